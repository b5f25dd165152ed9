//! Reviewed phrases: misreadings of common words in official text, and words that are doubled on purpose.

use std::sync::LazyLock;

use super::letters::{Alphabet, upper};
use super::syllable::Syllables;
use super::word::Word;

/// A phrase that makes no sense in official text, and the one it is a slip of. Small letters.
pub(super) const MISREADINGS: &[(&str, &str)] = &[
    ("những nhiễu", "nhũng nhiễu"),
    ("phiền hà, những nhiều", "phiền hà, nhũng nhiễu"),
    ("những nhiều, phiền hà", "nhũng nhiễu, phiền hà"),
    ("tham những", "tham nhũng"),
    ("phần đầu năm 2", "phấn đấu năm 2"),
    ("phần đầu đạt", "phấn đấu đạt"),
    ("phần đầu đến", "phấn đấu đến"),
    ("phần đầu hoàn thành", "phấn đấu hoàn thành"),
    ("phần đầu tăng", "phấn đấu tăng"),
    ("phần đấu", "phấn đấu"),
    ("phấn đầu", "phấn đấu"),
    ("kỹ luật", "kỷ luật"),
    ("kỹ cương", "kỷ cương"),
    ("kỹ niệm", "kỷ niệm"),
    ("kỹ lục", "kỷ lục"),
    ("thế kỹ", "thế kỷ"),
    ("kỷ năng", "kỹ năng"),
    ("kỷ thuật", "kỹ thuật"),
    ("kỷ sư", "kỹ sư"),
    ("nghiêm yết", "niêm yết"),
    ("công dịch vụ công", "cổng dịch vụ công"),
    ("công thông tin điện tử", "cổng thông tin điện tử"),
    ("mạnh cách hành chính", "mạnh cải cách hành chính"),
    ("chính phú", "chính phủ"),
    ("chỉnh phủ", "chính phủ"),
    ("kẻ hoạch", "kế hoạch"),
    ("kê hoạch", "kế hoạch"),
    ("triên khai", "triển khai"),
    ("triễn khai", "triển khai"),
    ("bổ xung", "bổ sung"),
    ("sử lý", "xử lý"),
    ("sử phạt", "xử phạt"),
    ("hổ trợ", "hỗ trợ"),
    ("hỗ sơ", "hồ sơ"),
    ("sữa đổi", "sửa đổi"),
    ("sữa chữa", "sửa chữa"),
    ("đãm bảo", "đảm bảo"),
    ("bảo đãm", "bảo đảm"),
    ("úy ban", "ủy ban"),
    ("ùy ban", "ủy ban"),
    ("trách nghiệm", "trách nhiệm"),
    ("vãn bản", "văn bản"),
    ("vẫn bản", "văn bản"),
    ("vãn phòng", "văn phòng"),
    ("vãn hóa", "văn hóa"),
    ("thẫm quyền", "thẩm quyền"),
    ("lảnh đạo", "lãnh đạo"),
    ("cũng cố", "củng cố"),
    ("dử liệu", "dữ liệu"),
    ("tỹ lệ", "tỷ lệ"),
    ("tỉnh hình", "tình hình"),
    ("tinh hình", "tình hình"),
    ("cản bộ", "cán bộ"),
    ("đồng chỉ", "đồng chí"),
    ("phổi hợp", "phối hợp"),
    ("phôi hợp", "phối hợp"),
    ("bảo cáo", "báo cáo"),
    ("chuyên đổi số", "chuyển đổi số"),
    ("điện từ tỉnh", "điện tử tỉnh"),
    ("trực tuyên", "trực tuyến"),
    ("nhiêm vụ", "nhiệm vụ"),
    ("thủ tướng chính phù", "thủ tướng chính phủ"),
    ("quốc phỏng", "quốc phòng"),
    ("kiễm tra", "kiểm tra"),
    ("khắc phụ những", "khắc phục những"),
    ("giãi pháp", "giải pháp"),
    ("giãi quyết", "giải quyết"),
    ("thường xuyến", "thường xuyên"),
    ("hiệu quá", "hiệu quả"),
    ("kết quá", "kết quả"),
];

