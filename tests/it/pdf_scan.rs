//! Scanned PDFs through the trait for an OCR: with one that is made up, and with Tesseract where it is installed.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use kehoach::{Block, Document, Error, Format, Ocr, OcrWord, PageImage, ReadOptions, Result, Spot};

use crate::pdf::{file, page_with, stream};
use crate::support;

/// Says the same words of every page but those it fails on, and keeps what it saw.
#[derive(Debug, Default)]
struct Fake {
    words: Vec<OcrWord>,
    fails_on: Vec<u32>,
    is_missing: bool,
    seen: Mutex<Vec<PageImage>>,
}

impl Ocr for Fake {
    fn begin(&self, _: usize) -> Result<()> {
        if self.is_missing { Err(Error::needs_ocr("there is no OCR")) } else { Ok(()) }
    }

    fn recognise(&self, page: &PageImage) -> Result<Vec<OcrWord>> {
        self.seen.lock().unwrap().push(page.clone());
        if self.fails_on.contains(&page.page) { Err(Error::needs_ocr("took too long")) } else { Ok(self.words.clone()) }
    }
}

fn scan(name: &str) -> Vec<u8> {
    std::fs::read(support::root().join("pdf/scan").join(format!("{name}.pdf"))).unwrap()
}

fn options(ocr: &Arc<Fake>) -> ReadOptions {
    ReadOptions { ocr: Some(Arc::clone(ocr) as Arc<dyn Ocr>), ..ReadOptions::default() }
}

/// Words of one line, 40 pixels high, at 300 dots an inch.
fn words(text: &str, left: f32, base: f32) -> Vec<OcrWord> {
    let mut at = left;
    let word = |text: &str| {
        let width = text.chars().count() as f32 * 24.0;
        let mut word = OcrWord::new(text, [at, base - 32.0, at + width, base + 8.0], 95.0);
        (word.baseline, word.line_height) = (Some(base), Some(46.0));
        at += width + 14.0;
        word
    };
    text.split(' ').map(word).collect()
}

fn dark(image: &PageImage) -> f32 {
    image.pixels.iter().filter(|&&pixel| pixel < 128).count() as f32 / image.pixels.len() as f32
}

/// A scan of 595 × 842 points, one pixel a point, with dark boxes on it (left, top, right, bottom).
fn drawn(boxes: &[[usize; 4]]) -> String {
    let mut pixels = vec![b'~'; 595 * 842];
    for [left, top, right, bottom] in boxes {
        (*top..*bottom).for_each(|y| pixels[y * 595 + left..y * 595 + right].fill(b'!'));
    }
    let dict = "/Type /XObject /Subtype /Image /Width 595 /Height 842 /ColorSpace /DeviceGray /BitsPerComponent 8";
    stream(dict, &String::from_utf8(pixels).unwrap())
}

/// A ruled table of two rows and columns, and bars that stand for lines of text.
fn with_table() -> Vec<u8> {
    let mut boxes = vec![];
    for (at, y) in [300, 330, 360].into_iter().enumerate() {
        boxes.push([100, y, 400, y + 1]);
        boxes.push([[100, 300, 101, 361], [250, 300, 251, 361], [399, 300, 400, 361]][at]);
    }
    for line in 0..12 {
        (0..20).for_each(|word| boxes.push([60 + word * 22, 80 + line * 16, 68 + word * 22 + line % 5, 86 + line * 16]));
    }
    page_with("q 595 0 0 842 0 0 cm /X Do Q", "", &[drawn(&boxes)])
}

