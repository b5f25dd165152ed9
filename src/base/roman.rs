//! Roman numbers, as sections, quarters and lists of Word bear them.

/// The signs with their worth, and how often each may stand in a row.
const SIGNS: [(&str, u32, usize); 13] = [
    ("M", 1000, 3),
    ("CM", 900, 1),
    ("D", 500, 1),
    ("CD", 400, 1),
    ("C", 100, 3),
    ("XC", 90, 1),
    ("L", 50, 1),
    ("XL", 40, 1),
    ("X", 10, 3),
    ("IX", 9, 1),
    ("V", 5, 1),
    ("IV", 4, 1),
    ("I", 1, 3),
];

/// The value of a well-formed number in capitals.
pub(crate) fn value(text: &str) -> Option<u32> {
    let (mut value, mut rest) = (0, text);
    for (sign, worth, most) in SIGNS {
        for _ in 0..most {
            let Some(next) = rest.strip_prefix(sign) else { break };
            value += worth;
            rest = next;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

/// A number from 1 to 3999 in capitals; there is no sign above a thousand.
pub(crate) fn numeral(mut number: u32) -> Option<String> {
    if !(1..=3999).contains(&number) {
        return None;
    }
    let mut out = String::new();
    for (sign, worth, _) in SIGNS {
        while number >= worth {
            out.push_str(sign);
            number -= worth;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_there_and_back() {
        for number in 1..4000 {
            assert_eq!(numeral(number).and_then(|text| value(&text)), Some(number));
        }
        assert_eq!(
            (numeral(0), numeral(4000), value(""), value("IIII"), value("VX"), value("iv")),
            (None, None, None, None, None, None)
        );
    }
}
