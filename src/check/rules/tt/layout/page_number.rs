//! `TT307` page-number: the page number stands centred at the top, not on page 1.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Profile, Rule};
use crate::check::subject::Subject;
use crate::raw::{Align, Pages};

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT307",
    name: "page-number",
    severity: Severity::Warning,
    profile: Some(Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Số trang không đặt giữa lề trên, hoặc hiện ở trang đầu.",
        en: "The page number is not centred in the top margin, or shown on the first page.",
    },
    why: Text {
        vi: "Văn bản trình bày sai bị trả lại khi trình ký hoặc khi gửi qua trục liên thông.",
        en: "A document of another form is sent back before it is signed.",
    },
    example: "số trang ở cuối trang, góc phải",
    instead: "số trang ở giữa lề trên, không hiện ở trang thứ nhất",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.7",
    fix: FixSafety::None,
    needs: Needs::Layout,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(page) = subject.doc.looks.pages.first() else { return };
    let place = subject.start_of(&page.range);
    for number in &page.numbers {
        let here = if number.in_header { ("lề trên", "at the top") } else { ("lề dưới", "at the bottom") };
        let side = match number.align {
            Align::Center => ("ở giữa", "centred"),
            Align::Left | Align::Justify => ("bên trái", "on the left"),
            Align::Right => ("bên phải", "on the right"),
        };
        if !number.in_header || number.align != Align::Center {
            report.add(
                place,
                format!("số trang đặt {} {}, phải ở giữa lề trên", side.0, here.0),
                format!("the page number stands {} {}; it must be centred at the top", side.1, here.1),
            );
        }
        let on_first = if page.title_page { number.pages == Pages::First } else { number.pages == Pages::Default };
        if on_first {
            report.add(
                place,
                "số trang hiện ở trang thứ nhất, phải để trống",
                "the page number is shown on the first page, where there must be none",
            );
        }
    }
}
