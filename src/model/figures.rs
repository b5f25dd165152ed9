//! Indicators (chỉ tiêu): what is measured, where it stands and where it should get to.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::place::Place;

/// One indicator, or one stated change of an indicator's rank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// `I1`, `I2` … in document order.
    pub id: String,
    /// `table T1 row 3` (rows count from 1), or the path of the section, `preamble` or `closing`.
    pub source: String,
    /// The name as written.
    pub name: String,
    /// Id of the indicator this one is a part of.
    pub parent: Option<String>,
    /// The unit as written: `điểm`, `%`, `bậc`, `triệu đồng`.
    pub unit: Option<String>,
    /// The result it starts from.
    pub baseline: Option<Baseline>,
    /// The rank reached.
    pub rank: Option<Rank>,
    /// The rank aimed at.
    pub rank_target: Option<u32>,
    /// The highest possible value.
    #[serde(with = "rust_decimal::serde::str_option")]
    #[schemars(with = "Option<String>")]
    pub max: Option<Decimal>,
    /// The signed change, in the indicator's own unit: `+0.40`, `-2`, `0`.
    #[serde(with = "signed")]
    #[schemars(with = "Option<String>")]
    pub delta: Option<Decimal>,
    /// The other end of a change given as a range: `giảm 1% - 1,5%` has -1 and -1.5.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "signed")]
    #[schemars(with = "Option<String>")]
    pub delta_upper: Option<Decimal>,
    /// The value aimed at.
    pub target: Option<Target>,
    /// The results of other periods, where a table gives several; the latest is `baseline`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_baselines: Vec<Baseline>,
    /// The targets of other periods (`Kế hoạch 2027`, `Kế hoạch 2028`, …), or set by others (`Trung ương giao | Tỉnh giao`);
    /// the first of the plan's own year is `target`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_targets: Vec<Target>,
    /// The bodies answerable for it.
    pub owner: Vec<String>,
    /// Names of fields that were inferred, such as a period taken from the plan's title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
    /// Where the name stands.
    pub name_place: Place,
    /// The words or the row that state it.
    pub place: Place,
}

impl Indicator {
    /// The results it gives, of whatever period.
    pub fn baselines(&self) -> impl Iterator<Item = &Baseline> {
        self.baseline.iter().chain(&self.other_baselines)
    }

    /// The values it aims at, of whatever period.
    ///
    /// ```
    /// let text = "KẾ HOẠCH\nTrồng rừng năm 2027\n\nI. CHỈ TIÊU\n\n\
    ///     TT\tChỉ tiêu\tĐơn vị\tKế hoạch năm 2027\tKế hoạch năm 2028\n1\tTỷ lệ che phủ rừng\t%\t42\t43\n";
    /// let plan = kehoach::parse(text, kehoach::Format::Text, &kehoach::ParseOptions::default())?;
    /// let targets = plan.indicators[0].targets().map(|target| (target.period.as_deref(), target.text.as_str()));
    /// assert_eq!(targets.collect::<Vec<_>>(), [(Some("2027"), "42"), (Some("2028"), "43")]);
    /// # Ok::<(), kehoach::Error>(())
    /// ```
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.target.iter().chain(&self.other_targets)
    }
}

/// The result an indicator starts from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Baseline {
    /// The year (or other period) of the result.
    pub period: Option<String>,
    /// The value, with the digits of the source; for a range (`61-62`) its lower end.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub value: Decimal,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "rust_decimal::serde::str_option")]
    #[schemars(with = "Option<String>")]
    pub upper: Option<Decimal>,
    /// The value as written.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A place in a ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rank {
    /// The year of the ranking.
    pub period: Option<String>,
    /// The place, 1 being the best.
    pub value: u32,
    /// How many are ranked.
    pub of: Option<u32>,
    /// Where it stands.
    pub place: Place,
}

/// A value aimed at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// The year of the target.
    pub period: Option<String>,
    /// How the result must compare with `value`.
    pub comparator: Comparator,
    /// The value; for a range its lower end.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub value: Decimal,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "rust_decimal::serde::str_option")]
    #[schemars(with = "Option<String>")]
    pub upper: Option<Decimal>,
    /// The target as written.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// How a result must compare with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Comparator {
    /// `đạt`, or a bare value.
    #[serde(rename = "=")]
    Eq,
    /// `từ … trở lên`, `ít nhất`, `tối thiểu`, `không dưới`, `≥`.
    #[serde(rename = ">=")]
    Ge,
    /// `trên`, `hơn`, `vượt`, `>`.
    #[serde(rename = ">")]
    Gt,
    /// `không quá`, `tối đa`, `không vượt quá`, `≤`.
    #[serde(rename = "<=")]
    Le,
    /// `dưới`, `<`.
    #[serde(rename = "<")]
    Lt,
    /// `khoảng`, `gần`.
    #[serde(rename = "~")]
    Approx,
    /// `từ … đến …`, `5-10%`.
    #[serde(rename = "range")]
    Range,
}

/// A change is written with its sign: `+0.40`, `-2`, `0`.
mod signed {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::ref_option, reason = "the signature serde calls")]
    pub(super) fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            None => serializer.serialize_none(),
            Some(value) if value.is_zero() || value.is_sign_negative() => serializer.collect_str(value),
            Some(value) => serializer.collect_str(&format_args!("+{value}")),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.trim_start_matches('+').parse().map_err(D::Error::custom)).transpose()
    }
}
