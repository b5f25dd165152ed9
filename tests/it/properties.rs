//! Damaged and random documents by the thousand: no panic, and nothing in the plan that is not in the text.
//!
//! `PROPTEST_CASES=100000 cargo test --test it properties` looks longer. A failure prints the smallest input found.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError};

use crate::support;

/// One injury to a document; positions are shares of its length, so that shrinking keeps them inside.
#[derive(Clone, Debug)]
enum Injury {
    Delete(u16, u8),
    Double(u16, u8),
    Swap(u16, u16, u8),
    Put(u16, u8),
    Insert(u16, &'static str),
    Truncate(u16),
}

fn injury() -> impl Strategy<Value = Injury> {
    prop_oneof![
        4 => (any::<u16>(), any::<u8>()).prop_map(|(at, len)| Injury::Delete(at, len)),
        4 => (any::<u16>(), any::<u8>()).prop_map(|(at, len)| Injury::Double(at, len)),
        4 => (any::<u16>(), any::<u16>(), any::<u8>()).prop_map(|(a, b, len)| Injury::Swap(a, b, len)),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(at, byte)| Injury::Put(at, byte)),
        4 => (any::<u16>(), prop::sample::select(WORDS)).prop_map(|(at, word)| Injury::Insert(at, word)),
        1 => any::<u16>().prop_map(Injury::Truncate),
    ]
}

fn injure(bytes: &mut Vec<u8>, injury: &Injury) {
    let len = bytes.len();
    let at = |share: u16| usize::from(share) * len / (usize::from(u16::MAX) + 1);
    let range = |share: u16, size: u8| at(share)..(at(share) + usize::from(size)).min(len);
    match *injury {
        Injury::Delete(share, size) => drop(bytes.drain(range(share, size))),
        Injury::Double(share, size) => {
            let piece = bytes[range(share, size)].to_vec();
            bytes.splice(at(share)..at(share), piece);
        }
        Injury::Swap(a, b, size) => {
            let (a, b) = (at(a.min(b)), at(a.max(b)));
            let size = usize::from(size).min(b - a).min(len - b);
            let piece = bytes[a..a + size].to_vec();
            bytes.copy_within(b..b + size, a);
            bytes[b..b + size].copy_from_slice(&piece);
        }
        Injury::Put(share, byte) => {
            if let Some(place) = bytes.get_mut(at(share)) {
                *place = byte;
            }
        }
        Injury::Insert(share, word) => drop(bytes.splice(at(share)..at(share), word.bytes())),
        Injury::Truncate(share) => bytes.truncate(at(share)),
    }
}

