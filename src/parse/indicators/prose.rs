//! Indicators of running text: results (`Chỉ số X đạt 7,43/10 điểm, xếp thứ 62/63`) and targets (`tỷ lệ Y đạt trên 90%`).
//!
//! Each number of a sentence is read with the words around it. The words between it and its subject say what it is: a
//! value, a place in a ranking, or a change (`verb`); the subject is a noun phrase found by grammar (`name`); years, verbs
//! and headings tell a result from a target (`context`). What fits no pattern (counts of things, ordinals, dates) is left out.

mod amounts;
mod aside;
mod context;
mod index;
mod marks;
mod name;
mod periods;
mod phrase;
mod ranks;
mod record;
mod sentence;
mod series;
mod share;
mod values;
mod verb;
mod words;

use self::context::Setting;
pub(crate) use self::context::is_among_targets;
use self::marks::Marks;
use self::record::Draft;
use self::sentence::Sentence;
use super::Found;
use crate::parse::facts::Facts;
use crate::parse::outline::Outline;
use crate::parse::scan::has_digit;

/// Adds the indicators of the outline's text to those found before.
///
/// `owners` gives the bodies under whose heading a node stands.
pub(crate) fn from_prose(facts: &Facts, outline: &Outline, owners: &dyn Fn(usize) -> Vec<String>, out: &mut Vec<Found>) {
    let mut setting = Setting::new(facts, outline);
    for passage in outline.passages() {
        let text = passage.flow.text.as_str();
        setting.enter(&passage);
        if passage.paragraph == 0 || !has_digit(text) {
            setting.leave(text);
            continue;
        }
        for range in sentence::split(text) {
            let mut sentence =
                Sentence { text, range, setting: &mut setting, drafts: vec![], marks: Marks::default(), unnamed: None };
            sentence.read();
            add(facts, outline, &passage, sentence.drafts, owners, out);
        }
        setting.leave(text);
    }
}

/// Makes the drafts of one sentence indicators.
fn add(
    facts: &Facts,
    outline: &Outline,
    passage: &crate::parse::outline::Passage,
    drafts: Vec<Draft>,
    owners: &dyn Fn(usize) -> Vec<String>,
    out: &mut Vec<Found>,
) {
    let first = out.len();
    for draft in drafts {
        let parent = draft.parent.map(|at| first + at);
        let owner = passage.node.map(owners).unwrap_or_default();
        let source = outline.source(passage.source);
        out.push(Found { indicator: draft.finish(facts.doc, passage.flow, owner, source), parent });
    }
}

#[cfg(test)]
mod tests;
