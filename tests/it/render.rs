//! Word documents written and templates filled, seen from outside: packages unzipped and read as XML.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use kehoach::{Data, DocxOptions, RenderOptions, TemplateFormat};
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;

use crate::support;

/// The entries of a package, in order.
fn entries(docx: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = vec![];
            file.read_to_end(&mut bytes).unwrap();
            (file.name().to_owned(), bytes)
        })
        .collect()
}

fn part(docx: &[u8], name: &str) -> String {
    let found = entries(docx).into_iter().find(|(found, _)| found == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("no {name}")).1).unwrap()
}

fn packed(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The folder of a template as a package.
fn template(name: &str) -> Vec<u8> {
    let root = support::root().join("docx-templates").join(name);
    let (mut files, mut folders) = (vec![], vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    packed(&files.iter().map(|path| (name(path), fs::read(path).unwrap())).collect::<Vec<_>>())
}

fn data(name: &str) -> Data {
    Data::from_yaml(&fs::read_to_string(support::root().join("docx-templates").join(format!("{name}.yaml"))).unwrap()).unwrap()
}

fn render(template: &[u8], data: &Data) -> Result<Vec<u8>, String> {
    kehoach::render(template, TemplateFormat::Docx, data, &RenderOptions::default()).map_err(|error| error.to_string())
}

/// The text of a part: a paragraph a line, cells between bars, spans as `«2»`, merged cells as `⌜` and `^`.
fn text(xml: &str) -> String {
    let mut out = String::new();
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut in_text, mut cells) = (false, 0_usize);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == b"w:t" => in_text = true,
            Event::Start(tag) if tag.name().as_ref() == b"w:tc" => cells += 1,
            Event::End(tag) => match tag.name().as_ref() {
                b"w:t" => in_text = false,
                b"w:p" => out.push(if cells == 0 { '\n' } else { ' ' }),
                b"w:tc" => {
                    cells -= 1;
                    out.truncate(out.trim_end_matches(' ').len());
                    out.push_str(" | ");
                }
                b"w:tr" => out.push('\n'),
                _ => {}
            },
            Event::Empty(tag) => match tag.name().as_ref() {
                b"w:br" => out.push('↵'),
                b"w:gridSpan" => {
                    out.push_str(&String::from_utf8_lossy(&tag).replace("w:gridSpan w:val=\"", "«").replace('"', "»"));
                }
                b"w:vMerge" => out.push_str(if String::from_utf8_lossy(&tag).contains("restart") { "⌜" } else { "^" }),
                b"w:footnoteReference" => out.push('*'),
                _ => {}
            },
            Event::Text(text) if in_text => out.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) if in_text => out.push_str(&format!("&{};", name.decode().unwrap())),
            Event::Eof => return out,
            _ => {}
        }
    }
}

#[test]
fn a_template_is_filled_and_the_rest_is_left_byte_for_byte() {
    let template = template("ke-hoach");
    let out = render(&template, &data("ke-hoach")).unwrap();
    let all = ["word/document.xml", "word/header1.xml", "word/footnotes.xml"].map(|name| text(&part(&out, name))).join("---\n");
    let expected = support::root().join("docx-templates/ke-hoach.expected.txt");
    assert_eq!(support::expect_file(&expected, all.as_bytes()), None);
    let (before, after) = (entries(&template), entries(&out));
    assert_eq!(before.len(), after.len());
    for ((name, old), (same, new)) in before.iter().zip(&after) {
        assert_eq!(name, same);
        let is_text = ["document", "header", "footnotes"].iter().any(|stem| name.starts_with(&format!("word/{stem}")));
        assert!(is_text || old == new, "{name} was touched");
    }
    assert_eq!(render(&template, &data("ke-hoach")).unwrap(), out, "the same data give the same bytes");
}

