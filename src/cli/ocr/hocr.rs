//! hOCR, the HTML in which Tesseract answers: lines with their baselines, and in them words with boxes.

use kehoach::OcrWord;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A line that is open.
#[derive(Default)]
struct Line {
    left: f32,
    bottom: f32,
    slope: f32,
    /// From the lower edge up to the baseline: negative.
    offset: f32,
    size: Option<f32>,
}

/// The words of an answer; nothing if it is no hOCR.
pub(super) fn words(hocr: &str) -> Option<Vec<OcrWord>> {
    let mut reader = Reader::from_str(hocr);
    reader.config_mut().check_end_names = false;
    let (mut line, mut out) = (Line::default(), vec![]);
    // The word that is open, and how many elements are open in it.
    let mut open: Option<(OcrWord, usize)> = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                if let Some((_, depth)) = &mut open {
                    *depth += 1;
                    continue;
                }
                let class = attribute(&element, b"class").unwrap_or_default();
                let title = attribute(&element, b"title").unwrap_or_default();
                match class.as_str() {
                    "ocr_line" | "ocr_header" | "ocr_textfloat" | "ocr_caption" => line = of_line(&title),
                    "ocrx_word" => open = of_word(&title, &line).map(|word| (word, 0)),
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some((word, _)) = &mut open {
                    word.text.push_str(text.decode().ok()?.trim());
                }
            }
            Event::GeneralRef(name) => {
                if let Some((word, _)) = &mut open {
                    word.text.push_str(match &*name {
                        b"amp" => "&",
                        b"lt" => "<",
                        b"gt" => ">",
                        b"quot" => "\"",
                        b"#39" | b"apos" => "'",
                        _ => "",
                    });
                }
            }
            Event::End(_) => match open.take() {
                Some((word, 0)) => out.push(word),
                Some((word, depth)) => open = Some((word, depth - 1)),
                None => {}
            },
            Event::Eof => return Some(out),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let value = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?.value;
    Some(String::from_utf8_lossy(&value).into_owned())
}

/// The numbers of one property of a title, such as `bbox 10 20 30 40`.
fn property(title: &str, name: &str) -> Vec<f32> {
    let found = title.split(';').find_map(|part| part.trim().strip_prefix(name)?.strip_prefix(' '));
    found.unwrap_or_default().split_ascii_whitespace().map_while(|number| number.parse().ok()).collect()
}

fn of_line(title: &str) -> Line {
    let edges = property(title, "bbox");
    let baseline = property(title, "baseline");
    let at = |list: &[f32], index: usize| list.get(index).copied().unwrap_or(0.0);
    Line {
        left: at(&edges, 0),
        bottom: at(&edges, 3),
        slope: at(&baseline, 0),
        offset: at(&baseline, 1),
        size: property(title, "x_size").first().copied(),
    }
}

fn of_word(title: &str, line: &Line) -> Option<OcrWord> {
    let edges: [f32; 4] = property(title, "bbox").try_into().ok()?;
    let mut word = OcrWord::new("", edges, property(title, "x_wconf").first().copied().unwrap_or(0.0));
    // The image is straight: one height for the whole line, that of its middle, would tear a line that is not.
    word.baseline = Some(line.bottom + line.offset + line.slope * (f32::midpoint(edges[0], edges[2]) - line.left));
    word.line_height = line.size;
    Some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_words() {
        let hocr = "<?xml version=\"1.0\"?><html><body><p>\
            <span class='ocr_line' title=\"bbox 100 200 900 260; baseline -0.01 -12; x_size 50.5; x_descenders 8\">\n\
            <span class='ocrx_word' title='bbox 100 200 300 250; x_wconf 96'>Kế</span>\n\
            <span class='ocrx_word' title='bbox 320 200 420 250; x_wconf 41'><strong><em>A&amp;B</em></strong></span></span>\
            <span class='ocr_header' title=\"bbox 0 0 10 10; x_size 9\"><span class='ocrx_word' title='bbox 1 2'>x</span></span>\
            </p></body></html>";
        let words = words(hocr).unwrap();
        assert_eq!(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), ["Kế", "A&B"]);
        assert_eq!((words[1].edges, words[1].line_height), ([320.0, 200.0, 420.0, 250.0], Some(50.5)));
        assert!((words[0].baseline.unwrap() - 247.0).abs() < 0.01 && (words[1].confidence - 41.0).abs() < 0.01);
        assert_eq!(super::words("").unwrap(), []);
    }
}
