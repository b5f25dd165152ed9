//! Levels: under which open node a label belongs, by the sequence of labels before it.
//!
//! A stack holds the open nodes. A label whose style is open is the next sibling there; another opens a level below.
//! Labels are kept as written: skipped, repeated and wrong ones move nothing.

use crate::model::SectionKind;

use super::labels::{Label, roman_value};

/// No document nests deeper; what a damaged one nests below is kept at this depth.
const MAX_DEPTH: usize = 40;

/// The open nodes, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    open: Vec<Open>,
}

#[derive(Debug)]
struct Open {
    style: Style,
    value: u32,
    /// The label without its closing sign; empty for bullets.
    name: String,
    node: usize,
    /// Bullets so far under this node.
    bullets: u32,
    /// Titles without a label so far under this node.
    titles: u32,
}

/// What makes two labels members of one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Style {
    kind: SectionKind,
    close: char,
    depth: usize,
}

impl Style {
    fn of(label: &Label) -> Self {
        // `1.1` and `1.1.` are one list; so are `II.` and `II-`, whose sign is often mistyped.
        let close = match label.kind {
            SectionKind::Arabic | SectionKind::Letter if label.close == ')' => ')',
            SectionKind::Arabic if label.close == '(' => '(',
            SectionKind::Division | SectionKind::Bullet => label.close,
            _ => '.',
        };
        Self { kind: label.kind, close, depth: label.depth() }
    }

    /// Whether a new list of this style ends an open one. `1)` and `a)` stand above each other in either order.
    fn closes(self, open: Style) -> bool {
        let pair = [self, open].map(|style| (style.kind, style.close));
        let either_order = pair.contains(&(SectionKind::Arabic, ')')) && pair.iter().any(|side| side.0 == SectionKind::Letter);
        open.rank() >= self.rank() && !either_order
    }

    /// How deep the style usually stands; a label never opens a level below a deeper one.
    fn rank(self) -> usize {
        match self.kind {
            SectionKind::Part | SectionKind::Heading => 0,
            SectionKind::Chapter => 1,
            SectionKind::Division => 2 + usize::from(self.close == 't'),
            SectionKind::Article => 4,
            SectionKind::Capital => 5,
            SectionKind::Roman => 6,
            SectionKind::Arabic => match self.close {
                '(' => 14,
                ')' => 11,
                _ => 7,
            },
            SectionKind::Decimal => 6 + self.depth,
            SectionKind::Letter => 11 + usize::from(self.close == ')'),
            SectionKind::Footnote => 13,
            SectionKind::Bullet => match self.close {
                '-' => 20,
                '+' => 22,
                '*' => 23,
                _ => 21,
            },
        }
    }
}

/// Where a label goes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The kind after looking at the sequence: `C.` after `B.` is a letter, not a Roman hundred.
    pub(crate) kind: SectionKind,
    /// The parent node.
    pub(crate) parent: Option<usize>,
    /// Which bullet of its parent it is; 0 for other labels, whose path part is their name, and for bullets without a parent.
    pub(crate) bullet: u32,
}

impl Levels {
    /// The innermost open node.
    pub(crate) fn current(&self) -> Option<usize> {
        self.open.last().map(|open| open.node)
    }

    /// Closes every open node.
    pub(crate) fn clear(&mut self) {
        self.open.clear();
    }

    /// Whether the label goes on with a list that is open.
    pub(crate) fn continues(&self, label: &Label) -> bool {
        let label = &self.settle(label.borrowed());
        let style = Style::of(label);
        match label.kind {
            SectionKind::Decimal => self.open.iter().any(|open| {
                open.style == style && open.value + 1 == label.value && parent_name(&open.name) == parent_name(&label.name)
            }),
            _ => self.open.iter().any(|open| open.style == style && open.value + 1 == label.value),
        }
    }

    /// Whether the label can open a new list here: the first of its kind, under the number it extends if dotted.
    pub(crate) fn starts_list(&self, label: &Label) -> bool {
        let label = &self.settle(label.borrowed());
        match label.kind {
            SectionKind::Decimal => {
                // `1.1.` under `1.`, or under `I.` as some offices number the items of a Roman section.
                let parent = parent_name(&label.name);
                let roman = |open: &Open| {
                    open.style.kind == SectionKind::Roman
                        && roman_value(&open.name).is_some_and(|value| value.to_string() == parent)
                };
                label.value == 1 && self.open.iter().any(|open| open.name == parent || roman(open))
            }
            SectionKind::Bullet => true,
            _ => {
                label.value == 1
                    && !self.open.iter().any(|open| open.style == Style::of(label) && open.style.rank() >= self.top_rank())
            }
        }
    }

