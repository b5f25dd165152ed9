//! `kehoach schema`: the JSON Schema of the data.

use crate::cli::Outcome;
use crate::cli::args::Schema;
use crate::cli::output::Sink;

pub(in crate::cli) fn run(args: &Schema) -> Outcome {
    let mut sink = Sink::open(args.output.as_deref(), &[])?;
    sink.write(kehoach::schema().as_bytes())?;
    sink.finish()
}