/// Words and pairs that are doubled on purpose. Small letters.
pub(super) const REDUPLICATIONS: &[&str] = &[
    "ai", "ba", "bao", "cao", "chung", "chốc", "cái", "dài", "dần", "gần", "hay", "hoài", "hàng", "khư", "không", "là", "lâu", "lần", "lớp", "luôn",
    "mau", "muôn", "mãi", "mỗi", "mười", "ngang", "ngành", "nghề", "ngày", "người", "nhanh", "nhà", "nơi", "năm", "rất", "song", "sớm", "thường", "thật",
    "trăm", "tầng", "từ", "từng", "vân", "xa", "xanh", "xưa", "đâu", "đêm", "đôi", "đời", "đều", "điều", "từng bước", "ngày một", "dần từng", "từng ngày",
    "vui", "nhè", "xem", "lăm", "đùng", "chầm", "thoang", "kha", "khăng", "lù", "phăng", "răm", "rầm", "rành", "sờ", "thao", "trơ", "trùng", "ào", "đăm",
];

/// Common words of two syllables, sorted. Where one ends as the next begins, a doubled syllable is no slip; where a glued
/// word can be cut in two ways, the one that gives such a word is meant.
const COMPOUNDS: &[&str] = &[
    "an giang", "an ninh", "an sinh", "an toàn", "anh em", "ao hồ", "biết ơn", "báo chí", "bình an", "bình dương",
    "bình phước", "bình thuận", "bình yên", "bình định", "bạc liêu", "bản án", "bảo an", "bảo hiểm", "bảo trợ", "bảo vệ",
    "bảo đảm", "bắc giang", "bắc kạn", "bắc ninh", "bắt đầu", "bến tre", "bộ máy", "bộ ngành", "bộ phận", "bộ ảnh", "bữa ăn",
    "cao bằng", "cao tuổi", "cao áp", "chi ủy", "chuyên viên", "chí đạo", "chính phủ", "chính quyền", "chính sách",
    "chính trị", "chính xác", "chú ý", "chất lượng", "chế độ", "chỉ số", "chỉ đạo", "chị em", "chỗ ở", "chụp ảnh", "chủ trì",
    "chủ trương", "chủ tịch", "chủ yếu", "chủ động", "chức danh", "chức năng", "chức vụ", "con ong", "cung cấp", "cung ứng",
    "cà mau", "các em", "cán bộ", "có ích", "công an", "công chức", "công dân", "công khai", "công nghiệp", "công tác",
    "công việc", "công vụ", "công ích", "công ước", "cơ quan", "cảm ơn", "cấp bách", "cấp phép", "cấp uỷ", "cấp ủy",
    "cần thơ", "cộng đồng", "doanh nghiệp", "doanh thu", "dân chủ", "dân cư", "dân số", "dân tộc", "dân vận", "dịch vụ",
    "dữ liệu", "dự án", "em bé", "eo biển", "ghi âm", "gia lai", "giao thông", "giáo dục", "giải pháp", "giải quyết",
    "góp ý", "hiện hành", "hiện nay", "hiện trạng", "hiện đại", "hiệp ước", "hiệu quả", "hoạch định", "hoạt động",
    "huyết áp", "huyện ủy", "hà giang", "hà nam", "hà nội", "hà tĩnh", "hành chính", "hành vi", "hành động", "hình thức",
    "hình ảnh", "hòa bình", "hùng anh", "hưng yên", "hưởng ứng", "hải dương", "hải phòng", "hậu giang", "hội an", "hội nghị",
    "hội viên", "hội đồng", "hợp lý", "hợp pháp", "hợp tác", "hợp đồng", "hữu ích", "khai báo", "khai thác", "khoa ơn",
    "khánh hòa", "kinh doanh", "kiên giang", "kiểm tra", "kon tum", "ký kết", "kế hoạch", "kết quả", "kết ước", "kỷ luật",
    "lai châu", "lao động", "liên quan", "liệu tham", "long an", "luật sư", "làm chủ", "làm ăn", "lào cai", "lâm đồng",
    "lãnh đạo", "lý do", "lý luận", "lưu ý", "lượng hóa", "lạng sơn", "lợi ích", "lực lượng", "món ăn", "môi trường",
    "mật ong", "nam định", "nghiệp vụ", "nghệ an", "nghị quyết", "nghị định", "nguyên nhân", "nguồn lực", "ngân sách",
    "người dân", "nhiếp ảnh", "nhiệm vụ", "nhà ăn", "nhà ở", "nhân dân", "nhân viên", "nhân ái", "nhớ ơn", "ninh bình",
    "ninh thuận", "nuôi ong", "nâng cao", "nông nghiệp", "năng lực", "nơi ở", "nước anh", "nước uống", "oan sai",
    "pháp luật", "pháp lý", "phát triển", "phát âm", "phân cấp", "phù hợp", "phú thọ", "phú yên", "phương hướng",
    "phương thức", "phương tiện", "phương án", "phản ứng", "phối hợp", "phục vụ", "quan hệ", "quan trọng", "quan tâm",
    "quay ảnh", "quy hoạch", "quy định", "quyết liệt", "quyết tâm", "quyết định", "quyền hạn", "quyền lợi", "quân ủy",
    "quả tang", "quản lý", "quảng bình", "quảng nam", "quảng ngãi", "quảng ninh", "quảng trị", "suất ăn", "sách giáo",
    "sóc trăng", "sơn hà", "sơn la", "số hóa", "số liệu", "số lượng", "sự nghiệp", "sự việc", "thanh hóa", "thanh tra",
    "thi án", "thành viên", "thành ủy", "thái nguyên", "thích ứng", "thông báo", "thông qua", "thông tin", "thú y", "thư ký",
    "thẩm quyền", "thể ao", "thị trường", "thị trấn", "thị xã", "thịt ôi", "thức ăn", "thực hiện", "thực hành", "tiêu chí",
    "tiến độ", "tiếng anh", "tiếng ồn", "tiếp công", "tiếp cận", "tiếp nhận", "tiếp thu", "tiếp tục", "tiếp xúc",
    "tiền giang", "toà án", "toàn bộ", "toàn văn", "tra cứu", "tranh ảnh", "tri ân", "triển khai", "trung tâm", "trung ương",
    "truyền thông", "trà vinh", "trình độ", "trường học", "trường hợp", "trẻ em", "trị an", "trọng tâm", "trọng yếu",
    "trực tiếp", "tài chính", "tài liệu", "tài nguyên", "tác động", "tâm lý", "tây ninh", "tòa án", "tùy ý", "tư pháp",
    "tư vấn", "tương ứng", "tập trung", "tỉnh ủy", "tổ chức", "tổng hợp", "uy lực", "uy tín", "uốn nắn", "uỷ ban",
    "uỷ quyền", "viên chức", "việc làm", "văn bản", "văn hoá", "văn hóa", "văn phòng", "vĩnh long", "vĩnh phúc", "vũng tàu",
    "vụ việc", "xã hội", "xã ủy", "xử lý", "y học", "y tế", "yên bái", "yên tâm", "yêu cầu", "yêu nước", "yếu tố", "ái quốc",
    "án phí", "áp dụng", "áp lực", "áp thấp", "âm nhạc", "âm thanh", "ân hạn", "êm đềm", "ích kỷ", "ích lợi", "ít người",
    "ít nhất", "ô nhiễm", "ô tô", "ôn hòa", "ôn tập", "ý kiến", "ý nghĩa", "ý thức", "ý định", "ăn uống", "điện biên",
    "điện áp", "đoàn viên", "đà nẵng", "đáp án", "đáp ứng", "đô thị", "đông anh", "đông y", "đường ống", "đạo đức",
    "đảm bảo", "đảng bộ", "đảng viên", "đảng ủy", "đất đai", "đất ở", "đầu tư", "đắk lắk", "đắk nông", "đặt ở", "đề nghị",
    "đề án", "đền ơn", "địa phương", "định hướng", "định kỳ", "định mức", "đốt ong", "đồ ăn", "đồng bộ", "đồng chí",
    "đồng nai", "đồng tháp", "đồng thời", "đồng ý", "độ tuổi", "độ ẩm", "động lực", "động viên", "đứng đầu", "ưa chuộng",
    "ưu tiên", "ưu tú", "ưu việt", "ưu đãi", "ước mơ", "ước tính", "ướt át", "ảnh hưởng", "ấm no", "ấn phẩm", "ấn tượng",
    "ấn định", "ẩm thấp", "ẩm thực", "ốm đau", "ống khói", "ống nước", "ồn ào", "ổn thỏa", "ổn định", "ủy ban", "ủy quyền",
    "ứng dụng", "ứng phó", "ứng xử",
];

