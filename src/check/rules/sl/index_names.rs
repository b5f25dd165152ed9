//! The names of indices in a document, each told by the short name in brackets after it: `Chỉ số … (PAPI)`.

use std::collections::BTreeMap;

use crate::base::place::Place;
use crate::check::subject::Subject;

const HEAD: &str = "chỉ số ";

/// Names that their publishers fixed: among the forms of a document these are right, however rare.
const FIXED: [(&str, &str); 4] = [
    ("PAPI", "hiệu quả quản trị và hành chính công"),
    ("PAR INDEX", "cải cách hành chính"),
    ("PAR-INDEX", "cải cách hành chính"),
    ("PCI", "năng lực cạnh tranh"),
];

/// One way in which a document writes the name of an index.
pub(super) struct Form<'b> {
    /// In small letters, without `chỉ số`, level and year.
    pub(super) name: String,
    /// Its places and the words there, the first of them first.
    pub(super) spots: Vec<(&'b str, Place)>,
}

/// The names of one index.
pub(super) struct Index<'b> {
    pub(super) short: &'b str,
    pub(super) forms: Vec<Form<'b>>,
    /// Where the short name follows one of the names without `chỉ số` before it: the words and their place.
    pub(super) headless: Vec<(&'b str, Place)>,
}

impl<'b> Form<'b> {
    /// The words and place where it stands first.
    pub(super) fn first(&self) -> (&'b str, Place) {
        self.spots.first().copied().unwrap_or_default()
    }
}

impl<'b> Index<'b> {
    /// The form that the others are measured by: the fixed one, else the most frequent, else the first.
    pub(super) fn usual(&self) -> Option<&Form<'b>> {
        let fixed = FIXED.iter().find(|(short, _)| *short == self.short).map(|(_, name)| *name);
        let by_publisher = self.forms.iter().find(|form| Some(form.name.as_str()) == fixed);
        by_publisher.or_else(|| self.forms.iter().max_by_key(|form| (form.spots.len(), std::cmp::Reverse(form.first().1.start))))
    }
}

/// The indices of a document by their short names.
pub(super) fn of<'b>(subject: &'b Subject<'_>) -> Vec<Index<'b>> {
    let mut indices: BTreeMap<&str, Index<'_>> = BTreeMap::new();
    let mut headless = vec![];
    for (passage, folded, at) in subject.spots("(") {
        let text = passage.text;
        let Some(end) = text[at..].find(')').map(|end| at + end) else { continue };
        let short = &text[at + 1..end];
        let is_short = (3..=10).contains(&short.len()) && short.bytes().all(|b| b.is_ascii_uppercase() || b" -".contains(&b));
        if !is_short {
            continue;
        }
        let before = folded.get(..at).unwrap_or("").trim_end();
        let start = before.rfind(HEAD).filter(|start| before.len() - start < 160);
        let Some((start, name)) =
            start.map(|start| (start, bare(&before[start + HEAD.len()..]))).filter(|(_, name)| is_name(name))
        else {
            headless.push((passage, short, before));
            continue;
        };
        let index = indices.entry(short).or_insert_with(|| Index { short, forms: vec![], headless: vec![] });
        let spot = (&text[start..before.len()], subject.place(passage, start..before.len()));
        match index.forms.iter_mut().find(|form| form.name == name) {
            Some(form) => form.spots.push(spot),
            None => index.forms.push(Form { name: name.to_owned(), spots: vec![spot] }),
        }
    }
    for (passage, short, before) in headless {
        let Some(index) = indices.get_mut(short) else { continue };
        let named = |form: &&Form<'_>| form.name.split(' ').count() > 4 && bare(before).ends_with(form.name.as_str());
        if let Some(form) = index.forms.iter().find(named) {
            let start = bare(before).len() - form.name.len();
            index.headless.push((&passage.text[start..before.len()], subject.place(passage, start..before.len())));
        }
    }
    indices.into_values().collect()
}

fn is_name(name: &str) -> bool {
    !name.contains([',', ';', '.', ':', ')']) && name.split(' ').count() >= 3
}

/// A name without its level and year: `… cấp tỉnh`, `… của tỉnh`, `… năm 2026`.
fn bare(name: &str) -> &str {
    let cut = [" cấp tỉnh", " cấp huyện", " cấp xã", " của tỉnh", " của huyện", " tỉnh ", " năm "];
    let end = cut.iter().filter_map(|words| name.find(words)).min().unwrap_or(name.len());
    name[..end].trim()
}

/// Whether the words of `short` stand in `long` in the same order.
pub(super) fn is_within(short: &str, long: &str) -> bool {
    let mut words = long.split(' ');
    short.split(' ').all(|word| words.any(|known| known == word))
}
