//! `SL109` rank-out-of-range: a rank lies outside the number ranked.

use std::collections::HashMap;
use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::words_before;
use crate::check::subject::Subject;
use crate::model::ColumnRole;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL109",
    name: "rank-out-of-range",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Thứ hạng nằm ngoài số đơn vị được xếp hạng.", en: "A rank lies outside the number ranked."
    },
    why: Text {
        vi: "Thứ hạng, mẫu số hoặc mức tăng, giảm bậc bị ghi sai.",
        en: "The rank, the number ranked or the change is wrong.",
    },
    example: "xếp hạng 36/34 tỉnh, thành phố",
    instead: "xếp hạng 26/34 tỉnh, thành phố",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    impossible(subject, report);
    before_the_change(subject, report);
}

/// Ranks of the text and of rank columns that no ranking has.
fn impossible(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut say = |place: Place, rank: u32, of: u32| {
        report.add(place, format!("hạng {rank} trong {of} đơn vị là không thể"), format!("rank {rank} of {of} cannot be"));
    };
    for passage in subject.prose() {
        for (rank, of, range) in fractions(passage.text) {
            let ranked = words_before(passage.text, range.start, 2)
                .iter()
                .any(|word| matches!(word.as_str(), "hạng" | "thứ" | "xếp" | "trí"));
            if ranked && (rank == 0 || rank > of) {
                say(subject.place(passage, range), rank, of);
            }
        }
    }
    for table in &subject.plan.tables {
        for column in
            (0..table.columns.len()).filter(|&at| matches!(table.columns[at].role, ColumnRole::Rank | ColumnRole::RankTarget))
        {
            for (row, info) in table.rows.iter().zip(&table.row_info) {
                let (Some(cell), Some(place)) = (row.get(column), info.cells.get(column)) else { continue };
                let found = fractions(cell)
                    .into_iter()
                    .find(|(rank, of, range)| range.len() == cell.trim().len() && (*rank == 0 || rank > of));
                if let Some((rank, of, _)) = found {
                    say(*place, rank, of);
                }
            }
        }
    }
}

/// `62/63`: two whole numbers of at most three digits, part of no date or symbol.
fn fractions(text: &str) -> Vec<(u32, u32, Range<usize>)> {
    let bytes = text.as_bytes();
    let other = |b: Option<&u8>| b.is_none_or(|b| !matches!(b, b'/' | b',' | b'.' | b'-') && !b.is_ascii_alphanumeric());
    let mut out = vec![];
    for (slash, _) in text.match_indices('/') {
        let before = bytes[..slash].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let after = bytes[slash + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
        let (start, end) = (slash - before, slash + 1 + after);
        let closed = bytes.get(end).is_none_or(|b| !matches!(b, b'/' | b'-') && !b.is_ascii_alphanumeric());
        if !(1..=3).contains(&before)
            || !(1..=3).contains(&after)
            || !closed
            || !other(start.checked_sub(1).and_then(|at| bytes.get(at)))
        {
            continue;
        }
        if let (Ok(rank), Ok(of)) = (text[start..slash].parse(), text[slash + 1..end].parse()) {
            out.push((rank, of, start..end));
        }
    }
    out
}

/// A row below a rank tells its change: the rank before it must have been possible too.
fn before_the_change(subject: &Subject<'_>, report: &mut Report<'_>) {
    let indicators = &subject.plan.indicators;
    let changes: HashMap<&str, _> = indicators
        .iter()
        .filter(|other| other.unit.as_deref() == Some("bậc"))
        .filter_map(|other| Some((other.parent.as_deref()?, other.delta?)))
        .collect();
    for indicator in indicators {
        let Some(rank) = &indicator.rank else { continue };
        let Some(of) = rank.of else { continue };
        let (name, value) = (&indicator.name, rank.value);
        let Some(change) = changes.get(indicator.id.as_str()).and_then(ToPrimitive::to_i64) else { continue };
        let before = i64::from(value) + change;
        if before < 1 || before > i64::from(of) {
            report.add(
                indicator.place,
                format!("{name}: hạng {value}/{of} sau khi {} {} bậc thì hạng trước là {before}", turn_vi(change), change.abs()),
                format!(
                    "{name}: rank {value} of {of} after a {} of {} means rank {before} before",
                    turn_en(change),
                    change.abs()
                ),
            );
        }
    }
}

fn turn_vi(change: i64) -> &'static str {
    if change < 0 { "giảm" } else { "tăng" }
}

fn turn_en(change: i64) -> &'static str {
    if change < 0 { "fall" } else { "rise" }
}
