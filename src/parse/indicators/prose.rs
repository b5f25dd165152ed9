//! Indicators of running text: results (`Chỉ số X đạt 7,43/10 điểm, xếp thứ 62/63`) and targets (`tỷ lệ Y đạt trên 90%`).
//!
//! Each number of a sentence is read with the words around it. The words between it and its subject say what it is: a
//! value, a place in a ranking, or a change (`verb`); the subject is a noun phrase found by grammar (`name`); years, verbs
//! and headings tell a result from a target (`context`). What fits no pattern (counts of things, ordinals, dates) is left out.

mod context;
mod index;
mod name;
mod ranks;
mod record;
mod sentence;
mod share;
mod values;
mod verb;
mod words;

use self::context::Setting;
use self::record::Draft;
use self::sentence::Sentence;
use crate::model::Indicator;
use crate::parse::facts::Facts;
use crate::parse::outline::Outline;
use crate::parse::scan::has_digit;

/// The indicators of the outline's text, with ids `P1`, `P2` … that parents refer to.
///
/// `owners` gives the bodies under whose heading a node stands.
pub(crate) fn from_prose(facts: &Facts, outline: &Outline, owners: &dyn Fn(usize) -> Vec<String>) -> Vec<Indicator> {
    let mut out: Vec<Indicator> = vec![];
    let mut setting = Setting::new(facts, outline);
    for passage in outline.passages() {
        let text = passage.flow.text.as_str();
        setting.enter(&passage);
        if passage.paragraph == 0 || !has_digit(text) {
            setting.leave(text);
            continue;
        }
        for range in sentence::split(text) {
            let mut sentence = Sentence { text, range, setting: &mut setting, drafts: vec![] };
            sentence.read();
            add(facts, outline, &passage, sentence.drafts, owners, &mut out);
        }
        setting.leave(text);
    }
    out
}

/// Makes the drafts of one sentence indicators.
fn add(
    facts: &Facts,
    outline: &Outline,
    passage: &crate::parse::outline::Passage,
    drafts: Vec<Draft>,
    owners: &dyn Fn(usize) -> Vec<String>,
    out: &mut Vec<Indicator>,
) {
    let first = out.len();
    for draft in drafts {
        let id = format!("P{}", out.len() + 1);
        let parent = draft.parent.map(|at| format!("P{}", first + at + 1));
        let owner = passage.node.map(owners).unwrap_or_default();
        let source = outline.source(passage.source);
        out.push(draft.finish(facts.doc, passage.flow, id, parent, owner, source));
    }
}

#[cfg(test)]
mod tests;
