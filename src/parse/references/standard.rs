//! Standards and technical regulations: `TCVN ISO 9001:2015`, `QCVN 40:2011/BTNMT`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::symbol::Code;
use crate::model::ReferenceSystem;
use crate::parse::number::is_year;
use crate::parse::scan::{after, before, digits_end, skip_spaces, trim_spaces};

/// Beginnings of the names of standards. The last is also a plain word of business: only with a year is it a standard.
const NAMES: &[&str] = &["TCVN", "QCVN", "QCĐP", "TCCS", "TCXD", "ISO"];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(NAMES).expect("six short names"));

/// Adds the standards of a text.
pub(super) fn find(text: &str, codes: &mut Vec<Code>) {
    for found in FINDER.find_iter(text) {
        let at = found.start();
        let left = trim_spaces(text, at);
        let inside = NAMES.iter().any(|name| text[..left].ends_with(name)) || text[..at].ends_with('/');
        if inside || before(text, at).is_some_and(char::is_alphanumeric) {
            continue;
        }
        let Some((end, has_year)) = standard(text, at) else { continue };
        if has_year || found.pattern().as_usize() + 1 < NAMES.len() {
            codes.push(Code { range: at..end, system: ReferenceSystem::Standard, needs_type: false });
        }
    }
}

/// The end of the standard that starts at `at`, and whether it names its year.
fn standard(text: &str, at: usize) -> Option<(usize, bool)> {
    let mut digit = at;
    // The names that make it up: `TCVN ISO/IEC`.
    for _ in 0..3 {
        let word = text[digit..].find(|c: char| !c.is_ascii_uppercase() && !matches!(c, 'Đ' | '/'))?;
        digit = skip_spaces(text, digit + word);
        if after(text, digit)?.is_ascii_digit() {
            break;
        }
    }
    let mut end = digits_end(text, digit);
    if end == digit {
        return None;
    }
    while matches!(after(text, end), Some('.' | '-')) && digits_end(text, end + 1) > end + 1 && !is_year_at(text, end + 1) {
        end = digits_end(text, end + 1);
    }
    let sign = skip_spaces(text, end);
    let year = skip_spaces(text, sign + 1);
    if !(matches!(after(text, sign), Some(':' | '-')) && is_year_at(text, year)) {
        return Some((end, false));
    }
    end = digits_end(text, year);
    if text[end..].starts_with('/') {
        let body = text[end + 1..].find(|c: char| !c.is_uppercase()).unwrap_or(text.len() - end - 1);
        end += if body > 0 { body + 1 } else { 0 };
    }
    Some((end, true))
}

fn is_year_at(text: &str, at: usize) -> bool {
    is_year(text.get(at..digits_end(text, at)).unwrap_or(""))
}
