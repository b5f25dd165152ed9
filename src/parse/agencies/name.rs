//! One agency name in a text: where it begins, and where it ends.
//!
//! A name is `[các] [title] head complement tail`: the head noun (`Sở`), its field (`Nội vụ`, known or in capitals),
//! and words of place or scope (`tỉnh`, `có liên quan`). A collective is a chain of bare nouns (`các sở, ban, ngành`).
//! Words that are neither are taken in only up to the verb that opens the task, and never past a settled name.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{BARE_NOUN, FIELD, HEAD, Head, LINK, LOOSE_NOUN, NOUN, PLACE, QUANTIFIER, SOLO, STOP, TAIL, TITLE};
use crate::parse::words::{Phrases, Shape, Words, key};

/// How far to trust that a text holds names only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A sentence: the name ends where the task begins.
    Running,
    /// A heading, which may be a list of names or something else.
    Heading,
    /// A text known to be a list of names: nothing but a separator ends one.
    Trusted,
}

/// A name found.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The words of the name.
    pub(super) item: Range<usize>,
    /// The word after it and after what belongs to it, such as `(chủ trì)`.
    pub(super) next: usize,
    /// Where the names begin that share one head (`các Sở: A, B`).
    pub(super) shared: Option<usize>,
    /// Whether its field is a known one, so that a further field after a comma is another body.
    pub(super) known: bool,
    /// Whether the words alone show it to be a body.
    pub(super) firm: bool,
}

/// Most words of unknown meaning in one name.
const LOOSE_LIMIT: usize = 8;
/// Most words in a parenthesis that belongs to a name.
const PAREN_LIMIT: usize = 40;

static AND: LazyLock<u64> = LazyLock::new(|| key("và"));
static TOGETHER: LazyLock<u64> = LazyLock::new(|| key("cùng"));
static NUMBER: LazyLock<u64> = LazyLock::new(|| key("số"));
static LEVEL: LazyLock<u64> = LazyLock::new(|| key("cấp"));
static ORGANISE: LazyLock<[u64; 2]> = LazyLock::new(|| [key("tổ"), key("chức")]);
static CITY: LazyLock<[u64; 3]> = LazyLock::new(|| [key("tp"), key("tx"), key("tt")]);

/// Heads that are often left out before a second field: `Sở Nội vụ, Tài chính`.
static SHARING: LazyLock<[u64; 4]> = LazyLock::new(|| ["sở", "phòng", "bộ", "ban"].map(key));

/// Whether a word is `và` or `&`.
pub(super) fn is_and(words: &Words, at: usize) -> bool {
    words.key(at) == *AND
}

/// What a complement has shown so far.
struct Growth {
    /// End of what surely belongs to the name; 0 while nothing does.
    sure: usize,
    /// The next word to look at.
    at: usize,
    /// Words of unknown meaning taken in.
    loose: usize,
    /// Whether the name is complete, so that an unknown word ends it.
    settled: bool,
    /// Whether the last words named a kind of territory.
    placed: bool,
}