    fn top_rank(&self) -> usize {
        self.open.last().map_or(0, |open| open.style.rank())
    }

    /// Reads `C.`, `D.`, `I.`, `V.`, `X.` as letter or Roman number by what is open.
    fn settle<'a>(&self, mut label: Label<'a>) -> Label<'a> {
        if label.kind != SectionKind::Roman || label.name.len() != 1 {
            return label;
        }
        let letter = "ABCDĐEGHIKLMNOPQRSTUVXY".chars().position(|c| label.name.starts_with(c)).map_or(0, |at| at as u32 + 1);
        let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".find(&*label.name).map_or(0, |at| at as u32 + 1);
        let goes_on = |kind: SectionKind, value: &dyn Fn(u32) -> bool| {
            self.open.iter().any(|open| open.style.kind == kind && value(open.value))
        };
        let roman_next = goes_on(SectionKind::Roman, &|value| value + 1 == label.value);
        // The alphabet of lists skips letters, so `after` counts the distance in either alphabet.
        let capital_open = self.open.iter().find(|open| open.style.kind == SectionKind::Capital);
        let capital_next = capital_open.is_some_and(|open| {
            let before = open.name.chars().next().unwrap_or('?');
            let at = |alphabet: &str| alphabet.chars().position(|c| c == before).map_or(0, |at| at as u32 + 1);
            at("ABCDĐEGHIKLMNOPQRSTUVXY") + 1 == letter || at("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + 1 == plain
        });
        // No list has fifty sections unless it has come to them.
        let large = matches!(&*label.name, "C" | "D" | "L" | "M");
        if !roman_next && (capital_next || large) {
            label.kind = SectionKind::Capital;
            label.value = letter;
        }
        label
    }

    /// Opens the node with index `node` for a label and says where it goes.
    pub(crate) fn place(&mut self, label: &Label, node: usize) -> Spot {
        let label = self.settle(label.borrowed());
        let style = Style::of(&label);
        let keep = match label.kind {
            // A footnote stands outside the numbering and may interrupt it anywhere.
            SectionKind::Footnote => self.open.len(),
            SectionKind::Decimal => self.decimal_depth(&label, style),
            _ => self.list_depth(&label, style),
        };
        let keep = keep.min(MAX_DEPTH);
        let parent = if label.kind == SectionKind::Footnote { None } else { keep.checked_sub(1).map(|at| self.open[at].node) };
        self.open.truncate(keep);
        // A parent's bullets are counted through, so that no two of them share a path. Those before the first numbered
        // section have no parent; the caller counts them.
        let bullet = match self.open.last_mut().filter(|_| label.kind == SectionKind::Bullet) {
            Some(open) => {
                open.bullets += 1;
                open.bullets
            }
            None => 0,
        };
        self.open.push(Open { style, value: label.value, name: label.name.into_owned(), node, bullets: 0, titles: 0 });
        Spot { kind: label.kind, parent, bullet }
    }

    /// Opens the node with index `node` for a title without a label: under the titles of lower levels, closing all else.
    /// Gives its parent and which title of its parent it is; 0 where it has none.
    pub(crate) fn title(&mut self, level: u8, node: usize) -> (Option<usize>, u32) {
        let style = Style { kind: SectionKind::Heading, close: ' ', depth: usize::from(level) };
        let above = |open: &&Open| open.style.kind == SectionKind::Heading && open.style.depth < style.depth;
        self.open.truncate(self.open.iter().take_while(above).count());
        let (parent, nth) = match self.open.last_mut() {
            Some(open) => {
                open.titles += 1;
                (Some(open.node), open.titles)
            }
            None => (None, 0),
        };
        self.open.push(Open { style, value: 0, name: String::new(), node, bullets: 0, titles: 0 });
        (parent, nth)
    }

    /// How many levels stay open for a label of an ordinary list.
    fn list_depth(&self, label: &Label, style: Style) -> usize {
        let at = self.open.iter().rposition(|open| open.style == style);
        if let Some(at) = at {
            // A list that starts anew under a node of a deeper list is a list of that node, not a repetition.
            let restarts = label.value == 1
                && self.open[at].value > 1
                && self.open.len() > at + 1
                && self.open[at + 1].style.rank() < style.rank();
            return if restarts { self.open.len() } else { at };
        }
        self.open.iter().position(|open| style.closes(open.style)).unwrap_or(self.open.len())
    }

    /// A dotted number belongs under the number it extends; without one, by its depth.
    fn decimal_depth(&self, label: &Label, style: Style) -> usize {
        let parent = parent_name(&label.name);
        if let Some(at) = self.open.iter().rposition(|open| {
            open.name == parent && matches!(open.style.kind, SectionKind::Arabic | SectionKind::Decimal | SectionKind::Article)
        }) {
            return at + 1;
        }
        // `1.1` under `I.`, as some offices number the items of a Roman section.
        if let Some(at) =
            self.open.iter().rposition(|open| roman_value(&open.name).is_some_and(|value| value.to_string() == parent))
        {
            return at + 1;
        }
        self.list_depth(label, style)
    }
}

