//! Word documents changed: what is asked for is changed, as asked for, and nothing else.

use std::io::{Cursor, Read as _};

use kehoach::{
    Author, Document, Finding, Fix, Format, Mend, Mended, Place, RawDoc, ReadOptions, Replacement, Severity, TrackedChanges,
};
use zip::ZipArchive;

use crate::docx::{Entries, RELATIONSHIPS, TYPES, entries, zipped};

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

fn author() -> Author {
    Author { name: "kehoach".into(), date: "2026-03-02T08:00:00Z".into() }
}

fn track() -> Mend {
    Mend::Track(author())
}

/// A package with this body.
fn package(body: &str) -> Entries {
    let document = format!("<?xml version=\"1.0\"?>\n<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>");
    vec![
        ("[Content_Types].xml".into(), TYPES.into()),
        ("_rels/.rels".into(), RELATIONSHIPS.into()),
        ("word/document.xml".into(), document.into()),
        ("word/media/image1.png".into(), (0..=255).cycle().take(3000).collect()),
    ]
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn read(bytes: &[u8], tracked: TrackedChanges) -> RawDoc {
    kehoach::read(bytes, Format::Docx, &ReadOptions { tracked, ..ReadOptions::default() }).unwrap()
}

/// Replacements of the first place of each text.
fn edits(raw: &RawDoc, pairs: &[(&str, &str)]) -> Vec<Replacement> {
    let one = |(old, new): &(&str, &str)| {
        let at = raw.source().find(old).unwrap_or_else(|| panic!("{old} is not in {:?}", raw.source()));
        Replacement { start: at as u32, end: (at + old.len()) as u32, text: (*new).to_owned() }
    };
    pairs.iter().map(one).collect()
}

fn mended(entries: &Entries, pairs: &[(&str, &str)], how: &Mend) -> Mended {
    let bytes = zipped(entries);
    let raw = Document::read(&bytes, Format::Docx, &ReadOptions::default()).unwrap().raw;
    let mended = kehoach::mend_docx(&bytes, &raw, &edits(&raw, pairs), how, &ReadOptions::default()).unwrap();
    assert_eq!(mended.made + mended.left.len(), pairs.len());
    mended
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Names and packed bytes of all entries but some.
fn packed(bytes: &[u8], but: &[&str]) -> Vec<(String, u32, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = vec![];
    for at in 0..archive.len() {
        let mut file = archive.by_index_raw(at).unwrap();
        if !but.contains(&file.name()) {
            let mut packed = vec![];
            file.read_to_end(&mut packed).unwrap();
            out.push((file.name().to_owned(), file.crc32(), packed));
        }
    }
    out
}

/// Makes the replacements and looks at the part and at what is left alone.
#[track_caller]
fn replaced(body: &str, pairs: &[(&str, &str)], expected: &str) {
    let package = package(body);
    let result = mended(&package, pairs, &Mend::Replace);
    assert_eq!(result.left, []);
    let document = part(&result.bytes, "word/document.xml");
    let inner = document.split("<w:body>").nth(1).unwrap().split("<w:sectPr/>").next().unwrap();
    assert_eq!(inner, expected);
    let others = |bytes: &[u8]| packed(bytes, &["word/document.xml"]);
    assert_eq!(others(&result.bytes), others(&zipped(&package)));
}

#[test]
fn a_fix_inside_a_run() {
    replaced(
        "<w:p w:rsidR=\"0A\"><w:pPr><w:jc w:val='both'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Ngày 5 / 3, A&amp;B  &lt;x&gt;</w:t></w:r></w:p>",
        &[("5 / 3", "5/3"), ("B  <", "B <"), ("x>", "\"x\">")],
        "<w:p w:rsidR=\"0A\"><w:pPr><w:jc w:val='both'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Ngày 5/3, A&amp;B &lt;&quot;x&quot;&gt;</w:t></w:r></w:p>",
    );
}

#[test]
fn a_fix_across_runs_keeps_each_look() {
    replaced(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Uỷ ba</w:t></w:r><w:proofErr/><w:r><w:rPr><w:i/></w:rPr><w:t>nn nhân dân</w:t></w:r></w:p>",
        &[("Uỷ bann nhân", "Ủy ban nhân")],
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ủy ba</w:t></w:r><w:proofErr/><w:r><w:rPr><w:i/></w:rPr><w:t>n nhân dân</w:t></w:r></w:p>",
    );
    // All of one run and part of the next.
    replaced(
        &format!("<w:p>{}{}{}</w:p>", run("một "), run("haii"), run("i ba")),
        &[("haiii", "2")],
        &format!("<w:p>{}{}{}</w:p>", run("một "), run("2"), "<w:r><w:t xml:space=\"preserve\"> ba</w:t></w:r>"),
    );
}

#[test]
fn spaces_at_the_ends_are_kept() {
    replaced(
        &format!("<w:p>{}{}</w:p>", run("tháng3"), run("năm")),
        &[("3năm", "3 năm")],
        &format!("<w:p><w:r><w:t xml:space=\"preserve\">tháng3 </w:t></w:r>{}</w:p>", run("năm")),
    );
}

#[test]
fn a_fix_in_a_cell_under_a_number_and_after_a_break() {
    let numbering = format!(
        "<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
         <w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let body = format!(
        "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p/><w:p>{}</w:p></w:tc></w:tr></w:tbl>\
         <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Sở Nộivụ</w:t><w:br/><w:t>chủ trìì</w:t><w:tab/><w:t>xong</w:t></w:r></w:p>",
        run("ô mộtt"),
        run("ô haii")
    );
    let mut package = package(&body);
    package.push(("word/numbering.xml".into(), numbering.into()));
    let pairs = [("mộtt", "một"), ("haii", "hai"), ("Nộivụ", "Nội vụ"), ("trìì", "trì"), ("1.", "2."), ("\txong", " xong")];
    for how in [Mend::Replace, track()] {
        let result = mended(&package, &pairs, &how);
        assert_eq!(result.left.len(), 2, "the number and the tab stay");
        assert_eq!(read(&result.bytes, TrackedChanges::Accepted).text, "ô một\tô hai\n1. Sở Nội vụ\nchủ trì\txong\n");
    }
}

#[test]
fn a_fix_in_a_footnote() {
    let entries = entries("chu-thich");
    for how in [Mend::Replace, track()] {
        let result = mended(&entries, &[("Chú thích một", "Chú giải một"), ("cuối", "CUỐI"), (" và riêng", " cùng riêng")], &how);
        assert_eq!(result.left, []);
        let text = read(&result.bytes, TrackedChanges::Accepted).text;
        assert!(text.contains("² Chú thích hai") || text.contains("Chú giải một"), "{text}");
    }
    let result = mended(&entries, &[("24%¹", "24%")], &Mend::Replace);
    assert_eq!(result.made, 0, "the mark of a note stays");
    let result = mended(&entries, &[("¹ Chú", "¹* Chú"), ("thích một", "giải một")], &Mend::Replace);
    assert_eq!(result.made, 1, "so does the space behind it");
}

#[test]
fn what_is_not_plain_is_left() {
    let field = |code: &str, shown: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            run(shown)
        )
    };
    let body = format!(
        "<w:p>{}</w:p><w:p>{}</w:p><w:p><w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>\
         <w:p>{}<w:del w:id=\"9\"><w:r><w:delText>bỏ</w:delText></w:r></w:del>{}</w:p>",
        field("REF muc", "tham chiếu"),
        field("HYPERLINK \"https://vidu.vn\"", "liên kết"),
        run("ràng buộc"),
        run("trước "),
        run("sau")
    );
    let pairs = [("chiếu", "chiêu"), ("kết", "kêt"), ("buộc", "buôc"), ("trước sau", "truớc sao"), ("liên", "li\nên")];
    for how in [Mend::Replace, track()] {
        let result = mended(&package(&body), &pairs, &how);
        let left: Vec<&str> = result.left.iter().map(|edit| edit.text.as_str()).collect();
        assert_eq!(left, ["chiêu", "li\nên", "buôc"]);
        assert_eq!(read(&result.bytes, TrackedChanges::Accepted).text, "tham chiếu\nliên kêt\nràng buộc\ntruớc sao\n");
    }
}

#[test]
fn tracked_changes_can_be_accepted_and_rejected() {
    let body =
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Uỷ ban nhâ</w:t></w:r><w:r><w:t>ndân</w:t><w:tab/><w:t>xã  A</w:t></w:r></w:p>";
    let result = mended(&package(body), &[("Uỷ", "Ủy"), ("nhândân", "nhân dân"), ("xã  A", "xã A")], &track());
    assert_eq!(result.left, []);
    assert_eq!(read(&result.bytes, TrackedChanges::Accepted).text, "Ủy ban nhân dân\txã A\n");
    assert_eq!(read(&result.bytes, TrackedChanges::Original).text, "Uỷ ban nhândân\txã  A\n");
    let document = part(&result.bytes, "word/document.xml");
    let first = "<w:p><w:del w:id=\"1\" w:author=\"kehoach\" w:date=\"2026-03-02T08:00:00Z\"><w:r><w:rPr><w:b/></w:rPr>\
                 <w:delText xml:space=\"preserve\">Uỷ</w:delText></w:r></w:del><w:ins w:id=\"2\"";
    assert!(document.contains(first), "{document}");
    assert!(document.contains("<w:t xml:space=\"preserve\"> ban nhâ</w:t></w:r>"), "{document}");
}

/// Every word of every fixture is lengthened, one document at a time; the library reads each back.
#[test]
fn every_word_of_every_fixture_can_be_asked_for() {
    let names = ["bang", "chu-thich", "danh-so", "dieu-khien", "hop-chu", "ke-hoach", "kieu", "ky-tu", "nhung", "phong-cu"];
    for name in names.into_iter().chain(["theo-doi", "trang", "truong", "truong-ho"]) {
        let bytes = zipped(&entries(name));
        let raw = Document::read(&bytes, Format::Docx, &ReadOptions::default()).unwrap().raw;
        let source = raw.source();
        let words: Vec<(u32, u32)> = source
            .split_whitespace()
            .map(|word| {
                let start = (word.as_ptr() as usize - source.as_ptr() as usize) as u32;
                (start, start + word.len() as u32)
            })
            .collect();
        let edits: Vec<Replacement> = words
            .iter()
            .filter(|(start, end)| source[*start as usize..*end as usize].chars().all(char::is_alphabetic))
            .map(|&(start, end)| Replacement { start, end, text: format!("{}ê", &source[start as usize..end as usize]) })
            .collect();
        for how in [Mend::Replace, track()] {
            let result = kehoach::mend_docx(&bytes, &raw, &edits, &how, &ReadOptions::default())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            if matches!(how, Mend::Track(_)) {
                let original = read(&result.bytes, TrackedChanges::Original).text;
                assert_eq!(original, read(&bytes, TrackedChanges::Original).text, "{name}");
            }
            let least = match name {
                // Bound, embedded or hidden text, boxes that stand twice, and fields are not to be changed.
                "nhung" | "hop-chu" | "truong-ho" | "truong" | "dieu-khien" | "trang" | "theo-doi" => 0,
                _ => edits.len() / 2,
            };
            assert!(result.made >= least, "{name}: {} of {}", result.made, edits.len());
        }
        let findings: Vec<Finding> = words.iter().map(|&(start, end)| finding(start, end, "ở đây")).collect();
        kehoach::comment_docx(&bytes, &raw, &findings, &author(), &ReadOptions::default())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

fn finding(start: u32, end: u32, message: &str) -> Finding {
    Finding {
        rule: "CT101".into(),
        name: "x".into(),
        severity: Severity::Info,
        message: message.into(),
        line: 1,
        place: Place::in_text(start, end, 1),
        path: String::new(),
        excerpt: String::new(),
        fix: Some(Fix { safe: true, message: "Sửa <lại>".into(), edits: vec![] }),
        fingerprint: String::new(),
    }
}

#[test]
fn findings_become_comments_at_their_place() {
    let body = format!("<w:p>{}</w:p><w:p/><w:p><w:r><w:t>Hai ba</w:t><w:tab/><w:t>bốn</w:t></w:r></w:p>", run("Một"));
    let package = package(&body);
    let bytes = zipped(&package);
    let raw = read(&bytes, TrackedChanges::Accepted);
    let at = |word: &str| raw.text.find(word).unwrap() as u32;
    let findings = [
        finding(0, 0, "cả văn bản"),
        finding(at("ba"), at("ba") + 2, "số & chữ"),
        finding(at("ba"), at("bốn") + "bốn".len() as u32, "dài"),
    ];
    let commented = kehoach::comment_docx(&bytes, &raw, &findings, &author(), &ReadOptions::default()).unwrap();
    let document = part(&commented, "word/document.xml");
    let marks = "<w:p><w:r><w:t xml:space=\"preserve\">Hai </w:t></w:r><w:commentRangeStart w:id=\"1\"/><w:commentRangeStart w:id=\"2\"/>\
                 <w:r><w:t xml:space=\"preserve\">ba</w:t></w:r><w:commentRangeEnd w:id=\"1\"/>\
                 <w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space=\"preserve\">bốn</w:t></w:r>\
                 <w:commentRangeEnd w:id=\"2\"/><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>";
    assert!(document.contains(marks), "{document}");
    assert!(document.contains("<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Một</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"));
    let comments = part(&commented, "word/comments.xml");
    assert!(comments.contains("w:author=\"kehoach\" w:date=\"2026-03-02T08:00:00Z\" w:initials=\"KE\""), "{comments}");
    assert!(comments.contains("CT101 x: số &amp; chữ</w:t>") && comments.contains("Sửa &lt;lại&gt;"), "{comments}");
    assert!(part(&commented, "[Content_Types].xml").contains("PartName=\"/word/comments.xml\""));
    assert!(part(&commented, "word/_rels/document.xml.rels").contains("relationships/comments\" Target=\"comments.xml\""));
    let media =
        packed(&commented, &["word/document.xml", "[Content_Types].xml", "word/comments.xml", "word/_rels/document.xml.rels"]);
    assert_eq!(media, packed(&bytes, &["word/document.xml", "[Content_Types].xml"]));
    // Once more: the new comments join the old ones.
    let raw = read(&commented, TrackedChanges::Accepted);
    let twice = kehoach::comment_docx(&commented, &raw, &findings[..1], &author(), &ReadOptions::default()).unwrap();
    let comments = part(&twice, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment ").count(), 4);
    assert!(comments.contains("w:id=\"3\""), "{comments}");
    assert_eq!(part(&twice, "[Content_Types].xml"), part(&commented, "[Content_Types].xml"));
}

#[test]
fn a_signed_document_is_not_changed() {
    let mut package = package(&format!("<w:p>{}</w:p>", run("Một")));
    package.push(("_xmlsignatures/sig1.xml".into(), b"<x/>".to_vec()));
    let bytes = zipped(&package);
    let raw = read(&bytes, TrackedChanges::Accepted);
    let error =
        kehoach::mend_docx(&bytes, &raw, &edits(&raw, &[("Một", "Hai")]), &Mend::Replace, &ReadOptions::default()).unwrap_err();
    assert!(error.is_unsupported(), "{error}");
}

#[cfg(feature = "cli")]
#[test]
fn the_command_writes_comments() {
    let folder = crate::support::Folder::new("check-comment");
    let body = format!("<w:p>{}</w:p><w:p>{}</w:p>", run("KẾ HOẠCH"), run("Trồng cây năm 2026"));
    folder.file("plan.docx", zipped(&package(&body)));
    let check = |args: &[&str]| crate::cli::run(&folder, &[&["check", "--isolated", "--select", "TT101"], args].concat());
    let output = check(&["plan.docx", "--comment", "-o", "seen.docx"]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let seen = std::fs::read(folder.0.join("seen.docx")).unwrap();
    assert!(part(&seen, "word/comments.xml").contains("TT101"));
    assert_eq!(check(&["plan.docx", "--comment"]).status.code(), Some(2));
    assert_eq!(check(&["plan.docx", "--comment", "-o", "plan.docx"]).status.code(), Some(2));
}

#[cfg(feature = "cli")]
#[test]
fn the_command_mends_and_tracks() {
    let folder = crate::support::Folder::new("check-mend");
    let body = format!("<w:p>{}</w:p><w:p>{}{}</w:p>", run("KẾ HOẠCH"), run("Trồng 500 cây"), run(" , chăm sóc cây xanh ."));
    let bytes = zipped(&package(&body));
    let mended = |args: &[&str]| {
        folder.file("plan.docx", &bytes);
        let output = crate::cli::run(&folder, &[&["check", "plan.docx", "--isolated", "--select", "CT"], args].concat());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(folder.0.join("plan.docx")).unwrap()
    };
    let fixed = "KẾ HOẠCH\nTrồng 500 cây, chăm sóc cây xanh.\n";
    assert_eq!(read(&mended(&["--fix"]), TrackedChanges::Original).text, fixed);
    let tracked = mended(&["--fix", "--track"]);
    assert_eq!(read(&tracked, TrackedChanges::Accepted).text, fixed);
    assert_eq!(read(&tracked, TrackedChanges::Original).text, read(&bytes, TrackedChanges::Original).text);
    assert!(part(&tracked, "word/document.xml").contains("w:author=\"kehoach\" w:date=\"20"));
    assert_eq!(folder.names(), ["plan.docx"]);
}
