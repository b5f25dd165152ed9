//! Word documents: each folder of `fixtures/docx` is a package in readable XML, zipped here; `expected.txt` beside it is
//! what the reader makes of it. `UPDATE=1` rewrites the expected files.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use kehoach::{Block, Format, Furniture, RawDoc, ReadOptions, Run, Script, Spot, TrackedChanges};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support;

pub(crate) const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
pub(crate) const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// Names and bytes of the entries of a package.
pub(crate) type Entries = Vec<(String, Vec<u8>)>;

/// The entries of a fixture, with those that every package has.
pub(crate) fn entries(name: &str) -> Entries {
    let root = support::root().join("docx").join(name);
    let mut out = vec![];
    collect(&root, &root, &mut out);
    for (name, text) in [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONSHIPS)] {
        if !out.iter().any(|(known, _)| known == name) {
            out.insert(0, (name.to_owned(), text.as_bytes().to_vec()));
        }
    }
    out
}

fn collect(root: &Path, folder: &Path, out: &mut Entries) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        if path.is_dir() && path.extension().is_some_and(|extension| extension == "docx") {
            let mut inner = vec![("_rels/.rels".to_owned(), RELATIONSHIPS.as_bytes().to_vec())];
            collect(&path, &path, &mut inner);
            out.push((name, zipped(&inner)));
        } else if path.is_dir() {
            collect(root, &path, out);
        } else if !name.starts_with("expected") {
            out.push((name, fs::read(path).unwrap()));
        }
    }
}

