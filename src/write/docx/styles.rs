//! The styles of a document by Decree 30/2020/NĐ-CP, annex I: one for each of its components.
//!
//! Every paragraph names a style and little else, so that a clerk who changes a style changes the document. Headings
//! are Word's own, so that its navigation pane shows them.

/// The names of the styles in the document.
pub(super) mod id {
    pub(crate) const PARENT: &str = "CoQuanChuQuan";
    pub(crate) const ISSUER: &str = "CoQuanBanHanh";
    pub(crate) const NATION: &str = "QuocHieu";
    pub(crate) const MOTTO: &str = "TieuNgu";
    pub(crate) const PARTY: &str = "TenDang";
    pub(crate) const NUMBER: &str = "SoKyHieu";
    pub(crate) const DATE: &str = "DiaDanhThoiGian";
    pub(crate) const SUBJECT: &str = "TrichYeuCongVan";
    pub(crate) const STAMP: &str = "DauChiMucDo";
    pub(crate) const TYPE: &str = "TenLoai";
    pub(crate) const TITLE: &str = "TrichYeu";
    pub(crate) const RULE: &str = "DuongKe";
    pub(crate) const ADDRESSEE: &str = "KinhGui";
    pub(crate) const BASIS: &str = "CanCu";
    pub(crate) const CENTRED: &str = "TieuDeGiua";
    pub(crate) const RECIPIENTS: &str = "NoiNhan";
    pub(crate) const RECIPIENT: &str = "NoiNhanDanhSach";
    pub(crate) const OFFICE: &str = "ChucVu";
    pub(crate) const SIGNER: &str = "HoTen";
    pub(crate) const APPENDIX: &str = "PhuLuc";
    pub(crate) const ATTACHED: &str = "KemTheo";
    pub(crate) const UNIT: &str = "DonViTinh";
    pub(crate) const CAPTION: &str = "TenBang";
    pub(crate) const CELL: &str = "OBang";
    pub(crate) const NOTE: &str = "FootnoteText";
    pub(crate) const NOTE_MARK: &str = "FootnoteReference";
    pub(crate) const PAGE_NUMBER: &str = "Header";
}

/// First-line indent of the body: 1 cm.
pub(super) const INDENT: i32 = 567;

/// One style: its id and name, what it builds on, its paragraph's and its run's properties.
type Row = (&'static str, &'static str, &'static str, String, String);

/// The part `styles.xml` for a body text of `points` (13 or 14).
pub(super) fn part(points: u32) -> String {
    let body = size(points);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:color w:val=\"000000\"/>{body}<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>{}{}{}</w:pPr></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/>\
         <w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/>\
         <w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>\
         <w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        spacing(120),
        first_line(INDENT),
        align("both"),
    );
    for (id, name, base, paragraph, run) in headings(&body).into_iter().chain(components(&body)) {
        out += &format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{base}\"/>\
             <w:next w:val=\"{}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>",
            if base == "Normal" && id.starts_with("Heading") { "Normal" } else { id },
        );
    }
    out + "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>\
           <w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>"
}

/// The headings of the navigation pane: bold, on a line with what follows.
fn headings(body: &str) -> Vec<Row> {
    const NAMES: [(&str, &str); 6] = [
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Heading3", "heading 3"),
        ("Heading4", "heading 4"),
        ("Heading5", "heading 5"),
        ("Heading6", "heading 6"),
    ];
    let row = |(level, (id, name))| {
        let paragraph = format!("<w:keepNext/>{}<w:outlineLvl w:val=\"{level}\"/>", spacing(120));
        (id, name, "Normal", paragraph, format!("{BOLD}{body}"))
    };
    NAMES.into_iter().enumerate().map(row).collect()
}

const BOLD: &str = "<w:b/><w:bCs/>";
const ITALIC: &str = "<w:i/><w:iCs/>";
const KEEP: &str = "<w:keepNext/>";

