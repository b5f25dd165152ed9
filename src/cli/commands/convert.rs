//! `kehoach convert`: one file into another, by the extension.

use std::path::Path;
use std::time::Instant;

use kehoach::{DocxOptions, OutputFormat};

use super::{report, write};
use crate::cli::Outcome;
use crate::cli::args::Convert;
use crate::cli::input::load;
use crate::cli::messages::Message;
use crate::cli::output::{Console, Sink};

#[expect(clippy::disallowed_methods, reason = "-v tells how long it took")]
pub(in crate::cli) fn run(args: &Convert, console: &mut Console) -> Outcome {
    let extension = args.output.extension().and_then(|extension| extension.to_str());
    let format = extension.and_then(OutputFormat::from_name).ok_or_else(|| unknown(&args.output))?;
    let mut input = load(&args.input, args.reading.from, args.reading.choices.options(console.quiet))?;
    let start = Instant::now();
    let plan = input.plan()?;
    report(console, &input.name, &plan, start.elapsed());
    let mut sink = Sink::open(Some(&args.output), std::slice::from_ref(&args.input))?;
    if sink.is_terminal() && !format.is_text() {
        return Err(Message::NotForTerminal { format: format.extension() }.into());
    }
    if format == OutputFormat::Docx {
        let options = DocxOptions { word_numbers: args.word_numbers, ..DocxOptions::default() };
        sink.write(&kehoach::write_docx(&plan, &options))?;
    } else {
        write(&plan, format, args.what, &mut sink)?;
    }
    sink.finish()
}

fn unknown(output: &Path) -> Message {
    let known: Vec<String> = OutputFormat::ALL.iter().map(|format| format!(".{}", format.extension())).collect();
    Message::UnknownExtension { file: output.to_string_lossy().into_owned(), known: known.join(", ") }
}
