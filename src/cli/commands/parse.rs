//! `kehoach parse`: plans as data.

use std::path::Path;
use std::time::Instant;

use kehoach::{OutputFormat, Plan};

use super::{report, write};
use crate::cli::args::Parse;
use crate::cli::input::{is_dash, load};
use crate::cli::messages::Message;
use crate::cli::output::{Console, Sink};
use crate::cli::{Failure, Outcome};

pub(in crate::cli) fn run(args: &Parse, console: &mut Console) -> Outcome {
    if args.files.iter().filter(|file| is_dash(file)).count() > 1 {
        return Err(Message::StdinTwice.into());
    }
    let format = format(args)?;
    match args.files.as_slice() {
        [file] => {
            // The plan is made before the output is touched: what cannot be read leaves the old output as it was.
            let (_, plan) = plan(file, args, console)?;
            let mut sink = Sink::open(args.output.as_deref(), &args.files)?;
            if sink.is_terminal() && !format.is_text() {
                return Err(Message::NotForTerminal { format: format.extension() }.into());
            }
            write(&plan, format, args.what, &mut sink)?;
            sink.finish()
        }
        files => {
            let mut sink = Sink::open(args.output.as_deref(), &args.files)?;
            let mut failed = 0;
            for file in files {
                match plan(file, args, console) {
                    Ok((name, plan)) => sink.write(&named_line(&name, &plan))?,
                    Err(message) => {
                        failed += 1;
                        console.error(&message);
                    }
                }
            }
            if failed == files.len() {
                return Err(Failure::Told);
            }
            sink.finish()?;
            if failed > 0 { Err(Message::SomeFailed { failed, all: files.len() }.into()) } else { Ok(()) }
        }
    }
}

/// What to write: what was asked for, else what the output's extension names, else JSON.
fn format(args: &Parse) -> Result<OutputFormat, Message> {
    let extension = args.output.as_deref().and_then(Path::extension).and_then(|extension| extension.to_str());
    let asked = args.to.or_else(|| extension.and_then(OutputFormat::from_name));
    match asked {
        None | Some(OutputFormat::Json | OutputFormat::Jsonl) if args.files.len() > 1 => Ok(OutputFormat::Jsonl),
        Some(format) if args.files.len() > 1 => Err(Message::OneFileOnly { format: format.extension() }),
        asked => Ok(asked.unwrap_or(OutputFormat::Json)),
    }
}

#[expect(clippy::disallowed_methods, reason = "-v tells how long it took")]
fn plan(file: &Path, args: &Parse, console: &mut Console) -> Result<(String, Plan), Message> {
    let mut input = load(file, args.reading.from, args.reading.choices.options(console.quiet))?;
    let start = Instant::now();
    let plan = input.plan()?;
    report(console, &input.name, &plan, start.elapsed());
    Ok((input.name, plan))
}

/// The plan on one line, with the name of its file before its own keys.
fn named_line(file: &str, plan: &Plan) -> Vec<u8> {
    let line = kehoach::write(plan, OutputFormat::Jsonl);
    let mut out = Vec::with_capacity(line.len() + file.len() + 16);
    out.extend_from_slice(b"{\"file\":");
    out.extend_from_slice(serde_json::Value::from(file).to_string().as_bytes());
    out.push(b',');
    out.extend_from_slice(line.strip_prefix(b"{").unwrap_or(&line));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_its_file() {
        let line = named_line("kế \"hoạch\".txt", &Plan::default());
        let json: serde_json::Value = serde_json::from_slice(&line).unwrap();
        assert_eq!(json["file"], "kế \"hoạch\".txt");
        assert!(json["sections"].is_array());
        assert_eq!(line.iter().position(|&byte| byte == b'\n'), Some(line.len() - 1));
    }
}
