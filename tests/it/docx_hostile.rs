//! Word documents made to break a reader: each is an error that says why, or is read with a remark; none takes long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use kehoach::{Error, Format, RawDoc, ReadOptions};

use crate::docx::{Entries, entries, zipped};

const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Reads a package, in bounded time.
fn read(name: &str, bytes: &[u8]) -> Result<RawDoc, Error> {
    let start = Instant::now();
    let doc = kehoach::read(bytes, Format::Docx, &ReadOptions::default());
    // A build without optimisation on a busy machine takes many times what users see.
    assert!(start.elapsed() < Duration::from_mins(1), "{name}: {:?}", start.elapsed());
    doc
}

#[track_caller]
fn refused(name: &str, bytes: &[u8]) -> String {
    let error = read(name, bytes).err().unwrap_or_else(|| panic!("{name} was read"));
    let message = error.to_string();
    assert!(!message.is_empty() && !message.contains('\n'), "{name}: {message}");
    message
}

#[track_caller]
fn remark(name: &str, bytes: &[u8], id: &str) -> RawDoc {
    let doc = read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(doc.diagnostics.iter().any(|diagnostic| diagnostic.id == id), "{name}: {:?}", doc.diagnostics);
    doc
}

/// A package with this body.
fn with_body(body: &str) -> Vec<u8> {
    let mut entries = entries("ky-tu");
    entries.retain(|(name, _)| !name.starts_with("word/"));
    let document = format!("<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>");
    entries.push(("word/document.xml".into(), document.into_bytes()));
    zipped(&entries)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// The entries of a fixture with one of them changed.
fn changed(name: &str, part: &str, how: impl Fn(&str) -> String) -> Entries {
    let mut entries = entries(name);
    let entry = entries.iter_mut().find(|(known, _)| known == part).unwrap();
    entry.1 = how(std::str::from_utf8(&entry.1).unwrap()).into_bytes();
    entries
}

#[test]
fn bombs_are_refused_while_they_inflate() {
    let text = with_body(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(9 << 20)));
    assert!(text.len() < 1 << 20);
    assert!(refused("one long text", &text).contains("max_ratio"));
    let paragraphs = with_body(&"<w:p/>".repeat(3 << 19));
    assert!(refused("empty paragraphs", &paragraphs).contains("max_ratio"));
    let mut entries = entries("ky-tu");
    entries.push(("word/media/image1.png".into(), vec![0; 9 << 20]));
    assert!(read("a picture that nobody reads", &zipped(&entries)).is_ok());
    let options = ReadOptions { max_unpacked: 1000, ..ReadOptions::default() };
    let error = kehoach::read(&zipped(&crate::docx::entries("ky-tu")), Format::Docx, &options).unwrap_err();
    assert!(error.is_too_large() && error.to_string().contains("max_unpacked"), "{error}");
}

#[test]
fn paragraphs_are_counted() {
    let options = ReadOptions { max_paragraphs: 100, ..ReadOptions::default() };
    let read = |body: &str| kehoach::read(&with_body(body), Format::Docx, &options);
    let paragraphs = |count: usize| "<w:p><w:r><w:t>Tỉnh Sơn Hà</w:t></w:r></w:p>".repeat(count);
    let table = |count: usize| format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraphs(count));
    assert!(read(&paragraphs(100)).is_ok() && read(&table(400)).is_ok());
    for body in [paragraphs(101), table(401), paragraphs(50) + &table(201)] {
        let error = read(&body).unwrap_err();
        let message = "the number of paragraphs is 101; the limit is 100 (option `max_paragraphs`)";
        assert!(error.is_too_large() && error.to_string() == message, "{error}");
    }
}

#[test]
fn a_stated_size_is_not_believed() {
    let mut bytes = zipped(&entries("ky-tu"));
    // The size stands in the local header and in the directory.
    let name = b"word/document.xml";
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, name).collect();
    for at in places {
        for (before, field, magic) in [(30, 22, b"PK\x03\x04"), (46, 24, b"PK\x01\x02")] {
            if at >= before && bytes[at - before..].starts_with(magic) {
                bytes[at - before + field..at - before + field + 4].copy_from_slice(&0x8000_0000u32.to_le_bytes());
            }
        }
    }
    let _ = read("two gigabytes", &bytes);
}

