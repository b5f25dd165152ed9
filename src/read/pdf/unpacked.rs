//! Streams that are dangerous to unpack, and the pages that may draw them.
//!
//! The library that draws pages for an OCR unpacks images and fonts without a limit, so a file of some kilobytes could
//! take gigabytes. All streams are unpacked beforehand, each with a limit; pages that lead to one beyond it are not drawn.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::file::File;

/// The largest stream, unpacked: A4 in colours at 600 dots an inch is 104 million bytes.
const MAX_UNPACKED: usize = 128 << 20;
/// The longest row of an image.
const MAX_ROW: i64 = 4 << 20;
/// A chain of more filters is no document's.
const MAX_FILTERS: usize = 4;
/// Entries that lead from a page to others.
const AWAY: [&[u8]; 7] = [b"Parent", b"P", b"Dest", b"A", b"B", b"StructParents", b"Popup"];

/// The pages, from 1, that may draw a stream that is too large.
pub(super) fn pages_beyond(file: &File, wanted: &[u32]) -> Vec<u32> {
    let bad: BTreeSet<ObjectId> = file.streams().filter(|(_, stream)| is_beyond(file, stream)).map(|(id, _)| id).collect();
    if bad.is_empty() {
        return vec![];
    }
    wanted.iter().copied().filter(|page| leads_to(file, *page, &bad)).collect()
}

fn is_beyond(file: &File, stream: &Stream) -> bool {
    let mut names: Vec<Object> = match file.get(&stream.dict, b"Filter") {
        Some(Object::Array(filters)) => filters.iter().map(|filter| file.resolve(filter).clone()).collect(),
        Some(filter) => vec![filter.clone()],
        None => return false,
    };
    if names.len() > MAX_FILTERS || row(file, &stream.dict) > MAX_ROW {
        return true;
    }
    // What comes after the packing, such as JPEG, is the image's own business.
    let packs = |filter: &Object| {
        let name = filter.as_name().unwrap_or_default();
        matches!(name, b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL")
            || matches!(name, b"ASCII85Decode" | b"A85" | b"ASCIIHexDecode" | b"AHx")
    };
    names.truncate(names.iter().take_while(|filter| packs(filter)).count());
    if names.is_empty() {
        return false;
    }
    let mut dict = Dictionary::new();
    dict.set("Filter", Object::Array(names));
    let packed = Object::Stream(Stream::new(dict, stream.content.clone()));
    File::bytes_within(&packed, MAX_UNPACKED).is_none()
}

/// How long the rows are that the decoder is told of.
fn row(file: &File, dict: &Dictionary) -> i64 {
    let parms = match file.get(dict, b"DecodeParms").or_else(|| file.get(dict, b"DP")) {
        Some(Object::Array(parms)) => parms.as_slice(),
        Some(parms) => std::slice::from_ref(parms),
        None => return 0,
    };
    let of = |parms: &Object| {
        let Object::Dictionary(dict) = file.resolve(parms) else { return 0 };
        let entry = |key: &[u8], or: i64| file.get(dict, key).map_or(or, |value| value.as_i64().unwrap_or(or)).max(0);
        let bits = entry(b"Columns", 1).saturating_mul(entry(b"Colors", 1)).saturating_mul(entry(b"BitsPerComponent", 8));
        bits / 8
    };
    parms.iter().take(MAX_FILTERS).map(of).max().unwrap_or(0)
}

/// Whether a page leads to one of some objects.
fn leads_to(file: &File, page: u32, bad: &BTreeSet<ObjectId>) -> bool {
    let Some(page) = file.pages.get(page as usize - 1).and_then(|id| file.dict_of(*id)) else { return false };
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<&Object> = page.iter().filter(|(key, _)| !AWAY.contains(&key.as_slice())).map(|(_, value)| value).collect();
    open.extend(file.inherited(page, b"Resources"));
    while let Some(object) = open.pop() {
        if let Object::Reference(id) = object {
            if bad.contains(id) {
                return true;
            }
            if !seen.insert(*id) {
                continue;
            }
        }
        match file.resolve(object) {
            Object::Array(list) => open.extend(list),
            Object::Dictionary(dict) | Object::Stream(Stream { dict, .. }) => {
                open.extend(dict.iter().filter(|(key, _)| !AWAY.contains(&key.as_slice())).map(|(_, value)| value));
            }
            _ => {}
        }
    }
    false
}
