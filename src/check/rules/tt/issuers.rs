//! What the text itself says of who issues the plan: the Committee or its chairman.

use crate::base::fold;
use crate::base::place::Place;
use crate::check::subject::Subject;

/// Where the opening says that the chairman issues the plan.
pub(super) fn chairman_in_preamble(subject: &Subject<'_>) -> Option<Place> {
    subject.plan.preamble.iter().find_map(|paragraph| {
        let folded = fold::aligned(&paragraph.text);
        let verb = ["ban hành kế hoạch", "xây dựng kế hoạch"].iter().find_map(|verb| folded.rfind(verb))?;
        // The subject stands in the clause of the verb: after the last comma or semicolon before it.
        let start = folded[..verb].rfind([',', ';']).map_or(0, |at| at + 1);
        let clause = &folded[start..verb];
        let named = clause.find("chủ tịch ubnd").or_else(|| clause.find("chủ tịch ủy ban nhân dân"))?;
        let lead = clause[..named].trim();
        lead.is_empty().then(|| subject.place_in(paragraph.place, &paragraph.text, start + named..verb + "ban hành".len()))
    })
}

/// Whether the opening says that the chairman issues the plan.
pub(super) fn preamble_of_chairman(subject: &Subject<'_>) -> bool {
    chairman_in_preamble(subject).is_some()
}

/// Whether the closing calls it a plan of the Committee.
pub(super) fn closing_of_committee(subject: &Subject<'_>) -> bool {
    let paragraphs = subject.plan.closing.iter();
    paragraphs
        .map(|paragraph| fold::key(&paragraph.text))
        .any(|text| ["kế hoạch của ủy ban nhân dân", "kế hoạch của ubnd"].iter().any(|words| text.contains(words)))
}
