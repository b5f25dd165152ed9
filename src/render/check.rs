//! The names a template needs against the data: what is missing or of the wrong kind, all at once, before anything is
//! written.

use serde_json::Value;

use super::engine::Source;
use super::fault::{TemplateFault, TemplatePlace};
use super::names::{Need, Path, Step, Use};
use crate::base::fold;

/// One name a template uses.
///
/// ```
/// use kehoach::{Data, TemplateFormat};
/// let template = b"{% for v in viec %}{{ v.ten }}{% endfor %}";
/// let check = kehoach::check_template(template, TemplateFormat::Text, &Data::default(), &Default::default()).unwrap();
/// let names: Vec<_> = check.names.iter().map(|name| name.name.as_str()).collect();
/// assert_eq!(names, ["viec", "viec[].ten"]);
/// assert_eq!(check.faults.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateName {
    /// The name, with `[]` for every item of a list: `viec[].ten`.
    pub name: String,
    /// Whether the template goes through it as a list.
    pub is_list: bool,
    /// Whether every use of it is under a condition or has a default.
    pub is_optional: bool,
    /// Where it is used first.
    pub place: TemplatePlace,
    /// Whether the data have it, everywhere it is needed.
    pub is_there: bool,
}

/// The names of a template, and how the data fall short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateCheck {
    /// The names, in the order of their first use.
    pub names: Vec<TemplateName>,
    /// What is wrong; empty if the template can be filled with the data.
    pub faults: Vec<TemplateFault>,
}

/// Checks the names of all parts.
pub(super) fn check(parts: &[(&Source, Vec<Need>)], data: &Value) -> TemplateCheck {
    let mut out = TemplateCheck::default();
    for (source, needs) in parts {
        for need in needs {
            let Some(tag) = source.tags.get(need.tag) else { continue };
            let fault = lookup(data, need).err();
            let name = need.path.to_string();
            match out.names.iter_mut().find(|known| known.name == name) {
                Some(known) => {
                    known.is_list |= need.kind == Use::Loop;
                    known.is_optional &= need.optional;
                    known.is_there &= fault.is_none();
                }
                None => out.names.push(TemplateName {
                    name,
                    is_list: need.kind == Use::Loop,
                    is_optional: need.optional,
                    place: tag.place.clone(),
                    is_there: fault.is_none(),
                }),
            }
            if let Some(Missing { message, proposal }) = fault.filter(|_| !need.optional) {
                let fault = TemplateFault { proposal, ..TemplateFault::new(Some(tag.place.clone()), &tag.shown(), message) };
                // A name that is missing is told once, where it is used first.
                if out.faults.iter().all(|known| known.message != fault.message) {
                    out.faults.push(fault);
                }
            }
        }
    }
    out
}

/// What the data lack.
pub(super) struct Missing {
    message: String,
    pub(super) proposal: Option<String>,
}

/// Items of a list that are looked at; a list of thousands is seldom wrong only at its end.
const MOST_ITEMS: usize = 10_000;

fn lookup(data: &Value, need: &Need) -> Result<(), Missing> {
    let mut values = vec![data];
    let mut walked = Path::default();
    for step in &need.path.0 {
        let mut next = vec![];
        for value in &values {
            match (step, value) {
                (Step::Key(name), Value::Object(fields)) => match fields.get(name) {
                    Some(value) => next.push(value),
                    None => return Err(absent(&walked, name, fields, &need.path)),
                },
                (Step::Each, Value::Array(items)) => next.extend(items),
                // A group of values is gone through by its names, which are not followed.
                (Step::Each, Value::Object(_)) => return Ok(()),
                (Step::At(index), Value::Array(items)) => match items.get(*index) {
                    Some(value) => next.push(value),
                    None => return Err(Missing::new(format!("`{walked}` has {} items, not {}", items.len(), index + 1))),
                },
                (Step::Each | Step::At(_), value) => {
                    return Err(Missing::new(format!("`{walked}` is {}; a list is needed", kind(value))));
                }
                (Step::Key(name), value) => {
                    return Err(Missing::new(format!("`{walked}` is {} and has no `{name}`", kind(value))));
                }
            }
        }
        next.truncate(MOST_ITEMS);
        values = next;
        walked.0.push(step.clone());
    }
    if need.kind == Use::Loop
        && let Some(value) = values.iter().find(|value| !value.is_array() && !value.is_object())
    {
        return Err(Missing::new(format!("`{}` is {}; a list is needed", need.path, kind(value))));
    }
    Ok(())
}

impl Missing {
    fn new(message: String) -> Self {
        Self { message, proposal: None }
    }
}

fn absent(walked: &Path, name: &str, fields: &serde_json::Map<String, Value>, path: &Path) -> Missing {
    let mut full = walked.clone();
    full.0.push(Step::Key(name.to_owned()));
    let proposal = nearest(name, fields.keys().map(String::as_str)).map(|found| {
        let mut path = path.clone();
        if let Some(step) = path.0.get_mut(walked.0.len()) {
            *step = Step::Key(found.to_owned());
        }
        path.to_string()
    });
    Missing { message: format!("`{full}` is not in the data"), proposal }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Bool(_) => "yes or no",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a group of values",
    }
}

/// The known name most like a wrong one, if it is like it at all.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wanted = letters(name);
    known
        .map(|candidate| (distance(&wanted, &letters(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count().max(wanted.len()) + 1) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A name for comparing: without case, marks of tone and letter, and signs between words.
fn letters(name: &str) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization as _;
    let plain = |c: char| match c {
        'đ' => 'd',
        c => c,
    };
    fold::key(name).nfd().filter(|c| c.is_alphanumeric()).map(plain).take(60).collect()
}

/// How many letters must be changed, added or left out (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alike_are_proposed() {
        let known = ["chu_tri", "phoi_hop", "han"];
        assert_eq!(nearest("chutri", known.into_iter()), Some("chu_tri"));
        assert_eq!(nearest("phối_hợp", known.into_iter()), Some("phoi_hop"));
        assert_eq!(nearest("ngan_sach", known.into_iter()), None);
    }
}
