//! The command line: arguments → settings → the public API → output.
//!
//! Standard output carries data and nothing else; everything said to a person goes to standard error through
//! [`output::Console`], in the language of [`messages`]. Exit status: 0 done, 1 a check found faults, 2 the tool failed.

mod args;
mod commands;
mod config;
mod diff;
mod documents;
mod full;
mod input;
mod messages;
mod ocr;
mod office;
mod output;
mod word;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
use messages::{Lang, Message};
use output::Console;

/// Why a command stopped.
enum Failure {
    /// What to tell the user.
    Said(Message),
    /// The user has been told already.
    Told,
    /// A check found something.
    Found,
    /// Whoever read our output has gone; nobody needs to be told.
    BrokenPipe,
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Failure::Said(message)
    }
}

type Outcome = Result<(), Failure>;

/// Runs the command the arguments ask for.
pub(crate) fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers, not errors; if they cannot be printed there is nobody to tell.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let lang = args.global.lang.unwrap_or_else(Lang::of_environment);
    let mut console = Console::new(&args.global, lang);
    let outcome = match &args.command {
        Command::Parse(args) => commands::parse::run(args, &mut console),
        Command::Convert(args) => commands::convert::run(args, &mut console),
        Command::Check(args) => commands::check::run(args, lang, &mut console),
        Command::Explain(args) => commands::explain::run(args, lang),
        Command::Rules(args) => commands::rules::run(args, lang),
        Command::Normalize(args) => commands::normalize::run(args, &mut console),
        Command::Render(args) => commands::render::run(args, &mut console),
        Command::Schema(args) => commands::schema::run(args),
        Command::Completions(args) => commands::completions::run(args),
    };
    match outcome {
        Ok(()) | Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(Failure::Found) => ExitCode::from(1),
        Err(Failure::Told) => ExitCode::from(2),
        Err(Failure::Said(message)) => {
            console.error(&message);
            ExitCode::from(2)
        }
    }
}
