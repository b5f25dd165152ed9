//! The package: a ZIP archive with parts that name each other. All limits on it are kept here.
//!
//! Sizes are measured while a part is inflated and never believed; names are compared without letter case, leading
//! slashes and the kind of slash. Nothing is ever written to a path.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::inflate::Inflater;
use super::names::Tag;
use super::xml::{Node, Xml};
use crate::base::error::{Error, Result};
use crate::read::ReadOptions;

/// An open package.
pub(super) struct Package<'a> {
    source: &'a [u8],
    archive: ZipArchive<Cursor<&'a [u8]>>,
    inflater: Inflater,
    /// Index in the archive by comparable name.
    entries: HashMap<String, usize>,
    options: &'a ReadOptions,
    /// Bytes that parts may still inflate to.
    budget: u64,
    /// Whether the archive names an entry twice.
    pub(super) duplicates: bool,
}

/// One relationship of a part.
#[derive(Clone, Debug)]
pub(super) struct Relationship {
    /// The last word of its type: `header`, `footnotes`.
    pub(super) kind: String,
    /// The comparable name of a part, or an address outside.
    pub(super) target: String,
    /// Whether the target is outside the package.
    pub(super) external: bool,
}

/// The relationships of one part, by id.
pub(super) type Relationships = HashMap<String, Relationship>;

/// Below this size no ratio is suspicious: an empty table row over and over compresses well, too.
const SMALL: u64 = 8 << 20;

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], options: &'a ReadOptions) -> Result<Self> {
        let stated = stated_entries(bytes);
        if stated.is_some_and(|count| count > u64::from(options.max_entries)) {
            let limit = u64::from(options.max_entries);
            return Err(Error::too_large("the number of entries of the archive", stated.unwrap_or(0), limit, "max_entries"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Error::malformed(format!("the archive is damaged or cut off: {error}")))?;
        if archive.len() as u64 > u64::from(options.max_entries) {
            let limit = u64::from(options.max_entries);
            return Err(Error::too_large("the number of entries of the archive", archive.len() as u64, limit, "max_entries"));
        }
        let entries: HashMap<String, usize> =
            (0..archive.len()).filter_map(|at| Some((comparable(archive.name_for_index(at)?), at))).collect();
        let duplicates = stated.is_some_and(|count| count != entries.len() as u64);
        let inflater = Inflater::new();
        Ok(Self { source: bytes, archive, inflater, entries, options, budget: options.max_unpacked, duplicates })
    }

    /// Bytes that parts may still inflate to.
    pub(super) fn budget(&self) -> u64 {
        self.budget
    }

    /// Counts bytes that a document inside this one has inflated.
    pub(super) fn spend(&mut self, bytes: u64) {
        self.budget = self.budget.saturating_sub(bytes);
    }

    /// The index of an entry; its name may be written with escapes (`%20`) where the archive has none.
    fn entry(&self, name: &str) -> Option<usize> {
        let name = comparable(name);
        let found = self.entries.get(&name);
        found.or_else(|| self.entries.get(&unescaped(&name)?)).copied()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a part; none if there is no such part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(index) = self.entry(name) else { return Ok(None) };
        let damaged = |error: String| {
            let what = if error.to_lowercase().contains("password") { "is encrypted" } else { "is damaged" };
            Error::malformed(format!("{name} {what}: {error}"))
        };
        let entry = self.archive.by_index_raw(index).map_err(|error| damaged(error.to_string()))?;
        let packed = entry.compressed_size().max(1);
        let by_ratio = SMALL.max(packed.saturating_mul(u64::from(self.options.max_ratio)));
        let limit = self.budget.min(by_ratio);
        let expected = entry.size().min(limit).min(packed.saturating_mul(64).saturating_add(1 << 16));
        let inflated = self.inflater.entry(self.source, &entry, expected as usize, limit as usize);
        drop(entry);
        let bytes = if let Some(inflated) = inflated {
            inflated.map_err(|reason| damaged(reason.to_owned()))?
        } else {
            let file = self.archive.by_index(index).map_err(|error| damaged(error.to_string()))?;
            let mut bytes = Vec::with_capacity(expected as usize);
            file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
            bytes
        };
        let size = bytes.len() as u64;
        if size > limit {
            return Err(if limit == by_ratio {
                Error::too_large("a part that inflates suspiciously", size, limit, "max_ratio")
            } else {
                Error::too_large("the unpacked document", size, self.options.max_unpacked, "max_unpacked")
            });
        }
        self.budget -= size;
        Ok(Some(bytes))
    }

    /// The text of a part; none if there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        Ok(Some(decoded(name, &bytes)?.into_owned()))
    }

    /// The relationships of a part; of the package itself, if the name is empty.
    pub(super) fn relationships(&mut self, part: &str) -> Result<Relationships> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let mut out = Relationships::new();
        let Some(text) = self.text(&name)? else { return Ok(out) };
        let mut xml = Xml::new(&name, &text, self.options.max_depth);
        loop {
            match xml.next()? {
                Node::Start(Tag::Relationship, attributes) => {
                    let (Some(id), Some(kind), Some(target)) =
                        (attributes.get("Id"), attributes.get("Type"), attributes.get("Target"))
                    else {
                        continue;
                    };
                    let external = attributes.get("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
                    let target = if external { target.into_owned() } else { resolve(folder, &target) };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    out.insert(id.into_owned(), Relationship { kind, target, external });
                }
                Node::Eof => return Ok(out),
                Node::Start(..) | Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
            }
        }
    }

    /// The name of the main document.
    pub(super) fn main(&mut self) -> Result<String> {
        let stated = self.relationships("").unwrap_or_default();
        let by_relationship = stated.values().find(|relation| relation.kind == "officeDocument" && self.has(&relation.target));
        if let Some(relation) = by_relationship {
            return Ok(relation.target.clone());
        }
        if let Some(name) = self.main_by_type()? {
            return Ok(name);
        }
        let usual = "word/document.xml";
        if self.has(usual) {
            return Ok(usual.to_owned());
        }
        Err(Error::malformed("the package has no main document"))
    }

    /// The part that the content types call a word-processing document.
    pub(super) fn main_by_type(&mut self) -> Result<Option<String>> {
        let name = "[Content_Types].xml";
        let Some(text) = self.text(name)? else { return Ok(None) };
        let mut xml = Xml::new(name, &text, self.options.max_depth);
        loop {
            match xml.next()? {
                Node::Start(Tag::OverrideType, attributes) => {
                    let kind = attributes.get("ContentType").unwrap_or_default();
                    if is_word_type(&kind)
                        && let Some(part) = attributes.get("PartName").filter(|part| self.has(part))
                    {
                        return Ok(Some(comparable(&part)));
                    }
                }
                Node::Eof => return Ok(None),
                Node::Start(..) | Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
            }
        }
    }
}

