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

/// Whether a last paragraph is one of the formulas that end a notice or a document of the Party: `Văn phòng … thông báo để
/// các cơ quan biết, thực hiện`, `Nghị quyết này phổ biến đến chi bộ`, `Đây là nhiệm vụ quan trọng, đề nghị …`.
pub(crate) fn is_formula(text: &str) -> bool {
    const NEAR: usize = 600;
    let opening = first_bytes(text.trim_start_matches(['*', '_', ' ']), NEAR);
    if opening.starts_with("Đây là nhiệm vụ ") {
        return opening.contains(" đề nghị ") || opening.contains(" yêu cầu ") || opening.contains(" Đề nghị ");
    }
    tells_of_itself(opening) || is_notice(opening)
}

/// At most so many bytes of a text, whole letters.
fn first_bytes(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// `Nghị quyết này phổ biến đến chi bộ`, `Chỉ thị này có hiệu lực từ ngày ký`: said of the document.
fn tells_of_itself(text: &str) -> bool {
    const TYPES: [&str; 10] = [
        "Nghị quyết",
        "Chỉ thị",
        "Kết luận",
        "Thông báo",
        "Kế hoạch",
        "Chương trình",
        "Hướng dẫn",
        "Quy định",
        "Công điện",
        "Đề án",
    ];
    const SAID: [&str; 6] =
        ["phổ biến ", "được phổ biến ", "có hiệu lực ", "được quán triệt ", "được triển khai đến ", "thay thế "];
    let rest = TYPES.iter().find_map(|name| text.strip_prefix(name)).and_then(|rest| rest.strip_prefix(" này "));
    rest.is_some_and(|rest| SAID.iter().any(|said| rest.starts_with(said)))
}

/// `Văn phòng Tỉnh ủy xin thông báo để các cấp ủy biết, thực hiện`: the office speaks for itself, so its name goes before
/// the verb; a body that is to tell the people something has a task.
fn is_notice(text: &str) -> bool {
    const POLITE: [&str; 3] = [" xin", " trân trọng", " kính"];
    const PEOPLE: [&str; 4] = ["nhân dân biết", "người dân", "các hộ", "cử tri"];
    // So long a name stands before the verb at most.
    const OFFICE: usize = 160;
    const TELLS: &str = " thông báo ";
    let Some(at) = first_bytes(text, OFFICE + 2 * TELLS.len()).find(TELLS) else { return false };
    let (mut office, told) = (&text[..at], &text[at + TELLS.len()..]);
    while let Some(shorter) = POLITE.iter().find_map(|word| office.strip_suffix(word)) {
        office = shorter;
    }
    let told = told.split(". ").next().unwrap_or(told);
    let speaks = office.len() <= OFFICE
        && office.starts_with(char::is_uppercase)
        && !["Giao ", "Các ", "Yêu cầu ", "Đề nghị ", "Kịp thời "].iter().any(|word| office.starts_with(word))
        && (office.starts_with("Thừa ") || !(office.contains(',') || office.ends_with(" và")))
        && !office.contains(" các ")
        && !office.contains(" có trách nhiệm");
    let to_bodies = ["để ", "đến ", "tới "].iter().any(|word| told.starts_with(word)) && told.contains(" biết");
    speaks && to_bodies && !PEOPLE.iter().any(|people| told.contains(people))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_of_notices_and_of_the_party() {
        for text in [
            "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.",
            "Văn phòng Tỉnh ủy xin thông báo để các cấp ủy biết và thực hiện.",
            "Thừa lệnh Chủ tịch Ủy ban nhân dân tỉnh, Văn phòng xin trân trọng thông báo đến các sở, ngành được biết.",
            "Thường trực Hội đồng nhân dân huyện thông báo tới các ban để biết, phối hợp.",
            "*Nghị quyết này phổ biến đến chi bộ.*",
            "Chỉ thị này có hiệu lực kể từ ngày ký./.",
            "Đây là nhiệm vụ rất quan trọng, Ủy ban nhân dân tỉnh đề nghị các đồng chí tập trung chỉ đạo./.",
        ] {
            assert!(is_formula(text), "{text}");
        }
        for text in [
            "Ủy ban nhân dân các xã thông báo để nhân dân biết, thực hiện.",
            "Ủy ban nhân dân xã thông báo đến người dân biết lịch tiêm.",
            "Giao Văn phòng thông báo để các đơn vị biết, thực hiện.",
            "Sở Y tế chủ trì, thông báo để các đơn vị biết.",
            "Sở Y tế tổng hợp và thông báo để các đơn vị biết.",
            "Văn phòng thông báo kết quả trước ngày 5 tháng 3.",
            "Kế hoạch này đặt ra ba mục tiêu.",
            "Đây là nhiệm vụ thường xuyên của các xã.",
        ] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
