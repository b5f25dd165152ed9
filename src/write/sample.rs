//! An invented plan that has every kind of part, for the tests of the writers.

use rust_decimal::Decimal;

use crate::base::place::Place;
use crate::model::*;

fn place() -> Place {
    Place::default()
}

fn paragraphs(texts: &[&str]) -> Vec<Paragraph> {
    texts.iter().map(|&text| Paragraph { text: text.into(), place: place() }).collect()
}

pub(super) fn section(label: &str, kind: SectionKind, heading: Option<&str>, texts: &[&str]) -> Section {
    Section {
        path: label.trim_end_matches(['.', ')']).into(),
        label: label.into(),
        kind,
        heading: heading.map(Into::into),
        text: (!texts.is_empty()).then(|| texts.join(" ")),
        paragraphs: paragraphs(texts),
        tables: vec![],
        children: vec![],
        label_place: place(),
        heading_place: None,
        place: place(),
    }
}

fn cells(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|&cell| cell.into()).collect()).collect()
}

pub(super) fn table() -> Table {
    let column = |path: &str, role| Column { path: path.into(), role, period: None };
    let row = || RowInfo { kind: RowKind::Data, place: place(), cells: vec![] };
    Table {
        id: "T1".into(),
        section_path: Some("I".into()),
        kind: TableKind::Indicator,
        caption: None,
        header: cells(&[&["STT", "Chỉ tiêu", "Năm 2025", ""], &["", "", "Điểm", "Hạng"]]),
        rows: cells(&[&["1", "Tỷ lệ che phủ | rừng", "41,50", "5/12"], &["", "Tổng", "41,50", ""]]),
        columns: vec![
            column("STT", ColumnRole::Ordinal),
            column("Chỉ tiêu", ColumnRole::Name),
            column("Năm 2025 › Điểm", ColumnRole::Baseline),
            column("Năm 2025 › Hạng", ColumnRole::Rank),
        ],
        row_info: vec![row(), RowInfo { kind: RowKind::Total, ..row() }],
        spans: vec![CellSpan { row: 0, column: 2, rowspan: 1, colspan: 2 }],
        merged_from_parts: 1,
        header_places: vec![],
        place: place(),
    }
}

fn indicator() -> Indicator {
    Indicator {
        id: "I1".into(),
        source: "table T1 row 1".into(),
        name: "Tỷ lệ che phủ rừng".into(),
        parent: None,
        unit: Some("%".into()),
        baseline: Some(Baseline {
            period: Some("2025".into()),
            value: Decimal::new(4150, 2),
            upper: None,
            text: "41,50".into(),
            place: place(),
        }),
        rank: Some(Rank { period: None, value: 5, of: Some(12), place: place() }),
        rank_target: Some(3),
        max: None,
        delta: Some(Decimal::new(40, 2)),
        delta_upper: None,
        target: Some(Target {
            period: Some("2026".into()),
            comparator: Comparator::Ge,
            value: Decimal::new(419, 1),
            upper: None,
            text: "≥ 41,9".into(),
            place: place(),
        }),
        other_baselines: vec![],
        other_targets: vec![],
        owner: vec!["Sở Nông nghiệp".into(), "Chi cục Kiểm lâm".into()],
        inferred: vec![],
        name_place: place(),
        place: place(),
    }
}

fn assignment() -> Assignment {
    Assignment {
        id: "A1".into(),
        source: "II/1/a".into(),
        lead: vec!["Sở Nông nghiệp".into()],
        coordinating: vec!["Sở Tài chính".into(), "UBND các xã".into()],
        others: vec![RoleHolder { role: Role::Addressee, agency: "UBND tỉnh".into(), place: place() }],
        role_text: Some("Chủ trì, phối hợp với".into()),
        task: "Chủ trì, phối hợp với Sở Tài chính, UBND các xã \"trồng cây\"".into(),
        deadline: Some(Deadline {
            text: "trước ngày 15/3/2026".into(),
            normal: Some("<2026-03-15".into()),
            inferred_year: false,
            place: place(),
        }),
        other_deadlines: vec![],
        deliverable: Some("báo cáo".into()),
        inferred: vec![],
        lead_places: vec![place()],
        coordinating_places: vec![place(); 2],
        place: place(),
    }
}

