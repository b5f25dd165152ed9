//! Words read before: a text is cut at memory speed, and what a word is found out once.
//!
//! Vietnamese is written in syllables of at most eleven bytes but for a few, and a plan of thirty thousand bytes uses some
//! hundreds of them. Sixteen bytes of text are looked at together, those of the first word are the key.

/// The bytes of a word, up to fifteen, in two halves; no word has the key 0.
pub(crate) type Key = (u64, u64);

/// What is known of words, by their bytes.
pub(crate) struct Memo<T>(Vec<Slot<T>>);

/// Two places for words, the newer one first. It starts where a cache line does, so that few lines are read.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Slot<T>([(Key, T); 2]);

impl<T: Copy + Default> Memo<T> {
    /// A memo of `1 << bits` slots, 2^16 at most.
    pub(crate) fn new(bits: u32) -> Self {
        Self(vec![Slot::default(); 1 << bits])
    }

    #[inline]
    fn slot(&self, (low, high): Key) -> usize {
        let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 48) as usize & (self.0.len() - 1)
    }

    /// What is known of a word.
    #[expect(clippy::inline_always, reason = "asked once a word")]
    #[inline(always)]
    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        let Slot([first, second]) = &self.0[self.slot(key)];
        if first.0 == key {
            Some(&first.1)
        } else if second.0 == key {
            Some(&second.1)
        } else {
            None
        }
    }

    /// Keeps what is known of a word, in the place of an older one.
    pub(crate) fn keep(&mut self, key: Key, known: T) {
        let slot = self.slot(key);
        let Slot([first, second]) = &mut self.0[slot];
        *second = std::mem::replace(first, (key, known));
    }
}

/// The bytes before the first that is ASCII and no letter, and how many; `None` if that is more than fifteen.
///
/// Signs beyond ASCII pass for letters: who reads the word has to see that it ends where the bytes do.
#[expect(clippy::inline_always, reason = "asked once a word")]
#[inline(always)]
pub(crate) fn run_of_letters(window: &[u8; 16]) -> Option<(Key, usize)> {
    let both = u128::from_le_bytes(*window);
    let (low, high) = (both as u64, (both >> 64) as u64);
    let stop_low = not_letters(low);
    if stop_low != 0 {
        let bits = stop_low.trailing_zeros() & !7;
        return Some(((low & !(u64::MAX << bits), 0), bits as usize / 8));
    }
    let stop_high = not_letters(high);
    let bits = stop_high.trailing_zeros() & !7;
    (stop_high != 0).then(|| ((low, high & !(u64::MAX << bits)), 8 + bits as usize / 8))
}

/// The key of so many bytes of text; `None` for none and for more than fifteen.
#[inline]
pub(crate) fn first_bytes(window: &[u8; 16], len: usize) -> Option<Key> {
    let bytes = u128::from_le_bytes(*window) & !(u128::MAX.checked_shl(8 * len as u32)?);
    (len > 0).then_some((bytes as u64, (bytes >> 64) as u64))
}

/// The high bit of each byte that is ASCII and no letter.
#[inline]
fn not_letters(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let seven = (bytes | (ONES * 0x20)) & (ONES * 0x7f);
    // Adding carries into the high bit from `a` on, and from beyond `z` on.
    let letters = (seven + ONES * (0x80 - 0x61)) & !(seven + ONES * (0x80 - 0x7b));
    !(letters | bytes) & (ONES * 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_end_at_the_first_sign_of_ascii() {
        let text = "Sở nghiêng, a@b z{ @A~ [x] `y` 12 “năm” nghiêngnghiêng x";
        for (at, _) in text.char_indices() {
            let Some(window) = text.as_bytes()[at..].first_chunk::<16>() else {
                break;
            };
            let stop = window.iter().position(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
            let found = run_of_letters(window);
            assert_eq!(found.map(|(_, len)| len), stop, "at {at}");
            if let (Some(((low, high), _)), Some(stop)) = (found, stop) {
                let mut bytes = [0; 16];
                bytes[..stop].copy_from_slice(&window[..stop]);
                assert_eq!(u128::from_le_bytes(bytes), u128::from(low) | u128::from(high) << 64);
            }
        }
    }

    #[test]
    fn the_first_bytes_are_those_of_the_word() {
        let window = b"thuong xuyen, xa";
        assert_eq!(first_bytes(window, 6), run_of_letters(window).map(|(key, _)| key));
        assert_eq!(first_bytes(window, 15).map(|(_, high)| high), Some(u64::from_le_bytes(*b"uyen, x\0")));
        assert_eq!((first_bytes(window, 0), first_bytes(window, 16)), (None, None));
    }

    #[test]
    fn the_older_of_three_words_of_a_slot_is_forgotten() {
        let mut memo = Memo::new(0);
        memo.keep((1, 0), 'a');
        memo.keep((2, 0), 'b');
        assert_eq!((memo.get((1, 0)), memo.get((2, 0))), (Some(&'a'), Some(&'b')));
        memo.keep((3, 0), 'c');
        assert_eq!((memo.get((1, 0)), memo.get((3, 0))), (None, Some(&'c')));
    }
}
