//! Next year's draft from this year's plan: its years, dates and figures are blanks, each listed with what stood there.
//!
//! What is certain is written: the plan's own year becomes the new one. Nothing else is guessed; what the data do not
//! give stays a blank (`…`). Citations stay as they are, since a law does not change with the year; those of documents
//! of this year and the last are listed too, since another may have taken their place.

use std::ops::Range;

use serde_json::Value;

use super::blanks::{Found, scan};
use super::check::nearest;
use super::data::Data;
use super::fault::{TemplateError, TemplateFault};
use crate::model::{Coverage, Paragraph, Plan, Section, Source, Table};

pub use super::blanks::BlankKind;

/// Something to fill in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Its name in the data: `number`, `date`, `b1`, `b2` …, and `c1`, `c2` … for citations.
    pub id: String,
    /// What it is.
    pub kind: BlankKind,
    /// The part of the plan it stands in: a section path, `preamble`, `table T1 row 2` …
    pub part: String,
    /// What stood there.
    pub before: String,
    /// The words around it, with the blank as `[…]`.
    pub context: String,
    /// Whether the data give its value.
    pub is_filled: bool,
}

/// A draft, and what of it must be filled.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The draft; of what was read from the old text (assignments, indicators) it holds nothing.
    pub plan: Plan,
    /// The blanks, in the order of the document.
    pub blanks: Vec<Blank>,
}

/// What stands where nothing is known yet.
const BLANK: &str = "…";

/// The draft for `year` of a plan; `data` give the values of its blanks by their ids, as far as they are known.
///
/// ```
/// use kehoach::{Data, Format};
/// let text = "KẾ HOẠCH\nTrồng cây năm 2026\n\nI. MỤC TIÊU\n\nTrồng 500 cây tại 12 thôn.\n";
/// let plan = kehoach::parse(text.as_bytes(), Format::Text, &Default::default())?;
/// let data = Data::from_yaml("b1: 600").unwrap();
/// let draft = kehoach::next_year(&plan, 2027, &data).unwrap();
/// assert_eq!(draft.plan.header.title.as_deref(), Some("Trồng cây năm 2027"));
/// assert_eq!(draft.plan.sections[0].text.as_deref(), Some("Trồng 600 cây tại … thôn."));
/// let open: Vec<_> = draft.blanks.iter().filter(|blank| !blank.is_filled).map(|blank| blank.id.as_str()).collect();
/// assert_eq!(open, ["number", "date", "b2"]);
/// # Ok::<(), kehoach::Error>(())
/// ```
///
/// # Errors
///
/// If the plan names no year of its own, or the data name a blank that it does not have.
pub fn next_year(plan: &Plan, year: u16, data: &Data) -> Result<Draft, TemplateError> {
    let own = own_year(plan).ok_or_else(|| {
        TemplateError::data("the plan names no year, neither in its title nor in its date; so nothing can be moved to the next")
    })?;
    let mut draft = plan.clone();
    let recent = |reference: &&crate::model::Reference| {
        reference.date.is_some_and(|date| (own.saturating_sub(1)..=own).contains(&u16::try_from(date.year()).unwrap_or(0)))
    };
    let mut recent: Vec<String> = plan.references.iter().filter(recent).map(|reference| reference.text.clone()).collect();
    // The longer of two citations that begin alike is looked for first.
    recent.sort_by_key(|citation| std::cmp::Reverse(citation.len()));
    recent.dedup();
    let mut filler = Filler { own, year, data: &data.0, recent, blanks: vec![], count: 0, citations: 0 };
    let citations: Vec<String> = plan.references.iter().map(|reference| reference.text.clone()).collect();
    let keep: Vec<&str> = citations.iter().map(String::as_str).collect();
    filler.header(plan, &mut draft);
    if let Some(title) = &mut draft.header.title {
        filler.text(title, "title", &keep);
    }
    filler.paragraphs(&mut draft.preamble, "preamble", &keep);
    filler.sections(&mut draft.sections, &keep);
    filler.paragraphs(&mut draft.closing, "closing", &keep);
    for appendix in &mut draft.appendices {
        let label = appendix.name().to_owned();
        if let Some(title) = &mut appendix.title {
            filler.text(title, &label, &keep);
        }
        // What it is attached to is this plan, whose number and date are not known yet.
        if let Some(attached) = &mut appendix.attached_to {
            filler.attached(plan, attached, &label);
        }
        filler.paragraphs(&mut appendix.preamble, &label, &keep);
    }
    for table in &mut draft.tables {
        filler.table(table, &keep);
    }
    filler.check()?;
    draft.source = Source::default();
    draft.coverage = Coverage::default();
    draft.indicators.clear();
    draft.assignments.clear();
    draft.references.clear();
    draft.edits.clear();
    draft.diagnostics.clear();
    Ok(Draft { plan: draft, blanks: filler.blanks })
}

