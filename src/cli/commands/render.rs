//! `kehoach render`: a template filled with data, a document from data alone, or next year's draft.

use std::fmt::Write as _;
use std::path::Path;

use kehoach::{
    BUILTINS, Blank, BlankKind, Data, Draft, OutputFormat, Plan, ReadOptions, RenderOptions, TemplateError, TemplateFormat,
};

use super::write;
use crate::cli::args::Render;
use crate::cli::input::{load, raw};
use crate::cli::messages::Message;
use crate::cli::output::{Console, Sink};
use crate::cli::{Failure, Outcome};

pub(in crate::cli) fn run(args: &Render, console: &mut Console) -> Outcome {
    match (&args.template, &args.builtin, &args.from, args.year) {
        (Some(template), ..) => from_template(template, args, console),
        (_, Some(name), ..) => from_data(name, args, console),
        (_, _, Some(plan), Some(year)) => from_plan(plan, year, args, console),
        // The arguments demand one of the three.
        _ => Ok(()),
    }
}

fn from_template(template: &Path, args: &Render, console: &mut Console) -> Outcome {
    let file = template.to_string_lossy().into_owned();
    let extension = template.extension().and_then(|extension| extension.to_str());
    let format = extension.and_then(TemplateFormat::from_extension).ok_or(Message::UnknownTemplate { file: file.clone() })?;
    let bytes = raw(template)?;
    let data = data(args, console)?;
    let options = RenderOptions::default();
    if args.check {
        let given = data.clone().unwrap_or_default();
        let check = kehoach::check_template(&bytes, format, &given, &options).map_err(|error| tell(&file, &error, console))?;
        let mut list = String::new();
        let width = check.names.iter().map(|name| name.name.chars().count()).max().unwrap_or(0);
        for name in &check.names {
            let kind = if name.is_list { "list " } else { "value" };
            let state = match (data.is_some(), name.is_there, name.is_optional) {
                (true, true, _) => "there   ",
                (_, _, true) => "optional",
                (true, false, false) => "missing ",
                (false, _, false) => "needed  ",
            };
            let _ = writeln!(list, "{:width$}  {kind}  {state}  {}", name.name, name.place);
        }
        put(args, template, list.as_bytes())?;
        if data.is_some() && !check.faults.is_empty() {
            tell(&file, &TemplateError { faults: check.faults }, console);
            return Err(Failure::Found);
        }
        return Ok(());
    }
    let out =
        kehoach::render(&bytes, format, &data.unwrap_or_default(), &options).map_err(|error| tell(&file, &error, console))?;
    let mut sink = Sink::open(args.output.as_deref(), &[template.to_owned()])?;
    if sink.is_terminal() && format == TemplateFormat::Docx {
        return Err(Message::NotForTerminal { format: "docx" }.into());
    }
    sink.write(&out)?;
    sink.finish()
}

fn from_data(name: &str, args: &Render, console: &mut Console) -> Outcome {
    let file = args.data.as_deref().map_or("--data".to_owned(), |path| path.to_string_lossy().into_owned());
    let data = data(args, console)?.unwrap_or_default();
    let Some((_, kind)) = BUILTINS.iter().find(|(known, _)| *known == name) else { return Ok(()) };
    let plan = match kehoach::plan_of_data(&data, *kind) {
        Ok(_) if args.check => return Ok(()),
        Ok(plan) => plan,
        Err(error) => {
            tell(&file, &error, console);
            return Err(if args.check { Failure::Found } else { Failure::Told });
        }
    };
    document(&plan, args, args.data.as_deref())
}

fn from_plan(path: &Path, year: u16, args: &Render, console: &mut Console) -> Outcome {
    let mut input = load(path, None, ReadOptions::default())?;
    let plan = input.plan()?;
    let data = data(args, console)?.unwrap_or_default();
    let Draft { plan, blanks } = kehoach::next_year(&plan, year, &data).map_err(|error| tell(&input.name, &error, console))?;
    if args.check {
        return put(args, path, skeleton(&blanks).as_bytes());
    }
    document(&plan, args, Some(path))?;
    let is_open = |blank: &&Blank| !blank.is_filled && blank.kind != BlankKind::Citation;
    let open = blanks.iter().filter(is_open).count();
    if open > 0 && !console.quiet {
        console.warning(&Message::BlanksLeft { count: open });
        if console.verbose {
            for blank in blanks.iter().filter(|blank| !blank.is_filled) {
                console.detail(&format!("{}: {} ({}): {}", blank.id, blank.part, blank.before, blank.context));
            }
        }
    }
    Ok(())
}

/// The blanks as YAML: their ids, empty, with what stood there.
fn skeleton(blanks: &[Blank]) -> String {
    let mut out = String::new();
    for blank in blanks {
        let kind = match blank.kind {
            BlankKind::Number => "number",
            BlankKind::Date => "date",
            BlankKind::Year => "year",
            BlankKind::Figure => "figure",
            BlankKind::Citation => "citation, stays if nothing is given",
        };
        let before = if blank.before.is_empty() { String::new() } else { format!(", was {}", blank.before) };
        let _ = writeln!(
            out,
            "# {}: {kind}{before}{}{}",
            blank.part,
            if blank.context.is_empty() { "" } else { ": " },
            blank.context
        );
        let _ = writeln!(out, "{}:", blank.id);
    }
    out
}

/// Writes a document in the format of the output's extension; Word if there is none.
fn document(plan: &Plan, args: &Render, input: Option<&Path>) -> Outcome {
    let extension = args.output.as_deref().and_then(Path::extension).and_then(|extension| extension.to_str());
    let format = match extension {
        None => OutputFormat::Docx,
        Some(extension) => OutputFormat::from_name(extension).ok_or_else(|| {
            let known: Vec<String> = OutputFormat::ALL.iter().map(|format| format!(".{}", format.extension())).collect();
            let file = args.output.as_deref().unwrap_or(Path::new("")).to_string_lossy().into_owned();
            Message::UnknownExtension { file, known: known.join(", ") }
        })?,
    };
    let inputs: Vec<_> = input.map(Path::to_owned).into_iter().collect();
    let mut sink = Sink::open(args.output.as_deref(), &inputs)?;
    if sink.is_terminal() && !format.is_text() {
        return Err(Message::NotForTerminal { format: format.extension() }.into());
    }
    write(plan, format, kehoach::CsvRows::Assignments, &mut sink)?;
    sink.finish()
}

fn put(args: &Render, input: &Path, bytes: &[u8]) -> Outcome {
    let mut sink = Sink::open(args.output.as_deref(), &[input.to_owned()])?;
    sink.write(bytes)?;
    sink.finish()
}

fn data(args: &Render, console: &mut Console) -> Result<Option<Data>, Failure> {
    let Some(path) = &args.data else { return Ok(None) };
    let file = path.to_string_lossy().into_owned();
    let bytes = raw(path)?;
    let refused = || Message::Refused { file: file.clone(), reason: "the data are not text in UTF-8".into() };
    let text = std::str::from_utf8(&bytes).map_err(|_| refused())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let data = if is_json { Data::from_json(text) } else { Data::from_yaml(text) };
    data.map(Some).map_err(|error| tell(&file, &error, console))
}

/// Tells every fault, one a line.
fn tell(file: &str, error: &TemplateError, console: &mut Console) -> Failure {
    for fault in &error.faults {
        console.error(&Message::TemplateFault { file: file.to_owned(), fault: Box::new(fault.clone()) });
    }
    Failure::Told
}
