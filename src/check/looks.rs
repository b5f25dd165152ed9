//! The looks of a place, and lengths and sizes in words, for rules on form.

use super::subject::Subject;
use crate::base::place::Place;
use crate::raw::Run;

impl<'a> Subject<'a> {
    /// The runs of a place that hold a letter or digit, with the part of the place they cover: white space looks like nothing.
    pub(crate) fn inked(&self, place: &Place) -> impl Iterator<Item = (&'a Run, Place)> {
        let (place, doc) = (*place, self.doc);
        doc.looks.runs(&(place.start..place.end)).iter().filter_map(move |run| {
            let start = run.range.start.max(place.start);
            let part = Place::in_text(start, run.range.end.min(place.end), doc.lines.line(start));
            self.words(&part).contains(char::is_alphanumeric).then_some((run, part))
        })
    }
}

/// A length in twips as millimetres, as people measure margins.
pub(crate) fn millimetres(twips: i64) -> String {
    let tenths = (twips * 254 + 720) / 1440;
    if tenths % 10 == 0 { format!("{} mm", tenths / 10) } else { format!("{},{} mm", tenths / 10, tenths % 10) }
}

/// A size in half points as points.
pub(crate) fn points(half: u16) -> String {
    if half.is_multiple_of(2) { format!("{}", half / 2) } else { format!("{},5", half / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_as_people_measure_them() {
        assert_eq!(
            (millimetres(1134).as_str(), millimetres(1701).as_str(), millimetres(1440).as_str()),
            ("20 mm", "30 mm", "25,4 mm")
        );
        assert_eq!((points(26).as_str(), points(25).as_str()), ("13", "12,5"));
    }
}
