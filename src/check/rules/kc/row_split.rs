//! `KC112` row-split: a page break cuts one row of a table into two.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC112",
    name: "row-split",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Một dòng của bảng bị ngắt trang cắt làm hai dòng.", en: "A page break cuts one row of a table into two."
    },
    why: Text {
        vi: "Phần chữ rơi xuống trang sau trông như một dòng khác, không có số liệu.",
        en: "The words on the next page look like another row without figures.",
    },
    example: "8 | Tác động của | 10,82 … (trang sau) | đô thị hóa |",
    instead: "8 | Tác động của đô thị hóa | 10,82",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let source = subject.doc.source();
    for table in subject.plan.tables.iter().filter(|table| table.merged_from_parts > 1) {
        for (cells, info) in table.rows.iter().zip(&table.row_info) {
            let cut = cells.iter().zip(&info.cells).find_map(|(text, place)| Some((text, rest(source, text, place)?)));
            if let Some((text, start)) = cut {
                let end = info.cells.iter().map(|cell| cell.end).filter(|end| *end > start).min().unwrap_or(info.place.end);
                report.add(
                    Place::in_text(start, end, subject.doc.lines.line(start)),
                    format!("ngắt trang cắt đôi dòng “{text}” của bảng {}", table.id),
                    format!("a page break cuts the row “{text}” of table {} in two", table.id),
                );
            }
        }
    }
}

/// Where the second half of a cell starts, if other cells stand between its halves.
fn rest(source: &str, text: &str, place: &Place) -> Option<u32> {
    let slice = source.get(place.start as usize..place.end as usize)?;
    let at = slice.rfind('\n')?;
    let own = text.chars().filter(|c| !c.is_whitespace()).count();
    let all = slice.chars().filter(|c| c.is_alphanumeric()).count();
    if all <= own {
        return None;
    }
    let line = &slice[at + 1..];
    let start = at + 1 + line.len() - line.trim_start_matches(|c: char| c.is_whitespace() || c == '|').len();
    Some(place.start + start as u32)
}
