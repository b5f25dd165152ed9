//! Findings as Word comments: a comment each, its marks around the words at fault, the part of comments made or added to.
//!
//! Word has no comments in headers, footers and text boxes, and other programs have none in notes: there the mark of the
//! note, the paragraph that holds the box, or the first paragraph carries the comment.

use super::package::{Package, attribute, elements};
use super::part::{STRICT, Scan, WORD};
use super::patch::{Change, Patch, Put, applied, escaped, named, patches};
use super::{Author, align, damaged, piece_at};
use crate::base::error::Result;
use crate::base::place::WordPart;
use crate::check::Finding;
use crate::raw::{RawDoc, WordPiece};

const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const STRICT_KIND: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Puts findings of a Word document that was read as `raw` into it as comments; its text stays as it is.
///
/// # Errors
///
/// If the bytes are not the document that was read, or carry a signature that any change would break.
pub(crate) fn comment_docx(bytes: &[u8], raw: &RawDoc, findings: &[Finding], author: &Author) -> Result<Vec<u8>> {
    if findings.is_empty() {
        return Ok(bytes.to_vec());
    }
    let mut package = Package::open(bytes)?;
    let main = package.main.clone();
    let text = package.text(&main)?.ok_or_else(|| damaged(format!("{main} is not UTF-8")))?;
    let targets: Vec<Target> = findings.iter().map(|finding| Target::of(finding, raw)).collect();
    let mut wanted: Vec<u32> = targets.iter().filter_map(|target| target.piece).map(|(piece, _)| piece.paragraph).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let scan = Scan::of(&main, &text, &wanted)?;
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let existing = package.part(WordPart::Comments)?;
    let old = match &existing {
        Some(name) => Some(package.text(name)?.ok_or_else(|| damaged(format!("{name} is not UTF-8")))?),
        None => None,
    };
    let first = old.as_deref().map_or(Ok(0), next_id)?;
    let mut marks = Marks { scan: &scan, text: &text, changes: vec![], patches: vec![] };
    let mut list = String::new();
    for (id, (finding, target)) in (first..).zip(findings.iter().zip(&targets)) {
        marks.add(raw, target, id)?;
        list.push_str(&comment(finding, author, id));
    }
    let Marks { changes, patches: mut all, .. } = marks;
    all.extend(patches(&scan, &text, &changes));
    let document = applied(&text, all);
    let name = existing.clone().unwrap_or_else(|| format!("{folder}comments.xml"));
    let comments = match old {
        Some(old) => appended(&old, |_| list).ok_or_else(|| damaged(format!("{name} has no end")))?,
        None => format!("{HEAD}<w:comments xmlns:w=\"{WORD}\">{list}</w:comments>"),
    };
    let comments = if scan.strict { comments.replace(WORD, STRICT) } else { comments };
    let mut changed = vec![(main.clone(), document), (name.clone(), comments)];
    if !package.relationships(&main)?.iter().any(|one| one.kind == "comments") {
        changed.push(related(&mut package, &main, name.rsplit('/').next().unwrap_or(&name), scan.strict)?);
    }
    changed.extend(typed(&mut package, &name)?);
    package.with(&changed)
}

/// Where the comment of a finding goes: a paragraph of the body, and bytes of the source's text in it.
struct Target {
    piece: Option<(WordPiece, u32)>,
    range: std::ops::Range<u32>,
}

impl Target {
    fn of(finding: &Finding, raw: &RawDoc) -> Self {
        let range = finding.place.start..finding.place.end;
        let note = raw.looks.notes.iter().find(|note| note.range.contains(&range.start));
        let range = note.and_then(|note| note.anchor.clone()).unwrap_or(range);
        let piece = piece_at(raw, range.start).filter(|(piece, _)| piece.part == WordPart::Document);
        Self { piece, range }
    }
}

/// The marks of comments in the main document.
struct Marks<'a> {
    scan: &'a Scan,
    text: &'a str,
    changes: Vec<Change>,
    patches: Vec<Patch>,
}

