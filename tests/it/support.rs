//! What the tests of documents share: the fixtures, expected outputs kept beside them, and the check of a plan.
//!
//! `UPDATE=1 cargo test` rewrites the expected outputs and raises the floors; the diff is then read like code.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kehoach::{Format, ParseOptions, Plan};
use serde_json::Value;

/// One document of `fixtures/docs`.
pub(crate) struct Fixture {
    /// The name of its folder.
    pub(crate) name: String,
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// The document.
    pub(crate) bytes: Vec<u8>,
}

/// The folder `fixtures`.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// A folder of its own for one test, removed at its end.
#[cfg(feature = "cli")]
pub(crate) struct Folder(pub(crate) PathBuf);

#[cfg(feature = "cli")]
impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

#[cfg(feature = "cli")]
impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// All documents, by name.
pub(crate) fn fixtures() -> Vec<Fixture> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 14, "the fixtures were not found");
    folders
        .into_iter()
        .map(|folder| {
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = fs::read(folder.join("input.txt")).unwrap_or_else(|error| panic!("{name}/input.txt: {error}"));
            Fixture { name, folder, bytes }
        })
        .collect()
}

/// A plan out of the bytes of a text.
pub(crate) fn parse(bytes: &[u8]) -> kehoach::Result<Plan> {
    kehoach::parse(bytes, Format::Text, &ParseOptions::default())
}

/// The text that places count in.
pub(crate) fn source_text(bytes: &[u8]) -> String {
    kehoach::read(bytes, Format::Text, &kehoach::ReadOptions::default()).unwrap().text
}

/// Whether expected files are to be rewritten.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Compares `actual` with the file at `path`, or writes it there; the fault, if any.
pub(crate) fn expect_file(path: &Path, actual: &[u8]) -> Option<String> {
    let expected = fs::read(path).unwrap_or_default();
    if expected == actual {
        return None;
    }
    if updating() {
        fs::write(path, actual).unwrap();
        return None;
    }
    let shown = path.strip_prefix(root()).unwrap_or(path).display();
    let (expected, actual) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(actual));
    let line = expected.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
    let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").chars().take(160).collect::<String>();
    Some(format!("{shown}:{}: expected `{}`, found `{}`", line + 1, at(&expected), at(&actual)))
}

/// A JSON file; an empty object where there is none.
pub(crate) fn json_file(path: &Path) -> Value {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        Err(_) => Value::Object(serde_json::Map::new()),
    }
}

/// Keeps the long list of differences out of the terminal; the path goes into the failure message.
pub(crate) fn report(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}

/// The faults of a plan that no document, however damaged, may cause.
///
/// `text` is the source's text. A value is compared with the text at its place only where nothing was repaired.
pub(crate) fn faults(plan: &Plan, text: &str) -> Vec<String> {
    let value = serde_json::to_value(plan).unwrap();
    let mut faults = places(&value, text);
    let json = kehoach::write(plan, kehoach::OutputFormat::Json);
    match serde_json::from_slice::<Plan>(&json) {
        Err(error) => faults.push(format!("the JSON does not read back: {error}")),
        Ok(again) if again != *plan => faults.push("the JSON reads back as another plan".into()),
        Ok(_) => {}
    }
    let coverage = &plan.coverage;
    if coverage.placed > coverage.characters || !(0.0..=1.0).contains(&coverage.share) {
        faults.push(format!("coverage {} of {}, share {}", coverage.placed, coverage.characters, coverage.share));
    }
    let characters = text.chars().filter(|c| !c.is_whitespace()).count() as u64;
    if coverage.characters > characters {
        faults.push(format!("coverage counts {} of {characters} characters", coverage.characters));
    }
    if faults.is_empty() {
        values(plan, text, &mut faults);
    }
    faults
}

/// Every place lies inside the source, on character boundaries, and names its line.
fn places(value: &Value, text: &str) -> Vec<String> {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let (mut faults, mut stack) = (vec![], vec![("plan", value)]);
    while let Some((name, value)) = stack.pop() {
        match value {
            Value::Array(items) => stack.extend(items.iter().map(|item| (name, item))),
            Value::Object(fields) => {
                if let (Some(start), Some(end)) = (field(fields, "start"), field(fields, "end")) {
                    let sound = start <= end && end <= text.len() && text.is_char_boundary(start) && text.is_char_boundary(end);
                    if !sound {
                        faults.push(format!("{name}: {start}..{end} of {} bytes", text.len()));
                    } else if let Some(line) = field(fields, "line")
                        && line != starts.partition_point(|&at| at <= start)
                    {
                        faults.push(format!("{name}: {start}..{end} is not on line {line}"));
                    }
                }
                stack.extend(fields.iter().map(|(name, item)| (name.as_str(), item)));
            }
            _ => {}
        }
    }
    faults
}

fn field(fields: &serde_json::Map<String, Value>, name: &str) -> Option<usize> {
    fields.get(name)?.as_u64().map(|number| number as usize)
}

