//! Words that the syllable rules do not cover but official text is full of: acronyms, loans, units, words with numbers.

/// Acronyms that may stand glued to a word in capitals (`UBNDTỈNH`, `PARINDEX`); sorted.
const ACRONYMS: &[&str] = &[
    "ATGT", "ATTP", "BCH", "BCĐ", "BHXH", "BHYT", "BTC", "BTP", "CAND", "CBCC", "CBCCVC", "CCHC", "CCVC", "CNTT", "CNXH", "CSDL",
    "CTMTQG", "DDCI", "DTTS", "DVC", "DVCQG", "DVCTT", "GDĐT", "GPMB", "GRDP", "GTVT", "HTX", "HĐND", "INDEX", "ISO", "KBNN",
    "KHCN", "KHĐT", "KSTT", "KTXH", "LLVT", "LĐTBXH", "MTTQ", "NNPTNT", "NQCP", "NSNN", "NTM", "NĐCP", "OCOP", "PAPI", "PAR",
    "PCCC", "PCI", "PCT", "PCTT", "PII", "QLNN", "QLTT", "QPAN", "QPPL", "SIPAS", "TAND", "TCCB", "TCVN", "THCS", "THPT", "TKCN",
    "TNGT", "TNMT", "TP", "TTATGT", "TTHC", "TTTT", "TTĐT", "UBKT", "UBMTTQ", "UBND", "VBQPPL", "VHTTDL", "VKSND", "VNPT", "VP",
    "VPĐK", "VPĐP", "XDCB", "XHCN", "XHH", "XKLĐ",
];

/// Loans and names that are one word though syllables can be found in them; small letters, sorted.
const LOANS: &[&str] = &[
    "alibaba",
    "amiăng",
    "amoni",
    "angola",
    "app",
    "asean",
    "audio",
    "axit",
    "axít",
    "baria",
    "bazan",
    "biogas",
    "blockchain",
    "bungari",
    "bêtông",
    "cabin",
    "cacao",
    "cadimi",
    "camera",
    "campuchia",
    "canada",
    "canon",
    "canxi",
    "casino",
    "chatbot",
    "china",
    "clip",
    "colombia",
    "combo",
    "composite",
    "container",
    "covid",
    "cuba",
    "cácbon",
    "cáctông",
    "cômbô",
    "côngtenơ",
    "data",
    "demo",
    "dioxin",
    "eco",
    "email",
    "euro",
    "excel",
    "facebook",
    "fanpage",
    "fax",
    "file",
    "flycam",
    "gas",
    "geo",
    "globalgap",
    "google",
    "hanam",
    "hanoi",
    "heroin",
    "honda",
    "hotline",
    "hunggari",
    "indonesia",
    "inox",
    "insulin",
    "internet",
    "inđônêxia",
    "iran",
    "italia",
    "italy",
    "kali",
    "kilo",
    "kilogam",
    "kilomet",
    "laichau",
    "laptop",
    "latin",
    "livestream",
    "login",
    "logistics",
    "logo",
    "lôgíc",
    "macao",
    "malaixia",
    "malaysia",
    "mangan",
    "marketing",
    "maroc",
    "meta",
    "metan",
    "mianma",
    "mica",
    "mina",
    "mini",
    "misa",
    "mobifone",
    "momo",
    "mono",
    "mêtan",
    "môtô",
    "nano",
    "natri",
    "nilon",
    "nitơ",
    "nokia",
    "offline",
    "online",
    "oto",
    "panama",
    "pano",
    "panô",
    "pdf",
    "philippin",
    "philíppin",
    "photocopy",
    "piano",
    "rada",
    "radio",
    "robot",
    "romania",
    "rumani",
    "rôbốt",
    "saigon",
    "salon",
    "samsung",
    "sapa",
    "scan",
    "server",
    "silic",
    "silo",
    "smartphone",
    "startup",
    "sôcôla",
    "taxi",
    "thailand",
    "tiktok",
    "titan",
    "tivi",
    "token",
    "tokyo",
    "toyota",
    "tuabin",
    "uran",
    "vacxin",
    "video",
    "vietgap",
    "viettel",
    "vina",
    "vinaphone",
    "visa",
    "vitamin",
    "vắcxin",
    "website",
    "wifi",
    "ximăng",
    "xingapo",
    "xylanh",
    "youtube",
    "zalo",
    "ôtô",
    "ôxy",
    "ôzôn",
    "đola",
];

/// Words that a number after them completes: what follows counts something else.
const ORDINALS: &[&str] = &[
    "buổi", "bậc", "chương", "giờ", "hạng", "hồi", "khoá", "khóa", "khối", "kỳ", "lần", "lớp", "mức", "ngày", "năm", "phần",
    "quyển", "quý", "số", "tháng", "thứ", "top", "trang", "tuần", "tuổi", "tập", "tầng", "vòng", "vị", "điều", "đợt", "đệ",
];

/// Words of headings and terms that a Roman number follows.
const NUMBERED: &[&str] = &[
    "chương", "cấp", "hạng", "khoá", "khóa", "khối", "kỳ", "loại", "lần", "lục", "mục", "nhóm", "phần", "quý", "vùng", "điều",
    "độ",
];

