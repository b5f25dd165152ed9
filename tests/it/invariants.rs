//! What holds of every input, whoever made it: run over mutated fixtures by `fuzz` beside this file, and over whatever a
//! fuzzer makes up by the targets of `tests/fuzz`, which include this file.
//!
//! Each function panics with the input that breaks a rule. Only the public interface of the library is used.

use std::borrow::Cow;

use kehoach::normalise::{Normalised, Options, normalise};
use kehoach::{EditKind, Format, ParseOptions, ReadOptions, apply_edits};
use serde_json::Value;

/// Repairs a text and checks the repair: its edits lead from the source to the text, their places are valid, no digit is
/// changed but by an edit of kind number, and a second repair changes nothing. Returns the text.
pub(crate) fn repaired(text: &str, options: &Options) -> String {
    let found = normalise(text, options);
    edits_hold(text, &found);
    for suspicion in &found.suspicions {
        let slice = text.get(suspicion.place.start as usize..suspicion.place.end as usize);
        assert!(slice.is_some_and(|slice| Some(slice) != suspicion.proposal.as_deref()), "{suspicion:?} in {text:?}");
    }
    assert_eq!(matches!(found.text, Cow::Borrowed(_)), found.edits.is_empty(), "borrowed where nothing is to be done: {text:?}");
    let again = normalise(&found.text, options);
    assert!(again.edits.is_empty(), "a second repair changes {:?}, made of {text:?}: {:?}", found.text, again.edits);
    found.text.into_owned()
}

fn edits_hold(text: &str, found: &Normalised<'_>) {
    assert_eq!(apply_edits(text, &found.edits), found.text, "edits replayed on {text:?}");
    assert!(found.edits.windows(2).all(|pair| pair[0].end <= pair[1].start), "sorted, not overlapping: {text:?}");
    let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
    for edit in found.edits.iter().chain(&found.joins) {
        assert_eq!(text.get(edit.start as usize..edit.end as usize), Some(edit.before.as_str()), "{edit:?} in {text:?}");
        assert!(edit.before != edit.after, "{edit:?} changes nothing in {text:?}");
        let kept = edit.kind == EditKind::Number || digits(&edit.before) == digits(&edit.after);
        assert!(kept, "{edit:?} changes a digit in {text:?}");
    }
}

/// Parses bytes in each format and checks what comes of them: an error, or a plan whose JSON reads back and whose places
/// lie in the text.
pub(crate) fn parsed(bytes: &[u8]) {
    for &format in Format::ALL {
        let Ok(plan) = kehoach::parse(bytes, format, &ParseOptions::default()) else { continue };
        let Ok(doc) = kehoach::read(bytes, format, &ReadOptions::default()) else {
            panic!("{} is parsed but not read: {bytes:?}", format.name())
        };
        let value = serde_json::to_value(&plan).unwrap_or_default();
        assert!(value.is_object(), "no JSON of {bytes:?}");
        places_hold(&value, doc.source());
        let json = kehoach::write(&plan, kehoach::OutputFormat::Json);
        let again = serde_json::from_slice::<kehoach::Plan>(&json);
        assert!(again.is_ok_and(|again| again == plan), "the JSON reads back as another plan: {bytes:?}");
    }
}

/// Every place in a plan is a piece of the text.
fn places_hold(value: &Value, text: &str) {
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        match value {
            Value::Array(items) => rest.extend(items),
            Value::Object(fields) => {
                let number = |name: &str| fields.get(name).and_then(Value::as_u64).map(|at| at as usize);
                if let (Some(start), Some(end), Some(_)) = (number("start"), number("end"), number("line")) {
                    assert!(text.get(start..end).is_some(), "{start}..{end} is no place in {text:?}");
                }
                rest.extend(fields.values());
            }
            _ => {}
        }
    }
}
