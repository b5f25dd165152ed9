//! Stage: normalise. Vietnamese text made whole: legacy encodings decoded, letters composed, look-alike letters replaced,
//! lost and false spaces mended. Every change is an [`Edit`] with its place in the source.
//!
//! Passes run in a fixed order, each over the text as the last one left it; their patches are composed into one list over
//! the source. Text that needs nothing comes back borrowed. What a pass doubts but must not change is a diagnostic.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "offsets fit 32 bits; the shifts between two texts are signed, costs and shares are rounded anyway"
)]

mod alike;
mod decode;
#[allow(dead_code, reason = "the pipeline of the crate is assembled elsewhere")]
mod document;
mod ends;
mod escapes;
mod guards;
mod items;
mod joins;
pub mod legacy;
mod legacy_tables;
mod letters;
mod lookalike;
#[cfg(test)]
mod measure;
mod number;
mod patch;
mod phrases;
mod prefixes;
mod punctuation;
mod recall;
mod scan;
mod scattered;
mod segment;
mod settled;
mod signs;
mod spacing;
mod suspect;
mod syllable;
mod tone;
mod touched;
mod unicode;
mod word;
mod words;
mod wrap;

use std::borrow::Cow;
use std::ops::Range;

use crate::base::diagnostic::Diagnostic;
use crate::base::edit::{Edit, EditKind};
use patch::Patch;
use spacing::Piece;

#[allow(unused_imports, reason = "the pipeline of the crate is assembled elsewhere")]
pub(crate) use document::repair;
pub use legacy::Legacy;
pub use tone::ToneStyle;

/// What is repaired and how.
///
/// ```
/// use kehoach::EditKind;
/// use kehoach::normalise::{Options, normalise};
/// let options = Options { skip: vec![EditKind::Glued], ..Options::default() };
/// assert_eq!(normalise("cáccấp,các ngành", &options).text, "cáccấp, các ngành");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Only edits of these kinds, if there are any in the list.
    pub only: Vec<EditKind>,
    /// No edits of these kinds.
    pub skip: Vec<EditKind>,
    /// Whether paragraphs cut by page breaks and hard wraps are joined in the text. Off, the joins are only listed
    /// in [`Normalised::joins`].
    pub joins: bool,
    /// The style in which tone marks are placed (`hòa`, `hoà`); as found, if none is given.
    pub tone: Option<ToneStyle>,
    /// Whether dashes and quotes are made one form (`-`, `“ ”`).
    pub punctuation: bool,
    /// How text of 8-bit Vietnamese encodings is handled.
    pub legacy: Legacy,
    /// Whether suspicions are looked for.
    pub suspicions: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            only: vec![],
            skip: vec![],
            joins: false,
            tone: None,
            punctuation: false,
            legacy: Legacy::Detect,
            suspicions: true,
        }
    }
}

impl Options {
    /// Whether edits of a kind are wanted.
    pub(crate) fn wants(&self, kind: EditKind) -> bool {
        (self.only.is_empty() || self.only.contains(&kind)) && !self.skip.contains(&kind)
    }

    fn keep(&self, mut patches: Vec<Patch>) -> Vec<Patch> {
        if !(self.only.is_empty() && self.skip.is_empty()) {
            patches.retain(|patch| self.wants(patch.kind));
        }
        patches
    }
}

/// A repaired text, with what was done to it.
#[derive(Clone, Debug)]
pub struct Normalised<'a> {
    /// The text; borrowed from the source when nothing was to be done.
    pub text: Cow<'a, str>,
    /// The changes, in byte offsets of the source, sorted and not overlapping: applied to it they give the text.
    pub edits: Vec<Edit>,
    /// Cut paragraphs found, in byte offsets of the source; part of `edits` only with [`Options::joins`].
    pub joins: Vec<Edit>,
    /// What looks wrong but must be decided by a reader; places are in the source.
    pub suspicions: Vec<Diagnostic>,
}

/// Repairs a text.
///
/// ```
/// use kehoach::apply_edits;
/// use kehoach::normalise::{Options, normalise};
///
/// let source = "Ủу ban nhân dântỉnh tổ chức, ѕắp хếp bộ máy;nâng cao thứ 3 0/63, thành p hố";
/// let repaired = normalise(source, &Options::default());
/// assert_eq!(repaired.text, "Ủy ban nhân dân tỉnh tổ chức, sắp xếp bộ máy; nâng cao thứ 30/63, thành phố");
/// assert_eq!(apply_edits(source, &repaired.edits), repaired.text);
///
/// let clean = normalise("Ủy ban nhân dân tỉnh", &Options::default());
/// assert!(matches!(clean.text, std::borrow::Cow::Borrowed(_)) && clean.edits.is_empty());
/// ```
pub fn normalise<'a>(text: &'a str, options: &Options) -> Normalised<'a> {
    let mut work = Work::new(text);
    let mut listed = vec![];
    repair_characters(&mut work, options);
    // In Markdown that is to stay Markdown the escapes are no fault.
    if options.only.contains(&EditKind::Escape) {
        work.pass(escapes::patches);
    }
    for _ in 0..ROUNDS {
        let spaced = repair_spaces(&mut work, options, None);
        let joins = options.keep(joins::patches(&work.text));
        if listed.is_empty() {
            listed = patch::edits(&patch::compose_only(&work.patches, &joins), text);
        }
        let joined = options.joins && work.pass(|_| joins);
        // What these change may be evidence for the characters, and the other way round.
        let again = joined || (spaced && work.suspicious);
        let changed = again && repair_characters(&mut work, options);
        if !(joined || changed || (again && work.evidence)) {
            break;
        }
    }
    let suspicions = if options.suspicions { suspect::find(&work) } else { vec![] };
    let Work { text: repaired, patches, .. } = work;
    let edits = patch::edits(&patches, text);
    let repaired = if edits.is_empty() { Cow::Borrowed(text) } else { repaired };
    Normalised { text: repaired, edits, joins: listed, suspicions }
}

