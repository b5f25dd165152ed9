//! Recipients (nơi nhận): one a line, or all on one line.

use std::ops::Range;

use crate::base::fold;

use super::flow::Flow;
use super::labels::starts_with_folded;

/// The recipients as found.
#[derive(Debug, Default)]
pub(crate) struct Recipients {
    /// The words `Nơi nhận:`.
    pub(crate) label: Option<Flow>,
    /// One each, without list mark and closing punctuation.
    pub(crate) entries: Vec<Flow>,
    archived: bool,
    /// The last entry with the comma that its line ended at: it goes on.
    cut: Option<Flow>,
}

/// The text after `Nơi nhận:`, if a paragraph starts so.
pub(crate) fn label(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start_matches(['*', '_', '#', ' ']).len();
    let end = start + starts_with_folded(&text[start..], "nơi nhận")?;
    let rest = text[end..].trim_start_matches(['*', '_', ' ']);
    let after = rest.strip_prefix([':', '.']).map(|rest| rest.trim_start_matches(['*', '_', ' ', ':']));
    match after {
        Some(after) => Some(text.len() - after.len()),
        None => rest.is_empty().then_some(text.len()),
    }
}

/// The text after `Kính gửi:` (the addressees of a letter, report or proposal) or after the `… điện:` of a telegram
/// (`ỦY BAN NHÂN DÂN TỈNH SƠN HÀ điện:`), if a paragraph starts so.
pub(crate) fn address(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start_matches(['*', '_', '#', ' ']).len();
    let Some(end) = starts_with_folded(&text[start..], "kính gửi").map(|end| start + end) else { return wired(text, start) };
    let rest = text[end..].trim_start_matches(['*', '_', ' ']);
    Some(text.len() - rest.trim_start_matches([':', '*', '_', ' ']).len())
}

/// Whether a whole line names the sender of a telegram: `BỘ XÂY DỰNG điện:`.
pub(crate) fn is_sender(line: &str) -> bool {
    let bare = line.trim_matches(['*', '_', '#', ' ']);
    let named = SENDERS.iter().any(|word| starts_with_folded(bare, word).is_some());
    bare.ends_with(':') && named && wired(bare, 0) == Some(bare.len())
}

/// First words of a sender: a body or an office.
const SENDERS: [&str; 8] = ["ủy ban", "uỷ ban", "ubnd", "bộ", "chủ tịch", "thủ tướng", "ban", "sở"];

fn wired(text: &str, start: usize) -> Option<usize> {
    // The sender is a body or an office, or all in capitals: `ngành điện:` is neither.
    let near = &text.as_bytes()[start..text.len().min(start + 160)];
    let colon = start + memchr::memchr(b':', near)?;
    let sender = text[start..colon].trim_end_matches(['*', '_', ' ']).strip_suffix("điện")?;
    if !sender.is_empty() && !sender.ends_with(' ') {
        return None;
    }
    let sender = sender.trim_end();
    let office = || SENDERS.iter().any(|word| starts_with_folded(sender, word).is_some());
    let named = sender.is_empty() || fold::is_capitals(sender) || (office() && sender.split(' ').count() <= 12);
    let rest = text[colon + 1..].trim_start_matches(['*', '_', ' ']);
    named.then(|| text.len() - rest.len())
}

/// Where, in the last entry of a poured list of addressees, the document's first sentence starts.
pub(crate) fn entry_end(text: &str) -> Option<usize> {
    const OPENINGS: [&str; 15] = [
        "Triển khai ",
        "Nhằm ",
        "Vừa qua",
        "Sau ",
        "Trong ",
        "Thời gian ",
        "Thực hiện ",
        "Căn cứ ",
        "Để ",
        "Theo ",
        "Ngày ",
        "Hiện nay",
        "Năm ",
        "Qua ",
        "Tiếp tục ",
    ];
    text.match_indices(". ")
        .chain(text.match_indices("; "))
        .map(|(at, _)| at + 2)
        .filter(|&at| OPENINGS.iter().any(|opening| text[at..].starts_with(opening)) && text.len() - at > 60)
        .min()
}

impl Recipients {
    pub(crate) fn is_empty(&self) -> bool {
        self.label.is_none()
    }

    /// Whether a line can be one more addressee: they are listed with dashes.
    pub(crate) fn continues(text: &str) -> bool {
        text.starts_with(['-', '–', '•', '+']) && (text.chars().count() < 300 || entry_end(text).is_some_and(|end| end < 300))
    }

    /// Starts the list with its label and whatever stands on the same line.
    pub(crate) fn open(&mut self, flow: &Flow, rest: usize) {
        self.label = Some(flow.part(0..rest));
        if rest < flow.text.len() {
            self.line(&flow.part(rest..flow.text.len()));
        }
    }

