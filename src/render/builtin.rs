//! Documents from data alone: a plan written as data, loosely, becomes a plan that the writers know.
//!
//! The names are those of the JSON that `kehoach parse` prints, so that a plan read from one file can be changed and
//! written again. What a person would not write by hand may be left out: places, kinds, labels (they are counted), the
//! form of a paragraph (a text will do). A name that is not known is a fault, not a silence.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::check::nearest;
use super::data::Data;
use super::fault::{TemplateError, TemplateFault};
use super::known::{APPENDIX, HEADER, PLAN, SECTION, SIGNATURE, TABLE};
use super::labels;
use crate::base::place::Place;
use crate::base::roman;
use crate::model::{
    Appendix, CellSpan, DocType, Letterhead, Paragraph, Plan, RowInfo, RowKind, Section, SectionRun, Signature, Table, TableKind,
};

/// The documents that need no template: name on the command line, type.
pub const BUILTINS: &[(&str, DocType)] = &[
    ("ke-hoach", DocType::KeHoach),
    ("quyet-dinh", DocType::QuyetDinh),
    ("chi-thi", DocType::ChiThi),
    ("cong-van", DocType::CongVan),
    ("bao-cao", DocType::BaoCao),
    ("to-trinh", DocType::ToTrinh),
];

/// A plan, or a document of another type, from data with the names of a plan's JSON.
///
/// ```
/// use kehoach::{Data, DocType};
/// let data = Data::from_yaml("
/// header: {issuer: ỦY BAN NHÂN DÂN XÃ PHÚ LÂM, symbol: KH-UBND, place: Phú Lâm, title: Trồng cây năm 2026}
/// preamble: Ủy ban nhân dân xã ban hành Kế hoạch như sau
/// sections:
///   - heading: MỤC TIÊU
///     children: [Trồng 500 cây., Chăm sóc 2.000 cây.]
/// ").unwrap();
/// let plan = kehoach::plan_of_data(&data, DocType::KeHoach).unwrap();
/// assert_eq!(plan.header.doc_type.as_deref(), Some("KẾ HOẠCH"));
/// assert_eq!((plan.sections[0].label.as_str(), plan.sections[0].children[1].label.as_str()), ("I.", "2."));
/// assert!(plan.header.number.is_none(), "a number that is not given stays blank");
/// ```
///
/// # Errors
///
/// If a name is not known or a value is of the wrong kind; all such faults are told at once.
pub fn plan_of_data(data: &Data, kind: DocType) -> Result<Plan, TemplateError> {
    // The data of a parsed plan say all that a plan holds, the places of its pieces too.
    if data.0.get("schema").is_some_and(|schema| schema == "kehoach.plan/1")
        && let Ok(plan) = serde_json::from_value(data.0.clone())
    {
        return Ok(plan);
    }
    let mut reader = Reader { faults: vec![], tables: vec![], kind };
    let plan = reader.plan(&data.0);
    if reader.faults.is_empty() { Ok(plan) } else { Err(TemplateError { faults: reader.faults }) }
}

struct Reader {
    faults: Vec<TemplateFault>,
    tables: Vec<Table>,
    kind: DocType,
}

/// Sections nested deeper than this are no document.
const DEEPEST: usize = 32;

impl Reader {
    fn fault(&mut self, path: &str, message: impl AsRef<str>) {
        self.faults.push(TemplateFault::new(None, "", format!("`{path}`: {}", message.as_ref())));
    }

