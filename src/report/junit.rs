//! JUnit XML: a test suite a file, a failed test case a finding, one passed case where there is none.

use std::time::Duration;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::FileFindings;
use super::lines::word;

pub(super) fn write(files: &[FileFindings]) -> Vec<u8> {
    let mut report = Report::new("kehoach check");
    for file in files {
        let mut suite = TestSuite::new(file.file.as_str());
        if file.findings.is_empty() {
            let mut case = TestCase::new("kehoach", TestCaseStatus::success());
            case.set_classname(file.file.as_str()).set_time(Duration::ZERO);
            suite.add_test_case(case);
        }
        for finding in &file.findings {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(finding.message.as_str());
            status.set_type(word(finding.severity));
            status.set_description(format!("{}:{}: {} ({})", file.file, finding.line, finding.message, finding.excerpt));
            let name = format!("{} {} {}:{}", finding.rule, finding.name, finding.path, finding.line);
            let mut case = TestCase::new(name, status);
            case.set_classname(file.file.as_str()).set_time(Duration::ZERO);
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    let mut out = report.to_string().unwrap_or_default();
    // The schema of Jenkins, which others follow, counts what was skipped by suite only.
    if let Some(at) = out.find("<testsuites").map(|at| at + out[at..].find('>').unwrap_or(0)) {
        let head = out[..at].replace(" skipped=\"0\"", "");
        out.replace_range(..at, &head);
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out.into_bytes()
}
