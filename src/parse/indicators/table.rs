//! Indicators from the rows of indicator tables: one for each row that holds a value.
//!
//! The roles of the columns say what a cell means; where several columns hold results, the last before the plan is
//! the baseline. A cell that holds no clear figure gives no value: the text is still in the table.

mod values;

use crate::model::{Column, ColumnRole, Indicator, Rank, RowKind, Table, TableKind};
use crate::parse::agencies;
use crate::parse::facts::Facts;
use crate::parse::indicators::Found;
use crate::parse::indicators::cell::{self, Value};
use crate::parse::indicators::table::values::Scaled;
use crate::parse::tables;

/// The indicators of all tables, in document order.
pub(crate) fn from_tables(facts: &Facts<'_>, tables: &[Table]) -> Vec<Found> {
    let mut indicators = vec![];
    for table in tables.iter().filter(|table| table.kind == TableKind::Indicator) {
        if let Some(reader) = Reader::new(table, facts.plan_year) {
            reader.read(&mut indicators);
        }
    }
    indicators
}

/// Where each value of a row stands.
struct Reader<'a> {
    table: &'a Table,
    name: usize,
    unit: Option<usize>,
    /// Columns of results, the one to prefer first.
    baselines: Vec<usize>,
    /// Columns of targets, the one to prefer first.
    targets: Vec<usize>,
    /// Columns of targets that say who sets them or how far they go: `Trung ương giao`, `Phấn đấu`.
    setters: Vec<usize>,
    ranks: Vec<usize>,
    rank_targets: Vec<usize>,
    max: Option<usize>,
    delta: Option<usize>,
    /// Whether an unsigned change goes down by the words of its header.
    delta_falls: bool,
    owners: Vec<usize>,
    /// The unit that the header states for all values.
    header_unit: Option<String>,
    /// The unit that stands over the whole table.
    table_unit: Option<String>,
    /// The time each row stands under: `Đến năm 2030`.
    times: Vec<Option<String>>,
}

impl<'a> Reader<'a> {
    fn new(table: &'a Table, plan_year: Option<i16>) -> Option<Self> {
        let all = |role: ColumnRole| -> Vec<usize> {
            table.columns.iter().enumerate().filter(|(_, column)| column.role == role).map(|(at, _)| at).collect()
        };
        let first = |role| all(role).first().copied();
        let plan = plan_year.map(|year| year.to_string());
        let period = |column: usize| table.columns[column].period.as_deref();
        let (mut baselines, mut targets) = (all(ColumnRole::Baseline), all(ColumnRole::Target));
        if let Some(plan) = plan.as_deref().filter(|_| targets.is_empty()) {
            // Columns that only name a year: the year of the plan tells results from targets.
            for column in (0..table.columns.len()).filter(|&column| is_value_of_year(&table.columns[column])) {
                match period(column) {
                    Some(year) if tables::last_year(year) < plan => baselines.push(column),
                    Some(_) => targets.push(column),
                    None => {}
                }
            }
        }
        if let Some(plan) = plan.as_deref() {
            // A year that only stands beside a later plan may itself be one to plan for.
            let is_planned = |&column: &usize| {
                period(column).is_some_and(|year| tables::last_year(year) >= plan)
                    && tables::names_value_of_year(&table.columns[column].path)
            };
            let (planned, reached) = baselines.into_iter().partition::<Vec<_>, _>(is_planned);
            baselines = reached;
            targets.extend(planned);
        }
        let (mut ranks, mut rank_targets) = (all(ColumnRole::Rank), all(ColumnRole::RankTarget));
        if rank_targets.is_empty() && ranks.len() > 1 {
            // Ranks of the plan's own year, beside ranks of earlier years, are aimed at.
            let is_later = |&column: &usize| plan.as_deref().zip(period(column)).is_some_and(|(plan, year)| year >= plan);
            (rank_targets, ranks) = ranks.into_iter().partition(is_later);
            if ranks.is_empty() {
                std::mem::swap(&mut rank_targets, &mut ranks);
            }
        }
        let late_first = |columns: &mut Vec<usize>| {
            columns.sort_by_key(|&column| {
                (is_part_of_year(&table.columns[column]), std::cmp::Reverse(period(column)), std::cmp::Reverse(column))
            });
        };
        late_first(&mut baselines);
        late_first(&mut ranks);
        let plan_first =
            |columns: &mut Vec<usize>| columns.sort_by_key(|&column| plan.is_some() && period(column) != plan.as_deref());
        plan_first(&mut targets);
        plan_first(&mut rank_targets);
        let setters = targets.iter().copied().filter(|&column| sets_apart(&table.columns[column])).collect();
        let mut reader = Self {
            table,
            setters,
            name: first(ColumnRole::Name).or_else(|| first(ColumnRole::Task))?,
            unit: first(ColumnRole::Unit),
            baselines,
            targets,
            ranks,
            rank_targets,
            max: first(ColumnRole::Max),
            delta: first(ColumnRole::Delta),
            delta_falls: first(ColumnRole::Delta).is_some_and(|column| falls(&table.columns[column])),
            owners: all(ColumnRole::Lead),
            header_unit: None,
            table_unit: None,
            times: tables::times_above(table),
        };
        reader.header_unit = reader.unit_of_header();
        reader.table_unit = reader.unit_of_table();
        Some(reader)
    }