    /// The fields of a group of values; a name that is not among the known ones is a fault.
    fn group<'v>(&mut self, value: &'v Value, path: &str, known: &[&str]) -> Option<&'v Map<String, Value>> {
        let Value::Object(fields) = value else {
            self.fault(path, "a group of values (`name: value`) is needed");
            return None;
        };
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            let full = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let proposal = nearest(name, known.iter().copied()).map(str::to_owned);
            let message = format!("`{full}`: a plan has no such part");
            self.faults.push(TemplateFault { proposal, ..TemplateFault::new(None, "", message) });
        }
        Some(fields)
    }

    fn plan(&mut self, data: &Value) -> Plan {
        let mut plan = Plan { schema: "kehoach.plan/1".to_owned(), ..Plan::default() };
        let Some(fields) = self.group(data, "", PLAN) else { return plan };
        let field = |name: &str| fields.get(name).unwrap_or(&Value::Null);
        // Tables come first: sections name them by their ids.
        for (at, table) in list(field("tables")).into_iter().enumerate() {
            self.table(table, &format!("tables[{at}]"));
        }
        plan.header = self.header(field("header"));
        plan.places.header.insert("motto".to_owned(), Place::default());
        plan.addressees = self.texts(field("addressees"), "addressees");
        plan.legal_basis = self.texts(field("legal_basis"), "legal_basis");
        plan.preamble = self.paragraphs(field("preamble"), "preamble");
        plan.sections = self.sections(field("sections"), "sections", 0);
        plan.closing = self.paragraphs(field("closing"), "closing");
        plan.recipients = self.texts(field("recipients"), "recipients");
        plan.signature = self.signature(field("signature"), "signature", 0);
        for (at, appendix) in list(field("appendices")).into_iter().enumerate() {
            let path = format!("appendices[{at}]");
            if let Some((mut appendix, sections)) = self.appendix(appendix, &path, at) {
                appendix.sections = SectionRun { first: plan.sections.len() as u32, count: sections.len() as u32 };
                plan.sections.extend(sections);
                plan.appendices.push(appendix);
            }
        }
        plan.tables = std::mem::take(&mut self.tables);
        plan
    }

    fn header(&mut self, value: &Value) -> Letterhead {
        let mut header = Letterhead { kind: Some(self.kind), ..Letterhead::default() };
        if self.kind != DocType::CongVan {
            header.doc_type = Some(self.kind.name().to_uppercase());
        }
        if value.is_null() {
            return header;
        }
        let Some(fields) = self.group(value, "header", HEADER) else { return header };
        let mut text = |name: &str| self.text(fields.get(name), &format!("header.{name}"));
        header.issuer_parent = text("issuer_parent");
        header.issuer = text("issuer");
        header.symbol = text("symbol");
        header.number_text = text("number_text");
        header.place = text("place");
        header.date_text = text("date_text");
        header.title = text("title");
        header.number_suffix = text("number_suffix");
        header.doc_type = text("doc_type").or(header.doc_type);
        if let Some(date) = text("date") {
            header.date = date.parse::<Date>().ok();
            if header.date.is_none() {
                self.fault("header.date", format!("“{date}” is not a date; write 2026-02-05"));
            }
        }
        header.number = self.count(fields.get("number"), "header.number");
        header.number_year =
            self.count(fields.get("number_year"), "header.number_year").and_then(|year| u16::try_from(year).ok());
        header.stamps = self.texts(fields.get("stamps").unwrap_or(&Value::Null), "header.stamps");
        header
    }

    fn signature(&mut self, value: &Value, path: &str, depth: usize) -> Signature {
        if value.is_null() {
            return Signature::default();
        }
        let Some(fields) = self.group(value, path, SIGNATURE) else {
            return Signature::default();
        };
        let field = |name: &str| fields.get(name).unwrap_or(&Value::Null);
        let mut signature = Signature {
            authority: self.text(Some(field("authority")), &format!("{path}.authority")),
            role_lines: self.texts(field("role_lines"), &format!("{path}.role_lines")),
            name: self.text(Some(field("name")), &format!("{path}.name")),
            others: vec![],
        };
        if depth == 0 {
            let others = format!("{path}.others");
            signature.others = list(field("others")).into_iter().map(|other| self.signature(other, &others, 1)).collect();
        }
        signature
    }

    fn appendix(&mut self, value: &Value, path: &str, at: usize) -> Option<(Appendix, Vec<Section>)> {
        let fields = self.group(value, path, APPENDIX)?;
        let field = |name: &str| fields.get(name).unwrap_or(&Value::Null);
        let tables = self.table_ids(field("tables"), &format!("{path}.tables"));
        let sections = self.sections(field("sections"), &format!("{path}.sections"), 0);
        let appendix = Appendix {
            label: self
                .text(Some(field("label")), &format!("{path}.label"))
                .unwrap_or_else(|| format!("Phụ lục {}", roman::numeral(at as u32 + 1).unwrap_or_default())),
            title: self.text(Some(field("title")), &format!("{path}.title")),
            attached_to: self.text(Some(field("attached_to")), &format!("{path}.attached_to")),
            preamble: self.paragraphs(field("preamble"), &format!("{path}.preamble")),
            sections: SectionRun::default(),
            tables,
            caption_place: Place::default(),
            place: Place::default(),
        };
        Some((appendix, sections))
    }

    fn sections(&mut self, value: &Value, path: &str, depth: usize) -> Vec<Section> {
        if depth > DEEPEST {
            self.fault(path, format!("sections are nested more than {DEEPEST} deep"));
            return vec![];
        }
        let items = list(value);
        items.into_iter().enumerate().filter_map(|(at, item)| self.section(item, &format!("{path}[{at}]"), depth, at)).collect()
    }

    fn section(&mut self, value: &Value, path: &str, depth: usize, at: usize) -> Option<Section> {
        let (label, kind) = labels::of_place(self.kind, depth, at);
        let mut section = Section {
            path: label.trim_end_matches(['.', ')']).to_owned(),
            label,
            kind,
            heading: None,
            text: None,
            paragraphs: vec![],
            tables: vec![],
            children: vec![],
            label_place: Place::default(),
            heading_place: None,
            place: Place::default(),
        };
        if let Value::String(text) = value {
            section.text = Some(text.clone());
            section.paragraphs = vec![paragraph(text)];
            return Some(section);
        }
        let fields = self.group(value, path, SECTION)?;
        let field = |name: &str| fields.get(name).unwrap_or(&Value::Null);
        if let Some(label) = self.text(Some(field("label")), &format!("{path}.label")) {
            section.kind = labels::kind(&label).unwrap_or(section.kind);
            label.trim_end_matches(['.', ')']).clone_into(&mut section.path);
            section.label = label;
        }
        if let Some(kind) = self.text(Some(field("kind")), &format!("{path}.kind")) {
            match serde_json::from_value(Value::String(kind.clone())) {
                Ok(kind) => section.kind = kind,
                Err(_) => self.fault(&format!("{path}.kind"), format!("“{kind}” is no kind of section")),
            }
        }
        section.heading = self.text(Some(field("heading")), &format!("{path}.heading"));
        // The data of a parsed plan give a text both whole and in paragraphs.
        let name = if field("paragraphs").is_null() { "text" } else { "paragraphs" };
        section.paragraphs = self.paragraphs(field(name), &format!("{path}.{name}"));
        let texts: Vec<&str> = section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        section.text = (!texts.is_empty()).then(|| texts.join(" "));
        section.tables = self.table_ids(field("tables"), &format!("{path}.tables"));
        section.children = self.sections(field("children"), &format!("{path}.children"), depth + 1);
        Some(section)
    }

    /// Ids of tables: named, or given in place.
    fn table_ids(&mut self, value: &Value, path: &str) -> Vec<String> {
        let mut out = vec![];
        for (at, item) in list(value).into_iter().enumerate() {
            match item {
                Value::String(id) if self.tables.iter().any(|table| table.id == *id) => out.push(id.clone()),
                Value::String(id) => self.fault(path, format!("there is no table `{id}` among `tables`")),
                item => out.extend(self.table(item, &format!("{path}[{at}]"))),
            }
        }
        out
    }

    fn table(&mut self, value: &Value, path: &str) -> Option<String> {
        let fields = self.group(value, path, TABLE)?;
        let field = |name: &str| fields.get(name).unwrap_or(&Value::Null);
        let id = self.text(Some(field("id")), &format!("{path}.id")).unwrap_or_else(|| format!("T{}", self.tables.len() + 1));
        let header = match field("header") {
            // One header row may be written as a list of its cells.
            Value::Array(cells) if !cells.is_empty() && cells.iter().all(|cell| !cell.is_array()) => {
                vec![self.cells(field("header"), &format!("{path}.header"))]
            }
            rows => self.rows(rows, &format!("{path}.header")),
        };
        let rows = self.rows(field("rows"), &format!("{path}.rows"));
        let spans: Vec<CellSpan> = match field("spans") {
            Value::Null => vec![],
            spans => serde_json::from_value(spans.clone()).unwrap_or_else(|error| {
                self.fault(&format!("{path}.spans"), format!("{error}"));
                vec![]
            }),
        };
        let kinds = match field("row_info") {
            Value::Array(infos) => infos.iter().map(|info| serde_json::from_value(info["kind"].clone()).ok()).collect(),
            _ => vec![],
        };
        let info = |at: usize| RowInfo {
            kind: kinds.get(at).copied().flatten().unwrap_or(RowKind::Data),
            place: Place::default(),
            cells: vec![],
        };
        let caption = self.text(Some(field("caption")), &format!("{path}.caption"));
        self.tables.push(Table {
            id: id.clone(),
            section_path: None,
            kind: TableKind::Other,
            caption,
            row_info: (0..rows.len()).map(info).collect(),
            header,
            rows,
            columns: serde_json::from_value(field("columns").clone()).unwrap_or_default(),
            spans,
            merged_from_parts: 1,
            header_places: vec![],
            place: Place::default(),
        });
        Some(id)
    }

    fn rows(&mut self, value: &Value, path: &str) -> Vec<Vec<String>> {
        let items = list(value);
        items.into_iter().enumerate().map(|(at, row)| self.cells(row, &format!("{path}[{at}]"))).collect()
    }

    fn cells(&mut self, value: &Value, path: &str) -> Vec<String> {
        let items = list(value);
        items.into_iter().map(|cell| self.text(Some(cell), path).unwrap_or_default()).collect()
    }

    fn texts(&mut self, value: &Value, path: &str) -> Vec<String> {
        let items = list(value);
        items.into_iter().filter_map(|item| self.text(Some(item), path)).collect()
    }

    fn paragraphs(&mut self, value: &Value, path: &str) -> Vec<Paragraph> {
        let items = list(value);
        let text = |item: &'_ Value| match item {
            Value::Object(fields) => fields.get("text").cloned(),
            item => Some(item.clone()),
        };
        items.into_iter().filter_map(text).filter_map(|item| self.text(Some(&item), path)).map(|text| paragraph(&text)).collect()
    }

    /// A text; a number is one, with its decimals as Vietnamese writes them.
    fn text(&mut self, value: Option<&Value>, path: &str) -> Option<String> {
        match value? {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string().replace('.', ",")),
            _ => {
                self.fault(path, "a text is needed");
                None
            }
        }
    }

    fn count(&mut self, value: Option<&Value>, path: &str) -> Option<u32> {
        let value = value.filter(|value| !value.is_null())?;
        let number = value.as_u64().or_else(|| value.as_str()?.parse().ok()).and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            self.fault(path, "a whole number is needed");
        }
        number
    }
}

