//! A PDF file as objects: opened by `lopdf` under limits, repaired where its tables are damaged, asked for dictionaries,
//! numbers and streams.
//!
//! Nothing here follows a chain of references without an end: `lopdf` stops at 128, and parents are followed 64 deep.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use unicode_normalization::UnicodeNormalization as _;

use crate::base::error::{Error, Result};

/// Largest stream the library inflates by itself (tables of objects); real ones are far smaller.
const MAX_TABLE: usize = 8 << 20;
/// Largest stream of content, font or character map.
pub(super) const MAX_STREAM: usize = 48 << 20;
/// Most memory that the objects of a file may take, as [`super::weight`] reckons it.
const MAX_WEIGHT: u64 = 330 << 20;
/// Most attached files that are named.
const MAX_ATTACHMENTS: usize = 100;
/// How deep a page's parents are followed.
const MAX_PARENTS: usize = 64;

/// An open file.
pub(super) struct File {
    doc: Document,
    /// The pages in order.
    pub(super) pages: Vec<ObjectId>,
    /// Whether the table of objects had to be rebuilt.
    pub(super) rebuilt: bool,
}

impl File {
    /// Opens a file; `password` is tried where the empty one does not open it.
    pub(super) fn open(bytes: &[u8], password: Option<&str>, max_pages: usize) -> Result<Self> {
        let size = super::weight::of(bytes);
        if size > MAX_WEIGHT {
            return Err(Error::too_large("what the objects of the PDF take in memory", size, MAX_WEIGHT, "not an option"));
        }
        let load = |force_reconstruct: bool| {
            let options = LoadOptions {
                password: password.map(str::to_owned),
                max_decompressed_size: Some(MAX_TABLE),
                force_reconstruct,
                ..LoadOptions::default()
            };
            catch_unwind(AssertUnwindSafe(|| Document::load_mem_with_options(bytes, options)))
                .unwrap_or(Err(lopdf::Error::Unimplemented("a damaged structure")))
        };
        let doc = load(false).map_err(|error| refused(&error, password))?;
        let locked = doc.is_encrypted() && doc.encryption_state.is_none();
        if locked {
            return Err(Error::encrypted("the PDF is encrypted; a password is needed (option `password`)"));
        }
        let mut file = Self { rebuilt: doc.xref_recovery.is_some(), doc, pages: vec![] };
        file.find_pages(max_pages);
        if (file.pages.is_empty() || file.lacks_content())
            && let Ok(doc) = load(true)
        {
            let mut rebuilt = Self { doc, pages: vec![], rebuilt: true };
            rebuilt.find_pages(max_pages);
            if file.pages.is_empty() || rebuilt.pages.len() >= file.pages.len() && !rebuilt.lacks_content() {
                file = rebuilt;
            }
        }
        if file.pages.is_empty() {
            return Err(Error::malformed("the PDF has no readable page"));
        }
        Ok(file)
    }

    /// Whether a page names content that is not where the file's table says.
    fn lacks_content(&self) -> bool {
        let missing = |object: &Object| matches!(object, Object::Reference(id) if !self.doc.has_object(*id));
        self.pages.iter().take(100).filter_map(|id| self.dict_of(*id)?.get(b"Contents").ok()).any(|contents| match contents {
            Object::Array(parts) => parts.iter().take(100).any(missing),
            single => missing(single),
        })
    }

    /// Lists the pages: those of the tree, or, where the tree is lost, every page there is.
    fn find_pages(&mut self, max_pages: usize) {
        let mut seen = BTreeSet::new();
        self.pages = self.doc.page_iter().filter(|id| seen.insert(*id)).take(max_pages.saturating_add(1)).collect();
        let is_page = |object: &Object| object.as_dict().is_ok_and(|dict| dict.has_type(b"Page"));
        if !self.pages.iter().any(|id| self.doc.get_object(*id).is_ok_and(is_page)) {
            let found = self.doc.objects.iter().filter(|(_, object)| is_page(object)).map(|(id, _)| *id);
            let found: Vec<ObjectId> = found.take(max_pages.saturating_add(1)).collect();
            if !found.is_empty() {
                (self.pages, self.rebuilt) = (found, true);
            }
        }
    }

