//! The repair of text: the clean check beside the quick check of `unicode-normalization`, and whole passes over clean and
//! damaged text. Read the figures as ratios within one run.

#![allow(missing_docs, reason = "the benchmark functions are the documentation")]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use kehoach::normalise::{Options, is_clean, normalise};

fn main() {
    divan::main();
}

/// About 300 KB of plans.
fn clean() -> String {
    let plan = concat!(
        include_str!("../fixtures/normalise/clean/rung.txt"),
        include_str!("../fixtures/normalise/clean/bua-an.txt"),
        include_str!("../fixtures/normalise/clean/le-hoi.txt")
    );
    plan.repeat(300_000 / plan.len())
}

/// The same with each v, s, x and y replaced by a look-alike and the spaces of an 80-column wrap lost.
fn dirty() -> String {
    let mut out = String::new();
    for line in clean().lines() {
        let mut column = 0;
        for (i, word) in line.split(' ').enumerate() {
            let width = word.chars().count();
            if i > 0 && column + width < 78 {
                out.push(' ');
                column += 1;
            } else {
                column = 0;
            }
            column += width;
            out.extend(word.chars().map(|c| match c {
                'v' => 'ᴠ',
                's' => 'ѕ',
                'x' => 'х',
                'y' => 'у',
                c => c,
            }));
        }
        out.push('\n');
    }
    out
}

#[divan::bench]
fn is_nfc_quick(bencher: Bencher<'_, '_>) {
    let text = clean();
    bencher.counter(BytesCount::of_str(&text)).bench(|| unicode_normalization::is_nfc_quick(black_box(&text).chars()));
}

#[divan::bench]
fn clean_check(bencher: Bencher<'_, '_>) {
    let text = clean();
    bencher.counter(BytesCount::of_str(&text)).bench(|| is_clean(black_box(&text)));
}

#[divan::bench]
fn full_pass_clean(bencher: Bencher<'_, '_>) {
    let text = clean();
    bencher.counter(BytesCount::of_str(&text)).bench(|| normalise(black_box(&text), &Options::default()).edits.len());
}

#[divan::bench]
fn full_pass_clean_without_suspicions(bencher: Bencher<'_, '_>) {
    let text = clean();
    let options = Options { suspicions: false, ..Options::default() };
    bencher.counter(BytesCount::of_str(&text)).bench(|| normalise(black_box(&text), &options).edits.len());
}

#[divan::bench]
fn full_pass_dirty(bencher: Bencher<'_, '_>) {
    let text = dirty();
    bencher.counter(BytesCount::of_str(&text)).bench(|| normalise(black_box(&text), &Options::default()).edits.len());
}

/// A megabyte of each shape that could make a repair quadratic.
#[divan::bench(args = ["no space", "spaces", "marks", "unknown words", "look-alikes", "digits", "quotes", "lines"])]
fn hostile(bencher: Bencher<'_, '_>, shape: &str) {
    let piece = match shape {
        "no space" => "ăâđê",
        "spaces" => " ",
        "marks" => "\u{301}",
        "unknown words" => "hàhnhg ",
        "look-alikes" => "жѕ ",
        "digits" => "2 0 ",
        "quotes" => "a\"b“",
        _ => "chưa\n\n",
    };
    let text = piece.repeat(1_000_000 / piece.len());
    bencher.counter(BytesCount::of_str(&text)).bench(|| normalise(black_box(&text), &Options::default()).edits.len());
}
