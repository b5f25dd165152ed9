//! CSV (RFC 4180, UTF-8 without a byte order mark): assignments, indicators, references or tables as records.
//!
//! One header line, then one line a record, ended by CRLF; lists are joined by `; `; a missing value is an empty field;
//! figures keep the digits of the source with a decimal point. A field is what the plan says: where a spreadsheet
//! takes `=` or `+` at the start of a cell for a formula, import the columns as text.

use crate::model::{Assignment, Comparator, Indicator, Plan, Reference, Role, RowKind, Table};

/// What a CSV file holds, one record a line.
///
/// ```
/// use kehoach::CsvRows;
/// assert_eq!(CsvRows::from_name("tables"), Some(CsvRows::Tables));
/// assert_eq!(CsvRows::ALL.map(CsvRows::name), ["assignments", "indicators", "references", "tables"]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CsvRows {
    /// Who does what, with whom, by when.
    #[default]
    Assignments,
    /// What is measured, where it stands and where it should get to.
    Indicators,
    /// The documents cited.
    References,
    /// The rows of all tables, header rows too: table, section, row number, kind of row, then the cells.
    Tables,
}

impl CsvRows {
    /// All kinds.
    pub const ALL: [CsvRows; 4] = [CsvRows::Assignments, CsvRows::Indicators, CsvRows::References, CsvRows::Tables];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            CsvRows::Assignments => "assignments",
            CsvRows::Indicators => "indicators",
            CsvRows::References => "references",
            CsvRows::Tables => "tables",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rows| rows.name() == name)
    }
}

const ASSIGNMENTS: &str = "id,source,lead,coordinating,advising,implementing,monitoring,reporting,addressee,requested,delegated,task,deadline,deadline_normal,other_deadlines,deliverable,inferred,line";
const INDICATORS: &str = "id,source,parent,name,unit,baseline_period,baseline,baseline_upper,rank_period,rank,rank_of,target_period,comparator,target,target_upper,target_text,rank_target,delta,delta_upper,max,other_baselines,other_targets,owner,inferred,line";
const REFERENCES: &str = "id,type,number,date,issuer,system,same_as,text,source,line";
const ROLES: [Role; 7] =
    [Role::Advising, Role::Implementing, Role::Monitoring, Role::Reporting, Role::Addressee, Role::Requested, Role::Delegated];

/// One part of the plan.
pub(super) fn table(plan: &Plan, rows: CsvRows) -> String {
    let mut out = Csv { text: String::new(), fields: 0 };
    match rows {
        CsvRows::Assignments => {
            out.head(ASSIGNMENTS);
            plan.assignments.iter().for_each(|item| assignment(&mut out, item));
        }
        CsvRows::Indicators => {
            out.head(INDICATORS);
            plan.indicators.iter().for_each(|item| indicator(&mut out, item));
        }
        CsvRows::References => {
            out.head(REFERENCES);
            plan.references.iter().for_each(|item| reference(&mut out, item));
        }
        CsvRows::Tables => tables(&mut out, plan),
    }
    out.text
}

fn assignment(out: &mut Csv, item: &Assignment) {
    out.text(&item.id);
    out.text(&item.source);
    out.list(&item.lead);
    out.list(&item.coordinating);
    for role in ROLES {
        let holders: Vec<&str> =
            item.others.iter().filter(|other| other.role == role).map(|other| other.agency.as_str()).collect();
        out.text(&holders.join("; "));
    }
    out.text(&item.task);
    let deadline = item.deadline.as_ref();
    out.option(deadline.map(|deadline| deadline.text.as_str()));
    out.option(deadline.and_then(|deadline| deadline.normal.as_deref()));
    out.list(&item.other_deadlines.iter().map(|one| one.text.clone()).collect::<Vec<_>>());
    out.option(item.deliverable.as_deref());
    out.list(&item.inferred);
    out.number(Some(item.place.line));
    out.end();
}

fn indicator(out: &mut Csv, item: &Indicator) {
    out.text(&item.id);
    out.text(&item.source);
    out.option(item.parent.as_deref());
    out.text(&item.name);
    out.option(item.unit.as_deref());
    let baseline = item.baseline.as_ref();
    out.option(baseline.and_then(|baseline| baseline.period.as_deref()));
    out.number(baseline.map(|baseline| baseline.value));
    out.number(baseline.and_then(|baseline| baseline.upper));
    let rank = item.rank.as_ref();
    out.option(rank.and_then(|rank| rank.period.as_deref()));
    out.number(rank.map(|rank| rank.value));
    out.number(rank.and_then(|rank| rank.of));
    let target = item.target.as_ref();
    out.option(target.and_then(|target| target.period.as_deref()));
    out.option(target.map(|target| comparator(target.comparator)));
    out.number(target.map(|target| target.value));
    out.number(target.and_then(|target| target.upper));
    out.option(target.map(|target| target.text.as_str()));
    out.number(item.rank_target);
    out.number(item.delta);
    out.number(item.delta_upper);
    out.number(item.max);
    let dated = |period: &Option<String>, text: &str| match period {
        Some(period) => format!("{period}: {text}"),
        None => text.to_owned(),
    };
    out.list(&item.other_baselines.iter().map(|one| dated(&one.period, &one.text)).collect::<Vec<_>>());
    out.list(&item.other_targets.iter().map(|one| dated(&one.period, &one.text)).collect::<Vec<_>>());
    out.list(&item.owner);
    out.list(&item.inferred);
    out.number(Some(item.place.line));
    out.end();
}