impl Marks<'_> {
    fn add(&mut self, raw: &RawDoc, target: &Target, id: u32) -> Result<()> {
        let at = target.piece.map(|(piece, _)| (piece.paragraph as usize).saturating_sub(1));
        let outer = at.and_then(|at| self.scan.paragraphs.get(at)).and_then(|paragraph| paragraph.outer);
        if let Some((piece, end)) = target.piece.filter(|_| outer.is_none()) {
            let slots = align::slots(self.scan, raw, &piece, end).unwrap_or_default();
            let mut inside = slots
                .iter()
                .filter(|slot| slot.source < target.range.end && slot.end() > target.range.start)
                .filter_map(|slot| Some((slot.text?, &slot.xml)));
            if let Some((text, from)) = inside.next() {
                let (last, to) = inside.next_back().unwrap_or((text, from));
                let prefix = &self.scan.runs[self.scan.texts[text].run].prefix;
                let (open, close) = (self.open(prefix, id), self.close(prefix, id));
                self.changes.push(Change { text, at: from.start..from.start, put: Put::Between(open) });
                self.changes.push(Change { text: last, at: to.end..to.end, put: Put::Between(close) });
                return Ok(());
            }
        }
        self.around(outer.or(at), id)
    }

    /// Marks a whole paragraph; the first one, if there is none or nobody would see it.
    fn around(&mut self, at: Option<usize>, id: u32) -> Result<()> {
        let all = &self.scan.paragraphs;
        let real = |at: &usize| all.get(*at).is_some_and(|paragraph| paragraph.inner_end > 0 && paragraph.outer.is_none());
        let at = at.filter(real).or_else(|| (0..all.len()).find(real)).ok_or_else(|| damaged("it has no paragraph"))?;
        let paragraph = &all[at];
        let (open, close) = (self.open(&paragraph.prefix, id), self.close(&paragraph.prefix, id));
        if paragraph.empty {
            let tag = self.text.get(paragraph.tag.clone()).unwrap_or("").trim_end_matches('>').trim_end_matches('/');
            let name = named(&paragraph.prefix, "p");
            match self.patches.iter_mut().find(|patch| patch.at == paragraph.tag) {
                Some(patch) => {
                    let end = patch.xml.len() - name.len() - "</>".len();
                    patch.xml.insert_str(end, &(open + &close));
                }
                None => {
                    self.patches.push(Patch { at: paragraph.tag.clone(), xml: format!("{tag}>{open}{close}</{name}>") });
                }
            }
            return Ok(());
        }
        self.patches.push(Patch { at: paragraph.head_end..paragraph.head_end, xml: open });
        self.patches.push(Patch { at: paragraph.inner_end..paragraph.inner_end, xml: close });
        Ok(())
    }

    fn open(&self, prefix: &str, id: u32) -> String {
        format!("<{}{}/>", named(prefix, "commentRangeStart"), self.id(prefix, id))
    }

    fn close(&self, prefix: &str, id: u32) -> String {
        let [end, run, reference] = ["commentRangeEnd", "r", "commentReference"].map(|name| named(prefix, name));
        let id = self.id(prefix, id);
        format!("<{end}{id}/><{run}><{reference}{id}/></{run}>")
    }

    fn id(&self, prefix: &str, id: u32) -> String {
        self.scan.attributes(prefix, &[("id", id.to_string())])
    }
}

/// The comment of a finding: rule and message, then how to mend it.
fn comment(finding: &Finding, author: &Author, id: u32) -> String {
    let mut initials = author.name.chars();
    let initials: String = initials.by_ref().take(2).flat_map(char::to_uppercase).collect();
    let mut out = format!(
        "<w:comment xmlns:w=\"{WORD}\" w:id=\"{id}\" w:author=\"{}\" w:date=\"{}\" w:initials=\"{}\">",
        escaped(&author.name),
        escaped(&author.date),
        escaped(&initials)
    );
    let first = format!("{} {}: {}", finding.rule, finding.name, finding.message);
    let fix = finding.fix.as_ref().map(|fix| fix.message.as_str());
    for line in first.lines().chain(fix.into_iter().flat_map(str::lines)).filter(|line| !line.is_empty()) {
        out.push_str(&format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(line)));
    }
    out + "</w:comment>"
}