/// Units written close to a figure, and letters of sub-items.
const UNITS: &[&str] = &[
    "ha", "km", "cm", "mm", "kg", "mg", "ml", "kw", "kv", "tr", "th", "st", "nd", "rd", "gb", "mb", "tb", "pm", "am", "bis",
    "ter", "mu", "lux",
];

/// Words that are followed by a figure of their own, so that a figure glued to them is no footnote mark.
const BEFORE_FIGURES: &[&str] = &[
    "bảng", "biểu", "bậc", "bằng", "chiếm", "chương", "cấp", "của", "còn", "có", "cả", "do", "dưới", "giảm", "gần", "gồm", "hơn",
    "hạng", "khoá", "khoản", "khoảng", "khóa", "kỳ", "là", "loại", "lên", "lần", "mẫu", "mức", "mục", "ngày", "nhóm", "năm",
    "phần", "phụ", "quyển", "quá", "quý", "số", "tháng", "thứ", "thêm", "tiết", "trang", "trên", "trong", "trước", "tuần",
    "tăng", "từ", "tới", "và", "về", "với", "xuống", "điều", "điểm", "đoạn", "đạt", "đầu", "đến", "đợt", "độ", "đủ", "để",
];

/// Words that name an item by a letter: `điểm b`, `nhóm A`.
const LABELS: &[&str] = &[
    "bảng",
    "biểu",
    "bước",
    "chữ",
    "câu",
    "cấp",
    "cột",
    "điểm",
    "hình",
    "hạng",
    "khoản",
    "khu",
    "khối",
    "loại",
    "lô",
    "lớp",
    "mẫu",
    "mục",
    "nhóm",
    "phần",
    "lục",
    "tiết",
    "án",
    "tổ",
    "vitamin",
    "ý",
    "độ",
    "đội",
    "đường",
];

fn among(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// Whether a word in capitals is a known acronym.
pub(crate) fn is_acronym(word: &str) -> bool {
    may_begin_acronym(word.as_bytes()) && ACRONYMS.binary_search(&word).is_ok()
}

/// Whether an acronym may begin as a text does; a quick look that few other words pass.
#[inline]
pub(crate) fn may_begin_acronym(text: &[u8]) -> bool {
    ACRONYM_HEADS.may_begin(text)
}

static ACRONYM_HEADS: Heads<2> = Heads::of(ACRONYMS);
static LOAN_HEADS: Heads<3> = Heads::of(LOANS);

/// How the words of a list begin, by their first bytes in any case; most other words begin otherwise.
struct Heads<const BYTES: usize>([u64; 32]);

impl<const BYTES: usize> Heads<BYTES> {
    const fn of(words: &[&str]) -> Self {
        let (mut heads, mut i) = ([0; 32], 0);
        while i < words.len() {
            if let Some(head) = Self::head(words[i].as_bytes()) {
                heads[head >> 6] |= 1 << (head & 63);
            }
            i += 1;
        }
        Self(heads)
    }

    /// The first bytes of a word, mixed.
    #[inline]
    const fn head(word: &[u8]) -> Option<usize> {
        let Some(first) = word.first_chunk::<BYTES>() else { return None };
        let (mut mixed, mut i) = (0u32, 0);
        while i < BYTES {
            mixed |= (first[i].to_ascii_lowercase() as u32) << (8 * i);
            i += 1;
        }
        Some((mixed.wrapping_mul(0x9e37_79b1) >> 17) as usize & 0x7ff)
    }

    #[inline]
    fn may_begin(&self, text: &[u8]) -> bool {
        Self::head(text).is_some_and(|head| self.0[head >> 6] >> (head & 63) & 1 == 1)
    }
}

/// Whether a word in lower case is a loan or name that is not to be cut.
pub(crate) fn is_loan(word: &str) -> bool {
    may_begin_loan(word.as_bytes()) && LOANS.binary_search(&word).is_ok()
}

/// The same of a word in any case, as long as it is one: `Covid`, `COVID`.
pub(crate) fn is_loan_in_any_case(word: &str) -> bool {
    if !may_begin_loan(word.as_bytes()) {
        return false;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    match capitals {
        0 => is_loan(word),
        1 if !word.starts_with(char::is_uppercase) => false,
        n if n > 1 && n < word.chars().count() => false,
        _ => is_loan(&word.to_lowercase()),
    }
}

/// Whether a loan may begin as a text does; a quick look that few other words pass.
#[inline]
pub(crate) fn may_begin_loan(text: &[u8]) -> bool {
    LOAN_HEADS.may_begin(text)
}

/// Whether a word in lower case is a unit written close to its figure.
pub(crate) fn is_unit(word: &str) -> bool {
    word.chars().nth(1).is_none() || among(UNITS, word)
}

/// Whether a word in lower case takes a figure after it.
pub(crate) fn takes_figure(word: &str) -> bool {
    among(BEFORE_FIGURES, word)
}

/// Whether a word in lower case is completed by the number after it.
pub(crate) fn is_ordinal(word: &str) -> bool {
    among(ORDINALS, word)
}

/// Whether a word in lower case may have a Roman number after it.
pub(crate) fn is_numbered(word: &str) -> bool {
    among(NUMBERED, word)
}

/// Whether a word in lower case names an item by the letter after it.
pub(crate) fn is_label(word: &str) -> bool {
    among(LABELS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loans_and_acronyms_are_sorted() {
        assert!(ACRONYMS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(LOANS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
