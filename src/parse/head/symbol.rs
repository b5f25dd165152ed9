//! Number and symbol: `Số: 215/KH-UBND`, `Số 12-KH/TU`, `Luật số: 36/2024/QH15`, blank, spaced or cut over lines.

use std::ops::Range;

use crate::model::DocType;
use crate::parse::scan::{before, digits_end, phrase_at, skip_spaces};

/// A number and symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberLine {
    pub(super) number: Option<u32>,
    pub(super) suffix: Option<String>,
    pub(super) year: Option<u16>,
    pub(super) symbol: Option<String>,
    /// From the word before the number to the end of the symbol.
    pub(super) range: Range<usize>,
    /// Parts of it that stand apart: the type before the word, a symbol on a later line.
    pub(super) extra: Vec<Range<usize>>,
}

/// The number line that starts at byte `at` with the word `số`.
pub(super) fn parse(text: &str, at: usize) -> Option<NumberLine> {
    if before(text, at).is_some_and(char::is_alphanumeric) {
        return None;
    }
    let word = phrase_at(text, at, "số")
        .or_else(|| phrase_at(text, at, "sô"))
        .or_else(|| phrase_at(text, at, "s ố"))
        .or_else(|| lost_vowel(text, at))?;
    let mut next = skip_spaces(text, word);
    let colon = text[next..].starts_with([':', '.']);
    if colon {
        next = skip_spaces(text, next + 1);
    }
    let blank = skip_blank(text, next);
    let end = number_end(text, blank);
    let digits: String = text[blank..end].split(' ').collect();
    let number: Option<u32> = Some(digits).filter(|digits| digits.len() <= 6).and_then(|digits| digits.parse().ok());
    if end > blank && number.is_none() {
        return None;
    }
    let mut line = NumberLine { number, suffix: None, year: None, symbol: None, range: at..end.max(word), extra: vec![] };
    let mut rest = end;
    if let Some(c) = text[end..].chars().next().filter(|c| number.is_some() && c.is_alphabetic()) {
        let after = end + c.len_utf8();
        if text[after..].trim_start().starts_with(['/', '-']) {
            line.suffix = Some(c.to_string());
            rest = after;
        }
    }
    let mark = skip_spaces(text, rest);
    match text[mark..].chars().next() {
        Some('/') => {
            let mut at = skip_spaces(text, mark + 1);
            if number.is_none() {
                at = skip_blank(text, at);
                // A draft of a law has its year: `Số: /2024/QĐ-UBND`.
                let year_end = digits_end(text, at);
                if year_end == at + 4 && text[year_end..].starts_with('/') {
                    line.year = text[at..year_end].parse().ok();
                    at = skip_spaces(text, year_end + 1);
                }
            }
            let year_end = digits_end(text, at);
            if year_end == at + 4 && number.is_some() {
                let slash = skip_spaces(text, year_end);
                line.year = text[at..year_end].parse().ok();
                line.range.end = year_end;
                at = if text[slash..].starts_with(['/', '-']) { skip_spaces(text, slash + 1) } else { year_end };
            }
            take_symbol(text, at, &mut line);
        }
        Some('-' | '–') if number.is_some() || mark > word => {
            let at = skip_spaces(text, mark + text[mark..].chars().next().map_or(0, char::len_utf8));
            take_symbol(text, at, &mut line);
        }
        // `Số: 15 QĐ/UB`, `Số 42 TTg`: older documents set the symbol apart by a space.
        Some(c) if number.is_some() && c.is_uppercase() => {
            let end = symbol_end(text, mark);
            let word = &text[mark..end];
            let known = matches!(word, "TTg" | "CT" | "QĐ" | "NĐ" | "TT" | "NQ" | "CP" | "HĐBT" | "CV" | "SL");
            if (word.contains(['/', '-']) || known) && is_symbol(word) {
                line.symbol = Some(word.to_owned());
                line.range.end = end;
            }
        }
        _ => {}
    }
    // `02/2003/TT-BCA(C11)`: the unit that wrote it.
    if let Some(symbol) = line.symbol.as_mut().filter(|_| text[line.range.end..].starts_with('(')) {
        let close = text[line.range.end..].find(')').map_or(0, |at| line.range.end + at + 1);
        let unit = text.get(line.range.end..close).unwrap_or("");
        if (3..=12).contains(&unit.len())
            && unit[1..unit.len() - 1].chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-')
        {
            symbol.push_str(unit);
            line.range.end = close;
        }
    }
    let said = line.symbol.is_some() || (line.number.is_some() && colon);
    said.then_some(line)
}

