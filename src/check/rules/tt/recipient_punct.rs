//! `TT112` recipient-punct: recipients: a “;” inside a line, or a line that does not end with “;” (the last with “.”).

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT112",
    name: "recipient-punct",
    severity: Severity::Info,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Nơi nhận: dấu “;” nằm trong một dòng, hoặc dòng không kết thúc bằng “;” (dòng cuối: “.”).",
        en: "Recipients: a “;” inside a line, or a line that does not end with “;” (the last with “.”).",
    },
    why: Text {
        vi: "Dấu câu ở nơi nhận tách các đối tượng nhận văn bản.",
        en: "The signs in the list set the recipients apart.",
    },
    example: "- Văn phòng: LĐVP; các CV;",
    instead: "- Văn phòng: LĐVP, các CV;",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.d",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.plan;
    let (list, places) = (&plan.recipients, &plan.places.recipients);
    // Recipients in one line are set apart by `; -`; the signs there say nothing.
    let one_line = places.len() > 1 && places.windows(2).any(|pair| pair[0].line == pair[1].line);
    if one_line {
        report.add(
            places[0],
            "các nơi nhận viết trên cùng một dòng, cần mỗi nơi nhận một dòng",
            "the recipients stand in one line; each should have a line of its own",
        );
        return;
    }
    for (at, (text, place)) in list.iter().zip(places).enumerate() {
        if text.trim_end_matches([';', '.', ' ']).contains(';') {
            report.add(
                *place,
                format!("dấu “;” nằm trong một dòng nơi nhận: “{text}”"),
                format!("“;” stands inside one recipient: “{text}”"),
            );
            continue;
        }
        let Some(sign) = sign_after(subject, place.end, text) else { continue };
        let last = at + 1 == list.len();
        let wanted = if last { '.' } else { ';' };
        if sign != wanted && !(last && text.ends_with(')')) {
            report.add(
                *place,
                format!("“{text}” cần kết thúc bằng dấu “{wanted}”"),
                format!("“{text}” should end with “{wanted}”"),
            );
        }
    }
}

/// The sign that ends a line of recipients; a space where there is none.
fn sign_after(subject: &Subject<'_>, end: u32, text: &str) -> Option<char> {
    let line = subject.doc.source().get(end as usize..)?.lines().next()?.trim();
    let own = text.trim_end().chars().next_back()?;
    match line.chars().next() {
        Some(sign) => line.chars().nth(1).is_none().then_some(sign),
        None => Some(if matches!(own, ';' | '.' | ',') { own } else { ' ' }),
    }
}