    /// Reads all rows.
    fn read(&self, indicators: &mut Vec<Found>) {
        let wholes = tables::wholes(self.table);
        let mut of_rows: Vec<Option<usize>> = vec![None; self.table.rows.len()];
        let mut last_unit: Option<String> = None;
        for (row, info) in self.table.row_info.iter().enumerate() {
            if info.kind == RowKind::Group {
                continue;
            }
            let Some(indicator) = self.indicator(row, last_unit.as_deref()) else { continue };
            last_unit.clone_from(&indicator.unit);
            of_rows[row] = Some(indicators.len());
            let parent = wholes.get(row).copied().flatten().and_then(|whole| of_rows[whole]);
            indicators.push(Found { indicator, parent });
        }
    }

    /// The indicator of one row; nothing where the row has no name or no value.
    fn indicator(&self, row: usize, last_unit: Option<&str>) -> Option<Indicator> {
        let info = &self.table.row_info[row];
        let name_column = self.name_column(row)?;
        let name = without_label(self.text(row, name_column), self.table);
        let baseline = self.baselines.iter().find_map(|&column| self.baseline(row, column));
        let targets = self.targets_of(row);
        let unit = self.unit(row, last_unit, name, [baseline.as_ref().map(|b| &b.1), targets.first().map(|t| &t.1)]);
        // A per cent beside a unit of another kind (`45 triệu đồng`, `Tăng 10%`) is no value of this indicator.
        let fits = |value: &Value| match (value.unit.as_deref(), unit.as_deref()) {
            (Some(own), Some(unit)) => own.starts_with('%') == unit.starts_with('%'),
            _ => true,
        };
        let scaled = |value: &Value| fits(value).then(|| values::factor(value, unit.as_deref()));
        let baseline = baseline.and_then(|(found, value)| Some((found.times(scaled(&value)?), value)));
        let targets: Vec<_> =
            targets.into_iter().filter_map(|(found, value)| Some((found.times(scaled(&value)?), value))).collect();
        let target = targets.first();
        let other_baselines = self.other_baselines(row, baseline.as_ref().map(|found| &found.0), scaled);
        let highest = [baseline.as_ref().map(|b| &b.1), target.map(|t| &t.1)].into_iter().flatten().find_map(|v| v.quantity.of);
        let max = match self.max {
            Some(column) => cell::value(self.text(row, column)).map(|value| value.quantity.value),
            None => highest,
        };
        let (delta, delta_upper) = self.delta(row, unit.as_deref(), target.map(|target| &target.1));
        let rank = self.rank(row, &self.ranks).or_else(|| {
            let (baseline, value) = baseline.as_ref()?;
            let (rank, of) = cell::rank_beside(&baseline.text, value)?;
            Some(Rank { period: baseline.period.clone(), value: rank, of, place: baseline.place })
        });
        let rank_target = self.rank(row, &self.rank_targets).map(|rank| rank.value);
        let rank_target =
            rank_target.or_else(|| target.and_then(|(target, value)| Some(cell::rank_beside(&target.text, value)?.0)));
        let valued =
            baseline.is_some() || target.is_some() || rank.is_some() || rank_target.is_some() || max.is_some() || delta.is_some();
        let (target, other_targets) = values::levels(targets);
        valued.then(|| Indicator {
            id: String::new(),
            source: format!("table {} row {}", self.table.id, row + 1),
            name: name.to_owned(),
            parent: None,
            unit,
            baseline: baseline.map(|(baseline, _)| baseline),
            rank,
            rank_target,
            max,
            delta,
            delta_upper,
            target,
            other_baselines,
            other_targets,
            owner: self.owner(row),
            inferred: vec![],
            name_place: info.cells[name_column],
            place: info.place,
        })
    }