fn components(body: &str) -> Vec<Row> {
    let centred = |before: u32| format!("{}{}{}", spacing(before), first_line(0), align("center"));
    let kept = |before: u32| format!("{KEEP}{}", centred(before));
    let left = |before: u32| format!("{}{}{}", spacing(before), first_line(0), align("left"));
    let run = |marks: &str, points: u32| format!("{marks}{}", size(points));
    let bold_body = format!("{BOLD}{body}");
    vec![
        (id::PARENT, "Cơ quan chủ quản", "Normal", centred(0), run("", 12)),
        (id::ISSUER, "Cơ quan ban hành", "Normal", centred(0), run(BOLD, 12)),
        (id::NATION, "Quốc hiệu", "Normal", centred(0), run(BOLD, 12)),
        (id::MOTTO, "Tiêu ngữ", "Normal", centred(0), run(BOLD, 13)),
        (id::PARTY, "Tên Đảng", "Normal", centred(0), run(BOLD, 15)),
        (id::NUMBER, "Số, ký hiệu", "Normal", centred(60), run("", 13)),
        (id::DATE, "Địa danh, thời gian", "Normal", centred(60), run(ITALIC, 13)),
        (id::SUBJECT, "Trích yếu công văn", "Normal", centred(120), run("", 12)),
        (id::STAMP, "Dấu chỉ mức độ", "Normal", centred(120), run(BOLD, 13)),
        (id::TYPE, "Tên loại văn bản", "Normal", kept(240), run(BOLD, 14)),
        (id::TITLE, "Trích yếu nội dung", "Normal", kept(0), run(BOLD, 14)),
        (
            id::RULE,
            "Đường kẻ",
            "Normal",
            format!("<w:spacing w:before=\"50\" w:after=\"0\" w:line=\"60\" w:lineRule=\"exact\"/>{}", first_line(0)),
            run("", 2),
        ),
        (id::ADDRESSEE, "Kính gửi", "Normal", left(120), body.to_owned()),
        (id::BASIS, "Căn cứ", "Normal", String::new(), format!("{ITALIC}{body}")),
        (id::CENTRED, "Tiêu đề giữa", "Normal", kept(120), bold_body.clone()),
        (id::RECIPIENTS, "Nơi nhận", "Normal", left(0), run(&format!("{BOLD}{ITALIC}"), 12)),
        (id::RECIPIENT, "Nơi nhận, danh sách", "Normal", left(0), run("", 11)),
        (id::OFFICE, "Quyền hạn, chức vụ", "Normal", kept(0), bold_body.clone()),
        (id::SIGNER, "Họ tên người ký", "Normal", centred(1200), bold_body.clone()),
        (id::APPENDIX, "Phụ lục", "Normal", kept(0), run(BOLD, 14)),
        (id::ATTACHED, "Kèm theo", "Normal", kept(0), format!("{ITALIC}{body}")),
        (id::CAPTION, "Tên bảng", "Normal", kept(120), run(BOLD, 13)),
        (id::UNIT, "Đơn vị tính", "Normal", format!("{KEEP}{}{}{}", spacing(60), first_line(0), align("right")), run(ITALIC, 13)),
        (id::CELL, "Ô bảng", "Normal", left(0), run("", 12)),
        (id::NOTE, "footnote text", "Normal", format!("{}{}{}", spacing(0), first_line(0), align("both")), run("", 10)),
        (id::PAGE_NUMBER, "header", "Normal", centred(0), run("", 14)),
    ]
}

fn size(points: u32) -> String {
    let half = points * 2;
    format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>")
}

fn spacing(before: u32) -> String {
    format!("<w:spacing w:before=\"{before}\" w:after=\"0\" w:line=\"252\" w:lineRule=\"auto\"/>")
}

fn first_line(twips: i32) -> String {
    format!("<w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"{twips}\"/>")
}

fn align(to: &str) -> String {
    format!("<w:jc w:val=\"{to}\"/>")
}
