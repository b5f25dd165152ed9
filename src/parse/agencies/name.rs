//! One agency name in a text: where it begins, and where it ends.
//!
//! A name is `[các] [title] head complement tail`: the head noun (`Sở`), its field (`Nội vụ`, known or in capitals),
//! and words of place or scope (`tỉnh`, `có liên quan`). A collective is a chain of bare nouns (`các sở, ban, ngành`).
//! Words that are neither are taken in only up to the verb that opens the task, and never past a settled name.

use std::ops::Range;
use std::sync::LazyLock;

use super::growth::{Growth, Mode, grow};
use super::lexicon::{BARE_NOUN, FIELD, HEAD, Head, LOOSE_NOUN, PLACE, QUANTIFIER, SOLO, TAIL, TITLE, stop};
use super::starts::{bare_noun, is_and, is_any_and, is_organise, opening, separates};
use super::theme::{managed, theme};
use crate::parse::words::{Phrases, Shape, Words, key};

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

/// Heads that are often left out before a second field: `Sở Nội vụ, Tài chính`.
static SHARING: LazyLock<[u64; 4]> = LazyLock::new(|| ["sở", "phòng", "bộ", "ban"].map(key));

/// The name that begins at word `start`.
pub(super) fn name(words: &Words, start: usize, mode: Mode) -> Option<Name> {
    if let Some(person) = person(words, start) {
        return Some(person);
    }
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
        None => return folk(words, at, start).or_else(|| acronym(words, start, mode)),
    };
    let mut growth = Growth { sure: 0, at: head_end, loose: 0, settled: false, placed: false };
    let mut known = false;
    match head {
        Head::Not => return None,
        Head::Whole => {
            // `Ban Tuyên giáo` is a body, `Ban Tuyên giáo và Dân vận` another.
            let shared = SHARING.contains(&words.key(at));
            let steered = theme(words, at, head_end);
            let field = FIELD.end(words, at + 1).filter(|_| shared).max(Some(steered)).filter(|&end| end > head_end);
            match managed(words, at, head_end).filter(|_| field.is_none()) {
                Some(end) => (growth.sure, growth.at) = (end, end),
                None => settle(&mut growth, field.unwrap_or(head_end)),
            }
        }
        Head::Council => settle(&mut growth, councils(words, head_end)),
        Head::Open | Head::Group => {
            if quantified && head == Head::Group && words.is_mark(head_end, ':') {
                return Some(Name { item: start..head_end, next: head_end, shared: Some(head_end + 1), known, firm: true });
            }
            // `Ban Tổ chức` is a body; `các cảng vụ tổ chức …` do something.
            let field = FIELD.end(words, head_end);
            let verb = stop(words, head_end).filter(|_| !words.capitals && words.is_lower(head_end));
            let verb = verb.is_some_and(|verb| field.is_none_or(|field| field <= verb));
            if let Some(end) = field.filter(|_| !verb) {
                let shared = (quantified && head == Head::Group && shares(words, end)).then_some(head_end);
                if shared.is_some() {
                    return Some(Name { item: start..end, next: end, shared, known: true, firm: true });
                }
                known = SHARING.contains(&words.key(at));
                if mode == Mode::Running && goes_on(words, head_end, end) {
                    (growth.sure, growth.at) = (end, end);
                } else {
                    settle(&mut growth, end);
                }
            } else if let Some((end, inner)) = HEAD.longest(words, head_end).filter(|(_, inner)| *inner != Head::Not) {
                // `Văn phòng HĐND và UBND`, `Văn phòng Sở Y tế`: the inner body completes the name.
                let end = if inner == Head::Council { councils(words, end) } else { end };
                // `Thanh tra Sở | kiểm tra …`: what the body does is not its field.
                let field = FIELD.end(words, end).filter(|_| !(words.is_lower(end) && stop(words, end).is_some()));
                settle(&mut growth, field.unwrap_or(end));
            } else if PLACE.end(words, head_end).is_some() {
                growth.settled = true;
            } else if titled || quantified && verb {
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

/// A title without its body, before a further name, a colon or a verb: `Hiệu trưởng: …`, `Các tổ trưởng chuyên môn`.
fn alone(words: &Words, start: usize, title_end: usize) -> Option<Name> {
    let title = QUANTIFIER.end(words, start).unwrap_or(start);
    let end = SCHOOLS.end(words, title_end).unwrap_or(title_end);
    let ends = end >= words.len() || separates(words, end) || words.is_mark(end, ':') || stop(words, end).is_some();
    let known = ends && SOLO.end(words, title) == Some(title_end);
    known.then_some(Name { item: start..end, next: end, shared: None, known: false, firm: true })
}

static FOLK: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "giáo viên|nhân viên|học sinh|phụ huynh|cha mẹ học sinh|nhà trường|cán bộ, giáo viên, nhân viên|cán bộ, giáo viên\
                 |giáo viên, nhân viên|cán bộ, công chức|cán bộ, công chức, viên chức|công chức, viên chức|người dân|nhân dân|người lao động";
    Phrases::new(&[(words, ())])
});

/// People of a kind before the colon that opens their duties: `Giáo viên: …`.
fn folk(words: &Words, at: usize, start: usize) -> Option<Name> {
    let end = FOLK.end(words, at).filter(|&end| words.is_mark(end, ':'))?;
    Some(Name { item: start..end, next: end, shared: None, known: false, firm: true })
}

static SCHOOLS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[("chuyên môn|bộ môn|nhà trường|các trường học|các trường|các nhà trường|các lớp|phụ trách chuyên môn", ())])
});
static ADDRESSES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[("ông|bà|đồng chí|đ/c|các đồng chí|thầy|cô|thầy giáo|cô giáo|thầy, cô|ông (bà)|ông/bà", ())])
});

