//! What the rules on appendices share: where the main text speaks of them.

use crate::base::fold;
use crate::base::place::Place;
use crate::check::subject::{Part, Subject};

/// Words that promise an appendix to this document.
const PROMISES: [&str; 8] = [
    "phụ lục kèm theo",
    "phụ lục đính kèm",
    "phụ lục gửi kèm",
    "các phụ lục kèm",
    "theo phụ lục ban hành kèm theo kế hoạch này",
    "phụ lục ban hành kèm theo kế hoạch này",
    "biểu kèm theo",
    "danh mục kèm theo",
];

/// The places in the main text that promise an appendix, with their words.
pub(super) fn announced(subject: &Subject<'_>) -> Vec<(Place, String)> {
    let mut out = vec![];
    for passage in subject.prose() {
        // Most paragraphs have none of the words: they are not folded.
        if !["ụ lục", "Ụ LỤC", "kèm theo", "KÈM THEO"].iter().any(|word| passage.text.contains(word)) {
            continue;
        }
        let folded = fold::aligned(passage.text);
        let Some((at, len)) = PROMISES.iter().find_map(|words| Some((folded.find(words)?, words.len()))) else { continue };
        // `Phụ lục kèm theo Nghị định số …` belongs to another document.
        let after = folded[at + len..].trim_start();
        let other = ["nghị", "quyết", "thông", "luật", "công văn", "tờ trình", "hướng dẫn", "văn bản", "kế hoạch số", "chỉ thị"];
        if other.iter().any(|word| after.starts_with(word)) {
            continue;
        }
        out.push((subject.place(passage, at..at + len), passage.text[at..at + len].to_owned()));
    }
    out
}

/// Whether the text before `end` speaks of an appendix or an attachment at all.
pub(super) fn mentioned(subject: &Subject<'_>, end: u32) -> bool {
    let words = ["phụ lục", "kèm theo", "đính kèm", "gửi kèm", "biểu"];
    subject.passages.iter().filter(|passage| passage.place.start < end && passage.part != Part::Recipient).any(|passage| {
        let folded = fold::aligned(passage.text);
        words.iter().any(|word| folded.contains(word))
    })
}
