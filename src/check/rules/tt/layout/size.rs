//! `TT304` font-size: each component has its range of sizes.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::components::components;
use crate::check::looks::points;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Profile, Rule};
use crate::check::subject::Subject;
use crate::raw::Script;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT304",
    name: "font-size",
    severity: Severity::Warning,
    profile: Some(Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Cỡ chữ của thành phần thể thức ngoài khoảng quy định.",
        en: "The letters of a component are of another size than prescribed.",
    },
    why: Text {
        vi: "Văn bản trình bày sai bị trả lại khi trình ký hoặc khi gửi qua trục liên thông.",
        en: "A document of another form is sent back before it is signed.",
    },
    example: "nội dung cỡ chữ 12",
    instead: "nội dung cỡ chữ 13–14",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II và V",
    fix: FixSafety::None,
    needs: Needs::Layout,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Each component is told of once a size: a document set in another size throughout is one fault.
    let mut told = vec![];
    for part in components(subject) {
        let (least, most) = part.sizes;
        let odd = subject
            .inked(&part.place)
            .find(|(run, _)| run.size > 0 && run.script == Script::Base && !(least..=most).contains(&run.size));
        let Some((run, place)) = odd.filter(|(run, _)| !told.contains(&(part.en, run.size))) else { continue };
        told.push((part.en, run.size));
        let range = if least == most { points(least) } else { format!("{}–{}", points(least), points(most)) };
        let size = points(run.size);
        report.add(
            place,
            format!("{}: cỡ chữ {size}, phải là {range}", part.vi),
            format!("{}: size {size}; it must be {range}", part.en),
        );
    }
}
