//! Tables: grids with their header rows, spans, and the meaning of rows and columns.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::place::Place;

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TableKind {
    /// Indicators (chỉ tiêu): measures with figures.
    Indicator,
    /// Assignments (phân công): tasks with the bodies that do them.
    Assignment,
    /// Anything else.
    Other,
}

/// A table as a grid. A covered cell of a span is an empty string.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// `T1`, `T2` … in document order.
    pub id: String,
    /// Path of the section it stands in, or the label of its appendix.
    pub section_path: Option<String>,
    /// What it is for.
    pub kind: TableKind,
    /// The line above the table that names it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// The header rows.
    pub header: Vec<Vec<String>>,
    /// The other rows: data, groups, sub-rows, totals.
    pub rows: Vec<Vec<String>>,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// What each of `rows` is, and where.
    pub row_info: Vec<RowInfo>,
    /// Cells that cover more than one row or column; rows count over `header` and then `rows`, from 0.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<CellSpan>,
    /// Into how many parts page breaks had split it (1: not split).
    pub merged_from_parts: u32,
    /// Where each header cell stands.
    pub header_places: Vec<Vec<Place>>,
    /// From its first cell to its last.
    pub place: Place,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// The header texts above the column, outermost first, joined by ` › `: `Năm 2022 › Điểm`.
    pub path: String,
    /// What the column holds.
    pub role: ColumnRole,
    /// The year its header names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

/// What a column holds, by the words of its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnRole {
    /// STT, TT.
    Ordinal,
    /// The indicator or content.
    Name,
    /// The task.
    Task,
    /// Đơn vị tính.
    Unit,
    /// Result of an earlier period.
    Baseline,
    /// Rank reached.
    Rank,
    /// Rank aimed at.
    RankTarget,
    /// Highest possible value.
    Max,
    /// Expected change.
    Delta,
    /// Value aimed at.
    Target,
    /// The body that leads or does the work.
    Lead,
    /// The bodies that take part.
    Coordinating,
    /// When it is due.
    Deadline,
    /// What is to be delivered.
    Deliverable,
    /// Money and its source.
    Funding,
    /// Remarks.
    Note,
    /// None of these.
    Other,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    /// A row of values.
    Data,
    /// A title over the rows below it.
    Group,
    /// A part of the numbered row above it.
    Sub,
    /// A sum of rows.
    Total,
}

/// What a row is, and where its cells stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RowInfo {
    /// What it is.
    pub kind: RowKind,
    /// From its first cell to its last.
    pub place: Place,
    /// Where each cell stands.
    pub cells: Vec<Place>,
}

/// A cell that covers more than one row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CellSpan {
    /// Row, counted over the header rows and then the others, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// Rows covered.
    pub rowspan: u32,
    /// Columns covered.
    pub colspan: u32,
}