/// The name that begins at word `start`.
pub(super) fn name(words: &Words, start: usize, mode: Mode) -> Option<Name> {
    let (at, quantified, titled) = opening(words, start);
    let bare = bare_noun(words, at, quantified);
    if let Some(end) = bare
        && (quantified || titled || words.is_lower(at) || BARE_NOUN.end(words, at).is_some())
    {
        return collective(words, start, at, end, mode, quantified || titled);
    }
    let (head_end, head) = match HEAD.longest(words, at) {
        Some(found) => found,
        None if titled => return alone(words, start, at),
        None => return acronym(words, start, mode),
    };
    let mut growth = Growth { sure: 0, at: head_end, loose: 0, settled: false, placed: false };
    let mut known = false;
    match head {
        Head::Not => return None,
        Head::Whole => settle(&mut growth, head_end),
        Head::Council => settle(&mut growth, councils(words, head_end)),
        Head::Open | Head::Group => {
            if quantified && head == Head::Group && words.is_mark(head_end, ':') {
                return Some(Name { item: start..head_end, next: head_end, shared: Some(head_end + 1), known, firm: true });
            }
            if let Some(end) = FIELD.end(words, head_end) {
                let shared = (quantified && head == Head::Group && shares(words, end)).then_some(head_end);
                if shared.is_some() {
                    return Some(Name { item: start..end, next: end, shared, known: true, firm: true });
                }
                known = SHARING.contains(&words.key(at));
                settle(&mut growth, end);
            } else if let Some((end, inner)) = HEAD.longest(words, head_end).filter(|(_, inner)| *inner != Head::Not) {
                // `Văn phòng HĐND và UBND`, `Văn phòng Sở Y tế`: the inner body completes the name.
                let end = if inner == Head::Council { councils(words, end) } else { end };
                settle(&mut growth, FIELD.end(words, end).unwrap_or(end));
            } else if PLACE.end(words, head_end).is_some() {
                growth.settled = true;
            } else if titled {
                growth.sure = head_end;
            } else if !words.is_capital(head_end) && mode != Mode::Trusted && head_end - at < 2 {
                return None;
            }
        }
    }
    let firm_head = growth.sure > 0 || words.is_capital(head_end) || growth.settled;
    let (end, next) = grow(words, &mut growth, mode)?;
    (end > head_end || growth.sure >= head_end && growth.sure > 0).then_some(Name {
        item: start..end,
        next,
        shared: None,
        known,
        firm: firm_head,
    })
}

/// A title without its body, before a further name or a verb.
fn alone(words: &Words, start: usize, end: usize) -> Option<Name> {
    let title = QUANTIFIER.end(words, start).unwrap_or(start);
    let ends = end >= words.len() || separates(words, end) || STOP.end(words, end).is_some();
    let known = ends && SOLO.end(words, title) == Some(end);
    known.then_some(Name { item: start..end, next: end, shared: None, known: false, firm: true })
}

fn settle(growth: &mut Growth, at: usize) {
    (growth.sure, growth.at, growth.settled) = (at, at, true);
}

/// Past quantifiers and titles: the head's word, and which of the two there were.
fn opening(words: &Words, start: usize) -> (usize, bool, bool) {
    let (mut at, mut quantified, mut titled) = (start, false, false);
    for _ in 0..4 {
        if let Some(end) = QUANTIFIER.end(words, at) {
            (at, quantified) = (end, true);
        } else if let Some(end) = TITLE.end(words, at)
            // `Thường trực HĐND` is a body, `Trưởng phòng` is not.
            && HEAD.end(words, at).is_none_or(|head| head <= end)
        {
            (at, quantified, titled) = (end, false, true);
        } else {
            break;
        }
    }
    (at, quantified, titled)
}

/// Whether a name begins at word `at`: a look at its first words only.
pub(super) fn begins(words: &Words, start: usize) -> bool {
    let (at, quantified, titled) = opening(words, start);
    if bare_noun(words, at, quantified).is_some() {
        return true;
    }
    match HEAD.longest(words, at) {
        None | Some((_, Head::Not)) => false,
        Some((_, Head::Whole | Head::Council)) => true,
        Some((end, _)) => {
            titled || quantified || words.is_capital(end) || FIELD.end(words, end).is_some() || PLACE.end(words, end).is_some()
        }
    }
}

/// The end of a collective's noun that is no part of a proper name and no verb.
fn bare_noun(words: &Words, at: usize, quantified: bool) -> Option<usize> {
    let end = NOUN.end(words, at)?;
    // `các cấp` are bodies, `cấp xã` is a level.
    if words.key(at) == *LEVEL && end == at + 1 && !quantified {
        return None;
    }
    if let Some((head_end, head)) = HEAD.longest(words, at) {
        if head == Head::Not && head_end > end || head == Head::Whole && !(words.is_lower(at) && head_end == end) {
            return None;
        }
        let proper = words.is_capital(end) || FIELD.end(words, end).is_some() && TAIL.end(words, end).is_none();
        let list = quantified && head == Head::Group && words.is_mark(end, ':');
        if head != Head::Not && (proper || list) {
            return None;
        }
    }
    if words.key(at) == ORGANISE[0] && words.key(at + 1) == ORGANISE[1] && end == at + 2 && !quantified {
        // `tổ chức` is a noun only where something of a noun follows: `tổ chức, cá nhân`, `tổ chức có liên quan`.
        let noun = end >= words.len()
            || words.is_mark(end, ',')
            || words.is_mark(end, ';')
            || TAIL.end(words, end).is_some()
            || is_and(words, end) && NOUN.end(words, end + 1).is_some();
        if !noun || words.is_capital(at) {
            return None;
        }
    }
    Some(end)
}

