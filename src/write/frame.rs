//! The head and the foot of a document as lines, as Decree 30/2020/NĐ-CP words them, for every writer of documents.
//!
//! What the plan holds as written is given as written. Only where a plan has the value without its written form
//! (one made by hand) is the line put together from the value.

use jiff::civil::Date;

use crate::model::{Appendix, DocType, Letterhead, Plan, Signature};

/// The head without what it does not say: a field that was inferred stands nowhere in the document.
pub(super) fn stated(header: &Letterhead) -> Letterhead {
    let mut stated = header.clone();
    for field in &header.inferred {
        match field.as_str() {
            "issuer_parent" => stated.issuer_parent = None,
            "issuer" => stated.issuer = None,
            "place" => stated.place = None,
            "date" => stated.date = None,
            "doc_type" => stated.doc_type = None,
            "title" => stated.title = None,
            _ => {}
        }
    }
    stated
}

/// `Số: 07/KH-UBND`.
pub(super) fn number_line(header: &Letterhead) -> Option<String> {
    if let Some(text) = &header.number_text {
        return Some(text.clone());
    }
    let symbol = header.symbol.as_deref()?;
    // A draft leaves the number blank; numbers below ten take a zero.
    let number = header.number.map(|number| format!("{number:02}")).unwrap_or_default();
    let suffix = header.number_suffix.as_deref().unwrap_or_default();
    let year = header.number_year.map(|year| format!("/{year}")).unwrap_or_default();
    let dash = if is_party(header) { "-" } else { "/" };
    Some(format!("Số: {number}{suffix}{year}{dash}{symbol}"))
}

/// `Sơn Hà, ngày 05 tháng 02 năm 2026`.
pub(super) fn date_line(header: &Letterhead) -> Option<String> {
    let date = header.date_text.clone().or_else(|| header.date.map(date_in_words));
    match (&header.place, date) {
        (Some(place), Some(date)) => Some(format!("{place}, {date}")),
        (Some(place), None) => Some(place.clone()),
        (None, date) => date,
    }
}

