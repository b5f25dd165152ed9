//! `kehoach.toml`: the settings of a folder, found upwards from each document, under what the command line says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobMatcher};
use kehoach::{CheckSettings, Profile, Severity, Suppression};
use serde::{Deserialize, Serialize};

use super::args::{Check, PROFILES, SEVERITIES};
use super::messages::{Lang, Message};

/// The name of the file.
const NAME: &str = "kehoach.toml";

/// The file.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    check: Section,
}

/// `[check]`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Section {
    select: Option<Vec<String>>,
    ignore: Vec<String>,
    severity: Option<String>,
    profile: Option<String>,
    rounding: Option<u32>,
    agencies: Vec<String>,
    severities: BTreeMap<String, String>,
    suppress: Vec<Known>,
    paths: Vec<ForPaths>,
}

/// `[[check.suppress]]`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: String,
    #[serde(default)]
    place: String,
    /// Pattern of the files it is for; all where missing.
    #[serde(default)]
    file: Option<String>,
    reason: String,
}

/// `[[check.paths]]`: settings of some files, over those of all.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ForPaths {
    path: String,
    #[serde(default)]
    select: Option<Vec<String>>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    severity: Option<String>,
    #[serde(default)]
    profile: Option<String>,
}

/// Finds and keeps the settings of folders.
pub(crate) struct Settings<'a> {
    args: &'a Check,
    lang: Lang,
    /// By folder: the settings file that holds there.
    known: BTreeMap<PathBuf, Option<Loaded>>,
}

/// A settings file as read.
#[derive(Clone)]
struct Loaded {
    path: PathBuf,
    section: Section,
}

impl<'a> Settings<'a> {
    pub(crate) fn new(args: &'a Check, lang: Lang) -> Result<Self, Message> {
        let mut settings = Self { args, lang, known: BTreeMap::new() };
        for name in args.select.iter().chain(&args.ignore) {
            known_rule(name)?;
        }
        if let Some(config) = &args.config {
            let loaded = load(config)?;
            settings.known.insert(PathBuf::new(), Some(loaded));
        }
        Ok(settings)
    }

    /// The settings of a document, and the file they come from.
    pub(crate) fn of(&mut self, document: &Path) -> Result<(CheckSettings, Option<PathBuf>), Message> {
        let loaded = if self.args.isolated {
            None
        } else if self.args.config.is_some() {
            self.known.get(Path::new("")).cloned().flatten()
        } else {
            self.nearest(document)?
        };
        let mut out = CheckSettings { lang: self.lang.of_library(), ..CheckSettings::default() };
        if let Some(Loaded { path, section }) = &loaded {
            apply(&mut out, section, path, document)?;
        }
        let args = self.args;
        if !args.select.is_empty() {
            out.select.clone_from(&args.select);
        }
        out.ignore.extend(args.ignore.iter().cloned());
        out.severity = args.severity.unwrap_or(out.severity);
        out.profile = args.profile.or(out.profile);
        Ok((out, loaded.map(|loaded| loaded.path)))
    }

    fn nearest(&mut self, document: &Path) -> Result<Option<Loaded>, Message> {
        let folder = document.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if let Some(known) = self.known.get(folder) {
            return Ok(known.clone());
        }
        let full = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let file = full.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file());
        let loaded = file.map(|file| load(&file)).transpose()?;
        self.known.insert(folder.to_owned(), loaded.clone());
        Ok(loaded)
    }
}

#[expect(clippy::disallowed_methods, reason = "the settings file is read here")]
fn load(path: &Path) -> Result<Loaded, Message> {
    let bad = |reason: String| Message::BadSettings { file: path.display().to_string(), reason };
    let text = std::fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
    let file: File = toml::from_str(&text).map_err(|error| bad(one_line(&error)))?;
    let loaded = Loaded { path: path.to_owned(), section: file.check };
    // What is wrong is said once, not for each document.
    apply(&mut CheckSettings::default(), &loaded.section, path, Path::new(""))?;
    Ok(loaded)
}

/// The error and its line, without the picture that the crate draws.
fn one_line(error: &toml::de::Error) -> String {
    error.to_string().lines().filter(|line| !line.contains('|')).map(str::trim).collect::<Vec<_>>().join(" ")
}

