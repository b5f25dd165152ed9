//! The letterhead: issuer, number and symbol, place and date, type and subject (Decree 30, Annex I, II.1–II.5).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocType;

/// What the head of the document says of itself. Nothing here is taken from the body or from a web page's metadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Letterhead {
    /// The superior body (cơ quan chủ quản), where the head names one.
    pub issuer_parent: Option<String>,
    /// The issuing body (cơ quan ban hành).
    pub issuer: Option<String>,
    /// The running number within the year; absent in drafts.
    pub number: Option<u32>,
    /// The letter after the number, as in `30c/NQ-CP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_suffix: Option<String>,
    /// The year in the number, as in `45/2020/NĐ-CP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_year: Option<u16>,
    /// The symbol (ký hiệu): `KH-UBND`; for Party documents the part after the number, `KH/TU`.
    pub symbol: Option<String>,
    /// Number and symbol as written, with the word before them: `Số: 215/KH-UBND`.
    pub number_text: Option<String>,
    /// The place (địa danh).
    pub place: Option<String>,
    /// The date of issue; absent where day, month or year is blank.
    pub date: Option<Date>,
    /// The date as written, from the word `ngày` on.
    pub date_text: Option<String>,
    /// The type of document as written: `KẾ HOẠCH`.
    pub doc_type: Option<String>,
    /// The type of document as one of the known kinds.
    pub kind: Option<DocType>,
    /// The subject (trích yếu).
    pub title: Option<String>,
    /// Stamps and marks: `DỰ THẢO`, `HỎA TỐC`, `MẬT`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stamps: Vec<String>,
    /// Names of the fields above that were inferred: `kind` of a công văn, whose type is never written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
}