fn comparator(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Eq => "=",
        Comparator::Ge => ">=",
        Comparator::Gt => ">",
        Comparator::Le => "<=",
        Comparator::Lt => "<",
        Comparator::Approx => "~",
        Comparator::Range => "range",
    }
}

fn reference(out: &mut Csv, item: &Reference) {
    out.text(&item.id);
    out.text(&item.doc_type);
    out.text(&item.number);
    out.number(item.date);
    out.option(item.issuer.as_deref());
    out.text(&format!("{:?}", item.system).to_lowercase());
    out.option(item.same_as.as_deref());
    out.text(&item.text);
    out.text(&item.source);
    out.number(Some(item.place.line));
    out.end();
}

/// All tables under one header line, as wide as the widest.
fn tables(out: &mut Csv, plan: &Plan) {
    let width = plan.tables.iter().flat_map(|table| table.header.iter().chain(&table.rows)).map(Vec::len).max().unwrap_or(0);
    for name in ["table", "section", "row", "kind"] {
        out.text(name);
    }
    (1..=width).for_each(|at| out.text(&format!("cell_{at}")));
    out.end();
    for table in &plan.tables {
        // Header rows have no number: rows count from 1 after them, as in the `source` of an indicator.
        table.header.iter().for_each(|cells| row(out, table, None, "header", cells, width));
        for (at, cells) in table.rows.iter().enumerate() {
            let kind = table.row_info.get(at).map_or("data", |info| kind(info.kind));
            row(out, table, Some(at + 1), kind, cells, width);
        }
    }
}

fn kind(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Data => "data",
        RowKind::Group => "group",
        RowKind::Sub => "sub",
        RowKind::Total => "total",
    }
}

fn row(out: &mut Csv, table: &Table, number: Option<usize>, kind: &str, cells: &[String], width: usize) {
    out.text(&table.id);
    out.option(table.section_path.as_deref());
    out.number(number);
    out.text(kind);
    (0..width).for_each(|at| out.option(cells.get(at).map(String::as_str)));
    out.end();
}

/// Records under way.
struct Csv {
    text: String,
    /// Fields of the record so far.
    fields: usize,
}

impl Csv {
    fn head(&mut self, names: &str) {
        self.text.push_str(names);
        self.end();
    }

    fn text(&mut self, text: &str) {
        if self.fields > 0 {
            self.text.push(',');
        }
        self.fields += 1;
        if text.contains(['"', ',', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
            self.text.push('"');
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
    }

    fn option(&mut self, text: Option<&str>) {
        self.text(text.unwrap_or_default());
    }

    fn list(&mut self, items: &[String]) {
        self.text(&items.join("; "));
    }

    fn number(&mut self, number: Option<impl ToString>) {
        self.text(&number.map(|number| number.to_string()).unwrap_or_default());
    }

    fn end(&mut self) {
        self.text.push_str("\r\n");
        self.fields = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    fn records(rows: CsvRows) -> Vec<String> {
        table(&sample::plan(), rows).split_terminator("\r\n").map(Into::into).collect()
    }

    #[test]
    fn assignments() {
        let records = records(CsvRows::Assignments);
        assert_eq!(records.len(), 2);
        assert_eq!(
            records[1],
            "A1,II/1/a,Sở Nông nghiệp,Sở Tài chính; UBND các xã,,,,,UBND tỉnh,,,\
             \"Chủ trì, phối hợp với Sở Tài chính, UBND các xã \"\"trồng cây\"\"\",trước ngày 15/3/2026,<2026-03-15,,báo cáo,,0"
        );
    }

    #[test]
    fn indicators() {
        let records = records(CsvRows::Indicators);
        assert_eq!(
            records[1],
            "I1,table T1 row 1,,Tỷ lệ che phủ rừng,%,2025,41.50,,,5,12,2026,>=,41.9,,\"≥ 41,9\",3,0.40,,,,,Sở Nông nghiệp; Chi cục Kiểm lâm,,0"
        );
        assert_eq!(records[0].matches(',').count() + 1, 25);
    }

    #[test]
    fn references() {
        assert_eq!(records(CsvRows::References)[1], "R1,Kế hoạch,12/KH-UBND,,,state,,Kế hoạch số 12/KH-UBND,preamble,0");
    }

    #[test]
    fn tables() {
        let records = records(CsvRows::Tables);
        assert_eq!(records[0], "table,section,row,kind,cell_1,cell_2,cell_3,cell_4");
        assert_eq!(records[1], "T1,I,,header,STT,Chỉ tiêu,Năm 2025,");
        assert_eq!(records[3], "T1,I,1,data,1,Tỷ lệ che phủ | rừng,\"41,50\",5/12");
        assert_eq!(records[4], "T1,I,2,total,,Tổng,\"41,50\",");
        assert_eq!(records.len(), 1 + 2 * 4);
    }

    #[test]
    fn every_record_has_the_fields_of_its_header() {
        for rows in [CsvRows::Assignments, CsvRows::Indicators, CsvRows::References] {
            let fields = |line: &str| {
                let mut quoted = false;
                line.chars()
                    .filter(|&c| {
                        quoted ^= c == '"';
                        c == ',' && !quoted
                    })
                    .count()
            };
            let records = records(rows);
            assert!(records.iter().all(|record| fields(record) == fields(&records[0])), "{rows:?}");
        }
    }

    #[test]
    fn an_empty_plan_is_a_header_line() {
        assert_eq!(table(&Plan::default(), CsvRows::Tables), "table,section,row,kind\r\n");
    }
}