/// The text of a part from its bytes: UTF-8, UTF-16 or what it declares.
pub(super) fn decoded<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>> {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => encoding_rs::UTF_16LE,
        [0xFE, 0xFF, ..] | [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => {
            if let Some(text) = encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
                return Ok(text);
            }
            declared(bytes).ok_or_else(|| {
                let at = encoding_rs::Encoding::utf8_valid_up_to(bytes);
                Error::malformed(format!("{name} is not UTF-8 (byte {at})"))
            })?
        }
    };
    Ok(encoding.decode(bytes).0)
}

/// The encoding that the declaration of an XML part names, if it is another than UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = &head[..memchr::memmem::find(head, b"?>")?];
    let value = head[memchr::memmem::find(head, b"encoding")? + 8..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let end = value.iter().skip(1).position(|byte| matches!(byte, b'"' | b'\''))?;
    encoding_rs::Encoding::for_label(&value[1..=end]).filter(|&encoding| encoding != encoding_rs::UTF_8)
}

/// Whether a content type is that of a document, a template, or either with macros.
fn is_word_type(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.ends_with("main+xml") && (kind.contains("wordprocessingml") || kind.contains("ms-word"))
}

/// A name as it is compared: without a leading slash, in small letters, with forward slashes.
fn comparable(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A name with its escapes read; none if it has none.
fn unescaped(name: &str) -> Option<String> {
    let mut out = vec![];
    let mut rest = name.as_bytes();
    while let Some(at) = memchr::memchr(b'%', rest) {
        let code = rest.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok())?;
        out.extend_from_slice(&rest[..at]);
        out.push(code);
        rest = &rest[at + 3..];
    }
    out.extend_from_slice(rest);
    (out.len() < name.len()).then(|| String::from_utf8(out).ok()).flatten()
}

