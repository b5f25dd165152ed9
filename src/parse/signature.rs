//! The signature: authority (`TM.`), lines of office, name; one signer or several.

use crate::base::fold;

use super::flow::Flow;
use super::labels::starts_with_folded;

/// The signature's lines as found.
#[derive(Debug, Default)]
pub(crate) struct SignatureLines {
    pub(crate) signers: Vec<Signer>,
    /// `(Đã ký)`, `[daky]` and the like.
    pub(crate) boilerplate: Vec<Flow>,
}

/// One signer.
#[derive(Debug, Default)]
pub(crate) struct Signer {
    pub(crate) authority: Option<Flow>,
    pub(crate) roles: Vec<Flow>,
    pub(crate) name: Option<Flow>,
}

/// Marks of authority: on behalf of a body, acting, for the head, by order, by authorisation.
const MARKS: [&str; 14] = ["TM.", "T/M", "KT.", "K/T", "TL.", "T/L", "TUQ.", "TUQ ", "Q.", "TM ", "KT ", "TL ", "T.M", "K.T"];

/// Marks of signing for a body; the others (`KT.`, `TL.`, `TUQ.`) open the lines of office.
const AUTHORITIES: [&str; 4] = ["TM.", "T/M", "TM ", "T.M"];

/// Offices that sign without a mark.
const OFFICES: [&str; 34] = [
    "chủ tịch",
    "phó chủ tịch",
    "giám đốc",
    "phó giám đốc",
    "bộ trưởng",
    "thứ trưởng",
    "thủ tướng",
    "phó thủ tướng",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "trưởng phòng",
    "phó trưởng phòng",
    "chánh văn phòng",
    "phó chánh văn phòng",
    "bí thư",
    "phó bí thư",
    "trưởng ban",
    "phó trưởng ban",
    "cục trưởng",
    "phó cục trưởng",
    "tổng cục trưởng",
    "viện trưởng",
    "chánh thanh tra",
    "tổng giám đốc",
    "chi cục trưởng",
    "tổng thanh tra",
    "thống đốc",
    "chủ nhiệm",
    "chánh án",
    "thường trực",
    "trạm trưởng",
    "đội trưởng",
    "tổng kiểm toán",
    "quyền",
];

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | '|'))
}

/// Whether a paragraph opens a signature; `late` when the body has been read, so that a bare office may sign.
pub(crate) fn opens(text: &str, late: bool) -> bool {
    let text = bare(text);
    if text.len() > 600 || text.chars().count() > 160 {
        return false;
    }
    if !fold::is_capitals(text) {
        return is_marked_in_small(text);
    }
    if MARKS.iter().any(|mark| text.starts_with(mark)) {
        return true;
    }
    late && is_office(text)
}

/// Whether a line in small letters signs by its mark: `TM. Ủy ban nhân dân`, `KT. Chủ tịch`, as some copies print it.
fn is_marked_in_small(text: &str) -> bool {
    const MARKED: [&str; 4] = ["TM.", "KT.", "TL.", "TUQ."];
    const BODIES: [&str; 10] =
        ["ủy ban", "hội đồng", "ubnd", "hđnd", "ban", "đảng ủy", "chính phủ", "thường trực", "đoàn", "đại diện"];
    let Some(rest) = MARKED.iter().find_map(|mark| text.strip_prefix(mark)).map(str::trim_start) else { return false };
    let words = rest.split(' ').count();
    words <= 14
        && rest.starts_with(char::is_uppercase)
        && !rest.ends_with(['.', ';', ':', ','])
        && (is_office(rest) || BODIES.iter().any(|body| starts_with_folded(rest, body).is_some()))
}