fn apply(out: &mut CheckSettings, section: &Section, path: &Path, document: &Path) -> Result<(), Message> {
    let bad = |reason: String| Message::BadSettings { file: path.display().to_string(), reason };
    let severity = |name: &str| {
        let found = SEVERITIES.iter().find(|(known, _)| *known == name).map(|(_, severity)| *severity);
        found.ok_or_else(|| bad(format!("`{name}` is none of error, warning, info")))
    };
    let profile = |name: &str| {
        let found = PROFILES.into_iter().find(|profile: &Profile| profile.name() == name);
        found.ok_or_else(|| bad(format!("`{name}` is none of nha-nuoc, dang")))
    };
    let selectors = section.select.iter().flatten().chain(&section.ignore).chain(section.severities.keys());
    for name in selectors.chain(section.suppress.iter().map(|known| &known.rule)) {
        known_rule(name)?;
    }
    out.select = section.select.clone().unwrap_or_default();
    out.ignore.clone_from(&section.ignore);
    if let Some(name) = &section.severity {
        out.severity = severity(name)?;
    }
    if let Some(name) = &section.profile {
        out.profile = Some(profile(name)?);
    }
    if let Some(units) = section.rounding {
        out.rounding = units.into();
    }
    out.agencies.clone_from(&section.agencies);
    let severities: Result<BTreeMap<String, Severity>, Message> =
        section.severities.iter().map(|(rule, name)| Ok((rule.clone(), severity(name)?))).collect();
    out.severities = severities?;
    for known in &section.suppress {
        if known.reason.trim().is_empty() {
            return Err(bad(format!("the suppression of {} gives no reason", known.rule)));
        }
        if known.file.as_deref().map(|file| pattern(file, path)).transpose()?.is_none_or(|file| holds(&file, path, document)) {
            let Known { rule, place, reason, .. } = known.clone();
            out.suppressions.push(Suppression { rule, place, reason });
        }
    }
    for one in &section.paths {
        for name in one.select.iter().flatten().chain(&one.ignore) {
            known_rule(name)?;
        }
        if !holds(&pattern(&one.path, path)?, path, document) {
            continue;
        }
        if let Some(select) = &one.select {
            out.select.clone_from(select);
        }
        out.ignore.extend(one.ignore.iter().cloned());
        if let Some(name) = &one.severity {
            out.severity = severity(name)?;
        }
        if let Some(name) = &one.profile {
            out.profile = Some(profile(name)?);
        }
    }
    Ok(())
}

fn pattern(text: &str, path: &Path) -> Result<GlobMatcher, Message> {
    let bad = |error: globset::Error| Message::BadSettings { file: path.display().to_string(), reason: error.to_string() };
    Glob::new(text).map(|glob| glob.compile_matcher()).map_err(bad)
}

/// Whether a pattern matches a document, by its path from the settings file's folder or by its name alone.
fn holds(pattern: &GlobMatcher, settings: &Path, document: &Path) -> bool {
    let full = std::path::absolute(document).unwrap_or_else(|_| document.to_owned());
    let root = settings.parent().unwrap_or(Path::new(""));
    let below = full.strip_prefix(root).unwrap_or(document);
    pattern.is_match(below) || document.file_name().is_some_and(|name| pattern.is_match(name))
}

/// Refuses a selector that names no rule, and names the nearest one.
pub(crate) fn known_rule(name: &str) -> Result<(), Message> {
    let rules = kehoach::rules();
    if rules.iter().any(|rule| rule.is_named(name)) {
        return Ok(());
    }
    let near = rules.iter().flat_map(|rule| [rule.id, rule.name]).min_by_key(|known| distance(known, name)).unwrap_or("ALL");
    Err(Message::UnknownRule { name: name.to_owned(), near: near.to_owned() })
}

/// Letters to change, add or drop to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.to_lowercase().chars().collect(), b.to_lowercase().chars().take(60).collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            let least = change.min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], least);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rule_is_named() {
        let Err(Message::UnknownRule { near, .. }) = known_rule("target-artih") else { panic!("it is known") };
        assert_eq!(near, "target-arith");
        assert!(known_rule("SL").is_ok() && known_rule("ALL").is_ok() && known_rule("").is_err());
    }

    #[test]
    fn settings_refuse_what_they_do_not_know() {
        assert!(toml::from_str::<File>("[check]\nselekt = []\n").is_err());
        let file: File =
            toml::from_str("[check]\nignore = [\"CT\"]\n[[check.suppress]]\nrule = \"SL101\"\nreason = \"\"\n").unwrap();
        let refused = apply(&mut CheckSettings::default(), &file.check, Path::new("kehoach.toml"), Path::new("a.txt"));
        assert!(matches!(refused, Err(Message::BadSettings { .. })));
    }
}
