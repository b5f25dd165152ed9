//! Documents of older kinds (DOC, RTF, web pages saved from Word): LibreOffice, where it is installed, makes them DOCX.
//!
//! It runs in a folder of its own, with a profile of its own, without the network, and no longer than [`TIME_LIMIT`].

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::messages::Message;

/// The longest a conversion may take. A first start makes a profile, which takes some seconds.
const TIME_LIMIT: Duration = Duration::from_mins(2);
/// The names the program goes by.
const PROGRAMS: [&str; 3] = ["soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/// What only LibreOffice can read: a word for it, and the extension by which LibreOffice knows it.
pub(crate) fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // Workbooks and encrypted documents come in the same container; a document has a stream of this name.
        let name: Vec<u8> = "WordDocument".bytes().flat_map(|byte| [byte, 0]).collect();
        return contains(bytes, &name).then_some(("DOC", "doc"));
    }
    if start.starts_with(b"{\\rtf") {
        return Some(("RTF", "rtf"));
    }
    let head = start[..start.len().min(4096)].to_ascii_lowercase();
    if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") {
        return Some(("HTML", "html"));
    }
    if head.starts_with(b"mime-version:") && contains(&head, b"multipart/related") {
        return Some(("MHTML", "mht"));
    }
    if head.starts_with(b"<?xml") {
        if contains(&head, b"worddocument") || contains(&head, b"pkg:package") {
            return Some(("Word XML", "xml"));
        }
        if contains(&head, b"<html") {
            return Some(("HTML", "html"));
        }
    }
    None
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The document as DOCX.
pub(crate) fn to_docx(file: &str, bytes: &[u8], kind: (&'static str, &'static str)) -> Result<Vec<u8>, Message> {
    let failed = |reason: String| Message::OfficeFailed { file: file.to_owned(), kind: kind.0, reason };
    let folder = Folder::new().map_err(|error| failed(error.to_string()))?;
    let input = folder.0.join(format!("input.{}", kind.1));
    write(&input, bytes).map_err(|error| failed(error.to_string()))?;
    let Some(mut child) = start(&folder.0, &input).map_err(|error| failed(error.to_string()))? else {
        return Err(Message::NeedsOffice { file: file.to_owned(), kind: kind.0 });
    };
    match wait(&mut child) {
        Ok(true) => {}
        Ok(false) => return Err(failed(format!("it took longer than {} seconds", TIME_LIMIT.as_secs()))),
        Err(error) => return Err(failed(error.to_string())),
    }
    read(&folder.0.join("out").join("input.docx")).map_err(|_| failed("LibreOffice could not read it".into()))
}

/// Starts the first of the programs that is there; none if there is none.
#[expect(clippy::disallowed_methods, reason = "the command starts LibreOffice, nothing else")]
fn start(folder: &Path, input: &Path) -> io::Result<Option<Child>> {
    for program in PROGRAMS {
        let mut command = Command::new(program);
        command
            .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
            .args(["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--convert-to", "docx", "--outdir"])
            .arg(folder.join("out"));
        if input.extension().is_some_and(|extension| extension == "html" || extension == "mht") {
            // By itself LibreOffice opens a page as one, and a page does not become a document.
            command.arg("--infilter=HTML (StarWriter)");
        }
        command
            .arg(input)
            // A page must not fetch its pictures: nothing answers there.
            .envs([("http_proxy", "http://127.0.0.1:9"), ("https_proxy", "http://127.0.0.1:9"), ("no_proxy", "")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        match command.spawn() {
            Ok(child) => return Ok(Some(child)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Waits for the end; false if the time was up and the program was stopped.
#[expect(clippy::disallowed_methods, reason = "the command limits the time of the program it starts")]
fn wait(child: &mut Child) -> io::Result<bool> {
    let start = Instant::now();
    while child.try_wait()?.is_none() {
        if start.elapsed() > TIME_LIMIT {
            // The program starts others of its group; it is gone only when they are.
            #[cfg(unix)]
            let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).status();
            let _ = child.kill();
            child.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(true)
}

#[expect(clippy::disallowed_methods, reason = "the input of the program it starts")]
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(path, bytes)
}

#[expect(clippy::disallowed_methods, reason = "the output of the program it starts")]
fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// A folder that only this user can read and that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        for number in 0..1000 {
            let path = std::env::temp_dir().join(format!("kehoach-{}-{number}", std::process::id()));
            let mut builder = fs::DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            match builder.create(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_seen_in_the_bytes() {
        let name = |bytes: &[u8]| kind(bytes).map(|kind| kind.0);
        assert_eq!(name(b"{\\rtf1\\ansi x}"), Some("RTF"));
        assert_eq!(name(b"\xEF\xBB\xBF \n<!DOCTYPE HTML><html>"), Some("HTML"));
        assert_eq!(name(b"<html xmlns:w=\"x\">"), Some("HTML"));
        assert_eq!(name(b"MIME-Version: 1.0\nContent-Type: multipart/related; x"), Some("MHTML"));
        assert_eq!(name(b"<?xml version=\"1.0\"?><w:wordDocument>"), Some("Word XML"));
        assert_eq!(name(b"\xD0\xCF\x11\xE0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), Some("DOC"));
        assert_eq!(name(b"\xD0\xCF\x11\xE0 Workbook"), None);
        assert_eq!(name("KẾ HOẠCH".as_bytes()), None);
    }
}