/// Whether a word is one syllable that Vietnamese can have.
pub(crate) fn is_syllable(word: &str) -> bool {
    syllable::Syllables::get().grade_of(word) != syllable::NONE
}

/// Whether every character is one that composed Vietnamese text is made of: no look-alikes, odd spaces, invisible or
/// decomposed characters. Says nothing of spacing. Runs at memory speed and allocates nothing.
///
/// ```
/// use kehoach::normalise::is_clean;
/// assert!(is_clean("Ủy ban nhân dân “tỉnh” – năm 2026"));
/// assert!(!is_clean("Ủу ban") && !is_clean("năm\u{a0}2026"));
/// ```
pub fn is_clean(text: &str) -> bool {
    scan::next_suspect(text, 0).is_none()
}

/// The passes that work on spaces and signs, inside the given ranges of the source or else inside lines and cells.
/// Whether one of the last two changed anything.
fn repair_spaces(work: &mut Work<'_>, options: &Options, ranges: Option<&[Range<usize>]>) -> bool {
    if options.punctuation && options.wants(EditKind::Punctuation) {
        work.pass(punctuation::patches);
    }
    let spaced = repair_spacing(work, options, ranges);
    let style = options.tone.filter(|_| options.wants(EditKind::Tone));
    let moved = style.is_some_and(|style| work.pass(|text| tone::patches(text, style)));
    spaced || moved
}

/// The passes that work on characters: legacy encodings, Unicode, look-alikes. Whether they changed anything.
fn repair_characters(work: &mut Work<'_>, options: &Options) -> bool {
    let mut changed = false;
    let mut seen = scan::scan(&work.text);
    let old = seen.legacy || matches!(options.legacy, Legacy::As(_));
    if old && options.wants(EditKind::Legacy) && work.pass(|text| legacy::patches(text, options.legacy)) {
        changed = true;
        seen = scan::scan(&work.text);
    }
    for _ in 0..ROUNDS {
        // A text with nothing unusual needs neither of the two.
        work.suspicious = !seen.suspects.is_empty();
        if !work.suspicious {
            break;
        }
        let plain = work.pass(|text| options.keep(unicode::patches(text, &seen.suspects)));
        if plain {
            seen = scan::scan(&work.text);
        }
        let alike = if options.wants(EditKind::LookAlike) { lookalike::patches(&work.text, &seen.suspects) } else { vec![] };
        // Marks that compose with no letter stay beside the letter put in.
        let whole = alike.iter().all(|patch| patch.after.chars().all(scan::is_clean));
        let left = left(&seen.suspects, &alike);
        let ours = work.pass(|_| alike);
        if !plain && !ours {
            break;
        }
        changed = true;
        seen = if whole { scan::Scan { suspects: left, ..seen } } else { scan::scan(&work.text) };
    }
    changed
}

/// The suspects that patches leave, where they stand then: what replaces a look-alike is no suspect.
fn left(suspects: &[u32], patches: &[Patch]) -> Vec<u32> {
    let (mut patches, mut shift) = (patches.iter().peekable(), 0i64);
    let mut out = vec![];
    for &at in suspects {
        while let Some(patch) = patches.next_if(|patch| patch.end <= at) {
            shift += patch.after.len() as i64 - i64::from(patch.end - patch.start);
        }
        if patches.peek().is_none_or(|patch| at < patch.start) {
            out.push((i64::from(at) + shift) as u32);
        }
    }
    out
}

/// Most rounds of a pass: what one repair brings to light is repaired in the next.
const ROUNDS: usize = 6;

