//! Whole documents, unzipped and looked into.

use std::io::{Cursor, Read as _};

use super::*;
use crate::write::sample;

fn parts(plan: &Plan, options: &DocxOptions) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(document(plan, options))).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().to_owned(), text)
        })
        .collect()
}

fn part(plan: &Plan, name: &str) -> String {
    let parts = parts(plan, &DocxOptions::default());
    parts.into_iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// The text of a part, one paragraph a line.
fn text(xml: &str) -> Vec<String> {
    xml.split("</w:p>")
        .map(|paragraph| {
            let runs = paragraph.split("<w:t").skip(1).filter(|piece| piece.starts_with(['>', ' ']));
            runs.filter_map(|piece| piece.split_once('>')?.1.split("</w:t>").next()).collect::<String>()
        })
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn all_of_the_plan_is_there_in_order() {
    let xml = part(&sample::plan(), "word/document.xml");
    let lines = text(&xml);
    let expected = [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/KH-UBND",
        "Sơn Hà, ngày 05 tháng 02 năm 2026",
        "KẾ HOẠCH",
        "Trồng cây năm 2026",
        "Căn cứ Luật Lâm nghiệp;",
        "Thực hiện Kế hoạch số 12/KH-UBND.",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "I. MỤC TIÊU",
        "Các chỉ tiêu như sau:",
        "STT",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nông nghiệp",
        "a) Chủ trì trồng cây:",
        "đ) Báo cáo kết quả.",
        "Trên đây là Kế hoạch trồng cây năm 2026./.",
        "Nơi nhận:",
        "- Sở Nông nghiệp;",
        "TM. ỦY BAN NHÂN DÂN",
        "Nguyễn Văn An",
        "PHỤ LỤC",
        "(Kèm theo Kế hoạch số 07/KH-UBND)",
        "Biểu số 01",
    ];
    let mut rest = lines.iter();
    for line in expected {
        assert!(rest.any(|found| found.starts_with(line)), "`{line}` is missing or out of order in {lines:#?}");
    }
}

#[test]
fn header_rows_spans_and_pages() {
    let xml = part(&sample::plan(), "word/document.xml");
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 4, "two header rows in each of two tables");
    assert!(xml.contains("<w:gridSpan w:val=\"2\"/>"));
    assert_eq!(xml.matches("<w:sectPr>").count(), 2);
    assert_eq!(xml.matches("<w:titlePg/>").count(), 2);
    assert!(xml.contains("<w:pgNumType w:start=\"1\"/>"));
    assert!(!xml.contains("w14:paraId"), "a counter of the process makes equal plans differ");
}

#[test]
fn equal_plans_give_equal_bytes() {
    let options = DocxOptions::default();
    assert_eq!(document(&sample::plan(), &options), document(&sample::plan(), &options));
}

#[test]
fn properties_name_title_issuer_and_language() {
    let core = part(&sample::plan(), "docProps/core.xml");
    assert!(core.contains("<dc:title>KẾ HOẠCH Trồng cây năm 2026</dc:title>"), "{core}");
    assert!(core.contains("<dc:creator>ỦY BAN NHÂN DÂN TỈNH SƠN HÀ</dc:creator>"));
    assert!(part(&sample::plan(), "word/styles.xml").contains("<w:lang w:val=\"vi-VN\""));
}

#[test]
fn a_footnote_stands_at_its_mark() {
    let mut plan = sample::plan();
    let text = "Trồng 500 cây¹ mỗi xã.";
    let place = |start, end| crate::base::place::Place::in_text(start, end, 1);
    plan.preamble = vec![crate::model::Paragraph { text: text.into(), place: place(10, 10 + text.len() as u32) }];
    let at = 10 + text.find('¹').unwrap() as u32;
    plan.footnotes[0].anchor_place = Some(place(at, at + 2));
    let parts = parts(&plan, &DocxOptions::default());
    let find = |name: &str| &parts.iter().find(|(found, _)| found == name).unwrap().1;
    let document = find("word/document.xml");
    assert!(document.contains("<w:footnoteReference w:id=\"1\"/>"), "{document}");
    assert!(!document.contains('¹') && !document.contains("Theo công bố"));
    let notes = find("word/footnotes.xml");
    assert!(notes.contains("- Theo công bố năm 2025.") && notes.contains("<w:footnoteRef/>"), "{notes}");
    assert!(find("word/_rels/document.xml.rels").contains("footnotes.xml"));
}

#[test]
fn numbers_can_be_words_own() {
    let parts = parts(&sample::plan(), &DocxOptions { word_numbers: true, ..DocxOptions::default() });
    let find = |name: &str| &parts.iter().find(|(found, _)| found == name).unwrap().1;
    assert!(text(find("word/document.xml")).contains(&"MỤC TIÊU".to_owned()));
    assert!(find("word/numbering.xml").contains("<w:numFmt w:val=\"upperRoman\"/>"));
}

#[test]
fn plans_beyond_reason_are_written_whole() {
    let mut deep = sample::section("1.", SectionKind::Arabic, Some("đáy"), &["hết"]);
    for _ in 0..3000 {
        deep = Section { children: vec![deep], ..sample::section("a)", SectionKind::Letter, None, &["x"]) };
    }
    let mut wide = sample::table();
    wide.rows = vec![(0..200).map(|at| format!("ô{at}")).collect()];
    let plan = Plan { sections: vec![deep], tables: vec![wide], ..Plan::default() };
    let lines = text(&part(&plan, "word/document.xml"));
    assert!(lines.contains(&"1. đáy".to_owned()) && lines.contains(&"hết".to_owned()));
    assert!((0..200).all(|at| lines.contains(&format!("ô{at}"))), "{lines:?}");
}

#[test]
fn text_that_xml_cannot_hold() {
    let mut plan = sample::plan();
    plan.preamble[0].text = "a\u{1}b < c & \"d\" \u{fffe}".into();
    let xml = part(&plan, "word/document.xml");
    assert!(text(&xml).contains(&"ab &lt; c &amp; &quot;d&quot;".to_owned()), "{xml}");
    document(&Plan::default(), &DocxOptions::default());
}
