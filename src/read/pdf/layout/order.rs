//! Reading order: tables and lines from top to bottom, and columns side by side one after the other.
//!
//! Letterheads, recipients and signatures stand in two columns without a rule between them. Such a zone is found by
//! its gutter: a stripe that no chunk of several rows covers.

use super::Item;
use super::lines::{Chunk, Row};
use super::table::Table;
use super::unruled;

/// A gutter starts at a gap this wide, in sizes of the font.
const GUTTER: f32 = 0.8;
/// One row that it parts needs a wider one.
const FEW_GUTTER: f32 = 1.5;
/// And one line on a side a still wider one.
const LONE_GUTTER: f32 = 3.0;
/// How far zones nest: three columns are two zones.
const MAX_DEPTH: usize = 4;
/// A zone of more rows is a page of two columns.
const MAX_ROWS: usize = 200;

/// On a page of more rows tables without rules are looked for in the first ones only.
const MAX_TRIES: usize = 1000;

/// Puts rows and tables in order.
pub(super) fn arrange(rows: Vec<Row>, tables: Vec<Table>) -> Vec<Item> {
    let mut out = vec![];
    let mut rows = rows.into_iter().map(with_label).peekable();
    for table in tables {
        let mut band = vec![];
        while let Some(row) = rows.next_if(|row| row.base < table.area.top + row.size * 0.5) {
            band.push(row);
        }
        band.drain(..under_head(&mut out, &band));
        columns(&band, None, 0, &mut out);
        out.push(Item::Table(table));
    }
    let mut band: Vec<Row> = rows.collect();
    band.drain(..under_head(&mut out, &band));
    columns(&band, None, 0, &mut out);
    out
}

/// Adds the rows just under a table that is a ruled head alone to it, and says how many they are.
fn under_head(out: &mut [Item], band: &[Row]) -> usize {
    let Some(Item::Table(table)) = out.last_mut() else { return 0 };
    unruled::under(table, band).unwrap_or(0)
}

/// The items of a page that goes on with a table without rules of these columns: its rest, and what comes after.
pub(super) fn arrange_rest(rows: &[Row], known: &[(f32, f32)]) -> Option<Vec<Item>> {
    let (table, count) = unruled::rest_of(rows, known)?;
    let mut out = vec![Item::Table(table)];
    columns(&rows[count..], None, 0, &mut out);
    Some(out)
}

/// A label set apart from its text by a tab goes with it.
pub(super) fn with_label(mut row: Row) -> Row {
    while row.chunks.len() > 1 && is_label(&row.chunks[0]) && row.chunks[1].start - row.chunks[0].end < row.size * 5.0 {
        let mut first = row.chunks.remove(0);
        let next = &mut row.chunks[0];
        first.words.append(&mut next.words);
        next.words = first.words;
        next.start = first.start;
    }
    row
}

fn is_label(chunk: &Chunk) -> bool {
    let [word] = chunk.words.as_slice() else { return false };
    let text = word.text.as_str();
    matches!(text, "-" | "–" | "+" | "*" | "•" | "·" | "o" | "▪" | "➢" | "✓" | "□")
        || text.chars().count() <= 6 && text.ends_with(['.', ')', '/'])
}

/// Rows of one band in order: zones of two columns, tables without rules, lines.
fn columns(rows: &[Row], column: Option<(f32, f32)>, depth: usize, out: &mut Vec<Item>) {
    let mut at = 0;
    let mut plain_from = 0;
    let mut tries = 0;
    while at < rows.len() {
        tries += 1;
        if let Some((table, count)) = (tries <= MAX_TRIES).then(|| unruled::table_at(&rows[at..])).flatten() {
            lines(&rows[plain_from..at], column, out);
            out.push(Item::Table(table));
            at += count;
            plain_from = at;
            continue;
        }
        let found = if depth < MAX_DEPTH { zone_at(rows, at, plain_from) } else { None };
        let zone = match found {
            Some(Found::Zone(zone)) => zone,
            Some(Found::Rows(end)) => {
                at = end.max(at + 1);
                continue;
            }
            None => {
                at += 1;
                continue;
            }
        };
        lines(&rows[plain_from..zone.first], column, out);
        let (left, right) = parts(&rows[zone.first..zone.end], zone.gutter);
        for part in [left, right] {
            let start = part.iter().map(Row::start).fold(f32::MAX, f32::min);
            let end = part.iter().map(Row::end).fold(f32::MIN, f32::max);
            columns(&part, Some((start, end)), depth + 1, out);
        }
        at = zone.end;
        plain_from = at;
    }
    lines(&rows[plain_from..], column, out);
}

