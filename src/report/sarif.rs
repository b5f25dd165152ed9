//! SARIF 2.1.0, for code scanning: rules with their pages, results with fingerprints and logical locations.

use serde_sarif::sarif::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Fix, Location, LogicalLocation, Message, MultiformatMessageString,
    PhysicalLocation, Region, Replacement, ReportingConfiguration, ReportingDescriptor, Result as SarifResult, ResultLevel, Run,
    Sarif, Tool, ToolComponent,
};

use super::{FileFindings, Text};
use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::check::{Finding, Rule, rules};

pub(super) fn write(files: &[FileFindings], lang: Lang) -> Vec<u8> {
    let mut used: Vec<&'static Rule> = rules()
        .iter()
        .copied()
        .filter(|rule| files.iter().flat_map(|file| &file.findings).any(|finding| finding.rule == rule.id))
        .collect();
    used.sort_by_key(|rule| rule.id);
    let driver = ToolComponent::builder()
        .name("kehoach")
        .version(env!("CARGO_PKG_VERSION"))
        .rules(used.iter().map(|rule| descriptor(rule, lang)).collect::<Vec<_>>())
        .build();
    let mut results: Vec<SarifResult> = vec![];
    for file in files {
        let text = Text::new(&file.source);
        results.extend(file.findings.iter().map(|finding| result(&file.file, &text, finding, &used)));
    }
    let run =
        Run::builder().tool(Tool::builder().driver(driver).build()).results(results).column_kind("unicodeCodePoints").build();
    let sarif = Sarif::builder()
        .version("2.1.0")
        .schema("https://json.schemastore.org/sarif-2.1.0.json".to_owned())
        .runs(vec![run])
        .build();
    serde_json::to_vec_pretty(&sarif)
        .map(|mut out| {
            out.push(b'\n');
            out
        })
        .unwrap_or_default()
}

fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Info => ResultLevel::Note,
    }
}

fn descriptor(rule: &Rule, lang: Lang) -> ReportingDescriptor {
    let text = |text: &str| MultiformatMessageString::builder().text(text).build();
    let level = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    ReportingDescriptor::builder()
        .id(rule.id)
        .name(rule.name)
        .short_description(text(rule.what.of(lang)))
        .full_description(text(rule.why.of(lang)))
        .help(text(&format!("{} ({})", rule.what.of(lang), rule.source)))
        .default_configuration(ReportingConfiguration::builder().level(serde_json::json!(level)).build())
        .build()
}

fn region(text: &Text<'_>, start: u32, end: u32) -> Region {
    let ((line, column), (end_line, end_column)) = (text.position(start), text.position(end));
    Region::builder()
        .start_line(line as i64)
        .start_column(column as i64)
        .end_line(end_line as i64)
        .end_column(end_column as i64)
        .build()
}

fn artifact(file: &str) -> ArtifactLocation {
    ArtifactLocation::builder().uri(uri(file)).build()
}

/// A path as a relative URI.
fn uri(file: &str) -> String {
    let path = super::path(file);
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn result(file: &str, text: &Text<'_>, finding: &Finding, used: &[&'static Rule]) -> SarifResult {
    let physical = PhysicalLocation::builder()
        .artifact_location(artifact(file))
        .region(region(text, finding.place.start, finding.place.end))
        .build();
    let logical = LogicalLocation::builder().fully_qualified_name(finding.path.clone()).build();
    let location = Location::builder().physical_location(physical).logical_locations(vec![logical]).build();
    let fingerprints = std::collections::BTreeMap::from([("kehoach/v1".to_owned(), finding.fingerprint.clone())]);
    let fixes: Vec<Fix> = finding.fix.iter().map(|mend| fix(file, text, mend)).collect();
    let index = used.iter().position(|rule| rule.id == finding.rule).map_or(-1, |at| at as i64);
    let mut out = SarifResult::builder()
        .rule_id(finding.rule.clone())
        .rule_index(index)
        .message(Message::builder().text(finding.message.clone()).build())
        .level(level(finding.severity))
        .locations(vec![location])
        .partial_fingerprints(fingerprints)
        .build();
    out.fixes = (!fixes.is_empty()).then_some(fixes);
    out
}

fn fix(file: &str, text: &Text<'_>, fix: &crate::check::Fix) -> Fix {
    let replacements: Vec<Replacement> = fix
        .edits
        .iter()
        .map(|edit| {
            Replacement::builder()
                .deleted_region(region(text, edit.start, edit.end))
                .inserted_content(ArtifactContent::builder().text(edit.text.clone()).build())
                .build()
        })
        .collect();
    let change = ArtifactChange::builder().artifact_location(artifact(file)).replacements(replacements).build();
    Fix::builder().description(Message::builder().text(fix.message.clone()).build()).artifact_changes(vec![change]).build()
}