    /// The text of a cell.
    fn text(&self, row: usize, column: usize) -> &'a str {
        self.table.rows[row].get(column).map_or("", String::as_str)
    }

    /// The text of a cell, or of the cell that covers it.
    fn covering_text(&self, row: usize, column: usize) -> &'a str {
        match self.text(row, column) {
            "" => self.text(tables::covering_row(self.table, row, column), column),
            text => text,
        }
    }

    /// The column that holds the row's name; a total may have it in the column of ordinals.
    fn name_column(&self, row: usize) -> Option<usize> {
        let total = self.table.row_info[row].kind == RowKind::Total;
        let named = |&column: &usize| !self.text(row, column).is_empty();
        std::iter::once(self.name).chain((0..self.name).filter(|_| total)).find(named)
    }

    /// The first rank in the cells of `columns`.
    fn rank(&self, row: usize, columns: &[usize]) -> Option<Rank> {
        columns.iter().find_map(|&column| {
            let (value, of) = cell::rank(self.text(row, column))?;
            let place = self.table.row_info[row].cells[column];
            Some(Rank { period: self.table.columns[column].period.clone(), value, of, place })
        })
    }

    /// The unit: of the column of units, of the name, of the values, of the header, of the table.
    fn unit(&self, row: usize, last: Option<&str>, name: &str, values: [Option<&Value>; 2]) -> Option<String> {
        let stated = self.unit.map_or("", |column| self.covering_text(row, column));
        if tables::is_ditto(stated) {
            return last.map(str::to_owned);
        }
        if stated.chars().any(|c| c.is_alphanumeric() || c == '%' || c == '‰') {
            return Some(stated.to_owned());
        }
        let mut of_values = values.into_iter().flatten().filter_map(|value| value.unit.clone());
        // The name's own unit is that of the level, a value may be a growth: `Vốn đầu tư (tỷ đồng)`, `tăng 8-10%`.
        cell::unit_in_brackets(name)
            .map(str::to_owned)
            .or_else(|| of_values.next())
            .or_else(|| self.header_unit.clone())
            .or_else(|| self.table_unit.clone())
    }

    /// The unit in brackets in the header of a column of values, or the word `điểm` there.
    fn unit_of_header(&self) -> Option<String> {
        let columns = || self.targets.iter().chain(&self.baselines).chain(&self.max).chain(&self.delta);
        let path = |&column: &usize| self.table.columns[column].path.as_str();
        let bracketed = columns().map(path).find_map(|path| path.split(" › ").find_map(cell::unit_in_brackets));
        let points = || {
            columns()
                .map(path)
                .any(|path| crate::base::fold::key(path).split(|c: char| !c.is_alphanumeric()).any(|word| word == "điểm"))
        };
        bracketed.map(str::to_owned).or_else(|| points().then(|| "điểm".to_owned()))
    }

    /// The unit stated in the caption or in a header row over the whole table.
    fn unit_of_table(&self) -> Option<String> {
        let titles = self.table.header.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() == 1).flatten();
        let lines = self.table.caption.iter().chain(titles).map(String::as_str);
        lines.filter(|line| !line.is_empty()).find_map(cell::stated_unit).map(str::to_owned)
    }

    /// The bodies answerable for the row.
    fn owner(&self, row: usize) -> Vec<String> {
        let mut owners: Vec<String> = vec![];
        for &column in &self.owners {
            let text = self.covering_text(tables::meant_row(self.table, row, column), column);
            for name in agencies::owners(text).into_iter().filter_map(|range| text.get(range)) {
                if !owners.iter().any(|known| known == name) {
                    owners.push(name.to_owned());
                }
            }
        }
        owners
    }
}

