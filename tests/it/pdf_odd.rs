//! PDF files that are sound but odd: encrypted, linearised, packed, updated, with other files attached. Made with qpdf
//! from one small file; see `fixtures/README.md`.

use kehoach::{Format, ReadOptions};

use crate::{pdf, support};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(support::root().join("pdf/odd").join(format!("{name}.pdf"))).unwrap()
}

fn with_password(password: Option<&str>) -> ReadOptions {
    ReadOptions { password: password.map(str::to_owned), ..ReadOptions::default() }
}

const ENCRYPTIONS: [&str; 4] = ["rc4-40", "rc4-128", "aes-128", "aes-256"];

#[test]
fn an_empty_password_opens() {
    for name in ENCRYPTIONS.into_iter().chain(["aes-256-object-streams"]) {
        for password in [None, Some("chu"), Some("")] {
            let doc = kehoach::read(&file(name), Format::Pdf, &with_password(password));
            assert!(doc.as_ref().is_ok_and(|doc| doc.text.contains("Ke hoach so 12")), "{name} {password:?}: {doc:?}");
        }
    }
}

#[test]
fn a_password_opens_and_no_other_does() {
    for name in ENCRYPTIONS {
        let bytes = file(&format!("{name}-password"));
        for password in ["mat-khau", "chu"] {
            let doc = kehoach::read(&bytes, Format::Pdf, &with_password(Some(password)));
            assert!(doc.as_ref().is_ok_and(|doc| doc.text.contains("Ke hoach so 12")), "{name} {password:?}: {doc:?}");
        }
        for password in [None, Some(""), Some("sai")] {
            let error = kehoach::read(&bytes, Format::Pdf, &with_password(password)).unwrap_err();
            assert!(error.is_encrypted(), "{name} {password:?}: {error}");
        }
    }
}

#[test]
fn the_form_of_the_file_does_not_matter() {
    for name in ["linearised", "object-streams", "linearised-object-streams"] {
        let doc = kehoach::read(&file(name), Format::Pdf, &ReadOptions::default()).unwrap();
        assert!(doc.text.contains("Ke hoach so 12") && doc.text.contains("Trang hai"), "{name}: {}", doc.text);
        assert!(doc.diagnostics.is_empty(), "{name}: {:?}", doc.diagnostics);
    }
}

#[test]
fn the_last_update_counts() {
    let doc = kehoach::read(&file("updated"), Format::Pdf, &ReadOptions::default()).unwrap();
    assert!(doc.text.contains("so 13") && !doc.text.contains("so 12"), "{}", doc.text);
}

#[test]
fn attached_files_are_named() {
    let doc = kehoach::read(&file("portfolio"), Format::Pdf, &ReadOptions::default()).unwrap();
    assert!(doc.text.contains("Ke hoach so 12"));
    assert!(doc.diagnostics.iter().any(|said| said.id == "attached-files" && said.message.contains("phu-luc.csv")));
}

