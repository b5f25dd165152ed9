//! Fonts: from the bytes a page shows to letters and widths.
//!
//! What says which letter a code is, best first: the ToUnicode map, names (`Differences`, the font's own), the encoding,
//! the embedded program's character map. An entry that says nothing a reader could use (private or control
//! characters) is passed over.

mod cmap;
mod encoding;
mod names;
mod program;
mod standard;
mod unnamed;

use lopdf::{Dictionary, Object};
use unicode_normalization::UnicodeNormalization as _;

use super::file::{File, number};
use cmap::CMap;
use encoding::Base;
use program::Program;
use unnamed::Unnamed;

/// What one code draws.
#[derive(Clone, Debug, Default)]
pub(super) struct Code {
    /// The letters; none for a blank that takes room, several for a ligature.
    pub(super) letters: Letters,
    /// How far it moves, in ems.
    pub(super) width: f32,
}

/// The letters of a code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Letters {
    /// Nothing is known of them.
    #[default]
    Unknown,
    One(char),
    More(Box<str>),
}

/// A font of a page.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    /// Whether it is drawn heavy.
    pub(super) bold: bool,
    /// How high its letters are in sizes: 1, but for fonts that count in dots.
    pub(super) height: f32,
}

#[derive(Debug)]
enum Codes {
    /// One byte a code.
    Simple(Vec<Code>),
    /// As the character map says, mostly two bytes.
    Composite(Box<Composite>),
}

#[derive(Debug)]
struct Composite {
    /// (bytes, first, last); two bytes if it is empty.
    spaces: Vec<(u8, u32, u32)>,
    /// By the upper byte of the code, then the lower.
    pages: Vec<Option<Box<[Code; 256]>>>,
    /// What a code draws of which nothing is said.
    other: Code,
    /// The letters of codes that the ToUnicode map leaves out.
    unnamed: Unnamed,
}

impl Font {
    /// Reads a font dictionary.
    pub(super) fn new(file: &File, dict: &Dictionary) -> Self {
        if file.name(dict, b"Subtype") == Some(b"Type0") { composite(file, dict) } else { simple(file, dict) }
    }

    /// How many codes are kept.
    pub(super) fn codes(&self) -> usize {
        match &self.codes {
            Codes::Simple(codes) => codes.len(),
            Codes::Composite(font) => font.pages.iter().flatten().count() * 256,
        }
    }

    /// Calls `take` with each code of `bytes`, and whether it is the one-byte space that word spacing widens.
    pub(super) fn decode(&self, file: &File, bytes: &[u8], mut take: impl FnMut(&Code, bool)) {
        match &self.codes {
            Codes::Simple(codes) => {
                for &byte in bytes {
                    take(&codes[usize::from(byte)], byte == b' ');
                }
            }
            Codes::Composite(font) => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let (code, length) = font.next_code(rest);
                    let known = font.code(code);
                    let space = length == 1 && code == 32;
                    match known.letters {
                        Letters::Unknown => {
                            let letters = font.unnamed.letters(file, code);
                            take(&Code { letters, width: known.width }, space);
                        }
                        _ => take(known, space),
                    }
                    rest = &rest[length..];
                }
            }
        }
    }
}

impl Composite {
    fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        let number = |length: usize| bytes[..length].iter().fold(0, |sum, &byte| sum << 8 | u32::from(byte));
        for length in 1..=bytes.len().min(4) {
            let code = number(length);
            if self.spaces.iter().any(|space| usize::from(space.0) == length && (space.1..=space.2).contains(&code)) {
                return (code, length);
            }
        }
        let length = bytes.len().min(2);
        (number(length), length)
    }

    fn code(&self, code: u32) -> &Code {
        match self.pages.get((code >> 8) as usize) {
            Some(Some(page)) => &page[(code & 255) as usize],
            _ => &self.other,
        }
    }

    fn entry(&mut self, code: u32) -> Option<&mut Code> {
        let page = self.pages.get_mut((code >> 8) as usize)?;
        let other = &self.other;
        let page = page.get_or_insert_with(|| Box::new(std::array::from_fn(|_| other.clone())));
        Some(&mut page[(code & 255) as usize])
    }
}

/// What a descriptor and a name tell of a font.
struct Looks<'a> {
    name: String,
    descriptor: Option<&'a Dictionary>,
    bold: bool,
}

fn looks<'a>(file: &'a File, dict: &'a Dictionary) -> Looks<'a> {
    let descriptor = file.dict(dict, b"FontDescriptor");
    let name = file.name(dict, b"BaseFont").map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default();
    let entry = |key: &[u8]| descriptor.and_then(|descriptor| file.number(descriptor, key));
    let flags = entry(b"Flags").unwrap_or(0.0) as u32;
    let low = name.to_ascii_lowercase();
    let named = ["bold", "black", "heavy", "-bd", "demi"].iter().any(|word| low.contains(word));
    let bold = named || flags & 0x4_0000 != 0 || entry(b"FontWeight").is_some_and(|weight| weight >= 600.0);
    Looks { name, descriptor, bold }
}

