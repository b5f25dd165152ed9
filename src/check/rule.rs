//! A rule: what it looks for, why, on whose authority, and the function that looks.

use super::report::Report;
use super::subject::Subject;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;

/// Which documents a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Documents of state bodies (Decree 30/2020/NĐ-CP): `nha-nuoc`.
    State,
    /// Documents of the Party (Guidance 36-HD/VPTW): `dang`.
    Party,
}

impl Profile {
    /// The name used in settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "nha-nuoc",
            Self::Party => "dang",
        }
    }
}

/// Whether a finding's fix may be made unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FixSafety {
    /// The rule proposes no fix.
    None,
    /// The fix changes form only: `--fix` makes it.
    Safe,
    /// The fix may change what is meant: `--unsafe-fixes` makes it.
    Unsafe,
}

impl FixSafety {
    /// The name used in data and documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// What a rule needs to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needs {
    /// The plan and its text.
    Plan,
    /// A whole document, head and end: the rule says nothing of an appendix that stands alone.
    Whole,
    /// Fonts, sizes, margins: the rule says nothing of a document without them, and is listed as not checked.
    Layout,
}

/// A rule of `kehoach check`.
///
/// ```
/// let rule = kehoach::rules().iter().find(|rule| rule.name == "target-arith").unwrap();
/// assert!(rule.id.starts_with("SL"));
/// ```
#[derive(Debug)]
pub struct Rule {
    /// Family and number, `SL101`; never changes and is never used again.
    pub id: &'static str,
    /// A name to remember: `target-arith`.
    pub name: &'static str,
    /// How grave a finding is.
    pub severity: Severity,
    /// The profile whose documents it is for; none for all.
    pub profile: Option<Profile>,
    /// First day (ISO) of the documents it is for.
    pub since: Option<&'static str>,
    /// Last day (ISO) of the documents it is for.
    pub until: Option<&'static str>,
    /// What it finds, in one sentence.
    pub what: Text,
    /// Why that matters.
    pub why: Text,
    /// A piece of a document that it fires on.
    pub example: &'static str,
    /// The same piece as it should be.
    pub instead: &'static str,
    /// The clause it rests on, or `custom`.
    pub source: &'static str,
    /// Whether it proposes fixes, and how safe they are.
    pub fix: FixSafety,
    /// What it needs to see.
    pub needs: Needs,
    /// Looks at a document.
    pub(super) run: fn(&Subject<'_>, &mut Report<'_>),
}

impl Rule {
    /// Whether `selector` names it: its id, its name, a prefix of its id, or `ALL`.
    pub fn is_named(&self, selector: &str) -> bool {
        selector == "ALL" || selector == self.name || !selector.is_empty() && self.id.starts_with(selector)
    }
}

/// The families of rules by the first letters of their ids.
pub const FAMILIES: &[(&str, Text)] = &[
    ("SL", Text { vi: "Số liệu, chỉ tiêu", en: "Figures and indicators" }),
    ("KC", Text { vi: "Kết cấu văn bản", en: "Structure" }),
    ("PC", Text { vi: "Phân công nhiệm vụ", en: "Assignments" }),
    ("VD", Text { vi: "Viện dẫn văn bản", en: "Citations" }),
    ("TT", Text { vi: "Thể thức, kỹ thuật trình bày", en: "Form of Decree 30" }),
    ("CT", Text { vi: "Chính tả, ký hiệu", en: "Spelling and signs" }),
];