/// Days below ten and the months January and February take a zero.
fn date_in_words(date: Date) -> String {
    let month = if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// Party symbols name the type first and the body after a stroke: `KH/TU`.
fn is_party(header: &Letterhead) -> bool {
    header.symbol.as_deref().is_some_and(|symbol| symbol.contains('/') && symbol.starts_with(char::is_alphabetic))
}

/// The state's name and motto, or what stands in their place; none where the source had none.
pub(super) fn motto(plan: &Plan) -> &'static [&'static str] {
    const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
    const NAMES: [(&str, &[&str]); 5] = [
        ("motto", &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", MOTTO]),
        ("party_name", &["ĐẢNG CỘNG SẢN VIỆT NAM"]),
        ("union_name", &["ĐOÀN TNCS HỒ CHÍ MINH"]),
        ("motto_1945", &["VIỆT NAM DÂN CHỦ CỘNG HÒA", MOTTO]),
        ("motto_1969", &["CỘNG HÒA MIỀN NAM VIỆT NAM"]),
    ];
    let read = |name: &str| plan.places.header.contains_key(name);
    NAMES.iter().find(|(name, _)| read(name)).map_or(&[], |(_, lines)| lines)
}

/// The subject of a công văn, whose type is never written, stands under its number after `V/v`; all others have it under
/// the name of their type.
pub(super) fn subject_under_number(header: &Letterhead) -> Option<String> {
    if header.kind != Some(DocType::CongVan) || header.doc_type.is_some() {
        return None;
    }
    let title = header.title.as_deref()?;
    let marked = ["v/v", "về việc"].iter().any(|mark| title.to_lowercase().starts_with(mark));
    Some(if marked { title.to_owned() } else { format!("V/v {title}") })
}

/// A citation with the mark that ends it: `;`, and `.` after the last.
pub(super) fn citation(text: &str, last: bool) -> String {
    let end = match text.chars().next_back() {
        Some(';' | '.' | ',' | ':') => "",
        _ if last => ".",
        _ => ";",
    };
    format!("{text}{end}")
}

/// `- Sở Nội vụ;`, and `.` after the last.
pub(super) fn list(items: &[String]) -> impl Iterator<Item = String> {
    let last = items.len().saturating_sub(1);
    items.iter().enumerate().map(move |(at, text)| format!("- {text}{}", if at == last { "." } else { ";" }))
}

/// One addressee stands on the line of `Kính gửi:`, several on lines of their own.
pub(super) fn single_addressee(plan: &Plan) -> Option<String> {
    match plan.addressees.as_slice() {
        [one] => Some(format!("Kính gửi: {one}.")),
        _ => None,
    }
}

/// Authority and office, line by line, then the name, for each signer.
pub(super) fn signers(signature: &Signature) -> Vec<(Vec<&str>, Option<&str>)> {
    // Signers may hold signers; the list is worked off in order, however they nest.
    let mut out = vec![];
    let mut waiting = vec![signature];
    while let Some(signer) = waiting.pop() {
        let office: Vec<&str> = signer.authority.iter().chain(&signer.role_lines).map(String::as_str).collect();
        if !office.is_empty() || signer.name.is_some() {
            out.push((office, signer.name.as_deref()));
        }
        waiting.extend(signer.others.iter().rev());
    }
    out
}

/// `(Kèm theo Kế hoạch số 07/KH-UBND)`.
pub(super) fn attached_line(appendix: &Appendix) -> Option<String> {
    appendix.attached_to.as_ref().map(|text| format!("(Kèm theo {text})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_head_made_by_hand() {
        let mut header = Letterhead {
            number: Some(7),
            symbol: Some("KH-UBND".into()),
            place: Some("Sơn Hà".into()),
            date: Some(jiff::civil::date(2026, 2, 5)),
            ..Letterhead::default()
        };
        assert_eq!(number_line(&header).as_deref(), Some("Số: 07/KH-UBND"));
        assert_eq!(date_line(&header).as_deref(), Some("Sơn Hà, ngày 05 tháng 02 năm 2026"));
        header.date = Some(jiff::civil::date(2026, 3, 15));
        assert_eq!(date_line(&header).as_deref(), Some("Sơn Hà, ngày 15 tháng 3 năm 2026"));
        header = Letterhead { number: Some(12), symbol: Some("KH/TU".into()), ..Letterhead::default() };
        assert_eq!(number_line(&header).as_deref(), Some("Số: 12-KH/TU"));
        assert_eq!(date_line(&header), None);
        header = Letterhead { number: Some(45), number_year: Some(2020), symbol: Some("NĐ-CP".into()), ..Letterhead::default() };
        assert_eq!(number_line(&header).as_deref(), Some("Số: 45/2020/NĐ-CP"));
        (header.number, header.number_year) = (None, None);
        header.symbol = Some("KH-UBND".into());
        assert_eq!(number_line(&header).as_deref(), Some("Số: /KH-UBND"));
    }

    #[test]
    fn the_subject_of_a_letter_stands_under_its_number() {
        let header = Letterhead { kind: Some(DocType::CongVan), title: Some("báo cáo quý I".into()), ..Letterhead::default() };
        assert_eq!(subject_under_number(&header).as_deref(), Some("V/v báo cáo quý I"));
        let inferred = Letterhead { doc_type: Some("CÔNG VĂN".into()), inferred: vec!["doc_type".into()], ..header.clone() };
        assert_eq!(subject_under_number(&stated(&inferred)).as_deref(), Some("V/v báo cáo quý I"));
        let plan = Letterhead { kind: Some(DocType::KeHoach), ..header };
        assert_eq!(subject_under_number(&plan), None);
    }

    #[test]
    fn marks_at_the_end_are_not_doubled() {
        assert_eq!(citation("Căn cứ Luật A;", false), "Căn cứ Luật A;");
        assert_eq!(citation("Căn cứ Luật A", false), "Căn cứ Luật A;");
        assert_eq!(citation("Căn cứ Luật A", true), "Căn cứ Luật A.");
    }
}
