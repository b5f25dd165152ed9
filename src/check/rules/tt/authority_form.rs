//! `TT116` authority-form: the authority to sign is not written TM., Q., KT., TL., TUQ.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT116",
    name: "authority-form",
    severity: Severity::Warning,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Chữ viết tắt quyền hạn ký không viết TM., Q., KT., TL., TUQ.",
        en: "The authority to sign is not written TM., Q., KT., TL., TUQ.",
    },
    why: Text {
        vi: "Nghị định quy định một cách viết tắt quyền hạn.", en: "The Decree knows one form of these abbreviations."
    },
    example: "T/M ỦY BAN NHÂN DÂN",
    instead: "TM. ỦY BAN NHÂN DÂN",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7.b",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

const FORMS: [(&str, &str); 8] = [
    ("T/M", "TM."),
    ("K/T", "KT."),
    ("T/L", "TL."),
    ("TM ", "TM. "),
    ("KT ", "KT. "),
    ("TL ", "TL. "),
    ("TUQ ", "TUQ. "),
    ("T.M ", "TM. "),
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for place in &subject.plan.places.signature {
        let words = subject.words(place);
        let lead = words.len() - words.trim_start_matches(['*', ' ']).len();
        let Some((form, proper)) = FORMS.iter().find(|(form, _)| words[lead..].starts_with(form)) else { continue };
        let (start, proper) = (place.start + lead as u32, (*proper).to_owned());
        let end = start + form.len() as u32;
        let spot = Place::in_text(start, end, subject.doc.lines.line(start));
        let (wrong, right) = (form.trim(), proper.trim().to_owned());
        report
            .add(
                spot,
                format!("quyền hạn ký viết “{wrong}”, cần “{right}”"),
                format!("“{wrong}” stands for the authority to sign; “{right}” is wanted"),
            )
            .replace(spot, proper);
    }
}