/// A chain of bare nouns and what describes them.
fn collective(words: &Words, start: usize, noun: usize, end: usize, mode: Mode, quantified: bool) -> Option<Name> {
    let mut growth = Growth { sure: end, at: end, loose: 0, settled: false, placed: PLACE.end(words, noun) == Some(end) };
    let mut last = noun;
    let (item_end, next) = loop {
        // More nouns: `sở, ban, ngành`, `sở ngành`, `cơ quan và đơn vị`.
        while let Some((from, to)) = chained(words, growth.at) {
            last = from;
            growth.placed = PLACE.end(words, from) == Some(to);
            (growth.sure, growth.at) = (to, to);
        }
        let found = grow(words, &mut growth, mode)?;
        if found.1 != growth.at || chained(words, growth.at).is_none() {
            break found;
        }
        growth.settled = false;
    };
    // A single bare noun names nobody: `Sở`, `Cơ quan`.
    let alone = !quantified && item_end == end;
    let firm = !alone && growth.loose == 0 || quantified && LOOSE_NOUN.end(words, last).is_some();
    Some(Name { item: start..item_end, next, shared: None, known: false, firm })
}

/// The next noun of a collective after word `at`: its first word, and the word after it.
fn chained(words: &Words, at: usize) -> Option<(usize, usize)> {
    let from = match () {
        () if words.is_mark(at, ',') && is_and(words, at + 1) => at + 2,
        () if words.is_mark(at, ',') || words.is_mark(at, '-') || words.is_mark(at, '/') || is_and(words, at) => at + 1,
        () if words.is_lower(at) && PLACE.end(words, at).is_none() => at,
        () => return None,
    };
    let stopped = STOP.end(words, from).unwrap_or(0);
    let to = bare_noun(words, from, false).filter(|&to| TAIL.end(words, from).is_none_or(|tail| tail <= to))?;
    // A capital noun with words of its own after it is a body: `các ban, Hội Nông dân`.
    (stopped <= to || words.key(from) == ORGANISE[0]).then_some((from, to))
}

/// `HĐND và UBND`, `HĐND - UBND`: councils share what follows. Returns the word after the last.
fn councils(words: &Words, mut at: usize) -> usize {
    loop {
        let joined = words.is_mark(at, ',') || words.is_mark(at, '-') || words.is_mark(at, '/') || is_and(words, at);
        match HEAD.longest(words, at + usize::from(joined)) {
            Some((end, Head::Council)) if joined => at = end,
            Some((end, Head::Whole)) if joined => return end,
            _ => return at,
        }
    }
}

/// Whether a further field follows, as in `các Sở A, B`.
fn shares(words: &Words, at: usize) -> bool {
    let next = match () {
        () if words.is_mark(at, ',') && is_and(words, at + 1) => at + 2,
        () if words.is_mark(at, ',') || is_and(words, at) => at + 1,
        () => return false,
    };
    FIELD.end(words, next).is_some_and(|end| {
        // The last of a list may be followed by anything, one in the middle by a separator.
        STOP.end(words, next).is_none() || end >= words.len() || separates(words, end) || words.is_capital(next)
    })
}

/// Whether a separator of names stands at word `at`.
pub(super) fn separates(words: &Words, at: usize) -> bool {
    [',', ';', '/'].iter().any(|&mark| words.is_mark(at, mark)) || is_and(words, at) || words.key(at) == *TOGETHER
}

