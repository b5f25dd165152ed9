//! Ids: how the values of a plan are named, `I12` or `R3`.

/// The id of the value with this number among those of its kind, counted from 1.
pub(crate) fn id(kind: char, number: usize) -> String {
    let mut id = number.to_string();
    id.insert(0, kind);
    id
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_count_their_kind() {
        assert_eq!(super::id('I', 12), "I12");
    }
}