#[test]
fn entries_are_counted() {
    let entries: Entries = (0..12_000).map(|at| (format!("word/{at}.xml"), vec![])).collect();
    assert!(refused("many entries", &zipped(&entries)).contains("max_entries"));
}

#[test]
fn what_is_cut_off_is_refused() {
    let bytes = zipped(&entries("ke-hoach"));
    for part in 1..20 {
        let cut = &bytes[..bytes.len() * part / 20];
        assert_eq!(Format::sniff(cut).ok(), Some(Format::Docx), "{part}");
        refused("cut off", cut);
    }
    for bytes in [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK", b""] {
        refused("hardly anything", bytes);
    }
}

#[test]
fn turned_bits_break_nothing() {
    let bytes = zipped(&entries("ke-hoach"));
    let mut state = 12_345u32;
    for _ in 0..300 {
        let mut damaged = bytes.clone();
        for _ in 0..3 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = state as usize % damaged.len();
            damaged[at] ^= 1 << (state >> 29);
        }
        let _ = read("turned bits", &damaged);
    }
}

#[test]
fn damaged_xml_is_refused_and_text_is_not_lost_silently() {
    let document = entries("ke-hoach").into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let text = String::from_utf8(document).unwrap();
    for part in 1..12 {
        let mut cut = text.len() * part / 12;
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        refused("half a document", &zipped(&changed("ke-hoach", "word/document.xml", |text| text[..cut].to_owned())));
    }
    for body in ["<w:p></w:x>", "<w:p><w:r w:a></w:p>", "</w:body>", "<w:p", "\u{1}<"] {
        refused(body, &with_body(body));
    }
    refused("no body", &zipped(&changed("ke-hoach", "word/document.xml", |_| "<html><p>x</p></html>".into())));
    refused("nothing", &zipped(&changed("ke-hoach", "word/document.xml", |_| String::new())));
}

#[test]
fn document_types_are_refused() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
    let external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    for kind in [bomb, external] {
        let entries =
            changed("ky-tu", "word/document.xml", |text| text.replacen("<w:document", &format!("{kind}<w:document"), 1));
        assert!(refused("document type", &zipped(&entries)).contains("document type"));
    }
    let doc = read("unknown entity", &with_body(&paragraph("a &xyz; b & c"))).unwrap();
    assert_eq!(doc.text, "a &xyz; b & c\n");
}

#[test]
fn depth_is_limited() {
    for (open, close) in [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:x>", "</w:x>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
    ] {
        let body = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        assert!(refused(open, &with_body(&body)).contains("max_depth"));
        let shallow = format!("{}{}{}", open.repeat(60), paragraph("đáy"), close.repeat(60));
        assert_eq!(read(open, &with_body(&shallow)).unwrap().text.matches("đáy").count(), 1, "{open}");
    }
    let fields = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(20_000);
    let doc = remark("fields", &with_body(&format!("<w:p>{fields}</w:p>{}", paragraph("sau"))), "open-field");
    assert!(doc.text.contains("sau"));
}

