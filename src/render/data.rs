//! The data a template is filled with: YAML or JSON, or a plan.

use serde_json::Value;

use super::fault::TemplateError;
use crate::model::Plan;

/// Values by name, such as `muc_tieu.so_xa`.
///
/// A figure whose zeros at the end matter (`80.50`) is written in quotes, as the data of `kehoach parse` has it.
///
/// ```
/// use kehoach::Data;
/// let data = Data::from_yaml("so: 12\nviec:\n  - ten: Trồng cây\n").unwrap();
/// assert!(Data::from_yaml("so: 12\nso: 13\n").unwrap_err().to_string().contains("duplicate"));
/// # let _ = data;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data(pub(super) Value);

/// Bytes of data: more is no data for a letter.
const MOST_BYTES: usize = 64 << 20;

impl Data {
    /// Reads YAML 1.2; JSON is YAML too.
    ///
    /// # Errors
    ///
    /// If the text is not YAML, names a key twice, or is not a mapping of names to values.
    pub fn from_yaml(text: &str) -> Result<Self, TemplateError> {
        if text.len() > MOST_BYTES {
            return Err(TemplateError::data(format!("the data are {} bytes; the limit is {MOST_BYTES}", text.len())));
        }
        let first_line = |error: String| error.lines().next().unwrap_or_default().to_owned();
        // `y` and `no` are words; only `true` and `false` are not.
        let options = serde_saphyr::options! { strict_booleans: true };
        let value = serde_saphyr::from_str_with_options(text, options)
            .map_err(|error| TemplateError::data(format!("the data are not YAML: {}", first_line(error.to_string()))))?;
        Self::mapping(value)
    }

    /// Reads JSON.
    ///
    /// # Errors
    ///
    /// If the text is not JSON or not an object.
    pub fn from_json(text: &str) -> Result<Self, TemplateError> {
        let value = serde_json::from_str(text).map_err(|error| TemplateError::data(format!("the data are not JSON: {error}")))?;
        Self::mapping(value)
    }

    /// The plan under the names of its JSON: `header.title`, `assignments`.
    pub fn from_plan(plan: &Plan) -> Self {
        // A plan has nothing that JSON cannot hold.
        Self(serde_json::to_value(plan).unwrap_or_default())
    }

    fn mapping(value: Value) -> Result<Self, TemplateError> {
        match value {
            Value::Object(_) => Ok(Self(value)),
            Value::Null => Ok(Self(Value::Object(serde_json::Map::new()))),
            _ => Err(TemplateError::data("the data must be names with values (`ten: Sơn Hà`), not a list or a single value")),
        }
    }
}
