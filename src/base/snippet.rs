//! A short text that needs no allocation: what an edit takes away or puts in is seldom more than a word.
//!
//! A damaged plan has thousands of edits of a letter each; two allocations an edit would cost more than finding them.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest text held in place: as many bytes as make the type no larger than a `String`.
const INLINE: usize = 22;

/// A text, held in place if it is short.
///
/// ```
/// use kehoach::Snippet;
/// let snippet = Snippet::from("kế hoạch");
/// assert_eq!(snippet, "kế hoạch");
/// assert_eq!(snippet.len(), "kế hoạch".len());
/// ```
#[derive(Clone)]
pub struct Snippet(Held);

#[derive(Clone)]
enum Held {
    Here(u8, [u8; INLINE]),
    There(Box<str>),
}

impl Snippet {
    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // Only whole texts are put here.
            Held::Here(len, bytes) => std::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default(),
            Held::There(text) => text,
        }
    }

    /// The text, if it is short enough to be held in place.
    fn short(text: &str) -> Option<Self> {
        let mut bytes = [0; INLINE];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self(Held::Here(text.len() as u8, bytes)))
    }
}

impl Default for Snippet {
    fn default() -> Self {
        Self(Held::Here(0, [0; INLINE]))
    }
}

impl Deref for Snippet {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Snippet {
    fn as_ref(&self) -> &str {
        self
    }
}

impl From<&str> for Snippet {
    fn from(text: &str) -> Self {
        Self::short(text).unwrap_or_else(|| Self(Held::There(text.into())))
    }
}

impl From<String> for Snippet {
    fn from(text: String) -> Self {
        Self::short(&text).unwrap_or_else(|| Self(Held::There(text.into())))
    }
}

impl From<Cow<'_, str>> for Snippet {
    fn from(text: Cow<'_, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl From<Snippet> for String {
    fn from(text: Snippet) -> Self {
        match text.0 {
            Held::Here(..) => text.as_str().to_owned(),
            Held::There(text) => text.into(),
        }
    }
}

impl PartialEq for Snippet {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Snippet {}

impl PartialEq<str> for Snippet {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Snippet {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl Serialize for Snippet {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Snippet {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::from)
    }
}

impl JsonSchema for Snippet {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_texts_come_back() {
        for text in ["", "y", "ệ", "một dòng hơi dài", "một dòng dài hơn hẳn những gì đứng được trong chỗ"]
        {
            let snippet = Snippet::from(text);
            assert_eq!(snippet, text);
            assert_eq!(snippet, Snippet::from(text.to_owned()));
            assert_eq!(String::from(snippet.clone()), text);
            let json = serde_json::to_string(&snippet).unwrap();
            assert_eq!(json, serde_json::to_string(text).unwrap());
            assert_eq!(serde_json::from_str::<Snippet>(&json).unwrap(), snippet);
        }
        assert!(size_of::<Snippet>() <= size_of::<String>());
    }
}
