//! JSON: the model through serde, keys and all, and the schema derived from the same types.
//!
//! Sections nest in the data as they do in the model, so both serde and the model's own destructor follow the depth
//! of the tree; the parser keeps that depth small.

use std::io::{self, Write};

use serde_json::{Map, Value};

use crate::model::Plan;

const REASON: &str = "a schema has no map whose keys are not strings";

/// All of the plan, indented, with a line feed at the end.
pub(super) fn pretty(plan: &Plan, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, plan)?;
    out.write_all(b"\n")
}

/// All of the plan on one line, with its line feed.
pub(super) fn line(plan: &Plan, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut out, plan)?;
    out.write_all(b"\n")
}

/// The JSON Schema of a plan.
pub(super) fn schema() -> String {
    // What is written is described, not what would be accepted: a key that is always there is required.
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Plan>();
    without_examples(schema.ensure_object());
    let mut out = serde_json::to_string_pretty(&schema).expect(REASON);
    out.push('\n');
    out
}

/// Cuts the examples in Rust off the descriptions: readers of the schema write in other languages.
fn without_examples(schema: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        cut_example(text);
    }
    let mut waiting: Vec<&mut Value> = schema.values_mut().collect();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(text)) = map.get_mut("description") {
                    cut_example(text);
                }
                waiting.extend(map.values_mut());
            }
            Value::Array(list) => waiting.extend(list),
            _ => {}
        }
    }
}

fn cut_example(text: &mut String) {
    text.truncate(text.find("\n\n```").unwrap_or(text.len()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{OutputFormat, write};

    #[test]
    fn both_forms_hold_the_same_data() {
        let plan = crate::write::sample::plan();
        let (indented, line) = (write(&plan, OutputFormat::Json), write(&plan, OutputFormat::Jsonl));
        assert_eq!(line.iter().position(|&byte| byte == b'\n'), Some(line.len() - 1));
        for bytes in [indented, line] {
            assert_eq!(serde_json::from_slice::<Plan>(&bytes).unwrap(), plan);
        }
    }

    #[test]
    fn figures_are_strings_with_their_digits() {
        let json: Value = serde_json::from_slice(&write(&crate::write::sample::plan(), OutputFormat::Json)).unwrap();
        assert_eq!(json["indicators"][0]["baseline"]["value"], "41.50");
        assert_eq!(json["indicators"][0]["delta"], "+0.40");
    }

    #[test]
    fn the_schema_names_every_key_of_the_data() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let json: Value = serde_json::from_slice(&write(&crate::write::sample::plan(), OutputFormat::Json)).unwrap();
        assert!(!schema.to_string().contains("```"));
        let known = schema["properties"].as_object().unwrap();
        for key in json.as_object().unwrap().keys() {
            assert!(known.contains_key(key), "{key}");
        }
    }
}