#[test]
fn chains_that_lead_back_end() {
    let mut styles = format!("<w:styles {NAMESPACE}>");
    for at in 0..3_000 {
        let _ = write!(
            styles,
            "<w:style w:type=\"paragraph\" w:styleId=\"s{at}\"><w:basedOn w:val=\"s{}\"/></w:style>",
            (at + 1) % 3_000
        );
    }
    styles += "</w:styles>";
    let numbering = format!(
        "<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"s1\"/></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"77\"/></w:num></w:numbering>"
    );
    let mut body = String::new();
    for at in 0..3_000 {
        let list = at % 3;
        let _ = write!(
            body,
            "<w:p><w:pPr><w:pStyle w:val=\"s{at}\"/><w:numPr><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        );
    }
    let mut entries = entries("ky-tu");
    entries.retain(|(name, _)| !name.starts_with("word/"));
    let document = format!("<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>");
    for (name, text) in [("document", document), ("styles", styles), ("numbering", numbering)] {
        entries.push((format!("word/{name}.xml"), text.into_bytes()));
    }
    assert_eq!(read("cycles", &zipped(&entries)).unwrap().blocks.len(), 3_000);
}

#[test]
fn odd_values_are_read_past() {
    let body = "<w:p><w:pPr><w:ind w:left=\"12.5cm\" w:right=\"x\"/><w:jc w:val=\"?\"/><w:outlineLvl w:val=\"99\"/>\
                <w:numPr><w:ilvl w:val=\"-5\"/><w:numId w:val=\"99999999999\"/></w:numPr></w:pPr>\
                <w:r><w:rPr><w:sz w:val=\"14pt\"/><w:color w:val=\"đỏ\"/></w:rPr><w:t>chữ</w:t></w:r></w:p>\
                <w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"99999\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"9999999\"/><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>\
                <w:tbl/><w:tbl><w:tr/></w:tbl><w:tr><w:tc/></w:tr><w:tc><w:p/></w:tc><w:t>lạc</w:t>\
                <w:sectPr><w:pgSz w:w=\"-1\" w:h=\"a\"/></w:sectPr>";
    let doc = read("odd values", &with_body(body)).unwrap();
    assert!(doc.text.contains("chữ") && doc.text.contains("lạc"), "{}", doc.text);
    let wide: String = (0..2_000)
        .map(|_| "<w:tc><w:tcPr><w:gridSpan w:val=\"63\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc>")
        .collect();
    let rows = format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{wide}</w:tr>").repeat(20));
    let bytes = with_body(&rows);
    assert!(read("a wide table", &bytes).is_ok());
    assert!(kehoach::parse(&bytes, Format::Docx, &kehoach::ParseOptions::default()).is_ok());
}

#[test]
fn parts_may_be_missing_or_damaged() {
    for (part, id) in [
        ("word/styles.xml", "missing-part"),
        ("word/numbering.xml", "missing-part"),
        ("word/footnotes.xml", "missing-part"),
        ("word/header1.xml", "missing-part"),
    ] {
        let mut entries = entries("ke-hoach");
        entries.retain(|(name, _)| name != part);
        assert!(remark(part, &zipped(&entries), id).text.contains("KẾ HOẠCH"));
        let damaged = changed("ke-hoach", part, |text| text[..text.len() / 2].to_owned());
        assert!(remark(part, &zipped(&damaged), "damaged-part").text.contains("KẾ HOẠCH"));
    }
    let mut without: Entries = entries("ke-hoach");
    without.retain(|(name, _)| name != "word/_rels/document.xml.rels");
    let doc = read("no relationships", &zipped(&without)).unwrap();
    assert!(doc.text.contains("I. MỤC ĐÍCH, YÊU CẦU"), "parts under their usual names are found");
    without.retain(|(name, _)| name != "word/document.xml");
    assert!(refused("no document", &zipped(&without)).contains("document"));
}

#[test]
fn names_lead_nowhere_outside() {
    let entries = changed("ke-hoach", "word/_rels/document.xml.rels", |text| {
        text.replace("styles.xml", "../../../../etc/passwd").replace("numbering.xml", "/etc/passwd")
    });
    remark("paths", &zipped(&entries), "missing-part");
    // Two entries of one name: the writer refuses them, so one is renamed in the bytes.
    let mut entries = crate::docx::entries("ky-tu");
    entries.push(("word/documenx.xml".into(), entries[entries.len() - 1].1.clone()));
    let mut bytes = zipped(&entries);
    while let Some(at) = memchr::memmem::find(&bytes, b"word/documenx.xml") {
        bytes[at + "word/documen".len()] = b't';
    }
    remark("two of a name", &bytes, "duplicate-entry");
}

#[test]
fn other_packages_are_named() {
    for (name, word) in
        [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint"), ("a.txt", "ZIP"), ("mimetype", "OpenDocument")]
    {
        let bytes = zipped(&[(name.to_owned(), b"x".to_vec())]);
        let error = Format::sniff(&bytes).unwrap_err();
        assert!(error.is_unsupported() && error.to_string().contains(word), "{error}");
    }
    let text = kehoach::read(&zipped(&entries("ky-tu")), Format::Text, &ReadOptions::default());
    assert!(text.unwrap_err().is_unsupported());
}
