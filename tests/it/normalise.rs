//! The repair of text: fixtures, the annotated documents where they are at hand, and properties over damaged text.

use std::path::{Path, PathBuf};

use kehoach::normalise::{Options, ToneStyle, is_clean, normalise};
use kehoach::{EditKind, apply_edits};
use proptest::prelude::*;

use crate::invariants::repaired as check;

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The annotated documents, if they are beside the project.
fn gold() -> Option<PathBuf> {
    ["../shared/gold", "../../shared/gold"].into_iter().map(PathBuf::from).find(|path| path.is_dir())
}

#[test]
fn damaged_fixtures_become_the_clean_ones() {
    let mut count = 0;
    for entry in std::fs::read_dir("fixtures/normalise/damaged").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some((clean, _damage)) = name.split_once('.') else { continue };
        let expected = read(&Path::new("fixtures/normalise/clean").join(format!("{clean}.txt")));
        assert_eq!(check(&read(&path), &Options::default()), expected, "{name}");
        count += 1;
    }
    assert!(count >= 3);
}

#[test]
fn clean_fixtures_stay_borrowed() {
    for entry in std::fs::read_dir("fixtures/normalise/clean").unwrap() {
        let text = read(&entry.unwrap().path());
        assert!(is_clean(&text));
        assert_eq!(check(&text, &Options::default()), text);
    }
}

#[test]
fn annotated_documents_are_repaired_exactly() {
    let Some(gold) = gold() else { return };
    let (mut listed, mut kept, mut edits, mut joins) = (0, 0, vec![], 0);
    for path in std::fs::read_dir(gold)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
    {
        let source = read(&path);
        let text = check(&source, &Options::default());
        let found = normalise(&source, &Options::default());
        let list = path.with_extension("edits.tsv");
        if !list.exists() {
            kept += 1;
            edits.extend(found.edits);
            joins += found.joins.len();
            continue;
        }
        // A damaged document: its text and each of its edits are known.
        assert_eq!(text, read(&path.with_extension("repaired.txt")));
        let found: Vec<(u32, u32, String)> =
            found.edits.into_iter().map(|edit| (edit.start, edit.end - edit.start, edit.after.into())).collect();
        let expected: Vec<(u32, u32, String)> = read(&list)
            .lines()
            .skip(1)
            .map(|line| {
                let fields: Vec<&str> = line.split('\t').collect();
                (fields[0].parse().unwrap(), fields[1].parse().unwrap(), fields[3].trim_matches('\'').to_owned())
            })
            .collect();
        assert_eq!(found, expected);
        listed += 1;
    }
    assert!(listed >= 1 && kept >= 5);
    // Of the others only a no-break space and one span of years are changed, and the cut paragraphs found are the known.
    let changed: Vec<&str> = edits.iter().map(|edit| edit.before.as_str()).collect();
    assert_eq!((changed.len(), joins), (2, 11), "{edits:?}");
    assert!(changed.contains(&"\u{a0}") && changed.contains(&" "));
}

#[test]
fn text_of_other_languages_stays() {
    let english = "The plan shall be carried out by the authorities of each province,and reported every 3 0 days.\n\
        See the annexes(tables) for detailed targets: cabinet,committee and so on; oneword twowords inthe text.\n";
    assert_eq!(check(&english.repeat(3), &Options::default()), english.repeat(3));
    // So does a sentence of one in a Vietnamese text.
    let text = format!("Kế hoạch của tỉnh Sơn Hà được dịch như sau:\n{english}Các đơn vị căn cứ thực hiện.\n");
    assert_eq!(check(&text, &Options::default()), text);
}

#[test]
fn kinds_can_be_chosen() {
    let text = "Ủу bannhân dân đạt 3 0%";
    let only = |kind| normalise(text, &Options { only: vec![kind], ..Options::default() }).text.into_owned();
    assert_eq!(only(EditKind::LookAlike), "Ủy bannhân dân đạt 3 0%");
    assert_eq!(only(EditKind::Glued), "Ủу ban nhân dân đạt 3 0%");
    assert_eq!(only(EditKind::Number), "Ủу bannhân dân đạt 30%");
    let skip = normalise(text, &Options { skip: vec![EditKind::Number], ..Options::default() }).text;
    assert_eq!(skip, "Ủy ban nhân dân đạt 3 0%");
}