/// A list; a single value stands for a list of one, nothing for none.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => vec![],
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph { text: text.to_owned(), place: Place::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(yaml: &str, kind: DocType) -> Result<Plan, String> {
        plan_of_data(&Data::from_yaml(yaml).unwrap(), kind).map_err(|error| error.to_string())
    }

    #[test]
    fn labels_are_counted_by_type() {
        let yaml = "sections: [{heading: Một, children: [a, {text: b, children: [x, y]}]}, Hai]";
        let labels =
            |kind| plan(yaml, kind).unwrap().sections.iter().flat_map(Section::walk).map(|s| s.label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(DocType::KeHoach), ["I.", "1.", "2.", "a)", "b)", "II."]);
        assert_eq!(labels(DocType::QuyetDinh), ["Điều 1.", "1.", "2.", "a)", "b)", "Điều 2."]);
        assert_eq!(labels(DocType::CongVan), ["1.", "a)", "b)", "-", "-", "2."]);
    }

    #[test]
    fn tables_stand_where_they_are_given() {
        let plan = plan("sections: [{heading: A, tables: [{header: [TT, Tên], rows: [[1, 2.5], ['2', x]]}]}]", DocType::KeHoach)
            .unwrap();
        assert_eq!(plan.sections[0].tables, ["T1"]);
        assert_eq!(plan.tables[0].rows[0], ["1", "2,5"]);
    }

    #[test]
    fn what_is_not_known_is_told() {
        let error =
            plan("headr: {}\nheader: {titel: x, date: hôm nay, number: mười}\nsections: [[1]]", DocType::KeHoach).unwrap_err();
        for expected in [
            "`headr`: a plan has no such part; did you mean `header`?",
            "`header.titel`: a plan has no such part; did you mean `title`?",
            "`header.date`: “hôm nay” is not a date",
            "`header.number`: a whole number is needed",
            "`sections[0]`: a group of values",
        ] {
            assert!(error.contains(expected), "{expected}: {error}");
        }
    }
}