fn lines(rows: &[Row], column: Option<(f32, f32)>, out: &mut Vec<Item>) {
    for row in rows {
        let mut line = row.clone().into_line();
        line.column = column;
        out.push(Item::Line(line));
    }
}

/// Rows that stand in two columns.
struct Zone {
    first: usize,
    end: usize,
    gutter: (f32, f32),
}

/// What a gutter means.
enum Found {
    /// Two columns, one to be read after the other.
    Zone(Zone),
    /// Names and their values, row by row, up to this row.
    Rows(usize),
}

/// The zone that begins around row `at`; no row before `from` is taken.
fn zone_at(rows: &[Row], at: usize, from: usize) -> Option<Found> {
    let row = &rows[at];
    let wide = |gap: f32, size: f32| gap >= size * GUTTER;
    // In one row, or in two that overlap in height but not in width.
    let mut gutters: Vec<(f32, f32)> = row.chunks.windows(2).map(|pair| (pair[0].end, pair[1].start)).collect();
    if let Some(next) = rows.get(at + 1).filter(|next| next.base - row.base < row.size.min(next.size) * 0.95) {
        if next.start() > row.end() {
            gutters.push((row.end(), next.start()));
        } else if row.start() > next.end() {
            gutters.push((next.end(), row.start()));
        }
    }
    gutters.retain(|gutter| wide(gutter.1 - gutter.0, row.size));
    gutters.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    gutters.into_iter().take(3).find_map(|gutter| extend(rows, at, from, gutter))
}

/// Which side of a gutter a chunk stands on, and the gutter left; nothing if it stands across.
fn side(chunk: &Chunk, gutter: (f32, f32)) -> Option<(bool, (f32, f32))> {
    let (a, b) = gutter;
    let (in_left, in_right) = (chunk.start < a + 0.1, chunk.end > b - 0.1);
    let left = match (in_left, in_right) {
        (true, true) => return None,
        (true, false) => true,
        (false, true) => false,
        (false, false) => chunk.start - a < b - chunk.end,
    };
    let gutter = if left { (a.max(chunk.end), b) } else { (a, b.min(chunk.start)) };
    (gutter.1 - gutter.0 >= 6.0).then_some((left, gutter))
}

fn extend(rows: &[Row], at: usize, from: usize, mut gutter: (f32, f32)) -> Option<Found> {
    let fit = |row: &Row, gutter: (f32, f32)| -> Option<(bool, bool, (f32, f32))> {
        let mut state = (false, false, gutter);
        for chunk in &row.chunks {
            let (left, gutter) = side(chunk, state.2)?;
            state = (state.0 | left, state.1 || !left, gutter);
        }
        Some(state)
    };
    let wide = gutter.1 - gutter.0;
    let (mut end, mut both, mut last_right) = (at, 0usize, at);
    let mut sides: Vec<(bool, bool)> = vec![];
    while let Some(row) = rows.get(end).filter(|_| end - at < MAX_ROWS) {
        let far = end > at && row.base - rows[end - 1].base > row.size * 9.0;
        let Some((left, right, narrowed)) = fit(row, gutter).filter(|_| !far) else { break };
        gutter = narrowed;
        both += usize::from(left && right);
        if right {
            last_right = end;
        }
        sides.push((left, right));
        end += 1;
    }
    // Lines under the right column that stand left alone are text again, unless they follow closely or nothing follows.
    if end < rows.len() {
        let mut keep = last_right + 1;
        let edge = rows[at..=last_right].iter().map(Row::start).fold(f32::MAX, f32::min);
        // What starts further left than the column is no part of it.
        let inside = |row: &Row| row.start() > edge - row.size;
        let close = |above: &Row, row: &Row| row.base - above.base < row.size * 1.5;
        while keep < end
            && inside(&rows[keep])
            && (close(&rows[keep - 1], &rows[keep]) || goes_on_as_list(&rows[keep - 1], &rows[keep]))
        {
            keep += 1;
        }
        end = keep;
        sides.truncate(end - at);
    }
    let lefts = sides.iter().filter(|side| side.0).count();
    let rights = sides.iter().filter(|side| side.1).count();
    if lefts == 0 || rights == 0 {
        return None;
    }
    if both < 2 && wide < rows[at].size * FEW_GUTTER {
        return None;
    }
    if lefts.min(rights) < 2 && wide < rows[at].size * LONE_GUTTER {
        return None;
    }
    // A column of figures right of its names is read row by row.
    let entries = both * 5 >= (end - at) * 4 && is_entries(&rows[at..end], gutter) && !is_centred(&rows[at..end], gutter);
    if both >= 3 && (is_figures(&rows[at..end], gutter) || entries) {
        return Some(Found::Rows(end));
    }
    let mut first = at;
    // The right column may begin higher.
    while first > from {
        let row = &rows[first - 1];
        let near = rows[first].base - row.base < row.size * 2.2;
        match fit(row, gutter).filter(|_| near) {
            Some((false, true, narrowed)) => gutter = narrowed,
            _ => break,
        }
        first -= 1;
    }
    Some(Found::Zone(Zone { first, end, gutter }))
}

