//! The archive of a Word document: parts out by what they are, parts in by name; all other entries stay as they are packed.

use std::io::{Cursor, Read as _, Write as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::damaged;
use crate::base::error::{Error, Result};
use crate::base::place::WordPart;

/// A part that inflates to more was not read before, either.
const LARGEST: u64 = 256 << 20;

/// An archive that is to be changed.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The name of the main document.
    pub(super) main: String,
}

/// A relationship of a part.
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of its type.
    pub(super) kind: String,
    /// The name of a part.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.file_names().any(|name| plain(name).starts_with("_xmlsignatures/")) {
            return Err(Error::unsupported("the document carries a digital signature, which any change would break"));
        }
        let mut package = Self { archive, main: String::new() };
        let named = package.relationships("")?.into_iter().find(|one| one.kind == "officeDocument");
        let name = named.map_or_else(|| "word/document.xml".to_owned(), |one| one.target);
        package.main = package.name(&name).ok_or_else(|| damaged(format!("{name} is missing")))?;
        Ok(package)
    }

    /// The entry with this name, whatever its letter case and slashes.
    pub(super) fn name(&self, name: &str) -> Option<String> {
        let wanted = plain(name);
        self.archive.file_names().find(|name| plain(name) == wanted).map(str::to_owned)
    }

    /// The name of a part that stands once in a document; headers and footers may be many.
    pub(super) fn part(&mut self, part: WordPart) -> Result<Option<String>> {
        let kind = match part {
            WordPart::Document => return Ok(Some(self.main.clone())),
            WordPart::Footnotes => "footnotes",
            WordPart::Endnotes => "endnotes",
            WordPart::Comments => "comments",
            WordPart::Header | WordPart::Footer => return Ok(None),
        };
        let main = self.main.clone();
        let named = self.relationships(&main)?.into_iter().find(|one| one.kind == kind).map(|one| one.target);
        let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        Ok(named.and_then(|name| self.name(&name)).or_else(|| self.name(&format!("{folder}{kind}.xml"))))
    }

    /// The text of an entry; none if there is no such entry or it is not UTF-8.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>> {
        let Some(name) = self.name(name) else { return Ok(None) };
        let file = self.archive.by_name(&name).map_err(damaged)?;
        let mut bytes = vec![];
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > LARGEST {
            return Err(Error::too_large("a part of the document", bytes.len() as u64, LARGEST, "max_unpacked"));
        }
        Ok(String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')))
    }

    /// The name of the part with the relationships of another; of the package, if that is empty.
    pub(super) fn name_of_relationships(&self, part: &str) -> String {
        let (folder, file) = part.rsplit_once('/').map_or((String::new(), part), |(folder, file)| (format!("{folder}/"), file));
        let name = format!("{folder}_rels/{file}.rels");
        self.name(&name).unwrap_or(name)
    }

    /// The relationships of a part to others.
    pub(super) fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>> {
        let name = self.name_of_relationships(part);
        let Some(text) = self.text(&name)? else { return Ok(vec![]) };
        let folder = part.replace('\\', "/");
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut out = vec![];
        elements(&text, |start| {
            if start.local_name().as_ref() == b"Relationship"
                && let (Some(id), Some(kind), Some(target)) =
                    (attribute(start, b"Id"), attribute(start, b"Type"), attribute(start, b"Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                out.push(Relationship { id, kind, target: resolve(folder, &target) });
            }
        })?;
        Ok(out)
    }

    /// The archive with these entries put in place of those with their names, or at its end.
    pub(super) fn with(&mut self, changed: &[(String, String)]) -> Result<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(vec![]));
        let mut new: Vec<bool> = vec![true; changed.len()];
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index).map_err(damaged)?;
            let Some(at) = changed.iter().position(|(name, _)| name == file.name()) else {
                writer.raw_copy_file(file).map_err(damaged)?;
                continue;
            };
            new[at] = false;
            let mut options = SimpleFileOptions::default().compression_method(file.compression());
            if let Some(time) = file.last_modified() {
                options = options.last_modified_time(time);
            }
            writer.start_file(file.name(), options).map_err(damaged)?;
            writer.write_all(changed[at].1.as_bytes()).map_err(damaged)?;
        }
        for ((name, text), _) in changed.iter().zip(new).filter(|(_, new)| *new) {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).map_err(damaged)?;
            writer.write_all(text.as_bytes()).map_err(damaged)?;
        }
        Ok(writer.finish().map_err(damaged)?.into_inner())
    }
}

/// Shows each element of a small part.
pub(super) fn elements(text: &str, mut seen: impl FnMut(&BytesStart<'_>)) -> Result<()> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) | Event::Empty(start) => seen(&start),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of the attribute with this local name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    let text = String::from_utf8_lossy(&found.value).into_owned();
    Some(quick_xml::escape::unescape(&text).map(std::borrow::Cow::into_owned).unwrap_or(text))
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The part a target names, seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
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
    path.retain(|step| !step.is_empty());
    path.join("/")
}
