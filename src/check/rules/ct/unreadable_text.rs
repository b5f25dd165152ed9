//! `CT130` unreadable-text: most words are damaged, so that nothing else can be said of the document.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::condition::Damage;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT130",
    name: "unreadable-text",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Chữ của văn bản hỏng đến mức các quy tắc khác không kiểm tra được.",
        en: "The words of the document are so damaged that no other rule can look.",
    },
    why: Text {
        vi: "Chữ đã mất không khôi phục được bằng máy; cần bản gốc, hoặc nhận dạng lại bằng tiếng Việt.",
        en: "What was lost cannot be restored by machine; take the original, or recognise the scan as Vietnamese again.",
    },
    example: "C?NG HÒA XÃ H?I CH? NGH?A VI?T NAM",
    instead: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(found) = subject.illegible() else { return };
    let (vi, en) = match found.kind {
        Damage::Lost => ("nhiều chữ cái bị thay bằng “?”", "many letters were replaced by “?”"),
        Damage::Unmarked => (
            "chữ không còn dấu tiếng Việt (quét bằng ngôn ngữ khác?)",
            "the words have no Vietnamese marks (scanned as another language?)",
        ),
        Damage::Encoding => {
            ("chữ ở bảng mã cũ (TCVN3, VNI) chưa chuyển sang Unicode", "the text is in an old encoding (TCVN3, VNI), not Unicode")
        }
    };
    let words = subject.words(&found.place);
    report.add(
        found.place,
        format!("{vi}, như “{words}”; các quy tắc khác không kiểm tra"),
        format!("{en}, as in “{words}”; other rules were not run"),
    );
}
