//! The command from outside: arguments, exit status, standard output and error, files.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::Folder;

const PLAN: &str = "\
ỦY BAN NHÂN DÂN XÃ BÌNH AN
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 07/KH-UBND

Bình An, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Trồng cây năm 2026

I. MỤC TIÊU

Trồng 500 cây xanh.
";

fn command(folder: &Folder, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.current_dir(&folder.0).args(args).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

pub(crate) fn run(folder: &Folder, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

#[track_caller]
fn succeeds(folder: &Folder, args: &[&str]) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Exit status 2, nothing on standard output, and one line that holds `words`.
#[track_caller]
fn fails(folder: &Folder, args: &[&str], words: &str) {
    let output = run(folder, args);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains(words), "{said}");
}

#[test]
fn a_plan_is_printed_as_json() {
    let folder = Folder::new("json");
    folder.file("plan.txt", PLAN);
    let output = run(&folder, &["parse", "plan.txt"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["schema"], "kehoach.plan/1");
    assert_eq!(json["source"]["bytes"], PLAN.len());
    assert_eq!(json["source"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(json["header"]["title"], "Trồng cây năm 2026");
    assert_eq!(json["sections"][0]["path"], "I");
}

#[test]
fn every_format_can_be_asked_for() {
    let folder = Folder::new("formats");
    folder.file("plan.txt", PLAN);
    assert_eq!(succeeds(&folder, &["parse", "plan.txt", "--to", "jsonl"]).lines().count(), 1);
    assert!(succeeds(&folder, &["parse", "plan.txt", "--to", "md"]).contains("# KẾ HOẠCH"));
    assert!(succeeds(&folder, &["parse", "plan.txt", "--to", "markdown"]).contains("## I. MỤC TIÊU"));
    assert!(succeeds(&folder, &["parse", "plan.txt", "--to", "txt"]).contains("\nI. MỤC TIÊU\n"));
    assert!(succeeds(&folder, &["parse", "plan.txt", "--to", "csv"]).starts_with("id,source,lead,"));
    assert!(succeeds(&folder, &["parse", "plan.txt", "--to", "csv", "--what", "tables"]).starts_with("table,section,row,"));
    let output = run(&folder, &["parse", "plan.txt", "--to", "docx"]);
    assert!(output.stdout.starts_with(b"PK"), "a pipe takes what a terminal would not");
    let output = run(&folder, &["parse", "plan.txt", "--to", "pdf"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_extension_of_the_output_names_the_format() {
    let folder = Folder::new("extension");
    folder.file("plan.txt", PLAN);
    assert_eq!(succeeds(&folder, &["parse", "plan.txt", "-o", "plan.md"]), "");
    assert!(fs::read_to_string(folder.0.join("plan.md")).unwrap().contains("# KẾ HOẠCH"));
    assert_eq!(succeeds(&folder, &["convert", "plan.txt", "plan.json"]), "");
    assert!(fs::read_to_string(folder.0.join("plan.json")).unwrap().starts_with("{\n"));
    fails(&folder, &["convert", "plan.txt", "plan.pdf"], ".json, .jsonl, .md, .txt, .csv, .docx");
    assert_eq!(succeeds(&folder, &["convert", "plan.txt", "plan.docx"]), "");
    assert!(fs::read(folder.0.join("plan.docx")).unwrap().starts_with(b"PK"));
    assert_eq!(folder.names(), ["plan.docx", "plan.json", "plan.md", "plan.txt"]);
}

#[test]
fn templates_are_checked_and_filled() {
    let folder = Folder::new("render");
    folder.file("mau.md", "# {{ ten }}\n{% for v in viec %}\n- {{ v.ten }}\n{% endfor %}\n");
    folder.file("du.yaml", "ten: Trồng cây\nviec: [{ten: Đào hố}, {ten: Tưới}]\n");
    folder.file("thieu.json", "{\"ten\": \"Trồng cây\", \"viecc\": []}");
    assert!(succeeds(&folder, &["render", "mau.md", "--check"]).contains("viec[].ten  value  needed    line 3"));
    assert!(
        succeeds(&folder, &["render", "mau.md", "--check", "--data", "du.yaml"]).contains("viec        list   there     line 2")
    );
    assert_eq!(succeeds(&folder, &["render", "mau.md", "--data", "du.yaml"]), "# Trồng cây\n- Đào hố\n- Tưới\n");
    fails(&folder, &["render", "mau.md", "--data", "thieu.json", "-o", "ra.md"], "did you mean `viecc`?");
    let output = run(&folder, &["render", "mau.md", "--check", "--data", "thieu.json"]);
    assert_eq!(output.status.code(), Some(1), "a check that finds faults is no failure of the tool");
    fails(&folder, &["render", "mau.pdf", "--data", "du.yaml"], ".docx, .txt, .md");
    fails(&folder, &["render", "mau.md", "--data", "du.yaml", "-o", "mau.md"], "never overwritten");
    assert_eq!(folder.names(), ["du.yaml", "mau.md", "thieu.json"]);
}

#[test]
fn documents_from_data_and_from_last_year() {
    let folder = Folder::new("draft");
    folder.file("plan.txt", PLAN);
    folder.file("thu.yaml", "header: {issuer: SỞ Y TẾ, title: V/v tiêm chủng}\npreamble: Sở đề nghị như sau\n");
    assert_eq!(succeeds(&folder, &["render", "--builtin", "cong-van", "--data", "thu.yaml", "-o", "thu.docx"]), "");
    assert!(fs::read(folder.0.join("thu.docx")).unwrap().starts_with(b"PK"));
    let blanks = succeeds(&folder, &["render", "--from", "plan.txt", "--year", "2027", "--check"]);
    assert!(blanks.contains("# I: figure, was 500: Trồng […] cây xanh.\nb1:\n"), "{blanks}");
    folder.file("2027.yaml", blanks.replace("b1:", "b1: 600"));
    assert_eq!(
        succeeds(&folder, &["render", "-q", "--from", "plan.txt", "--year", "2027", "--data", "2027.yaml", "-o", "nam.txt"]),
        ""
    );
    let draft = fs::read_to_string(folder.0.join("nam.txt")).unwrap();
    assert!(draft.contains("Trồng cây năm 2027") && draft.contains("Trồng 600 cây xanh."), "{draft}");
    for args in [&["render", "--from", "plan.txt"][..], &["render"], &["render", "--from", "plan.txt", "--year", "20"]] {
        assert_eq!(run(&folder, args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn several_files_are_lines_that_name_them() {
    let folder = Folder::new("several");
    folder.file("a.txt", PLAN);
    folder.file("b.txt", PLAN);
    let lines = succeeds(&folder, &["parse", "a.txt", "b.txt"]);
    let files: Vec<Value> = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["file"].clone()).collect();
    assert_eq!(files, ["a.txt", "b.txt"]);
    fails(&folder, &["parse", "a.txt", "b.txt", "--to", "md"], "--to jsonl");
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = Folder::new("bad");
    folder.file("a.txt", PLAN);
    folder.file("b.txt", PLAN);
    let output = run(&folder, &["parse", "a.txt", "missing.txt", "b.txt", "-o", "all.jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("missing.txt: no such file") && said.contains("1 of 3"), "{said}");
    assert_eq!(fs::read_to_string(folder.0.join("all.jsonl")).unwrap().lines().count(), 2);
    let output = run(&folder, &["parse", "missing.txt", "gone.txt", "-o", "none.jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(folder.names(), ["a.txt", "all.jsonl", "b.txt"]);
}

#[test]
fn what_cannot_be_read_is_said_on_one_line() {
    let folder = Folder::new("refused");
    folder.file("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0");
    folder.file("office.txt", b"PK\x03\x04\0\0\0\0");
    folder.file("empty.txt", b"");
    folder.file("zeros.txt", [0u8; 500]);
    fs::create_dir(folder.0.join("folder")).unwrap();
    fails(&folder, &["parse", "missing.txt"], "no such file");
    fails(&folder, &["parse", "folder"], "folder/*.txt");
    fails(&folder, &["parse", "program"], "program");
    fails(&folder, &["parse", "office.txt"], "ZIP archive");
    fails(&folder, &["parse", "empty.txt"], "empty");
    fails(&folder, &["parse", "zeros.txt"], "zeros.txt");
}

#[test]
fn standard_input_needs_its_format() {
    let folder = Folder::new("stdin");
    fails(&folder, &["parse", "-"], "--from text");
    fails(&folder, &["parse", "-", "-", "--from", "text"], "once");
    let mut child = command(&folder, &["parse", "-", "--from", "text", "--to", "md"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(PLAN.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("# KẾ HOẠCH"));
}

#[test]
fn the_input_is_never_overwritten() {
    let folder = Folder::new("overwrite");
    folder.file("plan.txt", PLAN);
    fails(&folder, &["parse", "plan.txt", "-o", "plan.txt", "--to", "txt"], "never overwritten");
    fails(&folder, &["convert", "plan.txt", "./plan.txt"], "never overwritten");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("plan.txt", folder.0.join("link.txt")).unwrap();
        fails(&folder, &["convert", "plan.txt", "link.txt"], "never overwritten");
    }
    assert_eq!(fs::read_to_string(folder.0.join("plan.txt")).unwrap(), PLAN);
}

#[test]
fn a_failed_run_leaves_the_old_output() {
    let folder = Folder::new("old-output");
    folder.file("out.json", "old");
    fails(&folder, &["parse", "missing.txt", "-o", "out.json"], "missing.txt");
    assert_eq!(fs::read_to_string(folder.0.join("out.json")).unwrap(), "old");
    folder.file("plan.txt", PLAN);
    fails(&folder, &["parse", "plan.txt", "-o", "no/such/folder.json"], "cannot be written");
    assert_eq!(folder.names(), ["out.json", "plan.txt"]);
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_rights_and_a_device_is_written_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("rights");
    folder.file("plan.txt", PLAN);
    let out = folder.file("out.json", "old");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o600)).unwrap();
    succeeds(&folder, &["parse", "plan.txt", "-o", "out.json"]);
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    succeeds(&folder, &["parse", "plan.txt", "-o", "/dev/null"]);
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let folder = Folder::new("pipe");
    folder.file("plan.txt", format!("{PLAN}{}", "\nThực hiện trồng cây trên địa bàn xã.\n".repeat(20_000)));
    let mut child = command(&folder, &["parse", "plan.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("pipe") && !said.contains("panic"), "{said}");
}

#[test]
fn messages_follow_the_locale_and_the_flag() {
    let folder = Folder::new("lang");
    fails(&folder, &["parse", "missing.txt", "--lang", "vi"], "không tìm thấy tệp");
    let output = command(&folder, &["parse", "missing.txt"]).env("LANG", "vi_VN.UTF-8").output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("lỗi: "));
    let mixed = [("LANG", "vi_VN.UTF-8"), ("LC_ALL", "en_US.UTF-8")];
    let output = command(&folder, &["parse", "missing.txt"]).envs(mixed).output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: "));
}

#[test]
fn colour_only_where_it_is_wanted() {
    let folder = Folder::new("colour");
    let coloured = |command: &mut Command| command.output().unwrap().stderr.contains(&0x1b);
    assert!(!coloured(&mut command(&folder, &["parse", "missing.txt"])));
    assert!(coloured(&mut command(&folder, &["parse", "missing.txt", "--color", "always"])));
    assert!(!coloured(&mut command(&folder, &["parse", "missing\u{1b}[31m.txt"])));
}

#[test]
fn details_go_to_standard_error_only_when_asked_for() {
    let folder = Folder::new("verbose");
    folder.file("plan.txt", PLAN);
    let output = run(&folder, &["parse", "plan.txt", "-v"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("1 sections") && said.contains(" ms"), "{said}");
    serde_json::from_slice::<Value>(&output.stdout).unwrap();
    let output = run(&folder, &["parse", "plan.txt", "-q"]);
    assert!(output.stderr.is_empty());
}

#[test]
fn a_damaged_text_is_repaired_listed_and_compared() {
    let folder = Folder::new("normalize");
    let damaged = "KẾ HOẠCH\n\nỦу ban nhân dân хã tổ chức trồng cây ᴠà chăm sóc.\n";
    folder.file("copy.txt", damaged);
    let clean = "KẾ HOẠCH\n\nỦy ban nhân dân xã tổ chức trồng cây và chăm sóc.\n";
    assert_eq!(succeeds(&folder, &["normalize", "copy.txt"]), clean);
    assert_eq!(succeeds(&folder, &["normalise", "copy.txt", "--skip", "look-alike"]), damaged);
    let edits = succeeds(&folder, &["normalize", "copy.txt", "--edits", "tsv"]);
    assert!(edits.starts_with("start\tend\tline\tbefore\tafter\tkind\tcertainty\n"), "{edits}");
    assert!(edits.contains("\t3\tх\tx\tlook-alike\t"), "{edits}");
    let edits = succeeds(&folder, &["normalize", "copy.txt", "--edits", "jsonl"]);
    assert!(edits.lines().all(|line| serde_json::from_str::<Value>(line).unwrap()["kind"] == "look-alike"), "{edits}");
    let diff = succeeds(&folder, &["normalize", "copy.txt", "--diff"]);
    assert!(diff.contains("@@ -1,3 +1,3 @@\n KẾ HOẠCH\n \n-Ủу"), "{diff}");
    let said = String::from_utf8(run(&folder, &["normalize", "copy.txt", "--lang", "en"]).stderr).unwrap();
    assert_eq!(said, "copy.txt: 3 edits (look-alike 3); --edits lists them\n");
    folder.file("doubt.txt", "KẾ HOẠCH\n\nTổ chức thực hiện hiện kế hoạch.\n");
    let doubts = succeeds(&folder, &["normalize", "doubt.txt", "--suspicions"]);
    assert!(doubts.starts_with("start\tend\tline\ttext\tproposal\tkind\tseverity\tmessage\n"), "{doubts}");
    assert!(doubts.contains("\t3\thiện hiện\thiện\tdoubled-word\twarning\t"), "{doubts}");
    let doubts = succeeds(&folder, &["normalize", "doubt.txt", "--suspicions", "jsonl"]);
    assert_eq!(serde_json::from_str::<Value>(doubts.trim_end()).unwrap()["proposal"], "hiện");
    assert_eq!(succeeds(&folder, &["normalize", "copy.txt", "-o", "clean.txt"]), "");
    assert_eq!(fs::read_to_string(folder.0.join("clean.txt")).unwrap(), clean);
    assert_eq!(succeeds(&folder, &["normalize", "clean.txt", "--diff"]), "");
    let letters = succeeds(&folder, &["normalize", "clean.txt", "--to-nfd"]);
    assert!(letters.contains("U\u{309}y"), "{letters}");
    fails(&folder, &["normalize", "copy.txt", "-o", "copy.txt"], "never overwritten");
}

#[test]
fn schema_completions_and_help_go_to_standard_output() {
    let folder = Folder::new("schema");
    let schema: Value = serde_json::from_str(&succeeds(&folder, &["schema"])).unwrap();
    assert_eq!(schema["title"], "Plan");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(succeeds(&folder, &["completions", shell]).contains("kehoach"));
    }
    assert!(succeeds(&folder, &["--help"]).contains("Examples:"));
    assert!(succeeds(&folder, &["parse", "--help"]).contains("Examples:"));
    assert!(succeeds(&folder, &["--version"]).starts_with("kehoach "));
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_parsed_by_pages() {
    let folder = Folder::new("pdf");
    folder.file("plan.pdf", include_bytes!("../../fixtures/pdf/huyen-pccc.pdf"));
    let plan: Value = serde_json::from_str(&succeeds(&folder, &["parse", "-q", "plan.pdf"])).unwrap();
    assert_eq!(plan["source"]["format"], "pdf");
    assert!(plan["source"]["pages"].as_u64() > Some(1));
    let first = succeeds(&folder, &["normalize", "-q", "plan.pdf", "--page", "1"]);
    assert!(first.len() < succeeds(&folder, &["normalize", "-q", "plan.pdf"]).len());
    let output = run(&folder, &["parse", "plan.pdf", "--page", "0"]);
    assert_eq!(output.status.code(), Some(2));
}
