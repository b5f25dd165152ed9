//! Offices and provinces with the days between which they existed: the reforms of 2025 renamed and merged many.

/// A name of a field of work, the part after `Sở`, `Phòng`, `Ban` …, and the days between which bodies bore it.
pub(crate) struct Field {
    /// The name.
    pub(crate) name: &'static str,
    /// First day (ISO), where it is known to be new.
    pub(crate) since: Option<&'static str>,
    /// Last day (ISO), where it is known to have ended.
    pub(crate) until: Option<&'static str>,
}

const fn always(name: &'static str) -> Field {
    Field { name, since: None, until: None }
}

const fn old(name: &'static str, until: &'static str) -> Field {
    Field { name, since: None, until: Some(until) }
}

const fn new(name: &'static str, since: &'static str) -> Field {
    Field { name, since: Some(since), until: None }
}

/// Decree 45/2025/NĐ-CP took effect on 1 March 2025; districts ended, and communes got offices, on 1 July 2025.
const MERGED: &str = "2025-03-01";
const BEFORE_MERGER: &str = "2025-02-28";
const COMMUNES: &str = "2025-07-01";
const BEFORE_COMMUNES: &str = "2025-06-30";

/// Fields of departments and offices (Decrees 24/2014, 37/2014, 107/2020, 45/2025, 150/2025) with their dates.
pub(crate) static DATED: &[Field] = &[
    always("Nội vụ"),
    always("Tư pháp"),
    always("Tài chính"),
    always("Công Thương"),
    always("Xây dựng"),
    always("Khoa học và Công nghệ"),
    always("Văn hóa, Thể thao và Du lịch"),
    always("Giáo dục và Đào tạo"),
    always("Y tế"),
    always("Ngoại vụ"),
    always("Du lịch"),
    always("Quy hoạch - Kiến trúc"),
    always("An toàn thực phẩm"),
    new("Nông nghiệp và Môi trường", MERGED),
    new("Dân tộc và Tôn giáo", MERGED),
    old("Kế hoạch và Đầu tư", BEFORE_MERGER),
    old("Nông nghiệp và Phát triển nông thôn", BEFORE_MERGER),
    old("Giao thông vận tải", BEFORE_MERGER),
    old("Tài nguyên và Môi trường", BEFORE_MERGER),
    old("Thông tin và Truyền thông", BEFORE_MERGER),
    old("Lao động - Thương binh và Xã hội", BEFORE_MERGER),
    old("Dân tộc", BEFORE_MERGER),
    old("Tài chính - Kế hoạch", BEFORE_COMMUNES),
    old("Văn hóa và Thông tin", BEFORE_COMMUNES),
    old("Kinh tế và Hạ tầng", BEFORE_COMMUNES),
    old("Quản lý đô thị", BEFORE_COMMUNES),
    old("Kinh tế, Hạ tầng và Đô thị", BEFORE_COMMUNES),
    new("Kinh tế, Hạ tầng và Đô thị", COMMUNES),
    new("Văn hóa - Xã hội", COMMUNES),
    always("Kinh tế"),
];

/// Provinces that were merged into others on 1 July 2025 (Resolution 202/2025/QH15) and whose names ended.
pub(crate) static MERGED_PROVINCES: [&str; 29] = [
    "Hà Giang",
    "Yên Bái",
    "Bắc Kạn",
    "Vĩnh Phúc",
    "Hòa Bình",
    "Bắc Giang",
    "Thái Bình",
    "Hải Dương",
    "Hà Nam",
    "Nam Định",
    "Quảng Bình",
    "Quảng Nam",
    "Kon Tum",
    "Bình Định",
    "Ninh Thuận",
    "Đắk Nông",
    "Bình Thuận",
    "Phú Yên",
    "Bình Dương",
    "Bà Rịa - Vũng Tàu",
    "Bình Phước",
    "Long An",
    "Sóc Trăng",
    "Hậu Giang",
    "Bến Tre",
    "Trà Vinh",
    "Tiền Giang",
    "Bạc Liêu",
    "Kiên Giang",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_office_ends_before_it_begins() {
        assert!(DATED.iter().all(|field| field.since.zip(field.until).is_none_or(|(since, until)| since <= until)));
        assert_eq!(MERGED_PROVINCES.len() + 34, 63);
    }
}
