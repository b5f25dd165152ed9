//! The letters that number points: the alphabet without ă, â, ê, ô, ơ, ư, as Decree 30 letters its own points.

/// The letters, in order.
pub(crate) const LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

/// The rank of a small letter, from 1; none for one that numbers no point, such as `f`.
pub(crate) fn rank(letter: &str) -> Option<u32> {
    LETTERS.iter().position(|known| *known == letter).map(|at| at as u32 + 1)
}

/// The letter of a rank.
pub(crate) fn letter(rank: u32) -> Option<&'static str> {
    LETTERS.get(rank.checked_sub(1)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_ranks_are_each_others_opposite() {
        assert_eq!((rank("đ"), rank("e"), rank("f"), letter(0), letter(24)), (Some(5), Some(6), None, None, None));
        assert!(LETTERS.iter().all(|known| rank(known).and_then(letter) == Some(known)));
    }
}