/// Labels, cues, marks and separators: what the stages of the parser look for.
const WORDS: &[&str] = &[
    "I.",
    "II.",
    "IV-",
    "XX.",
    "1.",
    "2.",
    "10.",
    "1)",
    "1.1.",
    "1.2",
    "2.10.",
    "1.1.1.",
    "a)",
    "b)",
    "đ)",
    "f)",
    "a.",
    "-",
    "–",
    "+",
    "*",
    "•",
    "¹",
    "(1)",
    "A.",
    "B.",
    "Phần I",
    "Phần thứ nhất",
    "Chương II",
    "Mục 1",
    "Tiểu mục 2",
    "Điều 3.",
    "khoản 2",
    "điểm a)",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\t",
    "\t\t",
    " | ",
    "|",
    "\n| --- | --- |\n",
    "\r\n",
    "\r",
    "\u{c}",
    "\u{a0}",
    "**",
    "*",
    "# ",
    "<i>",
    "</i>",
    "<br>",
    ":",
    ";",
    ".",
    "./.",
    ",",
    "(",
    ")",
    "“",
    "”",
    "...",
    "…",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "-------",
    "ỦY BAN NHÂN DÂN",
    "TỈNH SƠN HÀ",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số:",
    "Số: 12/KH-UBND",
    "Số: /KH-UBND",
    "Số 12-KH/TU",
    "Sơn Hà, ngày 05 tháng 6 năm 2023",
    "ngày tháng năm 2023",
    "KẾ HOẠCH",
    "QUYẾT ĐỊNH",
    "CHỈ THỊ",
    "DỰ THẢO",
    "V/v",
    "Kính gửi:",
    "Căn cứ",
    "Thực hiện",
    "Theo đề nghị của",
    "như sau:",
    "MỤC TIÊU",
    "TỔ CHỨC THỰC HIỆN",
    "Sở Nội vụ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "các Sở: Tài chính, Xây dựng",
    "UBND các huyện, thành phố",
    "chủ trì",
    "Chủ trì, phối hợp với",
    "phối hợp",
    "tham mưu",
    "Giao",
    "Đề nghị",
    "Yêu cầu",
    "báo cáo UBND tỉnh",
    "trước ngày 10/12/2023",
    "Quý II/2023",
    "hằng năm",
    "chậm nhất",
    "đạt 95,5%",
    "trên",
    "từ",
    "trở lên",
    "≥",
    "12,5/20 điểm",
    "xếp thứ 12/63",
    "tăng 02 bậc so với năm 2022",
    "1.234,5 tỷ đồng",
    "99999999999999999999",
    "8=7/4",
    "STT",
    "Chỉ tiêu",
    "Năm 2022",
    "Điểm",
    "Đơn vị chủ trì",
    "Tổng cộng",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
    "Kế hoạch số",
    "31/02/2023",
    "0/0/0",
    "TCVN ISO 9001:2015",
    "Trên đây là Kế hoạch",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Lê Văn An",
    "PHỤ LỤC",
    "Phụ lục II",
    "(Kèm theo Kế hoạch số 1/KH-UBND)",
    "[...]",
    "Xem thêm:",
    "công tác",
    "thực hiện nhiệm vụ",
];

fn sound(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(plan) = support::parse(bytes) else { return Ok(()) };
    let faults = support::faults(&plan, &support::source_text(bytes));
    prop_assert!(faults.is_empty(), "{}\nin:\n{}", faults.join("\n"), String::from_utf8_lossy(bytes));
    Ok(())
}

fn config(cases: u32) -> Config {
    // The environment variable PROPTEST_CASES, where given, speaks for all three tests.
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { Config::default().cases } else { cases };
    // The same cases on each run, so that a change is judged by itself; `PROPTEST_RNG_SEED` asks for others.
    let given = std::env::var_os("PROPTEST_RNG_SEED").is_some();
    let rng_seed = if given { Config::default().rng_seed } else { RngSeed::Fixed(2026) };
    Config { cases, rng_seed, failure_persistence: None, max_shrink_iters: 2000, ..Config::default() }
}

#[test]
fn a_damaged_document_gives_a_sound_plan() {
    let fixtures = support::fixtures();
    let names: Vec<usize> = (0..fixtures.len()).collect();
    let cases = (prop::sample::select(names), prop::collection::vec(injury(), 1..8));
    let mut runner = proptest::test_runner::TestRunner::new(config(2000));
    let result = runner.run(&cases, |(at, injuries)| {
        let mut bytes = fixtures[at].bytes.clone();
        injuries.iter().for_each(|injury| injure(&mut bytes, injury));
        sound(&bytes)
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn random_words_give_a_sound_plan(words in prop::collection::vec(prop::sample::select(WORDS), 0..120), tight in any::<bool>()) {
        sound(words.join(if tight { "" } else { " " }).as_bytes())?;
    }

    #[test]
    fn random_lines_give_a_sound_plan(lines in prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS), 1..6), 0..40)) {
        let lines: Vec<String> = lines.iter().map(|words| words.join(" ")).collect();
        sound(lines.join("\n").as_bytes())?;
    }

    #[test]
    fn random_bytes_give_a_sound_plan_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        sound(&bytes)?;
    }
}