/// Whether a line in small letters may be that of an office, inside a signature: `Chủ tịch`, `Phó Chủ tịch`.
fn is_small_office(text: &str) -> bool {
    let words = text.split(' ').count();
    let key = fold::key(text);
    let office = key.strip_prefix("quyền ").unwrap_or(&key);
    let sure = || OFFICES.iter().filter(|&&known| known != "quyền" && known != "thường trực");
    words <= 8
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ';', ':', ','])
        && sure().any(|known| office.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Whether a line in small letters opens a signature by what follows it: `Chủ tịch` over `(Đã ký)`, or a body over both.
pub(crate) fn opens_in_small(text: &str, next: &str) -> bool {
    let (text, next) = (bare(text), bare(next));
    if text.len() > 120 || next.len() > 60 || text.ends_with(['.', ';', ':', ',', '/']) {
        return false;
    }
    is_small_office(text) && is_stand_in(next) || is_small_office(next) && opens_with_issuer(text)
}

/// Whether the line's end cut the name of a body or an office that signs: `TM. ỦY BAN NHÂN` / `DÂN`.
pub(crate) fn cut_in_name(before: &str, next: &str) -> bool {
    const BODIES: [&str; 6] =
        ["ủy ban nhân dân", "hội đồng nhân dân", "ban thường vụ", "ban chấp hành", "ban chỉ đạo", "ban cán sự đảng"];
    let (before, next) = (bare(before), bare(next));
    if next.len() > 200 || !fold::is_capitals(next) || !(opens(before, true) || before == "PHÓ") {
        return false;
    }
    let (before, next) = (fold::key(before), fold::key(next));
    let starts = |text: &str, words: &str| text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let ends = |words: &str| before.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    let cut = |term: &str| term.match_indices(' ').any(|(at, _)| ends(&term[..at]) && starts(&next, &term[at + 1..]));
    BODIES.iter().chain(&OFFICES).any(|term| cut(term))
}

/// Whether a paragraph is nothing but the name of an issuing body in capitals, as it ends some attached documents.
pub(crate) fn is_issuer(text: &str) -> bool {
    let text = bare(text);
    text.chars().count() <= 90 && fold::is_capitals(text) && opens_with_issuer(text)
}

/// Whether a line begins with the name of an issuing body, in letters of either case.
fn opens_with_issuer(text: &str) -> bool {
    const BODIES: [&str; 9] =
        ["ủy ban nhân dân", "hội đồng nhân dân", "bộ", "sở", "ubnd", "hđnd", "ban chỉ đạo", "thủ tướng", "chính phủ"];
    let key = fold::key(text);
    BODIES.iter().any(|body| key.strip_prefix(body).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

fn is_office(text: &str) -> bool {
    let key = fold::key(text);
    // `CHỦ TỊCH` or with the body's name: `GIÁM ĐỐC SỞ NỘI VỤ`; a title of a section is no office.
    OFFICES.iter().any(|office| {
        key.strip_prefix(office).is_some_and(|rest| rest.is_empty() || (rest.starts_with(' ') && rest.split(' ').count() <= 8))
    })
}

impl SignatureLines {
    /// Whether a line can belong to the signature.
    pub(crate) fn accepts(&self, text: &str) -> bool {
        let text = bare(text);
        if text.is_empty() || self.signers.is_empty() {
            return false;
        }
        is_stand_in(text)
            || (fold::is_capitals(text)
                && text.chars().count() <= 120
                && self.signers.last().is_some_and(|signer| signer.name.is_none()))
            || ((is_name(text) || is_small_office(text)) && self.signers.last().is_some_and(|signer| signer.name.is_none()))
    }

    /// Takes one line.
    pub(crate) fn line(&mut self, flow: &Flow) {
        let text = bare(&flow.text);
        let start = text.as_ptr() as usize - flow.text.as_ptr() as usize;
        let part = flow.part(start..start + text.len());
        if is_stand_in(text) {
            self.boilerplate.push(part);
            return;
        }
        let capitals = fold::is_capitals(text);
        // `CHÁNH VĂN PHÒNG Lê Văn Sơn`: the line end between office and name was lost.
        let glued = if capitals || is_marked_in_small(text) {
            None
        } else {
            glued(text).filter(|lines| lines.len() > 1 && lines[0].start == 0)
        };
        if let Some(lines) = glued {
            lines.into_iter().for_each(|line| self.line(&part.part(line)));
            return;
        }
        let begins = self.signers.last().is_none_or(|signer| signer.name.is_some());
        if begins {
            self.signers.push(Signer::default());
        }
        let Some(signer) = self.signers.last_mut() else { return };
        let body = || begins && opens_with_issuer(text);
        let office = capitals || is_small_office(text) || is_marked_in_small(text) || body();
        if !office || (!begins && is_capital_name(text, signer)) {
            signer.name = Some(part);
        } else if signer.authority.is_none() && signer.roles.is_empty() && AUTHORITIES.iter().any(|mark| text.starts_with(mark)) {
            signer.authority = Some(part);
        } else {
            signer.roles.push(part);
        }
    }
}

/// The lines of a signature that a copy glued behind other text: authority, offices, and the name last.
pub(crate) fn glued(text: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
    // The run of capitals before the name, found from its first mark or office.
    let opening = |at: usize| {
        let rest = &text[at..];
        MARKS.iter().any(|mark| rest.starts_with(mark))
            || OFFICES.iter().any(|office| starts_with_folded(rest, office).is_some_and(|end| fold::is_capitals(&rest[..end])))
    };
    let after_stop = |at: usize| text[..at].trim_end().ends_with(['.', ';', ':', '/', ')']);
    // `KT. CHỦ TỊCH` needs no stop before it: initials of the typist may stand between.
    let marked = |at: usize| {
        MARKS.iter().filter(|mark| mark.ends_with('.')).any(|mark| {
            text[at..].strip_prefix(mark).is_some_and(|rest| {
                let word = rest.trim_start().split(' ').next().unwrap_or("");
                word.chars().count() > 1 && fold::is_capitals(word)
            })
        })
    };
    // A flattened cell holds nothing else: `THỦ TƯỚNG Lê Văn Sơn`.
    let whole = || (opening(0) && !fold::is_capitals(text)).then_some(0);
    let first = starts.iter().position(|&at| at > 0 && (marked(at) || after_stop(at) && opening(at))).or_else(whole)?;
    let mut lines = vec![];
    let mut begin = starts[first];
    let mut end = begin;
    for &at in &starts[first..] {
        let word = text[at..].split(' ').next().unwrap_or("");
        if !fold::is_capitals(word) {
            break;
        }
        // `PHÓ CHỦ TỊCH` after `KT. CHỦ TỊCH` is a line of its own; `CHỦ TỊCH` after its mark is not.
        let marked = text[..at]
            .trim_end()
            .rsplit(' ')
            .next()
            .is_some_and(|before| MARKS.iter().any(|mark| mark.trim_end() == before) || matches!(before, "PHÓ" | "QUYỀN"));
        if at > begin && !marked && opening(at) {
            lines.push(begin..end);
            begin = at;
        }
        end = at + word.len();
    }
    lines.push(begin..end);
    let name = text[end..].trim();
    let start = text.len() - text[end..].trim_start().len();
    if is_name(name) || is_stand_in(name) {
        lines.push(start..start + name.len());
    } else if !name.is_empty() {
        return None;
    }
    Some(lines)
}

/// What stands for the hand-written signature.
fn is_stand_in(text: &str) -> bool {
    let key = fold::key(text.trim_matches(['(', ')', '[', ']']));
    ["đã ký", "đã kí", "ký tên", "daky", "chữ ký", "ký, đóng dấu", "ký tên, đóng dấu", "chữ ký, dấu", "ký số"]
        .iter()
        .any(|word| key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(',')))
}

/// Two to seven words, each with a capital; ranks and degrees may stand before (`Thượng tá`, `TS.`).
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=8).contains(&words.len())
        && text.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '-' | '’' | '\''))
        && words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count() + 1 >= words.len()
        && words[words.len() - 1].chars().next().is_some_and(char::is_uppercase)
}

