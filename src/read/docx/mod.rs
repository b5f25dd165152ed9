//! Word documents: the package, its parts, and the text they come to, as Word shows it.
//!
//! ```text
//! package      ZIP, relationships, content types, limits          package, inflate, xml, attributes, names
//! definitions  styles, lists, settings, fonts                     styles, table_styles, theme, props, numbering, formats, sections
//! parts        document, notes, headers and footers → text        body, containers, paragraph, inline, letters, math, tables, fields, flow, output, skipping, known, html, mht
//! document     parts put together                                 this file, assemble
//! ```
//!
//! The text is what a reader of the printed page sees: automatic numbers in front of their paragraphs, results of
//! fields, tracked changes accepted, hidden text left out, text boxes once. After the body stand the notes, then the
//! headers and footers; no block holds these, [`Looks`](crate::raw::Looks) says what they are.

mod assemble;
mod attributes;
mod body;
mod containers;
mod context;
mod fields;
mod flow;
mod formats;
mod html;
mod inflate;
mod inline;
mod known;
mod letters;
mod math;
mod mht;
mod names;
mod numbering;
mod output;
mod package;
mod paragraph;
mod props;
mod sections;
mod skipping;
mod styles;
mod table_styles;
mod tables;
mod theme;
mod xml;

use super::{ReadOptions, Reading};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::error::{Error, Result};
use crate::base::place::{LineIndex, Place, WordPart};
use crate::raw::{Looks, PageSetup, RawDoc, RawNote, Spots};

use assemble::{furniture, notes};
use body::{Done, Walker};
use context::{Context, Remark};
use numbering::Numbering;
use output::Out;
use package::{Package, Relationships};
use props::Names;
use sections::Settings;
use styles::Styles;
use xml::Xml;

/// What a ZIP archive holds, by its names and content types.
pub(super) enum Archive {
    /// A Word document.
    Word,
    /// Something else, with its name.
    Other(&'static str),
}

/// Tells what an archive is without reading its documents.
pub(super) fn sniff(bytes: &[u8]) -> Archive {
    let names = package::listed_names(bytes);
    let under = |folder: &str| {
        names.iter().any(|name| name.len() > folder.len() && name[..folder.len()].eq_ignore_ascii_case(folder.as_bytes()))
    };
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted.as_bytes()));
    let kinds = [under("word/") || under("word\\"), under("xl/"), under("ppt/")];
    match kinds {
        [true, false, false] => Archive::Word,
        [false, true, false] => Archive::Other("an Excel workbook (XLSX)"),
        [false, false, true] => Archive::Other("a PowerPoint presentation (PPTX)"),
        // An archive that is cut off has no directory; to say so is the reader's part.
        _ if (has("[Content_Types].xml") || has("_rels/.rels")) && package::is_cut_off(bytes) => Archive::Word,
        _ if has("[Content_Types].xml") && is_word(bytes) => Archive::Word,
        _ if has("mimetype") || has("META-INF/manifest.xml") && has("content.xml") => {
            Archive::Other("an OpenDocument file (ODT, ODS) or an e-book")
        }
        _ => Archive::Other("a ZIP archive without a Word document"),
    }
}

fn is_word(bytes: &[u8]) -> bool {
    let options = ReadOptions::default();
    let Ok(mut package) = Package::open(bytes, &options) else { return false };
    matches!(package.main_by_type(), Ok(Some(_)))
}

/// Reads a Word document.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Reading> {
    let Document { out, notes, pages, names, remarks, .. } = document(bytes, options, 0)?;
    let Out { text, blocks, pieces, runs, paragraphs, labels, mut links, tables, furniture, .. } = out;
    links.sort_by_key(|link| link.range.start);
    let looks = Looks { names, runs, paragraphs, labels, notes, links, furniture, tables, pages };
    let diagnostics =
        remarks.into_iter().map(|remark| Diagnostic::new(remark.id, remark.severity, remark.message, Place::in_text(0, 0, 1)));
    let doc = RawDoc {
        lines: LineIndex::new(&text),
        source_len: text.len() as u32,
        text,
        blocks,
        spots: Spots::Word(pieces),
        looks,
        diagnostics: diagnostics.collect(),
        ..RawDoc::default()
    };
    Ok(Reading { doc, encoding: "UTF-8", pages: None })
}

/// A document put together.
struct Document {
    out: Out,
    notes: Vec<RawNote>,
    pages: Vec<PageSetup>,
    names: Vec<String>,
    remarks: Vec<Remark>,
    /// Bytes of parts that were inflated.
    unpacked: u64,
    /// Quarters of paragraphs.
    quarters: u64,
}

