//! Dashes and quotes made one form: hyphen, `“ ”`. Only on request.

use super::patch::Patch;
use crate::base::edit::EditKind;

/// The patches that make dashes hyphens and quotes curly.
pub(crate) fn patches(text: &str) -> Vec<Patch> {
    let mut out = vec![];
    let mut open = false;
    for (at, c) in text.char_indices() {
        let plain = match c {
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
            '„' | '‟' => "“",
            '‚' | '‛' => "‘",
            '"' => {
                open = !open;
                if open { "“" } else { "”" }
            }
            '\n' => {
                // A quote left open does not turn the quotes of the next paragraph round.
                open = false;
                continue;
            }
            _ => continue,
        };
        out.push(Patch::new(at, at + c.len_utf8(), plain, EditKind::Punctuation));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::patch::apply;
    use super::*;

    #[test]
    fn dashes_and_quotes_become_one() {
        let text = "Giai đoạn 2021–2025 — \"rõ người\", „rõ việc”\nvề \"x";
        assert_eq!(apply(text, &patches(text)), "Giai đoạn 2021-2025 - “rõ người”, “rõ việc”\nvề “x");
    }
}
