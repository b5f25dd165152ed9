//! The shape of the source: layers, sizes, headers, and the map in `lib.rs`. Read as text, comments set aside.
//!
//! What is checked stands in the tables below; `src/lib.rs` says why. Code after the first `#[cfg(test)]` of a file is
//! free: tests may call any stage.

use std::fs;
use std::path::{Path, PathBuf};

/// What each folder of `src/` may import through `crate::`. `cli` belongs to another crate, the command: it sees the
/// public API (`kehoach::…`) and itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("raw", &["base"]),
    ("model", &["base"]),
    ("read", &["base", "raw"]),
    ("normalise", &["base", "raw"]),
    ("parse", &["base", "raw", "model"]),
    ("write", &["base", "model"]),
    ("check", &["base", "raw", "model", "normalise"]),
    ("report", &["base", "check"]),
    ("render", &["base", "model", "write"]),
    ("mend", &["base", "raw", "check"]),
    ("cli", &[]),
];

/// Files that may be longer than [`LONGEST`], each with its reason.
const LONG: &[(&str, &str)] = &[("normalise/phrases.rs", "a list of phrases, one a line, with nothing to split")];

/// Lines before the tests of a file.
const LONGEST: usize = 400;

struct Source {
    /// Path below `src/`, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// The folder of `src/` that holds the file; empty for `lib.rs` and `main.rs`.
    fn folder(&self) -> &str {
        self.path.split_once('/').map_or("", |(folder, _)| folder)
    }

    /// The lines before the tests, with their numbers and without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines: Vec<&str> = self.text.lines().collect();
        // `#[cfg(test)]` over a `mod name;` line only declares a file of tests; the rest of the file is still code.
        let tests = (0..lines.len()).find(|&at| {
            lines[at].trim_end() == "#[cfg(test)]" && lines.get(at + 1).is_some_and(|next| !next.trim_end().ends_with(';'))
        });
        let end = tests.unwrap_or(lines.len());
        lines.into_iter().take(end).enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
    }

    /// Whether the file is compiled for tests only.
    fn is_test(&self) -> bool {
        self.path.ends_with("/sample.rs") || self.path.ends_with("/tests.rs")
    }
}

/// All files of `src/` but those of tests.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut out, mut folders) = (vec![], vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                out.push(Source { path, text });
            }
        }
    }
    assert!(out.len() > 20, "the sources were not found");
    out.retain(|source| !source.is_test());
    out
}

/// Fails with all faults at once, one a line.
#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The words that follow `mark` in a line, up to the first character that is in no name; `{` gives each name inside.
fn after<'a>(line: &'a str, mark: &str) -> Vec<&'a str> {
    let name = |text: &'a str| text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let mut out = vec![];
    for (at, _) in line.match_indices(mark) {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &line[at + mark.len()..];
        match rest.strip_prefix('{') {
            Some(list) => out.extend(list.split(',').map(|item| name(item.trim_start()))),
            None => out.push(name(rest)),
        }
    }
    out
}

/// Every `crate::` of a file leads to a folder that its layer may import. A name other than a folder's is a
/// re-export, which would hide the layer it comes from.
#[test]
fn each_layer_imports_only_what_lies_below() {
    let mut faults = vec![];
    for source in sources() {
        let folder = source.folder();
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == folder) else {
            if !folder.is_empty() {
                faults.push(format!("src/{folder}: this folder is in no layer; add it to the table of tests/it/tidy.rs"));
            }
            continue;
        };
        for (line, code) in source.code() {
            for name in after(code, "crate::") {
                if name != folder && !allowed.contains(&name) {
                    faults.push(format!("src/{}:{line}: `{folder}` may not import `crate::{name}`", source.path));
                }
            }
        }
    }
    none(&faults);
}

/// The command is the library's first user: what it cannot do with the public API nobody can.
#[test]
fn the_library_does_not_know_the_command() {
    let mut faults = vec![];
    for source in sources().iter().filter(|source| source.folder() != "cli" && source.path != "main.rs") {
        for (line, code) in source.code() {
            if ["clap::", "clap_complete::", "anstream::", "cli::"].iter().any(|word| code.contains(word)) {
                faults.push(format!("src/{}:{line}: only `cli` speaks to a terminal", source.path));
            }
        }
    }
    none(&faults);
}

/// `super::super` and a `super` that leaves its folder would climb past the layer table.
#[test]
fn nothing_climbs_over_its_parent() {
    let mut faults = vec![];
    for source in sources() {
        let is_top = source.path.matches('/').count() == 1 && source.path.ends_with("/mod.rs");
        for (line, code) in source.code() {
            if code.contains("super::super") {
                faults.push(format!("src/{}:{line}: write the path from `crate::`", source.path));
            }
            if is_top && !after(code, "super::").is_empty() {
                faults
                    .push(format!("src/{}:{line}: `super` is the crate's root here; write the path from `crate::`", source.path));
            }
            if code.contains("#[path") {
                faults.push(format!("src/{}:{line}: a file stands where its module says", source.path));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_file_says_what_it_is() {
    let silent = |source: &&Source| !source.text.starts_with("//! ");
    let faults: Vec<String> = sources()
        .iter()
        .filter(silent)
        .map(|source| format!("src/{}: opens without `//!`: one sentence, and what a newcomer needs", source.path))
        .collect();
    none(&faults);
}

#[test]
fn no_file_is_longer_than_a_sitting() {
    let sources = sources();
    let mut faults = vec![];
    for source in &sources {
        let lines = source.code().count();
        let exempt = LONG.iter().any(|(path, _)| *path == source.path);
        if lines > LONGEST && !exempt {
            faults.push(format!("src/{}: {lines} lines before its tests (limit {LONGEST}); split it by construct", source.path));
        }
        if lines <= LONGEST && exempt {
            faults.push(format!("src/{}: {lines} lines; it needs no exemption any more", source.path));
        }
    }
    for (path, _) in LONG {
        if !sources.iter().any(|source| source.path == *path) {
            faults.push(format!("src/{path}: exempt from the limit, but there is no such file"));
        }
    }
    none(&faults);
}

#[test]
fn the_map_names_every_folder() {
    let sources = sources();
    let lib = sources.iter().find(|source| source.path == "lib.rs").unwrap();
    let map: Vec<&str> = lib.text.lines().take_while(|line| line.starts_with("//!")).collect();
    assert!(map.len() <= 80, "the map is {} lines; a newcomer reads 80", map.len());
    let mut folders: Vec<&str> = sources.iter().map(Source::folder).filter(|folder| !folder.is_empty()).collect();
    folders.sort_unstable();
    folders.dedup();
    let faults: Vec<String> = folders
        .into_iter()
        .filter(|folder| !map.iter().any(|line| line.contains(&format!("`{folder}/`"))))
        .map(|folder| format!("src/lib.rs: the map does not name `{folder}/`"))
        .collect();
    none(&faults);
}

#[test]
fn names_are_found_in_uses_and_paths() {
    assert_eq!(after("use crate::base::place::Place;", "crate::"), ["base"]);
    assert_eq!(after("use crate::{base::place, model::Plan};", "crate::"), ["base", "model"]);
    assert_eq!(after("let x: crate::raw::Bytes = f(crate::model::y);", "crate::"), ["raw", "model"]);
    assert!(after("mycrate::base", "crate::").is_empty());
}
