//! Units of measure as written after a number: `%`, `điểm`, `tỷ đồng`, `triệu đồng/người/năm`.

use std::ops::Range;

use crate::base::fold::is_letter;

use super::scan::{PhraseSet, after, any_at, is_word, phrase_at, phrases, skip_spaces};

/// Words that multiply: they may stand alone (`5 tỷ`) or before another unit (`5 tỷ đồng`, `2 triệu lượt`).
#[rustfmt::skip]
static MAGNITUDES: PhraseSet = PhraseSet::new(&[
    "triệu tỷ", "triệu tỉ", "nghìn tỷ", "nghìn tỉ", "ngàn tỷ", "ngàn tỉ", "trăm tỷ", "trăm tỉ", "tỷ", "tỉ", "trăm triệu", "triệu",
    "nghìn", "ngàn", "trăm", "chục", "vạn",
]);

/// Units, longer ones before those they start with.
#[rustfmt::skip]
static UNITS: PhraseSet = PhraseSet::new(&[
    "điểm phần trăm", "điểm %", "điểm cầu", "điểm", "phần trăm", "bậc", "hạng", "vị trí", "đồng", "usd", "đô la mỹ", "đô la",
    "vnđ", "euro", "km²", "km2", "km", "m²", "m2 sàn", "m2", "m³", "m3", "héc ta", "hecta", "ha", "mét", "m", "tấn", "tạ", "yến", "kg",
    "lít", "kwh", "mwh", "kw", "mw", "mva", "kcal", "cuộc", "lớp", "hồ sơ", "lượt người", "lượt khách", "lượt", "khách",
    "người", "hộ gia đình", "hộ", "xã", "phường", "thôn", "huyện", "doanh nghiệp", "hợp tác xã", "lao động", "học sinh", "bé trai", "bé gái", "trẻ sơ sinh trai", "trẻ em trai", "ca sinh",
    "giường bệnh", "giường", "bác sĩ", "bác sỹ", "dược sĩ", "điều dưỡng", "dự án", "công trình", "nhiệm vụ", "sản phẩm", "mô hình", "cơ sở", "đơn vị",
    "trường", "máy", "thuê bao", "μg", "µg", "mg", "căn", "con", "cây", "quả", "vụ", "tuổi", "lần", "giờ", "ngày", "tuần", "tháng", "quý", "năm", "phút",
]);

/// The unit that starts at byte `at`, with what it is counted per (`/ha`, `/người/năm`) or is a share of (`% GDP`).
pub(crate) fn unit_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut end = match after(text, at)? {
        '%' => any_at(text, skip_spaces(text, at + 1), phrases!["gdp", "grdp"]).unwrap_or(at + 1),
        sign @ ('‰' | '$' | '€' | '°') => at + sign.len_utf8(),
        c if is_letter(c) => match any_at(text, at, &MAGNITUDES) {
            Some(end) => any_at(text, skip_spaces(text, end), &UNITS).unwrap_or(end),
            None => any_at(text, at, &UNITS)?,
        },
        _ => return None,
    };
    while let Some(next) = per_at(text, end) {
        end = next;
    }
    Some(at..end)
}

/// `/người`, `/vạn dân`, `/01 năm`, ` trên một vạn dân` after a unit.
fn per_at(text: &str, at: usize) -> Option<usize> {
    if text.as_bytes().get(at) == Some(&b' ') {
        let heads = phrases![
            "trên một vạn dân",
            "trên 1 vạn dân",
            "trên 01 vạn dân",
            "trên vạn dân",
            "trên 10.000 dân",
            "trên 1.000 dân",
            "trên 100.000 dân",
            "trên một triệu dân",
        ];
        return any_at(text, at + 1, heads);
    }
    if text.as_bytes().get(at) != Some(&b'/') {
        return None;
    }
    let digits = text[at + 1..].find(|c: char| !c.is_ascii_digit() && c != '.').map_or(text.len(), |len| at + 1 + len);
    let word = if digits > at + 1 { skip_spaces(text, digits) } else { at + 1 };
    if let Some(end) = any_at(
        text,
        word,
        phrases![
            "vạn dân",
            "nghìn dân",
            "đầu người",
            "dân",
            "phụ nữ",
            "học sinh",
            "sinh viên",
            "giáo viên",
            "lao động",
            "hộ dân",
            "hộ gia đình",
            "trẻ sơ sinh gái",
            "trẻ em gái",
            "bé gái",
            "trẻ đẻ sống",
            "trẻ sinh sống",
            "trẻ em",
            "trẻ",
            "doanh nghiệp",
            "giường bệnh",
            "cơ sở"
        ],
    ) {
        return Some(end);
    }
    if let Some(end) = any_at(text, word, &UNITS) {
        return Some(end);
    }
    let len = text[word..].find(|c: char| !is_word(c)).unwrap_or(text.len() - word);
    // A capital after the slash belongs to a document's number, not to a unit.
    (digits == at + 1 && len > 0 && after(text, word).is_some_and(char::is_lowercase)).then_some(word + len)
}

/// Whether the unit counts places in a ranking.
pub(crate) fn is_place_unit(unit: &str) -> bool {
    ["bậc", "hạng", "vị trí"].iter().any(|word| phrase_at(unit, 0, word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Option<&str> {
        unit_at(text, 0).map(|range| &text[range])
    }

    #[test]
    fn units_are_read_whole() {
        assert_eq!(unit("tỷ đồng, tăng"), Some("tỷ đồng"));
        assert_eq!(unit("tỷ; đạt"), Some("tỷ"));
        assert_eq!(unit("triệu tỷ đồng (theo"), Some("triệu tỷ đồng"));
        assert_eq!(unit("nghìn tỉ đồng"), Some("nghìn tỉ đồng"));
        assert_eq!(unit("triệu lượt khách"), Some("triệu lượt khách"));
        assert_eq!(unit("giường bệnh/vạn dân"), Some("giường bệnh/vạn dân"));
        assert_eq!(unit("cuộc/01 năm"), Some("cuộc/01 năm"));
        assert_eq!(unit("người trên một vạn dân; có"), Some("người trên một vạn dân"));
        assert_eq!(unit("% số hộ"), Some("%"));
        assert_eq!(unit("% GRDP vào năm"), Some("% GRDP"));
        assert_eq!(unit("μg/m3 (giảm"), Some("μg/m3"));
        assert_eq!(unit("máy/100 dân"), Some("máy/100 dân"));
        assert_eq!(unit("hàng hóa"), None);
        assert_eq!(unit("mỗi"), None);
        assert!(is_place_unit("Bậc") && !is_place_unit("điểm"));
    }
}