/// Whether a column holds values of a year that its header names without saying whether planned or reached.
fn is_value_of_year(column: &Column) -> bool {
    let names = |path: &str| tables::names_value_of_year(path) || tables::names_dated_value(path);
    column.role == ColumnRole::Other && names(&column.path)
}

/// Whether a column's results are of a part of a year.
fn is_part_of_year(column: &Column) -> bool {
    let key = crate::base::fold::key(&column.path);
    key.contains("tháng") || key.contains("quý")
}

/// Whether the header of a column of targets says whose they are or how far they go, so that another of the same year is
/// another target: `Trung ương giao | Tỉnh giao`, `Kế hoạch | Phấn đấu`.
fn sets_apart(column: &Column) -> bool {
    let key = crate::base::fold::key(&column.path);
    let given = key.split(|c: char| !c.is_alphanumeric()).any(|word| word == "giao");
    (given || key.contains("phấn đấu")) && !key.contains('%')
}

/// Whether the header of a column of changes speaks of a fall.
fn falls(column: &Column) -> bool {
    let key = crate::base::fold::key(&column.path);
    key.contains("giảm") && !key.contains("tăng")
}

/// A name without its list mark, or its number where the table has no column for numbers.
fn without_label<'t>(name: &'t str, table: &Table) -> &'t str {
    let bare = name.trim_start_matches(['-', '–', '+', '•', '*']).trim_start();
    if bare.is_empty() {
        return name;
    }
    if table.columns.iter().any(|column| column.role == ColumnRole::Ordinal) {
        return bare;
    }
    tables::without_ordinal(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Letterhead;
    use crate::parse::indicators::number;
    use crate::parse::tables::sample;

    fn read(text: &str, plan_year: Option<i16>) -> Vec<Indicator> {
        let doc = sample::doc(text);
        let header = Letterhead::default();
        number(from_tables(&Facts { doc: &doc, header: &header, plan_year, issued: None, school: false }, &sample::tables(&doc)))
    }

    /// `id<parent name [unit]: baseline@period, rank, → target@period, → rank, max, change; owners`.
    fn show(indicator: &Indicator) -> String {
        let mut out = indicator.id.clone();
        indicator.parent.iter().for_each(|parent| out += &format!("<{parent}"));
        out += &format!(" {}", indicator.name);
        indicator.unit.iter().for_each(|unit| out += &format!(" [{unit}]"));
        let at = |period: &Option<String>| period.as_ref().map_or(String::new(), |period| format!("@{period}"));
        if let Some(baseline) = &indicator.baseline {
            let upper = baseline.upper.map_or(String::new(), |upper| format!("..{upper}"));
            out += &format!(" {}{upper}{}", baseline.value, at(&baseline.period));
        }
        indicator.rank.iter().for_each(|r| out += &format!(" #{}{}", r.value, at(&r.period)));
        if let Some(target) = &indicator.target {
            let comparator = serde_json::to_value(target.comparator).unwrap();
            out += &format!(" {}{}", comparator.as_str().unwrap(), target.value);
            target.upper.iter().for_each(|upper| out += &format!("..{upper}"));
            out += &at(&target.period);
        }
        for other in &indicator.other_baselines {
            out += &format!(" ({}{})", other.value, at(&other.period));
        }
        for other in &indicator.other_targets {
            out += &format!(" (={}{})", other.value, at(&other.period));
        }
        indicator.rank_target.iter().for_each(|rank| out += &format!(" →#{rank}"));
        indicator.max.iter().for_each(|max| out += &format!(" /{max}"));
        indicator.delta.iter().for_each(|delta| out += &format!(" Δ{delta}"));
        if !indicator.owner.is_empty() {
            out += &format!("; {}", indicator.owner.join(" + "));
        }
        out
    }

    fn shown(text: &str, plan_year: Option<i16>) -> Vec<String> {
        read(text, plan_year).iter().map(show).collect()
    }

    #[test]
    fn scores_ranks_changes_and_parts() {
        let text = "STT\tLĩnh vực\tNăm 2030\t\tĐiểm tối đa\tDự kiến tăng điểm\tMục tiêu năm 2031 (điểm)\tĐơn vị theo dõi\n\
            \t\tXếp hạng\tĐiểm\t\t\t\t\n\
            I\tCHỈ SỐ CHUNG\t\t\t\t\t\t\n\
            1\tThể chế\t12/63\t7,5\t10\t+ 0,50\t≥ 8,0\tSở Tư pháp\n\
            \tTự chấm\t\t4\t5\t0\t\t\n\
            2\tTài chính\t9/63\t8,0\t10\t0,5\tTrên 8,25\tSở Tài chính, Sở Nội vụ\n\
            Tổng cộng\t\t\t15,5\t20\t1\t16,5\t";
        assert_eq!(
            shown(text, Some(2031)),
            [
                "I1 Thể chế [điểm] 7.5@2030 #12@2030 >=8.0@2031 /10 Δ0.50; Sở Tư pháp",
                "I2<I1 Tự chấm [điểm] 4@2030 /5 Δ0",
                "I3 Tài chính [điểm] 8.0@2030 #9@2030 >8.25@2031 /10 Δ0.5; Sở Tài chính + Sở Nội vụ",
                "I4 Tổng cộng [điểm] 15.5@2030 =16.5@2031 /20 Δ1",
            ]
        );
        let indicators = read(text, Some(2031));
        assert_eq!(indicators[0].source, "table T1 row 2");
        assert_eq!(indicators[0].rank.as_ref().unwrap().of, Some(63));
        assert_eq!((indicators[0].place.line, indicators[0].name_place.line), (4, 4));
    }

    #[test]
    fn the_last_result_before_the_plan_is_the_baseline() {
        let text = "TT\tChỉ tiêu\tĐVT\tThực hiện 2029\tKH 2030\tƯớc TH 2030\t6 tháng đầu năm 2030\tKế hoạch 2031\tSo sánh (%)\n\
            1\tThu ngân sách\ttỷ đồng\t1.100,5\t1.150\t1.200\t590\t1.300\t108,3\n\
            1.1\tThu nội địa\tnt\t1.000\t\t\t\t1.150\t\n\
            2\tTỷ lệ hộ nghèo\t%\t5\t4\t4,2\t4,6\tGiảm 0,5-1\t";
        assert_eq!(
            shown(text, Some(2031)),
            [
                "I1 Thu ngân sách [tỷ đồng] 1200@2030 =1300@2031 (1100.5@2029)",
                "I2<I1 Thu nội địa [tỷ đồng] 1000@2029 =1150@2031",
                "I3 Tỷ lệ hộ nghèo [%] 4.2@2030 (5@2029) Δ-0.5",
            ]
        );
    }

    #[test]
    fn bare_years_are_read_by_the_year_of_the_plan() {
        let text = "TT\tChỉ tiêu\tĐVT\t2029\t2030\t2031\t2032\n1\tTrồng rừng\tha\t10\t12\t15\t18";
        assert_eq!(shown(text, Some(2031)), ["I1 Trồng rừng [ha] 12@2030 =15@2031 (10@2029) (=18@2032)"]);
        assert_eq!(shown(text, None), [] as [&str; 0]);
        let horizon = "TT\tChỉ tiêu\tNăm 2030\tNăm 2031\tMục tiêu đến năm 2035\n1\tHồ sơ số hóa\t60%\t70%\t100%";
        assert_eq!(shown(horizon, Some(2031)), ["I1 Hồ sơ số hóa [%] 60@2030 =70@2031 (=100@2035)"]);
    }

    #[test]
    fn units_come_from_values_names_and_lines_above() {
        let text = "Đơn vị tính: triệu đồng\t\t\nNội dung chỉ tiêu\tThực hiện năm 2030\tMục tiêu năm 2031\n\
            Tỷ lệ giải ngân (%)\t90\t95\nSố xã đạt chuẩn\t10 xã\t12 xã\nDoanh thu du lịch\t500\t≥ 550";
        assert_eq!(
            shown(text, Some(2031)),
            [
                "I1 Tỷ lệ giải ngân (%) [%] 90@2030 =95@2031",
                "I2 Số xã đạt chuẩn [xã] 10@2030 =12@2031",
                "I3 Doanh thu du lịch [triệu đồng] 500@2030 >=550@2031",
            ]
        );
    }

    #[test]
    fn changes_stated_as_targets() {
        let text = "TT\tTiêu chí\tNăm 2030\tMục tiêu năm 2031\n1\tHài lòng\t85%\tTăng ít nhất 2%\n2\tHồ sơ trễ\t3%\tGiảm 1%\n\
            3\tDoanh thu\t45 triệu đồng\tTăng 10%\n\
            3\tThu phí\t80-85%\tTừ 80 - 85%\n4\tVị thế\tTop 10\tDuy trì nhóm đầu\n5\tVốn đầu tư (tỷ đồng)\t220\tTăng 8 - 10%";
        assert_eq!(
            shown(text, Some(2031)),
            [
                "I1 Hài lòng [%] 85@2030 >=2@2031 Δ2",
                "I2 Hồ sơ trễ [%] 3@2030 Δ-1",
                "I3 Doanh thu [triệu đồng] 45@2030",
                "I4 Thu phí [%] 80..85@2030 range80..85@2031",
                "I5 Vốn đầu tư (tỷ đồng) [tỷ đồng] 220@2030",
            ]
        );
    }

    #[test]
    fn changes_beside_levels_of_other_years() {
        let text = "TT\tChỉ tiêu\tĐVT\tNăm 2031\tNăm 2035\n1\tHộ nghèo\t%\tGiảm 1-1,5%/năm\tDưới 1\n2\tDoanh thu\t%\tTăng 5-7%\tTăng 8%\n\
            3\tTrồng rừng\tha\t-\t120\n4\tTrồng chè\tha\t60\tGiảm 5";
        assert_eq!(
            shown(text, Some(2031)),
            [
                "I1 Hộ nghèo [%] <1@2035 Δ-1",
                "I2 Doanh thu [%] range5..7@2031 (=8@2035) Δ5",
                "I3 Trồng rừng [ha] =120@2035",
                "I4 Trồng chè [ha] =60@2031",
            ]
        );
        assert_eq!(read(text, Some(2031))[0].delta_upper.map(|upper| upper.to_string()).as_deref(), Some("-1.5"));
    }

    #[test]
    fn figures_in_words_of_thousands_are_told_in_the_unit_of_the_row() {
        let text = "TT\tChỉ tiêu\tĐVT\tTH 2030\tKH 2031\n1\tKhách đến\tlượt người\t16.000\t16,5 nghìn\n2\tThu phí\ttỷ đồng\t1,2\t\
            1,3 - 1,5 tỷ\n3\tThu chợ\ttỷ đồng\t500 triệu đồng\t0,7\n4\tDân số\t1000 người\t1.250,3\t1,3 triệu\n\
            5\tChe phủ; trồng mới\t%; ha\t55,1\t56,8; 4.180\n6\tĐiểm\tđiểm\t80\t(+0,6)";
        assert_eq!(
            shown(text, Some(2031)),
            [
                "I1 Khách đến [lượt người] 16000@2030 =16500@2031",
                "I2 Thu phí [tỷ đồng] 1.2@2030 range1.3..1.5@2031",
                "I3 Thu chợ [tỷ đồng] 0.5@2030 =0.7@2031",
                "I4 Dân số [1000 người] 1250.3@2030 =1300@2031",
                "I5 Che phủ; trồng mới [%; ha] 55.1@2030",
                "I6 Điểm [điểm] 80@2030",
            ]
        );
    }

    #[test]
    fn targets_set_by_others_are_kept() {
        let text = "TT\tChỉ tiêu\tĐVT\tTrung ương giao\tTỉnh giao\n1\tThu ngân sách\ttỷ đồng\t1.100\t1.150";
        assert_eq!(shown(text, Some(2031)), ["I1 Thu ngân sách [tỷ đồng] =1100 (=1150)"]);
    }

    #[test]
    fn years_of_a_road_map_are_all_ahead() {
        let text =
            "TT\tChỉ tiêu\tChỉ tiêu giai đoạn 2030-2032\tNăm 2030\tNăm 2031\tNăm 2032\n1\tHồ sơ số hóa\t90%\t50%\t70%\t90%";
        assert_eq!(shown(text, Some(2031)), ["I1 Hồ sơ số hóa [%] =70@2031 (=90@2030-2032) (=50@2030) (=90@2032)"]);
        let text = "TT\tChỉ tiêu\tLộ trình\t\n\t\t2031\t2032\n1\tHồ sơ số hóa\t50%\t70%";
        assert_eq!(shown(text, Some(2031)), ["I1 Hồ sơ số hóa [%] =50@2031 (=70@2032)"]);
        let text = "TT\tChỉ tiêu\tĐVT\tGiai đoạn 2028-2032\tGiai đoạn 2033-2037\n1\tTrồng rừng\tha\t80\t90";
        assert_eq!(shown(text, Some(2031)), ["I1 Trồng rừng [ha] =80@2028-2032 (=90@2033-2037)"]);
        let text = "TT\tChỉ tiêu\tĐVT\tNăm 2030\tGiai đoạn 2031-2035\tMục tiêu 2031\n1\tTrồng rừng\tha\t70\t500\t90";
        assert_eq!(shown(text, Some(2031)), ["I1 Trồng rừng [ha] 70@2030 =90@2031 (=500@2031-2035)"]);
    }

    #[test]
    fn titles_of_time_give_the_period() {
        let text = "TT\tChỉ tiêu\tĐơn vị\tKết quả\tCơ quan theo dõi\nI\tĐến năm 2030\t\t\t\n1\tHồ sơ số hóa\t%\t≥ 80\tSở Y tế\n\
            II\tĐến năm 2045\t\t\t\n2\tHồ sơ số hóa\t%\t95 - 100\tSở Nội vụ";
        assert_eq!(
            shown(text, Some(2025)),
            ["I1 Hồ sơ số hóa [%] >=80@2030; Sở Y tế", "I2 Hồ sơ số hóa [%] range95..100@2045; Sở Nội vụ"]
        );
    }

    #[test]
    fn the_year_of_a_result_says_whether_it_is_past() {
        let text = |year: u16| format!("TT\tChỉ tiêu\tĐơn vị\tKết quả năm {year}\n1\tHồ sơ số hóa\t%\t80");
        assert_eq!(shown(&text(2030), Some(2031)), ["I1 Hồ sơ số hóa [%] 80@2030"]);
        assert_eq!(shown(&text(2035), Some(2031)), ["I1 Hồ sơ số hóa [%] =80@2035"]);
    }

    #[test]
    fn unclear_fractions_are_not_values() {
        let text =
            "Chỉ số\tNăm 2030\tMục tiêu năm 2031\nHành chính\t42,7 điểm (27/63)\t43 điểm (hạng 25)\nCạnh tranh\t27/63\t25/63";
        assert_eq!(shown(text, Some(2031)), ["I1 Hành chính [điểm] 42.7@2030 #27@2030 =43@2031 →#25"]);
    }

    #[test]
    fn ranks_of_the_plans_own_year_are_aimed_at() {
        let text = "TT\tChỉ số\tNăm 2030\t\tNăm 2031\t\n\t\tĐiểm\tHạng\tĐiểm\tHạng\n1\tĐất đai\t6,5\t30\t7,0\t25";
        assert_eq!(shown(text, Some(2031)), ["I1 Đất đai [điểm] 6.5@2030 #30@2030 =7.0@2031 →#25"]);
    }
}