#[test]
fn words_of_an_ocr_are_laid_out_with_the_rules_of_the_page() {
    // 300 dots an inch: 4.1667 pixels a point.
    let mut list = words("Kế hoạch trồng rừng năm 2026 của huyện", 250.0, 400.0);
    for (text, x, y) in
        [("Nội dung", 440.0, 1330.0), ("Hạn", 1060.0, 1330.0), ("Trồng cây", 440.0, 1455.0), ("15/3", 1060.0, 1455.0)]
    {
        list.extend(words(text, x, y));
    }
    list.last_mut().unwrap().confidence = 41.0;
    list.push(OcrWord::new("|", [415.0, 1250.0, 418.0, 1370.0], 30.0));
    let ocr = Arc::new(Fake { words: list, ..Fake::default() });
    let bytes = with_table();
    let document = Document::read(&bytes, Format::Pdf, &options(&ocr)).unwrap();
    let raw = &document.raw;
    let Some(Block::Table(table)) = raw.blocks.iter().find(|block| matches!(block, Block::Table(_))) else { panic!("{raw:?}") };
    let cells: Vec<&str> = table.rows.iter().flat_map(|row| &row.cells).map(|cell| raw.slice(&cell.range)).collect();
    assert_eq!(cells, ["Nội dung", "Hạn", "Trồng cây", "15/3"]);
    assert!(raw.text.starts_with("Kế hoạch trồng rừng năm 2026 của huyện\n"), "{}", raw.text);
    let said = |id: &str| document.plan.diagnostics.iter().find(|said| said.id == id).unwrap();
    assert!(said("page-text-ocr").message.contains("page 1"));
    let doubt = said("ocr-doubtful");
    assert!(doubt.message.contains("`15/3`") && doubt.message.contains("41 %"), "{}", doubt.message);
    let Some(Spot::Page(spot)) = doubt.place.at else { panic!("{doubt:?}") };
    assert!(
        spot.page == 1 && (spot.r#box.left - 25_440).abs() < 100 && (spot.r#box.top - 34_000).abs() < 500,
        "{:?}",
        spot.r#box
    );
    // The OCR sees the words alone: rules only trouble it.
    let seen = ocr.seen.lock().unwrap();
    assert_eq!((seen.len(), seen[0].width, seen[0].height, seen[0].dpi), (1, 2479, 3508, 300));
    assert!(seen[0].pixels[1252 * 2479 + 600] > 120 && dark(&seen[0]) > 0.001);
}

#[test]
fn a_page_that_fails_leaves_the_others() {
    let page = |content: u8| {
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
        )
    };
    let bars: Vec<[usize; 4]> =
        (0..200).map(|at| [60 + at % 20 * 22, 80 + at / 20 * 16, 70 + at % 20 * 22, 86 + at / 20 * 16]).collect();
    let bytes = file(&[
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>".into(),
        page(6),
        page(6),
        drawn(&bars),
        stream("", "q 595 0 0 842 0 0 cm /X Do Q"),
    ]);
    let fake = |fails_on: &[u32], is_missing: bool| {
        let words = words("Kế hoạch trồng rừng năm 2026 của huyện", 250.0, 400.0);
        Arc::new(Fake { words, fails_on: fails_on.to_vec(), is_missing, ..Fake::default() })
    };
    let doc = kehoach::read(&bytes, Format::Pdf, &options(&fake(&[2], false))).unwrap();
    assert_eq!(doc.text.matches("Kế hoạch").count(), 1);
    assert!(doc.diagnostics.iter().any(|said| said.id == "page-ocr-failed" && said.message.contains("page 2 ")));
    assert!(doc.diagnostics.iter().any(|said| said.id == "page-text-none" && said.message.starts_with("page 2 ")));
    let error = |fake: &Arc<Fake>| kehoach::read(&bytes, Format::Pdf, &options(fake)).unwrap_err();
    assert_eq!(error(&fake(&[1, 2], false)).to_string(), "took too long");
    assert_eq!(error(&fake(&[], true)).to_string(), "there is no OCR");
    assert!(error(&fake(&[], true)).needs_text_recognition());
}

#[test]
fn images_of_every_coding_are_drawn() {
    for name in ["flate", "jpeg", "jpeg-colour", "jpeg-cmyk", "jpeg2000", "fax", "jbig2"] {
        let ocr = Arc::new(Fake::default());
        // No words: what counts is the image that is seen.
        let _ = kehoach::read(&scan(name), Format::Pdf, &options(&ocr));
        let seen = ocr.seen.lock().unwrap();
        let image = seen.first().unwrap_or_else(|| panic!("{name}: not drawn"));
        assert!((2090..=2110).contains(&image.width) && (835..=845).contains(&image.height), "{name}: {image:?}");
        assert!((0.03..0.09).contains(&dark(image)), "{name}: {} is dark", dark(image));
    }
}

#[test]
fn an_image_that_cannot_be_decoded_is_told() {
    let mut bytes = scan("jpeg");
    let at = bytes.windows(3).position(|window| window == b"\xFF\xD8\xFF").unwrap();
    bytes[at..at + 3000].fill(0);
    let error = kehoach::read(&bytes, Format::Pdf, &options(&Arc::default())).unwrap_err().to_string();
    assert!(error.contains("page 1 cannot be drawn"), "{error}");
}