#[test]
fn a_template_of_words_own_gives_a_document() {
    let mut entries = entries(&template("ke-hoach"));
    let types = entries.iter_mut().find(|(name, _)| name == "[Content_Types].xml").unwrap();
    types.1 = String::from_utf8(types.1.clone()).unwrap().replace("document.main+xml", "template.main+xml").into_bytes();
    let out = render(&packed(&entries), &data("ke-hoach")).unwrap();
    assert!(part(&out, "[Content_Types].xml").contains("wordprocessingml.document.main+xml"));
}

#[test]
fn what_a_template_needs_is_listed_with_its_place() {
    let options = RenderOptions::default();
    let check = kehoach::check_template(&template("ke-hoach"), TemplateFormat::Docx, &data("ke-hoach"), &options).unwrap();
    assert!(check.faults.is_empty() && check.names.iter().all(|name| name.is_there), "{check:#?}");
    let find = |wanted: &str| check.names.iter().find(|name| name.name == wanted).unwrap();
    assert_eq!(find("nhom_viec[].viec[].ten").place.to_string(), "body, table 1, row 4, cell 2, paragraph 1");
    assert_eq!(find("co_quan").place.to_string(), "header 1, paragraph 1");
    assert!(find("ghi_chu").is_optional && find("nam").is_list);
    let nothing = kehoach::check_template(&template("ke-hoach"), TemplateFormat::Docx, &Data::default(), &options).unwrap();
    assert!(nothing.faults.len() >= 10, "all are told at once: {:?}", nothing.faults);
}

/// Breaks one part of the template and renders it.
fn broken(name: &str, change: impl Fn(String) -> String) -> String {
    let mut entries = entries(&template("ke-hoach"));
    for (found, bytes) in &mut entries {
        if found == name {
            *bytes = change(String::from_utf8(bytes.clone()).unwrap()).into_bytes();
        }
    }
    let options = RenderOptions { max_steps: 100_000, ..RenderOptions::default() };
    let out = kehoach::render(&packed(&entries), TemplateFormat::Docx, &data("ke-hoach"), &options);
    out.expect_err("a fault is told").to_string()
}

