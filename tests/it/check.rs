//! `kehoach check` from outside: exit status, each format's contract, settings, suppressions, baseline.

use std::fs;

use serde_json::Value;

use crate::cli::run;
use crate::support::Folder;

/// Row 1 does not add up; the head is missing.
const DRAFT: &str = "\
KẾ HOẠCH
Nâng cao chỉ số năm 2026

I. CHỈ TIÊU

| TT | Chỉ tiêu | Điểm năm 2025 | Tăng so với năm 2025 | Chỉ tiêu năm 2026 |
|---|---|---|---|---|
| 1 | Tiếp cận đất đai | 6,10 | +0,20 | 6,50 |
| 2 | Chi phí thời gian | 7,00 | +0,50 | 7,50 |
";

const RULES: [&str; 2] = ["--select", "SL101,TT101"];

fn draft(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.file("draft.txt", DRAFT);
    folder
}

#[track_caller]
fn checked(folder: &Folder, args: &[&str], status: i32) -> String {
    let args: Vec<&str> = ["check"].iter().chain(args).copied().collect();
    let output = run(folder, &args);
    assert_eq!(output.status.code(), Some(status), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn of_format(folder: &Folder, format: &str) -> String {
    checked(folder, &["draft.txt", RULES[0], RULES[1], "--format", format, "--lang", "en"], 1)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn status_says_whether_something_was_found() {
    let folder = draft("check-status");
    assert!(checked(&folder, &["draft.txt", "--select", "SL101"], 1).contains("SL101"));
    assert_eq!(checked(&folder, &["draft.txt", "--select", "SL101", "--ignore", "target-arith"], 0), "");
    assert_eq!(checked(&folder, &["draft.txt", "--select", "NONSENSE"], 2), "");
    assert_eq!(checked(&folder, &["none.txt"], 2), "");
    assert!(
        checked(&folder, &[".", RULES[0], RULES[1], "--format", "concise"], 1).lines().all(|line| line.starts_with("draft.txt:"))
    );
    assert!(checked(&folder, &["*.txt", RULES[0], RULES[1], "--format", "concise"], 1).contains("draft.txt:8:3: "));
    assert_eq!(checked(&folder, &["*.md"], 2), "");
}

#[test]
fn json_is_a_list_of_findings_with_their_places() {
    let folder = draft("check-json");
    let findings = json(&of_format(&folder, "json"));
    let arith = findings.as_array().unwrap().iter().find(|finding| finding["rule"] == "SL101").unwrap();
    assert_eq!((&arith["file"], &arith["line"], &arith["severity"]), (&"draft.txt".into(), &8.into(), &"error".into()));
    assert_eq!((&arith["path"], &arith["name"]), (&"table T1 row 1".into(), &"target-arith".into()));
    let (start, end) = (arith["place"]["start"].as_u64().unwrap() as usize, arith["place"]["end"].as_u64().unwrap() as usize);
    assert!(DRAFT[start..end].contains("6,10"));
    assert!(arith["message"].as_str().unwrap().contains("6,10 + 0,20 = 6,30, but the target is 6,50"));
    let lines = of_format(&folder, "jsonl");
    assert_eq!(lines.lines().map(json).collect::<Vec<_>>(), findings.as_array().unwrap().clone());
}

#[test]
fn sarif_has_rules_results_and_logical_locations() {
    let sarif = json(&of_format(&draft("check-sarif"), "sarif"));
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let ids: Vec<&Value> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect();
    assert_eq!(ids, ["SL101", "TT101"]);
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(*ids[index], result["ruleId"]);
        assert_eq!(result["partialFingerprints"]["kehoach/v1"].as_str().unwrap().len(), 16);
        let location = &result["locations"][0];
        assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "draft.txt");
        assert!(location["logicalLocations"][0]["fullyQualifiedName"].is_string());
    }
    let region = &run["results"][1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&8.into(), &3.into()));
}

#[test]
fn other_tools_get_their_forms() {
    let folder = draft("check-forms");
    assert!(
        of_format(&folder, "github")
            .lines()
            .any(|line| line.starts_with("::error file=draft.txt,line=8,endLine=8,col=3,title=SL101 target-arith::"))
    );
    let gitlab = json(&of_format(&folder, "gitlab"));
    let keys = ["description", "check_name", "fingerprint", "severity", "location"];
    assert!(gitlab.as_array().unwrap().iter().all(|issue| keys.iter().all(|key| !issue[key].is_null())));
    let rdjson = json(&of_format(&folder, "rdjson"));
    assert_eq!(rdjson["diagnostics"][1]["location"]["range"]["start"]["line"], 8);
    let junit = of_format(&folder, "junit");
    assert!(junit.contains("<testsuites name=\"kehoach check\" tests=\"2\"") && junit.contains("failures=\"2\""));
    let html = of_format(&folder, "html");
    assert!(html.starts_with("<!doctype html>") && html.contains("SL101 target-arith") && !html.contains("<script"));
    let full = of_format(&folder, "full");
    assert!(full.contains("draft.txt:8:3") && full.contains("^^^^") && full.contains("why: "), "{full}");
    assert!(checked(&folder, &["draft.txt", RULES[0], RULES[1], "--lang", "vi"], 1).contains("vì sao: "));
}