/// A number of the decades before symbols were ruled, told by the date after it: `SỐ 85 NGÀY …`, `SỐ 28 NV NGÀY …`.
pub(super) fn before_date(text: &str, at: usize) -> Option<NumberLine> {
    let digits = text[at..].strip_prefix("SỐ ").map(|rest| text.len() - rest.len())?;
    let end = digits_end(text, digits);
    let number = text[digits..end].parse().ok().filter(|_| end - digits <= 5)?;
    let next = text[end..].trim_start_matches([' ', '-', '/']);
    let length = next.find(|c: char| !(c.is_uppercase() || matches!(c, '-' | '/'))).unwrap_or(next.len());
    let word = Some(&next[..length]).filter(|word| !word.is_empty() && *word != "NGÀY");
    let close = word.map_or(end, |word| text.len() - next.len() + word.len());
    phrase_at(text, skip_spaces(text, close), "ngày").filter(|_| close < text.len() && text[close..].starts_with(' '))?;
    let (symbol, suffix, year) = (word.map(str::to_owned), None, None);
    Some(NumberLine { number: Some(number), suffix, year, symbol, range: at..close, extra: vec![] })
}

/// `S: 215/…`: a copy that lost the letters its fonts did not have.
fn lost_vowel(text: &str, at: usize) -> Option<usize> {
    let colon = text[at..].strip_prefix('S')?.trim_start();
    let digits = colon.strip_prefix(':')?.trim_start();
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < digits.len() && rest.starts_with('/')).then_some(at + 1)
}

/// The end of a number; a copy may have split it, as in `Số: 2 0/KH-UBND`.
fn number_end(text: &str, at: usize) -> usize {
    let end = digits_end(text, at);
    let next = skip_spaces(text, end);
    let more = digits_end(text, next);
    let split = next == end + 1 && more > next && end > at && more - at <= 6;
    if split && text[more..].trim_start().starts_with(['/', '-']) { more } else { end }
}

/// Ends of symbols that a copy may have split or glued to the place: `QĐ-UB ND`, `KH-UBNDSơn Hà`.
const ENDS: [&str; 4] = ["UBND", "HĐND", "TTg", "CP"];

/// The end of a symbol that ends at `end`, put right where its last part is a split or glued one of the usual ends.
fn mended_end(text: &str, start: usize, end: usize) -> usize {
    let last = text[start..end].rfind(['-', '/']).map_or(start, |at| start + at + 1);
    let part = &text[last..end];
    for whole in ENDS {
        let tail = part.strip_prefix(whole).filter(|tail| tail.chars().count() > 1);
        if tail.is_some_and(|tail| tail.starts_with(char::is_uppercase) && tail.chars().skip(1).all(char::is_lowercase)) {
            return last + whole.len();
        }
        let next = end + 1;
        if let Some(missing) = whole.strip_prefix(part).filter(|missing| !part.is_empty() && !missing.is_empty()) {
            let rest = text.get(next..).and_then(|rest| rest.strip_prefix(missing));
            if text[end..].starts_with(' ') && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
                return next + missing.len();
            }
        }
    }
    end
}

fn take_symbol(text: &str, at: usize, line: &mut NumberLine) {
    let end = mended_end(text, at, symbol_end(text, at));
    let symbol: String = text[at..end].split_whitespace().collect();
    let symbol = symbol.replace(['–', '—'], "-");
    let symbol = symbol.trim_end_matches(['-', '/', '.', ',', ':']);
    if is_symbol(symbol) {
        line.symbol = Some(symbol.to_owned());
        line.range.end = at + text[at..end].trim_end_matches(['-', '/', '.', ',', ':', ' ', '–']).len();
    }
    // Without a number only the joined capitals of a symbol tell a blank from other uses of the word, as in `Số/Ký hiệu`.
    if line.number.is_none()
        && line.symbol.as_deref().is_some_and(|symbol| symbol.chars().filter(|c| c.is_uppercase()).count() < 2)
    {
        line.symbol = None;
    }
}

