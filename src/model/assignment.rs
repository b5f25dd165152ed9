//! Assignments (phân công): who does what, with whom, by when.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::place::Place;

/// One task and the bodies that carry it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assignment {
    /// `A1`, `A2` … in document order.
    pub id: String,
    /// The section path, with ` para 2` for an unlabelled paragraph; `table T2 row 3`; `closing`; or `preamble para 2` in a
    /// letter without sections.
    pub source: String,
    /// The leading bodies (chủ trì) as written.
    pub lead: Vec<String>,
    /// The bodies that take part (phối hợp) as written.
    pub coordinating: Vec<String>,
    /// Bodies in other roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<RoleHolder>,
    /// The first role words as written: `Chủ trì, phối hợp với`; for a table row the header of the lead column.
    pub role_text: Option<String>,
    /// The task, without its label and without a run-in `Agency:`.
    pub task: String,
    /// When it is due.
    pub deadline: Option<Deadline>,
    /// Further times the task names, in order: the second of `trước ngày 15/6 và trước ngày 15/12`. Where `deadline` holds
    /// several points of time as one text and so has no normal form, each of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_deadlines: Vec<Deadline>,
    /// The first document or result required.
    pub deliverable: Option<String>,
    /// Names of fields that were inferred, such as a lead taken from the heading above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
    /// Where each of `lead` stands.
    pub lead_places: Vec<Place>,
    /// Where each of `coordinating` stands.
    pub coordinating_places: Vec<Place>,
    /// Where the task stands.
    pub place: Place,
}

impl Assignment {
    /// Its deadline and every further one.
    pub fn deadlines(&self) -> impl Iterator<Item = &Deadline> {
        self.deadline.iter().chain(&self.other_deadlines)
    }
}

/// A body in a role other than leading or coordinating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleHolder {
    /// The role.
    pub role: Role,
    /// The body as written.
    pub agency: String,
    /// Where it stands.
    pub place: Place,
}

/// What a body does in a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Tham mưu, giúp: advises the body named.
    Advising,
    /// Thực hiện, triển khai.
    Implementing,
    /// Theo dõi, đôn đốc, kiểm tra.
    Monitoring,
    /// Tổng hợp, báo cáo: the body reports go through (`qua Sở Nội vụ`).
    Reporting,
    /// The body reported to (`báo cáo UBND tỉnh`).
    Addressee,
    /// Đề nghị: asked, not ordered.
    Requested,
    /// Chỉ đạo …: the task is passed on to this body.
    Delegated,
}

/// A due date, a time window or a recurrence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Deadline {
    /// As written.
    pub text: String,
    /// Normal form: `2024-12-10`, `<2024-12-10` (before), `<=2024-12-10` (no later than), `2024-Q2`, `2024-H1`,
    /// `2024-05`, `2024`, `2021/2025` (from/to), `2025/..` (from then on), `yearly`, `quarterly`, `monthly`, `periodic`,
    /// `continuous`, `relative` (after an event).
    pub normal: Option<String>,
    /// Whether the year was taken from the plan, not from the words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred_year: bool,
    /// Where it stands.
    pub place: Place,
}
