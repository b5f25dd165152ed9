//! Bodies as the document names them: every mention, and what makes two names one body.

use crate::base::fold;
use crate::base::place::Place;
use crate::check::subject::Subject;
use crate::model::{ColumnRole, RowKind};

/// A body named in a task, an indicator's owner column or the list of recipients.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention<'a> {
    pub(super) name: &'a str,
    pub(super) place: Place,
    /// Whether it leads or takes part in a task.
    pub(super) acts: bool,
}

/// All bodies of tasks and owner columns, in document order.
pub(super) fn mentions<'a>(subject: &Subject<'a>) -> Vec<Mention<'a>> {
    let mut out = vec![];
    for assignment in &subject.plan.assignments {
        let leads = assignment.lead.iter().zip(&assignment.lead_places);
        let others = assignment.coordinating.iter().zip(&assignment.coordinating_places);
        out.extend(leads.chain(others).map(|(name, &place)| Mention { name, place, acts: true }));
        out.extend(assignment.others.iter().map(|holder| Mention { name: &holder.agency, place: holder.place, acts: false }));
    }
    for indicator in subject.plan.indicators.iter().filter(|indicator| !indicator.owner.is_empty()) {
        let Some((id, row)) = indicator.source.strip_prefix("table ").and_then(|source| source.split_once(" row ")) else {
            continue;
        };
        let Some(table) = subject.plan.tables.iter().find(|table| table.id == id) else { continue };
        let Some(row) = row.parse::<usize>().ok().and_then(|row| row.checked_sub(1)) else { continue };
        let Some((cells, info)) = table.rows.get(row).zip(table.row_info.get(row)) else { continue };
        for column in (0..cells.len()).filter(|&at| table.columns.get(at).is_some_and(|column| column.role == ColumnRole::Lead)) {
            let Some((cell, place)) = cells.get(column).zip(info.cells.get(column)) else { continue };
            for name in &indicator.owner {
                if let Some(at) = cell.find(name.as_str()) {
                    out.push(Mention { name, place: subject.place_in(*place, cell, at..at + name.len()), acts: true });
                }
            }
        }
    }
    out.sort_by_key(|mention| mention.place.start);
    out
}

/// A name in small letters with its usual abbreviations: `ủy ban nhân dân` is `ubnd`.
pub(super) fn short(name: &str) -> String {
    let mut out = fold::key(name.trim_matches(['*', '.', ':', ';', ',', ' ']));
    for (long, abbreviation) in
        [("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("mặt trận tổ quốc", "mttq"), ("việt nam", "vn")]
    {
        if memchr::memmem::find(out.as_bytes(), long.as_bytes()).is_some() {
            out = out.replace(long, abbreviation);
        }
    }
    out
}

/// Words that name a level of government.
pub(super) const LEVELS: [&str; 12] =
    ["tỉnh", "huyện", "xã", "quận", "phường", "thành phố", "thị xã", "thị trấn", "cấp", "trung ương", "đặc khu", "tp"];

/// Whether a name is that of many bodies: `các sở, ban, ngành`, `đơn vị liên quan`.
pub(super) fn is_collective(name: &str) -> bool {
    let name = short(name);
    const OPEN: [&str; 12] = [
        "các ",
        "những ",
        "thủ trưởng",
        "giám đốc",
        "toàn thể",
        "cơ quan",
        "đơn vị",
        "tổ chức",
        "địa phương",
        "mọi ",
        "sở,",
        "tất cả",
    ];
    OPEN.iter().any(|open| name.starts_with(open))
        || name.contains("liên quan")
        || name.contains(" các ")
        || name.contains("chủ tịch")
}

/// A name without its level and place: `phòng tài chính` of `Phòng Tài chính huyện Bình An`.
pub(super) fn without_level(short: &str) -> &str {
    let mut end = short.len();
    for level in LEVELS {
        let mut from = 0;
        while let Some(at) = short[from..].find(level).map(|at| at + from) {
            let after = &short[at + level.len()..];
            if at > 0 && short[..at].ends_with(' ') && (after.is_empty() || after.starts_with(' ')) {
                end = end.min(at);
                break;
            }
            from = at + level.len();
        }
    }
    short[..end].trim_end()
}

/// The level of government that issues the document, in one word, where head, signature or preamble tell.
pub(super) fn level(subject: &Subject<'_>) -> Option<&'static str> {
    let plan = subject.plan;
    let issuer = plan.header.issuer.as_deref().map(fold::key).unwrap_or_default();
    let parent = plan.header.issuer_parent.as_deref().map(fold::key).unwrap_or_default();
    let of = |text: &str| {
        let found = [("tỉnh", "tỉnh"), ("huyện", "huyện"), ("xã ", "xã"), ("phường ", "xã")];
        found.iter().find(|(word, _)| format!("{text} ").contains(word)).map(|(_, level)| *level)
    };
    if let Some(level) = of(&issuer).or_else(|| of(&parent)) {
        return Some(level);
    }
    if !issuer.is_empty() {
        return None;
    }
    let preamble = plan.preamble.iter().map(|paragraph| short(&paragraph.text)).collect::<Vec<_>>().join(" ");
    let issues = |level: &str| {
        let body = format!("ubnd {level} ");
        preamble.match_indices(&body).any(|(at, _)| {
            let next: Vec<&str> = preamble[at + body.len()..].split(' ').take(6).collect();
            next.windows(2).any(|pair| matches!(pair, ["ban", "hành"] | ["xây", "dựng"]))
                && !next.iter().any(|word| word.ends_with([',', ';']))
        })
    };
    let title = plan.header.title.as_deref().map(fold::key).unwrap_or_default();
    let levels = ["huyện", "xã", "tỉnh"];
    let named = levels.into_iter().find(|level| issues(level));
    named.or_else(|| levels.into_iter().find(|level| title.contains(&format!("địa bàn {level}"))))
}

/// The data rows of a table: which, counted from 0.
pub(super) fn data_rows(table: &crate::model::Table) -> Vec<usize> {
    (0..table.rows.len()).filter(|&at| table.row_info[at].kind == RowKind::Data).collect()
}

/// Whether a cell is covered by a span that begins above it.
pub(super) fn is_covered(table: &crate::model::Table, row: usize, column: usize) -> bool {
    let row = (table.header.len() + row) as u32;
    table.spans.iter().any(|span| {
        span.column as usize <= column
            && (column as u32) < span.column + span.colspan
            && span.row < row
            && row < span.row + span.rowspan
    })
}
