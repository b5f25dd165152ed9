//! What holds paragraphs while a part is walked: tables, text boxes, notes, sections, embedded parts.

use super::body::Walker;
use super::sections::Setup;
use super::styles::Resolved;
use super::table_styles::{Standing, ends_with_parent};
use super::tables::{CellProps, Open, TableProps};
use crate::base::diagnostic::Severity;
use crate::base::error::Result;
use crate::base::place::CellSpot;
use crate::raw::Block;
use crate::read::TrackedChanges;

impl Walker<'_, '_, '_> {
    pub(super) fn start_table(&mut self) {
        self.finish_carried();
        self.tables += 1;
        let number = self.tables;
        let flow = self.flow();
        if flow.tables.is_empty() {
            flow.line_end();
        }
        let (at, blank) = (flow.out.at(), flow.blank);
        flow.tables.push(Open::new(number, at, blank));
    }

    /// Takes what `w:tblPr` says.
    pub(super) fn set_table(&mut self, props: &TableProps) {
        let by_style = props.style.is_some_and(|style| self.context.styles.resolve(style).ruled);
        let text = props.style.and_then(|style| self.context.styles.cell_text(style, props.wanted));
        if let Some(table) = self.flow().tables.last_mut() {
            table.look.ruled |= props.ruled.unwrap_or(by_style);
            table.look.width = props.width;
            table.text = text;
        }
    }

    /// The look of a paragraph's style in the table that holds it, if any.
    pub(super) fn in_table(&self, style: Resolved) -> Resolved {
        let table = self.flows.last().and_then(|flow| flow.tables.last());
        match table.and_then(|table| Some((table, table.text.as_ref()?))) {
            Some((table, text)) => text.under(style, table.standing),
            None => style,
        }
    }

    pub(super) fn start_row(&mut self, depth: usize) {
        let flow = self.flow();
        if flow.tables.len() > 1 {
            flow.flush();
        }
        let at = flow.out.at();
        let Some(table) = flow.tables.last_mut() else { return };
        table.start_row(at, depth);
        if table.asks_for_last() {
            let is_last = self.xml.can_search() && ends_with_parent(self.xml.rest(), "</w:tr>", "</w:tbl>");
            if let Some(table) = self.flow().tables.last_mut() {
                table.standing.in_last_row = is_last;
            }
        }
    }

    pub(super) fn start_cell(&mut self) {
        let flow = self.flow();
        flow.flush();
        let Some(table) = flow.tables.last_mut() else { return };
        if table.has_cells() {
            flow.out.text.push('\t');
        }
        table.start_cell(flow.out.at());
        let asks = table.asks_for_last();
        flow.cells.push(CellProps::default());
        if asks {
            let is_last = self.xml.can_search() && ends_with_parent(self.xml.rest(), "</w:tc>", "</w:tr>");
            if let Some(table) = self.flow().tables.last_mut() {
                table.standing.is_last_cell = is_last;
            }
        }
    }

    /// Takes what `w:tcPr` says; the cell is open at `depth`.
    pub(super) fn set_cell(&mut self, props: CellProps, depth: usize) -> Result<()> {
        let original = self.context.options.tracked == TrackedChanges::Original;
        let flow = self.flow();
        let Some(cell) = flow.cells.last_mut() else { return Ok(()) };
        *cell = props;
        let covered = flow.tables.last().is_some_and(|table| table.is_covered(props));
        if if original { props.inserted } else { props.deleted } {
            self.skip_rest(depth)?;
            self.drop_cell();
        } else if covered {
            self.skip_rest(depth)?;
            self.end_cell();
        }
        Ok(())
    }

    pub(super) fn end_cell(&mut self) {
        self.finish_carried();
        let flow = self.flow();
        flow.pending = false;
        let Some(props) = flow.cells.pop() else { return };
        if let Some(table) = flow.tables.last_mut() {
            table.end_cell(props, &flow.out);
        }
    }

    /// Takes back the cell that was started last: it is not shown.
    pub(super) fn drop_cell(&mut self) {
        let flow = self.flow();
        flow.cells.pop();
        if let Some(table) = flow.tables.last().filter(|table| table.has_cells())
            && table.cell_start == flow.out.at()
            && flow.out.text.ends_with('\t')
        {
            flow.out.text.pop();
        }
    }

    pub(super) fn end_row(&mut self) {
        let flow = self.flow();
        let Some(table) = flow.tables.last_mut() else { return };
        table.end_row();
        if flow.tables.len() > 1 {
            flow.pending = true;
        } else {
            flow.line_end();
        }
    }

    pub(super) fn end_table(&mut self) {
        let flow = self.flow();
        let Some((table, look)) = flow.tables.pop().and_then(Open::finish) else { return };
        if !flow.tables.is_empty() {
            flow.pending = true;
            return;
        }
        flow.out.blocks.push(Block::Table(table));
        flow.out.tables.push(look);
        flow.blank = false;
    }

    /// The cell that holds what is read now.
    pub(super) fn spot(&self) -> Option<CellSpot> {
        let table = self.flows.last()?.tables.last()?;
        let Standing { row, cell, .. } = table.standing;
        (cell > 0).then_some(CellSpot { table: table.number, row, cell })
    }

    pub(super) fn end_section(&mut self, setup: Setup) {
        let out = &self.flow().out;
        let (end, block) = (out.at(), out.blocks.len());
        self.done.sections.push((setup, end, block));
    }

    pub(super) fn close_box(&mut self) {
        self.end_paragraph();
        self.finish_carried();
        let Some(flow) = self.flows.pop() else { return };
        if flow.note.is_some() {
            return;
        }
        let parent = self.flow();
        parent.boxes.push(flow.out);
        if parent.paragraph.is_none() {
            parent.place_boxes();
        }
    }

    pub(super) fn close_note(&mut self) {
        self.end_paragraph();
        self.finish_carried();
        if self.flows.len() > 1
            && let Some(flow) = self.flows.pop()
            && let Some(id) = flow.note
        {
            self.done.notes.push((id, flow.out));
        }
    }

    /// The document or page that stands in place of an embedded part.
    pub(super) fn embedded(&mut self, id: &str) -> Result<()> {
        let Some(relation) = self.relationships.get(id) else { return Ok(()) };
        if relation.external {
            let message = format!("text of {} stands in its place but is not in this file", relation.target);
            self.context.remark("embedded-part", Severity::Error, message);
            return Ok(());
        }
        let inner = self.context.embedded(&relation.target)?;
        let flow = self.flow();
        if flow.tables.is_empty() {
            flow.line_end();
            flow.out.append(inner);
        } else {
            flow.flush();
            flow.out.text.push_str(inner.text.trim_end());
            flow.pending = true;
        }
        Ok(())
    }
}