fn embedded(file: &File, descriptor: Option<&Dictionary>) -> Option<Program> {
    let stream = [&b"FontFile2"[..], b"FontFile3", b"FontFile"].iter().find_map(|key| file.get(descriptor?, key))?;
    let bytes = File::bytes(stream)?;
    std::panic::catch_unwind(|| Program::parse(&bytes)).ok()
}

/// The map from codes to letters that the file gives, usable entries only.
fn to_unicode(file: &File, dict: &Dictionary) -> Vec<cmap::Entry> {
    let Some(bytes) = file.get(dict, b"ToUnicode").and_then(File::bytes) else { return vec![] };
    let mut letters = CMap::parse(&bytes).letters;
    letters.retain(|(_, letters)| *letters != Letters::Unknown);
    letters
}

/// What a letter tells a reader, if anything: signs of symbol fonts as they look, no private or control characters.
fn usable(c: char) -> Option<char> {
    let silent = c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{ffff}' | '\u{feff}');
    if silent && c != '\t' { encoding::symbol(c) } else { Some(c) }
}

fn letters_of(text: &str) -> Letters {
    let whole: String = text.chars().filter_map(usable).nfc().collect();
    let mut letters = whole.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Letters::Unknown,
        (Some(c), None) => letters_of_char(c),
        _ => Letters::More(whole.into()),
    }
}

/// A ligature of type is its letters.
fn letters_of_char(c: char) -> Letters {
    match c {
        'ﬀ'..='ﬆ' => Letters::More(std::iter::once(c).nfkc().collect()),
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Letters::One(' '),
        // A hyphen that the line's end may show; drawn, it is one.
        '\u{ad}' | '\u{2010}' | '\u{2011}' => Letters::One('-'),
        c => Letters::One(c),
    }
}

fn simple(file: &File, dict: &Dictionary) -> Font {
    let looks = looks(file, dict);
    let mut codes = vec![Code::default(); 256];
    let encoding = file.get(dict, b"Encoding");
    let encoding_dict = encoding.and_then(|object| object.as_dict().ok());
    let base_name = match encoding {
        Some(Object::Name(name)) => Some(name.as_slice()),
        _ => encoding_dict.and_then(|dict| file.name(dict, b"BaseEncoding")),
    };
    let base = base_name.and_then(Base::from_name);
    let mut program: Option<Program> = None;
    let is_type3 = file.name(dict, b"Subtype") == Some(b"Type3");
    let fallback = if file.name(dict, b"Subtype") == Some(b"TrueType") { Base::WinAnsi } else { Base::Standard };
    let map = to_unicode(file, dict);
    for (code, letters) in &map {
        if let Some(entry) = codes.get_mut(*code as usize) {
            entry.letters = letters.clone();
        }
    }
    let named = differences(file, encoding_dict);
    let own_program = || embedded(file, looks.descriptor).unwrap_or_default();
    for code in 0..=255u8 {
        let entry = &mut codes[usize::from(code)];
        if entry.letters != Letters::Unknown {
            continue;
        }
        let name = named.iter().rev().find(|(known, _)| *known == code).map(|(_, name)| name.as_str());
        let letter = match (name, base) {
            (Some(name), _) => {
                names::letter(name).or_else(|| program.get_or_insert_with(own_program).letter(names::index(name)?))
            }
            (None, _) if is_type3 || !map.is_empty() && code < 32 => None,
            (None, Some(base)) => base.letter(code),
            (None, None) => program.get_or_insert_with(own_program).letter_of_code(code).or_else(|| fallback.letter(code)),
        };
        entry.letters = letter.and_then(usable).map_or(Letters::Unknown, letters_of_char);
    }
    simple_widths(file, dict, &looks, is_type3, &mut codes);
    let height = if is_type3 { type3_height(file, dict, &codes) } else { 1.0 };
    Font { codes: Codes::Simple(codes), bold: looks.bold, height }
}

/// How high the letters of a font drawn by content streams are: by its box, or else as its widest letter is wide.
fn type3_height(file: &File, dict: &Dictionary, codes: &[Code]) -> f32 {
    let scale = file.numbers::<6>(dict, b"FontMatrix").map_or(0.001, |matrix| matrix[3].abs());
    let tall = file.numbers::<4>(dict, b"FontBBox").map_or(0.0, |[_, low, _, high]| (high - low).abs() * scale);
    let height = if tall > 0.0 { tall } else { codes.iter().map(|code| code.width).fold(0.0, f32::max) };
    if (0.4..2.5).contains(&height) || height == 0.0 { 1.0 } else { height }
}

/// The names that an encoding gives to bytes.
fn differences(file: &File, encoding: Option<&Dictionary>) -> Vec<(u8, String)> {
    let mut out = vec![];
    let mut code = 0u32;
    for object in encoding.and_then(|dict| file.array(dict, b"Differences")).unwrap_or_default().iter().take(2000) {
        match file.resolve(object) {
            Object::Name(name) => {
                if let Ok(code) = u8::try_from(code) {
                    out.push((code, String::from_utf8_lossy(name).into_owned()));
                }
                code = code.saturating_add(1);
            }
            object => code = number(object).map_or(code, |value| value as u32),
        }
    }
    out
}

