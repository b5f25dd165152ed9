//! The legal basis (căn cứ): the citations that open and found the document.

use crate::base::fold;

use super::flow::Flow;
use super::labels::starts_with_folded;

/// The citations among the first paragraphs of the preamble, each without its closing sign.
pub(crate) fn find(preamble: &[Flow]) -> Vec<Flow> {
    let mut out = vec![];
    for flow in preamble.iter().take(60) {
        let marks = flow.text.len() - flow.text.trim_start_matches(['*', '_', ' ']).len();
        let marks = marks + authority_end(&flow.text[marks..]);
        let text = &flow.text[marks..];
        let opens = |words: &[&str]| words.iter().any(|word| starts_with_folded(text, word).is_some());
        // In a run of grounds one may rest on no document: `Căn cứ tình hình thực tế của nhà trường`.
        if opens(&["căn cứ"]) && (cites(text) || (!out.is_empty() && text.ends_with([';', '.']))) {
            out.extend(grounds(&flow.part(marks..flow.text.len())));
            continue;
        }
        let first =
            out.is_empty() && opens(&["thực hiện", "thi hành", "theo", "triển khai thực hiện"]) && opens_with_number(text);
        let further = !out.is_empty() && opens(&["theo đề nghị", "xét đề nghị", "xét tờ trình", "thực hiện"]);
        if first || further {
            out.push(flow.part(marks..marks + founding_end(text)));
        }
    }
    out
}

/// Words that open a ground.
const GROUNDS: [&str; 5] = ["Căn cứ ", "Theo đề nghị ", "Xét đề nghị ", "Xét Tờ trình ", "Xét tờ trình "];

/// Where the name of who decides ends, which a poured copy leaves before the grounds: `CHỦ TỊCH UBND TỈNH Căn cứ Luật …`.
fn authority_end(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive(' ').take(20) {
        if !fold::is_capitals(word) && word.contains(char::is_alphabetic) {
            return if GROUNDS.iter().any(|ground| text[end..].starts_with(ground)) { end } else { 0 };
        }
        end += word.len();
    }
    0
}

/// Where the enacting words of a poured copy start: `… ngày 05/3/2026; QUYẾT ĐỊNH: …`.
fn formula(text: &str) -> Option<usize> {
    ["QUYẾT ĐỊNH:", "QUYẾT NGHỊ:", "NGHỊ QUYẾT:", "CHỈ THỊ:"].iter().filter_map(|word| text.find(word)).min()
}

/// One paragraph may hold several grounds, each opened by `Căn cứ`.
fn grounds(flow: &Flow) -> Vec<Flow> {
    let text = flow.text.as_str();
    let end = formula(text).unwrap_or(text.len());
    let text = &text[..founding_end(&text[..end])];
    let mut starts = vec![0];
    starts.extend(
        text.match_indices("; ").map(|(at, _)| at + 2).filter(|&at| GROUNDS.iter().any(|word| text[at..].starts_with(word))),
    );
    starts.push(text.len());
    starts
        .windows(2)
        .filter(|pair| pair[0] < pair[1])
        .map(|pair| flow.part(pair[0]..pair[0] + text[pair[0]..pair[1]].trim_end_matches([' ', ';', '.', ',', '*', '_']).len()))
        .collect()
}

fn cites(text: &str) -> bool {
    text.contains('/')
        || ["Luật", "Nghị", "Hiến pháp", "Pháp lệnh", "Quyết định", "Kế hoạch", "Chỉ thị", "Thông tư", "Công văn"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether a number stands near the start: `Thực hiện Kế hoạch số 12/KH-UBND …`.
fn opens_with_number(text: &str) -> bool {
    let near = &text[..text.char_indices().nth(120).map_or(text.len(), |(at, _)| at)];
    let low = fold::aligned(near);
    low.find(" số ")
        .or_else(|| low.find(" số: "))
        .is_some_and(|at| near[at..].contains(['/', '-']) && near[at..].bytes().any(|byte| byte.is_ascii_digit()))
}

/// Verbs with which an issuer starts to speak.
const SPEECH: [&str; 8] =
    [" ban hành ", " xây dựng ", " triển khai ", " quyết định ", " yêu cầu ", " hướng dẫn ", " đề nghị ", " báo cáo "];

/// The citation ends where the issuer starts to speak: `…, UBND huyện ban hành kế hoạch`.
fn founding_end(text: &str) -> usize {
    let low = fold::aligned(text);
    let cut = low.match_indices(", ").chain(low.match_indices("; ")).map(|(at, _)| at).filter(|&at| {
        let rest = &low[at + 2..];
        let speaker = [
            "ubnd",
            "ủy ban nhân dân",
            "sở ",
            "phòng ",
            "ban ",
            "trường ",
            "chủ tịch",
            "bộ ",
            "ủy ban",
            "hội đồng",
            "tỉnh ủy",
            "huyện ủy",
            "thành ủy",
            "đảng ủy",
            "trung tâm",
            "chi cục",
            "cục ",
        ]
        .iter()
        .any(|name| rest.starts_with(name));
        let clause = &rest[..rest.find([',', ';', '.']).unwrap_or(rest.len())];
        // The body may be named at length before it speaks, but not beyond the clause.
        speaker && SPEECH.iter().any(|verb| clause.find(verb).is_some_and(|verb| verb < 120))
    });
    let end = cut.max().unwrap_or(text.len());
    text[..end].trim_end_matches([' ', ';', '.', ',', ':', '*', '_']).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::RawDoc;

    #[test]
    fn a_poured_copy_names_who_decides_before_the_grounds() {
        let text = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN HÀ Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017; Căn cứ Nghị định số \
                    156/2018/NĐ-CP; Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV, QUYẾT ĐỊNH:";
        let doc = RawDoc { text: text.into(), ..RawDoc::default() };
        let found: Vec<String> = find(&[Flow::new(&doc, &(0..text.len() as u32))]).into_iter().map(|flow| flow.text).collect();
        assert_eq!(
            found,
            [
                "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017",
                "Căn cứ Nghị định số 156/2018/NĐ-CP",
                "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV"
            ]
        );
        assert_eq!(authority_end("UBND TỈNH ban hành Kế hoạch. Căn cứ Luật"), 0);
    }

    #[test]
    fn the_issuer_is_no_part_of_the_citation() {
        let text = "Thực hiện Kế hoạch số 15/KH-UBND ngày 05/3/2026 của UBND tỉnh Sơn Hà về chuyển đổi số, UBND huyện Bình An ban hành Kế hoạch như sau:";
        let doc = RawDoc { text: text.into(), ..RawDoc::default() };
        let found = find(&[Flow::new(&doc, &(0..text.len() as u32))]);
        assert_eq!(found[0].text, "Thực hiện Kế hoạch số 15/KH-UBND ngày 05/3/2026 của UBND tỉnh Sơn Hà về chuyển đổi số");
    }
}
