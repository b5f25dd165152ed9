//! `TT109` number-form: number and symbol hold spaces, or a number below 10 has no leading zero.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT109",
    name: "number-form",
    severity: Severity::Info,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Số, ký hiệu có khoảng trống thừa hoặc số dưới 10 không có số 0 phía trước.",
        en: "Number and symbol hold spaces, or a number below 10 has no leading zero.",
    },
    why: Text {
        vi: "Số và ký hiệu viết liền để tra cứu thống nhất.",
        en: "Number and symbol are written without spaces so that they can be found.",
    },
    example: "Số: 5 / KH-UBND",
    instead: "Số: 05/KH-UBND",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3",
    fix: FixSafety::Safe,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    let (Some(number), Some(_)) = (header.number, &header.symbol) else { return };
    let place = subject.header("number_text");
    let words = subject.words(&place);
    let Some(first) = words.find(|c: char| c.is_ascii_digit()) else { return };
    let written = &words[first..];
    let spaced = written.contains([' ', '\u{a0}']) && !written.contains(['\n', ',']);
    let bare = number < 10 && !written.starts_with('0');
    if !spaced && !bare {
        return;
    }
    let mut proper: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    if bare {
        proper.insert(0, '0');
    }
    let start = place.start + first as u32;
    let spot = crate::base::place::Place::in_text(start, place.end, subject.doc.lines.line(start));
    report
        .add(
            spot,
            format!("số, ký hiệu viết “{written}”, cần “{proper}”"),
            format!("number and symbol read “{written}”; “{proper}” is wanted"),
        )
        .replace(spot, proper);
}