/// A page that shows `count` codes of a font drawn by content streams, whose letters have no names.
fn bitmap_page(count: usize, more: &str) -> Vec<u8> {
    let codes = (0..count).map(|at| format!("{:02X}", 1 + at % 8)).collect::<Vec<_>>().concat();
    let show = |line: &[u8]| format!("0 -14 Td <{}> Tj ", String::from_utf8_lossy(line));
    let lines = codes.as_bytes().chunks(80).map(show).collect::<Vec<_>>().concat();
    let each = |of: fn(usize) -> String| (1..9).map(of).collect::<Vec<_>>().concat();
    let names = each(|at| format!("/a{at} 7 0 R "));
    let differences = each(|at| format!("/a{at} "));
    pdf::file(&[
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"
            .into(),
        pdf::stream("", &format!("BT /F1 12 Tf 60 800 Td {lines} ET {more}")),
        format!(
            "<< /Type /Font /Subtype /Type3 /FontMatrix [0.1 0 0 0.1 0 0] /FontBBox [0 0 10 12] /CharProcs << {names} >> \
             /Encoding << /Differences [1 {differences}] >> /FirstChar 1 /LastChar 8 /Widths [6 6 6 6 6 6 6 6] >>"
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>".into(),
        pdf::stream("", "6 0 0 0 6 10 d1 0 0 5 9 re f"),
    ])
}

#[test]
fn letters_without_names_are_told() {
    let error = kehoach::read(&bitmap_page(600, ""), Format::Pdf, &ReadOptions::default()).unwrap_err();
    assert!(error.needs_text_recognition(), "{error}");
    // Among text that can be read they stay as signs of what is lost.
    let text: String = (0..30).map(|_| "0 -14 Td (Uy ban nhan dan) Tj ").collect();
    let doc =
        kehoach::read(&bitmap_page(200, &format!("BT /F2 12 Tf 60 500 Td {text} ET")), Format::Pdf, &ReadOptions::default());
    let doc = doc.unwrap();
    assert!(doc.diagnostics.iter().any(|remark| remark.id == "page-text-poor"), "{:?}", doc.diagnostics);
    assert!(doc.text.contains('\u{fffd}') && doc.text.contains("nhan dan"));
}

#[test]
fn letters_of_a_font_in_dots_have_their_height() {
    // A pixel font at size 1 on a matrix that counts in dots: 100 of them are a letter.
    let content = "BT /F1 1 Tf 0.12 0 0 0.12 60 700 Tm (KE HOACH) Tj ET";
    let font = "<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 90 110] /CharProcs << /K 6 0 R >> \
        /Encoding << /Differences [32 /space 65 /A /B /C /D /E /F /G /H /I /J /K /L /M /N /O] >> /FirstChar 32 /LastChar 79";
    let widths: String = (32..80).map(|_| "60 ").collect();
    let bytes = pdf::file(&[
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".into(),
        pdf::stream("", content),
        format!("{font} /Widths [{widths}] >>"),
        pdf::stream("", "60 0 0 0 60 110 d1 0 0 50 90 re f"),
    ]);
    let doc = kehoach::read(&bytes, Format::Pdf, &ReadOptions::default()).unwrap();
    assert_eq!(doc.text.trim(), "KE HOACH");
}

#[test]
fn text_drawn_as_shapes_is_told() {
    let shapes = "10 10 m 12 14 16 14 18 10 c h f ".repeat(400);
    let error = kehoach::read(&pdf::page_with(&shapes, "", &[]), Format::Pdf, &ReadOptions::default()).unwrap_err();
    assert!(error.needs_text_recognition(), "{error}");
    // A cover with an emblem has letters.
    let cover = format!("{shapes} BT /F1 20 Tf 60 700 Td (KE HOACH PHAT TRIEN KINH TE) Tj ET");
    assert!(kehoach::read(&pdf::page_with(&cover, "", &[]), Format::Pdf, &ReadOptions::default()).is_ok());
}

#[test]
fn pages_of_an_appendix_may_be_numbered_from_one_again() {
    // Numbers of the pages, of which the third is the first of an appendix and shows none.
    let page = |number: &str, top: u32, text: &str| {
        let line = |at: i32| format!("BT /F1 12 Tf 60 {} Td ({text} {at}) Tj ET ", 740 - 18 * at);
        let lines = (0..12).map(line).collect::<Vec<_>>().concat();
        pdf::stream("", &format!("BT /F1 12 Tf 290 {top} Td ({number}) Tj ET {lines}"))
    };
    let kept = |top: u32| {
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R 6 0 R] /Count 4 >>".to_owned(),
        ];
        objects.extend((7..11).map(|content| {
            let font = "/Resources << /Font << /F1 11 0 R >> >>";
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R {font} >>")
        }));
        objects.push(page("", 800, "Muc thu nhat so"));
        objects.push(page("2", 800, "Muc thu hai so"));
        objects.push(page("", 800, "Phu luc noi dung"));
        objects.push(page("2", top, "Phu luc tiep theo"));
        objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>".into());
        let doc = kehoach::read(&pdf::file(&objects), Format::Pdf, &ReadOptions::default()).unwrap();
        assert!(doc.text.contains("Phu luc tiep theo 11"), "{}", doc.text);
        doc.text.lines().filter(|line| line.trim() == "2").count()
    };
    // At the height of the others it is the number of its page; elsewhere it is text.
    assert_eq!((kept(800), kept(770)), (0, 1));
}