/// An archive of the entries.
pub(crate) fn zipped(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What a reader sees: one line a block, then notes, furniture, links, pages and remarks.
fn shown(doc: &RawDoc) -> String {
    let mut out = String::new();
    for block in &doc.blocks {
        match block {
            Block::PageBreak(_) => out.push_str("-- trang --\n"),
            Block::Line(line) => {
                let marks = [(line.blank_before, "¶"), (line.outline.is_some(), "#"), (line.bold, "**")];
                let marks: String = marks.iter().filter(|mark| mark.0).map(|mark| mark.1).collect();
                let label = doc.looks.label(line.range.start).map(|label| format!("[{}]", doc.slice(label))).unwrap_or_default();
                let _ = writeln!(out, "{marks}{label}{}", &doc.slice(&line.range)[label.len().saturating_sub(2)..]);
            }
            Block::Table(table) => {
                let ruled = doc.looks.table(table.range.start).is_some_and(|look| look.ruled);
                let _ = writeln!(out, "bảng{}", if ruled { " kẻ" } else { "" });
                for row in &table.rows {
                    let cells: Vec<String> = row
                        .cells
                        .iter()
                        .map(|cell| {
                            let span = if cell.colspan > 1 || cell.rowspan > 1 {
                                format!("({}x{})", cell.colspan, cell.rowspan)
                            } else {
                                String::new()
                            };
                            span + &doc.slice(&cell.range).replace('\n', "⏎").replace('\t', "⇥")
                        })
                        .collect();
                    let _ = writeln!(out, "  {}{}", if row.header { "= " } else { "| " }, cells.join(" | "));
                }
            }
        }
    }
    for note in &doc.looks.notes {
        let anchor = note.anchor.as_ref().map_or("", |anchor| doc.slice(anchor));
        let _ =
            writeln!(out, "chú thích {:?} {} tại {anchor}: {}", note.kind, note.label, doc.slice(&note.range).replace('\n', "⏎"));
    }
    for Furniture { kind, range } in &doc.looks.furniture {
        let _ = writeln!(out, "ngoài lề {kind:?}: {}", doc.slice(range).replace('\n', "⏎"));
    }
    for link in &doc.looks.links {
        let _ = writeln!(out, "liên kết {} -> {}", doc.slice(&link.range), link.target);
    }
    for page in &doc.looks.pages {
        let _ = writeln!(
            out,
            "khổ {}x{} ngang={} trang đầu riêng={} số {:?} từ {:?}",
            page.width, page.height, page.landscape, page.title_page, page.numbers, page.first_number
        );
    }
    for remark in &doc.diagnostics {
        let _ = writeln!(out, "lưu ý {} {:?}", remark.id, remark.severity);
    }
    out
}

/// The looks of runs and paragraphs, one a line.
fn looks(doc: &RawDoc) -> String {
    let mut out = String::new();
    for paragraph in &doc.looks.paragraphs {
        let style = doc.looks.name(paragraph.style).unwrap_or("-");
        let _ = writeln!(
            out,
            "{style} {:?} {}/{}/{} {}+{} {:?} đề mục {:?}",
            paragraph.align,
            paragraph.left,
            paragraph.right,
            paragraph.first_line,
            paragraph.before,
            paragraph.after,
            paragraph.line,
            paragraph.outline
        );
        for Run { range, font, size, bold, italic, underline, script, color, .. } in doc.looks.runs(&paragraph.range) {
            let marks = [(bold, "B"), (italic, "I"), (underline, "U"), (&(*script != Script::Base), "^")];
            let marks: String = marks.iter().filter(|mark| *mark.0).map(|mark| mark.1).collect();
            let _ = writeln!(out, "  {} {size} {marks} {color:?} «{}»", doc.looks.name(*font).unwrap_or("-"), doc.slice(range));
        }
    }
    out
}

fn read(name: &str, options: &ReadOptions) -> RawDoc {
    let bytes = zipped(&entries(name));
    assert_eq!(Format::sniff(&bytes).unwrap(), Format::Docx, "{name}");
    let doc = kehoach::read(&bytes, Format::Docx, options).unwrap_or_else(|error| panic!("{name}: {error}"));
    sound(name, &doc);
    doc
}

/// Ranges lie in the text, blocks rise, and every list of looks is sorted.
fn sound(name: &str, doc: &RawDoc) {
    let mut at = 0;
    for block in &doc.blocks {
        let range = match block {
            Block::Line(line) => &line.range,
            Block::PageBreak(range) => range,
            Block::Table(table) => &table.range,
        };
        assert!(at <= range.start && range.start <= range.end, "{name}: {range:?} after {at}");
        at = range.end;
        let _ = doc.slice(range);
    }
    let looks = &doc.looks;
    let sorted = |starts: Vec<u32>, what: &str| assert!(starts.is_sorted(), "{name}: {what}");
    sorted(looks.runs.iter().map(|run| run.range.start).collect(), "runs");
    sorted(looks.paragraphs.iter().map(|look| look.range.start).collect(), "paragraphs");
    sorted(looks.labels.iter().map(|label| label.start).collect(), "labels");
    sorted(looks.links.iter().map(|link| link.range.start).collect(), "links");
    sorted(looks.tables.iter().map(|table| table.range.start).collect(), "tables");
    sorted(looks.furniture.iter().map(|piece| piece.range.start).collect(), "furniture");
    let kehoach::Spots::Word(pieces) = &doc.spots else { panic!("{name}: no spots") };
    sorted(pieces.iter().map(|piece| piece.start).collect(), "spots");
}

#[test]
fn each_construct_reads_as_word_shows_it() {
    let mut faults = vec![];
    let mut folders: Vec<PathBuf> =
        fs::read_dir(support::root().join("docx")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let doc = read(&name, &ReadOptions::default());
        faults.extend(support::expect_file(&folder.join("expected.txt"), shown(&doc).as_bytes()));
        if name.starts_with("kieu") {
            faults.extend(support::expect_file(&folder.join("expected-looks.txt"), looks(&doc).as_bytes()));
        }
        if name == "ke-hoach" {
            let plan = kehoach::parse(zipped(&entries(&name)), Format::Docx, &kehoach::ParseOptions::default()).unwrap();
            let json = kehoach::write(&plan, kehoach::OutputFormat::Json);
            faults.extend(support::expect_file(&folder.join("expected-plan.json"), &json));
        }
        if name.starts_with("theo-doi") {
            let options = ReadOptions { tracked: TrackedChanges::Original, ..ReadOptions::default() };
            let original = shown(&read(&name, &options));
            faults.extend(support::expect_file(&folder.join("expected-original.txt"), original.as_bytes()));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn hidden_text_is_read_on_request() {
    let options = ReadOptions { hidden_text: true, ..ReadOptions::default() };
    assert!(read("ky-tu", &options).text.contains("Thấy ẩn hiện"));
}

#[test]
fn runs_in_old_fonts_are_decoded() {
    let doc = kehoach::repair(read("phong-cu", &ReadOptions::default()), &kehoach::normalise::Options::default());
    let lines: Vec<&str> = doc.text.lines().collect();
    let expected = [
        "KẾ HOẠCH",
        "Uỷ ban nhân dân huyện Bình An, các phòng ban chuyên môn",
        "Phòng Nội vụ huyện phối hợp thực hiện",
        "Phông cũ mà chữ Unicode",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_place_names_the_paragraph_and_the_cell() {
    let doc = read("bang", &ReadOptions::default());
    let plan = kehoach::parse_raw(&doc, &kehoach::ParseOptions::default());
    let place = plan.tables[0].row_info[0].cells[1];
    let Some(Spot::Word(spot)) = place.at else { panic!("{place:?}") };
    let cell = spot.cell.unwrap();
    assert_eq!((cell.table, cell.row, cell.cell, spot.paragraph), (1, 3, 2, 10));
}

#[test]
fn a_large_first_letter_stands_in_its_own_paragraph() {
    let doc = read("chu-lon", &ReadOptions::default());
    let kehoach::Spots::Word(pieces) = &doc.spots else { panic!("no places in Word") };
    let spots: Vec<_> = pieces.iter().take(3).map(|piece| (piece.start, piece.paragraph)).collect();
    assert_eq!(spots, [(0, 1), (1, 2), (doc.text.find("Đoạn").unwrap() as u32, 3)]);
}

/// The same document in the disguises that packages come in.
#[test]
fn a_package_may_look_otherwise() {
    let plain = entries("ky-tu");
    let expected = shown(&kehoach::read(&zipped(&plain), Format::Docx, &ReadOptions::default()).unwrap());
    type Change<'a> = &'a dyn Fn(&str, &str) -> (String, Vec<u8>);
    let change = |how: Change<'_>| -> Entries {
        plain.iter().map(|(name, bytes)| how(name, std::str::from_utf8(bytes).unwrap())).collect()
    };
    let same = |name: &str| name.to_owned();
    let strict = change(&|name, text| {
        let text = text
            .replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/math",
                "http://purl.oclc.org/ooxml/officeDocument/math",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            );
        (same(name), text.into_bytes())
    });
    let prefix = change(&|name, text| {
        let text =
            text.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:").replace("xmlns:w=", "xmlns:ns0=");
        (same(name), text.into_bytes())
    });
    let default = change(&|name, text| {
        let text = text
            .replace("<w:", "<")
            .replace("</w:", "</")
            .replace("xmlns:w=", "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns=");
        (same(name), text.into_bytes())
    });
    let utf16 = change(&|name, text| {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(text.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes));
        (same(name), bytes)
    });
    let marked = change(&|name, text| (same(name), format!("\u{feff}{text}").into_bytes()));
    let renamed = change(&|name, text| {
        (name.replace("document.xml", "document2.xml"), text.replace("word/document.xml", "word/document2.xml").into_bytes())
    });
    let root = change(&|name, text| (name.replace("word/", ""), text.replace("word/document.xml", "document.xml").into_bytes()));
    let upper = change(&|name, text| (name.replace("word/", "Word/"), text.as_bytes().to_vec()));
    let slashes = change(&|name, text| (name.replace('/', "\\"), text.as_bytes().to_vec()));
    let absolute =
        change(&|name, text| (same(name), text.replace("\"word/document.xml\"", "\"/word/document.xml\"").into_bytes()));
    let macros = change(&|name, text| {
        let text = text.replace(
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            "vnd.ms-word.document.macroEnabled.main",
        );
        (same(name), text.into_bytes())
    });
    let types = change(&|name, text| (same(name), text.replace("wordprocessingml.document.main", "x").into_bytes()));
    let without = |part: &str| -> Entries { plain.iter().filter(|(name, _)| name != part).cloned().collect() };
    let cases = [
        ("strict", strict),
        ("prefix", prefix),
        ("default namespace", default),
        ("UTF-16", utf16),
        ("byte order mark", marked),
        ("part name", renamed),
        ("in the root", root),
        ("capitals", upper),
        ("backslashes", slashes),
        ("absolute target", absolute),
        ("macros", macros),
        ("wrong types", types),
        ("no types", without("[Content_Types].xml")),
        ("no root relationships", without("_rels/.rels")),
    ];
    for (name, entries) in cases {
        let bytes = zipped(&entries);
        assert_eq!(Format::sniff(&bytes).ok(), Some(Format::Docx), "{name}");
        let doc = kehoach::read(&bytes, Format::Docx, &ReadOptions::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(shown(&doc), expected, "{name}");
    }
}

/// Texts whose lines are not paragraphs, so that a Word document of the same lines is another document.
const LINES_ARE_NO_PARAGRAPHS: [&str; 11] = [
    "ban-sao-phang",
    "chi-thi-phang",
    "dau-mot-dong",
    "huyen-pccc",
    "ma-1258",
    "ma-utf16",
    "markdown",
    "quyet-dinh-o-roi",
    "quyet-dinh-phang",
    "tinh-nang-luc-canh-tranh",
    "truong-nam-hoc",
];

#[test]
fn a_plan_in_word_is_the_plan_of_its_text() {
    let mut faults = vec![];
    let mut compared = 0;
    for fixture in support::fixtures() {
        if LINES_ARE_NO_PARAGRAPHS.contains(&fixture.name.as_str()) {
            continue;
        }
        let text = support::parse(&fixture.bytes).unwrap();
        let word = kehoach::parse(in_word(&fixture.bytes), Format::Docx, &kehoach::ParseOptions::default()).unwrap();
        let (text, word) = (without_places(&text), without_places(&word));
        compared += 1;
        for (key, value) in &text {
            if word.get(key) != Some(value) {
                faults.push(format!("{}: {key}: {value} != {}", fixture.name, word.get(key).unwrap_or(&serde_json::Value::Null)));
            }
        }
    }
    assert!(compared >= 14, "{compared}");
    assert!(faults.is_empty(), "{}", support::report("word.txt", &faults.join("\n")).display());
}

#[test]
fn titles_without_numbers_are_told_by_their_look_and_read_back_as_written() {
    let line = |look: &str, letters: &str, text: &str| {
        format!("<w:p><w:pPr>{look}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
    };
    let (centred, bold) = (r#"<w:jc w:val="center"/>"#, "<w:b/>");
    let body = [
        line(centred, bold, "KẾ HOẠCH"),
        line(centred, bold, "Trồng rừng năm 2031"),
        line("", "", "Phòng Kinh tế ban hành kế hoạch như sau."),
        line(centred, bold, "Mục tiêu"),
        line("", "", "Trồng 500 ha rừng."),
        line(r#"<w:outlineLvl w:val="1"/>"#, "", "Rừng trồng mới"),
        line("", "", "Trồng trước ngày 30/6/2031."),
        line("", bold, "TỔ CHỨC THỰC HIỆN"),
        line("", bold, "Hạt Kiểm lâm"),
        line("", "", "Chủ trì, phối hợp với các xã trồng rừng."),
    ];
    let ns = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    let document = format!("<w:document {ns}><w:body>{}</w:body></w:document>", body.concat());
    let entries = [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONSHIPS), ("word/document.xml", &document)];
    let package = zipped(&entries.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    let paths = |bytes: &[u8]| {
        let plan = kehoach::parse(bytes, Format::Docx, &kehoach::ParseOptions::default()).unwrap();
        let all: Vec<_> = plan.sections.iter().flat_map(|section| section.walk()).collect();
        let named = all.iter().map(|section| format!("{} {}", section.path, section.heading.as_deref().unwrap_or("")));
        (named.collect::<Vec<_>>().join("; "), plan)
    };
    let (read, plan) = paths(&package);
    assert_eq!(read, "h1 Mục tiêu; h1/h1 Rừng trồng mới; h2 TỔ CHỨC THỰC HIỆN; h2/h1 Hạt Kiểm lâm");
    assert!(plan.assignments.iter().any(|assignment| assignment.task.starts_with("Chủ trì")), "{:?}", plan.assignments);
    let written = kehoach::write_docx(&plan, &kehoach::DocxOptions::default());
    assert_eq!(paths(&written).0, read);
}

/// A Word document with a paragraph for each line of a text and a ruled table for each of its tables.
fn in_word(bytes: &[u8]) -> Vec<u8> {
    let doc = kehoach::read(bytes, Format::Text, &ReadOptions::default()).unwrap();
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraph = |text: &str| {
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text).replace('\t', "</w:t><w:tab/><w:t>"))
    };
    let mut body = String::new();
    for block in &doc.blocks {
        match block {
            Block::PageBreak(_) => {}
            Block::Line(line) => {
                body += if line.blank_before { "<w:p/>" } else { "" };
                body += &paragraph(doc.slice(&line.range));
            }
            Block::Table(table) => {
                body += "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>";
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", paragraph(doc.slice(&cell.range))));
                    body += &format!("<w:tr>{}</w:tr>", cells.collect::<String>());
                }
                body += "</w:tbl>";
            }
        }
    }
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[
        ("[Content_Types].xml".into(), TYPES.into()),
        ("_rels/.rels".into(), RELATIONSHIPS.into()),
        ("word/document.xml".into(), document.into_bytes()),
    ])
}

/// The parts of a plan that say what it means, without places, repairs and measures.
fn without_places(plan: &kehoach::Plan) -> serde_json::Map<String, serde_json::Value> {
    let serde_json::Value::Object(mut fields) = serde_json::to_value(plan).unwrap() else { unreachable!() };
    for key in ["source", "places", "edits", "diagnostics", "coverage", "noise"] {
        fields.remove(key);
    }
    let mut stack: Vec<&mut serde_json::Value> = fields.values_mut().collect();
    while let Some(value) = stack.pop() {
        match value {
            serde_json::Value::Array(items) => stack.extend(items),
            serde_json::Value::Object(fields) => {
                fields.retain(|key, _| {
                    key != "place" && !key.ends_with("_place") && !key.ends_with("_places") && key != "row_info"
                });
                stack.extend(fields.values_mut());
            }
            _ => {}
        }
    }
    fields
}
