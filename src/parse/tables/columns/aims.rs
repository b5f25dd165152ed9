//! The column of what is aimed at, where its header does not say so: `Chỉ tiêu | Đơn vị | Kết quả | Cơ quan theo dõi`.
//!
//! Figures beside the names of indicators are their values. Whether they are aimed at or were reached must be said
//! somewhere: by a word before a figure (`≥ 80`, `trên 75%`), by a title of rows (`Đến năm 2030`), by who is answerable.
//! Without it they may be statistics.

use super::{Candidate, MEASURES, has};
use crate::base::fold;
use crate::model::ColumnRole;
use crate::parse::tables::grid::Row;
use crate::parse::tables::merge::Draft;
use crate::parse::tables::vocabulary::{self, Word};

/// Gives the only column of figures the role of a target, where the table measures indicators and aims at something.
pub(super) fn find(candidates: &mut [Candidate], paths: &[String], draft: &Draft) {
    let united = has(candidates, &[ColumnRole::Unit]);
    if has(candidates, MEASURES) || has(candidates, &[ColumnRole::Funding]) || has(candidates, &[ColumnRole::Deadline]) && !united
    {
        return;
    }
    let Some(name) = candidates.iter().position(|c| c.role == Some(ColumnRole::Name)) else { return };
    let key = fold::key(&paths[name]);
    if !["chỉ tiêu", "chỉ số", "tiêu chí"].iter().any(|word| key.contains(word)) {
        return;
    }
    let mut figures = (0..candidates.len()).filter(|&at| holds_figures(&candidates[at]));
    let (Some(column), None) = (figures.next(), figures.next()) else { return };
    let asks = |path: &String| ["yêu cầu", "cần đạt", "phải đạt"].iter().any(|word| fold::key(path).contains(word));
    let answers = |(candidate, path): (&Candidate, &String)| {
        candidate.role == Some(ColumnRole::Lead) && !["báo cáo", "cung cấp"].iter().any(|word| fold::key(path).contains(word))
    };
    let aimed = asks(&paths[column])
        || candidates.iter().zip(paths).any(answers)
        || draft.body.iter().any(|row| is_bound(row.text(column)) || names_horizon(row));
    let measured = united || key.contains("chỉ tiêu");
    if measured && aimed {
        candidates[column].role = Some(ColumnRole::Target);
    }
}

/// Whether a column whose header says nothing of when holds figures.
fn holds_figures(candidate: &Candidate) -> bool {
    let free = candidate.role.is_none() || candidate.role == Some(ColumnRole::Deliverable);
    let compared = matches!(candidate.leaf.main, Some(Word::Compare | Word::Delta | Word::Rank | Word::Max));
    let timeless = candidate.leaf.time.is_none() && candidate.leaf.period.is_none() && candidate.around.period.is_none();
    free && !compared && timeless && candidate.look.filled > 0 && candidate.is_numeric()
}

/// Whether a figure is one to stay above or below.
fn is_bound(text: &str) -> bool {
    const WORDS: [&str; 6] = ["trên", "dưới", "tối", "ít", "không", "từ"];
    if text.starts_with(['≥', '≤', '>', '<']) {
        return true;
    }
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    WORDS.contains(&first.as_str()) && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a row is a title that names a time to come: `Đến năm 2030`, `Mục tiêu giai đoạn 2026 - 2030`.
fn names_horizon(row: &Row) -> bool {
    let mut filled = row.filled().filter(|(_, cell)| cell.text.chars().count() > 4);
    let (Some((_, cell)), None) = (filled.next(), filled.next()) else { return false };
    let ahead = |key: &str| ["đến", "mục tiêu", "định hướng", "phấn đấu"].iter().any(|word| key.contains(word));
    vocabulary::time_alone(&cell.text).is_some() && ahead(&fold::key(&cell.text))
}
