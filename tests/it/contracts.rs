//! The contract of each report format: what its readers accept, held against what `check` writes, and each validator shown
//! to refuse a broken report.
//!
//! The reports are made of all findings of `fixtures/rules`, so every rule and every kind of fix is among them, under names of
//! files that need care. Schemas stand in `tests/schemas`; nothing is fetched.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use kehoach::{CheckSettings, Document, FileFindings, Format, Lang, ReportFormat};
use serde_json::Value;

/// Names that have to be quoted in one format or another.
const NAMES: [&str; 6] =
    ["plans/a.txt", "./plans/b.txt", "Kế hoạch số 1, bản 2.txt", "100% <a&b> \"c\".txt", "a:b::c.txt", "d'e=f;g#h?.txt"];

/// The findings of all cases of the rules, and one file without any.
fn findings() -> Vec<FileFindings> {
    let mut paths: Vec<_> =
        fs::read_dir(crate::support::root().join("rules")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut out = vec![FileFindings { file: "clean.txt".into(), source: "Trồng cây.\n".into(), findings: vec![] }];
    for path in paths {
        let all = fs::read_to_string(&path).unwrap();
        let cases = all.split("### ").skip(1).filter(|case| case.starts_with("fires"));
        for text in cases.map(|case| case.split_once('\n').map_or("", |(_, text)| text)) {
            let document = Document::read(text.as_bytes(), Format::Text, &kehoach::ReadOptions::default()).unwrap();
            let checked = kehoach::check(&document.raw, &document.plan, &CheckSettings::default());
            let name = NAMES[out.len() % NAMES.len()];
            let file = match name.rsplit_once('.') {
                Some((stem, end)) => format!("{stem}-{}.{end}", out.len()),
                None => name.to_owned(),
            };
            out.push(FileFindings { file, source: document.raw.source().to_owned(), findings: checked.findings });
        }
    }
    assert!(out.iter().map(|file| file.findings.len()).sum::<usize>() > 300, "the fixtures of the rules have findings");
    out
}

fn written(format: ReportFormat, files: &[FileFindings]) -> String {
    String::from_utf8(kehoach::report(files, format, Lang::Vi)).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn schema(name: &str) -> Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name);
    let mut schema = json(&fs::read_to_string(path).unwrap());
    // Two patterns of SARIF for names of languages are no regular expressions (`[a-zA-Z]{2}]?`); reports name no language.
    for pointer in ["/definitions/run/properties/language", "/definitions/toolComponent/properties/language"] {
        schema.pointer_mut(pointer).and_then(Value::as_object_mut).map(|language| language.remove("pattern"));
    }
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[track_caller]
fn accepts(schema: &Validator, report: &Value) {
    let faults: Vec<String> =
        schema.iter_errors(report).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Sets a value in a copy of a report and sees it refused.
#[track_caller]
fn refuses(schema: &Validator, report: &Value, pointer: &str, value: Value) {
    let (mut broken, shown) = (report.clone(), value.to_string());
    *broken.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not in the report")) = value;
    assert!(!schema.is_valid(&broken), "{pointer} = {shown} is accepted");
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let (schema, files) = (schema("sarif-2.1.0.json"), findings());
    for files in [&files[..], &files[..1], &[]] {
        accepts(&schema, &json(&written(ReportFormat::Sarif, files)));
    }
    let report = json(&written(ReportFormat::Sarif, &files));
    refuses(&schema, &report, "/version", "2.2.0".into());
    refuses(&schema, &report, "/runs/0/tool", Value::Null);
    refuses(&schema, &report, "/runs/0/results/0/level", "fatal".into());
    refuses(&schema, &report, "/runs/0/results/0/message", serde_json::json!({}));
    refuses(&schema, &report, "/runs/0/results/0/ruleIndex", (-2).into());
    refuses(&schema, &report, "/runs/0/results/0/locations/0/physicalLocation/region/startLine", 0.into());
    let location = "/runs/0/results/0/locations/0/physicalLocation/artifactLocation";
    refuses(&schema, &report, &format!("{location}/uri"), "Kế hoạch 1.txt".into());
    refuses(&schema, &report, location, serde_json::json!({ "path": "a.txt" }));
}

/// What the schema cannot say: names resolve, regions hold the excerpt, fingerprints tell results apart as GitHub reads them.
#[test]
fn sarif_results_point_into_their_files() {
    let files = findings();
    let report = json(&written(ReportFormat::Sarif, &files));
    let run = &report["runs"][0];
    let mut results = run["results"].as_array().unwrap().iter();
    for file in &files {
        for finding in &file.findings {
            let result = results.next().unwrap();
            let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!((&rule["id"], &result["ruleId"]), (&Value::from(finding.rule.as_str()), &rule["id"]));
            let physical = &result["locations"][0]["physicalLocation"];
            let name = file.file.strip_prefix("./").unwrap_or(&file.file);
            assert_eq!(percent_decoded(physical["artifactLocation"]["uri"].as_str().unwrap()), name);
            let region = |key: &str| physical["region"][key].as_u64().unwrap() as usize;
            let at = |line: usize, column: usize| {
                let before: usize = file.source.split_inclusive('\n').take(line - 1).map(str::len).sum();
                let line = file.source[before..].split('\n').next().unwrap_or("");
                before + line.char_indices().nth(column - 1).map_or(line.len(), |(byte, _)| byte)
            };
            let range = at(region("startLine"), region("startColumn"))..at(region("endLine"), region("endColumn"));
            assert_eq!((range.start, range.end), (finding.place.start as usize, finding.place.end as usize));
        }
    }
    assert!(results.next().is_none());
}

fn percent_decoded(uri: &str) -> String {
    let (mut out, bytes) = (vec![], uri.as_bytes());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            out.push(u8::from_str_radix(&uri[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn gitlab_gets_the_fields_it_reads() {
    let (schema, files) = (schema("gitlab-code-quality.json"), findings());
    for files in [&files[..], &files[..1], &[]] {
        accepts(&schema, &json(&written(ReportFormat::Gitlab, files)));
    }
    let report = json(&written(ReportFormat::Gitlab, &files));
    // Of issues with one fingerprint GitLab shows the first.
    let mut fingerprints: Vec<&str> =
        report.as_array().unwrap().iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    let count = fingerprints.len();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), count, "two issues have one fingerprint");
    refuses(&schema, &report, "/0/severity", "error".into());
    refuses(&schema, &report, "/0/fingerprint", Value::Null);
    refuses(&schema, &report, "/0/location/path", "./a.txt".into());
    refuses(&schema, &report, "/0/location/lines", serde_json::json!({ "start": 1 }));
    refuses(&schema, &report, "/0/location", serde_json::json!({ "path": "a.txt" }));
}

#[test]
fn rdjson_has_the_fields_of_reviewdog() {
    let (schema, files) = (schema("rdjson.json"), findings());
    for files in [&files[..], &files[..1], &[]] {
        accepts(&schema, &json(&written(ReportFormat::Rdjson, files)));
    }
    let report = json(&written(ReportFormat::Rdjson, &files));
    let diagnostics = report["diagnostics"].as_array().unwrap();
    let all: Vec<_> = files.iter().flat_map(|file| file.findings.iter().map(move |finding| (file, finding))).collect();
    assert_eq!(diagnostics.len(), all.len());
    // Columns count bytes; the end is the first column not meant.
    for (diagnostic, (file, finding)) in diagnostics.iter().zip(all) {
        let at = |point: &Value| {
            let (line, column) = (point["line"].as_u64().unwrap() as usize, point["column"].as_u64().unwrap() as usize);
            file.source.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>() + column - 1
        };
        let range = &diagnostic["location"]["range"];
        assert_eq!((at(&range["start"]), at(&range["end"])), (finding.place.start as usize, finding.place.end as usize));
    }
    refuses(&schema, &report, "/diagnostics/0/severity", "NOTE".into());
    refuses(&schema, &report, "/diagnostics/0/message", Value::Null);
    refuses(&schema, &report, "/diagnostics/0/location/range/start/column", 0.into());
    refuses(&schema, &report, "/diagnostics/0/code", "SL101".into());
    refuses(&schema, &report, "/diagnostics/0/suggestions", serde_json::json!([{ "text": "a" }]));
}

/// A workflow command as the runner of GitHub Actions reads it: its name, properties and message, unescaped.
struct Command {
    name: String,
    properties: Vec<(String, String)>,
    message: String,
}

/// Reads `::name key=value,key=value::message`, or says what is wrong with it.
fn command(line: &str) -> Result<Command, String> {
    const KEYS: [&str; 6] = ["title", "file", "line", "endLine", "col", "endColumn"];
    let rest = line.strip_prefix("::").ok_or("a command begins with two colons")?;
    let (head, message) = rest.split_once("::").ok_or("two colons end the properties")?;
    let (name, list) = head.split_once(' ').unwrap_or((head, ""));
    if !["error", "warning", "notice"].contains(&name) {
        return Err(format!("`{name}` is no annotation"));
    }
    let mut properties: Vec<(String, String)> = vec![];
    for property in list.split(',').filter(|property| !property.is_empty()) {
        let (key, value) = property.split_once('=').ok_or_else(|| format!("`{property}` has no value"))?;
        if !KEYS.contains(&key) || properties.iter().any(|(known, _)| known == key) {
            return Err(format!("`{key}` is unknown, or stands twice"));
        }
        if value.contains(':') {
            return Err(format!("a colon in `{property}` is not escaped"));
        }
        properties.push((key.into(), unescaped(value)?));
    }
    let number = |key: &str| {
        let value = properties.iter().find(|(known, _)| known == key).map(|(_, value)| value.parse::<u32>());
        value.transpose().map_err(|_| format!("`{key}` is no number"))
    };
    let (start, end) = (number("line")?.ok_or("there is no line")?, number("endLine")?);
    number("col")?;
    if start == 0 || end.is_some_and(|end| end < start) {
        return Err("lines count from 1 and end after they begin".into());
    }
    if message.is_empty() {
        return Err("there is no message".into());
    }
    Ok(Command { name: name.into(), properties, message: unescaped(message)? })
}

fn unescaped(text: &str) -> Result<String, String> {
    const SIGNS: [(&str, &str); 5] = [("%25", "%"), ("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")];
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let part = format!("%{part}");
        let (code, sign) = SIGNS.iter().find(|(code, _)| part.starts_with(code)).ok_or(format!("`{part}` is not escaped"))?;
        out.push_str(sign);
        out.push_str(&part[code.len()..]);
    }
    Ok(out)
}

#[test]
fn github_reads_the_commands() {
    let files = findings();
    let report = written(ReportFormat::Github, &files);
    let mut lines = report.lines();
    for file in &files {
        for finding in &file.findings {
            let line = lines.next().unwrap();
            let command = command(line).unwrap_or_else(|fault| panic!("{fault}: {line}"));
            let property = |key: &str| command.properties.iter().find(|(known, _)| known == key).unwrap().1.as_str();
            assert_eq!(property("file"), file.file.strip_prefix("./").unwrap_or(&file.file));
            assert_eq!(property("line"), finding.line.to_string());
            assert_eq!(property("title"), format!("{} {}", finding.rule, finding.name));
            assert_eq!(command.message, finding.message);
            assert!(["error", "warning", "notice"].contains(&command.name.as_str()));
        }
    }
    assert!(lines.next().is_none());
    for broken in [
        "error file=a.txt,line=1::x",
        "::fatal file=a.txt,line=1::x",
        "::error file=a.txt::x",
        "::error file=a.txt,line=1:x",
        "::error file=a:b.txt,line=1::x",
        "::error file=a.txt,line=0::x",
        "::error file=a.txt,line=2,endLine=1::x",
        "::error file=a, b.txt,line=1::x",
        "::error file=a.txt,line=1::100% x",
        "::error file=a.txt,line=1::",
        "::error file=a.txt,line=1,row=2::x",
    ] {
        assert!(command(broken).is_err(), "accepted: {broken}");
    }
}

#[cfg(feature = "docx")]
mod xml {
    //! The formats made of tags.

    use kehoach::ReportFormat;
    use quick_xml::Reader;
    use quick_xml::events::{BytesStart, Event};

    use super::{findings, written};

    /// An element of JUnit reports as Jenkins has it: what it may hold, and its attributes.
    struct Element {
        name: &'static str,
        children: &'static [&'static str],
        text: bool,
        required: &'static [&'static str],
        optional: &'static [&'static str],
    }

    const JUNIT: [Element; 10] = [
        Element {
            name: "testsuites",
            children: &["testsuite"],
            text: false,
            required: &[],
            optional: &["name", "time", "tests", "failures", "errors"],
        },
        Element {
            name: "testsuite",
            children: &["testsuite", "properties", "testcase", "system-out", "system-err"],
            text: false,
            required: &["name", "tests", "failures", "errors"],
            optional: &["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
        },
        Element {
            name: "testcase",
            children: &["skipped", "error", "failure", "system-out", "system-err"],
            text: false,
            required: &["name"],
            optional: &["time", "classname", "group"],
        },
        Element { name: "failure", children: &[], text: true, required: &[], optional: &["type", "message"] },
        Element { name: "error", children: &[], text: true, required: &[], optional: &["type", "message"] },
        Element { name: "skipped", children: &[], text: true, required: &[], optional: &["type", "message"] },
        Element { name: "properties", children: &["property"], text: false, required: &[], optional: &[] },
        Element { name: "property", children: &[], text: false, required: &["name", "value"], optional: &[] },
        Element { name: "system-out", children: &[], text: true, required: &[], optional: &[] },
        Element { name: "system-err", children: &[], text: true, required: &[], optional: &[] },
    ];

    /// Attributes of an element, unescaped.
    fn attributes(tag: &BytesStart<'_>) -> Result<Vec<(String, String)>, String> {
        let mut out = vec![];
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = std::str::from_utf8(&attribute.value).map_err(|error| error.to_string())?;
            if value.contains('<') {
                return Err("a bare `<` in an attribute".into());
            }
            let value = quick_xml::escape::unescape(value).map_err(|error| error.to_string())?;
            out.push((String::from_utf8_lossy(attribute.key.as_ref()).into_owned(), value.into_owned()));
        }
        Ok(out)
    }

    /// Characters that XML allows.
    fn is_legal(text: &str) -> bool {
        text.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..))
    }

    /// An open suite: its counts of tests, failures and errors as it gives them, and as they are.
    type Counts = ([u32; 3], [u32; 3]);

    /// What is wrong with a JUnit report.
    fn junit_fault(report: &str) -> Option<String> {
        validate_junit(report).err()
    }

    fn validate_junit(report: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(report);
        let (mut open, mut suites): (Vec<&Element>, Vec<Counts>) = (vec![], vec![]);
        let mut ended = false;
        if !is_legal(report) {
            return Err("a character that XML has not".into());
        }
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            match event {
                Event::Start(tag) | Event::Empty(tag) if ended && !tag.is_empty() => return Err("two roots".into()),
                Event::Start(tag) => {
                    let element = opened(&tag, open.last().copied(), &mut suites)?;
                    open.push(element);
                }
                Event::Empty(tag) => {
                    let element = opened(&tag, open.last().copied(), &mut suites)?;
                    closed(element, &mut suites)?;
                    ended = open.is_empty();
                }
                Event::End(_) => {
                    closed(open.pop().ok_or("an end without a beginning")?, &mut suites)?;
                    ended = open.is_empty();
                }
                Event::Text(text) => {
                    let blank = text.iter().all(u8::is_ascii_whitespace);
                    if !blank && !open.last().is_some_and(|element| element.text) {
                        return Err("text where none belongs".into());
                    }
                }
                Event::GeneralRef(_) | Event::CData(_) if !open.last().is_some_and(|element| element.text) => {
                    return Err("text where none belongs".into());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        if ended { Ok(()) } else { Err("the report does not end".into()) }
    }

    fn opened(tag: &BytesStart<'_>, parent: Option<&Element>, suites: &mut Vec<Counts>) -> Result<&'static Element, String> {
        let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        let element = JUNIT.iter().find(|element| element.name == name).ok_or_else(|| format!("<{name}> is unknown"))?;
        match parent {
            None if name != "testsuites" => return Err(format!("<{name}> is no root")),
            Some(parent) if !parent.children.contains(&name.as_str()) => {
                return Err(format!("<{name}> in <{}>", parent.name));
            }
            _ => {}
        }
        let attributes = attributes(tag)?;
        let value = |key: &str| attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
        if let Some(missing) = element.required.iter().find(|key| value(key).is_none()) {
            return Err(format!("<{name}> lacks {missing}"));
        }
        for (key, value) in &attributes {
            if !element.required.contains(&key.as_str()) && !element.optional.contains(&key.as_str()) {
                return Err(format!("<{name}> has no attribute {key}"));
            }
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let well = match key.as_str() {
                "tests" | "failures" | "errors" | "skipped" => digits(value),
                "time" => digits(&value.replacen('.', "", 1)),
                _ => true,
            };
            if !well {
                return Err(format!("{key}=\"{value}\" of <{name}>"));
            }
        }
        let count = |key: &str| value(key).and_then(|value| value.parse().ok()).unwrap_or(0);
        match name.as_str() {
            "testsuites" | "testsuite" => suites.push(([count("tests"), count("failures"), count("errors")], [0; 3])),
            "testcase" => suites.iter_mut().for_each(|(_, is)| is[0] += 1),
            "failure" => suites.iter_mut().for_each(|(_, is)| is[1] += 1),
            "error" => suites.iter_mut().for_each(|(_, is)| is[2] += 1),
            _ => {}
        }
        Ok(element)
    }

    fn closed(element: &Element, suites: &mut Vec<Counts>) -> Result<(), String> {
        if !element.name.starts_with("testsuite") {
            return Ok(());
        }
        match suites.pop() {
            Some((said, is)) if said == is => Ok(()),
            counts => Err(format!("counts of <{}>: {counts:?}", element.name)),
        }
    }

    #[test]
    fn junit_is_as_jenkins_has_it() {
        let files = findings();
        for files in [&files[..], &files[..1], &[]] {
            assert_eq!(junit_fault(&written(ReportFormat::Junit, files)), None);
        }
        let report = written(ReportFormat::Junit, &files[..3]);
        for (from, to) in [
            ("<testsuites ", "<tests "),
            ("</testsuites>", ""),
            (" failures=\"", " failed=\""),
            (" errors=\"0\"", " errors=\"none\""),
            (" errors=\"0\"", " errors=\"1\""),
            (" tests=\"", " tests=\"9"),
            ("<testcase name=", "<testcase title="),
            ("<failure ", "<failure line=\"1\" "),
            ("<testcase ", "text <testcase "),
            ("time=\"0.000\"", "time=\"soon\""),
            ("message=\"", "message=\"<"),
            ("message=\"", "message=\"\u{1}"),
            ("message=\"", "message=\"&nothing;"),
        ] {
            assert!(report.contains(from), "{from} is not in the report");
            let broken = report.replacen(from, to, 1);
            assert!(junit_fault(&broken).is_some(), "{from} → {to} is accepted");
        }
    }

    /// What is wrong with a page: an element not closed, closed by another, an attribute without quotes, a bare `<` or `&`.
    fn html_fault(page: &str) -> Option<String> {
        validate_html(page).err()
    }

    fn validate_html(page: &str) -> Result<(), String> {
        /// Elements without an end.
        const VOID: [&str; 5] = ["meta", "br", "hr", "img", "link"];
        let page = page.strip_prefix("<!doctype html>\n").ok_or("no doctype")?;
        let mut reader = Reader::from_str(page);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let mut open: Vec<String> = vec![];
        let mut seen: Vec<String> = vec![];
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(tag) => {
                    let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                    attributes(&tag)?;
                    if name == "script" || attributes(&tag)?.iter().any(|(key, _)| key == "src" || key == "href") {
                        return Err("something is loaded or run".into());
                    }
                    if open.is_empty() && !seen.is_empty() {
                        return Err("two roots".into());
                    }
                    seen.push(name.clone());
                    if !VOID.contains(&name.as_str()) {
                        open.push(name);
                    }
                }
                Event::Empty(_) => return Err("a slash that HTML has not".into()),
                Event::End(tag) => {
                    let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                    let last = open.pop().unwrap_or_default();
                    if last != name {
                        return Err(format!("<{last}> is closed by </{name}>"));
                    }
                }
                Event::GeneralRef(name) => {
                    let known = ["amp", "lt", "gt", "quot"].iter().any(|known| known.as_bytes() == &name[..]);
                    if !known {
                        return Err(format!("&{};", String::from_utf8_lossy(&name)));
                    }
                }
                Event::Text(text) => {
                    if open.is_empty() && !text.iter().all(u8::is_ascii_whitespace) {
                        return Err("text outside the page".into());
                    }
                }
                Event::Eof => break,
                _ => return Err("neither tag nor text".into()),
            }
        }
        let parts = ["html", "head", "title", "body"].iter().all(|part| seen.iter().filter(|name| name == part).count() == 1);
        if open.is_empty() && parts { Ok(()) } else { Err(format!("open at the end: {open:?}")) }
    }

    #[test]
    fn html_is_well_formed() {
        let files = findings();
        for files in [&files[..], &files[..1], &[]] {
            assert_eq!(html_fault(&written(ReportFormat::Html, files)), None);
        }
        let page = written(ReportFormat::Html, &files[..3]);
        for (from, to) in [
            ("<!doctype html>", ""),
            ("</li>", ""),
            ("</ol>", "</ul>"),
            ("<span class=\"", "<span class="),
            ("<br>", "<br/>"),
            ("<code>", "<code>a & b "),
            ("<blockquote>", "<blockquote><b>"),
            ("</h1>", "</h1><script></script>"),
            ("</html>", ""),
        ] {
            assert!(page.contains(from), "{from} is not in the page");
            assert!(html_fault(&page.replacen(from, to, 1)).is_some(), "{from} → {to} is accepted");
        }
    }
}
