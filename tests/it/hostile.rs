//! Input made to break a parser: no panic, no stack overflow, no flood of output, and an error that says what to do.
//!
//! Sizes suit a build without optimisation; that time grows with size alone is measured by the benches.

use kehoach::{Format, ReadOptions};

use crate::support;

/// The plan of a hostile text is sound and not larger than its text allows.
#[track_caller]
fn holds(name: &str, text: &str) {
    let plan = support::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let faults = support::faults(&plan, text);
    let shown: Vec<&String> = faults.iter().take(10).collect();
    assert!(faults.is_empty(), "{name}: {shown:#?}");
    let json = kehoach::write(&plan, kehoach::OutputFormat::Jsonl).len();
    // One character of text may become a node with three places, some two hundred characters of JSON.
    assert!(json <= 600 * text.len() + 10_000, "{name}: {} bytes became {json} bytes of JSON", text.len());
}

#[test]
fn an_empty_input_is_an_error() {
    for bytes in [&b""[..], b"\n", b" \t\r\n ", "\u{feff}".as_bytes(), "\u{feff}\n".as_bytes()] {
        if let Ok(plan) = support::parse(bytes) {
            assert!(bytes.starts_with("\u{feff}".as_bytes()), "{bytes:?} was read");
            assert!(plan.sections.is_empty() && plan.tables.is_empty());
        }
    }
    assert!(support::parse(b"").is_err());
}

#[test]
fn a_binary_input_is_an_error_that_names_it() {
    let kinds: [&[u8]; 6] = [
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
        b"PK\x03\x04\x14\0\0\0\x08\0",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"{\\rtf1\\ansi Ke hoach}",
    ];
    for bytes in kinds {
        let error = support::parse(bytes).unwrap_err();
        assert!(error.is_unsupported(), "{error}");
        let message = error.to_string();
        assert!(!message.is_empty() && !message.contains('\n'), "{message}");
    }
    let noise: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert!(support::parse(&noise).is_err());
}

#[test]
fn a_size_over_the_limit_is_an_error_that_names_the_option() {
    let line = "kế hoạch ".repeat(2000);
    let options = ReadOptions { max_bytes: 10_000, ..ReadOptions::default() };
    let error = kehoach::read(line.as_bytes(), Format::Text, &options).unwrap_err();
    assert!(error.is_too_large());
    assert!(error.to_string().contains("max_bytes"), "{error}");
}

#[test]
fn one_long_line_is_read() {
    holds("words", &"kế hoạch thực hiện nhiệm vụ ".repeat(4_000));
    holds("letters", &"ê".repeat(100_000));
    holds("labels in one line", &"1. Thực hiện a) nội dung; ".repeat(3_000));
    holds("sentences in one line", &"Chủ trì, phối hợp với Sở Nội vụ trước ngày 10/12/2023. ".repeat(1_500));
}

#[test]
fn one_character_over_and_over_is_read() {
    for piece in [
        "(", ")", "\t", "|", "*", "**", "#", "<", "“", "[", "-", "=", ".", ",", ";", ":", "/", "\\", "1", "a", "I", "%",
        "\u{a0}", "\u{301}",
    ] {
        holds(&format!("{piece:?}"), &format!("KẾ HOẠCH\n{}", piece.repeat(60_000 / piece.len())));
    }
}

#[test]
fn one_label_over_and_over_is_read() {
    for piece in [
        "- ",
        "+ ",
        "* ",
        "• ",
        "1. ",
        "1.",
        "1) ",
        "a) ",
        "I. ",
        "1.1. ",
        "A. ",
        "Điều 1. ",
        "Chương I ",
        "Phụ lục ",
        "Nơi nhận: ",
        "Số: ",
        "¹ ",
    ] {
        holds(&format!("{piece:?} in lines"), &format!("{piece}x\n").repeat(3_000));
        holds(&format!("{piece:?} bare in lines"), &format!("{piece}\n").repeat(3_000));
        holds(&format!("{piece:?} in one line"), &piece.repeat(5_000));
    }
}

#[test]
fn nested_labels_are_read() {
    let cycle = ["Phần I", "Chương I", "Mục 1", "Điều 1.", "A.", "I.", "1.", "1.1.", "1.1.1.", "a)", "-", "+", "*", "•"];
    let text: String = cycle.iter().cycle().take(30_000).fold(String::new(), |text, label| text + label + " nội dung\n");
    holds("all schemes in turn", &text);
    let back: String = cycle.iter().rev().cycle().take(10_000).fold(String::new(), |text, label| text + label + " nội dung\n");
    holds("all schemes backwards", &back);
    let mut deep = String::new();
    for depth in 1..400 {
        deep += &"1.".repeat(depth);
        deep += " nội dung\n";
    }
    holds("decimals deeper and deeper", &deep);
}

#[test]
fn strange_line_ends_are_read() {
    holds("lone CR", &"I. MỤC TIÊU\r1. Thực hiện\r- Nội dung\r".repeat(1_000));
    holds("form feeds", &"I. MỤC TIÊU\u{c}1. Thực hiện\u{c}".repeat(1_000));
    holds("line separators", &"I. MỤC TIÊU\u{2028}1. Thực hiện\u{2029}\u{85}".repeat(1_000));
    holds("only line feeds", &format!("KẾ HOẠCH{}I. X", "\n".repeat(200_000)));
    holds("a few NULs", &format!("{}\0{}", "I. MỤC TIÊU\n".repeat(200), "1. Nội dung\n".repeat(200)));
}

#[test]
fn large_tables_are_read() {
    holds("many rows", &format!("STT\tChỉ tiêu\tNăm 2022\n{}", "1\tTỷ lệ\t95,5%\n".repeat(3_000)));
    holds("many columns", &format!("{}\n{}\n", "STT\t".repeat(5_000), "1\t".repeat(5_000)));
    holds("ragged rows", &(0..600).fold(String::new(), |text, n| text + &"x\t".repeat(n % 60) + "\n"));
    holds("pipes", &format!("| a | b |\n| --- | --- |\n{}", "| 1 | 2 |\n".repeat(5_000)));
    holds("headers again and again", &"STT\tChỉ tiêu\tĐiểm\n1\tA\t2\n\n".repeat(1_500));
}

#[test]
fn cues_without_end_are_read() {
    for piece in [
        "chủ trì, phối hợp với ",
        "Sở A, ",
        "Sở A và ",
        "các Sở: ",
        "Nghị định số ",
        "số 1/",
        "ngày 1/",
        "ngày ",
        "trước ngày ",
        "từ 1 đến ",
        "tăng ",
        "đạt 1,",
        "1.234.",
        "999999999999999999999999999999,",
        "của ",
        "(kèm theo ",
        "Căn cứ ",
        "TM. ",
        "KT. CHỦ TỊCH\n",
        "PHỤ LỤC\n",
        "Kèm theo Quyết định số ",
        "xếp thứ 1/",
        "[...] ",
        "Xem thêm: \n",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ",
    ] {
        holds(piece, &format!("I. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- {}\n", piece.repeat(30_000 / piece.len())));
    }
}