fn document(bytes: &[u8], options: &ReadOptions, embedding: u8) -> Result<Document> {
    let mut package = Package::open(bytes, options)?;
    let main = package.main()?;
    let bytes = package.bytes(&main)?.ok_or_else(|| Error::malformed(format!("{main} is missing")))?;
    let text = package::decoded(&main, &bytes)?;
    let mut context = Context {
        options,
        names: Names::default(),
        styles: Styles::default(),
        numbering: Numbering::default(),
        numbering_part: None,
        settings: Settings::default(),
        remarks: vec![],
        notes: [0, 0],
        note_sections: None,
        section: 0,
        quarters: 0,
        embedding,
        package,
    };
    context.names.original = options.tracked == super::TrackedChanges::Original;
    if context.package.duplicates {
        let message = "the archive names an entry twice; the last one counts";
        context.remark("duplicate-entry", Severity::Warning, message);
    }
    let relationships = match context.package.relationships(&main) {
        Ok(relationships) => relationships,
        Err(error) => {
            context.remark("damaged-part", Severity::Warning, format!("links between the parts cannot be read: {error}"));
            Relationships::new()
        }
    };
    let parts = Parts::find(&context, &main, &relationships);
    definitions(&mut context, &parts)?;
    let (mut out, done) = walk_main(&mut context, &main, &text, &relationships)?;
    let mut pages = assemble::sections(&mut out, &done);
    let notes = notes(&mut context, &mut out, &parts)?;
    furniture(&mut context, &mut out, &done, &relationships, &mut pages)?;
    context.remarks.extend(context.names.theme.fault.take());
    let unpacked = options.max_unpacked - context.package.budget();
    let Context { names, remarks, quarters, .. } = context;
    Ok(Document { out, notes, pages, names: names.list, remarks, unpacked, quarters })
}

/// Names of the parts that a document may have.
#[derive(Default)]
struct Parts {
    styles: Option<String>,
    numbering: Option<String>,
    settings: Option<String>,
    theme: Option<String>,
    footnotes: Option<String>,
    endnotes: Option<String>,
}

impl Parts {
    fn find(context: &Context<'_>, main: &str, relationships: &Relationships) -> Self {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let find = |kind: &str| {
            let named = relationships.values().find(|relation| relation.kind == kind && !relation.external);
            // A package without relationships still has its parts under their usual names.
            let usual = format!("{folder}/{kind}.xml");
            named.map(|relation| relation.target.clone()).or_else(|| context.package.has(&usual).then_some(usual))
        };
        Self {
            styles: find("styles"),
            numbering: find("numbering"),
            settings: find("settings"),
            theme: find("theme"),
            footnotes: find("footnotes"),
            endnotes: find("endnotes"),
        }
    }
}

/// Reads a part that a document can do without: a missing or damaged one is remarked on.
fn part<T>(
    context: &mut Context<'_>,
    name: Option<&String>,
    read: impl FnOnce(&mut Xml<'_>, &mut Context<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let Some(name) = name else { return Ok(None) };
    let text = match context.package.text(name) {
        Ok(Some(text)) => text,
        Ok(None) => {
            context.remark("missing-part", Severity::Warning, format!("{name} is named but missing"));
            return Ok(None);
        }
        Err(error) if error.is_too_large() => return Err(error),
        Err(error) => {
            context.remark("damaged-part", Severity::Warning, error.to_string());
            return Ok(None);
        }
    };
    let mut xml = Xml::new(name, &text, context.options.max_depth);
    match read(&mut xml, context) {
        Ok(value) => Ok(Some(value)),
        Err(error) => {
            context.remark("damaged-part", Severity::Warning, error.to_string());
            Ok(None)
        }
    }
}

/// Reads what says how the text looks and counts.
fn definitions(context: &mut Context<'_>, parts: &Parts) -> Result<()> {
    if let Some(settings) = part(context, parts.settings.as_ref(), |xml, _| sections::settings(xml))? {
        context.settings = settings;
    }
    context.names.theme.part = parts.theme.as_ref().map(|name| {
        let damaged = |error: Error| Remark::new("damaged-part", Severity::Warning, error.to_string());
        let missing = || Remark::new("missing-part", Severity::Warning, format!("{name} is named but missing"));
        let text = context.package.text(name).map_err(damaged)?;
        Ok((name.clone(), text.ok_or_else(missing)?))
    });
    let styles = match &parts.styles {
        Some(name) => context.package.text(name).ok().flatten(),
        None => None,
    };
    match (&parts.styles, styles) {
        (Some(name), Some(text)) => {
            let mut xml = Xml::new(name, &text, context.options.max_depth);
            match Styles::read(&mut xml, &mut context.names) {
                Ok(styles) => context.styles = styles,
                Err(error) => context.remark("damaged-part", Severity::Warning, error.to_string()),
            }
        }
        (Some(name), None) => {
            context.remark(
                "missing-part",
                Severity::Warning,
                format!("{name} is missing or damaged: looks by style are unknown"),
            );
        }
        (None, _) => {}
    }
    context.numbering_part.clone_from(&parts.numbering);
    Ok(())
}

/// Walks the main part; once more if a field that never ends has swallowed text.
fn walk_main(context: &mut Context<'_>, main: &str, text: &str, relationships: &Relationships) -> Result<(Out, Done)> {
    let (out, done) = walk(context, main, text, relationships, WordPart::Document, false)?;
    if !done.has_body {
        return Err(Error::malformed(format!("{main} is not the text of a Word document")));
    }
    if done.hidden_in_codes == 0 {
        return Ok((out, done));
    }
    context.numbering.restart();
    (context.notes, context.section, context.quarters) = ([0, 0], 0, 0);
    context.remark("open-field", Severity::Warning, "a field never ends; its code is shown as text so that nothing is lost");
    walk(context, main, text, relationships, WordPart::Document, true)
}

/// Walks one part.
fn walk(
    context: &mut Context<'_>,
    name: &str,
    text: &str,
    relationships: &Relationships,
    part: WordPart,
    show_codes: bool,
) -> Result<(Out, Done)> {
    let xml = Xml::new(name, text, context.options.max_depth);
    let mut walker = Walker::new(xml, context, part, relationships, show_codes);
    let out = walker.run()?;
    Ok((out, walker.done))
}
