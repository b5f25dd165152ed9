//! The package of a Word document: the parts docx-rs writes, tidied, and those written here, zipped.
//!
//! No part names a time and none is left out of the index, so that equal plans give equal bytes.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use super::styles;

/// The parts that differ between documents.
pub(super) struct Parts {
    pub(super) document: Vec<u8>,
    pub(super) header: Vec<u8>,
    pub(super) footnotes: Option<Vec<u8>>,
    pub(super) numbering: Option<Vec<u8>>,
    /// Size of the body text in points.
    pub(super) points: u32,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The bytes of the file.
pub(super) fn pack(parts: &Parts) -> Vec<u8> {
    // Memory does not refuse a write; an archive that could not be finished would hold nothing to give.
    archive(parts).unwrap_or_default()
}

fn archive(parts: &Parts) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(parts.document.len() / 4 + 16_384)));
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
        ZipResult::Ok(())
    };
    put("[Content_Types].xml", content_types(parts).as_bytes())?;
    put("_rels/.rels", package_relations().as_bytes())?;
    put("docProps/core.xml", core(parts).as_bytes())?;
    put("docProps/app.xml", APP.as_bytes())?;
    put("word/document.xml", &parts.document)?;
    put("word/_rels/document.xml.rels", relations(parts).as_bytes())?;
    put("word/styles.xml", styles::part(parts.points).as_bytes())?;
    put("word/settings.xml", settings(parts).as_bytes())?;
    put("word/header1.xml", &parts.header)?;
    if let Some(footnotes) = &parts.footnotes {
        put("word/footnotes.xml", footnotes)?;
    }
    if let Some(numbering) = &parts.numbering {
        put("word/numbering.xml", numbering)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The parts under `word/` beside the document: their file and their kind.
fn linked(parts: &Parts) -> impl Iterator<Item = &'static str> {
    let optional = [(parts.footnotes.is_some(), "footnotes"), (parts.numbering.is_some(), "numbering")];
    ["styles", "settings"].into_iter().chain(optional.into_iter().filter_map(|(there, name)| there.then_some(name)))
}

fn content_types(parts: &Parts) -> String {
    let mut out = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{TYPES}document.main+xml\"/>\
         <Override PartName=\"/word/header1.xml\" ContentType=\"{TYPES}header+xml\"/>"
    );
    for name in linked(parts) {
        out += &format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{TYPES}{name}+xml\"/>");
    }
    out + "</Types>"
}

fn package_relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE_RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{RELATIONS}extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn relations(parts: &Parts) -> String {
    // The header's id is the one docx-rs gives it in the document.
    let mut out = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE_RELATIONS}\">\
         <Relationship Id=\"rIdHeader1\" Type=\"{RELATIONS}header\" Target=\"header1.xml\"/>"
    );
    for (at, name) in linked(parts).enumerate() {
        out += &format!("<Relationship Id=\"rId{}\" Type=\"{RELATIONS}{name}\" Target=\"{name}.xml\"/>", at + 1);
    }
    out + "</Relationships>"
}

fn core(parts: &Parts) -> String {
    let mut out = format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    for (name, value) in [("title", &parts.title), ("creator", &parts.author)] {
        if let Some(value) = value {
            out += &format!("<dc:{name}>{}</dc:{name}>", quick_xml::escape::escape(value.as_str()));
        }
    }
    out + "<dc:language>vi-VN</dc:language></cp:coreProperties>"
}

const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
    <Application>kehoach</Application></Properties>";

fn settings(parts: &Parts) -> String {
    let notes = if parts.footnotes.is_some() {
        "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
    } else {
        ""
    };
    format!(
        "{XML}<w:settings xmlns:w=\"{WORD}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"567\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>{notes}<w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"vi-VN\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>"
    )
}