/// Whether a row is the next entry of a list that the row above is part of, however far they are set apart.
fn goes_on_as_list(above: &Row, row: &Row) -> bool {
    let (Some(above_word), Some(word)) = (above.chunks.first().and_then(|chunk| chunk.words.last()), first_word(row)) else {
        return false;
    };
    let entry = matches!(word, "-" | "–" | "+");
    entry
        && above_word.text.ends_with(';')
        && (row.start() - above.start()).abs() < row.size
        && row.base - above.base < row.size * 3.5
}

fn first_word(row: &Row) -> Option<&str> {
    row.chunks.first()?.words.first().map(|word| word.text.as_str())
}

/// Whether most of what stands right of the gutter is figures.
fn is_figures(rows: &[Row], gutter: (f32, f32)) -> bool {
    let right = || rows.iter().flat_map(|row| &row.chunks).filter(|chunk| chunk.start >= gutter.1 - 0.1);
    let figure = |chunk: &&Chunk| {
        chunk.words.iter().all(|word| word.text.bytes().all(|byte| byte.is_ascii_digit() || b".,%-/".contains(&byte)))
    };
    right().filter(figure).count() * 10 >= right().count() * 6
}

/// Whether the lines right of the gutter are set in the middle of a column, as signatures are and values are not.
fn is_centred(rows: &[Row], gutter: (f32, f32)) -> bool {
    let right: Vec<&Chunk> = rows.iter().flat_map(|row| &row.chunks).filter(|chunk| chunk.start >= gutter.1 - 0.1).collect();
    let mut middles: Vec<f32> = right.iter().map(|chunk| f32::midpoint(chunk.start, chunk.end)).collect();
    middles.sort_by(f32::total_cmp);
    let Some(&middle) = middles.get(middles.len() / 2) else { return false };
    let near = middles.iter().filter(|other| (**other - middle).abs() < 6.0).count();
    let ends = |of: fn(f32, f32) -> f32, first: f32| right.iter().map(|chunk| chunk.start).fold(first, of);
    near * 5 >= middles.len() * 4 && ends(f32::max, f32::MIN) - ends(f32::min, f32::MAX) > 12.0
}

/// Whether most of what stands left of the gutter is entries of a list or fields with a colon.
fn is_entries(rows: &[Row], gutter: (f32, f32)) -> bool {
    let left = || rows.iter().filter_map(|row| row.chunks.iter().rfind(|chunk| chunk.end <= gutter.0 + 0.1));
    let entry = |chunk: &&Chunk| {
        let (first, last) = (chunk.words.first(), chunk.words.last());
        first.is_some_and(|word| matches!(word.text.as_str(), "-" | "+" | "–" | "•"))
            || last.is_some_and(|word| word.text.ends_with(':'))
    };
    left().filter(entry).count() * 10 >= left().count() * 6
}

