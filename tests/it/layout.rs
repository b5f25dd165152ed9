//! The rules on what a page looks like: a plan in Word set as Decree 30 wants it, and the same plan with one thing set wrong.

use std::collections::BTreeSet;

use kehoach::{CheckSettings, Document, Format, Lang, Needs, ReadOptions};

use crate::docx::{RELATIONSHIPS, TYPES, zipped};

/// How the plan is set: what each case changes.
#[derive(Clone, Copy)]
struct Setting {
    page: &'static str,
    margins: &'static str,
    font: &'static str,
    body: &'static str,
    body_size: &'static str,
    date: &'static str,
    header: Option<&'static str>,
    title_page: bool,
}

const RIGHT: Setting = Setting {
    page: r#"w:w="11906" w:h="16838""#,
    margins: r#"w:top="1134" w:right="850" w:bottom="1134" w:left="1701""#,
    font: "Times New Roman",
    body: r#"<w:jc w:val="both"/><w:ind w:firstLine="567"/><w:spacing w:before="120" w:line="264" w:lineRule="auto"/>"#,
    body_size: "28",
    date: "<w:i/>",
    header: Some("center"),
    title_page: true,
};

/// A line of the plan: how its paragraph and its letters are set, and its text.
fn paragraph(set: &Setting, look: &str, letters: &str, size: &str, text: &str) -> String {
    let font = set.font;
    format!(
        "<w:p><w:pPr>{look}</w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:cs=\"{font}\"/>{letters}\
         <w:sz w:val=\"{size}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

fn plan(set: &Setting) -> Vec<u8> {
    let centre = "<w:jc w:val=\"center\"/>";
    let line = |look: &str, letters: &str, size: &str, text: &str| paragraph(set, look, letters, size, text);
    let body = |text: &str| line(set.body, "", set.body_size, text);
    let content = [
        line(centre, "<w:b/>", "26", "ỦY BAN NHÂN DÂN XÃ PHÚ LÂM"),
        line(centre, "<w:b/>", "24", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        line(centre, "<w:b/>", "26", "Độc lập - Tự do - Hạnh phúc"),
        line(centre, "", "26", "Số: 12/KH-UBND"),
        line(centre, set.date, "26", "Phú Lâm, ngày 05 tháng 02 năm 2026"),
        line(centre, "<w:b/>", "28", "KẾ HOẠCH"),
        line(centre, "<w:b/>", "28", "Trồng cây năm 2026"),
        line("", "<w:b/>", "28", "I. MỤC TIÊU"),
        body("Trồng mới 500 cây bóng mát dọc các trục đường liên thôn, giao cho các đoàn thể của xã chăm sóc và bảo vệ đến khi cây lên xanh tốt."),
        line("", "<w:b/><w:i/>", "24", "Nơi nhận:"),
        line("", "", "22", "- Các thôn;"),
        line("", "", "22", "- Lưu: VT, VHXH."),
        line(centre, "<w:b/>", "28", "TM. ỦY BAN NHÂN DÂN"),
        line(centre, "<w:b/>", "28", "CHỦ TỊCH"),
        line(centre, "<w:b/>", "28", "Nguyễn Văn An"),
    ]
    .concat();
    let (reference, part, types, relations) = match set.header {
        Some(align) => (
            "<w:headerReference w:type=\"default\" r:id=\"rId9\"/>",
            Some(format!(
                "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr><w:jc w:val=\"{align}\"/></w:pPr>\
                 <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"
            )),
            TYPES.replace("</Types>", "<Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/></Types>"),
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" Target=\"header1.xml\"/></Relationships>",
        ),
        None => ("", None, TYPES.to_owned(), "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"),
    };
    let (title, page, margins) = (if set.title_page { "<w:titlePg/>" } else { "" }, set.page, set.margins);
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{content}\
         <w:sectPr>{reference}<w:pgSz {page}/><w:pgMar {margins} w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>{title}</w:sectPr></w:body></w:document>"
    );
    let mut entries: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), types.into()),
        ("_rels/.rels".into(), RELATIONSHIPS.into()),
        ("word/document.xml".into(), document.into()),
        ("word/_rels/document.xml.rels".into(), relations.into()),
    ];
    entries.extend(part.map(|part| ("word/header1.xml".to_owned(), part.into_bytes())));
    zipped(&entries)
}

/// The names of the rules on layout that speak of a plan.
fn spoken(set: &Setting) -> (BTreeSet<String>, String) {
    let document = Document::read(&plan(set), Format::Docx, &ReadOptions::default()).unwrap();
    let settings = CheckSettings { select: vec!["TT3".into()], lang: Lang::En, ..CheckSettings::default() };
    let checked = kehoach::check(&document.raw, &document.plan, &settings);
    assert!(checked.not_checked.is_empty());
    let line = |finding: &kehoach::Finding| format!("{}: {} [{}]", finding.rule, finding.message, finding.excerpt);
    let shown = checked.findings.iter().map(line).collect::<Vec<_>>().join("\n");
    (checked.findings.into_iter().map(|finding| finding.name).collect(), shown)
}

#[test]
fn each_rule_speaks_of_what_is_set_wrong_and_of_nothing_else() {
    let (found, shown) = spoken(&RIGHT);
    assert!(found.is_empty(), "{shown}");
    let landscape = Setting {
        page: r#"w:w="16838" w:h="11906" w:orient="landscape""#,
        margins: r#"w:top="567" w:right="567" w:bottom="567" w:left="567""#,
        ..RIGHT
    };
    assert!(spoken(&landscape).0.is_empty(), "{}", spoken(&landscape).1);
    let wrong: [(&str, Setting); 9] = [
        ("paper-size", Setting { page: r#"w:w="12240" w:h="15840""#, ..RIGHT }),
        ("page-margins", Setting { margins: r#"w:top="1134" w:right="850" w:bottom="1134" w:left="1134""#, ..RIGHT }),
        ("font-name", Setting { font: "Arial", ..RIGHT }),
        ("font-size", Setting { body_size: "24", ..RIGHT }),
        ("font-style", Setting { date: "", ..RIGHT }),
        ("body-spacing", Setting { body: r#"<w:ind w:firstLine="567"/>"#, ..RIGHT }),
        ("body-spacing", Setting { body: r#"<w:jc w:val="both"/><w:ind w:firstLine="0"/>"#, ..RIGHT }),
        ("page-number", Setting { header: Some("right"), ..RIGHT }),
        ("page-number", Setting { title_page: false, ..RIGHT }),
    ];
    for (name, set) in wrong {
        let (found, shown) = spoken(&set);
        assert!(found.len() == 1 && found.contains(name), "{name}: {shown}");
    }
    assert_eq!(kehoach::rules().iter().filter(|rule| rule.needs == Needs::Layout).count(), 7);
}

#[test]
fn text_has_no_layout_and_says_so() {
    let document = Document::read("KẾ HOẠCH\nTrồng cây\n".as_bytes(), Format::Text, &ReadOptions::default()).unwrap();
    let checked = kehoach::check(&document.raw, &document.plan, &CheckSettings::default());
    assert_eq!(checked.not_checked, ["TT301", "TT302", "TT303", "TT304", "TT305", "TT306", "TT307"]);
}
