//! The documents that paths stand for: files as they are, folders and patterns by what they hold.

use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use walkdir::WalkDir;

use super::input::is_dash;
use super::messages::Message;

/// Extensions looked for in folders.
const EXTENSIONS: [&str; 6] = ["txt", "md", "docx", "docm", "pdf", "markdown"];
/// Folders deeper than this are somebody's mistake or a loop.
const DEEPEST: usize = 64;

/// The documents, sorted within each folder; each path must stand for at least one.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Message> {
    let mut out: Vec<PathBuf> = vec![];
    for path in paths {
        let text = path.to_string_lossy();
        let before = out.len();
        if is_dash(path) || path.is_file() {
            out.push(path.clone());
            continue;
        } else if path.is_dir() {
            out.extend(below(path));
        } else if text.contains(['*', '?', '[', '{']) {
            out.extend(matching(&text)?);
        } else {
            return Err(Message::NoSuchFile { file: text.into_owned() });
        }
        if out.len() == before {
            return Err(Message::NoDocuments { path: text.into_owned() });
        }
    }
    let mut seen = std::collections::HashSet::new();
    out.retain(|path| seen.insert(path.clone()));
    Ok(out)
}

/// The documents of a folder; hidden files and folders are not looked at.
fn below(folder: &Path) -> Vec<PathBuf> {
    let known = |path: &Path| {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
        EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    files(folder).filter(|path| known(path)).collect()
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let hidden = |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with(['.', '~']);
    WalkDir::new(folder)
        .max_depth(DEEPEST)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| !hidden(entry))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        // `.` is not part of the names that users see.
        .map(|entry| entry.path().strip_prefix(".").unwrap_or(entry.path()).to_owned())
}

/// The files that a pattern matches: `*` stays within a folder, `**` does not.
fn matching(pattern: &str) -> Result<Vec<PathBuf>, Message> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    let glob = glob.map_err(|error| Message::BadPattern { pattern: pattern.to_owned(), reason: error.to_string() })?;
    let matcher = glob.compile_matcher();
    let fixed = pattern.split(['*', '?', '[', '{']).next().unwrap_or("");
    let root = fixed.rfind('/').map_or(".", |at| &fixed[..at.max(1)]);
    Ok(files(Path::new(root)).filter(|path| matcher.is_match(path)).collect())
}
