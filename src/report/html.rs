//! A page to read in a browser: one file, no scripts, nothing loaded from elsewhere.

use super::{FileFindings, Text, lines::word};
use crate::base::lang::Lang;

const STYLE: &str = "body{font:16px/1.5 'Times New Roman',serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}\
h1{font-size:1.4em}h2{font-size:1.1em;margin-top:2em;border-bottom:1px solid #ccc}li{margin:.8em 0}\
code{background:#f4f4f4;padding:.1em .3em}.error{color:#b00020}.warning{color:#8a5a00}.info{color:#00558a}\
blockquote{margin:.3em 0;padding-left:1em;border-left:3px solid #ddd}";

pub(super) fn write(files: &[FileFindings], lang: Lang) -> Vec<u8> {
    let (code, title, none, fix) = match lang {
        Lang::Vi => ("vi", "Kết quả kiểm tra văn bản", "Không có lỗi.", "Cách sửa"),
        Lang::En => ("en", "Findings", "No findings.", "Fix"),
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>{STYLE}</style></head>\n<body><h1>{title}</h1>\n"
    );
    if files.iter().all(|file| file.findings.is_empty()) {
        out.push_str(&format!("<p>{none}</p>\n"));
    }
    for file in files.iter().filter(|file| !file.findings.is_empty()) {
        out.push_str(&format!("<h2>{} ({})</h2>\n<ol>\n", escaped(&file.file), file.findings.len()));
        let text = Text::new(&file.source);
        for finding in &file.findings {
            let (line, column) = text.position(finding.place.start);
            out.push_str(&format!(
                "<li><span class=\"{0}\">{0}</span> <code>{1} {2}</code> {line}:{column} · {3}<br>{4}<blockquote>{5}</blockquote>",
                word(finding.severity),
                finding.rule,
                finding.name,
                escaped(&finding.path),
                escaped(&finding.message),
                escaped(&finding.excerpt),
            ));
            if let Some(mend) = &finding.fix {
                out.push_str(&format!("{fix}: {}", escaped(&mend.message)));
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n");
    }
    out.push_str("</body></html>\n");
    out.into_bytes()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
