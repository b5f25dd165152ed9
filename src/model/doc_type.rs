//! Types of document: the 29 of Decree 30/2020/NĐ-CP, article 7, the normative ones, and the Party's own.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::fold;

macro_rules! doc_types {
    ($($variant:ident, $name:literal, $abbreviation:literal;)*) => {
        /// A type of document. The abbreviations are those of Decree 30, Annex III, and of usage for the others.
        ///
        /// ```
        /// use kehoach::DocType;
        /// assert_eq!(DocType::from_name("KẾ HOẠCH"), Some(DocType::KeHoach));
        /// assert_eq!(DocType::from_abbreviation("CTr"), Some(DocType::ChuongTrinh));
        /// assert_eq!(DocType::KeHoach.name(), "Kế hoạch");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum DocType {
            $(#[doc = $name] $variant,)*
        }

        impl DocType {
            /// All types, longest names first among those that share a beginning.
            pub const ALL: &[DocType] = &[$(DocType::$variant,)*];

            /// The name in Vietnamese.
            pub fn name(self) -> &'static str {
                match self { $(DocType::$variant => $name,)* }
            }

            /// The abbreviation used in symbols; empty where there is none.
            pub fn abbreviation(self) -> &'static str {
                match self { $(DocType::$variant => $abbreviation,)* }
            }
        }
    };
}

doc_types! {
    NghiQuyetLienTich, "Nghị quyết liên tịch", "NQLT";
    NghiQuyet, "Nghị quyết", "NQ";
    QuyetDinh, "Quyết định", "QĐ";
    ChiThi, "Chỉ thị", "CT";
    QuyChe, "Quy chế", "QC";
    QuyDinh, "Quy định", "QyĐ";
    ThongCao, "Thông cáo", "TC";
    ThongBao, "Thông báo", "TB";
    HuongDan, "Hướng dẫn", "HD";
    ChuongTrinh, "Chương trình", "CTr";
    KeHoach, "Kế hoạch", "KH";
    PhuongAn, "Phương án", "PA";
    DeAn, "Đề án", "ĐA";
    DuAn, "Dự án", "DA";
    BaoCao, "Báo cáo", "BC";
    BienBan, "Biên bản", "BB";
    ToTrinh, "Tờ trình", "TTr";
    HopDong, "Hợp đồng", "HĐ";
    CongVan, "Công văn", "";
    CongDien, "Công điện", "CĐ";
    BanGhiNho, "Bản ghi nhớ", "BGN";
    BanThoaThuan, "Bản thỏa thuận", "BTT";
    GiayUyQuyen, "Giấy ủy quyền", "GUQ";
    GiayMoi, "Giấy mời", "GM";
    GiayGioiThieu, "Giấy giới thiệu", "GGT";
    GiayNghiPhep, "Giấy nghỉ phép", "GNP";
    PhieuGui, "Phiếu gửi", "PG";
    PhieuChuyen, "Phiếu chuyển", "PC";
    PhieuBao, "Phiếu báo", "PB";
    ThuCong, "Thư công", "";
    HienPhap, "Hiến pháp", "HP";
    BoLuat, "Bộ luật", "BL";
    Luat, "Luật", "L";
    PhapLenh, "Pháp lệnh", "PL";
    Lenh, "Lệnh", "L";
    SacLenh, "Sắc lệnh", "SL";
    SacLuat, "Sắc luật", "SLt";
    NghiDinh, "Nghị định", "NĐ";
    ThongTuLienTich, "Thông tư liên tịch", "TTLT";
    ThongTu, "Thông tư", "TT";
    VanBanHopNhat, "Văn bản hợp nhất", "VBHN";
    KetLuan, "Kết luận", "KL";
    DieuLe, "Điều lệ", "ĐL";
    ThongTri, "Thông tri", "TTr";
    ThoaThuan, "Thỏa thuận", "TT";
    ChienLuoc, "Chiến lược", "CL";
    QuyTrinh, "Quy trình", "QT";
    DinhChinh, "Đính chính", "ĐC";
    CongBo, "Công bố", "CB";
}

impl DocType {
    /// The type with this name, in any letter case and tone style.
    pub fn from_name(name: &str) -> Option<Self> {
        static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| DocType::ALL.iter().map(|kind| fold::key(kind.name())).collect());
        let key = fold::key(name);
        KEYS.iter().position(|known| *known == key).map(|at| Self::ALL[at])
    }

    /// The type with this abbreviation; the letter case matters first (`TTr`, `TT`), then not.
    pub fn from_abbreviation(text: &str) -> Option<Self> {
        static KEYS: LazyLock<Vec<String>> =
            LazyLock::new(|| DocType::ALL.iter().map(|kind| fold::key(kind.abbreviation())).collect());
        if text.is_empty() {
            return None;
        }
        if let Some(kind) = Self::ALL.iter().find(|kind| kind.abbreviation() == text) {
            return Some(*kind);
        }
        let key = fold::key(text);
        KEYS.iter().position(|known| !known.is_empty() && *known == key).map(|at| Self::ALL[at])
    }
}