#[test]
fn hostile_templates_are_refused() {
    let document = "word/document.xml";
    for (fault, expected) in [
        (broken(document, |xml| xml.replace("</w:body>", "")), "not well-formed"),
        (broken(document, |xml| xml[..xml.find("</w:tbl>").unwrap()].to_owned()), "breaks off"),
        (broken(document, |xml| xml.replace("<w:document", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document")), "document type"),
        (broken(document, |xml| xml.replace("<w:body>", &format!("<w:body>{}", "<w:sdt>".repeat(100_000)))), "nested too deeply"),
        (broken(document, |xml| xml.replace("{{ noi }}", "{{ noii }}")), "did you mean `noi`?"),
        (broken("word/header1.xml", |xml| xml.replace("co_quan", "co_quann")), "header 1, paragraph 1: `co_quann`"),
        (broken("word/footnotes.xml", |xml| xml.replace("ngay_ngan", "ngai")), "footnotes, paragraph 3"),
        (
            broken(document, |xml| {
                xml.replace("{{ noi }}", "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}")
            }),
            "max_steps",
        ),
    ] {
        assert!(fault.contains(expected), "`{expected}` in `{fault}`");
    }
    let bomb = packed(&[("word/document.xml".into(), vec![b' '; 4 << 20])]);
    let options = RenderOptions { max_bytes: 1 << 20, ..RenderOptions::default() };
    assert!(bomb.len() < 1 << 16);
    let refused = kehoach::render(&bomb, TemplateFormat::Docx, &Data::default(), &options).unwrap_err();
    assert!(refused.to_string().contains("max_bytes"));
    let whole = template("ke-hoach");
    for bytes in [b"".as_slice(), b"PK\x03\x04", &whole[..whole.len() / 2], &packed(&[("a.xml".into(), b"<a/>".to_vec())])] {
        assert!(render(bytes, &Data::default()).unwrap_err().contains("not a Word file"));
    }
}

#[test]
fn text_templates() {
    let data = data("ke-hoach");
    let fill = |template: &str, format| {
        let out = kehoach::render(template.as_bytes(), format, &data, &RenderOptions::default());
        out.map(|bytes| String::from_utf8(bytes).unwrap()).map_err(|error| error.to_string())
    };
    let template = "# {{ ten }} năm {{ nam[0] }}\n{% for n in nhom_viec %}\n## {{ n.ten }}\n{% for v in n.viec %}\n- {{ v.ten }}: {{ v.chu_tri|list }}\n{% endfor %}\n{% endfor %}\n{{ ghi_chu }}\n";
    let expected = "# Trồng cây năm 2027\n## Chuẩn bị\n- Rà soát diện tích: Phòng Kinh tế\n- Ươm cây giống: Trạm Khuyến nông, Hội Nông dân và Đoàn xã\n## Thực hiện\n- Trồng cây: Các thôn\nR & D <1\n";
    assert_eq!(fill(template, TemplateFormat::Markdown).unwrap(), expected);
    assert_eq!(fill("<p title=\"{{ ghi_chu }}\">", TemplateFormat::Html).unwrap(), "<p title=\"R &amp; D &lt;1\">");
    assert_eq!(
        fill("a\n{{ khong_co }}", TemplateFormat::Text).unwrap_err(),
        "line 2: `khong_co` is not in the data in `{{ khong_co }}`"
    );
}

/// The order the schema wants for the children of properties that this writer uses.
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:numPr",
            "w:pBdr",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    ("w:tblPr", &["w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:trPr", &["w:cantSplit", "w:tblHeader"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:vAlign"]),
    ("w:sectPr", &["w:headerReference", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:titlePg"]),
    ("w:rPr", &["w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:vertAlign", "w:lang"]),
];

/// The faults of a part against the schema, as far as this writer could commit them.
fn schema_faults(xml: &str) -> Vec<String> {
    let mut faults = vec![];
    let mut open: Vec<(String, usize)> = vec![];
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        let (tag, is_empty) = match reader.read_event() {
            Ok(Event::Start(tag)) => (tag, false),
            Ok(Event::Empty(tag)) => (tag, true),
            Ok(Event::End(_)) => {
                open.pop();
                continue;
            }
            Ok(Event::Eof) => break,
            Ok(_) => continue,
            Err(error) => return vec![error.to_string()],
        };
        let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        if let Some((parent, last)) = open.last_mut()
            && let Some((_, order)) = ORDER.iter().find(|(known, _)| known == parent)
        {
            match order.iter().position(|known| *known == name) {
                None => faults.push(format!("{name} in {parent}")),
                Some(at) if at < *last => faults.push(format!("{name} after {} in {parent}", order[*last])),
                Some(at) => *last = at,
            }
        }
        if !is_empty {
            open.push((name, 0));
        }
    }
    faults
}

#[test]
fn every_document_is_written_whole_and_in_the_order_of_the_schema() {
    for fixture in support::fixtures() {
        let plan = support::parse(&fixture.bytes).unwrap();
        for word_numbers in [false, true] {
            let docx = kehoach::write_docx(&plan, &DocxOptions { word_numbers, ..DocxOptions::default() });
            let parts = entries(&docx);
            for (name, bytes) in &parts {
                let faults = schema_faults(std::str::from_utf8(bytes).unwrap());
                assert!(faults.is_empty(), "{} {name}: {faults:?}", fixture.name);
            }
            if word_numbers {
                continue;
            }
            let texts: String = parts
                .iter()
                .filter(|(name, _)| name.starts_with("word/"))
                .map(|(_, xml)| text(std::str::from_utf8(xml).unwrap()))
                .collect();
            let found = words(&texts);
            let missing: Vec<String> = words(&String::from_utf8(kehoach::write(&plan, kehoach::OutputFormat::Text)).unwrap())
                .into_iter()
                .filter(|(word, count)| found.get(word).copied().unwrap_or(0) < *count)
                .map(|(word, count)| format!("{word} ×{count}"))
                .collect();
            assert!(missing.is_empty(), "{}: {missing:?}", fixture.name);
        }
    }
}

/// How often each word of letters and digits stands in a text; marks of footnotes become Word's own.
fn words(text: &str) -> std::collections::BTreeMap<String, usize> {
    let text =
        text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    let mut out = std::collections::BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric() || matches!(c, '¹' | '²' | '³' | '⁴')).filter(|word| !word.is_empty())
    {
        *out.entry(word.to_owned()).or_default() += 1;
    }
    out
}

#[test]
fn next_year_and_documents_from_data() {
    let bytes = fs::read(support::root().join("docs/kinh-te-xa-hoi/input.txt")).unwrap();
    let plan = support::parse(&bytes).unwrap();
    let draft = kehoach::next_year(&plan, 2026, &Data::default()).unwrap();
    assert!(draft.plan.header.title.as_deref().unwrap().contains("2026"));
    let out = String::from_utf8(kehoach::write(&draft.plan, kehoach::OutputFormat::Text)).unwrap();
    let own = out.matches("2025").count();
    assert!(own <= 2, "{own} mentions of last year's plan are left:\n{out}");
    assert!(draft.blanks.iter().all(|blank| !blank.is_filled));
    // What a plan says as data is the same plan again.
    let again = kehoach::plan_of_data(&Data::from_plan(&plan), kehoach::DocType::KeHoach).unwrap();
    assert_eq!(again, plan);
}

/// Where a plan read from its own Word document differs from the plan, by fixture: the path, and why.
const DIFFERENCES: &[(&str, &str, &str)] = &[
    ("", "merged_from_parts", "a table that page breaks had cut is written in one piece"),
    ("dau-mot-dong", "number_text", "a space inside the symbol is repaired"),
    ("tinh-nang-luc-canh-tranh", "", "the lines of a footnote in Word are one section, and stand after the body"),
];

#[test]
fn a_plan_reads_back_from_its_word_document() {
    let mut faults = vec![];
    for fixture in support::fixtures() {
        let plan = support::parse(&fixture.bytes).unwrap();
        let docx = kehoach::write_docx(&plan, &DocxOptions::default());
        let again = kehoach::parse(&docx, kehoach::Format::Docx, &kehoach::ParseOptions::default()).unwrap();
        let mut paths = vec![];
        differences(&meaning(&plan), &meaning(&again), String::new(), &mut paths);
        let expected = |path: &str| {
            DIFFERENCES.iter().any(|(name, end, _)| (name.is_empty() || *name == fixture.name) && path.ends_with(end))
        };
        faults.extend(paths.into_iter().filter(|path| !expected(path)).map(|path| format!("{}: {path}", fixture.name)));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// A plan as JSON without what belongs to one file: places, repairs, remarks, counts of characters.
fn meaning(plan: &kehoach::Plan) -> serde_json::Value {
    let mut value = serde_json::to_value(plan).unwrap();
    let mut waiting = vec![&mut value];
    while let Some(value) = waiting.pop() {
        match value {
            serde_json::Value::Object(fields) => {
                let foreign = ["source", "edits", "diagnostics", "coverage", "noise", "row_info"];
                fields
                    .retain(|name, _| !name.ends_with("place") && !name.ends_with("places") && !foreign.contains(&name.as_str()));
                waiting.extend(fields.values_mut());
            }
            serde_json::Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
    value
}

/// The paths at which two values differ.
fn differences(a: &serde_json::Value, b: &serde_json::Value, path: String, out: &mut Vec<String>) {
    use serde_json::Value::{Array, Object};
    match (a, b) {
        (Object(a), Object(b)) => {
            let names: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for name in names {
                let null = serde_json::Value::Null;
                differences(a.get(name).unwrap_or(&null), b.get(name).unwrap_or(&null), format!("{path}.{name}"), out);
            }
        }
        (Array(a), Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differences(a, b, format!("{path}[{at}]"), out);
            }
        }
        (a, b) if a != b => out.push(path),
        _ => {}
    }
}