/// An unknown abbreviation in a list that is known to be one.
fn acronym(words: &Words, start: usize, mode: Mode) -> Option<Name> {
    let first = words.all.get(start)?;
    if mode != Mode::Trusted
        || first.shape != Shape::Capitals
        || words.capitals
        || FIELD.end(words, start).is_some()
        || TAIL.end(words, start).is_some()
    {
        return None;
    }
    let mut growth = Growth { sure: start + 1, at: start + 1, loose: 0, settled: false, placed: false };
    let (end, next) = grow(words, &mut growth, mode)?;
    Some(Name { item: start..end, next, shared: None, known: false, firm: false })
}

/// Takes in what belongs to a name after its head: the word after the name, and the word to go on from.
fn grow(words: &Words, growth: &mut Growth, mode: Mode) -> Option<(usize, usize)> {
    let accepted = loop {
        let at = growth.at;
        let Some(word) = words.all.get(at) else { break true };
        if word.shape == Shape::Mark || is_and(words, at) {
            if let Some(next) = through_mark(words, growth, mode) {
                growth.at = next;
                continue;
            }
            if words.is_mark(at, '(') && ASIDE.end(words, at + 1).is_some() {
                break true;
            }
            if words.is_mark(at, '(')
                && let Some((close, role)) = parenthesis(words, at)
            {
                // `(chủ trì)` is no part of the name, `(Ban Thi đua - Khen thưởng)` is.
                if role || mode == Mode::Running && growth.loose > 0 {
                    return Some((at, if role { close } else { at }));
                }
                growth.settled = true;
                (growth.sure, growth.at) = (close, close);
                continue;
            }
            break true;
        }
        if word.key == *TOGETHER && TAIL.end(words, at).is_none() {
            break true;
        }
        if let Some(end) = TAIL.end(words, at) {
            growth.settled = true;
            growth.placed = PLACE.end(words, end.saturating_sub(1)) == Some(end);
            (growth.sure, growth.at) = (end, end);
        } else if let Some(end) = territory(words, at) {
            (growth.settled, growth.placed) = (true, true);
            (growth.sure, growth.at) = (end, end);
        } else if let Some(end) = linked(words, at) {
            (growth.settled, growth.placed) = (true, true);
            (growth.sure, growth.at) = (end, end);
        } else if mode != Mode::Trusted && words.is_lower(at) && STOP.end(words, at).is_some() {
            break true;
        } else if words.is_capital(at) || word.shape == Shape::Number && at > 0 && words.is_capital(at - 1) {
            // The second syllable of the word it opens belongs to it: `Nông | sản`.
            growth.settled = false;
            growth.at = at + 1;
            if words.is_lower(at + 1) && STOP.end(words, at + 1).is_none() && TAIL.end(words, at + 1).is_none() {
                growth.at = at + 2;
            }
            growth.sure = growth.at;
        } else if word.shape == Shape::Number && (mode == Mode::Running && words.key(at - 1) != *NUMBER) {
            break true;
        } else if mode == Mode::Trusted {
            growth.at = at + 1;
            growth.sure = growth.at;
            growth.loose += 1;
        } else {
            growth.loose += 1;
            if growth.settled && mode == Mode::Running || growth.loose > LOOSE_LIMIT {
                break false;
            }
            growth.at = at + 1;
        }
    };
    let end = if accepted { growth.at } else { growth.sure };
    growth.at = end;
    (end > 0).then_some((end, end))
}

