//! Scanned pages read by Tesseract: a process a page, as many at the same time as there are cores, none longer than
//! [`TIME_LIMIT`]. The image goes to its standard input, its words come from its standard output; no file is written.

mod hocr;

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use kehoach::{Error, Ocr, OcrWord, PageImage, Result};

/// The longest a page may take; a full page takes some seconds.
const TIME_LIMIT: Duration = Duration::from_mins(2);
/// Most bytes of an answer; a full page has half a megabyte.
const MAX_ANSWER: u64 = 64 << 20;
/// The data for Vietnamese.
const LANGUAGE: &str = "vie";

/// Processes that run now, of all documents.
static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// Tesseract with its data for Vietnamese.
#[derive(Debug)]
pub(crate) struct Tesseract {
    /// Shown on a terminal alone.
    bar: ProgressBar,
}

impl Tesseract {
    /// `is_quiet` shows no progress.
    pub(crate) fn new(is_quiet: bool) -> Self {
        let bar = if is_quiet { ProgressBar::hidden() } else { ProgressBar::new(0) };
        let style = ProgressStyle::with_template("OCR {bar:30} {pos}/{len} {elapsed}");
        Self { bar: style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)) }
    }
}

impl Ocr for Tesseract {
    fn begin(&self, pages: usize) -> Result<()> {
        let output = command().args(["--list-langs"]).stdin(Stdio::null()).output();
        let output = output.map_err(|error| not_started(&error))?;
        let known = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        if !known.lines().any(|line| line.trim() == LANGUAGE) {
            let how = "install it (Debian: apt install tesseract-ocr-vie)";
            return Err(Error::needs_ocr(format!("Tesseract has no data for Vietnamese (`{LANGUAGE}`); {how}")));
        }
        self.bar.inc_length(pages as u64);
        self.bar.tick();
        Ok(())
    }

    fn recognise(&self, page: &PageImage) -> Result<Vec<OcrWord>> {
        let _turn = Turn::take();
        let answer = run(page)?;
        hocr::words(&answer).ok_or_else(|| Error::needs_ocr("the answer of Tesseract cannot be read"))
    }

    fn page_done(&self, _: u32) {
        self.bar.inc(1);
    }
}

impl Drop for Tesseract {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// The right to run one process more.
struct Turn;

impl Turn {
    fn take() -> Self {
        let most = std::thread::available_parallelism().map_or(1, usize::from);
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        while *running >= most {
            running = ENDED.wait(running).unwrap_or_else(PoisonError::into_inner);
        }
        *running += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}

#[expect(clippy::disallowed_methods, reason = "the command starts Tesseract for --ocr")]
fn command() -> Command {
    let mut command = Command::new("tesseract");
    // One thread a process: several fight over the cores.
    command.env("OMP_THREAD_LIMIT", "1");
    command
}

fn not_started(error: &io::Error) -> Error {
    if error.kind() == ErrorKind::NotFound {
        let how = "install it (Debian: apt install tesseract-ocr tesseract-ocr-vie)";
        return Error::needs_ocr(format!("--ocr needs Tesseract, which is not there; {how}"));
    }
    Error::needs_ocr(format!("Tesseract cannot be started: {error}"))
}

/// Tesseract's answer for a page, in the format hOCR.
fn run(page: &PageImage) -> Result<String> {
    let dpi = page.dpi.clamp(70, 1200).to_string();
    // 11 finds text wherever it stands: cells and columns are not read across, and lines are put in order afterwards.
    let mut child = command()
        .args(["-", "-", "-l", LANGUAGE, "--psm", "11", "--dpi", &dpi, "-c", "tessedit_create_hocr=1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| not_started(&error))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let failed = |why: &str| Error::needs_ocr(format!("Tesseract {why}"));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // A process that ends early does not take all of the image.
            input.map(|mut input| input.write_all(&page.to_pgm()))
        });
        let answer = scope.spawn(|| {
            let mut answer = vec![];
            output.map(|output| output.take(MAX_ANSWER).read_to_end(&mut answer));
            answer
        });
        let ended = wait(&mut child);
        let answer = answer.join().unwrap_or_default();
        match ended {
            Ok(Some(true)) => Ok(String::from_utf8_lossy(&answer).into_owned()),
            Ok(Some(false)) => Err(failed("failed on this page")),
            Ok(None) => Err(failed(&format!("took longer than {} seconds", TIME_LIMIT.as_secs()))),
            Err(error) => Err(failed(&format!("was lost: {error}"))),
        }
    })
}

/// Waits for the end: whether all went well; nothing if the time was up and the process was stopped.
#[expect(clippy::disallowed_methods, reason = "the command limits the time of the program it starts")]
fn wait(child: &mut Child) -> io::Result<Option<bool>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if start.elapsed() > TIME_LIMIT {
            let _ = child.kill();
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}
