//! PDF: documents of the fixtures as PDF give the plan of their text; pages made by hand show each trap; hostile files
//! end in an error or a remark.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use kehoach::{Block, Format, ParseOptions, RawDoc, ReadOptions, Spot};
use serde_json::Value;

use crate::support;

/// A PDF file with these objects, numbered from 1; the first is the catalog.
pub(crate) fn file(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut offsets = vec![];
    for (at, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(out, "{offset:010} 00000 n ");
    }
    let _ = write!(out, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", objects.len() + 1);
    out.into_bytes()
}

pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A character map that gives the codes 01, 02 … these letters.
fn letters(of: &[&str]) -> String {
    let mut map = "begincmap 1 begincodespacerange <00> <FF> endcodespacerange ".to_owned();
    for (at, text) in of.iter().enumerate() {
        let units: String = text.encode_utf16().fold(String::new(), |out, unit| out + &format!("{unit:04X}"));
        let _ = write!(map, "1 beginbfchar <{:02X}> <{units}> endbfchar ", at + 1);
    }
    stream("", &(map + "endcmap"))
}

/// One page of A4 with `content`, entries of the page, and further objects from 7 on. Font F1 is WinAnsi; F2 has the
/// letters `ừ` (01), a lone circumflex (02), a lone dot below (03) and a ligature (04).
pub(crate) fn page_with(content: &str, entries: &str, more: &[String]) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>";
    let marks = "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Times-Roman /FirstChar 1 /LastChar 4 \
        /Widths [500 0 0 550] /ToUnicode 6 0 R >>";
    let resources = "/Resources << /Font << /F1 4 0 R /F2 5 0 R >> /XObject << /X 7 0 R >> >>";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        String::new(),
        font.to_owned(),
        marks.to_owned(),
        letters(&["ừ", "\u{302}", "\u{323}", "ffi"]),
    ];
    let count = objects.len() + more.len();
    objects[2] =
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R {resources} {entries} >>", count + 1);
    objects.extend(more.iter().cloned());
    objects.push(stream("", content));
    file(&objects)
}

fn page(content: &str) -> Vec<u8> {
    page_with(content, "", &[])
}

#[track_caller]
fn read(bytes: &[u8]) -> RawDoc {
    kehoach::read(bytes, Format::Pdf, &ReadOptions::default()).unwrap()
}

/// The lines of a document, and its tables row by row.
fn shown(doc: &RawDoc) -> Vec<String> {
    let mut out = vec![];
    for block in &doc.blocks {
        match block {
            Block::Line(line) => out.push(doc.slice(&line.range).to_owned()),
            Block::PageBreak(_) => out.push("---".into()),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<&str> = row.cells.iter().map(|cell| doc.slice(&cell.range)).collect();
                    out.push(cells.join("|"));
                }
            }
        }
    }
    out
}

fn lines(content: &str) -> Vec<String> {
    shown(&read(&page(content)))
}

/// A plan without its places and what depends on the source's form.
fn bare(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, _| {
                let own = ["source", "coverage", "diagnostics", "edits", "row_info", "spans", "noise", "merged_from_parts"];
                !(own.contains(&key.as_str()) || key.ends_with("place") || key.ends_with("places"))
            });
            entries.values_mut().for_each(bare);
        }
        Value::Array(list) => list.iter_mut().for_each(bare),
        _ => {}
    }
}

