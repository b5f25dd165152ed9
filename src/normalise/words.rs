//! Words that the syllable rules do not cover but official text is full of: acronyms, loans, units, words with numbers.

/// Acronyms that may stand glued to a word in capitals (`UBNDTỈNH`, `PARINDEX`).
const ACRONYMS: &[&str] = &[
    "ATGT", "ATTP", "BCĐ", "BCH", "BHXH", "BHYT", "BTC", "BTP", "CAND", "CBCC", "CBCCVC", "CCHC", "CCVC", "CNTT", "CNXH", "CSDL", "CTMTQG",
    "DDCI", "DTTS", "DVC", "DVCTT", "DVCQG", "GDĐT", "GPMB", "GRDP", "GTVT", "HĐND", "HTX", "INDEX", "ISO", "KBNN", "KHCN", "KHĐT", "KSTT", "KTXH",
    "LĐTBXH", "LLVT", "MTTQ", "NĐCP", "NNPTNT", "NSNN", "NTM", "NQCP", "OCOP", "PAPI", "PAR", "PCCC", "PCT", "PCI", "PCTT", "PII", "QLNN", "QLTT", "QPAN", "QPPL",
    "SIPAS", "TAND", "TCCB", "TCVN", "THCS", "THPT", "TKCN", "TNGT", "TNMT", "TTATGT", "TTHC", "TTTT", "UBKT", "UBMTTQ", "UBND", "VBQPPL", "VHTTDL",
    "VKSND", "VNPT", "VP", "VPĐP", "VPĐK", "XDCB", "XHCN", "XHH", "XKLĐ",
];

/// Loans and names that fall into legal syllables but are one word; lower case, sorted.
const LOANS: &[&str] = &[
    "alibaba", "amiăng", "amoni", "angola", "asean", "audio", "axit", "axít", "baria", "bazan", "bio", "bungari", "bêtông", "cabin", "cacao", "cadimi",
    "camera", "campuchia", "canada", "canon", "canxi", "casino", "china", "colombia", "combo", "cuba", "cáctông", "cácbon", "cômbô", "côngtenơ",
    "data", "demo", "dioxin", "eco", "euro", "eva", "geo", "hanoi", "hanam", "heroin", "hunggari", "honda", "hue", "indonesia", "inđônêxia", "insulin",
    "iran", "italia", "italy", "kali", "kilo", "kilogam", "kilomet", "lagi", "laichau", "latin", "lôgíc", "login", "logo", "macao", "malaixia",
    "malaysia", "mangan", "maroc", "meta", "metan", "mianma", "mica", "mina", "mini", "misa", "momo", "mono", "mêtan", "mông", "nano", "nga", "natri",
    "nilon", "nitơ", "nokia", "online", "oto", "panama", "pano", "panô", "philippin", "philíppin", "piano", "pin", "rada", "radio", "robot", "romania",
    "rumani", "rôbốt", "saigon", "salon", "samsung", "sapa", "silo", "silic", "sôcôla", "taxi", "thailand", "titan", "tivi", "token", "tokyo", "toyota", "tuabin",
    "uran", "vacxin", "vina", "visa", "vitamin", "vắcxin", "ximăng", "xingapo", "đola", "ôzôn", "ôtô", "ôxy",
];

/// Units written close to a figure, and letters of sub-items.
const UNITS: &[&str] = &["ha", "km", "cm", "mm", "kg", "mg", "ml", "kw", "kv", "tr", "th", "st", "nd", "rd", "gb", "mb", "tb", "pm", "am", "bis", "ter", "mu", "lux"];

/// Words that are followed by a figure of their own, so that a figure glued to them is no footnote mark.
const BEFORE_FIGURES: &[&str] = &[
    "bảng", "biểu", "bậc", "bằng", "chiếm", "chương", "cấp", "của", "còn", "có", "cả", "do", "dưới", "giảm", "gần", "gồm", "hơn", "hạng", "khoá", "khoản", "khoảng", "khóa", "kỳ",
    "là", "loại", "lên", "lần", "mẫu", "mức", "mục", "ngày", "nhóm", "năm", "phần", "phụ", "quyển", "quá", "quý", "số", "tháng", "thứ", "thêm", "tiết", "trang", "trên", "trong", "trước", "tuần",
    "tăng", "từ", "tới", "và", "về", "với", "xuống", "điều", "điểm", "đoạn", "đạt", "đầu", "đến", "đợt", "độ", "đủ", "để",
];

/// Words that name an item by a letter: `điểm b`, `nhóm A`.
const LABELS: &[&str] = &[
    "bảng", "biểu", "bước", "chữ", "câu", "cấp", "cột", "điểm", "hình", "hạng", "khoản", "khu", "khối", "loại", "lô", "lớp", "mẫu", "mục", "nhóm", "phần", "lục", "tiết", "án",
    "tổ", "vitamin", "ý", "đội", "đường",
];

fn among(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// Whether a word in capitals is a known acronym.
pub(crate) fn is_acronym(word: &str) -> bool {
    among(ACRONYMS, word)
}

/// Whether a word in lower case is a loan or name that is not to be cut.
pub(crate) fn is_loan(word: &str) -> bool {
    among(LOANS, word)
}

/// Whether a word in lower case is a unit written close to its figure.
pub(crate) fn is_unit(word: &str) -> bool {
    word.chars().nth(1).is_none() || among(UNITS, word)
}

/// Whether a word in lower case takes a figure after it.
pub(crate) fn takes_figure(word: &str) -> bool {
    among(BEFORE_FIGURES, word)
}

/// Whether a word in lower case names an item by the letter after it.
pub(crate) fn is_label(word: &str) -> bool {
    among(LABELS, word)
}