/// The marks of the first two words of each misreading, mixed to twelve bits.
static FIRST_WORDS: LazyLock<[u64; 64]> = LazyLock::new(|| {
    let (alphabet, table) = (Alphabet::new(), Syllables::get());
    let mut bits = [0; 64];
    for (wrong, _) in MISREADINGS {
        let Some(first) = Word::read(wrong, 0, alphabet, table) else { continue };
        let next = first.end() + wrong[first.end()..].find(char::is_alphabetic).unwrap_or(0);
        let Some(second) = Word::read(wrong, next, alphabet, table) else { continue };
        let at = pair_bits(&first, &second);
        bits[at >> 6] |= 1 << (at & 63);
    }
    bits
});

fn pair_bits(first: &Word, second: &Word) -> usize {
    (first.mark().rotate_left(7).wrapping_add(second.mark()) >> 52) as usize
}

/// A quick test for the pairs of words that can begin a misreading.
#[derive(Clone, Copy)]
pub(super) struct Openings(&'static [u64; 64]);

impl Openings {
    pub(super) fn new() -> Self {
        Self(&FIRST_WORDS)
    }

    /// Whether two words may begin a misreading; few others do.
    #[inline]
    pub(super) fn may_begin(self, first: &Word, second: &Word) -> bool {
        let at = pair_bits(first, second);
        self.0[at >> 6] >> (at & 63) & 1 == 1
    }
}

/// The misreading that a text begins with, and its proposal, in the case of the text.
pub(super) fn misreading_at(text: &str) -> Option<(&str, String)> {
    MISREADINGS.iter().find_map(|(wrong, right)| {
        let end = text.char_indices().nth(wrong.chars().count()).map_or(text.len(), |(at, _)| at);
        let head = &text[..end];
        let whole = !wrong.ends_with(char::is_alphabetic) || !text[end..].starts_with(char::is_alphabetic);
        if !whole || head.to_lowercase() != *wrong {
            return None;
        }
        let capitals = head.chars().filter(|c| c.is_uppercase()).count();
        let right = match capitals {
            0 => (*right).to_owned(),
            1 => right.chars().next().map(upper).into_iter().chain(right.chars().skip(1)).collect(),
            _ => right.to_uppercase(),
        };
        Some((head, right))
    })
}

/// Whether two syllables in small letters, with a space between them, are a common word.
pub(super) fn is_compound(pair: &str) -> bool {
    COMPOUNDS.binary_search(&pair).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_sorted_and_phrases_change_something() {
        assert!(COMPOUNDS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(MISREADINGS.iter().all(|(wrong, right)| wrong != right));
    }
}
