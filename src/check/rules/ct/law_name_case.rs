//! `CT117` law-name-case: the name of a law lacks the capital of its first syllable.

use super::laws::{CODES, LAWS, ORDINANCES};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT117",
    name: "law-name-case",
    severity: Severity::Warning,
    profile: None,
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Tên luật không viết hoa chữ đầu của tên riêng.",
        en: "The name of a law lacks the capital of its first syllable.",
    },
    why: Text {
        vi: "Tên của một luật cụ thể viết hoa chữ cái đầu tên loại và âm tiết đầu tên gọi.",
        en: "The type and the first syllable of a specific law's name are capitals.",
    },
    example: "Luật đất đai",
    instead: "Luật Đất đai",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.6",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    ordinances(subject, report);

    for (passage, at) in subject.written("uật ") {
        let text = passage.text;
        let before = &text[..at];
        let code = before.ends_with("Bộ l") || before.ends_with("Bộ L");
        let law = !code && before.ends_with('L') && !before[..before.len() - 1].ends_with(fold::is_letter);
        let start = at + "uật ".len();
        if !law && !code || !text[start..].starts_with(|c: char| fold::is_letter(c) && !fold::is_upper(c)) {
            continue;
        }
        let names: &[&str] = if code { &CODES } else { &LAWS };
        let Some(len) = names.iter().find_map(|name| matched(&text[start..], name)) else { continue };
        let kind = if code { "Bộ luật" } else { "Luật" };
        let place = subject.place(passage, start..start + len);
        let words = &text[start..start + len];
        let proper = proper(words);
        report
            .add(
                place,
                format!("“{kind} {words}” cần viết “{kind} {proper}”"),
                format!("“{kind} {words}” should read “{kind} {proper}”"),
            )
            .replace(place, proper);
    }
}

/// Ordinances, whose names follow the same rule.
fn ordinances(subject: &Subject<'_>, report: &mut Report<'_>) {
    const KIND: &str = "Pháp lệnh ";

    for (passage, at) in subject.written(KIND) {
        let text = passage.text;
        let start = at + KIND.len();
        let Some(len) = ORDINANCES.iter().find_map(|name| matched(&text[start..], name)) else { continue };
        let words = &text[start..start + len];
        if words.chars().next().is_some_and(fold::is_upper) {
            continue;
        }
        let proper = proper(words);
        let place = subject.place(passage, start..start + len);
        let (vi, en) =
            (format!("“{KIND}{words}” cần viết “{KIND}{proper}”"), format!("“{KIND}{words}” should read “{KIND}{proper}”"));
        report.add(place, vi, en).replace(place, proper);
    }
}

/// The name with the capital of its first syllable and those of the bodies it names; all else as written.
fn proper(words: &str) -> String {
    const NAMED: [(&str, &str); 4] =
        [("chính phủ", "Chính phủ"), ("quốc hội", "Quốc hội"), ("việt nam", "Việt Nam"), ("tổ quốc", "Tổ quốc")];
    let mut out = [&words[..first(words)].to_uppercase(), &words[first(words)..]].concat();
    for (small, name) in NAMED {
        if let Some(at) = out.find(small) {
            out.replace_range(at..at + small.len(), name);
        }
    }
    out
}

fn first(name: &str) -> usize {
    name.chars().next().map_or(0, char::len_utf8)
}

/// How many bytes of a text are this name; commas and letter case do not matter.
fn matched(text: &str, name: &str) -> Option<usize> {
    let mut rest = text.char_indices().filter(|(_, c)| *c != ',');
    let mut end = 0;
    for wanted in name.chars().filter(|c| *c != ',') {
        let (at, c) = rest.next()?;
        if fold::lower(c) != wanted {
            return None;
        }
        end = at + c.len_utf8();
    }
    (!text[end..].starts_with(fold::is_letter)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies_keep_or_get_their_capitals() {
        assert_eq!(proper("tổ chức Chính phủ"), "Tổ chức Chính phủ");
        assert_eq!(proper("tổ chức quốc hội"), "Tổ chức Quốc hội");
        assert_eq!(proper("đất đai"), "Đất đai");
    }
}