    /// What an object is, references followed.
    pub(super) fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        match object {
            Object::Reference(_) => self.doc.dereference(object).map_or(&Object::Null, |(_, object)| object),
            object => object,
        }
    }

    /// An entry of a dictionary, references followed.
    pub(super) fn get<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let object = self.resolve(dict.get(key).ok()?);
        (!matches!(object, Object::Null)).then_some(object)
    }

    /// An entry that is a dictionary, or a stream with one.
    pub(super) fn dict<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        dictionary(self.get(dict, key)?)
    }

    /// An entry that is a name.
    pub(super) fn name<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    /// An entry that is a number.
    pub(super) fn number(&self, dict: &Dictionary, key: &[u8]) -> Option<f32> {
        self.get(dict, key).and_then(number)
    }

    /// An entry that is an array.
    pub(super) fn array<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
        self.get(dict, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// An entry that is an array of exactly `N` numbers.
    pub(super) fn numbers<const N: usize>(&self, dict: &Dictionary, key: &[u8]) -> Option<[f32; N]> {
        let array = self.array(dict, key)?;
        let mut out = [0.0; N];
        for (at, value) in out.iter_mut().enumerate() {
            *value = number(self.resolve(array.get(at)?))?;
        }
        Some(out)
    }

    /// The names of the files attached to this one; a portfolio has its documents so.
    pub(super) fn attachments(&self) -> Vec<String> {
        let root = self.doc.catalog().ok().and_then(|catalog| self.dict(catalog, b"Names"));
        let mut nodes: Vec<&Dictionary> = root.and_then(|names| self.dict(names, b"EmbeddedFiles")).into_iter().collect();
        let (mut out, mut seen) = (vec![], 0);
        while let Some(node) = nodes.pop() {
            seen += 1;
            let kids = self.array(node, b"Kids").unwrap_or_default();
            let names = self.array(node, b"Names").unwrap_or_default();
            // A tree that loops ends here, too.
            if seen > MAX_ATTACHMENTS || out.len() >= MAX_ATTACHMENTS {
                break;
            }
            nodes.extend(kids.iter().rev().take(MAX_ATTACHMENTS).filter_map(|kid| dictionary(self.resolve(kid))));
            for pair in names.chunks_exact(2).take(MAX_ATTACHMENTS) {
                let text = |object: &Object| object.as_str().ok().map(text_string);
                let entry = |key: &[u8]| text(self.get(dictionary(self.resolve(&pair[1]))?, key)?);
                out.extend(entry(b"UF").or_else(|| entry(b"F")).or_else(|| text(self.resolve(&pair[0]))));
            }
        }
        out
    }

    /// The dictionary of an object.
    pub(super) fn dict_of(&self, id: ObjectId) -> Option<&Dictionary> {
        dictionary(self.doc.get_object(id).ok()?)
    }

    /// An entry of a page, or of its parents.
    pub(super) fn inherited<'a>(&'a self, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let mut dict = page;
        for _ in 0..MAX_PARENTS {
            if let Some(object) = self.get(dict, key) {
                return Some(object);
            }
            dict = self.dict(dict, b"Parent")?;
        }
        None
    }

    /// The decoded bytes of a stream; empty if they cannot be decoded, `None` if they are too many.
    pub(super) fn bytes(object: &Object) -> Option<Vec<u8>> {
        Self::bytes_within(object, MAX_STREAM)
    }

    /// The decoded bytes of a stream, if they are at most `limit`.
    pub(super) fn bytes_within(object: &Object, limit: usize) -> Option<Vec<u8>> {
        let Object::Stream(stream) = object else { return Some(vec![]) };
        let decoded = catch_unwind(AssertUnwindSafe(|| stream.get_plain_content_with_limit(limit)));
        match decoded {
            Ok(Ok(bytes)) => Some(bytes),
            Ok(Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }))) => None,
            _ => Some(vec![]),
        }
    }

    /// All streams of the file.
    #[cfg(feature = "ocr")]
    pub(super) fn streams(&self) -> impl Iterator<Item = (ObjectId, &lopdf::Stream)> {
        self.doc.objects.iter().filter_map(|(id, object)| Some((*id, object.as_stream().ok()?)))
    }
}

/// The dictionary that an object is or has.
pub(super) fn dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A finite number.
pub(super) fn number(object: &Object) -> Option<f32> {
    object.as_float().ok().filter(|value| value.is_finite())
}

/// A text string: UTF-16 with a mark, UTF-8 with a mark, or bytes.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).filter_map(Result::ok).nfc().collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).nfc().collect(),
        bytes => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// What is said of a file that does not open.
fn refused(error: &lopdf::Error, password: Option<&str>) -> Error {
    match error {
        lopdf::Error::InvalidPassword => Error::encrypted("the PDF is encrypted and this password does not open it"),
        lopdf::Error::Decryption(_) if password.is_none() => {
            Error::encrypted("the PDF is encrypted; a password is needed (option `password`)")
        }
        lopdf::Error::Decryption(error) => Error::encrypted(format!("the PDF is encrypted in a way not known here ({error})")),
        error => Error::malformed(format!("the PDF cannot be read: {error}")),
    }
}
