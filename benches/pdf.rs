//! PDF: one figure for reading (glyphs, lines and tables of all pages) and one for the whole way to a plan, on the
//! documents of `fixtures/pdf`, with the pages a second.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use kehoach::{Format, ParseOptions, ReadOptions};

fn main() {
    divan::main();
}

/// Documents of two, three and four pages, with and without tables.
const FILES: [(&str, &[u8]); 3] = [
    ("lien-nganh", include_bytes!("../fixtures/pdf/lien-nganh.pdf")),
    ("huyen-pccc", include_bytes!("../fixtures/pdf/huyen-pccc.pdf")),
    ("so-noi-vu-tuyen-truyen", include_bytes!("../fixtures/pdf/so-noi-vu-tuyen-truyen.pdf")),
];

fn bytes(name: &str) -> &'static [u8] {
    FILES.iter().find(|(known, _)| *known == name).map_or(&[], |(_, bytes)| bytes)
}

fn pages(name: &str) -> ItemsCount {
    let plan = kehoach::parse(bytes(name), Format::Pdf, &ParseOptions::default());
    ItemsCount::new(plan.ok().and_then(|plan| plan.source.pages).unwrap_or(1))
}

#[divan::bench(args = FILES.map(|(name, _)| name))]
fn read(bencher: Bencher<'_, '_>, name: &str) {
    bencher
        .counter(pages(name))
        .bench(|| kehoach::read(black_box(bytes(name)), Format::Pdf, &ReadOptions::default()).map(|doc| doc.text.len()));
}

#[divan::bench(args = FILES.map(|(name, _)| name))]
fn parse(bencher: Bencher<'_, '_>, name: &str) {
    bencher
        .counter(pages(name))
        .bench(|| kehoach::parse(black_box(bytes(name)), Format::Pdf, &ParseOptions::default()).map(|plan| plan.sections.len()));
}