static POSTS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("công chức|cán bộ|chuyên viên|nhân viên|giáo viên|viên chức|thư ký", ())]));

/// A person by name, with the office that explains it: `đồng chí Nguyễn Văn An - Phó Chủ tịch UBND xã`.
fn person(words: &Words, start: usize) -> Option<Name> {
    const LONGEST: usize = 6;
    let first = ADDRESSES.end(words, start)?;
    let mut end = first;
    while end < first + LONGEST && words.is_capital(end) && words.all[end].shape == Shape::Capital {
        end += 1;
    }
    // One capital may begin a place (`Bà Rịa - Vũng Tàu`), and two a title.
    if end < first + 2 || HEAD.end(words, first).is_some() || TITLE.end(words, first).is_some() {
        return None;
    }
    if [',', '-'].iter().any(|&mark| words.is_mark(end, mark))
        && ADDRESSES.end(words, end + 1).is_none()
        && let (office, _, titled) = opening(words, end + 1)
        && (titled || POSTS.end(words, end + 1).is_some())
    {
        let full = name(words, end + 1, Mode::Running).map_or(office, |name| name.item.end);
        end = full;
    }
    Some(Name { item: start..end, next: end, shared: None, known: false, firm: true })
}

/// Whether a field in small letters goes on in words that are no verb: `Tổ công nghệ | số cộng đồng`.
fn goes_on(words: &Words, field: usize, end: usize) -> bool {
    let lower = |at: usize| words.is_lower(at) && !words.capitals;
    lower(field) && lower(end) && stop(words, end).is_none() && TAIL.end(words, end).is_none() && !separates(words, end)
}

fn settle(growth: &mut Growth, at: usize) {
    (growth.sure, growth.at, growth.settled) = (at, at, true);
}