/// One more than the largest number of a comment.
fn next_id(comments: &str) -> Result<u32> {
    let mut next = 0;
    elements(comments, |start| {
        if start.local_name().as_ref() == b"comment"
            && let Some(id) = attribute(start, b"id").and_then(|id| id.parse::<u32>().ok())
        {
            next = next.max(id.saturating_add(1));
        }
    })?;
    Ok(next)
}

/// A part with more at the end of its root, whose prefix `more` is told.
fn appended(part: &str, more: impl FnOnce(&str) -> String) -> Option<String> {
    let body = part.trim_end();
    if let Some(end) = body.rfind("</") {
        let name = body[end + 2..].trim_end_matches('>').trim();
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        return Some(format!("{}{}{}", &body[..end], more(prefix), &part[end..]));
    }
    let root = body.strip_suffix("/>")?;
    let start = root.rfind('<')?;
    let name = root[start + 1..].split(char::is_whitespace).next().unwrap_or_default();
    let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
    Some(format!("{root}>{}</{name}>", more(prefix)))
}

/// The relationships of the main document with one to the part of comments.
fn related(package: &mut Package<'_>, main: &str, target: &str, strict: bool) -> Result<(String, String)> {
    let name = package.name_of_relationships(main);
    let known: Vec<String> = package.relationships(main)?.into_iter().map(|one| one.id).collect();
    // One of as many names as there are and one more is free.
    let mut names = (0..=known.len()).map(|number| format!("rIdKehoach{number}"));
    let id = names.find(|id| !known.contains(id)).unwrap_or_default();
    let kind = if strict { STRICT_KIND } else { KIND };
    let more =
        |prefix: &str| format!("<{} Id=\"{id}\" Type=\"{kind}\" Target=\"{}\"/>", named(prefix, "Relationship"), escaped(target));
    let text = if package.name(&name).is_some() {
        package.text(&name)?.ok_or_else(|| damaged(format!("{name} is not UTF-8")))?
    } else {
        format!("{HEAD}<Relationships xmlns=\"{RELATIONSHIPS}\"></Relationships>")
    };
    Ok((name.clone(), appended(&text, more).ok_or_else(|| damaged(format!("{name} has no end")))?))
}

/// The content types with that of the part of comments, if they do not name it yet.
fn typed(package: &mut Package<'_>, comments: &str) -> Result<Option<(String, String)>> {
    let Some(name) = package.name("[Content_Types].xml") else { return Ok(None) };
    let text = package.text(&name)?.ok_or_else(|| damaged(format!("{name} is not UTF-8")))?;
    let part = format!("/{}", comments.trim_start_matches('/').replace('\\', "/"));
    let mut known = false;
    elements(&text, |start| known |= attribute(start, b"PartName").is_some_and(|named| named.eq_ignore_ascii_case(&part)))?;
    if known {
        return Ok(None);
    }
    let more = |prefix: &str| format!("<{} PartName=\"{}\" ContentType=\"{TYPE}\"/>", named(prefix, "Override"), escaped(&part));
    Ok(Some((name.clone(), appended(&text, more).ok_or_else(|| damaged(format!("{name} has no end")))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_goes_to_the_end_of_the_root() {
        let more = |prefix: &str| format!("<{}/>", named(prefix, "b"));
        assert_eq!(appended("<x:a><x:c/></x:a>\n", more).as_deref(), Some("<x:a><x:c/><x:b/></x:a>\n"));
        assert_eq!(appended("<?xml?><a k=\"v\"/>", more).as_deref(), Some("<?xml?><a k=\"v\"><b/></a>"));
        assert_eq!(appended("", more), None);
    }
}
