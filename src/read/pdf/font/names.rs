//! Glyph names → letters: the Latin part of the Adobe Glyph List (BSD licence) with names Vietnamese fonts use.

use std::sync::LazyLock;

/// `name hex` a line, sorted by name.
static LIST: LazyLock<Vec<(&str, char)>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let (name, code) = line.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    include_str!("glyph_names.txt").lines().filter_map(entry).collect()
});

/// The letter a glyph is named after.
pub(super) fn letter(name: &str) -> Option<char> {
    if let Ok(at) = LIST.binary_search_by(|(known, _)| (*known).cmp(name)) {
        return Some(LIST[at].1);
    }
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    if base.len() < name.len() {
        return letter(base);
    }
    let code = name.strip_prefix("uni").filter(|rest| rest.len() >= 4 && rest.is_ascii()).map(|rest| &rest[..4]);
    let code = code.or_else(|| name.strip_prefix('u').filter(|rest| (4..=6).contains(&rest.len())));
    u32::from_str_radix(code?, 16).ok().and_then(char::from_u32)
}

/// The number in names such as `g12`, `cid34`, `glyph56`, by which subset fonts name their glyphs.
pub(super) fn index(name: &str) -> Option<u16> {
    let digits = ["glyph", "gid", "cid", "index", "g", "c", "G"].iter().find_map(|prefix| name.strip_prefix(prefix))?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_vietnamese_letters() {
        for (name, c) in [
            ("A", 'A'),
            ("uhorngrave", 'ừ'),
            ("Acircumflexdotbelow", 'Ậ'),
            ("uni1EC7", 'ệ'),
            ("u01B0", 'ư'),
            ("dcroat", 'đ'),
            ("ecircumflex.alt", 'ê'),
        ] {
            assert_eq!(letter(name), Some(c), "{name}");
        }
        assert_eq!((letter("g12"), index("g12"), index("A")), (None, Some(12), None));
    }
}
