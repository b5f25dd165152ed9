//! The root of the model, and its small parts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Assignment, Indicator, Letterhead, Paragraph, Section, Table};
use crate::base::diagnostic::Diagnostic;
use crate::base::edit::Edit;
use crate::base::place::Place;

/// A plan, or a kin document, as data.
///
/// ```
/// let text = "KẾ HOẠCH\nTrồng cây năm 2026\n\nI. MỤC TIÊU\n\nTrồng 500 cây.\n";
/// let plan = kehoach::parse(text.as_bytes(), kehoach::Format::Text, &Default::default()).unwrap();
/// assert_eq!(plan.header.title.as_deref(), Some("Trồng cây năm 2026"));
/// assert_eq!(plan.sections[0].heading.as_deref(), Some("MỤC TIÊU"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// `kehoach.plan/1`: keys never change their meaning within a major version.
    pub schema: String,
    /// What was read.
    pub source: Source,
    /// Letterhead, type and subject.
    pub header: Letterhead,
    /// The addressees of a letter, report or proposal (`Kính gửi:`).
    #[serde(default)]
    pub addressees: Vec<String>,
    /// The citations that found the document (căn cứ), one string each.
    pub legal_basis: Vec<String>,
    /// The unlabelled paragraphs before the first section.
    pub preamble: Vec<Paragraph>,
    /// The labelled parts in document order: those of the body, then those of the appendices (see [`Appendix::sections`]).
    pub sections: Vec<Section>,
    /// All tables, those of the appendices too, in document order.
    pub tables: Vec<Table>,
    /// All indicators, in document order.
    pub indicators: Vec<Indicator>,
    /// All assignments, in document order.
    pub assignments: Vec<Assignment>,
    /// All citations of documents, one for each mention, in document order.
    pub references: Vec<Reference>,
    /// Footnotes; their text is in the section of the same path.
    pub footnotes: Vec<Footnote>,
    /// The closing paragraphs (`Trên đây là …`).
    pub closing: Vec<Paragraph>,
    /// Recipients (nơi nhận), without list marks and closing punctuation.
    pub recipients: Vec<String>,
    /// Who signed, and in what authority.
    pub signature: Signature,
    /// Appendices (phụ lục) and documents that a decision puts in force.
    pub appendices: Vec<Appendix>,
    /// Lines that are not part of the document: web navigation, advertising, metadata blocks.
    pub noise: Vec<String>,
    /// Where the parts that are plain strings stand.
    pub places: Places,
    /// The repairs made to the text before it was parsed.
    #[serde(default)]
    pub edits: Vec<Edit>,
    /// What was assumed, doubted or not placed.
    pub diagnostics: Vec<Diagnostic>,
    /// How much of the source reached a part of the plan.
    pub coverage: Coverage,
}

impl Plan {
    /// The top sections of the body, without those of the appendices.
    ///
    /// ```
    /// let text = "KẾ HOẠCH\nTrồng cây năm 2026\n\nI. MỤC TIÊU\n\nTrồng 500 cây.\n";
    /// let plan = kehoach::parse(text.as_bytes(), kehoach::Format::Text, &Default::default())?;
    /// assert_eq!(plan.body_sections().len(), 1);
    /// # Ok::<(), kehoach::Error>(())
    /// ```
    pub fn body_sections(&self) -> &[Section] {
        let appended = self.appendices.iter().filter(|appendix| !appendix.sections.is_empty());
        let end = appended.map(|appendix| appendix.sections.first as usize).min().unwrap_or(self.sections.len());
        self.sections.get(..end).unwrap_or(&self.sections)
    }

