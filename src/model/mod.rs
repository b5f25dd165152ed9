//! The typed result: a plan and its parts. Plain data, public fields, serde both ways.
//!
//! Strings are verbatim but for white space (one space for any run). A missing value is absent, never guessed;
//! an inferred one is named in the `inferred` list beside it. Figures are exact decimals with their written form.

mod assignment;
mod doc_type;
mod figures;
mod letterhead;
mod places;
mod plan;
mod section;
mod table;

pub use assignment::{Assignment, Deadline, Role, RoleHolder};
pub use doc_type::DocType;
pub use figures::{Baseline, Comparator, Indicator, Rank, Target};
pub use letterhead::Letterhead;
pub use plan::{Appendix, Coverage, Footnote, Places, Plan, Reference, ReferenceSystem, Residue, SectionRun, Signature, Source};
pub use section::{Paragraph, Section, SectionKind};
pub use table::{CellSpan, Column, ColumnRole, RowInfo, RowKind, Table, TableKind};