/// The rows left and right of a gutter.
fn parts(rows: &[Row], gutter: (f32, f32)) -> (Vec<Row>, Vec<Row>) {
    let middle = f32::midpoint(gutter.0, gutter.1);
    let mut out = (vec![], vec![]);
    for row in rows {
        let (left, right): (Vec<Chunk>, Vec<Chunk>) =
            row.chunks.iter().cloned().partition(|chunk| f32::midpoint(chunk.start, chunk.end) < middle);
        for (chunks, list) in [(left, &mut out.0), (right, &mut out.1)] {
            if !chunks.is_empty() {
                list.push(Row { chunks, base: row.base, size: row.size });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::lines::{rows, tests::set};

    fn read(parts: &[(&str, f32, f32)]) -> Vec<String> {
        let glyphs: Vec<_> = parts.iter().flat_map(|(text, start, base)| set(text, *start, *base, 12.0)).collect();
        let text = |item: Item| match item {
            Item::Line(line) => line.text(),
            Item::Table(table) => format!("table of {}", table.rows.len()),
        };
        arrange(rows(&glyphs), vec![]).into_iter().map(text).collect()
    }

    #[test]
    fn a_letterhead_is_read_column_by_column() {
        let lines = read(&[
            ("ỦY BAN NHÂN DÂN", 60.0, 60.0),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 280.0, 60.0),
            ("TỈNH SƠN HÀ", 75.0, 76.0),
            ("Độc lập - Tự do - Hạnh phúc", 300.0, 76.0),
            ("Số: 12/KH-UBND", 70.0, 110.0),
            ("Sơn Hà, ngày 5 tháng 6 năm 2026", 290.0, 112.0),
            ("KẾ HOẠCH", 250.0, 150.0),
            ("Trồng rừng năm 2026 trên địa bàn tỉnh Sơn Hà và các huyện", 60.0, 170.0),
        ]);
        assert_eq!(
            lines,
            [
                "ỦY BAN NHÂN DÂN",
                "TỈNH SƠN HÀ",
                "Số: 12/KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Sơn Hà, ngày 5 tháng 6 năm 2026",
                "KẾ HOẠCH",
                "Trồng rừng năm 2026 trên địa bàn tỉnh Sơn Hà và các huyện",
            ]
        );
    }

    #[test]
    fn recipients_beside_the_signature() {
        let lines = read(&[
            ("Trên đây là Kế hoạch trồng rừng năm 2026 của tỉnh Sơn Hà, các", 60.0, 600.0),
            ("cơ quan thực hiện./.", 60.0, 616.0),
            ("Nơi nhận:", 60.0, 640.0),
            ("CHỦ TỊCH", 400.0, 641.0),
            ("- Như trên;", 60.0, 656.0),
            ("- Lưu: VT.", 60.0, 672.0),
            ("Lê Văn Sơn", 395.0, 720.0),
        ]);
        assert_eq!(lines[2..], ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn Sơn"]);
    }

    #[test]
    fn labels_and_figures_stay_in_their_lines() {
        assert_eq!(read(&[("a)", 60.0, 100.0), ("Sở Y tế chủ trì", 90.0, 100.0)]), ["a) Sở Y tế chủ trì"]);
        let lines = read(&[
            ("Lúa", 60.0, 100.0),
            ("12", 300.0, 100.0),
            ("Ngô", 60.0, 120.0),
            ("30", 300.0, 120.0),
            ("Sắn", 60.0, 140.0),
            ("45", 300.0, 140.0),
        ]);
        assert_eq!(lines, ["Lúa 12", "Ngô 30", "Sắn 45"]);
    }

    #[test]
    fn a_wide_list_goes_on_under_the_signature() {
        let lines = read(&[
            ("Nơi nhận:", 60.0, 100.0),
            ("GIÁM ĐỐC", 350.0, 100.0),
            ("- Như trên;", 60.0, 125.0),
            ("Lê Văn Sơn", 350.0, 150.0),
            ("- Ủy ban nhân dân tỉnh;", 60.0, 150.0),
            ("- Các phòng;", 60.0, 175.0),
            ("- Lưu: VT.", 60.0, 200.0),
            ("PHỤ LỤC", 250.0, 230.0),
            ("Trồng rừng năm 2026 trên địa bàn tỉnh Sơn Hà và các huyện", 60.0, 250.0),
        ]);
        assert_eq!(lines[4..8], ["- Lưu: VT.", "GIÁM ĐỐC", "Lê Văn Sơn", "PHỤ LỤC"]);
    }
}
