use super::*;

/// `number | date | issuer | text` of every reference of one paragraph.
fn found(text: &str) -> Vec<String> {
    let doc = RawDoc { text: text.into(), source_len: text.len() as u32, ..RawDoc::default() };
    let header = Letterhead { number: Some(77), symbol: Some("KH-UBND".into()), ..Letterhead::default() };
    let facts = Facts { doc: &doc, header: &header, plan_year: None, issued: None, school: false };
    let flow = Flow::new(&doc, &(0..text.len() as u32));
    let show = |r: Reference| {
        let date = r.date.map_or("-".into(), |date| date.to_string());
        format!("{} | {} | {} | {} | {}", r.doc_type, r.number, date, r.issuer.as_deref().unwrap_or("-"), r.text)
    };
    find_in_flow(&facts, &flow).into_iter().map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn state_documents() {
    check(
        "Thực hiện Nghị định số 15/2031/NĐ-CP ngày 02/3/2031 của Chính phủ về phí",
        &["Nghị định | 15/2031/NĐ-CP | 2031-03-02 | Chính phủ | Nghị định số 15/2031/NĐ-CP ngày 02/3/2031 của Chính phủ"],
    );
    check(
        "theo Công văn số 12/UBND-TH ngày 5 tháng 6 năm 2030 của Ủy ban nhân dân tỉnh Sơn Hà tiếp tục rà soát.",
        &[
            "Công văn | 12/UBND-TH | 2030-06-05 | Ủy ban nhân dân tỉnh Sơn Hà | Công văn số 12/UBND-TH ngày 5 tháng 6 năm 2030 của Ủy ban nhân dân tỉnh Sơn Hà",
        ],
    );
    check(
        "Thông tư số 3/2030/TT-BLĐ ngày 1/1/2030 của Bộ Lao động - Thương binh và Xã hội hướng dẫn",
        &[
            "Thông tư | 3/2030/TT-BLĐ | 2030-01-01 | Bộ Lao động - Thương binh và Xã hội | Thông tư số 3/2030/TT-BLĐ ngày 1/1/2030 của Bộ Lao động - Thương binh và Xã hội",
        ],
    );
    check(
        "Nghị quyết 30c/NQ-CP và Quyết định 99/QĐ-TTg",
        &["Nghị quyết | 30c/NQ-CP | - | - | Nghị quyết 30c/NQ-CP", "Quyết định | 99/QĐ-TTg | - | - | Quyết định 99/QĐ-TTg"],
    );
    check("Công văn số 1.234/UBND-NV", &["Công văn | 1.234/UBND-NV | - | - | Công văn số 1.234/UBND-NV"]);
}

#[test]
fn party_and_assembly_documents() {
    check(
        "Nghị quyết số 05-NQ/TU, ngày 07/8/2030 của Tỉnh ủy",
        &["Nghị quyết | 05-NQ/TU | 2030-08-07 | Tỉnh ủy | Nghị quyết số 05-NQ/TU, ngày 07/8/2030 của Tỉnh ủy"],
    );
    check(
        "Chương trình số 02-TU/KH; Kế hoạch 03-KH/BCĐ",
        &["Chương trình | 02-TU/KH | - | - | Chương trình số 02-TU/KH", "Kế hoạch | 03-KH/BCĐ | - | - | Kế hoạch 03-KH/BCĐ"],
    );
    check(
        "Luật Hồ chứa nước số 12/2031/QH17 ngày 05/5/2031",
        &["Luật | 12/2031/QH17 | 2031-05-05 | - | Luật Hồ chứa nước số 12/2031/QH17 ngày 05/5/2031"],
    );
    check("Nghị quyết số: 653/2031/UBTVQH17", &["Nghị quyết | 653/2031/UBTVQH17 | - | - | Nghị quyết số: 653/2031/UBTVQH17"]);
}

#[test]
fn spaced_and_damaged_symbols() {
    for (text, number) in [
        ("Tờ trình số 64/TTr- SKH ngày", "64/TTr-SKH"),
        ("Tờ trình số 64/TTr -NN&PT", "64/TTr-NN&PT"),
        ("Nghị quyết số 57- NQ/TW", "57-NQ/TW"),
        ("Quyết định 86/QĐ UBND của", "86/QĐUBND"),
        ("Quyết định số 12/QĐ TTg", "12/QĐTTg"),
        ("Chỉ thị số 48 CT/TW", "48CT/TW"),
        ("Quyết định số 61/QĐUBND", "61/QĐUBND"),
        ("Nghị quyết số 30/NQCP", "30/NQCP"),
        ("Kế hoạch số 188 /KH-UBND", "188/KH-UBND"),
        ("Quyết định số 71/QĐ /BGTVT ngày", "71/QĐ/BGTVT"),
        ("Nghị định số 64-CP", "64-CP"),
        ("Thông tư 39/2016 hướng dẫn", "39/2016"),
        ("Chỉ thị số 18 của Ban Bí thư", "18"),
    ] {
        let all = found(text);
        assert_eq!(all.len(), 1, "{text}");
        assert_eq!(all[0].split(" | ").nth(1), Some(number), "{text}");
    }
}

#[test]
fn lists_share_type_and_issuer() {
    check(
        "chỉ đạo của Thủ tướng Chính phủ tại các Chỉ thị: số 3/CT-TTg ngày 01/7/2030 về thuế, phí, số 4/CT-TTg ngày 19/4/2031 và Kế hoạch số 9/KH-UBND",
        &[
            "Chỉ thị | 3/CT-TTg | 2030-07-01 | Thủ tướng Chính phủ | Chỉ thị: số 3/CT-TTg ngày 01/7/2030",
            "Chỉ thị | 4/CT-TTg | 2031-04-19 | Thủ tướng Chính phủ | số 4/CT-TTg ngày 19/4/2031",
            "Kế hoạch | 9/KH-UBND | - | - | Kế hoạch số 9/KH-UBND",
        ],
    );
    check(
        "quy định của Chính phủ tại Nghị định số 1/2030/NĐ-CP ngày 08/4/2030, Nghị định số 2/2031/NĐ-CP ngày 06/12/2031.",
        &[
            "Nghị định | 1/2030/NĐ-CP | 2030-04-08 | Chính phủ | Nghị định số 1/2030/NĐ-CP ngày 08/4/2030",
            "Nghị định | 2/2031/NĐ-CP | 2031-12-06 | Chính phủ | Nghị định số 2/2031/NĐ-CP ngày 06/12/2031",
        ],
    );
}

#[test]
fn standards() {
    check(
        "theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015 và QCVN 40:2011/BTNMT; ISO/IEC 27001:2013",
        &[
            "Tiêu chuẩn quốc gia | TCVN ISO 9001:2015 | - | - | Tiêu chuẩn quốc gia TCVN ISO 9001:2015",
            "QCVN | QCVN 40:2011/BTNMT | - | - | QCVN 40:2011/BTNMT",
            "ISO/IEC | ISO/IEC 27001:2013 | - | - | ISO/IEC 27001:2013",
        ],
    );
}

#[test]
fn other_numbers_are_no_references() {
    for text in [
        "xếp thứ 27/63 tỉnh, thành phố",
        "đạt 42,153/80 điểm",
        "ngày 08/4/2030",
        "trước ngày 10/12/2030",
        "53/63",
        "Kế hoạch số /KH-UBND ngày tháng năm 2030",
        "Kế hoạch số …/KH-UBND",
        "số: …/QĐ-UBND",
        "Số: 12/KH-UBND",
        "Kế hoạch số 77/KH-UBND này",
        "Luật Cư trú năm 2030",
        "100 km/h; 5 triệu đồng/người/năm",
        "tổng đài 24/24, 02 cuộc/01 năm",
        "Dự án số 1 và Dự án số 2",
        "một số 5 nhiệm vụ",
        "dịch COVID-19/SARS",
        "chỉ số 4,5/10 điểm; chỉ số 12 đơn vị",
        "tháng 12/2030, quý 4/2030",
        "UBND các xã/phường 05 TTHC/năm",
        "",
    ] {
        check(text, &[]);
    }
}

#[test]
fn mentions_of_one_document_are_linked() {
    let doc = RawDoc::default();
    let header = Letterhead::default();
    let facts = Facts { doc: &doc, header: &header, plan_year: None, issued: None, school: false };
    let text = "Kế hoạch số 9/KH-UBND ngày 01/02/2030; Kế hoạch số 9/KH-UBND; Kế hoạch số 9/KH-UBND ngày 05/6/2031";
    let doc = RawDoc { text: text.into(), source_len: text.len() as u32, ..RawDoc::default() };
    let flow = Flow::new(&doc, &(0..text.len() as u32));
    let all = number(find_in_flow(&Facts { doc: &doc, ..facts }, &flow));
    let links: Vec<_> = all.iter().map(|r| (r.id.as_str(), r.same_as.as_deref())).collect();
    assert_eq!(links, [("R1", None), ("R2", Some("R1")), ("R3", None)]);
}

#[test]
fn a_series_has_numbers_with_a_dot() {
    check(
        "Thực hiện các Nghị quyết số 66.2/2031/NQ-CP, số 66.10/2031/NQ-CP ngày 15/11/2031 và Quyết định 1.573/QĐ-UBND",
        &[
            "Nghị quyết | 66.2/2031/NQ-CP | - | - | Nghị quyết số 66.2/2031/NQ-CP",
            "Nghị quyết | 66.10/2031/NQ-CP | 2031-11-15 | - | số 66.10/2031/NQ-CP ngày 15/11/2031",
            "Quyết định | 1.573/QĐ-UBND | - | - | Quyết định 1.573/QĐ-UBND",
        ],
    );
    check("Mục 2.12/KH-UBND và điểm số 3.5/10.", &[]);
}

#[test]
fn names_of_issuers_hold_commas() {
    let issuer = |text: &str| found(text)[0].split(" | ").nth(3).map(str::to_owned).unwrap_or_default();
    for (text, expected) in [
        (
            "Thông tư số 8/2030/TT-BVH ngày 01/2/2030 của Bộ Văn hóa, Thể thao và Du lịch về lễ hội",
            "Bộ Văn hóa, Thể thao và Du lịch",
        ),
        (
            "Công văn số 15/SLĐ-VL của Sở Lao động, Thương binh và Xã hội tỉnh Sơn Hà.",
            "Sở Lao động, Thương binh và Xã hội tỉnh Sơn Hà",
        ),
        ("Quyết định số 9/QĐ-BNV của Bộ Nội vụ, Bộ Tài chính và Thanh tra", "Bộ Nội vụ"),
        ("Nghị định số 5/2031/NĐ-CP của Chính phủ, Thông tư số 6/2031/TT-BYT", "Chính phủ"),
        ("Công văn số 44/UBND-TH của UBND tỉnh Sơn Hà V/v tiếp tục tiết kiệm", "UBND tỉnh Sơn Hà"),
    ] {
        assert_eq!(issuer(text), expected, "{text}");
    }
}
