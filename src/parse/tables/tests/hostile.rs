//! Any rows of any cells are a grid that holds all their words.

use proptest::prelude::*;

use super::*;
use crate::model::Letterhead;
use crate::parse::facts::Facts;
use crate::parse::indicators::table::from_tables;

/// Cells that mean something to the parser, in any order.
const CELLS: [&str; 40] = [
    "",
    "",
    "",
    "STT",
    "TT",
    "Chỉ tiêu",
    "Nhiệm vụ",
    "Năm 2030",
    "2031",
    "Mục tiêu năm 2031",
    "Điểm",
    "Xếp hạng",
    "ĐVT",
    "Chủ trì",
    "Phối hợp",
    "Thời gian",
    "(1)",
    "1",
    "2",
    "1.1",
    "I",
    "A",
    "a)",
    "Tổng cộng",
    "của",
    "- Trong đó",
    "<i>Ý</i>",
    "**b**",
    "8=7/4",
    "12/63",
    "≥ 8,5",
    "70%",
    "Giảm 1%",
    "x",
    "Sở Y tế, Sở Tư pháp",
    "Đơn vị tính: %",
    "nt",
    "…",
    "’",
    "(ổ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: proptest::test_runner::RngSeed::Fixed(2026), ..ProptestConfig::default() })]
    #[test]
    fn any_table_is_a_grid_of_all_its_words(
        rows in prop::collection::vec(prop::collection::vec((0..CELLS.len(), 0u16..4, 0u16..4), 1..7), 1..14),
        breaks in prop::collection::vec(any::<bool>(), 14),
        spanned in any::<bool>(),
    ) {
        let mut text = String::new();
        for (row, blank) in rows.iter().zip(&breaks) {
            let cells: Vec<&str> = row.iter().map(|cell| CELLS[cell.0]).chain([""]).collect();
            text += &cells.join("\t");
            text += if *blank { "\n\n" } else { "\n" };
        }
        let mut doc = doc(&text);
        if spanned {
            let spans = rows.iter().flatten().map(|cell| (cell.1, cell.2));
            let tables = doc.blocks.iter_mut().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
            let cells = tables.flat_map(|table| &mut table.rows).flat_map(|row| &mut row.cells);
            cells.zip(spans).for_each(|(cell, span)| (cell.colspan, cell.rowspan) = span);
        }
        let tables = tables(&doc);
        for table in &tables {
            prop_assert!(table.header.iter().chain(&table.rows).all(|row| row.len() == table.columns.len()));
            prop_assert_eq!(table.rows.len(), table.row_info.len());
            prop_assert!(table.row_info.iter().flat_map(|info| &info.cells).all(|place| table.place.contains(place)));
            prop_assert!(wholes(table).iter().enumerate().all(|(row, whole)| whole.is_none_or(|whole| whole < row)));
        }
        if !spanned {
            let seen = |word: &&str| tables.iter().flat_map(|table| table.header.iter().chain(&table.rows)).flatten().any(|cell| cell.contains(*word));
            prop_assert!(["Sở Y tế", "12/63", "8=7/4", "Trong đó"].iter().filter(|word| text.contains(**word)).all(seen));
        }
        let header = Letterhead::default();
        from_tables(&Facts { doc: &doc, header: &header, plan_year: Some(2031), issued: None, school: false }, &tables);
    }
}
