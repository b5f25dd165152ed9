//! `kehoach explain`: the page of a rule.

use std::fmt::Write as _;

use kehoach::{FixSafety, Rule, Severity};

use crate::cli::Outcome;
use crate::cli::args::Explain;
use crate::cli::config::known_rule;
use crate::cli::messages::Lang;
use crate::cli::output::Sink;

pub(in crate::cli) fn run(args: &Explain, lang: Lang) -> Outcome {
    for name in &args.rules {
        known_rule(name)?;
    }
    let named = |rule: &&&Rule| args.rules.iter().any(|name| rule.is_named(name));
    let pages: Vec<String> = kehoach::rules().iter().filter(named).map(|rule| page(rule, lang)).collect();
    let mut sink = Sink::open(None, &[])?;
    sink.write(pages.join("\n").as_bytes())?;
    sink.finish()
}

fn page(rule: &Rule, lang: Lang) -> String {
    let of = lang.of_library();
    let vi = lang == Lang::Vi;
    let label = |vietnamese: &'static str, english: &'static str| if vi { vietnamese } else { english };
    let severity = match rule.severity {
        Severity::Error => label("lỗi", "error"),
        Severity::Warning => label("cảnh báo", "warning"),
        Severity::Info => label("lưu ý", "info"),
    };
    let fix = match rule.fix {
        FixSafety::None => label("không", "none"),
        FixSafety::Safe => label("an toàn (--fix)", "safe (--fix)"),
        FixSafety::Unsafe => label("cần xem lại (--unsafe-fixes)", "unsafe (--unsafe-fixes)"),
    };
    let mut out = format!("# {} {} ({severity})\n\n{}\n\n", rule.id, rule.name, rule.what.of(of));
    let sections = [
        (label("Vì sao", "Why"), rule.why.of(of)),
        (label("Ví dụ", "Example"), rule.example),
        (label("Nên viết", "Use instead"), rule.instead),
        (label("Căn cứ", "Source"), rule.source),
        (label("Sửa tự động", "Fix"), fix),
    ];
    for (title, text) in sections {
        let _ = writeln!(out, "## {title}\n\n{text}\n");
    }
    let needs = match rule.needs {
        kehoach::Needs::Layout => {
            label("Chỉ kiểm tra được trên tệp có định dạng (DOCX).", "Checked only in documents that have layout (DOCX).")
        }
        kehoach::Needs::Whole => label("Không kiểm tra phụ lục để riêng.", "Not checked in an appendix that stands alone."),
        kehoach::Needs::Plan => "",
    };
    out.push_str(needs);
    if !needs.is_empty() {
        out.push('\n');
    }
    out
}
