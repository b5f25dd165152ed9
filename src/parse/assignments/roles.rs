//! Role words of a task and the bodies after them: `chủ trì, phối hợp với …`, `tham mưu …`, `báo cáo … (qua …)`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::Role;
use crate::parse::agencies::agencies_at_word;
use crate::parse::words::{Phrases, Words};

/// What the role words of a paragraph say; byte ranges of its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    /// The first role words.
    pub(super) text: Option<Range<usize>>,
    /// The bodies that take part.
    pub(super) coordinating: Vec<Range<usize>>,
    /// Bodies in other roles.
    pub(super) others: Vec<(Role, Range<usize>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    Lead,
    Coordinate,
    Standing,
    Advise,
    Report,
    Via,
    /// A noun made of role words: `cơ quan chủ trì`, `công tác phối hợp`.
    Noun,
}

static CUES: LazyLock<Phrases<Cue>> = LazyLock::new(|| {
    Phrases::new(&[
        ("chủ trì", Cue::Lead),
        ("phối hợp|phối kết hợp", Cue::Coordinate),
        (
            "là cơ quan thường trực|là cơ quan đầu mối|là đầu mối|làm đầu mối|là cơ quan chủ trì|là đơn vị đầu mối|là đơn vị chủ trì",
            Cue::Standing,
        ),
        (
            "tham mưu|tham mưu cho|tham mưu giúp|tham mưu, giúp|tham mưu cho và giúp|tham mưu trình|tham mưu, trình|trình|giúp|tham mưu với|tham mưu, đề xuất|tham mưu đề xuất|tham mưu, báo cáo",
            Cue::Advise,
        ),
        (
            "báo cáo|báo cáo về|báo cáo cho|báo cáo với|báo cáo lên|báo cáo gửi|gửi|gửi về|phản ánh về|báo cáo kết quả về|báo cáo kết quả cho|báo cáo, đề xuất",
            Cue::Report,
        ),
        ("qua|thông qua|gửi qua|gửi về qua", Cue::Via),
        (
            "cơ quan chủ trì|đơn vị chủ trì|người chủ trì|cơ quan phối hợp|đơn vị phối hợp|công tác phối hợp|quy chế phối hợp|cơ chế phối hợp|sự phối hợp|chương trình phối hợp|kế hoạch phối hợp|cơ quan, đơn vị chủ trì|việc phối hợp|hội đồng phối hợp",
            Cue::Noun,
        ),
    ])
});

static MANNER: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "chặt chẽ|thường xuyên|đồng bộ|hiệu quả|kịp thời|tốt|chặt chẽ, hiệu quả|chặt chẽ và hiệu quả|chặt chẽ, kịp thời|có hiệu quả|chặt chẽ, thường xuyên",
        (),
    )])
});
static WITH: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("với|cùng|cùng với|, với", ())]));
static AND: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("và|,|, và|hoặc", ())]));

/// The role words of a paragraph, from word `start` on.
pub(super) fn roles(words: &Words, start: usize) -> Roles {
    let mut found = Roles::default();
    let mut at = start;
    while at < words.len() {
        let Some((end, cue)) = CUES.longest(words, at) else {
            at += 1;
            continue;
        };
        let next = match cue {
            Cue::Lead => {
                let coordinate = AND.end(words, end).unwrap_or(end);
                let joined = CUES.longest(words, coordinate).filter(|(_, cue)| *cue == Cue::Coordinate);
                if let Some((after, _)) = joined {
                    let (text_end, next) = coordinated(words, after, true, &mut found);
                    cue_text(words, at..text_end, &mut found);
                    next
                } else {
                    cue_text(words, at..end, &mut found);
                    partners(words, end, &mut found).unwrap_or(end)
                }
            }
            Cue::Coordinate if !found.coordinating.is_empty() && is_passed_on(words, start, at) => end,
            Cue::Coordinate => {
                let before = found.coordinating.len();
                let (text_end, next) = coordinated(words, end, false, &mut found);
                let with = WITH.end(words, MANNER.end(words, end).unwrap_or(end)).is_some();
                if with || found.coordinating.len() > before {
                    cue_text(words, at..text_end, &mut found);
                }
                next
            }
            Cue::Standing => {
                cue_text(words, at..end, &mut found);
                end
            }
            Cue::Advise => other(words, end, Role::Advising, &mut found),
            Cue::Report => other(words, end, Role::Addressee, &mut found),
            Cue::Via => other(words, end, Role::Reporting, &mut found),
            Cue::Noun => end,
        };
        at = next.max(at + 1);
    }
    found
}