fn header() -> Letterhead {
    Letterhead {
        issuer: Some("ỦY BAN NHÂN DÂN TỈNH SƠN HÀ".into()),
        number: Some(7),
        symbol: Some("KH-UBND".into()),
        number_text: Some("Số: 07/KH-UBND".into()),
        place: Some("Sơn Hà".into()),
        date: Some(jiff::civil::date(2026, 2, 5)),
        date_text: Some("ngày 05 tháng 02 năm 2026".into()),
        doc_type: Some("KẾ HOẠCH".into()),
        kind: Some(DocType::KeHoach),
        title: Some("Trồng cây năm 2026".into()),
        ..Letterhead::default()
    }
}

/// The whole plan.
pub(super) fn plan() -> Plan {
    let mut goals = section("I.", SectionKind::Roman, Some("MỤC TIÊU"), &["Các chỉ tiêu như sau:"]);
    goals.tables = vec!["T1".into()];
    let mut note = section("¹", SectionKind::Footnote, None, &[]);
    note.path = "fn1".into();
    note.children = vec![section("-", SectionKind::Bullet, None, &["Theo công bố năm 2025."])];
    goals.children = vec![note];
    let mut tasks = section("II.", SectionKind::Roman, Some("TỔ CHỨC THỰC HIỆN"), &[]);
    let mut agency = section("1.", SectionKind::Arabic, Some("Sở Nông nghiệp"), &[]);
    let mut item = section("a)", SectionKind::Letter, None, &["Chủ trì trồng cây:", "Mỗi xã trồng 500 cây."]);
    item.children = vec![
        section("-", SectionKind::Bullet, None, &["Xã *Hòa Sơn*;"]),
        section("+", SectionKind::Bullet, None, &["Thôn 1 < thôn 2."]),
    ];
    agency.children = vec![item, section("đ)", SectionKind::Letter, None, &["Báo cáo kết quả."])];
    tasks.children = vec![agency];
    let mut annexed = table();
    annexed.id = "T2".into();
    annexed.caption = Some("Biểu số 01".into());
    let mut places = Places::default();
    places.header.insert("motto".into(), place());
    Plan {
        schema: "kehoach.plan/1".into(),
        header: header(),
        legal_basis: vec!["Căn cứ Luật Lâm nghiệp;".into(), "Thực hiện Kế hoạch số 12/KH-UBND".into()],
        preamble: paragraphs(&["Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"]),
        sections: vec![goals, tasks],
        tables: vec![table(), annexed],
        indicators: vec![indicator()],
        assignments: vec![assignment()],
        references: vec![Reference {
            id: "R1".into(),
            text: "Kế hoạch số 12/KH-UBND".into(),
            doc_type: "Kế hoạch".into(),
            number: "12/KH-UBND".into(),
            date: None,
            issuer: None,
            system: ReferenceSystem::State,
            same_as: None,
            source: "preamble".into(),
            place: place(),
        }],
        footnotes: vec![Footnote {
            label: "¹".into(),
            section_path: "fn1".into(),
            anchor: None,
            anchor_place: None,
            place: place(),
        }],
        closing: paragraphs(&["Trên đây là Kế hoạch trồng cây năm 2026./."]),
        recipients: vec!["Sở Nông nghiệp".into(), "Lưu: VT".into()],
        signature: Signature {
            authority: Some("TM. ỦY BAN NHÂN DÂN".into()),
            role_lines: vec!["KT. CHỦ TỊCH".into(), "PHÓ CHỦ TỊCH".into()],
            name: Some("Nguyễn Văn An".into()),
            others: vec![],
        },
        appendices: vec![Appendix {
            label: "PHỤ LỤC".into(),
            title: Some("BIỂU CHỈ TIÊU".into()),
            attached_to: Some("Kế hoạch số 07/KH-UBND".into()),
            preamble: vec![],
            sections: crate::model::SectionRun::default(),
            tables: vec!["T2".into()],
            caption_place: place(),
            place: place(),
        }],
        places,
        ..Plan::default()
    }
}