/// Past a mark or `và` that belongs to the name, if it does: the word to go on from.
fn through_mark(words: &Words, growth: &mut Growth, mode: Mode) -> Option<usize> {
    let at = growth.at;
    let comma = words.is_mark(at, ',');
    let next = at + 1 + usize::from(comma && is_and(words, at + 1));
    if comma || is_and(words, at) {
        // `UBND các huyện, thành phố`: a further kind of territory.
        if growth.placed
            && let Some(end) = territory(words, next)
            // `các huyện ủy, thành ủy` is one collective; `UBND tỉnh, Tỉnh ủy` are two bodies.
            && (HEAD.end(words, next).is_none() || words.is_lower(next))
        {
            growth.sure = end;
            return Some(end);
        }
        // `Sở Nông nghiệp và PTNT`: half of the name abbreviated.
        let half = !comma && words.all.get(next).is_some_and(|word| word.shape == Shape::Capitals) && !words.capitals;
        if half && growth.sure == at && !growth.placed && !begins(words, next) && FIELD.end(words, next).is_none() {
            return Some(next);
        }
        // `Trung tâm Bảo tồn và Phát huy di sản`, `Hội A, B và C`: capitals that begin no name go on with it.
        let continues =
            !growth.settled && words.is_capital(next) && !begins(words, next) && at > 0 && !words.is_mark(at - 1, ')');
        let listed = !comma || (next..(next + LOOSE_LIMIT).min(words.len())).any(|at| is_and(words, at));
        return (mode != Mode::Heading && continues && listed && growth.sure > 0).then_some(next);
    }
    if words.is_mark(at, '-') {
        let glued = !words.spaced(at) && !words.spaced(at + 1);
        let goes_on = words.all.get(at + 1).is_some_and(|next| !matches!(next.shape, Shape::Mark));
        return (goes_on && (glued || words.is_capital(at + 1) || mode != Mode::Running)).then_some(at + 1);
    }
    if words.is_mark(at, '.') {
        return (at > 0 && CITY.contains(&words.key(at - 1)) && words.is_capital(at + 1)).then_some(at + 1);
    }
    let quote = ['"', '“', '”', '\''].iter().any(|&mark| words.is_mark(at, mark));
    (quote && mode == Mode::Trusted).then_some(at + 1)
}

/// `tỉnh Sơn Hà`, `các huyện`, `phường 5`: the word after a kind of territory and its name.
fn territory(words: &Words, at: usize) -> Option<usize> {
    let noun = QUANTIFIER.end(words, at).unwrap_or(at);
    let mut end = PLACE.end(words, noun)?;
    if words.is_mark(end, '.') && words.is_capital(end + 1) {
        end += 1;
    }
    for _ in 0..8 {
        let Some(word) = words.all.get(end) else { break };
        let dash = words.is_mark(end, '-') && words.is_capital(end + 1) && words.is_capital(end - 1) && !begins(words, end + 1);
        let proper = words.is_capital(end) || word.shape == Shape::Number;
        if !dash && (!proper || begins(words, end)) {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// `thuộc UBND tỉnh`, `của huyện`, `trên địa bàn tỉnh`: the word after a preposition and the place or body it leads to.
fn linked(words: &Words, at: usize) -> Option<usize> {
    let link = LINK.end(words, at)?;
    if let Some(end) = territory(words, link) {
        return Some(end);
    }
    match HEAD.longest(words, link) {
        Some((end, Head::Whole | Head::Council)) => Some(end),
        Some((end, Head::Open | Head::Group)) => FIELD.end(words, end),
        _ => None,
    }
}

/// Words that open a parenthesis about something else than the name.
static ASIDE: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "qua|thông qua|để|sau đây|gọi tắt|viết tắt|bao gồm|gồm|theo|trừ|nếu|kể cả|trong đó|phụ lục|chi tiết|nay là|trước|có|đối với|tại";
    Phrases::new(&[(words, ())])
});
static ROLE: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let roles = "chủ trì|phối hợp|chủ trì thực hiện|đầu mối|thực hiện|cơ quan chủ trì|cơ quan phối hợp|đơn vị chủ trì|đơn vị phối hợp|theo dõi";
    Phrases::new(&[(roles, ())])
});

/// The word after the parenthesis that opens at `at`, and whether it only names a role.
fn parenthesis(words: &Words, at: usize) -> Option<(usize, bool)> {
    let close = (at + 1..(at + PAREN_LIMIT).min(words.len())).find(|&at| words.is_mark(at, ')'))?;
    Some((close + 1, ROLE.end(words, at + 1) == Some(close)))
}