/// The type that a symbol starts with (`QĐ-UBND`). Letters that also stand for offices (`CT-TTHT`) or ministries tell none.
pub(super) fn kind(symbol: &str) -> Option<DocType> {
    let (first, rest) = symbol.split_once(['-', '/', '.']).unwrap_or((symbol, ""));
    let sure = match first {
        "QĐ" | "NQ" | "NĐ" | "TTLT" | "NQLT" => true,
        "CTr" | "KH" => !rest.is_empty(),
        "CT" => matches!(rest, "UBND" | "UB" | "TTg" | "TU" | "TW"),
        "TT" => rest.starts_with('B'),
        _ => false,
    };
    DocType::from_abbreviation(first).filter(|_| sure)
}

/// A symbol has a capital letter and is short.
fn is_symbol(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && text.chars().count() <= 40
}

/// The end of a symbol: letters, digits, `-`, `/`, `&`, with spaces only beside a `-` or `/` that joins capitals.
fn symbol_end(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let run = text[end..]
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | '&' | '.')))
            .map_or(text.len(), |length| end + length);
        let piece = &text[end..run];
        // A word of small letters is the next sentence, as in `KH-UBND về việc`; `V/v` opens the subject.
        if end > at && (piece.to_lowercase() == "v/v" || !piece.chars().any(char::is_uppercase)) {
            return text[..end].trim_end().len();
        }
        end = run;
        let open = text[..end].ends_with(['-', '–', '/', '&']);
        let next = skip_spaces(text, end);
        let follows = text[next..].starts_with(['-', '–', '/', '&'])
            && text[next..].chars().nth(1).is_some_and(|c| c.is_uppercase() || c == ' ');
        if next == end || !(open || follows) {
            return end;
        }
        let capital = text[next..].trim_start_matches(['-', '–', '/', '&', ' ']).chars().next().is_some_and(char::is_uppercase);
        if !capital {
            return end;
        }
        if follows {
            // A rule of dashes after the symbol is no part of it.
            let dashes = text[next..].chars().take_while(|c| matches!(c, '-' | '–')).count();
            if dashes > 1 {
                return end;
            }
            end = next + text[next..].chars().next().map_or(0, char::len_utf8);
            end = skip_spaces(text, end);
        } else {
            end = next;
        }
    }
}

/// Skips what stands for a blank: spaces, dots, ellipses, underscores.
pub(super) fn skip_blank(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_')).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let got = parse(text, 0).map_or("none".into(), |line| {
            format!(
                "{:?} {} {} {} [{}]",
                line.number,
                line.suffix.unwrap_or_default(),
                line.year.unwrap_or(0),
                line.symbol.unwrap_or_default(),
                &text[line.range]
            )
        });
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn forms_of_numbers() {
        check("Số: 215/KH-UBND", "Some(215)  0 KH-UBND [Số: 215/KH-UBND]");
        check("Số: 05/CT-CTUBND Sơn Hà, ngày", "Some(5)  0 CT-CTUBND [Số: 05/CT-CTUBND]");
        check("Số: /KH-UBND Sơn Hà", "None  0 KH-UBND [Số: /KH-UBND]");
        check("Số: …../QĐ-UBND", "None  0 QĐ-UBND [Số: …../QĐ-UBND]");
        check("Số: 188 /KH-UBND Huế", "Some(188)  0 KH-UBND [Số: 188 /KH-UBND]");
        check("Số: 157/KH- UBND Huế", "Some(157)  0 KH-UBND [Số: 157/KH- UBND]");
        check("Số: 09/2009/CT-UBND", "Some(9)  2009 CT-UBND [Số: 09/2009/CT-UBND]");
        check("Số: 30c/NQ-CP", "Some(30) c 0 NQ-CP [Số: 30c/NQ-CP]");
        check("Số 12-KH/TU Sơn Hà", "Some(12)  0 KH/TU [Số 12-KH/TU]");
        check("số: 36/2024/QH15 Hà Nội", "Some(36)  2024 QH15 [số: 36/2024/QH15]");
        check("Số: 1961/QĐUBND", "Some(1961)  0 QĐUBND [Số: 1961/QĐUBND]");
        check("Số: 1041/UBND-NC V/v tăng cường", "Some(1041)  0 UBND-NC [Số: 1041/UBND-NC]");
        check("Số: 44 QĐ/UB ngày", "Some(44)  0 QĐ/UB [Số: 44 QĐ/UB]");
        check("Số: 01/TTr - SNV về việc", "Some(1)  0 TTr-SNV [Số: 01/TTr - SNV]");
        check("Số: 77/TTLT/BTC-BNV", "Some(77)  0 TTLT/BTC-BNV [Số: 77/TTLT/BTC-BNV]");
        check("số liệu năm 2024", "none");
        check("Số lượng 5", "none");
    }
}
