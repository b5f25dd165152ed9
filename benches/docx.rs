//! Word documents of about 3, 30 and 3,000 KB of text: what reading takes, and reading with repair and parsing.
//!
//! `cargo bench --bench docx`. The documents are the fixture `ke-hoach`, its body once, ten and a thousand times.

use std::hint::black_box;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use kehoach::{Format, ParseOptions, ReadOptions};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// How often the body is repeated.
const TIMES: [usize; 3] = [1, 10, 1_000];

fn main() {
    divan::main();
}

static PACKAGES: LazyLock<Vec<(usize, Vec<u8>)>> = LazyLock::new(|| TIMES.map(package).to_vec());

fn bytes(times: usize) -> (usize, &'static [u8]) {
    let at = TIMES.iter().position(|&known| known == times).unwrap_or(0);
    (PACKAGES[at].0, &PACKAGES[at].1)
}

/// The size of the document's XML, and the package.
#[expect(clippy::disallowed_methods, reason = "a bench reads its fixture")]
fn package(times: usize) -> (usize, Vec<u8>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/docx/ke-hoach/word");
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    let mut add = |name: &str, text: &str| {
        let started = zip.start_file(name, SimpleFileOptions::default());
        started.map_err(std::io::Error::from).and_then(|()| zip.write_all(text.as_bytes())).expect("a ZIP in memory");
    };
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    for name in ["styles.xml", "numbering.xml", "footnotes.xml", "header1.xml", "_rels/document.xml.rels"] {
        add(&format!("word/{name}"), &read(name));
    }
    let document = read("document.xml");
    let start = document.find("<w:body>").map_or(0, |at| at + "<w:body>".len());
    let end = document.rfind("<w:sectPr").unwrap_or(document.len());
    let body = document[start..end].repeat(times);
    let text = format!("{}{body}{}", &document[..start], &document[end..]);
    add("word/document.xml", &text);
    (text.len(), zip.finish().map(Cursor::into_inner).unwrap_or_default())
}

#[divan::bench(args = TIMES)]
fn read(bencher: Bencher<'_, '_>, times: usize) {
    let (size, bytes) = bytes(times);
    let options = ReadOptions { max_ratio: 2_000, ..ReadOptions::default() };
    bencher
        .counter(BytesCount::new(size))
        .bench(|| kehoach::read(black_box(bytes), Format::Docx, &options).map(|doc| doc.blocks.len()));
}

#[divan::bench(args = TIMES)]
fn plan(bencher: Bencher<'_, '_>, times: usize) {
    let (size, bytes) = bytes(times);
    let options = ReadOptions { max_ratio: 2_000, ..ReadOptions::default() };
    bencher.counter(BytesCount::new(size)).bench(|| {
        kehoach::parse_with(black_box(bytes), Format::Docx, &options, &ParseOptions::default()).map(|plan| plan.sections.len())
    });
}