#[test]
fn a_document_as_pdf_gives_the_plan_of_its_text() {
    let mut faults = vec![];
    let of_producer = |folder: &str| std::fs::read_dir(support::root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = ["pdf", "pdf/chromium", "pdf/typst"].into_iter().flat_map(of_producer).collect();
    files.retain(|path| path.is_file());
    files.sort();
    assert!(files.len() >= 7);
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read(support::root().join("docs").join(&name).join("input.txt")).unwrap();
        let mut expected = serde_json::to_value(support::parse(&text).unwrap()).unwrap();
        let plan = kehoach::parse(std::fs::read(&path).unwrap(), Format::Pdf, &ParseOptions::default()).unwrap();
        assert!(plan.source.pages.is_some_and(|pages| pages > 0));
        let place = *plan.places.header.values().next().unwrap();
        assert!(
            matches!(place.at, Some(Spot::Page(spot)) if spot.page == 1 && spot.r#box.right > spot.r#box.left),
            "{name}: {place:?}"
        );
        let mut actual = serde_json::to_value(plan).unwrap();
        bare(&mut expected);
        bare(&mut actual);
        for (key, value) in expected.as_object().unwrap() {
            if actual[key] != *value {
                faults.push(format!("{}: {key}\n  text: {value}\n  PDF:  {}", path.display(), actual[key]));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn order_is_that_of_the_page_not_of_the_file() {
    let drawn = "BT /F1 12 Tf 82 700 Td (Sau) Tj ET BT /F1 12 Tf 60 720 Td (Ke hoach.) Tj ET BT /F1 12 Tf 60 700 Td (Khi) Tj ET";
    assert_eq!(lines(drawn), ["Ke hoach.", "Khi Sau"]);
}

#[test]
fn letters_marks_and_ligatures() {
    // A change of font in mid-word; marks as letters of their own; a ligature; text drawn twice.
    let drawn = "BT 60 700 Td /F1 12 Tf (T) Tj /F2 12 Tf <01> Tj /F1 12 Tf (ng) Tj ET \
        BT 90 700 Td /F1 12 Tf (vi) Tj (e) Tj /F2 12 Tf <0203> Tj /F1 12 Tf (c) Tj ET \
        BT 122 700 Td /F2 12 Tf <04> Tj ET \
        BT /F1 12 Tf 60 680 Td (Dam) Tj ET BT /F1 12 Tf 60.4 680 Td (Dam) Tj ET";
    assert_eq!(lines(drawn), ["Từng việc ffi", "Dam"]);
    let doc = read(&page(drawn));
    assert!(matches!(&doc.blocks[1], Block::Line(line) if line.bold));
}

#[test]
fn actual_text_stands_for_what_is_drawn() {
    let drawn = "BT /F1 12 Tf 60 700 Td (mot ) Tj /Span << /ActualText (hai) >> BDC (xyzw) Tj EMC ( ba) Tj ET";
    assert_eq!(lines(drawn), ["mot hai ba"]);
}

#[test]
fn what_is_clipped_away_is_not_read() {
    let drawn =
        "q 50 690 200 30 re W n BT /F1 12 Tf 60 700 Td (thay) Tj 0 -100 Td (khuat) Tj ET Q BT /F1 12 Tf 60 500 Td (sau) Tj ET";
    assert_eq!(lines(drawn), ["thay", "sau"]);
}

#[test]
fn forms_and_annotations_are_read_and_stamps_set_apart() {
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 4 0 R >> >>",
        "BT /F1 12 Tf (12) Tj ET",
    );
    let sign = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 4 0 R >> >>",
        "BT /F1 8 Tf (Digitally signed by Le Van Son) Tj ET",
    );
    let annotation =
        |rect: &str, form: u8| format!("<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [{rect}] /AP << /N {form} 0 R >> >>");
    let more = [form, sign, annotation("90 700 190 720", 7), annotation("300 600 500 620", 8)];
    let drawn = "BT /F1 12 Tf 60 700 Td (So:) Tj ET BT /F1 12 Tf 103 700 Td (/KH-UBND) Tj ET q 1 0 0 1 60 650 cm /X Do Q";
    let doc = read(&page_with(drawn, "/Annots [9 0 R 10 0 R]", &more));
    assert_eq!(shown(&doc), ["So: 12/KH-UBND", "12"]);
    assert!(doc.diagnostics.iter().any(|remark| remark.id == "stamp" && remark.message.contains("Le Van Son")));
}

#[test]
fn turned_pages_and_turned_text() {
    let turned = page_with("BT /F1 12 Tf 0 1 -1 0 300 100 Tm (Ke hoach) Tj ET", "/Rotate 90", &[]);
    let doc = read(&turned);
    assert_eq!(shown(&doc), ["Ke hoach"]);
    // Displayed, the page is 842 wide and the line runs from left to right.
    let plan = kehoach::parse(&turned, Format::Pdf, &ParseOptions::default()).unwrap();
    let Some(Spot::Page(spot)) = plan.preamble.first().and_then(|paragraph| paragraph.place.at) else { panic!("{plan:?}") };
    assert!((spot.r#box.left - 10_000).abs() < 100 && (spot.r#box.top - 29_000).abs() < 1_200, "{:?}", spot.r#box);
    // A page set on its side without saying so.
    assert_eq!(
        lines("BT /F1 12 Tf 0 1 -1 0 300 100 Tm (Ke hoach) Tj ET BT /F1 12 Tf 0 1 -1 0 320 100 Tm (nam 2026) Tj ET"),
        ["Ke hoach", "nam 2026"]
    );
}

/// A ruled table of 3 × 3 from (60, 500) to (360, 560), without the rules named.
fn grid(without: &[&str]) -> String {
    let mut out = String::new();
    for (name, rule) in [
        ("top", "60 560 m 360 560 l S"),
        ("first", "60 540 300 0.5 re f"),
        ("second-left", "60 520 m 160 520 l S"),
        ("second-right", "160 520 m 360 520 l S"),
        ("bottom", "60 500 m 360 500 l S"),
        ("left", "60 500 m 60 560 l S"),
        ("inner-top", "160 540 0.5 20 re f 260 540 m 260 560 l S"),
        ("inner", "160 500 m 160 538 l S 260 500 m 260 540 l S"),
        ("right", "360 500 m 360 560 l S"),
    ] {
        if !without.contains(&name) {
            out.push_str(rule);
            out.push('\n');
        }
    }
    out
}

fn text_at(parts: &[(&str, u32, u32)]) -> String {
    parts.iter().fold(String::new(), |out, (text, x, y)| out + &format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n"))
}

#[test]
fn ruled_tables_with_merged_cells() {
    let cells =
        text_at(&[("TT", 65, 546), ("Viec", 165, 546), ("Han", 265, 546), ("1", 65, 526), ("a", 165, 526), ("b", 265, 526)]);
    let doc = read(&page(&(grid(&[]) + &cells)));
    assert_eq!(shown(&doc), ["TT|Viec|Han", "1|a|b", "||"]);
    let spans = |content: String| {
        let doc = read(&page(&content));
        let Some(Block::Table(table)) = doc.blocks.first().cloned() else { panic!("{:?}", doc.blocks) };
        let rows: Vec<Vec<(u16, u16)>> =
            table.rows.iter().map(|row| row.cells.iter().map(|cell| (cell.rowspan, cell.colspan)).collect()).collect();
        rows
    };
    assert_eq!(spans(grid(&["inner-top"]) + &cells)[0], [(1, 3)]);
    assert_eq!(spans(grid(&["second-left"]) + &cells)[1], [(2, 1), (1, 1), (1, 1)]);
    assert_eq!(spans(grid(&["left", "right"]) + &cells).len(), 3, "open sides");
}

#[test]
fn tables_with_few_of_their_rules() {
    let row = |texts: [&'static str; 3], y: u32| [(texts[0], 65, y), (texts[1], 165, y), (texts[2], 265, y)];
    let cells = text_at(&[row(["TT", "Viec", "Han"], 546), row(["1", "a", "b"], 526), row(["2", "c", "d"], 508)].concat());
    let expected = ["TT|Viec|Han", "1|a|b", "2|c|d"];
    assert_eq!(lines(&(grid(&["second-left", "second-right"]) + &cells)), expected, "no lines between rows");
    let open = ["top", "bottom", "left", "right", "second-left", "second-right"];
    assert_eq!(lines(&(grid(&open) + &cells)), expected, "a line under the head, and lines between columns");
    let head = "60 560 m 360 560 l S 60 540 m 360 540 l S 60 540 m 60 560 l S 160 540 m 160 560 l S 260 540 m 260 560 l S \
                360 540 m 360 560 l S\n";
    assert_eq!(lines(&(head.to_owned() + &cells)), expected, "a head with rules, and rows without");
}

#[test]
fn a_table_with_a_turned_heading() {
    let mut content = grid(&[]) + &text_at(&[("TT", 65, 546), ("1", 65, 526), ("a", 165, 526), ("b", 265, 506), ("c", 165, 506)]);
    content += "BT /F1 6 Tf 0 1 -1 0 210 542 Tm (Han) Tj ET";
    let doc = read(&page(&content));
    assert_eq!(shown(&doc)[0], "TT|Han|");
}

#[test]
fn numbers_of_pages_and_running_heads_are_set_apart() {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R 6 0 R 8 0 R] /Count 3 >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for number in 1..=3 {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            objects.len() + 2
        ));
        let text = text_at(&[("UBND huyen Binh An", 60, 810), ("Trang noi dung", 60, 500)])
            + &format!("BT /F1 10 Tf 300 30 Td ({number}) Tj ET");
        objects.push(stream("", &text));
    }
    let bytes = file(&objects);
    let doc = read(&bytes);
    assert_eq!(shown(&doc), ["Trang noi dung", "---", "Trang noi dung", "---", "Trang noi dung"]);
    assert!(doc.diagnostics.iter().any(|remark| remark.id == "running-head" && remark.message.contains("UBND huyen")));
    let second = ReadOptions { pages: Some(2..=2), ..ReadOptions::default() };
    assert_eq!(kehoach::read(&bytes, Format::Pdf, &second).unwrap().blocks.len(), 2);
    let none = ReadOptions { pages: Some(9..=9), ..ReadOptions::default() };
    assert!(kehoach::read(&bytes, Format::Pdf, &none).unwrap_err().to_string().contains("3 pages"));
    let few = ReadOptions { max_pages: 2, ..ReadOptions::default() };
    assert!(kehoach::read(&bytes, Format::Pdf, &few).unwrap_err().is_too_large());
}

#[test]
fn a_scan_says_that_it_is_one() {
    let image = stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x");
    let scan = page_with("q 595 0 0 842 0 0 cm /X Do Q BT /F1 8 Tf 60 800 Td (Van thu) Tj ET", "", &[image]);
    let error = kehoach::read(&scan, Format::Pdf, &ReadOptions::default()).unwrap_err();
    assert!(error.needs_text_recognition() && error.to_string().starts_with("page 1 is an image"), "{error}");
}

#[test]
fn damaged_and_odd_files_are_read() {
    let whole = page("BT /F1 12 Tf 60 700 Td (Ke hoach) Tj ET");
    let junk = [b"HTTP/1.1 200 OK\r\n\x00\x01\r\n".as_slice(), &whole].concat();
    assert_eq!(Format::sniff(&junk).unwrap(), Format::Pdf);
    assert_eq!(shown(&read(&junk)), ["Ke hoach"]);
    let cut = &whole[..whole.windows(5).position(|word| word == b"xref\n").unwrap()];
    assert_eq!(shown(&read(cut)), ["Ke hoach"]);
    let empty_filter = String::from_utf8(whole).unwrap().replace("<<  /Length", "<< /Filter [] /Length");
    assert_eq!(shown(&read(empty_filter.as_bytes())), ["Ke hoach"]);
}

/// Reads a hostile file: an answer of some kind, in time.
#[track_caller]
fn ends(name: &str, bytes: &[u8]) {
    let start = Instant::now();
    let _ = kehoach::parse(bytes, Format::Pdf, &ParseOptions::default());
    // Ten seconds are the limit of a build with optimisation.
    assert!(start.elapsed() < Duration::from_secs(40), "{name} took {:?}", start.elapsed());
}

#[test]
fn hostile_files_end() {
    let text = "BT /F1 12 Tf 60 700 Td (Ke hoach) Tj ET ";
    let resources = "/Resources << /Font << /F1 4 0 R >> /XObject << /X 7 0 R >> >>";
    let looped = stream(&format!("/Type /XObject /Subtype /Form {resources}"), &"/X Do ".repeat(10));
    ends("a form that draws itself", &page_with(&format!("{text} /X Do"), "", &[looped]));
    ends("nested arrays", &page(&("[".repeat(100_000) + text)));
    ends("huge numbers", &page("BT /F1 1e30 Tf 1e30 -1e38 Td (abc) Tj ET 1e38 0 0 1e38 0 0 cm 1 1 1e38 1e38 re S"));
    ends("unbalanced", &page(&format!("{} {text} {}", "q ".repeat(5000), "Q ".repeat(9000))));
    ends(
        "scattered letters",
        &page(&(0..20_000).fold(String::new(), |mut out, at| {
            let _ = write!(out, "BT /F1 4 Tf {} {} Td (a) Tj ET ", at % 590, at / 59);
            out
        })),
    );
    ends(
        "a page of rules",
        &page(&(0..3000).fold(text.to_owned(), |mut out, at| {
            let _ = write!(out, "{at} 0 m {at} 700 l S 0 {at} m 590 {at} l S ");
            out
        })),
    );
    ends(
        "a tree of pages that loops",
        &file(&["<< /Type /Catalog /Pages 2 0 R >>".into(), "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>".into()]),
    );
    let packed = "2\u{7f}".repeat(1000);
    ends(
        "a stream packed twice",
        &file(&[
            "<< /Type /Catalog /Pages 2 0 R >>".into(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>".into(),
            stream("/Filter [/RunLengthDecode /RunLengthDecode /RunLengthDecode]", &packed),
        ]),
    );
    for cut in (0..text.len() * 10).step_by(7) {
        let whole = page(text);
        ends("cut", &whole[..cut.min(whole.len())]);
    }
}

#[test]
fn hostile_structures_end() {
    let tail = ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_owned(), stream("", "BT ET")];
    let catalog = "<< /Type /Catalog /Pages 2 0 R >>".to_owned();
    let tree = |pages: String, more: Vec<String>| file(&[vec![catalog.clone(), pages], tail.to_vec(), more].concat());
    let one = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned();
    ends("a million objects", &tree(one.clone(), vec!["<< /A [1 2] >>".to_owned(); 1_000_000]));
    ends("a million kids", &tree(format!("<< /Type /Pages /Kids [{}] /Count 1000000 >>", "3 0 R ".repeat(1_000_000)), vec![]));
    ends(
        "a tree of one branch",
        &tree("<< /Type /Pages /Kids [5 0 R] /Count 1 >>".into(), {
            (5..100_005).map(|at| format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", at + 1)).collect()
        }),
    );
    ends("references in a circle", &page_with("/X Do", "/Annots 7 0 R /Rotate 8 0 R", &["8 0 R".into(), "7 0 R".into()]));
    let arrays = format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /X {} >>", "[".repeat(1_000_000));
    ends("arrays in arrays", &file(&[catalog.clone(), one.clone(), arrays, stream("", "BT ET")]));
    let itself = "<< /Length 4 0 R >>\nstream\nBT ET\nendstream".to_owned();
    ends("a length that is its stream", &file(&[catalog.clone(), one, tail[0].clone(), itself]));
    let form = |next: usize| {
        let entries = format!("/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << /X {next} 0 R >> >>");
        stream(&entries, &"/X Do ".repeat(10))
    };
    let forms: Vec<String> = (8..40).map(form).collect();
    let doc = read(&page_with("BT /F1 12 Tf 60 700 Td (Ke hoach) Tj ET /X Do", "", &forms));
    assert_eq!(shown(&doc), ["Ke hoach"]);
    assert!(doc.diagnostics.iter().any(|remark| remark.id == "page-damaged"), "{:?}", doc.diagnostics);
}

#[test]
fn pages_read_at_the_same_time_are_those_read_one_by_one() {
    let count = 60;
    let kids: Vec<String> = (0..count).map(|at| format!("{} 0 R", 4 + at * 2)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for at in 0..count {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + at * 2
        ));
        let cells = text_at(&[("TT", 65, 546), ("Viec", 165, 546), ("Han", 265, 546), ("1", 65, 526), ("a", 165, 526)]);
        let text = format!("BT /F1 12 Tf 60 {} Td (Trang so {at}.) Tj ET {} {cells}", 700 - at, grid(&[]));
        objects.push(stream("", &text));
    }
    let bytes = file(&objects);
    let whole = shown(&read(&bytes));
    let page = |number: u32| {
        let options = ReadOptions { pages: Some(number..=number), ..ReadOptions::default() };
        shown(&kehoach::read(&bytes, Format::Pdf, &options).unwrap())
    };
    let single: Vec<String> = (1..=count as u32).flat_map(page).collect();
    assert_eq!(whole.into_iter().filter(|line| line != "---").collect::<Vec<_>>(), single);
}

#[test]
fn damaged_fixtures_end() {
    let bytes = std::fs::read(support::root().join("pdf/lien-nganh.pdf")).unwrap();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for round in 0..60 {
        let mut damaged = bytes.clone();
        if round % 3 == 0 {
            damaged.truncate(next() as usize % bytes.len());
        } else {
            for _ in 0..=next() % 40 {
                let at = next() as usize % damaged.len();
                damaged[at] ^= 1 << (next() % 8);
            }
        }
        ends("damaged", &damaged);
    }
}
