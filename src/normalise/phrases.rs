//! Reviewed phrases: misreadings of common words in official text, and words that are doubled on purpose.

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

/// Common words of two syllables, sorted: where one ends as the next begins, a doubled syllable is no slip.
pub(super) const COMPOUNDS: &[&str] = &[
    "báo chí", "bảo hiểm", "bảo trợ", "bảo vệ", "bảo đảm", "bắt đầu", "bộ máy", "bộ ngành", "bộ phận", "cao tuổi",
    "chuyên viên", "chí đạo", "chính phủ", "chính quyền", "chính sách", "chính trị", "chính xác", "chất lượng", "chế độ",
    "chỉ số", "chỉ đạo", "chủ trì", "chủ trương", "chủ tịch", "chủ động", "chức danh", "chức năng", "chức vụ", "cung cấp",
    "cán bộ", "công chức", "công dân", "công khai", "công nghiệp", "công tác", "công việc", "công vụ", "cơ quan", "cấp bách",
    "cấp phép", "cấp uỷ", "cấp ủy", "cộng đồng", "doanh nghiệp", "doanh thu", "dân chủ", "dân cư", "dân số", "dân tộc",
    "dân vận", "dịch vụ", "dữ liệu", "giao thông", "giáo dục", "giải pháp", "giải quyết", "hiện hành", "hiện nay",
    "hiện trạng", "hiện đại", "hiệu quả", "hoạch định", "hoạt động", "hành chính", "hành vi", "hành động", "hình thức",
    "hội nghị", "hội viên", "hội đồng", "hợp lý", "hợp pháp", "hợp tác", "hợp đồng", "khai báo", "khai thác", "kinh doanh",
    "kiểm tra", "ký kết", "kế hoạch", "kết quả", "kỷ luật", "lao động", "liên quan", "liệu tham", "luật sư", "làm chủ",
    "lãnh đạo", "lý do", "lý luận", "lượng hóa", "lực lượng", "môi trường", "nghiệp vụ", "nghị quyết", "nghị định",
    "nguồn lực", "ngân sách", "người dân", "nhiệm vụ", "nhân dân", "nhân viên", "nâng cao", "nông nghiệp", "năng lực",
    "pháp luật", "pháp lý", "phát triển", "phân cấp", "phù hợp", "phương hướng", "phương thức", "phương tiện", "phương án",
    "phối hợp", "phục vụ", "quan hệ", "quan trọng", "quan tâm", "quy hoạch", "quy định", "quyết liệt", "quyết tâm",
    "quyết định", "quyền hạn", "quyền lợi", "quả tang", "quản lý", "sách giáo", "số hóa", "số liệu", "số lượng", "sự nghiệp",
    "sự việc", "thanh tra", "thành viên", "thông báo", "thông qua", "thông tin", "thư ký", "thẩm quyền", "thị trường",
    "thị trấn", "thị xã", "thức ăn", "thực hiện", "thực hành", "tiêu chí", "tiến độ", "tiếp công", "tiếp cận", "tiếp nhận",
    "tiếp thu", "tiếp tục", "tiếp xúc", "toàn bộ", "toàn văn", "tra cứu", "triển khai", "trung tâm", "trung ương",
    "truyền thông", "trình độ", "trường học", "trường hợp", "trọng tâm", "trực tiếp", "tài chính", "tài liệu", "tác động",
    "tâm lý", "tư pháp", "tư vấn", "tập trung", "tổ chức", "tổng hợp", "uỷ ban", "uỷ quyền", "viên chức", "việc làm",
    "văn bản", "văn hoá", "văn hóa", "văn phòng", "vụ việc", "xã hội", "xử lý", "đoàn viên", "đô thị", "đạo đức", "đảm bảo",
    "đảng bộ", "đảng viên", "đất đai", "đầu tư", "đề nghị", "địa phương", "định hướng", "định kỳ", "định mức", "đồng bộ",
    "đồng chí", "đồng thời", "độ tuổi", "động lực", "động viên", "đứng đầu", "ổn định", "ủy ban", "ủy quyền",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_sorted_and_phrases_change_something() {
        assert!(COMPOUNDS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(MISREADINGS.iter().all(|(wrong, right)| wrong != right));
    }
}