#[test]
fn what_would_unpack_to_too_much_is_not_drawn() {
    let whole = "q 595 0 0 842 0 0 cm /X Do Q";
    let image = |size: &str, filter: &str, data: &str, more: &str| {
        let entries =
            format!("/Type /XObject /Subtype /Image {size} /ColorSpace /DeviceGray /BitsPerComponent 8 {filter} {more}");
        stream(&entries, data)
    };
    let small = "/Width 100 /Height 140";
    let plain = image(small, "", &"~".repeat(14_000), "");
    // Each byte 81 stands for 128 of the next, and those again: 160 million bytes.
    let (twice, data) = ("/Filter [/ASCIIHexDecode /RunLengthDecode /RunLengthDecode]", "8181".repeat(20_000));
    let nine_times = format!("/Filter [{}]", "/RunLengthDecode ".repeat(9));
    let row = "/DecodeParms << /Predictor 15 /Columns 900000000 /Colors 4 >>";
    let hidden = [image(small, "", &"~".repeat(14_000), "/SMask 8 0 R"), image(small, twice, &data, "")];
    let cases: [(&str, Vec<u8>); 5] = [
        ("packed twice", page_with(whole, "", &[image(small, twice, &data, "")])),
        ("packed nine times", page_with(whole, "", &[image(small, &nine_times, "ab", "")])),
        ("a row without end", page_with(whole, "", &[image(small, "/Filter /FlateDecode", "ab", row)])),
        ("in a mask", page_with(whole, "", &hidden)),
        ("too many pixels", page_with(whole, "", &[image("/Width 90000 /Height 90000", "", "~~~", "")])),
    ];
    for (name, bytes) in cases {
        let ocr = Arc::new(Fake::default());
        let start = Instant::now();
        let error = kehoach::read(&bytes, Format::Pdf, &options(&ocr)).unwrap_err().to_string();
        assert!(error.contains("page 1 cannot be drawn"), "{name}: {error}");
        assert!(
            ocr.seen.lock().unwrap().is_empty() && start.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            start.elapsed()
        );
    }
    // An image drawn without end, and forms that draw each other.
    let many = page_with(&whole.repeat(20_000), "", std::slice::from_ref(&plain));
    let resources = |next: usize| format!("/Resources << /XObject << /X {next} 0 R >> >>");
    let form = |next: usize| stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 600 900] {}", resources(next)), "/X Do ");
    let forms: Vec<String> = (8..28).map(|next| form(next).replace("/X Do ", &"/X Do ".repeat(10))).chain([plain]).collect();
    for (name, bytes) in [("an image 20,000 times", many), ("forms", page_with(whole, "", &forms))] {
        let start = Instant::now();
        let _ = kehoach::read(&bytes, Format::Pdf, &options(&Arc::default()));
        assert!(start.elapsed() < Duration::from_mins(1), "{name}: {:?}", start.elapsed());
    }
}

#[test]
#[cfg(feature = "cli")]
#[expect(clippy::print_stderr, reason = "says why nothing was tested")]
fn tesseract_reads_a_scan() {
    use std::process::Command;
    let languages = Command::new("tesseract").arg("--list-langs").output();
    if !languages.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).lines().any(|line| line == "vie")) {
        eprintln!("skipped: tesseract with its data `vie` is not installed");
        return;
    }
    let path = support::root().join("pdf/scan/lien-nganh.pdf");
    let output = Command::new(env!("CARGO_BIN_EXE_kehoach")).args(["parse", "--ocr", "-q"]).arg(path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["sections"].as_array().map(Vec::len), Some(2), "{plan:#}");
    assert!(plan["header"]["title"].as_str().is_some_and(|title| title.contains("y tế trường học")));
    assert!(plan["diagnostics"].as_array().unwrap().iter().any(|said| said["id"] == "page-text-ocr"));
}

#[test]
#[cfg(feature = "cli")]
fn without_tesseract_one_line_says_so() {
    use std::process::Command;
    let path = support::root().join("pdf/scan/lien-nganh.pdf");
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_kehoach"))
            .args(args)
            .arg(&path)
            .env("PATH", "")
            .env("LC_ALL", "C")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let missing = run(&["parse", "--ocr"]);
    assert!(missing.lines().count() == 1 && missing.contains("needs Tesseract"), "{missing}");
    let unasked = run(&["parse"]);
    assert!(unasked.lines().count() == 1 && unasked.contains("page 1 is an image") && unasked.contains("--ocr"), "{unasked}");
}
