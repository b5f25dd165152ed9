//! Lists of agency names: where one name ends and the next begins.

use std::ops::Range;
use std::sync::LazyLock;

use super::growth::{Mode, opens_line};
use super::lexicon::{FIELD, PLACE, QUANTIFIER, stop};
use super::name::{Name, name};
use super::starts::{is_and, separates};
use crate::parse::words::{Phrases, Words};

/// A list of names.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    /// The words of each name.
    pub(super) items: Vec<Range<usize>>,
    /// The word after the list.
    pub(super) end: usize,
    /// Whether each of them is surely a body.
    pub(super) firm: bool,
}

/// Most names in one list; longer lists are cut rather than read for ever.
const LIMIT: usize = 500;

static JOINS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("cùng với|cùng|và|với|và cùng với|hoặc|và/hoặc", ())]));

/// The list of names that begins at word `start`.
pub(super) fn list(words: &Words, start: usize, mode: Mode) -> List {
    let mut found = List { items: vec![], end: start, firm: true };
    let mut at = if mode == Mode::Running { start } else { past_bullet(words, start) };
    let mut previous_known = true;
    while found.items.len() < LIMIT {
        let Some(next) = name(words, at, mode) else {
            match unnamed(words, at, mode, previous_known, &mut found) {
                Some(after) => at = after,
                None => break,
            }
            continue;
        };
        at = add(words, next, mode, &mut found, &mut previous_known);
        match separator(words, at, mode) {
            Some(after) => at = after,
            None if mode == Mode::Trusted && opens_line(words, at) => {}
            None => break,
        }
    }
    found
}

/// Adds a name to the list, or the names that share its head: the word after them.
fn add(words: &Words, name: Name, mode: Mode, found: &mut List, previous_known: &mut bool) -> usize {
    found.firm &= name.firm;
    *previous_known = name.known;
    if let Some(first) = name.shared {
        let end = shared(words, first, mode, found);
        if end > first {
            found.end = end;
            *previous_known = true;
            return end;
        }
    }
    // `Các cơ quan ngành dọc: A, B`: the names after the colon take the place of the words before it.
    if words.is_mark(name.next, ':') && mode != Mode::Running && self::name(words, name.next + 1, mode).is_some() {
        found.end = name.next;
        return name.next;
    }
    // `các Sở, ngành liên quan: Tài chính, Nội vụ`
    if words.is_mark(name.next, ':') && FIELD.end(words, name.next + 1).is_some() && is_group(words, name.item.start) {
        let end = shared(words, name.next + 1, mode, found);
        if end > name.next + 1 {
            found.end = end;
            return end;
        }
    }
    let end = if mode == Mode::Running { listed_places(words, name.next) } else { None };
    let (start, next) = (name.item.start, end.unwrap_or(name.next));
    found.items.push(end.map_or(name.item, |end| start..end));
    found.end = next;
    next
}

/// The end of the territories that a colon names, before what their bodies are to do: `UBND các xã | : Vĩnh An, Sơn Hà | rà soát`.
fn listed_places(words: &Words, colon: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let placed = || (1..=2).any(|back| colon.checked_sub(back).is_some_and(|from| PLACE.end(words, from) == Some(colon)));
    if !words.is_mark(colon, ':') || !placed() {
        return None;
    }
    let mut at = colon + 1;
    loop {
        let end = (at..words.len()).find(|&end| !words.is_capital(end)).unwrap_or(words.len());
        if end < at + 2 || end > at + LONGEST {
            return None;
        }
        let comma = end + usize::from(words.is_mark(end, ','));
        let next = comma + usize::from(is_and(words, comma));
        if next == end {
            return (words.is_lower(end) && stop(words, end).is_some()).then_some(end);
        }
        at = next;
    }
}

/// Whether a collective is one of bodies that are named by their fields: `các sở, ngành`.
fn is_group(words: &Words, start: usize) -> bool {
    static GROUPS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("sở|phòng|bộ|ban", ())]));
    QUANTIFIER.end(words, start).is_some_and(|noun| GROUPS.end(words, noun).is_some())
}

/// What to do in a list where no name begins at `at`: the word to go on from.
fn unnamed(words: &Words, at: usize, mode: Mode, previous_known: bool, found: &mut List) -> Option<usize> {
    if mode == Mode::Running || at >= words.len() {
        return None;
    }
    let hard = at.checked_sub(1).is_none_or(|before| words.is_mark(before, ';'));
    let field = FIELD.end(words, at).filter(|&end| end >= words.len() || separates(words, end));
    let end = match field {
        // `Sở Nội vụ, Tài chính`: a field by itself is a body where the one before it was named by its field.
        Some(end) if previous_known && mode == Mode::Trusted => {
            found.items.push(at..end);
            end
        }
        _ => {
            let end = until_separator(words, at, mode)?;
            match found.items.last_mut() {
                // What begins no name goes on with the one before: `các cơ quan thông tin, truyền thông`.
                Some(last) if !hard => last.end = end,
                _ if mode == Mode::Trusted => found.items.push(at..end),
                _ => return None,
            }
            end
        }
    };
    found.end = end;
    Some(separator(words, end, mode).unwrap_or_else(|| words.len()))
}

