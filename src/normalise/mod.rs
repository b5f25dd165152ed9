//! Stage: normalise. Vietnamese text made whole.

mod letters;
mod lookalike;
#[cfg(test)]
mod measure;
mod number;
mod patch;
mod scan;
mod segment;
mod spacing;
mod syllable;
mod unicode;
mod word;
mod words;

use std::borrow::Cow;
use crate::base::diagnostic::Diagnostic;
use crate::base::edit::Edit;

/// Options.
#[derive(Default)]
pub struct Options {}
/// Normalised.
pub struct Normalised<'a> { /// t
pub text: Cow<'a, str>, /// e
pub edits: Vec<Edit>, /// s
pub suspicions: Vec<Diagnostic> }
/// n.
pub fn normalise<'a>(text: &'a str, _options: &Options) -> Normalised<'a> {
        let a = unicode::patches(text);
        let t = patch::apply(text, &a);
        let b = lookalike::patches(&t);
        let t2 = patch::apply(&t, &b);
        let c = spacing::patches(&t2, spacing::cells(&t2));
        let t3 = patch::apply(&t2, &c);
        let ab = patch::compose(a, b, &t);
        let all = patch::compose(ab, c, &t2);
        Normalised { text: t3.into(), edits: patch::edits(all, text), suspicions: vec![] }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn run(text: &str) -> (String, Vec<patch::Patch>) {
        let a = unicode::patches(text);
        let t = patch::apply(text, &a);
        let b = lookalike::patches(&t);
        let t2 = patch::apply(&t, &b);
        let c = spacing::patches(&t2, spacing::cells(&t2));
        let t3 = patch::apply(&t2, &c);
        let ab = patch::compose(a, b, &t);
        (t3, patch::compose(ab, c, &t2))
    }
    #[test]
    fn real() {
        for e in std::fs::read_dir("/tmp/n/real").unwrap().flatten() {
            let text = std::fs::read_to_string(e.path()).unwrap();
            let (_, patches) = run(&text);
            for p in &patches { println!("REAL {:?} {:?} {:?} {:?} {:?}", e.file_name(), p.kind, &text[p.start as usize..p.end as usize], p.after, ctx(&text, p.start as usize)); }
        }
    }
    #[test]
    fn gold() {
        let dir = "../../shared/gold";
        for name in ["000", "002", "003", "004", "001.repaired", "001"] {
            let text = std::fs::read_to_string(format!("{dir}/{name}.txt")).unwrap();
            let (out, patches) = run(&text);
            assert_eq!(patch::apply(&text, &patches), out);
            println!("== {name} {} patches", patches.len());
            if name != "001" {
                for p in &patches { println!("{p:?} {:?}", ctx(&text, p.start as usize)); }
                continue;
            }
            let mut want: Vec<(u32, u32, String)> = vec![];
            for line in std::fs::read_to_string(format!("{dir}/001.edits.tsv")).unwrap().lines().skip(1) {
                let f: Vec<&str> = line.split('\t').collect();
                let s: u32 = f[0].parse().unwrap();
                want.push((s, s + f[1].parse::<u32>().unwrap(), f[3].trim_matches('\'').to_string()));
            }
            let got: Vec<_> = patches.iter().map(|p| (p.start, p.end, p.after.to_string())).collect();
            for w in &want { if !got.contains(w) { println!("MISSING {w:?} {:?}", ctx(&text, w.0 as usize)); } }
            for g in &got { if !want.contains(g) { println!("EXTRA {g:?} {:?}", ctx(&text, g.0 as usize)); } }
            println!("order equal {}", want == got);
        }
    }
    fn ctx(t: &str, at: usize) -> &str {
        let mut a = at.saturating_sub(25); while !t.is_char_boundary(a) { a -= 1 }
        let mut b = (at + 30).min(t.len()); while !t.is_char_boundary(b) { b += 1 }
        &t[a..b]
    }
}
