//! `kehoach completions`: a script that lets a shell complete our arguments.

use clap::CommandFactory as _;

use crate::cli::Outcome;
use crate::cli::args::{Args, Completions};
use crate::cli::output::Sink;

pub(in crate::cli) fn run(args: &Completions) -> Outcome {
    let mut script = vec![];
    clap_complete::generate(args.shell, &mut Args::command(), "kehoach", &mut script);
    let mut sink = Sink::open(None, &[])?;
    sink.write(&script)?;
    sink.finish()
}
