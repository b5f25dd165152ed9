//! Where the name of a body ends: `Ban Chấp hành Đảng bộ tỉnh`, `Bộ Lao động - Thương binh và Xã hội`.

use std::ops::Range;

use crate::base::fold;
use crate::parse::agencies::agencies_at_word;
use crate::parse::scan::{PhraseSet, after, any_at, phrase_at, phrases, skip_spaces};
use crate::parse::words::Words;

/// Small-letter words that belong to names of bodies.
#[rustfmt::skip]
static INSIDE: PhraseSet = PhraseSet::new(&[
    "nhân dân", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "chấp hành", "chỉ đạo",
    "thường vụ", "thường trực", "đảng bộ", "trung ương", "quốc gia", "khóa", "khoá", "các cấp", "bộ", "sở", "cải cách",
    "hành chính", "bí thư", "nhà nước", "chính phủ",
]);

/// Small-letter words that say what the document does: the name has ended before them.
#[rustfmt::skip]
static STOPS: PhraseSet = PhraseSet::new(&[
    "về", "ban hành", "phê duyệt", "quy định", "hướng dẫn", "sửa đổi", "bổ sung", "triển khai", "thực hiện", "công bố",
    "giao", "thông qua", "đã", "được", "tại", "do", "để", "nhằm", "trong", "trên", "thay thế", "bãi bỏ", "kèm", "có", "là",
    "liên quan", "tiếp tục", "tăng cường", "đẩy mạnh", "yêu cầu", "gửi", "gồm", "theo", "cho", "đến", "với", "hoặc", "như",
    "khi", "nêu", "này", "nói", "thống nhất", "điều chỉnh", "đồng ý", "chấp thuận", "cụ thể", "phân công", "thành lập",
    "kiện toàn", "tổ chức", "đảm bảo", "bảo đảm", "đánh giá", "báo cáo", "đề nghị", "hỗ trợ", "xây dựng", "phấn đấu",
    "nâng cao", "hoàn thiện", "chủ trì", "từ", "đối với", "một số", "mà", "thì", "và các", "vào", "sang", "phối hợp", "đề ra",
    "xác định", "quyết định", "chỉ thị", "bằng", "ra", "đưa",
]);

/// Small-letter words that open what a document is about.
static ACTS: PhraseSet = PhraseSet::new(&[
    "về",
    "ban hành",
    "phê duyệt",
    "quy định",
    "hướng dẫn",
    "sửa đổi",
    "triển khai",
    "thực hiện",
    "công bố",
    "giao",
    "v/v",
]);

/// The name of a body that starts at `at` with a capital, up to the words that say what it did.
pub(super) fn issuer_at(text: &str, at: usize) -> Option<Range<usize>> {
    let (sure, end) = name_at(text, at)?;
    // Small words in front of what the document does (`… về`, `… ban hành`) still name the body.
    let named = end > sure && any_at(text, skip_spaces(text, end), &ACTS).is_some();
    Some(at..if named { end } else { sure })
}

/// The name of a body that takes up all of `at..end`.
pub(super) fn issuer_within(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let (sure, last) = name_at(text, at)?;
    (sure == end || last == end).then_some(at..end)
}

/// Where the name that starts at `at` surely ends, and where it may end, a few small words further.
fn name_at(text: &str, at: usize) -> Option<(usize, usize)> {
    if !after(text, at)?.is_uppercase() && any_at(text, at, phrases!["liên bộ", "liên sở", "liên ngành"]).is_none() {
        return None;
    }
    // `sure` ends a word that surely belongs to the name; small words after it wait for what follows them.
    let (mut sure, mut end, mut waiting) = (at, at, 0);
    while end < text.len() {
        let next = skip_spaces(text, end);
        let Some(c) = after(text, next) else { break };
        if matches!(c, '-' | '–' | '&') {
            let word = skip_spaces(text, next + c.len_utf8());
            if waiting <= 2 && after(text, word).is_some_and(char::is_uppercase) {
                end = word_end(text, word);
                (sure, waiting) = (end, 0);
                continue;
            }
            break;
        }
        if c == ',' {
            let Some(whole) = past_comma(text, at, next) else { break };
            (sure, end, waiting) = (whole, whole, 0);
            continue;
        }
        if !fold::is_letter(c) || phrase_at(text, next, "v/v").is_some() {
            break;
        }
        if c.is_uppercase() {
            // In a title of capitals what the document does stands in capitals, too.
            if text[next..].chars().nth(1).is_some_and(char::is_uppercase) && any_at(text, next, &ACTS).is_some() {
                break;
            }
            end = word_end(text, next);
            (sure, waiting) = (end, 0);
        } else if let Some(word) = any_at(text, next, &INSIDE) {
            (sure, end, waiting) = (word, word, 0);
        } else if let Some(word) = phrase_at(text, next, "và") {
            if !after(text, skip_spaces(text, word)).is_some_and(char::is_uppercase)
                || starts_citation(text, skip_spaces(text, word))
            {
                break;
            }
            end = word;
        } else if any_at(text, next, &STOPS)
            .is_some_and(|word| phrase_at(text, next, "giao thông").is_none_or(|name| name < word))
        {
            break;
        } else {
            // The second syllable of `Chính phủ`, `Tài chính`.
            let second = sure == end && is_capitalised(&text[at..end]);
            end = word_end(text, next);
            if second {
                sure = end;
                continue;
            }
            waiting += 1;
            // A name has few small words in a row; more of them are a sentence going on.
            if waiting > 4 {
                return Some((sure, sure));
            }
        }
    }
    (sure > at).then_some((sure, end.max(sure)))
}

/// Where the name that starts at `at` ends, if the comma at `comma` stands inside it: `Bộ Văn hóa, Thể thao và Du lịch`.
fn past_comma(text: &str, at: usize, comma: usize) -> Option<usize> {
    /// Names of bodies are shorter, in bytes.
    const LONGEST: usize = 200;
    let next = skip_spaces(text, comma + 1);
    if !after(text, next)?.is_uppercase() || any_at(text, next, &super::words::TYPES).is_some() {
        return None;
    }
    let words = Words::new(&text[at..text.floor_char_boundary(at + LONGEST)]);
    let name = agencies_at_word(&words, 0)?.names.into_iter().next()?;
    (name.start == 0 && at + name.end > next).then_some(at + name.end)
}

/// Whether another document is named here: `và Quyết định số …`, `và Pháp lệnh sửa đổi …`; `và Kế hoạch` alone ends a name.
fn starts_citation(text: &str, at: usize) -> bool {
    any_at(text, at, &super::words::TYPES).is_some_and(|end| {
        let next = skip_spaces(text, end);
        let place = any_at(text, next, &INSIDE).is_some() || phrase_at(text, next, "và").is_some();
        after(text, next).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()) && !place
    })
}

/// Whether the last word of a name starts with a capital and goes on in small letters, unlike `UBND`.
fn is_capitalised(name: &str) -> bool {
    let word = name.rsplit([' ', '-']).next().unwrap_or("");
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(|c: char| !fold::is_word(c)).map_or(text.len(), |len| at + len)
}