/// A chain of bare nouns and what describes them.
fn collective(words: &Words, start: usize, noun: usize, end: usize, mode: Mode, quantified: bool) -> Option<Name> {
    let mut growth = Growth { sure: end, at: end, loose: 0, settled: false, placed: PLACE.end(words, noun) == Some(end) };
    let mut last = noun;
    let (item_end, next) = loop {
        // More nouns: `sở, ban, ngành`, `sở ngành`, `cơ quan và đơn vị`.
        while let Some((from, to)) = chained(words, growth.at).filter(|&(from, _)| !relists(words, growth.at, from, last > noun))
        {
            last = from;
            growth.placed = PLACE.end(words, from) == Some(to);
            (growth.sure, growth.at) = (to, to);
        }
        let found = grow(words, &mut growth, mode)?;
        if found.1 != growth.at || chained(words, growth.at).is_none_or(|(from, _)| relists(words, growth.at, from, last > noun))
        {
            break found;
        }
        growth.settled = false;
    };
    // A single bare noun names nobody: `Sở`, `Cơ quan`.
    let alone = !quantified && item_end == end;
    let firm = !alone && growth.loose == 0 || quantified && LOOSE_NOUN.end(words, last).is_some();
    Some(Name { item: start..item_end, next, shared: None, known: false, firm })
}

/// Whether the noun after the `và` or comma at `at` opens a collective of its own after a chain of nouns:
/// `các sở, ban, ngành và | cơ quan, đơn vị liên quan`, `các sở, ngành tỉnh, | cơ quan ngành dọc`.
fn relists(words: &Words, at: usize, from: usize, listed: bool) -> bool {
    let comma = words.is_mark(at, ',');
    if !listed || !comma && !is_and(words, at) {
        return false;
    }
    let Some(to) = bare_noun(words, from, false) else { return false };
    let placed = PLACE.end(words, at - 1) == Some(at) || at > 1 && PLACE.end(words, at - 2) == Some(at);
    let concerned = LOOSE_NOUN.end(words, from) == Some(to) && TAIL.end(words, to).is_some();
    placed && concerned
        || words.is_mark(to, ',') && bare_noun(words, to + 1, false).is_some_and(|end| TAIL.end(words, end).is_some())
}

/// The next noun of a collective after word `at`: its first word, and the word after it.
fn chained(words: &Words, at: usize) -> Option<(usize, usize)> {
    let from = match () {
        () if words.is_mark(at, ',') && is_and(words, at + 1) => at + 2,
        () if words.is_mark(at, ',') || words.is_mark(at, '-') || words.is_mark(at, '/') || is_and(words, at) => at + 1,
        // `các ngành liên quan tổ chức …` do something.
        () if words.is_lower(at) && PLACE.end(words, at).is_none() && !is_organise(words, at) => at,
        () => return None,
    };
    // `các cơ quan chức năng và chính quyền địa phương` are two.
    if HEAD.longest(words, from).is_some_and(|(end, head)| head == Head::Whole && end > from + 2) {
        return None;
    }
    let stopped = stop(words, from).unwrap_or(0);
    let to = bare_noun(words, from, false).filter(|&to| TAIL.end(words, from).is_none_or(|tail| tail <= to))?;
    // A capital noun with words of its own after it is a body: `các ban, Hội Nông dân`.
    (stopped <= to || is_organise(words, from)).then_some((from, to))
}

static PEOPLES: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("UBND|Ủy ban nhân dân|TT UBND", ())]));

/// `HĐND và UBND`, `HĐND - UBND`: councils share what follows. Returns the word after the last.
fn councils(words: &Words, mut at: usize) -> usize {
    loop {
        let joined = [',', '-', '/'].iter().any(|&mark| words.is_mark(at, mark)) || is_any_and(words, at);
        match HEAD.longest(words, at + usize::from(joined)) {
            Some((end, Head::Council)) if joined => at = end,
            // `HĐND, UBND xã` share a place, `HĐND, UBMTTQ xã` are two bodies.
            Some((end, Head::Whole)) if joined && PEOPLES.end(words, at + 1) == Some(end) => return end,
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
        stop(words, next).is_none() || end >= words.len() || separates(words, end) || words.is_capital(next)
    })
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