/// The year of the plan: the last its title names, else that of its date.
fn own_year(plan: &Plan) -> Option<u16> {
    let years = |text: &str| {
        let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
        numbers
            .iter()
            .rev()
            .find_map(|number| number.parse().ok().filter(|year| number.len() == 4 && (1945..=2100).contains(year)))
    };
    let dated = plan.header.date.and_then(|date| u16::try_from(date.year()).ok());
    plan.header.title.as_deref().and_then(years).or(dated).or_else(|| plan.header.date_text.as_deref().and_then(years))
}

struct Filler<'d> {
    own: u16,
    year: u16,
    data: &'d Value,
    /// Citations of documents of this year and the last.
    recent: Vec<String>,
    blanks: Vec<Blank>,
    /// Blanks and citations so far.
    count: usize,
    citations: usize,
}

impl Filler<'_> {
    fn header(&mut self, plan: &Plan, draft: &mut Plan) {
        let header = &mut draft.header;
        let number = self.value("number");
        let written = plan.header.number_text.clone().or_else(|| plan.header.number.map(|number| number.to_string()));
        self.note("number", BlankKind::Number, "header", written, number.is_some());
        header.number = number.as_deref().and_then(|number| number.trim().parse().ok());
        header.number_text = None;
        if header.number_year.is_some() {
            header.number_year = Some(self.year);
        }
        let date = self.value("date");
        let before = plan.header.date_text.clone().or_else(|| plan.header.date.map(|date| date.to_string()));
        self.note("date", BlankKind::Date, "header", before, date.is_some());
        header.date = date.as_deref().and_then(|date| date.trim().parse().ok());
        // A draft knows the year it is for, though not always the year it is signed in.
        header.date_text = if header.date.is_some() { None } else { Some("ngày … tháng … năm …".to_owned()) };
    }

    fn note(&mut self, id: &str, kind: BlankKind, part: &str, before: Option<String>, is_filled: bool) {
        let before = before.unwrap_or_default();
        self.blanks.push(Blank { id: id.to_owned(), kind, part: part.to_owned(), context: String::new(), before, is_filled });
    }

    /// The value of a blank in the data; nothing and an empty text leave it a blank.
    fn value(&self, id: &str) -> Option<String> {
        match self.data.get(id)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string().replace('.', ",")),
            _ => None,
        }
    }

    /// `(Kèm theo Kế hoạch số 07/KH-UBND ngày …)`: the number and date are those of the letterhead.
    fn attached(&mut self, plan: &Plan, text: &mut String, part: &str) {
        if let (Some(number), Some(symbol)) = (plan.header.number, &plan.header.symbol) {
            let fresh = self.value("number").unwrap_or_else(|| BLANK.to_owned());
            for written in [format!("{number:02}"), number.to_string()] {
                for sign in ["/", "-"] {
                    *text = text.replace(&format!("{written}{sign}{symbol}"), &format!("{fresh}{sign}{symbol}"));
                }
            }
        }
        self.text(text, part, &[]);
    }

    /// The citations in a text that may have to be replaced: where they stand.
    fn recent_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = vec![];
        for citation in self.recent.iter().filter(|citation| !citation.is_empty()) {
            for (at, found) in text.match_indices(citation.as_str()) {
                let range = at..at + found.len();
                if out.iter().all(|other| range.end <= other.start || other.end <= range.start) {
                    out.push(range);
                }
            }
        }
        out
    }

    fn text(&mut self, text: &mut String, part: &str, keep: &[&str]) {
        let mut found = scan(text, self.own, keep);
        if !keep.is_empty() {
            found.extend(self.recent_in(text).into_iter().map(|range| (range, Found::Blank(BlankKind::Citation))));
            found.sort_by_key(|(range, _)| range.start);
        }
        if found.is_empty() {
            return;
        }
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (range, what) in found {
            if range.start < done {
                continue;
            }
            out.push_str(&text[done..range.start]);
            match what {
                Found::OwnYear => out.push_str(&self.year.to_string()),
                Found::Blank(kind) => {
                    let (count, letter, stand_in) = if kind == BlankKind::Citation {
                        (&mut self.citations, 'c', &text[range.clone()])
                    } else {
                        (&mut self.count, 'b', BLANK)
                    };
                    *count += 1;
                    let id = format!("{letter}{count}");
                    let value = self.value(&id);
                    out.push_str(value.as_deref().unwrap_or(stand_in));
                    self.blanks.push(Blank {
                        id,
                        kind,
                        part: part.to_owned(),
                        before: text[range.clone()].to_owned(),
                        context: context(text, range.start, range.end),
                        is_filled: value.is_some(),
                    });
                }
            }
            done = range.end;
        }
        out.push_str(&text[done..]);
        *text = out;
    }

    fn paragraphs(&mut self, paragraphs: &mut [Paragraph], part: &str, keep: &[&str]) {
        for paragraph in paragraphs {
            self.text(&mut paragraph.text, part, keep);
        }
    }

    fn sections(&mut self, sections: &mut [Section], keep: &[&str]) {
        // Depth first, without recursion.
        let mut waiting: Vec<&mut Section> = sections.iter_mut().rev().collect();
        while let Some(section) = waiting.pop() {
            let part = section.path.clone();
            if let Some(heading) = &mut section.heading {
                self.text(heading, &part, keep);
            }
            if section.paragraphs.is_empty() {
                if let Some(text) = &mut section.text {
                    self.text(text, &part, keep);
                }
            } else {
                self.paragraphs(&mut section.paragraphs, &part, keep);
                let texts: Vec<&str> = section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
                section.text = Some(texts.join(" "));
            }
            waiting.extend(section.children.iter_mut().rev());
        }
    }

    fn table(&mut self, table: &mut Table, keep: &[&str]) {
        use crate::model::ColumnRole;
        let id = table.id.clone();
        if let Some(caption) = &mut table.caption {
            self.text(caption, &format!("table {id}"), keep);
        }
        let ordinal: Vec<bool> = table.columns.iter().map(|column| column.role == ColumnRole::Ordinal).collect();
        for cells in &mut table.header {
            for cell in cells.iter_mut().filter(|cell| !is_column_number(cell)) {
                self.text(cell, &format!("table {id} header"), keep);
            }
        }
        for (at, cells) in table.rows.iter_mut().enumerate() {
            // A row that numbers the columns may stand below the header.
            let is_numbering = cells.len() > 2 && cells.iter().all(|cell| cell.is_empty() || is_column_number(cell)) && at == 0;
            for (column, cell) in cells.iter_mut().enumerate().filter(|_| !is_numbering) {
                // A cell with a serial number is a label.
                if !ordinal.get(column).copied().unwrap_or(column == 0 && cell.len() <= 3) {
                    self.text(cell, &format!("table {id} row {}", at + 1), keep);
                }
            }
        }
    }

    /// Data for a blank that is not there would be lost silently.
    fn check(&self) -> Result<(), TemplateError> {
        let Value::Object(fields) = self.data else { return Ok(()) };
        let known = || self.blanks.iter().map(|blank| blank.id.as_str());
        let wrong = fields.keys().filter(|name| !known().any(|id| id == name.as_str()));
        let mut faults: Vec<TemplateFault> = wrong
            .map(|name| TemplateFault {
                proposal: nearest(name, known()).map(str::to_owned),
                ..TemplateFault::new(None, "", format!("`{name}`: the draft has no such blank"))
            })
            .collect();
        let dates = self.value("date").filter(|date| date.trim().parse::<jiff::civil::Date>().is_err());
        faults
            .extend(dates.map(|date| TemplateFault::new(None, "", format!("`date`: “{date}” is not a date; write 2027-01-15"))));
        let numbers = self.value("number").filter(|number| number.trim().parse::<u32>().is_err());
        faults.extend(numbers.map(|number| TemplateFault::new(None, "", format!("`number`: “{number}” is not a number"))));
        if faults.is_empty() { Ok(()) } else { Err(TemplateError { faults }) }
    }
}