    /// Whether a line can be one more recipient.
    pub(crate) fn accepts(&self, text: &str) -> bool {
        let bullet = text.starts_with(['-', '–', '•', '+', '*']);
        // The mark of a list has a space after it, one of emphasis has none.
        let listed = bullet && text.chars().nth(1) == Some(' ');
        let name = text.split_whitespace().count() <= 6
            && text.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase))
            && !text.ends_with([';', '.']);
        if self.cut.is_some() && !bullet {
            text.chars().count() < 300 && !name
        } else if self.archived {
            bullet && !text.starts_with("**")
        } else {
            (bullet || !name || text.ends_with(';'))
                && text.chars().count() < 300
                && (!fold::is_capitals(text) || listed || (bullet && text.ends_with(';')))
        }
    }

    /// Takes one line: one recipient, or several set apart by `; -`; or the rest of one that the line before cut at a comma.
    pub(crate) fn line(&mut self, flow: &Flow) {
        let mut cut = self.cut.take().filter(|_| !flow.text.starts_with(['-', '–', '•', '+', '*']));
        let comma = flow.text.trim_end_matches(['*', '_', ' ']).ends_with(',');
        for part in entries(&flow.text) {
            let start = part.start;
            let mut entry = flow.part(part);
            if entry.is_empty() {
                continue;
            }
            let first = cut.take();
            if let Some(first) = first.as_ref().filter(|_| self.entries.pop().is_some()) {
                entry = first.clone().joined(&entry);
            }
            if comma {
                let rest = flow.part(start..flow.text.trim_end_matches(['*', '_', ' ']).len());
                self.cut = Some(first.map_or(rest.clone(), |first| first.joined(&rest)));
            }
            // A list of two lines for one entry: the second has no mark and starts small.
            self.archived |= starts_with_folded(&entry.text, "lưu").is_some();
            self.entries.push(entry);
        }
    }
}

/// The entries of a line, without marks and closing punctuation.
fn entries(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    for (at, _) in text.match_indices(['-', '–', '•', '+']) {
        let before = text[..at].trim_end();
        let spaced = text[at..].chars().nth(1).is_none_or(|c| c.is_whitespace() || c.is_uppercase());
        if at > 0 && spaced && before.ends_with([';', '.', ':']) && before.len() < at {
            starts.push(at);
        }
    }
    starts.push(text.len());
    starts
        .windows(2)
        .filter(|pair| pair[0] < pair[1])
        .map(|pair| {
            let slice = &text[pair[0]..pair[1]];
            let start = pair[0] + slice.len()
                - slice.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '•' | '+' | '*')).len();
            let end =
                pair[0] + slice.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '.' | ',' | '/' | '*')).len();
            start..end.max(start)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_on_one_line() {
        let text = "- Bộ Nội vụ, Bộ Y tế; - TT. Tỉnh ủy; - Báo Sơn Hà, Đài PT - TH tỉnh; - Lưu: VT, NC.";
        let got: Vec<&str> = entries(text).into_iter().map(|part| &text[part]).collect();
        assert_eq!(got, ["Bộ Nội vụ, Bộ Y tế", "TT. Tỉnh ủy", "Báo Sơn Hà, Đài PT - TH tỉnh", "Lưu: VT, NC"]);
    }

    #[test]
    fn the_addressees_of_a_telegram() {
        let text = "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ điện: - Sở Y tế; - Sở Nội vụ.";
        assert_eq!(address(text).map(|at| &text[at..]), Some("- Sở Y tế; - Sở Nội vụ."));
        assert_eq!(address("Ngành điện: bảo đảm nguồn."), None);
        assert!(is_sender("**BỘ LÂM NGHIỆP điện:**") && is_sender("Ủy ban nhân dân tỉnh Sơn Hà điện:"));
        assert!(!is_sender(text) && !is_sender("BỘ LÂM NGHIỆP") && !is_sender("TIẾT KIỆM điện:"));
        let last = "- Sở GTVT TP. Bình An. Trong tháng qua, tình hình tai nạn giao thông trên địa bàn tỉnh diễn biến phức tạp.";
        assert_eq!(entry_end(last).map(|at| last[at..].split(' ').next().unwrap()), Some("Trong"));
    }

    #[test]
    fn an_entry_goes_on_after_a_comma() {
        let read = |lines: &[&str]| {
            let mut list = Recipients::default();
            for line in lines {
                let doc = crate::raw::RawDoc { text: (*line).into(), source_len: line.len() as u32, ..Default::default() };
                if list.accepts(line) {
                    list.line(&Flow::new(&doc, &(0..line.len() as u32)));
                }
            }
            list.entries.into_iter().map(|entry| entry.text).collect::<Vec<_>>()
        };
        assert_eq!(
            read(&["- VPUB: CVP, các PCVP,", "TTĐT, các phòng: TH,", "KTTH, NC;", "- Lưu: VT, TH.", "Lê Văn Sơn"]),
            ["VPUB: CVP, các PCVP, TTĐT, các phòng: TH, KTTH, NC", "Lưu: VT, TH"]
        );
        assert_eq!(read(&["- Các xã,", "- Các phòng;", "- Lưu: VT,", "Lê Văn Sơn"]), ["Các xã", "Các phòng", "Lưu: VT"]);
    }

    #[test]
    fn the_label_in_its_forms() {
        assert_eq!(label("Nơi nhận:"), Some("Nơi nhận:".len()));
        assert_eq!(label("***Nơi nhận:*** - Như trên;").map(|at| &"***Nơi nhận:*** - Như trên;"[at..]), Some("- Như trên;"));
        assert_eq!(label("Nơi nhận hồ sơ là bộ phận một cửa."), None);
    }
}