#[test]
fn style_changes_only_on_request() {
    let text = "Hoà bình – “hòa giải”";
    assert_eq!(check(text, &Options::default()), text);
    assert_eq!(check(text, &Options { tone: Some(ToneStyle::Old), ..Options::default() }), "Hòa bình – “hòa giải”");
    assert_eq!(check(text, &Options { punctuation: true, ..Options::default() }), "Hoà bình - “hòa giải”");
}

#[test]
fn joins_are_listed_or_made() {
    let text = "Các xã chủ động rà soát, triển\n\nkhai thực hiện.";
    let listed = normalise(text, &Options::default());
    assert_eq!((listed.text.as_ref(), listed.joins.len()), (text, 1));
    let made = check(text, &Options { joins: true, ..Options::default() });
    assert_eq!(made, "Các xã chủ động rà soát, triển khai thực hiện.");
}

#[test]
fn long_texts_of_one_shape_stay_linear() {
    for piece in [
        "ăâđê",
        " ",
        "\u{301}",
        "hàhnhg ",
        "жѕ ",
        "2 0 ",
        "a\"b“",
        "chưa\n\n",
        "a\u{a0}",
        "(",
        "- ",
        "Ð",
        "\u{200d}",
        "x^'",
        "¸®",
        "а",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        let started = std::time::Instant::now();
        let repaired = normalise(&text, &Options::default());
        assert_eq!(apply_edits(&text, &repaired.edits), repaired.text);
        assert!(started.elapsed().as_secs() < 20, "{piece:?} took {:?}", started.elapsed());
    }
}

/// Text with the damage that real files have.
fn damaged() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "các",
        "cấp",
        "hành",
        "chính",
        "Ủy",
        "ban",
        "nhân",
        "dân",
        "p",
        "hố",
        "nghi",
        "ệp",
        "THÀNH",
        "PHỐ",
        "UBND",
        "tỉnh",
        "năm",
        "2021",
        "3",
        "0",
        "%",
        "63",
        "/",
        "ѕự",
        "ᴠới",
        "у",
        "Москва",
        "α",
        "a)",
        "điểm",
        "b",
        "-",
        "–",
        ",",
        ";",
        ".",
        ":",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "≥",
        "internet",
        "camera",
        "e-cabinet",
        "PAR",
        "INDEX",
        "KH-",
        "QĐ",
        "số",
        "ngày",
        "\u{a0}",
        "\u{200b}",
        "\u{ad}",
        "e\u{302}\u{301}",
        "\u{301}",
        "Ð",
        "ð",
        "Ｋ",
        "２",
        "ﬁ",
        "hoà",
        "hòa",
        "quý",
        "ở",
        "ý",
        "y",
        "o",
        "cá",
        "tố",
        "độ",
        "C",
        "T",
        "Ổ",
        "\n",
        "\n\n",
        "\t",
        "...",
        "www.so.vn",
        "a@b.vn",
        "m2",
        "A4",
        "hiện",
        "thực",
        "đ",
        "ồng",
        "x^'",
        "Vie^.t",
    ]);
    let gap = prop::sample::select(vec!["", "", " ", " ", " ", "  "]);
    prop::collection::vec((words, gap), 0..24).prop_map(|pieces| pieces.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, rng_seed: proptest::test_runner::RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_text_keeps_the_properties(text in damaged()) {
        check(&text, &Options::default());
    }

    #[test]
    fn any_text_keeps_the_properties(text in "\\PC{0,40}") {
        check(&text, &Options::default());
    }

    #[test]
    fn every_option_keeps_the_properties(text in damaged(), joins: bool, punctuation: bool, tone in 0..4) {
        let tone = [None, Some(ToneStyle::Old), Some(ToneStyle::New), Some(ToneStyle::Majority)][tone as usize];
        let options = Options { joins, punctuation, tone, ..Options::default() };
        check(&text, &options);
    }
}
