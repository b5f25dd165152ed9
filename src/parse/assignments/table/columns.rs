//! The columns of a table of assignments by what they hold; of several columns of bodies, which of them lead.

use crate::base::fold;
use crate::model::{ColumnRole, Role, Table};

/// The columns by what they hold.
pub(super) struct Columns {
    /// The tasks; where a table has several columns of them, the outermost first.
    pub(super) tasks: Vec<usize>,
    /// Whether a header speaks of tasks, not of contents only.
    pub(super) tasked: bool,
    /// The column that a row of its own fills: of the numbers, or else the first.
    pub(super) key: usize,
    /// Those who lead: `Cấp tỉnh chủ trì | Cấp xã chủ trì` are two.
    pub(super) leads: Vec<usize>,
    /// Bodies and persons in another role beside them.
    pub(super) others: Vec<(Role, usize)>,
    pub(super) coordinating: Option<usize>,
    pub(super) deadline: Option<usize>,
    pub(super) deliverable: Option<usize>,
}

impl Columns {
    pub(super) fn new(table: &Table) -> Self {
        let all = |role: ColumnRole| -> Vec<usize> {
            table.columns.iter().enumerate().filter(|(_, column)| column.role == role).map(|(at, _)| at).collect()
        };
        let first = |role| table.columns.iter().position(|column| column.role == role);
        let tasks = all(ColumnRole::Task);
        let (leads, others) = leads(table, all(ColumnRole::Lead));
        Self {
            tasked: !tasks.is_empty(),
            tasks: if tasks.is_empty() { all(ColumnRole::Name) } else { tasks },
            key: first(ColumnRole::Ordinal).unwrap_or(0),
            leads,
            others,
            coordinating: first(ColumnRole::Coordinating),
            deadline: first(ColumnRole::Deadline),
            deliverable: first(ColumnRole::Deliverable),
        }
    }

    /// The columns whose empty cells a cell above may stand for.
    pub(super) fn shared(&self) -> Vec<usize> {
        let one = [self.coordinating, self.deadline, self.deliverable].into_iter().flatten();
        self.leads.iter().copied().chain(self.others.iter().map(|(_, column)| *column)).chain(one).collect()
    }
}

/// What a column of bodies says of them, those who lead first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Duty {
    /// `Cơ quan chủ trì`.
    Charge,
    /// `Đơn vị thực hiện`.
    Does,
    /// `Cơ quan, đơn vị`, `Cơ quan thẩm định`.
    Named,
    /// `Người phụ trách`.
    Person,
    /// `Lãnh đạo theo dõi`.
    Watches,
}

impl Duty {
    fn of(path: &str) -> Self {
        let key = fold::key(path);
        let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
        match () {
            () if has(&["thẩm định", "thẩm tra", "phê duyệt", "ký ban hành"]) => Self::Named,
            () if has(&["chủ trì", "đầu mối"]) => Self::Charge,
            () if has(&["lãnh đạo", "theo dõi", "đôn đốc", "giám sát"]) => Self::Watches,
            () if has(&["người ", "cán bộ", "chuyên viên", "công chức", "đồng chí"]) => Self::Person,
            () if has(&["thực hiện", "phụ trách", "tham mưu", "soạn thảo", "phân công", "trách nhiệm"]) => {
                Self::Does
            }
            () => Self::Named,
        }
    }
}

/// Of the columns of bodies those that lead, and those in other roles.
fn leads(table: &Table, columns: Vec<usize>) -> (Vec<usize>, Vec<(Role, usize)>) {
    if columns.len() < 2 {
        return (columns, vec![]);
    }
    let duties: Vec<(Duty, usize)> = columns.iter().map(|&column| (Duty::of(&table.columns[column].path), column)).collect();
    let Some(&(leading, first)) = duties.iter().min_by_key(|(duty, _)| *duty) else { return (columns, vec![]) };
    let several = matches!(leading, Duty::Charge | Duty::Does);
    let leads = duties.iter().filter(|&&(duty, column)| duty == leading && (several || column == first));
    let others = duties.iter().filter_map(|&(duty, column)| match duty {
        Duty::Watches if column != first => Some((Role::Monitoring, column)),
        Duty::Does | Duty::Person if duty != leading => Some((Role::Implementing, column)),
        _ => None,
    });
    (leads.map(|(_, column)| *column).collect(), others.collect())
}