/// `(3)`, `4`, `8=7/4`: the cells of a row that numbers the columns.
fn is_column_number(cell: &str) -> bool {
    let inner = cell.trim().trim_start_matches('(').trim_end_matches(')');
    let is_number = inner.len() <= 2 && !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
    is_number || (inner.contains('=') && inner.chars().all(|c| c.is_ascii_digit() || "=/+-*().:x% ".contains(c)))
}

/// A few words before and after, with the blank between.
fn context(text: &str, start: usize, end: usize) -> String {
    let before: Vec<char> = text[..start].chars().rev().take(30).collect();
    let after: String = text[end..].chars().take(30).collect();
    let before: String = before.into_iter().rev().collect();
    format!("{before}[{BLANK}]{after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ColumnRole, Letterhead};

    fn plan() -> Plan {
        let header = Letterhead {
            title: Some("Trồng cây năm 2026".into()),
            number: Some(7),
            number_text: Some("Số: 07/KH-UBND".into()),
            symbol: Some("KH-UBND".into()),
            date: Some(jiff::civil::date(2026, 2, 5)),
            ..Letterhead::default()
        };
        let text = "Năm 2025 đã trồng 1.200 cây.".into();
        let preamble = vec![Paragraph { text, place: crate::base::place::Place::default() }];
        Plan { header, preamble, ..Plan::default() }
    }

    #[test]
    fn the_letterhead_is_blank_and_the_title_moves() {
        let draft = next_year(&plan(), 2027, &Data::default()).unwrap();
        assert_eq!(draft.plan.header.title.as_deref(), Some("Trồng cây năm 2027"));
        assert_eq!(
            (draft.plan.header.number, draft.plan.header.number_text.as_deref(), draft.plan.header.date),
            (None, None, None)
        );
        assert_eq!(draft.plan.preamble[0].text, "Năm … đã trồng … cây.");
        let ids: Vec<_> = draft.blanks.iter().map(|blank| (blank.id.as_str(), blank.before.as_str())).collect();
        assert_eq!(ids, [("number", "Số: 07/KH-UBND"), ("date", "2026-02-05"), ("b1", "2025"), ("b2", "1.200")]);
        assert_eq!(draft.blanks[3].context, "Năm 2025 đã trồng […] cây.");
    }

    #[test]
    fn data_fill_blanks_and_nothing_else() {
        let data = Data::from_yaml("number: 12\ndate: 2027-01-15\nb1: 2026\nb2: '1.500'").unwrap();
        let draft = next_year(&plan(), 2027, &data).unwrap();
        assert_eq!(draft.plan.preamble[0].text, "Năm 2026 đã trồng 1.500 cây.");
        assert_eq!((draft.plan.header.number, draft.plan.header.date), (Some(12), Some(jiff::civil::date(2027, 1, 15))));
        assert!(draft.blanks.iter().all(|blank| blank.is_filled));
        let error = next_year(&plan(), 2027, &Data::from_yaml("b22: 5\ndate: mai").unwrap()).unwrap_err().to_string();
        assert!(
            error.contains("`b22`: the draft has no such blank; did you mean `b2`?") && error.contains("is not a date"),
            "{error}"
        );
        assert!(next_year(&Plan::default(), 2027, &Data::default()).is_err());
    }

    #[test]
    fn citations_of_the_year_are_listed_and_stay() {
        let mut plan = plan();
        let citation = "Kế hoạch số 12/KH-UBND ngày 05/01/2026";
        plan.preamble[0].text = format!("Thực hiện {citation} và Luật số 45/2019/QH14.");
        plan.references = vec![crate::model::Reference {
            id: "R1".into(),
            text: citation.into(),
            doc_type: "Kế hoạch".into(),
            number: "12/KH-UBND".into(),
            date: Some(jiff::civil::date(2026, 1, 5)),
            issuer: None,
            system: crate::model::ReferenceSystem::State,
            same_as: None,
            source: "preamble".into(),
            place: crate::base::place::Place::default(),
        }];
        let draft = next_year(&plan, 2027, &Data::default()).unwrap();
        assert_eq!(draft.plan.preamble[0].text, plan.preamble[0].text);
        assert_eq!((draft.blanks[2].id.as_str(), draft.blanks[2].before.as_str()), ("c1", citation));
        let data = Data::from_yaml("c1: Kế hoạch số 9/KH-UBND ngày 04/01/2027").unwrap();
        let draft = next_year(&plan, 2027, &data).unwrap();
        assert_eq!(draft.plan.preamble[0].text, "Thực hiện Kế hoạch số 9/KH-UBND ngày 04/01/2027 và Luật số 45/2019/QH14.");
    }

    #[test]
    fn serial_numbers_of_tables_stay() {
        let cells = |row: &[&str]| row.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
        let column = |role| crate::model::Column { path: String::new(), role, period: None };
        let data = Data::from_yaml("tables: [{header: [a], rows: []}]").unwrap();
        let mut table = crate::render::plan_of_data(&data, crate::model::DocType::KeHoach).unwrap().tables.remove(0);
        table.columns = vec![column(ColumnRole::Ordinal), column(ColumnRole::Name), column(ColumnRole::Target)];
        table.header = vec![cells(&["TT", "Chỉ tiêu", "Năm 2026"]), cells(&["(1)", "(2)", "(3)"])];
        table.rows = vec![cells(&["1", "Số cây", "500"])];
        let plan = Plan { tables: vec![table], ..plan() };
        let draft = next_year(&plan, 2027, &Data::default()).unwrap();
        assert_eq!(draft.plan.tables[0].header, [cells(&["TT", "Chỉ tiêu", "Năm 2027"]), cells(&["(1)", "(2)", "(3)"])]);
        assert_eq!(draft.plan.tables[0].rows, [cells(&["1", "Số cây", "…"])]);
    }
}
