//! `CT121` count-zero-style: counts below 10 have a leading zero here and none there, or steps of a rank have none.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::words_before;
use crate::check::subject::{Passage, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT121",
    name: "count-zero-style",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Số đếm dưới 10 lúc có số 0 phía trước, lúc không; số bậc, hạng thay đổi dưới 10 không có số 0.",
        en: "Counts below 10 have a leading zero here and none there; or steps of a rank below 10 have none.",
    },
    why: Text {
        vi: "Văn bản hành chính quen viết 01, 02 …; cần thống nhất.",
        en: "Official usage writes 01, 02 …; one style should hold throughout.",
    },
    example: "tăng 01 bậc … giảm 5 bậc",
    instead: "tăng 01 bậc … giảm 05 bậc",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

const NOUNS: [&str; 30] = [
    "bậc",
    "hạng",
    "cuộc",
    "lớp",
    "hội nghị",
    "hội thảo",
    "chỉ số",
    "nhóm",
    "mô hình",
    "cơ quan",
    "đơn vị",
    "đợt",
    "buổi",
    "dự án",
    "đề án",
    "nhiệm vụ",
    "tiêu chí",
    "xã",
    "phường",
    "huyện",
    "thôn",
    "hồ sơ",
    "nội dung",
    "công trình",
    "sản phẩm",
    "tổ",
    "trường",
    "bộ",
    "đồng chí",
    "thủ tục",
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (mut padded, mut bare) = (0, vec![]);
    for passage in subject.prose() {
        let (text, bytes) = (passage.text, passage.text.as_bytes());
        for at in 1..bytes.len().saturating_sub(1) {
            if !bytes[at].is_ascii_digit() || bytes[at + 1] != b' ' || bytes[at] == b'0' {
                continue;
            }
            let after = &text[at + 2..];
            let noun = NOUNS.iter().find(|noun| after.starts_with(**noun) && !after[noun.len()..].starts_with(fold::is_letter));
            let Some(noun) = noun else { continue };
            match bytes[at - 1] {
                b'0' if at < 2 || bytes[at - 2] == b' ' || bytes[at - 2] == b'(' => padded += 1,
                b' ' | b'(' if !is_name(&text[..at - 1]) => bare.push((passage, at, *noun)),
                _ => {}
            }
        }
    }
    // Steps of a rank are so written by custom even where no other count shows it.
    let told = |(passage, at, noun): &(&Passage<'_>, usize, &str)| padded > 0 || is_step(passage.text, *at, noun);
    for (passage, at, noun) in bare.into_iter().filter(told) {
        let digit = &passage.text[at..=at];
        let place = subject.place(passage, at..at + 2 + noun.len());
        let figure = subject.place(passage, at..at + 1);
        report
            .add(
                place,
                format!("“{digit} {noun}” thường viết “0{digit} {noun}”"),
                format!("“{digit} {noun}” is usually written with a zero, “0{digit} {noun}”"),
            )
            .replace(figure, format!("0{digit}"));
    }
}

/// Whether a figure says by how many places a rank rose or fell: `tăng 7 hạng`.
fn is_step(text: &str, at: usize, noun: &str) -> bool {
    let changed = || {
        let last = words_before(text, at, 1).pop().unwrap_or_default();
        ["tăng", "giảm", "vượt", "lên", "xuống", "thêm", "tụt", "nhất"].contains(&last.as_str())
    };
    matches!(noun, "bậc" | "hạng") && !text[at + 1..].starts_with(" hạng mục") && changed()
}

/// Whether the figure after these words is a name (`Điều 5`, `Mục 2`, `Quý 3`), not a count.
fn is_name(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or("");
    [
        "Điều",
        "Khoản",
        "khoản",
        "Mục",
        "mục",
        "điểm",
        "số",
        "độ",
        "Quý",
        "quý",
        "lần",
        "thứ",
        "tháng",
        "năm",
        "đoạn",
        "nhóm",
        "Phụ",
        "lục",
        "bảng",
        "Biểu",
        "tổ",
        "Tổ",
        "phường",
        "Quận",
        "và",
    ]
    .contains(&last)
        || last.ends_with([',', '/'])
}