/// Every value reads in the source as the plan says it does.
fn values(plan: &Plan, text: &str, faults: &mut Vec<String>) {
    let mut check = Check { text, repaired: !plan.edits.is_empty(), faults };
    let header = serde_json::to_value(&plan.header).unwrap();
    for (name, place) in &plan.places.header {
        if let Some(value) = header[name].as_str()
            && !matches!(name.as_str(), "date" | "kind" | "symbol" | "number")
        {
            check.same(&format!("header.{name}"), value, *place);
        }
    }
    check.all("legal_basis", &plan.legal_basis, &plan.places.legal_basis);
    check.all("recipients", &plan.recipients, &plan.places.recipients);
    check.all("noise", &plan.noise, &plan.places.noise);
    for paragraph in plan.preamble.iter().chain(&plan.closing) {
        check.same("paragraph", &paragraph.text, paragraph.place);
    }
    for section in plan.sections.iter().flat_map(kehoach::Section::walk) {
        let name = format!("section {}", section.path);
        check.same(&format!("{name} label"), &section.label, section.label_place);
        if let (Some(heading), Some(place)) = (&section.heading, section.heading_place) {
            check.same(&format!("{name} heading"), heading, place);
        }
        for paragraph in &section.paragraphs {
            check.same(&name, &paragraph.text, paragraph.place);
        }
        let joined = section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join(" ");
        if section.text.as_deref().unwrap_or_default() != joined {
            check.faults.push(format!("{name}: the text is not that of the paragraphs"));
        }
        if !section.place.contains(&section.label_place) {
            check.faults.push(format!("{name}: the label is outside"));
        }
    }
    for table in &plan.tables {
        if table.rows.len() != table.row_info.len() || table.header.len() != table.header_places.len() {
            check.faults.push(format!("{}: rows and their places differ in number", table.id));
        }
        let places = table.header_places.iter().chain(table.row_info.iter().map(|info| &info.cells));
        for (row, places) in table.header.iter().chain(&table.rows).zip(places) {
            check.all(&table.id, row, places);
        }
    }
    for item in &plan.indicators {
        check.same(&format!("{} name", item.id), &item.name, item.name_place);
        if let Some(baseline) = &item.baseline {
            check.same(&format!("{} baseline", item.id), &baseline.text, baseline.place);
        }
        if let Some(target) = &item.target {
            check.same(&format!("{} target", item.id), &target.text, target.place);
        }
    }
    for item in &plan.assignments {
        check.same(&format!("{} task", item.id), &item.task, item.place);
        check.all(&format!("{} lead", item.id), &item.lead, &item.lead_places);
        check.all(&format!("{} coordinating", item.id), &item.coordinating, &item.coordinating_places);
        if let Some(deadline) = &item.deadline {
            check.same(&format!("{} deadline", item.id), &deadline.text, deadline.place);
        }
    }
    for item in &plan.references {
        check.same(&item.id, &item.text, item.place);
    }
    for item in &plan.coverage.residue {
        check.same("residue", &item.text, item.place);
    }
}

struct Check<'a> {
    text: &'a str,
    repaired: bool,
    faults: &'a mut Vec<String>,
}

impl Check<'_> {
    fn all(&mut self, name: &str, values: &[String], places: &[kehoach::Place]) {
        if values.len() != places.len() {
            self.faults.push(format!("{name}: {} values, {} places", values.len(), places.len()));
        }
        for (value, place) in values.iter().zip(places) {
            self.same(name, value, *place);
        }
    }

    /// The value reads at the place. Something may interrupt it there (a page number, the other column of the head, a
    /// mark of Markdown), so its words need only follow one another; the first and the last are where it begins and ends.
    fn same(&mut self, name: &str, value: &str, place: kehoach::Place) {
        if self.repaired || value.is_empty() {
            return;
        }
        let slice = &self.text[place.start as usize..place.end as usize];
        if kehoach::fold::squeeze(slice) == kehoach::fold::squeeze(value) {
            return;
        }
        let (slice_words, words) = (words(slice), words(value));
        if slice_words.concat() == words.concat() {
            return;
        }
        // Columns glued to one another in the head leave no words to follow: there the letters must follow one another.
        if name.starts_with("header.") {
            let (slice, value) = (slice_words.concat(), words.concat());
            let mut rest = slice.chars();
            if value.chars().all(|c| rest.any(|other| other == c)) {
                return;
            }
        }
        let mut rest = slice_words.iter();
        let follow = words.iter().all(|word| rest.any(|other| other == word));
        // A value that begins with a mark of Markdown may be interrupted right after it.
        let begins = slice_words.first() == words.first() || value.starts_with(['*', '#', '|']);
        let ends = slice_words.last() == words.last() || slice_words.len() > words.len();
        if !(follow && begins && ends) {
            let shown: String = slice.chars().take(120).collect();
            self.faults.push(format!("{name}: `{value}` is not `{shown}` at line {}", place.line));
        }
    }
}

/// The words of a text without the marks of Markdown and HTML.
fn words(text: &str) -> Vec<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(tag) = tag_length(rest) {
            if rest[..tag].contains("br") {
                out.push(' ');
            }
            rest = &rest[tag..];
            continue;
        }
        out.push(if matches!(c, '*' | '_' | '#' | '|' | '`') { ' ' } else { c });
        rest = &rest[c.len_utf8()..];
    }
    out.split_whitespace().map(str::to_owned).collect()
}

/// The length of the HTML tag at the start of the text: `<i>`, `</b>`, `<br/>`.
fn tag_length(text: &str) -> Option<usize> {
    let body = text.strip_prefix('<')?;
    let end = body.find('>')?;
    let name = body[..end].trim_matches('/');
    (name.len() <= 6 && name.bytes().all(|byte| byte.is_ascii_alphabetic()) && !name.is_empty()).then_some(end + 2)
}

/// Lists faults by document, one a line.
pub(crate) fn list(faults: &BTreeMap<String, Vec<String>>) -> String {
    faults.iter().fold(String::new(), |mut out, (name, faults)| {
        for fault in faults {
            let _ = writeln!(out, "{name}: {fault}");
        }
        out
    })
}
