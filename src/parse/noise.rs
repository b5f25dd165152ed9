//! Noise: lines that a web page, a viewer or a page layout put between the lines of the document.

use super::scan::{PhraseSet, any_at};

/// What lines of web pages start with. Each is a phrase that no plan starts a paragraph with.
#[rustfmt::skip]
static OPENINGS: PhraseSet = PhraseSet::new(&[
    "bạn đang xem", "đang xem", "xem thêm", "xem ngay", "xem chi tiết", "xem văn bản", "tải về", "tải văn bản",
    "tải file", "tải xuống", "download", "chia sẻ", "in mục lục", "mục lục văn bản", "trang chủ", "ý kiến bạn đọc",
    "lượt xem", "số lượt xem", "lượt tải", "thuộc tính văn bản", "văn bản liên quan", "văn bản gốc", "lược đồ",
    "đăng nhập", "đăng ký thành viên", "quảng cáo", "hotline", "copyright", "bài viết liên quan", "tin liên quan",
    "tin tức liên quan", "có thể bạn quan tâm", "bình luận", "quay lại", "gửi bài viết", "bản in",
]);

/// What they start with where a colon follows.
#[rustfmt::skip]
static LABELS: PhraseSet = PhraseSet::new(&[
    "nguồn tin", "nguồn", "tags", "từ khóa", "từ khoá", "người ký", "thời gian ký", "ký bởi",
]);

/// Whether a line is no part of a document.
pub(crate) fn is_noise(line: &str) -> bool {
    let line = line.trim();
    if matches!(line, "[...]" | "[…]" | "(...)" | "..." | "…" | "*" | "|" | "x" | "×") {
        return true;
    }
    let line = line.trim_start_matches(['>', '»', '›', '-', '•', ' ', '*']);
    let first = line.chars().next().unwrap_or(' ');
    if matches!(first, 'h' | 'w' | 'H' | 'W' | '©')
        && (line.starts_with("http") || line.starts_with("www.") || line.starts_with('©'))
        && !line.contains(' ')
    {
        return true;
    }
    if is_file_path(line) {
        return true;
    }
    let colon = |end: usize| line[end..].trim_start().starts_with(':');
    if any_at(line, 0, &LABELS).is_some_and(colon) {
        return true;
    }
    // `Chia sẻ dữ liệu giữa các cơ quan …` is a task; a link is short or has a colon.
    let short = || line.chars().count() <= 40 && !line.ends_with(['.', ';']);
    any_at(line, 0, &OPENINGS).is_some_and(|end| colon(end) || short())
}

/// Whether a line is where the typist keeps the file: `d:\2031\CV\rung.doc`, `Lan\QD56.85b`.
fn is_file_path(line: &str) -> bool {
    let inner = |at: usize| {
        let (before, after) = (line[..at].chars().next_back(), line[at + 1..].chars().next());
        before.is_some_and(|c| c.is_alphanumeric() || c == ':') && after.is_some_and(char::is_alphanumeric)
    };
    let signs = memchr::memchr_iter(b'\\', line.as_bytes()).take(2).filter(|&at| inner(at)).count();
    signs > 0 && line.len() <= 160 && line.split(' ').count() <= if signs > 1 { 8 } else { 1 }
}

/// Whether a line is a page number: `2`, `- 2 -`, `Trang 2/5`.
pub(crate) fn is_page_number(line: &str) -> bool {
    let word = line.strip_prefix("Trang ").or_else(|| line.strip_prefix("trang ")).or_else(|| line.strip_prefix("Page "));
    let core = word.unwrap_or(line).trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '|'));
    let digits = core.bytes().take_while(u8::is_ascii_digit).count();
    let rest = core[digits..].trim_start();
    let total = rest.trim_start_matches(['/', ' ']);
    (1..=3).contains(&digits)
        && (rest.is_empty() || (rest.starts_with('/') && word.is_some() && total.bytes().all(|byte| byte.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_paths_are_noise() {
        for line in [r"d:\2031\CV\T4\Bau cho ho", r"Lan\QD56.85b.", r"D:\KH\rung.doc"] {
            assert!(is_noise(line), "{line}");
        }
        for line in [r"1\. Trồng rừng", r"\- Rà soát", r"16 \- 18%", r"Sở Y tế\Phòng khám lập danh sách"] {
            assert!(!is_noise(line), "{line}");
        }
    }

    #[test]
    fn web_lines_are_noise_and_tasks_are_not() {
        for line in [
            "Bạn đang xem: Kế hoạch trồng rừng",
            "Xem thêm: Cách nuôi cá",
            "[...]",
            "Tải về",
            "https://vidu.vn/van-ban",
            "*",
            "Nguồn: Báo Sơn Hà",
        ] {
            assert!(is_noise(line), "{line}");
        }
        for line in [
            "Chia sẻ dữ liệu giữa các cơ quan nhà nước trên địa bàn tỉnh.",
            "Nguồn kinh phí",
            "- Tổ chức",
            "Bình luận viên được mời tham gia đầy đủ các phiên họp.",
        ] {
            assert!(!is_noise(line), "{line}");
        }
    }

    #[test]
    fn page_numbers() {
        assert!(is_page_number("2") && is_page_number("- 12 -") && is_page_number("Trang 2/5"));
        assert!(!is_page_number("2024") && !is_page_number("2/5") && !is_page_number("2 người"));
    }
}