/// The spacing pass, inside the given ranges of the source or else inside lines and cells.
fn repair_spacing(work: &mut Work<'_>, options: &Options, ranges: Option<&[Range<usize>]>) -> bool {
    if is_other_language(&work.text) {
        return false;
    }
    let mut cells: Vec<Range<usize>> = match ranges {
        Some(ranges) => work.moved(ranges),
        None => spacing::cells(&work.text).collect(),
    };
    let mut found = spacing::find(&work.text, cells.iter().cloned().map(Piece::whole));
    for round in 0..=ROUNDS {
        work.evidence |= found.evidence;
        if options.suspicions {
            work.note(&found);
        }
        let patches = options.keep(found.patches);
        if patches.is_empty() || round == ROUNDS {
            return round > 0;
        }
        // Only what was changed is looked at again.
        let touched = touched::touched(&work.text, &cells, &patches);
        work.pass(|_| patches);
        cells = touched.iter().map(|piece| piece.cell.clone()).collect();
        cells.dedup();
        found = spacing::find(&work.text, touched.into_iter());
    }
    true
}

/// Whether a text of some length has hardly a letter with a mark: a third of the bytes of Vietnamese belong to such.
fn is_other_language(text: &str) -> bool {
    let mut marked = 0;
    let is_ours = |piece: &[u8]| {
        marked += piece.iter().filter(|byte| !byte.is_ascii()).count();
        marked * 50 >= text.len()
    };
    // The first lines of Vietnamese have enough of them.
    text.len() > 200 && !text.as_bytes().chunks(256).any(is_ours)
}

/// A text on its way through the passes.
pub(crate) struct Work<'a> {
    /// The text as the passes left it.
    pub(crate) text: Cow<'a, str>,
    /// All changes so far, over the source.
    pub(crate) patches: Vec<Patch>,
    pub(crate) source: &'a str,
    /// Whether characters are left that a repair may have to look at.
    suspicious: bool,
    /// Whether the spacing pass asked how the whole text writes something.
    evidence: bool,
    /// What the spacing pass saw on its way and must not change, in the source.
    pub(crate) doubts: suspect::Doubts,
}

impl<'a> Work<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(source),
            patches: vec![],
            source,
            suspicious: false,
            evidence: false,
            doubts: suspect::Doubts::default(),
        }
    }

    /// Runs one pass and composes its patches with those before. Whether it changed anything.
    fn pass(&mut self, pass: impl FnOnce(&str) -> Vec<Patch>) -> bool {
        let patches = pass(&self.text);
        if patches.is_empty() {
            return false;
        }
        let next = patch::apply(&self.text, &patches);
        self.patches = patch::compose(std::mem::take(&mut self.patches), patches, &self.text);
        self.text = Cow::Owned(next);
        true
    }

    /// Keeps what the spacing pass saw besides its patches.
    fn note(&mut self, found: &spacing::Found) {
        let odd = self.places(&found.odd);
        let doubled = self.places(&found.doubled);
        let phrases = self.places(&found.phrases);
        let first = self.places(&found.tones.first);
        self.doubts.phrases.extend(phrases);
        self.doubts.odd.extend(odd);
        self.doubts.doubled.extend(doubled);
        // Later rounds see parts of the text again; the first saw all of it.
        if self.doubts.tones.is_empty() {
            let [old, new] = [0, 1].map(|i| first.get(i).cloned().unwrap_or_default());
            self.doubts.tones = spacing::Tones { counts: found.tones.counts, first: [old, new] };
        }
    }

    /// Where ranges of the text stand in the source.
    fn places(&self, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
        if self.patches.is_empty() {
            return ranges.to_vec();
        }
        // Ends and starts of all ranges in one sweep; ranges may overlap.
        let mut points: Vec<(usize, usize)> =
            ranges.iter().enumerate().flat_map(|(i, range)| [(range.start, 2 * i), (range.end, 2 * i + 1)]).collect();
        points.sort_unstable();
        let mut out = ranges.to_vec();
        let (mut shift, mut patches) = (0i64, self.patches.iter().peekable());
        for (at, i) in points {
            let middle = |patch: &Patch, shift: i64| (i64::from(patch.start) - shift) as usize;
            while let Some(patch) = patches.next_if(|patch| middle(patch, shift) + patch.after.len() <= at) {
                shift = i64::from(patch.end) - (middle(patch, shift) + patch.after.len()) as i64;
            }
            // Inside what a patch put in, a range starts or ends with the patch.
            let inside = patches.peek().filter(|patch| middle(patch, shift) < at);
            let place = match inside {
                Some(patch) if i % 2 == 0 => patch.start as usize,
                Some(patch) => patch.end as usize,
                None => (at as i64 + shift) as usize,
            };
            if i % 2 == 0 { out[i / 2].start = place } else { out[i / 2].end = place }
        }
        out
    }

    /// Where ranges of the source stand in the text now.
    fn moved(&self, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut shift = 0i64;
        let mut patches = self.patches.iter().peekable();
        let mut place = |at: usize, after_insertions: bool| {
            while let Some(patch) = patches.next_if(|patch| {
                (patch.end as usize) < at || (patch.end as usize == at && (patch.start < patch.end || after_insertions))
            }) {
                shift += patch.after.len() as i64 - i64::from(patch.end - patch.start);
            }
            (at as i64 + shift) as usize
        };
        ranges.iter().map(|range| place(range.start, false)..place(range.end, true)).collect()
    }
}
