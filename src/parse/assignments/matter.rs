//! Titles that state no task themselves: what is to be done stands in a field below them, `Nhiệm vụ: …`, `Nội dung: …`.

use std::sync::LazyLock;

use super::fields::{Field, bare_label};
use super::lines::Lines;
use crate::parse::words::{Phrases, Words};

/// The items under a line that is nothing but `Nhiệm vụ:`, or `Nội dung:` where the title above it states no task itself:
/// each is a task.
pub(super) fn contents<'a>(lines: &Lines, index: usize, children: &'a [Vec<usize>], title: &str) -> &'a [usize] {
    let is_head = |&&at: &&usize| {
        let label = |line: &Words| bare_label(line) == Some(Field::Task) && states_task(line, title);
        lines.first(at).is_some_and(label)
    };
    children[index].iter().find(is_head).map_or(&[], |&head| children[head].as_slice())
}

/// Whether a field, and not the title above it, states the task.
pub(super) fn states_task(label: &Words, title: &str) -> bool {
    static TASKS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("nhiệm vụ|công việc|nhiệm vụ cụ thể", ())]));
    TASKS.end(label, 0).is_some() || is_matter(title)
}

/// Whether a title only counts or names its matter: `Hoạt động 1`, `Về hạ tầng`. What is to be done is then its `Nội dung: …`.
fn is_matter(title: &str) -> bool {
    static KINDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::new(&[("hoạt động|nhiệm vụ|nội dung|công việc|dự án|tiểu dự án|giải pháp|hoạt động số|nhiệm vụ số", ())])
    });
    static ABOUT: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::new(&[("về|đối với|công tác|về công tác|về việc|kinh phí|nguồn lực|nguồn nhân lực|nhân lực", ())])
    });
    let words = Words::new(title);
    let counted = KINDS.end(&words, 0).is_some_and(|end| words.number(end).is_some() && end + 2 >= words.len());
    counted || ABOUT.end(&words, 0).is_some()
}
