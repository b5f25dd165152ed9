//! The order in which the schema of WordprocessingML wants the children of properties (ECMA-376, part 1, annex A).
//!
//! Only elements that this writer uses, or may soon use, are listed; what is not in a list goes to its end.

/// The order of the children of an element; none for elements whose children may stand in any order.
pub(super) fn order(name: &[u8]) -> Option<&'static [&'static str]> {
    Some(match name {
        b"w:pPr" => PARAGRAPH,
        b"w:rPr" => RUN,
        b"w:tblPr" => TABLE,
        b"w:trPr" => ROW,
        b"w:tcPr" => CELL,
        b"w:sectPr" => SECTION,
        b"w:tblBorders" | b"w:tcBorders" | b"w:pBdr" | b"w:tblCellMar" | b"w:tcMar" => SIDES,
        b"w:lvl" => LEVEL,
        _ => return None,
    })
}

/// The place of an element in an order.
pub(super) fn rank(order: &[&str], name: &[u8]) -> usize {
    let local = name.strip_prefix(b"w:").unwrap_or(name);
    order.iter().position(|known| known.as_bytes() == local).unwrap_or(order.len())
}

const PARAGRAPH: &[&str] = &[
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "jc",
    "textDirection",
    "textAlignment",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
];

const RUN: &[&str] = &[
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "noProof",
    "vanish",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "lang",
    "specVanish",
];

const TABLE: &[&str] = &[
    "tblStyle",
    "tblpPr",
    "tblOverlap",
    "bidiVisual",
    "tblW",
    "jc",
    "tblCellSpacing",
    "tblInd",
    "tblBorders",
    "shd",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
];

const ROW: &[&str] =
    &["cnfStyle", "divId", "gridBefore", "gridAfter", "wBefore", "wAfter", "cantSplit", "trHeight", "tblHeader", "jc", "hidden"];

const CELL: &[&str] = &[
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
];

const SECTION: &[&str] = &[
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "docGrid",
];

const SIDES: &[&str] =
    &["top", "start", "left", "bottom", "end", "right", "insideH", "insideV", "between", "bar", "tl2br", "tr2bl"];

const LEVEL: &[&str] = &["start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlJc", "pPr", "rPr"];
