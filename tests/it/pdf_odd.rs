//! PDF files that are sound but odd: encrypted, linearised, packed, updated, with other files attached. Made with qpdf
//! from one small file; see `fixtures/README.md`.

use kehoach::{Format, ReadOptions};

use crate::support;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(support::root().join("pdf/odd").join(format!("{name}.pdf"))).unwrap()
}

fn with_password(password: Option<&str>) -> ReadOptions {
    ReadOptions { password: password.map(str::to_owned), ..ReadOptions::default() }
}

const ENCRYPTIONS: [&str; 4] = ["rc4-40", "rc4-128", "aes-128", "aes-256"];

#[test]
fn an_empty_password_opens() {
    for name in ENCRYPTIONS.into_iter().chain(["aes-256-object-streams"]) {
        for password in [None, Some("chu"), Some("")] {
            let doc = kehoach::read(&file(name), Format::Pdf, &with_password(password));
            assert!(doc.as_ref().is_ok_and(|doc| doc.text.contains("Ke hoach so 12")), "{name} {password:?}: {doc:?}");
        }
    }
}

#[test]
fn a_password_opens_and_no_other_does() {
    for name in ENCRYPTIONS {
        let bytes = file(&format!("{name}-password"));
        for password in ["mat-khau", "chu"] {
            let doc = kehoach::read(&bytes, Format::Pdf, &with_password(Some(password)));
            assert!(doc.as_ref().is_ok_and(|doc| doc.text.contains("Ke hoach so 12")), "{name} {password:?}: {doc:?}");
        }
        for password in [None, Some(""), Some("sai")] {
            let error = kehoach::read(&bytes, Format::Pdf, &with_password(password)).unwrap_err();
            assert!(error.is_encrypted(), "{name} {password:?}: {error}");
        }
    }
}

#[test]
fn the_form_of_the_file_does_not_matter() {
    for name in ["linearised", "object-streams", "linearised-object-streams"] {
        let doc = kehoach::read(&file(name), Format::Pdf, &ReadOptions::default()).unwrap();
        assert!(doc.text.contains("Ke hoach so 12") && doc.text.contains("Trang hai"), "{name}: {}", doc.text);
        assert!(doc.diagnostics.is_empty(), "{name}: {:?}", doc.diagnostics);
    }
}

#[test]
fn the_last_update_counts() {
    let doc = kehoach::read(&file("updated"), Format::Pdf, &ReadOptions::default()).unwrap();
    assert!(doc.text.contains("so 13") && !doc.text.contains("so 12"), "{}", doc.text);
}

#[test]
fn attached_files_are_named() {
    let doc = kehoach::read(&file("portfolio"), Format::Pdf, &ReadOptions::default()).unwrap();
    assert!(doc.text.contains("Ke hoach so 12"));
    assert!(doc.diagnostics.iter().any(|said| said.id == "attached-files" && said.message.contains("phu-luc.csv")));
}
