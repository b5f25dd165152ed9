//! What stands in a line besides its letters: links, results of fields, signs by their codes.

use super::attributes::Attributes;
use super::body::Walker;
use super::fields::Field;
use super::formats::in_sign_font;
use super::output::trimmed;
use crate::raw::Link;

impl Walker<'_, '_, '_> {
    /// Where a link leads.
    pub(super) fn target(&self, attributes: &Attributes<'_>) -> Option<String> {
        let place = attributes.get("anchor").map(|place| format!("#{place}"));
        let address = attributes.get("id").and_then(|id| self.relationships.get(id.as_ref())).map(|found| found.target.clone());
        match (address, place) {
            (Some(address), Some(place)) => Some(address + &place),
            (address, place) => address.or(place),
        }
    }

    pub(super) fn link(&mut self, start: u32, target: String) {
        let out = &mut self.flow().out;
        let end = out.at();
        if end > start {
            out.links.push(Link { range: trimmed(&out.text, start..end), target });
        }
    }

    pub(super) fn end_field(&mut self, field: Option<Field>) {
        let Some(field) = field else { return };
        let at = self.flow().out.at();
        if let Some(shown) = field.shown(at) {
            self.text(&shown);
        }
        if field.is_page() {
            let (align, size) = self.paragraph_look();
            let out = &mut self.flow().out;
            let shown = out.runs.last().filter(|run| run.range.end > field.start).map(|run| run.size);
            out.page_numbers.push((align, shown.unwrap_or(size)));
        }
        if let Some(target) = field.link() {
            self.link(field.start, target);
        }
    }

    pub(super) fn symbol(&mut self, attributes: &Attributes<'_>) {
        let code = attributes.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let Some(c) = code.and_then(char::from_u32) else { return };
        let font = attributes.get("font").unwrap_or_default();
        let shown = in_sign_font(c, &font);
        self.text(shown.encode_utf8(&mut [0; 4]));
    }
}
