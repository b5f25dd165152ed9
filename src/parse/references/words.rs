//! Words for types of documents, in lower case.

use crate::parse::scan::PhraseSet;

/// Words for types of documents, longer ones before those they end with.
#[rustfmt::skip]
pub(super) static TYPES: PhraseSet = PhraseSet::new(&[
    "thông báo kết luận", "văn bản hợp nhất", "nghị quyết liên tịch", "thông tư liên tịch", "kế hoạch liên tịch",
    "hướng dẫn liên ngành", "hướng dẫn liên tịch", "kế hoạch liên ngành", "kế hoạch phối hợp", "quy chế phối hợp",
    "chương trình phối hợp", "chương trình hành động", "chương trình công tác", "báo cáo thẩm định", "báo cáo thẩm tra",
    "tờ trình liên ngành", "công văn hỏa tốc", "nghị quyết", "nghị định", "quyết định", "chỉ thị", "thông tư", "quy chế",
    "quy định", "thông cáo", "thông báo", "hướng dẫn", "chương trình", "kế hoạch", "phương án", "đề án", "dự án", "báo cáo",
    "biên bản", "tờ trình", "hợp đồng", "công văn", "văn bản", "công điện", "công thư", "bộ luật", "luật", "pháp lệnh",
    "lệnh", "sắc lệnh", "kết luận", "điều lệ", "thông tri", "quy trình", "giấy mời", "giấy phép", "phiếu chuyển",
]);

/// Types that are cited by a bare number (`Chỉ thị số 18`); of others a number is an ordinal (`Dự án số 1`).
pub(super) static BARE: PhraseSet = PhraseSet::new(&[
    "nghị quyết",
    "nghị định",
    "quyết định",
    "chỉ thị",
    "thông tư",
    "kết luận",
    "kế hoạch",
    "công văn",
    "công điện",
]);

/// Words for standards, longer ones first.
#[rustfmt::skip]
pub(super) static STANDARDS: PhraseSet = PhraseSet::new(&[
    "tiêu chuẩn quốc gia", "tiêu chuẩn việt nam", "tiêu chuẩn quốc tế", "tiêu chuẩn", "quy chuẩn kỹ thuật quốc gia",
    "quy chuẩn kỹ thuật địa phương", "quy chuẩn kỹ thuật", "quy chuẩn việt nam", "quy chuẩn",
]);
