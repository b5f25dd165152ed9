//! Word files as templates: the parts with text are filled, every other part is copied byte for byte.

mod finish;
mod levels;
mod tags;
mod tree;
mod weave;

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::engine::{self, Escape, Source};
use super::fault::TemplateError;
use super::{Data, RenderOptions, TemplateCheck};

/// A part of the file that can hold tags.
struct Part {
    /// Its index in the archive.
    index: usize,
    /// What places call it.
    name: String,
    /// The kind of its name: `document`, `footnotes` …
    stem: String,
    xml: String,
    /// Its template; none if it has no tags.
    source: Option<Source>,
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// More entries than any document has.
const MOST_ENTRIES: usize = 10_000;

pub(super) fn check(template: &[u8], data: &Data, options: &RenderOptions) -> Result<TemplateCheck, TemplateError> {
    let parts = read(&mut open(template)?, options)?;
    let sources: Vec<&Source> = parts.iter().filter_map(|part| part.source.as_ref()).collect();
    Ok(engine::check(&sources, data))
}

pub(super) fn render(template: &[u8], data: &Data, options: &RenderOptions) -> Result<Vec<u8>, TemplateError> {
    let mut archive = open(template)?;
    let mut parts = read(&mut archive, options)?;
    let sources: Vec<&Source> = parts.iter().filter_map(|part| part.source.as_ref()).collect();
    let faults = engine::check(&sources, data).faults;
    if !faults.is_empty() {
        return Err(TemplateError { faults });
    }
    let mut filled = vec![];
    let mut copies = vec![];
    let highest = highest_note(&parts);
    for part in &mut parts {
        let Some(source) = &part.source else { continue };
        let xml = engine::run(source, data, Escape::Word, options)?;
        let finished = finish::finish(&xml, highest + copies.len() as i64)
            .map_err(|message| TemplateError::data(format!("{}: {message}", part.name)))?;
        copies.extend(finished.copies);
        part.xml = finished.xml;
        filled.push(part.index);
    }
    for (stem, is_endnote) in [("footnotes", false), ("endnotes", true)] {
        if let Some(part) = parts.iter_mut().find(|part| part.stem == stem)
            && copies.iter().any(|copy| copy.is_endnote == is_endnote)
        {
            copy_notes(part, copies.iter().filter(|copy| copy.is_endnote == is_endnote));
            filled.push(part.index);
        }
    }
    write(&mut archive, &parts, &filled).map_err(|error| TemplateError::data(format!("the file could not be written: {error}")))
}

fn open(template: &[u8]) -> Result<Archive<'_>, TemplateError> {
    let refuse = |error: &dyn std::fmt::Display| TemplateError::data(format!("the template is not a Word file (DOCX): {error}"));
    let archive = ZipArchive::new(Cursor::new(template)).map_err(|error| refuse(&error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(refuse(&"it has too many entries"));
    }
    Ok(archive)
}

/// The part that says what each part is.
const TYPES: &str = "[Content_Types].xml";

/// Copies the list of types. A template of Word's own (DOTX) gives a document, or Word would not open it as one.
fn write_types(archive: &mut Archive<'_>, index: usize, out: &mut ZipWriter<Cursor<Vec<u8>>>) -> zip::result::ZipResult<()> {
    const KINDS: [(&str, &str); 2] = [
        ("wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"),
        ("word.template.macroEnabledTemplate.main+xml", "word.document.macroEnabled.main+xml"),
    ];
    let mut types = String::new();
    archive.by_index(index)?.take(1 << 20).read_to_string(&mut types)?;
    let Some((template, document)) = KINDS.into_iter().find(|(template, _)| types.contains(template)) else {
        return out.raw_copy_file(archive.by_index_raw(index)?);
    };
    out.start_file(TYPES, SimpleFileOptions::default())?;
    out.write_all(types.replace(template, document).as_bytes())?;
    Ok(())
}

/// The parts that can hold tags, with their templates.
fn read(archive: &mut Archive<'_>, options: &RenderOptions) -> Result<Vec<Part>, TemplateError> {
    let (mut parts, mut faults) = (vec![], vec![]);
    for index in 0..archive.len() {
        let Some(name) = archive.name_for_index(index).map(str::to_owned) else { continue };
        let Some((stem, number)) = text_part(&name) else { continue };
        let label = match (stem, number) {
            ("document", _) => "body".to_owned(),
            (stem, "") => stem.to_owned(),
            (stem, number) => format!("{stem} {number}"),
        };
        let xml = unpack(archive, index, options).map_err(|message| TemplateError::data(format!("{label}: {message}")))?;
        let tree = tree::read(&label, &xml).map_err(TemplateError::one)?;
        let source = match weave::weave(&tree) {
            Ok(source) => source,
            Err(wrong) => {
                faults.extend(wrong);
                continue;
            }
        };
        if let Some(source) = &source
            && let Err(fault) = engine::compiles(source, Escape::Word, options)
        {
            faults.push(fault);
        }
        parts.push(Part { index, name: label, stem: stem.to_owned(), xml, source });
    }
    if !faults.is_empty() {
        return Err(TemplateError { faults });
    }
    if !parts.iter().any(|part| part.stem == "document") {
        return Err(TemplateError::data("the template is not a Word file (DOCX): it has no `word/document.xml`"));
    }
    // Faults and names are told in the order a reader meets them.
    parts.sort_by_key(|part: &Part| part.stem != "document");
    Ok(parts)
}

/// `word/header2.xml` gives `header` and `2`.
fn text_part(name: &str) -> Option<(&str, &str)> {
    let file = name.strip_prefix("word/")?.strip_suffix(".xml")?;
    let stem = file.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(stem, "document" | "header" | "footer" | "footnotes" | "endnotes").then(|| (stem, &file[stem.len()..]))
}

fn unpack(archive: &mut Archive<'_>, index: usize, options: &RenderOptions) -> Result<String, String> {
    let file = archive.by_index(index).map_err(|error| error.to_string())?;
    let mut bytes = vec![];
    // What the archive says of its sizes may be false; only what comes out counts.
    file.take(options.max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > options.max_bytes {
        return Err(format!("the part is larger than {} bytes (option `max_bytes`)", options.max_bytes));
    }
    String::from_utf8(bytes).map_err(|_| "the part is not in UTF-8; open the file in Word and save it again".to_owned())
}

/// The highest id of a note of the file.
fn highest_note(parts: &[Part]) -> i64 {
    let ids = |part: &Part| {
        part.xml.split("<w:footnote ").chain(part.xml.split("<w:endnote ")).skip(1).filter_map(note_id).max().unwrap_or(0)
    };
    parts.iter().filter(|part| part.stem.ends_with("notes")).map(ids).max().unwrap_or(0)
}

fn note_id(tag: &str) -> Option<i64> {
    tag.split('>').next()?.split("w:id=\"").nth(1)?.split('"').next()?.parse().ok()
}

/// Adds the copies of notes that loops refer to.
fn copy_notes<'c>(part: &mut Part, copies: impl Iterator<Item = &'c finish::Copy>) {
    let (open, close) = if part.stem == "endnotes" { ("<w:endnote ", "</w:endnote>") } else { ("<w:footnote ", "</w:footnote>") };
    let mut added = String::new();
    for copy in copies {
        let starts = part.xml.match_indices(open).map(|(at, _)| at);
        let note = starts.into_iter().find(|&at| note_id(&part.xml[at..]) == Some(copy.of)).and_then(|at| {
            let end = part.xml[at..].find(close)? + close.len();
            Some(&part.xml[at..at + end])
        });
        if let Some(note) = note {
            added.push_str(&note.replacen(&format!("w:id=\"{}\"", copy.of), &format!("w:id=\"{}\"", copy.id), 1));
        }
    }
    if let Some(end) = part.xml.rfind("</w:") {
        part.xml.insert_str(end, &added);
    }
}

fn write(archive: &mut Archive<'_>, parts: &[Part], filled: &[usize]) -> zip::result::ZipResult<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(vec![]));
    for index in 0..archive.len() {
        match parts.iter().find(|part| part.index == index && filled.contains(&index)) {
            Some(part) => {
                let file = archive.by_index_raw(index)?;
                let mut options = SimpleFileOptions::default();
                if let Some(time) = file.last_modified() {
                    options = options.last_modified_time(time);
                }
                out.start_file(file.name().to_owned(), options)?;
                out.write_all(part.xml.as_bytes())?;
            }
            None if archive.name_for_index(index) == Some(TYPES) => write_types(archive, index, &mut out)?,
            None => out.raw_copy_file(archive.by_index_raw(index)?)?,
        }
    }
    Ok(out.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
