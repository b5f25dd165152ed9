//! `kehoach convert`: one file into another, by the extension.

use std::path::Path;
use std::time::Instant;

use kehoach::OutputFormat;

use super::{report, written};
use crate::cli::Outcome;
use crate::cli::args::Convert;
use crate::cli::input::load;
use crate::cli::messages::Message;
use crate::cli::output::{Console, Sink};

#[expect(clippy::disallowed_methods, reason = "-v tells how long it took")]
pub(in crate::cli) fn run(args: &Convert, console: &mut Console) -> Outcome {
    let extension = args.output.extension().and_then(|extension| extension.to_str());
    let format = extension.and_then(OutputFormat::from_name).ok_or_else(|| unknown(&args.output))?;
    let input = load(&args.input, &args.reading)?;
    let start = Instant::now();
    let plan = input.plan()?;
    report(console, &input.name, &plan, start.elapsed());
    let mut sink = Sink::open(Some(&args.output), std::slice::from_ref(&args.input))?;
    sink.write(&written(&plan, format, args.what))?;
    sink.finish()
}

fn unknown(output: &Path) -> Message {
    let known: Vec<String> = OutputFormat::ALL.iter().map(|format| format!(".{}", format.extension())).collect();
    Message::UnknownExtension { file: output.to_string_lossy().into_owned(), known: known.join(", ") }
}
