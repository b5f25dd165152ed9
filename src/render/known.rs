//! The names of a plan's parts in data: those a person writes, and those `kehoach parse` writes besides.

/// Names of the parts; those a parsed plan has besides are for programs and pass.
pub(super) const PLAN: &[&str] = &[
    "header",
    "addressees",
    "legal_basis",
    "preamble",
    "sections",
    "tables",
    "closing",
    "recipients",
    "signature",
    "appendices",
    "schema",
    "source",
    "indicators",
    "assignments",
    "references",
    "footnotes",
    "noise",
    "places",
    "edits",
    "diagnostics",
    "coverage",
];
pub(super) const HEADER: &[&str] = &[
    "issuer_parent",
    "issuer",
    "number",
    "number_suffix",
    "number_year",
    "symbol",
    "number_text",
    "place",
    "date",
    "date_text",
    "doc_type",
    "kind",
    "title",
    "stamps",
    "inferred",
];
pub(super) const SECTION: &[&str] =
    &["label", "kind", "heading", "text", "paragraphs", "tables", "children", "path", "label_place", "heading_place", "place"];
pub(super) const APPENDIX: &[&str] =
    &["label", "title", "attached_to", "preamble", "sections", "tables", "caption_place", "place"];
pub(super) const TABLE: &[&str] = &[
    "id",
    "caption",
    "header",
    "rows",
    "spans",
    "row_info",
    "section_path",
    "kind",
    "columns",
    "merged_from_parts",
    "header_places",
    "place",
];

pub(super) const SIGNATURE: &[&str] = &["authority", "role_lines", "name", "others"];