/// The part a target names, seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let target = target.split('#').next().unwrap_or_default();
    let mut path: Vec<&str> = if target.starts_with('/') { vec![] } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    comparable(&path.join("/"))
}

/// The number of entries that the end of the archive states.
fn stated_entries(bytes: &[u8]) -> Option<u64> {
    // The last record is 22 bytes and a comment of at most 64 KiB.
    let from = bytes.len().saturating_sub(22 + 0xFFFF);
    let at = from + memchr::memmem::rfind(&bytes[from..], b"PK\x05\x06")?;
    let count = u16::from_le_bytes(bytes.get(at + 10..at + 12)?.try_into().ok()?);
    if count < 0xFFFF {
        return Some(u64::from(count));
    }
    // A 64-bit record stands before it.
    let near = at.saturating_sub(1 << 16);
    let record = near + memchr::memmem::rfind(&bytes[near..at], b"PK\x06\x06")?;
    Some(u64::from_le_bytes(bytes.get(record + 32..record + 40)?.try_into().ok()?))
}

/// Whether the end of the archive is missing.
pub(super) fn is_cut_off(bytes: &[u8]) -> bool {
    memchr::memmem::rfind(bytes, b"PK\x05\x06").is_none()
}

/// The names that the archive's directory lists, as far as they can be read, without unpacking anything.
pub(super) fn listed_names(bytes: &[u8]) -> Vec<&[u8]> {
    let mut names = vec![];
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06");
    let start = end.and_then(|at| Some(u32::from_le_bytes(bytes.get(at + 16..at + 20)?.try_into().ok()?) as usize));
    if let Some(mut at) = start.filter(|&at| at < bytes.len()) {
        while names.len() < 4096 && bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
            let length = |from: usize| bytes.get(from..from + 2).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
            let (name, extra, comment) = (length(at + 28), length(at + 30), length(at + 32));
            names.extend(bytes.get(at + 46..at + 46 + name));
            at += 46 + name + extra + comment;
        }
    }
    if names.is_empty() {
        // No directory: the archive is cut off. Each entry has its name before it, too.
        for at in memchr::memmem::find_iter(bytes, b"PK\x03\x04").take(64) {
            let length = bytes.get(at + 26..at + 28).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
            names.extend(bytes.get(at + 30..at + 30 + length));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(resolve("word", "header1.xml"), "word/header1.xml");
        assert_eq!(resolve("word", "../customXml/item1.xml"), "customxml/item1.xml");
        assert_eq!(resolve("word", "/word/Document.xml"), "word/document.xml");
        assert_eq!(resolve("", "word\\document.xml"), "word/document.xml");
        assert_eq!(resolve("word", "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(unescaped("word/tr%c3%aan%201.xml").as_deref(), Some("word/trên 1.xml"));
        assert_eq!([unescaped("a.xml"), unescaped("a%2"), unescaped("%zz"), unescaped("%ff")], [None, None, None, None]);
    }

    #[test]
    fn a_part_may_name_another_encoding() {
        let named = |text: &[u8]| declared(text).map(encoding_rs::Encoding::name);
        assert_eq!(named(b"<?xml version='1.0' encoding='windows-1258'?><a>\xe0</a>"), Some("windows-1258"));
        assert_eq!(named(b"<?xml version=\"1.0\" encoding = \"ISO-8859-1\"?><a/>"), Some("windows-1252"));
        for text in
            [&b"<?xml version='1.0' encoding='UTF-8'?>\xe0"[..], b"<a/>", b"<?xml encoding='?>", b"<?xml encoding=?>", b""]
        {
            assert_eq!(named(text), None);
        }
    }

    #[test]
    fn macros_and_templates_are_documents() {
        for kind in [
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        ] {
            assert!(is_word_type(kind), "{kind}");
        }
        assert!(!is_word_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"));
    }
}
