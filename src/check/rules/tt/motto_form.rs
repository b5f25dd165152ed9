//! `TT108` motto-form: the motto has wrong words, wrong case or wrong hyphens.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT108",
    name: "motto-form",
    severity: Severity::Warning,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Quốc hiệu, Tiêu ngữ viết sai chữ, sai kiểu chữ hoặc sai dấu gạch nối.",
        en: "The motto has wrong words, wrong case or wrong hyphens.",
    },
    why: Text {
        vi: "Quốc hiệu, Tiêu ngữ có một cách viết duy nhất.", en: "The motto is written in one way only."
    },
    example: "Độc lập-Tự do-Hạnh phúc",
    instead: "Độc lập - Tự do - Hạnh phúc",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.1",
    fix: FixSafety::Safe,
    needs: Needs::Whole,
    run,
};

const PROPER: &str = "Độc lập - Tự do - Hạnh phúc";

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(place) = subject.plan.places.header.get("motto") else { return };
    // Damaged letters and spaces are other rules' business.
    let repaired = subject.plan.edits.iter().any(|edit| edit.start < place.end && edit.end > place.start);
    if repaired {
        return;
    }
    let line = subject.doc.source().get(place.start as usize..).unwrap_or("");
    let line = &line[..line.len().min(place.end as usize - place.start as usize)];
    let folded = fold::aligned(line);
    let Some(start) = folded.find("độc lập") else { return };
    let Some(end) = folded[start..].find("hạnh phúc").map(|at| start + at + "hạnh phúc".len()) else { return };
    let words = &line[start..end];
    // An upper-case line may hold nothing else; a flattened head may put a word between.
    if words == PROPER || words.contains('\n') || words.chars().count() > 34 {
        return;
    }
    let from = place.start + start as u32;
    let spot = Place::in_text(from, place.start + end as u32, subject.doc.lines.line(from));
    report
        .add(spot, format!("Tiêu ngữ viết “{words}”, cần “{PROPER}”"), format!("the motto reads “{words}”; “{PROPER}” is wanted"))
        .replace(spot, PROPER);
}