#[test]
fn settings_are_found_above_the_document() {
    let folder = draft("check-settings");
    folder.file("kehoach.toml", "[check]\nselect = [\"SL101\", \"TT101\"]\n[check.severities]\nTT101 = \"info\"\n");
    let all = json(&checked(&folder, &["draft.txt", "--format", "json"], 1));
    assert_eq!((&all[0]["rule"], &all[0]["severity"]), (&"TT101".into(), &"info".into()));
    assert_eq!(
        json(&checked(&folder, &["draft.txt", "--format", "json", "--severity", "warning"], 1)).as_array().unwrap().len(),
        1
    );
    let shown = checked(&folder, &["draft.txt", "--show-settings"], 0);
    assert!(shown.contains("select = [\"SL101\", \"TT101\"]") && shown.contains("TT101 = \"info\""), "{shown}");
    assert!(checked(&folder, &["draft.txt", "--show-settings", "--isolated"], 0).contains("# no kehoach.toml"));
    folder.file("kehoach.toml", "[check]\nselekt = [\"SL\"]\n");
    assert_eq!(checked(&folder, &["draft.txt"], 2), "");
    folder.file("kehoach.toml", "[check]\nselect = [\"SL101\"]\n[[check.paths]]\npath = \"old/*\"\nignore = [\"SL101\"]\n");
    fs::create_dir(folder.0.join("old")).unwrap();
    folder.file("old/draft.txt", DRAFT);
    assert_eq!(checked(&folder, &["old"], 0), "");
}

#[test]
fn known_findings_are_suppressed_with_a_reason() {
    let folder = draft("check-suppress");
    let settings = |place: &str| {
        format!(
            "[check]\nselect = [\"SL101\"]\n[[check.suppress]]\nrule = \"SL101\"\nplace = \"{place}\"\nreason = \"đã thống nhất\"\n"
        )
    };
    folder.file("kehoach.toml", settings("table T1 row 1"));
    assert_eq!(checked(&folder, &["draft.txt"], 0), "");
    folder.file("kehoach.toml", settings("table T1 row 2"));
    let output = run(&folder, &["check", "draft.txt", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the suppression of SL101 at `table T1 row 2` suppresses nothing"));
    fs::remove_file(folder.0.join("kehoach.toml")).unwrap();
    folder.file("draft.txt", format!("<!-- kehoach: bỏ qua TT101: bản trích -->\n{DRAFT}"));
    assert_eq!(checked(&folder, &["draft.txt", "--select", "TT101"], 0), "");
}

#[test]
fn a_baseline_knows_findings_wherever_they_move() {
    let folder = draft("check-baseline");
    let base = ["draft.txt", RULES[0], RULES[1]];
    checked(&folder, &[&base[..], &["--write-baseline", "known.json"]].concat(), 0);
    assert_eq!(checked(&folder, &[&base[..], &["--baseline", "known.json"]].concat(), 0), "");
    folder.file(
        "draft.txt",
        DRAFT.replace("I. CHỈ TIÊU", "I. CHỈ TIÊU\n\nCác chỉ tiêu như sau:").replace("+0,50 | 7,50", "+0,50 | 7,90"),
    );
    let new = json(&checked(&folder, &[&base[..], &["--baseline", "known.json", "--format", "json"]].concat(), 1));
    assert_eq!(new.as_array().unwrap().len(), 1);
    assert!(new[0]["excerpt"].as_str().unwrap().contains("7,90"));
    folder.file("known.json", "{}");
    assert_eq!(checked(&folder, &[&base[..], &["--baseline", "known.json"]].concat(), 2), "");
}

#[test]
fn pages_and_lists_of_rules() {
    let folder = Folder::new("check-rules");
    let page = String::from_utf8(run(&folder, &["explain", "target-arith", "--lang", "vi"]).stdout).unwrap();
    assert!(page.starts_with("# SL101 target-arith (lỗi)") && page.contains("## Vì sao"), "{page}");
    assert_eq!(run(&folder, &["explain", "SL999"]).status.code(), Some(2));
    let listed = String::from_utf8(run(&folder, &["rules", "--lang", "en"]).stdout).unwrap();
    assert!(kehoach::rules().iter().all(|rule| listed.contains(rule.id) && listed.contains(rule.name)));
    let data = json(&String::from_utf8(run(&folder, &["rules", "SL", "--json"]).stdout).unwrap());
    assert!(data.as_array().unwrap().iter().all(|rule| rule["id"].as_str().unwrap().starts_with("SL")));
}
