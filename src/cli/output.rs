//! Output: data to standard output or to a file that is never half written; words to standard error.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use kehoach::{Diagnostic, Severity};

use super::args::{Color, Global};
use super::input::is_dash;
use super::messages::{Lang, Message};
use super::{Failure, Outcome};

/// Where data goes.
pub(crate) enum Sink {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A device or pipe: it has no other file to be exchanged with.
    Direct(String, File),
    Pending(Pending),
}

impl Sink {
    /// Standard output, or the file at `path`, which must be none of `inputs`.
    pub(crate) fn open(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Self, Message> {
        let Some(path) = path.filter(|path| !is_dash(path)) else {
            return Ok(Sink::Stdout(BufWriter::new(io::stdout().lock())));
        };
        let name = path.to_string_lossy().into_owned();
        let failed = |error: io::Error| Message::NotWritten { file: name.clone(), reason: error.to_string() };
        // A link is followed, so that it is the file behind it that is replaced, and compared with the inputs.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if inputs.iter().any(|input| fs::canonicalize(input).is_ok_and(|input| input == target)) {
            return Err(Message::IsInput { file: name });
        }
        match fs::metadata(&target) {
            Ok(meta) if meta.is_dir() => Err(Message::IsFolder { file: name }),
            Ok(meta) if !meta.is_file() => {
                let file = File::options().write(true).open(&target).map_err(failed)?;
                Ok(Sink::Direct(name, file))
            }
            _ => Pending::new(name.clone(), target).map(Sink::Pending).map_err(failed),
        }
    }

    /// Whether the data would be shown to a person, who cannot read what is not text.
    pub(crate) fn is_terminal(&self) -> bool {
        match self {
            Sink::Stdout(_) => io::stdout().is_terminal(),
            Sink::Direct(_, file) => file.is_terminal(),
            Sink::Pending(_) => false,
        }
    }

    /// Writes a piece of data.
    pub(crate) fn write(&mut self, data: &[u8]) -> Outcome {
        self.write_with(|out| out.write_all(data))
    }

    /// Lets `write` write, piece by piece, so that large data need not be held as a whole.
    pub(crate) fn write_with(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
        let result = match self {
            Sink::Stdout(out) => write(out),
            Sink::Direct(_, file) => {
                let mut out = BufWriter::new(file);
                write(&mut out).and_then(|()| out.flush())
            }
            Sink::Pending(pending) => write(&mut pending.file),
        };
        result.map_err(|error| self.failure(&error))
    }

    /// Completes the output; without this a file is not replaced.
    pub(crate) fn finish(mut self) -> Outcome {
        let result = match &mut self {
            Sink::Stdout(out) => out.flush(),
            Sink::Direct(_, file) => file.flush(),
            Sink::Pending(pending) => pending.replace(),
        };
        result.map_err(|error| self.failure(&error))
    }

    fn failure(&self, error: &io::Error) -> Failure {
        let file = match self {
            _ if error.kind() == ErrorKind::BrokenPipe => return Failure::BrokenPipe,
            Sink::Stdout(_) => "-".to_owned(),
            Sink::Direct(name, _) => name.clone(),
            Sink::Pending(pending) => pending.name.clone(),
        };
        Failure::Said(Message::NotWritten { file, reason: error.to_string() })
    }
}

/// A file being written beside the one it will replace.
pub(crate) struct Pending {
    name: String,
    target: PathBuf,
    beside: PathBuf,
    file: BufWriter<File>,
}

impl Pending {
    fn new(name: String, target: PathBuf) -> io::Result<Self> {
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut count = 0;
        loop {
            let beside = folder.join(format!(".kehoach-{}-{count}.part", std::process::id()));
            match File::create_new(&beside) {
                Ok(file) => return Ok(Self { name, target, beside, file: BufWriter::new(file) }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && count < 100 => count += 1,
                Err(error) => return Err(error),
            }
        }
    }

    fn replace(&mut self) -> io::Result<()> {
        self.file.flush()?;
        if let Ok(meta) = fs::metadata(&self.target) {
            // Whoever could not read the old file must not be able to read the new one.
            fs::set_permissions(&self.beside, meta.permissions())?;
        }
        self.file.get_ref().sync_all()?;
        fs::rename(&self.beside, &self.target)
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove.
        let _ = fs::remove_file(&self.beside);
    }
}

/// Standard error, in the user's language and colours.
pub(crate) struct Console {
    stream: AutoStream<io::Stderr>,
    lang: Lang,
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
}

impl Console {
    pub(crate) fn new(global: &Global, lang: Lang) -> Self {
        let choice = match global.color {
            Color::Auto => AutoStream::choice(&io::stderr()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { stream: AutoStream::new(io::stderr(), choice), lang, quiet: global.quiet, verbose: global.verbose }
    }

    pub(crate) fn error(&mut self, message: &Message) {
        let word = if self.lang == Lang::Vi { "lỗi" } else { "error" };
        self.say(word, AnsiColor::Red.on_default().bold(), &message.text(self.lang));
    }

    pub(crate) fn warning(&mut self, message: &Message) {
        let word = if self.lang == Lang::Vi { "lưu ý" } else { "note" };
        self.say(word, AnsiColor::Yellow.on_default().bold(), &message.text(self.lang));
    }

    /// What was done.
    pub(crate) fn note(&mut self, message: &Message) {
        self.say("", Style::new(), &message.text(self.lang));
    }

    /// Whether colours are shown.
    pub(crate) fn is_coloured(&self) -> bool {
        self.stream.current_choice() != ColorChoice::Never
    }

    /// A line for -v.
    pub(crate) fn detail(&mut self, text: &str) {
        self.say("", Style::new(), text);
    }

    pub(crate) fn message(&mut self, at: &str, message: &Message) {
        self.say("", Style::new(), &format!("{at}{}", message.text(self.lang)));
    }

    pub(crate) fn diagnostic(&mut self, file: &str, diagnostic: &Diagnostic) {
        let (word, colour) = match diagnostic.severity {
            Severity::Error => ("error", AnsiColor::Red),
            Severity::Warning => ("warning", AnsiColor::Yellow),
            Severity::Info => ("info", AnsiColor::Cyan),
        };
        let Diagnostic { id, message, place, .. } = diagnostic;
        self.say(word, colour.on_default().bold(), &format!("{file}:{}: {message} [{id}]", place.line));
    }

    fn say(&mut self, word: &str, style: Style, text: &str) {
        let colon = if word.is_empty() { "" } else { ": " };
        // A document or a file name must not move the cursor or change colours.
        let text: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        // Nobody is left to hear that standard error is closed.
        let _ = writeln!(self.stream, "{style}{word}{style:#}{colon}{text}");
    }
}