fn parent_name(name: &str) -> &str {
    name.rfind('.').map_or("", |at| &name[..at])
}

#[cfg(test)]
mod tests {
    use super::super::labels::label_at_start;
    use super::*;

    /// Runs labels through the stack and gives their paths.
    fn paths(labels: &[&str]) -> String {
        let (mut levels, mut paths, mut loose): (Levels, Vec<String>, u32) = Default::default();
        for text in labels {
            let longer = format!("{text} Việc");
            let label = label_at_start(&longer).or_else(|| label_at_start(text)).unwrap();
            let spot = levels.place(&label, paths.len());
            let name = match (spot.kind, spot.bullet) {
                (SectionKind::Bullet, 0) => {
                    loose += 1;
                    format!("-{loose}")
                }
                (SectionKind::Bullet, count) => format!("-{count}"),
                _ => label.name.to_string(),
            };
            paths.push(spot.parent.map_or(name.clone(), |parent| format!("{}/{name}", paths[parent])));
        }
        paths.join(" ")
    }

    #[test]
    fn usual_schemes() {
        assert_eq!(
            paths(&["I.", "1.", "-", "-", "2.", "II.", "1.", "a)", "đ)"]),
            "I I/1 I/1/-1 I/1/-2 I/2 II II/1 II/1/a II/1/đ"
        );
        assert_eq!(
            paths(&["III.", "1.", "1.1.", "a)", "b)", "1.2.", "2."]),
            "III III/1 III/1/1.1 III/1/1.1/a III/1/1.1/b III/1/1.2 III/2"
        );
        assert_eq!(paths(&["2.", "2.9.", "2.10.", "3."]), "2 2/2.9 2/2.10 3");
        assert_eq!(paths(&["-", "-", "I.", "-"]), "-1 -2 I I/-1");
        assert_eq!(paths(&["1.", "-", "+", "+", "-"]), "1 1/-1 1/-1/-1 1/-1/-2 1/-2");
    }

    #[test]
    fn letters_and_roman_numbers_are_told_apart() {
        assert_eq!(paths(&["A.", "I.", "II.", "B.", "I.", "C.", "I.", "D."]), "A A/I A/II B B/I C C/I D");
        assert_eq!(paths(&["A.", "I.", "II.", "C.", "I.", "II."]), "A A/I A/II C C/I C/II");
        assert_eq!(paths(&["I.", "II.", "III.", "IV.", "V."]), "I II III IV V");
        assert_eq!(paths(&["A.", "B.", "C.", "D.", "E.", "G.", "H.", "I."]), "A B C D E G H I");
    }

    #[test]
    fn words_stand_above_numbers() {
        assert_eq!(
            paths(&["Chương I", "Điều 1.", "1.", "a)", "Điều 2.", "Chương II", "Điều 3."]),
            "Chương I Chương I/Điều 1 Chương I/Điều 1/1 Chương I/Điều 1/1/a Chương I/Điều 2 Chương II Chương II/Điều 3"
        );
    }

    #[test]
    fn skipped_and_repeated_labels_stay() {
        assert_eq!(paths(&["1.", "a)", "c)", "c)", "1."]), "1 1/a 1/c 1/c 1");
        assert_eq!(paths(&["III.", "III.", "V."]), "III III V");
    }

    #[test]
    fn a_list_of_a_letter_stays_below_it() {
        assert_eq!(paths(&["1.", "a)", "1)", "2)", "b)"]), "1 1/a 1/a/1 1/a/2 1/b");
    }
}