fn simple_widths(file: &File, dict: &Dictionary, looks: &Looks<'_>, is_type3: bool, codes: &mut [Code]) {
    let scale = if is_type3 { file.numbers::<6>(dict, b"FontMatrix").map_or(0.001, |matrix| matrix[0].abs()) } else { 0.001 };
    let first = file.number(dict, b"FirstChar").unwrap_or(0.0) as usize;
    let missing = looks.descriptor.and_then(|descriptor| file.number(descriptor, b"MissingWidth"));
    let widths = file.array(dict, b"Widths");
    for (code, entry) in codes.iter_mut().enumerate() {
        let stated = widths.and_then(|widths| widths.get(code.checked_sub(first)?)).and_then(|width| number(file.resolve(width)));
        entry.width = if let Some(width) = stated.or(if widths.is_some() { Some(missing.unwrap_or(0.0)) } else { None }) {
            width * scale
        } else {
            let c = if let Letters::One(c) = entry.letters { c } else { 'n' };
            standard::width(&looks.name, looks.bold, c)
        };
    }
}

fn composite(file: &File, dict: &Dictionary) -> Font {
    let descendant = file.array(dict, b"DescendantFonts").and_then(|list| super::file::dictionary(file.resolve(list.first()?)));
    let empty = Dictionary::new();
    let descendant = descendant.unwrap_or(&empty);
    let looks = looks(file, descendant);
    let default = file.number(descendant, b"DW").unwrap_or(1000.0) / 1000.0;
    let (map, unicode) = match file.get(dict, b"Encoding") {
        Some(stream @ Object::Stream(_)) => (File::bytes(stream).map(|bytes| CMap::parse(&bytes)), false),
        Some(Object::Name(name)) => (None, name.starts_with(b"Uni")),
        _ => (None, false),
    };
    let map = map.unwrap_or_default();
    let mut font = Composite {
        spaces: map.spaces.clone(),
        pages: (0..256).map(|_| None).collect(),
        other: Code { letters: Letters::Unknown, width: default },
        unnamed: Unnamed::new(descendant, unicode),
    };
    let widths = cid_widths(file, descendant);
    if map.cids.is_empty() {
        // Codes are CIDs: the widths can be put down as they stand.
        let codes = widths
            .iter()
            .flat_map(|&(first, last, width)| (first..=last.min(first.saturating_add(0xFFFF))).map(move |cid| (cid, width)));
        for (code, width) in codes.take(70_000) {
            if let Some(entry) = font.entry(code).filter(|_| (width - default).abs() > f32::EPSILON) {
                entry.width = width;
            }
        }
    } else {
        let width = |cid: u32| {
            let next = widths.partition_point(|entry| entry.0 <= cid);
            widths[..next].last().filter(|entry| cid <= entry.1).map_or(default, |entry| entry.2)
        };
        let ranges = map.cids.iter().take(10_000);
        let codes = ranges.flat_map(|&(first, last, cid)| (first..=last.min(first.saturating_add(0xFFFF))).zip(cid..));
        for (code, cid) in codes.take(70_000) {
            if let Some(entry) = font.entry(code) {
                entry.width = width(cid);
            }
        }
    }
    for (code, letters) in to_unicode(file, dict) {
        if let Some(entry) = font.entry(code) {
            entry.letters = letters;
        }
    }
    font.unnamed.cids = map.cids;
    Font { codes: Codes::Composite(Box::new(font)), bold: looks.bold || bold_of_outer(file, dict), height: 1.0 }
}

fn bold_of_outer(file: &File, dict: &Dictionary) -> bool {
    file.name(dict, b"BaseFont").is_some_and(|name| String::from_utf8_lossy(name).to_ascii_lowercase().contains("bold"))
}

/// (first CID, last CID, width), sorted.
fn cid_widths(file: &File, descendant: &Dictionary) -> Vec<(u32, u32, f32)> {
    let mut out = vec![];
    let mut rest = file.array(descendant, b"W").unwrap_or_default();
    while let [first, second, tail @ ..] = rest {
        let Some(first) = number(file.resolve(first)).map(|value| value as u32) else { break };
        match file.resolve(second) {
            Object::Array(widths) => {
                let widths = widths.iter().map(|width| number(file.resolve(width)).unwrap_or(0.0) / 1000.0);
                out.extend((first..).zip(widths).map(|(cid, width)| (cid, cid, width)));
                rest = tail;
            }
            last => {
                let (Some(last), [width, tail @ ..]) = (number(last), tail) else { break };
                out.push((first, last as u32, number(file.resolve(width)).unwrap_or(0.0) / 1000.0));
                rest = tail;
            }
        }
        if out.len() > 70_000 {
            break;
        }
    }
    out.sort_unstable_by_key(|entry| entry.0);
    out
}
