//! Invented letterheads in the forms of web copies, decades and bodies, and texts that have no head.

use super::*;
use crate::read::{Format, ReadOptions};

const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n";

fn doc(text: &str) -> RawDoc {
    crate::read::read(text.as_bytes(), Format::Text, &ReadOptions::default()).unwrap().doc
}

fn letterhead(text: &str) -> Letterhead {
    read(&doc(text), 0).letterhead
}

/// `number|suffix|year|symbol|date|type|place|parent|issuer|title`, empty where nothing is said.
fn summary(head: &Letterhead) -> String {
    let number = head.number.map(|number| number.to_string());
    let year = head.number_year.map(|year| year.to_string());
    let date = head.date.map(|date| date.to_string());
    [
        &number,
        &head.number_suffix,
        &year,
        &head.symbol,
        &date,
        &head.doc_type,
        &head.place,
        &head.issuer_parent,
        &head.issuer,
        &head.title,
    ]
    .map(|field| field.clone().unwrap_or_default())
    .join("|")
}

/// Checks heads written as `expected` and `text`; `@` in the text stands for the motto.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let mut faults = vec![];
    for (expected, text) in cases {
        let got = summary(&letterhead(&text.replace('@', NATION)));
        if got != *expected {
            faults.push(format!("{text}\n  want {expected}\n  got  {got}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn the_letterheads_of_the_fixtures_are_read() {
    let mut faults = vec![];
    for block in include_str!("../../../fixtures/letterheads.txt").split("\n=== ") {
        let Some((expected, text)) = block.trim_start_matches("=== ").split_once('\n') else { continue };
        let head = letterhead(text);
        let inferred = !head.inferred.is_empty();
        let got = [
            head.number.map(|number| number.to_string()),
            head.symbol.clone(),
            head.date.map(|date| date.to_string()),
            head.doc_type.clone().filter(|_| !inferred),
            head.place.clone(),
            head.issuer.clone(),
            head.issuer_parent.clone(),
            head.title.clone(),
        ]
        .map(Option::unwrap_or_default)
        .join("|");
        if got != expected {
            faults.push(format!("want {expected}\ngot  {got}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn numbers_of_all_decades() {
    check(&[
        (
            "44|||QĐ-UB|1994-05-12|QUYẾT ĐỊNH|Sơn Hà||UBND TỈNH SƠN HÀ|Về việc thành lập chợ",
            "UBND TỈNH SƠN HÀ\n@Số: 44/QĐ-UB\nSơn Hà, ngày 12 tháng 5 năm 1994\nQUYẾT ĐỊNH\nVề việc thành lập chợ\n",
        ),
        (
            "15|||TT-LB|1989-11-02|THÔNG TƯ LIÊN BỘ|Hà Nội||BỘ LÂM NGHIỆP BỘ THỦY SẢN|Hướng dẫn việc trồng rừng ven biển",
            "BỘ LÂM NGHIỆP\nBỘ THỦY SẢN\n-----\n@Số 15/TT-LB\nHà Nội, ngày 2 tháng 11 năm 1989\nTHÔNG TƯ LIÊN BỘ\nHướng dẫn việc trồng rừng ven biển\n",
        ),
        (
            "1234|||CV/BTS|1996-03-09||Hà Nội||BỘ THỦY SẢN|V/v tàu cá",
            "BỘ THỦY SẢN\n@Số: 1234 CV/BTS\nV/v tàu cá\nHà Nội, ngày 9-3-1996\nKính gửi: Các sở\n",
        ),
        (
            "1||2003|TTLT-BTS-BLN|2003-01-20|THÔNG TƯ LIÊN TỊCH|Hà Nội||BỘ THỦY SẢN BỘ LÂM NGHIỆP|VỀ ĐẦM PHÁ",
            "BỘ THỦY SẢN\nBỘ LÂM NGHIỆP\n------\n@Số: 01/2003/TTLT-BTS-BLN\nHà Nội, ngày 20 tháng 01 năm 2003\nTHÔNG TƯ LIÊN TỊCH\nVỀ ĐẦM PHÁ\n",
        ),
        (
            "5||2014|NQ-HĐND17|2014-07-11|NGHỊ QUYẾT|Sơn Hà||HỘI ĐỒNG NHÂN DÂN TỈNH SƠN HÀ|Về phí qua phà",
            "HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN HÀ\n@Số: 05/2014/NQ-HĐND17\nSơn Hà, ngày 11 tháng 7 năm 2014\nNGHỊ QUYẾT\nVề phí qua phà\n",
        ),
        (
            "123|||BC-UBND.m|2013-06-14|BÁO CÁO|Bình An||ỦY BAN NHÂN DÂN HUYỆN BÌNH AN|Tình hình 6 tháng",
            "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH AN\n@Số: 123/BC-UBND.m\nBình An, ngày 14 tháng 6 năm 2013\nBÁO CÁO\nTình hình 6 tháng\n",
        ),
        (
            "8|A||CT-UBND|2006-04-04|CHỈ THỊ|Sơn Hà||ỦY BAN NHÂN DÂN TỈNH SƠN HÀ|Về phòng bệnh cho tôm",
            "ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n@Số: 08A/CT-UBND\nSơn Hà, ngày 04 tháng 4 năm 2006\nCHỈ THỊ\nVề phòng bệnh cho tôm\n",
        ),
        (
            "2||2003|TT-BTS(K3)|2003-01-13|THÔNG TƯ|Hà Nội||BỘ THỦY SẢN|VỀ ĐĂNG KIỂM TÀU",
            "BỘ THỦY SẢN ******** @ Số:\n  02/2003/TT-BTS(K3) Hà Nội, ngày 13\n  tháng 1 năm 2003 THÔNG TƯ CỦA BỘ THỦY SẢN SỐ 02/2003/TT-BTS(K3) NGÀY 13 THÁNG 01 NĂM\n2003 VỀ ĐĂNG KIỂM TÀU Thực hiện Nghị quyết số 9/2002/NQ-CP",
        ),
        (
            "42|||TTg|1993-08-30|QUYẾT ĐỊNH|Hà Nội||THỦ TƯỚNG CHÍNH PHỦ|Về giá muối",
            "THỦ TƯỚNG CHÍNH PHỦ\n@Số: 42 TTg\nHà Nội, ngày 30 tháng 8 năm 1993\nQUYẾT ĐỊNH\nVề giá muối\n",
        ),
        (
            "|||KH-UBND||KẾ HOẠCH|Sơn Hà||UBND TỈNH SƠN HÀ|Trồng rừng",
            "UBND TỈNH SƠN HÀ\n@Số:     /KH-UBND\nSơn Hà, ngày … tháng … năm 2024\nKẾ HOẠCH\nTrồng rừng\n",
        ),
        (
            "||2025|QĐ-UBND||QUYẾT ĐỊNH|Sơn Hà||UBND TỈNH SƠN HÀ|Về giá đất",
            "UBND TỈNH SƠN HÀ\n@Số:   /2025/QĐ-UBND\nSơn Hà, ngày    tháng    năm 2025\nQUYẾT ĐỊNH\nVề giá đất\n",
        ),
        (
            "36||2034|QH18|2034-06-27|LUẬT|Hà Nội||QUỐC HỘI|ĐƯỜNG THỦY",
            "QUỐC HỘI\n-------\n@Luật số: 36/2034/QH18\nHà Nội, ngày 27 tháng 6 năm 2034\nLUẬT\nĐƯỜNG THỦY\nCăn cứ Hiến pháp;\n",
        ),
        (
            "7|||NQ/TW|2032-01-06|NGHỊ QUYẾT|Hà Nội||BỘ CHÍNH TRỊ|VỀ KINH TẾ RỪNG",
            "BỘ CHÍNH TRỊ\nĐẢNG CỘNG SẢN VIỆT NAM\nNghị quyết số: 07-NQ/TW Hà Nội, ngày 06 tháng 01 năm 2032\nNGHỊ QUYẾT\nVỀ KINH TẾ RỪNG\n",
        ),
        (
            "15||1998|QĐ-BTS|1998-04-03|QUYẾT ĐỊNH||||VỀ LƯỚI ĐÁNH CÁ",
            "QUYẾT ĐỊNH\nCỦA BỘ TRƯỞNG BỘ THỦY SẢN SỐ 15/1998/QĐ-BTS NGÀY 03 THÁNG 4 NĂM 1998\nVỀ LƯỚI ĐÁNH CÁ\n",
        ),
        (
            "77|||NĐ-CP|2016-07-01|NGHỊ ĐỊNH|Hà Nội||CHÍNH PHỦ|VỀ CHỢ NỔI",
            "CHÍNH\n  PHỦ ------- @ S ố: 77/NĐ-CP Hà Nội,\n  ngày 01 tháng 0 7 năm 20 16 NGHỊ ĐỊNH VỀ CHỢ\nNỔI Căn cứ Luật",
        ),
    ]);
}

#[test]
fn dates_and_places() {
    check(&[
        (
            "9|||KH-UBND|2021-05-03|KẾ HOẠCH|TP. Hải Sơn||UBND THÀNH PHỐ HẢI SƠN|Dọn bãi biển",
            "UBND THÀNH PHỐ HẢI SƠN\n@Số: 09/KH-UBND TP. Hải Sơn, ngày 3/5/2021\nKẾ HOẠCH\nDọn bãi biển\n",
        ),
        (
            "9|||KH-UBND|2021-05-03|KẾ HOẠCH|Thành phố Hải Sơn||UBND THÀNH PHỐ HẢI SƠN|Dọn bãi biển",
            "UBND THÀNH PHỐ HẢI SƠN\t@Số: 09/KH-UBND\tThành phố Hải Sơn, ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nDọn bãi biển\n",
        ),
        (
            "9|||KH-UBND|2021-05-03|KẾ HOẠCH|huyện Bình An||UBND HUYỆN BÌNH AN|Làm đường",
            "UBND HUYỆN BÌNH AN\n@Số: 09/KH-UBND\nhuyện Bình An, ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nLàm đường\n",
        ),
        (
            "9|||KH-UBND|2021-05-03|KẾ HOẠCH|Sơn Hà||UBND TỈNH SƠN HÀ|Làm đường",
            "UBND TỈNH SƠN HÀ\n@Số: 09/KH-UBND\nSơn Hà ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nLàm đường\n",
        ),
        (
            "9|||KH-UBND|2021-05-03|KẾ HOẠCH|||UBND TỈNH SƠN HÀ|Làm đường",
            "UBND TỈNH SƠN HÀ\n@Số: 09/KH-UBND ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nLàm đường\n",
        ),
        (
            "9|||KH-UBND|2021-05-03|KẾ HOẠCH|Sơn Hà||UBND TỈNH SƠN HÀ|Làm đường",
            "UBND TỈNH SƠN HÀ\n@Sơn Hà, ngày 03 tháng 5 năm 2021\nSố: 09/KH-UBND\nKẾ HOẠCH\nLàm đường\n",
        ),
        (
            "9|||KH-UBND|2021-05-03|KẾ HOẠCH|Sơn Hà||ỦY BAN NHÂN DÂN TỈNH SƠN HÀ|Làm đường",
            "@Sơn Hà, ngày 03 tháng 5 năm 2021\nỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 09/KH-UBND\nKẾ HOẠCH\nLàm đường\n",
        ),
    ]);
}

#[test]
fn letters_that_copies_split_or_glue() {
    check(&[
        (
            "20|||KH-UBND|2022-03-05|KẾ HOẠCH|Sơn Hà||UBND TỈNH SƠN HÀ|NẠO VÉT KÊNH",
            "UBND TỈNH SƠN HÀ ------- C Ộ NG HÒA XÃ HỘI CHỦ NGHĨA VI Ệ T NAM Đ ộ c lập - Tự do - Hạnh phúc ----- Số: 2 0/KH-UB ND Sơn Hà, ng à y 05 th á ng 3 năm 2022 K Ế HOẠCH NẠO VÉT KÊNH Thực hiện",
        ),
        (
            "20|||QĐ-UBND|2022-03-05|QUYẾT ĐỊNH|Sơn Hà||UBND TỈNH SƠN HÀ|NẠO VÉT KÊNH",
            "UBND TỈNH SƠN HÀ ------- @ Số: 20/QĐ-UBNDSơn Hà, ngày 05 tháng 3 năm 2022 QUYẾT ĐỊNH NẠO VÉT KÊNH I- MỤC TIÊU",
        ),
    ]);
}

#[test]
fn types_and_subjects() {
    check(&[
        (
            "6|||KH-UBND|2031-03-09|KẾ HOẠCH|Sơn Hà||ỦY BAN NHÂN DÂN TỈNH SƠN HÀ|HƯỞNG ỨNG CUỘC THI “Rừng xanh quê em - 2031” TRONG TRƯỜNG HỌC",
            "ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n@Số: 06/KH-UBND\nSơn Hà, ngày 09 tháng 3 năm 2031\nKẾ HOẠCH\nHƯỞNG ỨNG CUỘC THI “Rừng xanh\nquê em - 2031” TRONG TRƯỜNG HỌC\nCăn cứ Luật Lâm nghiệp;\n",
        ),
        (
            "3|||NQ-HĐND|2015-07-09|NGHỊ QUYẾT|Sơn Hà||HỘI ĐỒNG NHÂN DÂN TỈNH SƠN HÀ|VỀ NỘI QUY KỲ HỌP HỘI ĐỒNG NHÂN DÂN TỈNH",
            "HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN HÀ\n@Số: 03/NQ-HĐND\nSơn Hà, ngày 09 tháng 7 năm 2015\nNGHỊ QUYẾT\nVỀ NỘI QUY KỲ HỌP HỘI ĐỒNG NHÂN DÂN TỈNH\nHỘI ĐỒNG NHÂN DÂN TỈNH SƠN HÀ\nKHÓA X, KỲ HỌP THỨ 2\nCăn cứ Luật;\n",
        ),
        (
            "3|||QĐ-TTg|2015-07-09|QUYẾT ĐỊNH|Hà Nội||THỦ TƯỚNG CHÍNH PHỦ|BAN HÀNH KẾ HOẠCH TRIỂN KHAI LUẬT RỪNG",
            "THỦ\n  TƯỚNG CHÍNH PHỦ ------- @ Số: 3/QĐ-TTg Hà Nội, ngày 09\n  tháng 7 năm 2015 QUYẾT ĐỊNH BAN HÀNH KẾ HOẠCH TRIỂN KHAI LUẬT\nRỪNG THỦ TƯỚNG CHÍNH PHỦ Căn cứ Luật",
        ),
        (
            "4|||CĐ-BTS|2015-07-09|CÔNG ĐIỆN|Hà Nội||BỘ THỦY SẢN|VỀ VIỆC ỨNG PHÓ BÃO CỦA NGÀNH THỦY SẢN",
            "BỘ THỦY SẢN ------- @ Số: 4/CĐ-BTS Hà Nội, ngày 09 tháng 7 năm 2015 C Ô NG ĐIỆN VỀ VIỆC ỨNG PHÓ\nBÃO CỦA NGÀNH THỦY SẢN BỘ TRƯỞNG BỘ THỦY SẢN điện: - Sở Thủy sản Sơn Hà;",
        ),
        (
            "6|||QĐ-UBND|2009-12-24|QUYẾT ĐỊNH|Sơn Hà||ỦY BAN NHÂN DÂN TỈNH SƠN HÀ|BAN HÀNH QUY ĐỊNH VỀ CẢNG CÁ CỦA ỦY BAN NHÂN DÂN TỈNH SƠN HÀ",
            "ỦY\nBAN NHÂN DÂN\nTỈNH SƠN HÀ\n-------\n|\n@|\nSố:\n06/QĐ-UBND\n|\nSơn\nHà, ngày 24 tháng 12 năm 2009\n|\nQUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH VỀ CẢNG CÁ CỦA ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\nỦY BAN NHÂN DÂN TỈNH SƠN HÀ\nCăn cứ Luật;\n",
        ),
        (
            "27||2004|QH11|2004-06-15|NGHỊ QUYẾT|Hà Nội||QUỐC HỘI|VỀ HOẠTĐỘNG GIÁM SÁT",
            "QUỐC HỘI\nSố: 27/2004/QH11\n@Hà Nội, ngày 15 tháng 06 năm 2004\nNGHỊ QUYẾT\n\nNGHỊQUYẾT\n\nVỀ HOẠTĐỘNG GIÁM SÁT\n\nQUỐC HỘI\nNƯỚC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nCăn cứ vào Hiến pháp\n",
        ),
        (
            "|||||LỆNH||||Về việc công bố Pháp lệnh Đê biển",
            "LỆNH CỦA CHỦ TỊCH NƯỚC\nVề việc công bố Pháp lệnh Đê biển\nCHỦ TỊCH NƯỚC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCăn cứ Điều 9 của Hiến pháp;\n",
        ),
        (
            "45|||KL/TU|2022-05-13|KẾT LUẬN|Sơn Hà||TỈNH ỦY SƠN HÀ|HỘI NGHỊ LẦN THỨ NĂM BAN CHẤP HÀNH ĐẢNG BỘ TỈNH về đường thủy",
            "TỈNH ỦY SƠN HÀ\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KL/TU\nSơn Hà, ngày 13 tháng 5 năm 2022\nK ÉT LUẬN\nHỘI NGHỊ LẦN THỨ NĂM\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nvề đường thủy\nHội nghị lần thứ năm Ban Chấp hành Đảng bộ tỉnh đã thảo luận và kết luận:\n",
        ),
        (
            "8|||QC-UBND|2019-03-20|QUY CHẾ|Sơn Hà||THƯỜNG TRỰC HĐND - UBND TỈNH SƠN HÀ|PHỐI HỢP GIỮA THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN TỈNH - ỦY BAN NHÂN DÂN TỈNH",
            "THƯỜNG TRỰC\nHĐND - UBND TỈNH SƠN HÀ\n@Số: 08/QC-UBND\nSơn Hà, ngày 20 tháng 3 năm 2019\nQUY CHẾ\nPHỐI\nHỢP GIỮA THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN TỈNH - ỦY BAN NHÂN DÂN TỈNH\nCăn cứ\nLuật;\n",
        ),
        (
            "12|||QĐ-UBND|2025-11-19|QUYẾT ĐỊNH|Sơn Hà||ỦY BAN NHÂN DÂN TỈNH SƠN HÀ|BAN HÀNH KẾ HOẠCH TRIỂN KHAI QUYẾT ĐỊNH SỐ 07/QĐ-TTG NGÀY 02 THÁNG 01 NĂM 2025 CỦA THỦ TƯỚNG CHÍNH PHỦ",
            "**ỦY BAN NHÂN\nDÂN **\nTỈNH SƠN HÀ\n@Số: 12/QĐ-UBND\n*Sơn Hà, ngày 19 tháng 11 năm 2025*\n\n**QUYẾT ĐỊNH**\n\nBAN HÀNH KẾ HOẠCH TRIỂN KHAI QUYẾT ĐỊNH SỐ\n07/QĐ-TTG NGÀY 02 THÁNG 01 NĂM 2025 CỦA THỦ TƯỚNG CHÍNH PHỦ\n\n**ỦY BAN NHÂN DÂN TỈNH SƠN HÀ**\n\n*Căn cứ Luật;*\n",
        ),
        (
            "30|||KH-UBND|2023-01-11|KẾ HOẠCH|Sơn Hà||ỦY BAN NHÂN DÂN TỈNH SƠN HÀ|NĂM VỆ SINH BẾN BÃI 2023",
            "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ ------- @ Số: 30/KH-UBND Sơn Hà, ngày 11\n  tháng 01 năm 2023 KẾ HOẠCH NĂM VỆ SINH BẾN BÃI 2023 UBND tỉnh ban hành Kế hoạch như sau: I. MỤC TIÊU 1. Sạch.",
        ),
        (
            "84||2004|TT-BTS|2004-08-18|THÔNG TƯ|Hà Nội||BỘ THỦY SẢN|Sửa đổi Thông tư số 12/2003/TT-BTS ngày 12/12/2003 hướng dẫn thi hành Nghị định số 15/2003/NĐ-CP của Chính phủ",
            "Thông tin chi tiết\n\nSố/Ký hiệu 84/2004/TT-BTS\nNgày ban hành 18/08/2004\n\n   BỘ THỦY SẢN\n\n@Số:  84 /2004/TT-BTS\n\nHà Nội, ngày 18  tháng 8   năm 2004\n\nTHÔNG TƯ\n\nSửa đổi Thông tư số 12/2003/TT-BTS ngày 12/12/2003\n\nhướng dẫn thi hành Nghị định số 15/2003/NĐ-CP\n\ncủa Chính phủ\n\n-------\n\nCăn cứ Luật;\n",
        ),
        (
            "73||2012|NQ-HĐND|2012-12-13||Sơn Hà||HỘI ĐỒNG NHÂN DÂN|VỀ VIỆC QUY ĐỊNH CHI TIÊU",
            "Số hiệu: | 73/2012/NQ-HĐND | Loại văn bản: | Nghị quyết |\nHỘI ĐỒNG NHÂN DÂN |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 73/2012/NQ-HĐND |\nSơn Hà, ngày 13 tháng 12 năm 2012 |\nVỀ VIỆC QUY ĐỊNH CHI TIÊU\nHỘI ĐỒNG NHÂN DÂN TỈNH SƠN HÀ\nCăn cứ Luật\n",
        ),
        (
            "28|||CV-STS|2018-04-11||Sơn Hà|UBND TỈNH SƠN HÀ|SỞ THỦY SẢN|V/v : vận hành cống",
            "Công văn Số: 28/CV-STS V/v: vận hành cống.\n\nUBND TỈNH SƠN HÀ\nSỞ THỦY SẢN\n@Số: 28/CV-STS\nV/v\n: vận hành cống\nSơn Hà, ngày 11 tháng 4 năm 2018\nKính gửi: Các trạm\n",
        ),
    ]);
}

#[test]
fn flat_copies() {
    check(&[
        (
            "35||2034|QH15|2034-06-27|NGHỊ QUYẾT|Hà Nội||QUỐC HỘI|VỀ DỰ ÁN KÊNH ĐÀO",
            "QUỐC HỘI -------- @ Nghị quyết số: 35/2034/QH15 Hà Nội, ngày 27 tháng 6 năm 2034 NGHỊ QUYẾT VỀ DỰ ÁN KÊNH ĐÀO QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Căn cứ Hiến pháp;",
        ),
        (
            "1456|||UBND-TS|2010-04-03||Hải Sơn||ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI SƠN|Về tăng cường kiểm tra tàu cá",
            "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI SƠN ------- @ Số: 1456/UBND-TS Về tăng cường kiểm tra\ntàu cá Hải Sơn, ngày 3 tháng 4 năm 2010 Kính gửi: - Các sở;",
        ),
        (
            "36|||CP|1995-05-29|NGHỊ ĐỊNH|Hà Nội||CHÍNH PHỦ|VỀ BẢO VỆ ĐẦM PHÁ",
            "CHÍNH PHỦ ******** @ Số: 36-CP Hà Nội, ngày 29 tháng 5 năm 1995 NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 36-CP NGÀY 29-5-1995 VỀ BẢO VỆ ĐẦM PHÁ CHÍNH PHỦ Căn cứ Luật",
        ),
        (
            "5|||VBHN-BTS|2024-04-03|THÔNG TƯ|Hà Nội||BỘ THỦY SẢN|QUY ĐỊNH VỀ SỔ TÀU",
            "BỘ THỦY SẢN -------- @ Số: 05/VBHN-BTS Hà Nội, ngày 3 tháng 4 năm 2024 THÔNG TƯ QUY ĐỊNH VỀ SỔ TÀU Thông tư số 8/2020/TT-BTS ngày 16 tháng 6 năm 2020",
        ),
        (
            "9|||QĐ-BTS|2019-06-27|QUYẾT ĐỊNH|Hà Nội||BỘ THỦY SẢN|VỀ CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA BỘ THỦY SẢN",
            "BỘ THỦY SẢN -------- @ Số: 9/QĐ-BTS Hà Nội, ngày 27 tháng 6 năm 2019 QUYẾT ĐỊNH VỀ CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA BỘ THỦY SẢN BỘ TRƯỞNG BỘ THỦY SẢN Căn cứ Nghị định",
        ),
    ]);
}

#[test]
fn issuers_of_all_kinds() {
    let issuers = [
        ("", "QUỐC HỘI", "QUỐC\n  HỘI ********"),
        ("", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\n"),
        ("", "VĂN PHÒNG CHÍNH PHỦ", "VĂN\n  PHÒNG CHÍNH PHỦ -------"),
        ("", "Y BAN NHÂN DÂN TỈNH SƠN HÀ", "Y BAN NHÂN DÂN\nTỈNH SƠN HÀ\n"),
        ("", "UỶ BAN NHÂN DÂN XÃ TÂN MỸ", "UỶ BAN NHÂN DÂN\nXÃ TÂN MỸ\n"),
        ("BỘ THỦY SẢN", "CỤC KIỂM NGƯ", "BỘ THỦY SẢN\nCỤC KIỂM NGƯ\n"),
        ("UBND TỈNH SƠN HÀ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "UBND TỈNH SƠN HÀ SỞ GIÁO DỤC VÀ ĐÀO TẠO -------"),
        (
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN HÀ",
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG\nTỈNH SƠN HÀ\n",
        ),
        ("", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH SƠN HÀ", "ỦY BAN MẶT TRẬN\nTỔ QUỐC VIỆT NAM\nTỈNH SƠN HÀ\n"),
        ("", "BAN CHỈ ĐẠO PHÒNG, CHỐNG BÃO", "BAN CHỈ ĐẠO\nPHÒNG, CHỐNG BÃO\n"),
        ("PHÒNG GD&ĐT BÌNH AN", "TRƯỜNG MẦM NON TÂN MỸ", "PHÒNG GD&ĐT BÌNH AN\nTRƯỜNG MẦM NON TÂN MỸ\n"),
        ("", "CÔNG TY CỔ PHẦN BẾN PHÀ SƠN HÀ", "CÔNG TY CỔ PHẦN\nBẾN PHÀ SƠN HÀ\n"),
        ("", "TÒA ÁN NHÂN DÂN HUYỆN BÌNH AN", "TÒA ÁN NHÂN DÂN\nHUYỆN BÌNH AN\n"),
        ("", "BỘ Y TẾ - BỘ THỦY SẢN - BỘ LÂM NGHIỆP", "BỘ Y TẾ - BỘ THỦY SẢN -\nBỘ LÂM NGHIỆP\n"),
        ("", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "SỞ TÀI NGUYÊN VÀ MÔI\nTRƯỜNG\n"),
    ];
    for (parent, issuer, names) in issuers {
        let text = format!("{names}\n{NATION}Số: 5/KH-AB\nSơn Hà, ngày 7 tháng 8 năm 2020\nKẾ HOẠCH\nTrồng cây\n");
        let head = letterhead(&text);
        assert_eq!(
            (head.issuer_parent.as_deref().unwrap_or(""), head.issuer.as_deref().unwrap_or("")),
            (parent, issuer),
            "{names}"
        );
        assert_eq!((head.number, head.place.as_deref()), (Some(5), Some("Sơn Hà")), "{names}");
    }
}

/// The lines before the motto, those with `*` in bold, as a Word document would say it.
fn issuers_by_weight(names: &str) -> (String, String) {
    let mut doc = doc(&format!(
        "{}\n{NATION}Số: 05/KH-PVH\nSơn Hà, ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nNăm 2021\n",
        names.replace('*', "")
    ));
    for (block, name) in doc.blocks.iter_mut().zip(names.lines()) {
        let crate::raw::Block::Line(line) = block else { continue };
        line.bold = name.starts_with('*');
    }
    let head = read(&doc, 0).letterhead;
    (head.issuer_parent.unwrap_or_default(), head.issuer.unwrap_or_default())
}

#[test]
fn bold_letters_tell_the_issuer_from_its_superior() {
    for (names, parent, issuer) in [
        ("PHÒNG VĂN HÓA\n*NGHIÊN CỨU, SƯU TẦM", "PHÒNG VĂN HÓA", "NGHIÊN CỨU, SƯU TẦM"),
        ("ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n*SỞ NỘI VỤ", "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ", "SỞ NỘI VỤ"),
        ("ỦY BAN NHÂN DÂN\n*TỈNH SƠN HÀ", "", "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ"),
        ("SỞ VĂN HÓA VÀ\n*THỂ THAO", "", "SỞ VĂN HÓA VÀ THỂ THAO"),
        ("*PHÒNG VĂN HÓA\n*NGHIÊN CỨU, SƯU TẦM", "", "PHÒNG VĂN HÓA NGHIÊN CỨU, SƯU TẦM"),
    ] {
        assert_eq!(issuers_by_weight(names), (parent.to_owned(), issuer.to_owned()), "{names}");
    }
}

#[test]
fn numbers_and_dates_of_a_body_are_not_the_documents_own() {
    for text in [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 3/5/2021 của UBND tỉnh, các sở báo cáo như sau:\n1. Kết quả\n",
        "Căn cứ Quyết định\nsố: 12/QĐ-UBND ngày 3/5/2021 của UBND tỉnh Sơn Hà;\nSố 15/KH-UBND ngày 4/5/2021 của UBND huyện.\n",
        "Sáng ngày 3/5/2021, UBND tỉnh Sơn Hà tổ chức họp báo.\nSố: 5 hộ nghèo\n",
        "Sơn Hà, ngày 03 tháng 5 năm 2021, UBND tỉnh đã họp.\n",
        "Sơn Hà, ngày 03 tháng 5 năm 2021\nÔng Trần Văn Bình Minh cho biết rừng đã xanh.\n",
        "| STT | Nội dung | Số |\n| --- | --- | --- |\n| 1 | Trồng cây | Số: 12/KH-UBND |\n| 2 | Kế hoạch | ngày 3/5/2021 |\n",
        "I. MỤC TIÊU\n1. Trồng 500 cây.\n2. Theo Công văn số 9/UBND-KT ngày 1/2/2020.\n",
        "Điều 1. Ban hành kèm theo Quyết định này.\nSố 3/QĐ-UB ngày 5/6/1999 của UBND tỉnh hết hiệu lực.\n",
        "PHỤ LỤC\nTHỂ THỨC VĂN BẢN\nPhần I\nQUY ĐỊNH CHUNG\nI. KHỔ GIẤY\nKhổ A4.\nII. MẪU\nỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n\
         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\nSơn Hà, ngày 03 tháng 5 năm 2021\n",
        "Số",
        "Số: ",
        "V/v",
        "ngày tháng năm",
    ] {
        let head = letterhead(text);
        assert_eq!((head.number, &head.symbol, head.date, &head.place), (None, &None, None, &None), "{text}");
    }
}

#[test]
fn everything_before_the_body_is_placed() {
    for block in include_str!("../../../fixtures/letterheads.txt").split("\n=== ") {
        let Some((_, text)) = block.trim_start_matches("=== ").split_once('\n') else { continue };
        let doc = doc(text);
        let head = read(&doc, 0);
        let mut covered = vec![false; doc.text.len()];
        for range in head.fields.values().chain(&head.boilerplate).chain(&head.noise) {
            covered[range.start as usize..range.end as usize].fill(true);
        }
        let lost: String = doc.text[..head.body as usize]
            .char_indices()
            .filter(|&(at, c)| !covered[at] && c.is_alphanumeric())
            .map(|(_, c)| c)
            .collect();
        assert_eq!(lost, "", "{text}");
    }
}

#[test]
fn a_damaged_head_gives_the_same_number_or_none() {
    for block in include_str!("../../../fixtures/letterheads.txt").split("\n=== ") {
        let Some((_, text)) = block.trim_start_matches("=== ").split_once('\n') else { continue };
        let whole = letterhead(text);
        for (at, _) in text.match_indices('\n').filter(|(at, _)| text[at + 1..].contains(|c: char| c.is_alphanumeric())) {
            let cut = letterhead(&text[at + 1..]);
            assert!(cut.number.is_none() || cut.number == whole.number, "{}\n{:?}", &text[at + 1..], cut.number);
            assert!(cut.date.is_none() || cut.date == whole.date, "{}\n{:?}", &text[at + 1..], cut.date);
        }
        // Many a place loses a character, then gains a space: nothing stops the reader.
        for (at, c) in text.char_indices().skip(3).step_by(229) {
            let rest = &text[at + c.len_utf8()..];
            letterhead(&format!("{}{rest}", &text[..at]));
            letterhead(&format!("{} {c}{rest}", &text[..at]));
            letterhead(&text[..at]);
        }
    }
}
