//! Vietnamese administrative plans (kế hoạch) as typed data.

mod base;
mod model;
pub mod normalise;
mod parse;
mod raw;
mod read;
mod write;

pub use base::diagnostic::{Diagnostic, Severity};
pub use base::edit::{Certainty, Edit, EditKind, apply_edits};
pub use base::error::{Error, Result};
pub use base::fold;
pub use base::place::Place;
pub use model::*;
pub use parse::ParseOptions;
