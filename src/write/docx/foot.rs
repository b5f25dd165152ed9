//! The foot of a document: the recipients in small type beside the signature.

use docx_rs::{AlignmentType, Paragraph, SpecialIndentType, Table};

use super::head::borderless;
use super::styles::id;
use super::text::paragraph;
use crate::model::Plan;
use crate::write::frame;

/// The widths of the two columns.
const COLUMNS: [u32; 2] = [4309, 4762];

/// The tables of the foot.
pub(super) fn tables(plan: &Plan) -> Vec<Table> {
    let recipients = recipients(plan);
    let mut signers: Vec<Vec<Paragraph>> =
        frame::signers(&plan.signature).iter().map(|(office, name)| signer(office, *name)).collect();
    match signers.len() {
        0 if recipients.is_empty() => vec![],
        0 | 1 => vec![borderless(&COLUMNS, vec![vec![filled(recipients), filled(signers.pop().unwrap_or_default())]])],
        // Bodies that sign together stand side by side, the recipients below them.
        _ => {
            let mut rows = vec![];
            while !signers.is_empty() {
                let mut row: Vec<_> = signers.drain(..signers.len().min(2)).collect();
                row.resize(2, filled(vec![]));
                rows.push(row);
            }
            if !recipients.is_empty() {
                rows.push(vec![recipients, filled(vec![])]);
            }
            vec![borderless(&COLUMNS, rows)]
        }
    }
}

/// A cell holds a paragraph at least.
fn filled(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    if paragraphs.is_empty() { vec![paragraph(id::RECIPIENT, "")] } else { paragraphs }
}

fn recipients(plan: &Plan) -> Vec<Paragraph> {
    if plan.recipients.is_empty() {
        return vec![];
    }
    let mut out = vec![paragraph(id::RECIPIENTS, "Nơi nhận:").keep_next(true)];
    let hanging = Some(SpecialIndentType::Hanging(113));
    let line =
        |line: String| paragraph(id::RECIPIENT, &line).align(AlignmentType::Left).indent(Some(113), hanging, Some(113), None);
    out.extend(frame::list(&plan.recipients).map(line));
    out
}

fn signer(office: &[&str], name: Option<&str>) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = office.iter().map(|line| paragraph(id::OFFICE, line)).collect();
    // Without a name the room for hand and seal stays.
    out.push(paragraph(id::SIGNER, name.unwrap_or_default()));
    out
}
