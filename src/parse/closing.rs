//! The closing paragraph: `Trên đây là …`, or a last demand after the last item.

use crate::base::fold;

/// Whether a paragraph is the closing formula.
pub(crate) fn is_closing(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '_', ' ']);
    ["Trên đây là ", "Trên đây, ", "Trên đây là: ", "Nghị quyết này đã được ", "Nghị quyết này được "]
        .iter()
        .any(|opening| text.starts_with(opening))
}

/// Whether a last paragraph speaks of trouble met on the way, as none but a closing does: `Trong quá trình thực hiện, nếu có …`.
pub(crate) fn is_general(text: &str) -> bool {
    const NEAR: usize = 90;
    let text = text.trim_start_matches(['*', '_', ' ']);
    let opening = text.char_indices().nth(NEAR).map_or(text, |(end, _)| &text[..end]);
    (opening.starts_with("Trong quá trình ") || opening.starts_with("Quá trình ")) && opening.contains(" nếu ")
}

/// Whether a last paragraph asks for the document itself to be carried out, as none but a closing does:
/// `Ủy ban nhân dân tỉnh yêu cầu … thực hiện nghiêm túc Chỉ thị này`.
pub(crate) fn asks_for_all(text: &str) -> bool {
    const NEAR: usize = 400;
    const OWN: [&str; 10] = [
        "chỉ thị này",
        "kế hoạch này",
        "quyết định này",
        "công điện này",
        "chương trình này",
        "nghị quyết này",
        "hướng dẫn này",
        "phương án này",
        "công văn này",
        "đề án này",
    ];
    let text = text.trim_start_matches(['*', '_', ' ']);
    let opening = text.char_indices().nth(NEAR).map_or(text, |(end, _)| &text[..end]);
    let first = opening.split(". ").next().unwrap_or(opening);
    let asks = first.starts_with("Yêu cầu ")
        || first.contains(" yêu cầu ")
        || first.starts_with("Đề nghị ")
        || first.contains(" đề nghị ");
    // `Yêu cầu các sở, ngành nghiêm túc thực hiện./.`: the last words of all, to all.
    let last = || opening.starts_with("Yêu cầu các ") && ends_body(text) && first.contains("nghiêm túc");
    last()
        || asks && first.contains("thực hiện") && {
            let low = fold::aligned(first);
            OWN.iter().any(|own| low.contains(own))
        }
}

/// Whether a paragraph ends the body: `./.` stands after the last words of a document.
pub(crate) fn ends_body(text: &str) -> bool {
    text.trim_end_matches(['*', '_', ' ', '"', '”']).ends_with("./.")
}

/// Whether the last unlabelled paragraph before recipients closes the document although it lacks the formula.
///
/// Without this it would count as text of the last item, which it is not: it speaks to all.
pub(crate) fn is_late_closing(text: &str) -> bool {
    const OPENINGS: [&str; 18] = [
        "Trong quá trình",
        "Quá trình ",
        "Yêu cầu ",
        "Đề nghị ",
        "Căn cứ Kế hoạch này",
        "Căn cứ kế hoạch này",
        "Nhận được ",
        "Kế hoạch này ",
        "Chỉ thị này ",
        "Giao Chánh Văn phòng",
        "Ủy ban nhân dân ",
        "Uỷ ban nhân dân ",
        "UBND ",
        "Chủ tịch ",
        "Bộ ",
        "Thủ tướng Chính phủ ",
        "Thừa lệnh ",
        "Thừa ủy quyền ",
    ];
    let text = text.trim_start_matches(['*', '_', ' ']);
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    OPENINGS.iter().any(|opening| text.starts_with(opening)) && text.trim_end_matches(['*', '"', '”', ' ']).ends_with(['.', '/'])
}
