//! Drafts: what a sentence says of an indicator, in offsets of the sentence's paragraph.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::model::{Baseline, Comparator, Indicator, Rank, Target};
use crate::parse::flow::Flow;
use crate::parse::number::Quantity;
use crate::raw::RawDoc;

/// An indicator in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) name_range: Range<usize>,
    /// Whether a part of the name is said of an earlier indicator only.
    pub(super) composed: bool,
    /// The draft of the same sentence that this one belongs to.
    pub(super) parent: Option<usize>,
    /// Whether it states a change of rank.
    pub(super) is_change: bool,
    pub(super) unit: Option<String>,
    pub(super) baseline: Option<Figure>,
    pub(super) rank: Option<Ranked>,
    pub(super) rank_target: Option<u32>,
    pub(super) max: Option<Decimal>,
    pub(super) delta: Option<Decimal>,
    pub(super) delta_upper: Option<Decimal>,
    pub(super) target: Option<Figure>,
    pub(super) range: Range<usize>,
}

/// A value as written.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) period: Option<String>,
    pub(super) value: Decimal,
    pub(super) upper: Option<Decimal>,
    pub(super) comparator: Comparator,
    pub(super) text: Range<usize>,
}

/// A place in a ranking as written.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub(super) period: Option<String>,
    pub(super) value: u32,
    pub(super) of: Option<u32>,
    pub(super) text: Range<usize>,
}

impl Figure {
    /// The value of a quantity.
    pub(super) fn of(quantity: &Quantity, period: Option<String>, text: Range<usize>) -> Self {
        Self { period, value: quantity.value, upper: quantity.upper, comparator: quantity.comparator, text }
    }
}

impl Draft {
    /// A draft that only has its name yet.
    pub(super) fn new(name: String, name_range: Range<usize>) -> Self {
        Self {
            name,
            range: name_range.clone(),
            name_range,
            composed: false,
            parent: None,
            is_change: false,
            unit: None,
            baseline: None,
            rank: None,
            rank_target: None,
            max: None,
            delta: None,
            delta_upper: None,
            target: None,
        }
    }

    /// Widens the draft's place over a part of the sentence.
    pub(super) fn cover(&mut self, range: Range<usize>) {
        self.range = self.range.start.min(range.start)..self.range.end.max(range.end);
    }

    /// Sets the target, or the result.
    pub(super) fn set(&mut self, target: bool, figure: Figure) {
        if target {
            self.target = Some(figure);
        } else {
            self.baseline = Some(figure);
        }
    }

    /// How many values it has.
    pub(super) fn figures(&self) -> usize {
        usize::from(self.baseline.is_some()) + usize::from(self.target.is_some())
    }

    /// Whether the change it states is a fall.
    pub(super) fn figures_fall(&self) -> bool {
        self.delta.is_some_and(|delta| delta.is_sign_negative())
    }

    /// The indicator, with its places in the document.
    pub(super) fn finish(self, doc: &RawDoc, flow: &Flow, owner: Vec<String>, source: String) -> Indicator {
        let text = flow.text.as_str();
        let written = |range: &Range<usize>| text[range.clone()].trim().to_owned();
        let place = |range: &Range<usize>| flow.place(doc, range.clone());
        Indicator {
            id: String::new(),
            source,
            name: self.name,
            parent: None,
            unit: self.unit,
            baseline: self.baseline.map(|figure| Baseline {
                value: figure.value,
                upper: figure.upper,
                text: written(&figure.text),
                place: place(&figure.text),
                period: figure.period,
            }),
            rank: self.rank.map(|Ranked { period, value, of, text }| Rank { period, value, of, place: place(&text) }),
            rank_target: self.rank_target,
            max: self.max,
            delta: self.delta,
            delta_upper: self.delta_upper,
            target: self.target.map(|figure| Target {
                comparator: figure.comparator,
                value: figure.value,
                upper: figure.upper,
                text: written(&figure.text),
                place: place(&figure.text),
                period: figure.period,
            }),
            other_baselines: vec![],
            other_targets: vec![],
            owner,
            inferred: if self.composed { vec!["name".to_owned()] } else { vec![] },
            name_place: place(&self.name_range),
            place: place(&self.range),
        }
    }
}
