//! Fields become parts of an assignment.

use std::ops::Range;

use super::context::{Party, parties};
use super::due;
use super::fields::{Field, Found};
use super::item::split;
use super::shares::shares;
use crate::model::{Assignment, Role, RoleHolder};
use crate::parse::agencies::split_agencies;
use crate::parse::facts::Facts;
use crate::parse::flow::Flow;

/// The assignment of a stated task, nothing known yet but its words.
pub(super) fn blank(facts: &Facts, source: String, stated: &Flow) -> Assignment {
    Assignment {
        id: String::new(),
        source,
        lead: vec![],
        coordinating: vec![],
        others: vec![],
        role_text: None,
        task: stated.text.clone(),
        deadline: None,
        other_deadlines: vec![],
        deliverable: None,
        inferred: vec![],
        lead_places: vec![],
        coordinating_places: vec![],
        place: stated.whole(facts.doc),
    }
}

/// Puts the value of a field into an assignment.
pub(super) fn fill(facts: &Facts, flow: &Flow, found: &Found, assignment: &mut Assignment) {
    let value = &flow.text[found.value.clone()];
    let start = found.value.start;
    // One of several values below a label that stands on a line of its own.
    let listed = found.label.is_empty();
    let names = || split_agencies(value).into_iter().map(|range| range.start + start..range.end + start).collect();
    match found.field {
        Field::Lead if assignment.lead.is_empty() || listed => {
            let moved = |name: Range<usize>| name.start + start..name.end + start;
            let (leads, partners) = shares(value);
            let (names, places) = split(parties(facts, flow, leads.into_iter().map(moved).collect()));
            assignment.lead.extend(names);
            assignment.lead_places.extend(places);
            if assignment.coordinating.is_empty() {
                (assignment.coordinating, assignment.coordinating_places) =
                    split(parties(facts, flow, partners.into_iter().map(moved).collect()));
            }
            assignment.role_text = (!listed).then(|| flow.text[found.label.clone()].to_owned());
        }
        Field::Implementing | Field::Monitoring => {
            let role = if found.field == Field::Monitoring { Role::Monitoring } else { Role::Implementing };
            let holder = |party: Party| RoleHolder { role, agency: party.name, place: party.place };
            assignment.others.extend(parties(facts, flow, names()).into_iter().map(holder));
        }
        Field::Coordinating if assignment.coordinating.is_empty() || listed => {
            let (names, places) = split(parties(facts, flow, names()));
            assignment.coordinating.extend(names);
            assignment.coordinating_places.extend(places);
        }
        Field::Deadline if assignment.deadline.is_none() => {
            due::of_field(facts, flow, found.value.clone()).set(assignment);
        }
        Field::Deliverable if assignment.deliverable.is_none() && !value.is_empty() => {
            assignment.deliverable = Some(value.to_owned());
        }
        _ => {}
    }
}