/// A name in capitals under its office: `CHỦ TỊCH` / `NGUYỄN VĂN AN`.
fn is_capital_name(text: &str, signer: &Signer) -> bool {
    const SURNAMES: [&str; 24] = [
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý",
        "đinh", "trịnh", "đoàn", "nông", "lò", "giàng", "vàng", "hà",
    ];
    let key = fold::key(text);
    let words: Vec<&str> = key.split(' ').collect();
    !signer.roles.is_empty() && (2..=4).contains(&words.len()) && SURNAMES.contains(&words[0]) && !is_office(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::RawDoc;

    fn read(lines: &[&str]) -> String {
        let text = lines.join("\n");
        let doc = RawDoc { text: text.clone(), ..RawDoc::default() };
        let mut out = SignatureLines::default();
        let mut at = 0;
        for line in lines {
            if !line.is_empty() {
                assert!(opens(line, true) || out.accepts(line), "{line}");
                out.line(&Flow::new(&doc, &(at as u32..(at + line.len()) as u32)));
            }
            at += line.len() + 1;
        }
        let show = |flow: &Option<Flow>| flow.as_ref().map_or(String::new(), |flow| flow.text.clone());
        out.signers
            .iter()
            .map(|s| {
                format!(
                    "{}|{}|{}",
                    show(&s.authority),
                    s.roles.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("+"),
                    show(&s.name)
                )
            })
            .collect::<Vec<_>>()
            .join(" & ")
    }

    #[test]
    fn names_cut_by_the_line_end() {
        for (before, next) in [
            ("**TM. ỦY BAN NHÂN", "DÂN**"),
            ("TM. ỦY BAN", "NHÂN DÂN XÃ BÌNH AN"),
            ("KT. BỘ", "TRƯỞNG"),
            ("PHÓ", "CHỦ TỊCH"),
            ("TM. BAN THƯỜNG", "VỤ"),
        ] {
            assert!(cut_in_name(before, next), "{before} | {next}");
        }
        for (before, next) in [
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
            ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            ("CHỦ TỊCH", "Lê Văn Sơn"),
            ("GIÁM ĐỐC", "SỞ Y TẾ"),
        ] {
            assert!(!cut_in_name(before, next), "{before} | {next}");
        }
    }

    #[test]
    fn one_signer_and_two() {
        assert_eq!(
            read(&["**TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH**", "(Đã ký)", "Lê Văn Sơn"]),
            "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH+PHÓ CHỦ TỊCH|Lê Văn Sơn"
        );
        assert_eq!(
            read(&["GIÁM ĐỐC SỞ Y TẾ", "Trần Bình", "GIÁM ĐỐC SỞ TÀI CHÍNH", "Lý Thị Hoa"]),
            "|GIÁM ĐỐC SỞ Y TẾ|Trần Bình & |GIÁM ĐỐC SỞ TÀI CHÍNH|Lý Thị Hoa"
        );
        assert_eq!(read(&["HIỆU TRƯỞNG", "NGUYỄN VĂN AN"]), "|HIỆU TRƯỞNG|NGUYỄN VĂN AN");
    }

    #[test]
    fn offices_in_small_letters() {
        assert_eq!(
            read(&["TM. Ủy ban nhân dân |", "KT. Chủ tịch", "Phó Chủ tịch", "(Đã ký)", "Lê Văn Sơn"]),
            "TM. Ủy ban nhân dân|KT. Chủ tịch+Phó Chủ tịch|Lê Văn Sơn"
        );
        assert!(opens_in_small("Giám đốc", "(Đã ký)") && opens_in_small("UBND tỉnh Sơn Hà", "Chủ tịch"));
        for (text, next) in [
            ("Chủ tịch UBND các xã", "Trồng rừng trước ngày 20/6."),
            ("Sở Y tế", "Mua thuốc"),
            ("Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này", "Nơi nhận:"),
        ] {
            assert!(!opens(text, true) && !opens_in_small(text, next), "{text}");
        }
        assert!(!opens("TM. Ủy ban nhân dân tỉnh ký các văn bản sau:", true));
    }

    #[test]
    fn an_office_and_a_name_on_one_line() {
        assert_eq!(read(&["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG Lê Văn Sơn"]), "|TL. CHỦ TỊCH+CHÁNH VĂN PHÒNG|Lê Văn Sơn");
    }

    #[test]
    fn a_signature_behind_the_last_recipient() {
        let text = "- Lưu: VT, NL. abc KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Sơn";
        let parts: Vec<&str> = glued(text).unwrap().into_iter().map(|part| &text[part]).collect();
        assert_eq!(parts, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Sơn"]);
        assert!(glued("- Quận 3, Q. Bình An; - Lưu: VT.").is_none());
    }

    #[test]
    fn titles_do_not_sign() {
        assert!(!opens("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN HÀ", false));
        assert!(!opens("Chủ tịch UBND tỉnh yêu cầu các sở thực hiện", true));
    }
}