/// The next separator after `at`, if the words before it hold no verb (or the text is known to be a list).
fn until_separator(words: &Words, at: usize, mode: Mode) -> Option<usize> {
    let mut depth = 0usize;
    for index in at..words.len() {
        depth += usize::from(words.is_mark(index, '('));
        depth = depth.saturating_sub(usize::from(words.is_mark(index, ')')));
        if depth == 0 && index > at && separates(words, index) {
            return Some(index);
        }
        let opens = words.is_lower(index) || index > 0 && words.is_mark(index - 1, ':');
        if mode == Mode::Heading && opens && stop(words, index).is_some() {
            return None;
        }
    }
    (at < words.len()).then_some(words.len())
}

/// Past a separator between two names: `,`, `;`, `và`, `, và`, `cùng với`, `/`. In running text a name must follow.
fn separator(words: &Words, at: usize, mode: Mode) -> Option<usize> {
    let mut next = at;
    while [',', ';', '/', ':', '-', '.'].iter().any(|&mark| words.is_mark(next, mark)) {
        let closing = words.is_mark(next, '.') || words.is_mark(next, ':') || words.is_mark(next, '-');
        // `Sở Y tế. - Sở Nội vụ`: a line of a list may close with a full stop.
        let inside = words.is_mark(next, '.') && next + 1 < words.len() && past_bullet(words, next + 1) == next + 1;
        if closing && (mode == Mode::Running || inside) {
            break;
        }
        next += 1;
    }
    if next > at && mode != Mode::Running {
        next = past_bullet(words, next);
    }
    let joined = JOINS.end(words, next).filter(|_| mode != Mode::Running || !is_with(words, next));
    let next = joined.unwrap_or(next);
    (next > at && next < words.len()).then_some(next)
}

/// Past the mark of a line of a list: `- Sở Y tế`, `+ Sở Y tế`, `• Sở Y tế`.
fn past_bullet(words: &Words, at: usize) -> usize {
    at + usize::from(['-', '+', '•', '·', '●', '▪'].iter().any(|&mark| words.is_mark(at, mark)))
}

/// A single `với` joins names in a cell, but not in a sentence.
fn is_with(words: &Words, at: usize) -> bool {
    words.slice(at).eq_ignore_ascii_case("với")
}

/// The names that share one head, from word `first` on: the word after the last of them.
fn shared(words: &Words, first: usize, mode: Mode, found: &mut List) -> usize {
    let (mut at, mut end) = (first, first);
    while found.items.len() < LIMIT {
        // A full name ends the sharing: `các Sở: A, B và các cơ quan liên quan`. An office between them does not.
        let item = match FIELD.end(words, at) {
            // `Các Sở Nội vụ, Công an tỉnh`: a field that opens a longer name is that name's.
            Some(field) => name(words, at, Mode::Running).map_or(field, |full| full.item.end.max(field)),
            None if end == first || mode != Mode::Running => {
                match name(words, at, Mode::Running).filter(|name| name.shared.is_none()) {
                    Some(full) if end == first || is_office(words, at) => full.item.end,
                    Some(_) => break,
                    None => capital_run(words, at),
                }
            }
            None if name(words, at, mode).is_some() => break,
            None => capital_run(words, at),
        };
        if item == at {
            break;
        }
        found.items.push(at..item);
        end = item;
        let comma = words.is_mark(item, ',');
        let next = item + usize::from(comma || words.is_mark(item, '/'));
        let next = next + usize::from(is_and(words, next));
        if next == item {
            break;
        }
        at = next;
    }
    end
}

/// `VP`, `Văn phòng` inside `Các Phòng: A, VP HĐND - UBND, B`.
fn is_office(words: &Words, at: usize) -> bool {
    static OFFICE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("VP|văn phòng|thanh tra", ())]));
    OFFICE.end(words, at).is_some()
}

/// The word after a run of words that begins with a capital and ends at a mark, `và` or a verb.
fn capital_run(words: &Words, at: usize) -> usize {
    if !words.is_capital(at) {
        return at;
    }
    let mut end = at + 1;
    while end < words.len() && end < at + 8 {
        let dash = words.is_mark(end, '-') && words.is_capital(end + 1);
        let joined = is_and(words, end) && words.is_capital(end + 1) && !words.is_mark(at.saturating_sub(1), ',');
        let word = words.is_capital(end) || words.is_lower(end) && !is_and(words, end) && stop(words, end).is_none();
        if !dash && !joined && !word {
            break;
        }
        end += 1 + usize::from(dash || joined);
    }
    end
}