impl Roles {
    /// `Sở A chủ trì …. Các Sở B, C phối hợp với Sở A …`: those who take part open the later sentence, and `own`, said of a
    /// name, tells that it is one of those who lead.
    pub(super) fn turn(&mut self, words: &Words, start: usize, own: impl Fn(&str) -> bool) {
        let crossed = |name: &Range<usize>| own(&words.text[name.clone()]);
        let Some(first) = self.coordinating.first().filter(|_| self.coordinating.iter().all(crossed)) else { return };
        let named = words.word_at(first.start);
        let Some(stop) = (start..named).rev().find(|&at| words.is_mark(at, '.') || words.is_mark(at, ';')) else { return };
        let subject = agencies_at_word(words, stop + 1).filter(|list| list.next_word < named);
        if let Some(list) = subject.filter(|list| !list.names.iter().any(crossed)) {
            self.coordinating = list.names;
        }
    }
}

/// Whether others are told to take part: `chỉ đạo các trạm y tế phối hợp với …` is their duty.
fn is_passed_on(words: &Words, start: usize, at: usize) -> bool {
    static TOLD: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::new(&[("chỉ đạo|hướng dẫn|yêu cầu|đề nghị|vận động|tham mưu|tham mưu cho|giúp", ())]));
    const REACH: usize = 14;
    let from = at.saturating_sub(REACH).max(start);
    let clause = (from..at).rev().take_while(|&word| words.mark(word).is_none()).last().unwrap_or(at);
    let joined = at.checked_sub(1).is_some_and(|and| AND.end(words, and) == Some(at));
    !joined && (clause..at).any(|word| TOLD.end(words, word).is_some_and(|end| end + 1 < at) && words.is_lower(word))
}

/// `A chủ trì, B phối hợp`: the bodies between the two cues. Returns the word after the second.
fn partners(words: &Words, end: usize, found: &mut Roles) -> Option<usize> {
    let next = AND.end(words, end).or_else(|| [';', '-', '.'].iter().any(|&mark| words.is_mark(end, mark)).then_some(end + 1))?;
    let list = agencies_at_word(words, next)?;
    let (after, _) = CUES.longest(words, list.next_word).filter(|(_, cue)| *cue == Cue::Coordinate)?;
    take(words, list.names, found);
    Some(after)
}

/// Adds partners that are not known yet.
fn take(words: &Words, names: Vec<Range<usize>>, found: &mut Roles) {
    static NOBODY: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("cơ quan|đơn vị", ())]));
    // `phối hợp với cơ quan chủ trì`: a bare noun names nobody.
    let names = names.into_iter().filter(|name| {
        let (first, next) = (words.word_at(name.start), words.word_at(name.end));
        NOBODY.end(words, first).is_none_or(|end| end != next)
    });
    for name in names {
        if !found.coordinating.iter().any(|known| words.text[known.clone()] == words.text[name.clone()]) {
            found.coordinating.push(name);
        }
    }
}

fn cue_text(words: &Words, run: Range<usize>, found: &mut Roles) {
    if found.text.is_none() {
        found.text = Some(words.bytes(run));
    }
}

/// The bodies after `phối hợp (chặt chẽ) (với)`: the word after the cue, and the word to go on from.
fn coordinated(words: &Words, end: usize, leads: bool, found: &mut Roles) -> (usize, usize) {
    let manner = MANNER.end(words, end).unwrap_or(end);
    let with = WITH.end(words, manner);
    let start = with.unwrap_or(manner);
    let text_end = with.unwrap_or(if leads { end } else { start });
    match agencies_at_word(words, start) {
        Some(list) => {
            take(words, list.names, found);
            (text_end, list.next_word)
        }
        None => (text_end, text_end),
    }
}

fn other(words: &Words, end: usize, role: Role, found: &mut Roles) -> usize {
    let Some(list) = agencies_at_word(words, end) else { return end };
    found.others.extend(list.names.into_iter().map(|name| (role, name)));
    list.next_word
}