    /// The top sections of an appendix of this plan; none for an appendix of another.
    pub fn sections_of(&self, appendix: &Appendix) -> &[Section] {
        let SectionRun { first, count } = appendix.sections;
        self.sections.get(first as usize..).and_then(|rest| rest.get(..count as usize)).unwrap_or(&[])
    }
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The format read: `text`.
    pub format: String,
    /// The character encoding found, such as `UTF-8`.
    pub encoding: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Number of pages, where the format has pages.
    pub pages: Option<u32>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

/// Places of the parts that are plain strings, in the same order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Places {
    /// By field name of the letterhead; also `motto` (quốc hiệu, tiêu ngữ), which has no field.
    pub header: BTreeMap<String, Place>,
    /// Letterhead text that no field holds: motto, rules, stamps.
    pub boilerplate: Vec<Place>,
    /// One for each of `legal_basis`.
    pub legal_basis: Vec<Place>,
    /// One for each of `addressees`.
    #[serde(default)]
    pub addressees: Vec<Place>,
    /// One for each of `recipients`.
    pub recipients: Vec<Place>,
    /// The words `Nơi nhận:`.
    pub recipients_label: Option<Place>,
    /// `authority`, `role_lines`, `name`: from the first signature line to the last.
    pub signature: Vec<Place>,
    /// One for each of `noise`.
    pub noise: Vec<Place>,
}

/// Authority, role and name of the signer or signers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// In whose name: `TM. ỦY BAN NHÂN DÂN`.
    pub authority: Option<String>,
    /// The lines of office: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
    pub role_lines: Vec<String>,
    /// The signer.
    pub name: Option<String>,
    /// Further signers of a joint document, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Signature>,
}

/// One mention of another document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// `R1`, `R2` … in document order.
    pub id: String,
    /// As written, from the word for its type to its date or issuer.
    pub text: String,
    /// The word for its type as written.
    #[serde(rename = "type")]
    pub doc_type: String,
    /// Number and symbol as written, without spaces: `45/2020/NĐ-CP`.
    pub number: String,
    /// Its date.
    pub date: Option<Date>,
    /// Its issuer as written.
    pub issuer: Option<String>,
    /// Whose numbering the number follows.
    pub system: ReferenceSystem,
    /// Id of the first mention of the same document, for later mentions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// Section path, `preamble`, `closing` or table row.
    pub source: String,
    /// Where it stands.
    pub place: Place,
}

/// Whose numbering a reference follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ReferenceSystem {
    /// State bodies: `45/2020/NĐ-CP`, `215/KH-UBND`.
    State,
    /// The Party: `08-NQ/TU`.
    Party,
    /// The National Assembly: `202/2025/QH15`.
    Assembly,
    /// Standards: `TCVN ISO 9001:2015`.
    Standard,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Footnote {
    /// The mark as written: `¹`, `(1)`.
    pub label: String,
    /// Path of the section that holds its text.
    pub section_path: String,
    /// Path of the part that holds its mark.
    pub anchor: Option<String>,
    /// Where the mark stands in the text.
    pub anchor_place: Option<Place>,
    /// Where its text stands.
    pub place: Place,
}

/// An appendix (phụ lục), or a document that the main one puts in force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Appendix {
    /// `PHỤ LỤC`, `Phụ lục II`; for an attached document its type: `KẾ HOẠCH`; empty where it has only a title.
    pub label: String,
    /// Its title.
    pub title: Option<String>,
    /// The text after `Kèm theo`: what it is attached to.
    pub attached_to: Option<String>,
    /// Unlabelled paragraphs before its first section.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preamble: Vec<Paragraph>,
    /// Which of the plan's top sections stand in it (see [`Plan::sections_of`]).
    #[serde(default, skip_serializing_if = "SectionRun::is_empty")]
    pub sections: SectionRun,
    /// Ids of its tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<String>,
    /// The caption: label, title and the line that says what it is attached to.
    pub caption_place: Place,
    /// All of it.
    pub place: Place,
}

impl Appendix {
    /// What it is called by: its label, or its title where it has no label.
    pub(crate) fn name(&self) -> &str {
        if self.label.is_empty() { self.title.as_deref().unwrap_or_default() } else { &self.label }
    }
}

/// A run of the plan's top sections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SectionRun {
    /// Index of the first in [`Plan::sections`].
    pub first: u32,
    /// How many there are.
    pub count: u32,
}

impl SectionRun {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// How much of the source reached a part of the plan.
///
/// Counted over the places of the finished plan: a character that no part holds is in the residue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Characters of the source that are not white space.
    pub characters: u64,
    /// How many of them belong to a part of the plan.
    pub placed: u64,
    /// `placed` of `characters`, from 0 to 1, rounded down to four places.
    pub share: f64,
    /// The pieces that belong to no part.
    pub residue: Vec<Residue>,
}

/// A piece of the source that belongs to no part of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Residue {
    /// The piece as written.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}
