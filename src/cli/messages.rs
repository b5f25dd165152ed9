//! What the command says, in English and Vietnamese: what went wrong, and what to do about it, on one line.

use clap::ValueEnum;
use kehoach::TemplateFault;

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Vietnamese
    Vi,
    /// English
    En,
}

impl Lang {
    /// The library's name for it.
    pub(crate) fn of_library(self) -> kehoach::Lang {
        match self {
            Lang::Vi => kehoach::Lang::Vi,
            Lang::En => kehoach::Lang::En,
        }
    }

    /// The language of the locale: the first variable that is set decides.
    #[expect(clippy::disallowed_methods, reason = "the command line reads the locale")]
    pub(crate) fn of_environment() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
        Self::of_locale(&set.unwrap_or_default().to_string_lossy())
    }

    fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("vi") { Lang::Vi } else { Lang::En }
    }
}

/// One thing to say.
#[derive(Debug)]
pub(crate) enum Message {
    NoSuchFile { file: String },
    IsFolder { file: String },
    NotAllowed { file: String },
    Unreadable { file: String, reason: String },
    Refused { file: String, reason: String },
    TooLarge { file: String, reason: String },
    Encrypted { file: String, reason: String },
    NeedsOcr { file: String, reason: String, is_asked: bool },
    StdinNeedsFormat,
    StdinTwice,
    NeedsOffice { file: String, kind: &'static str },
    OfficeFailed { file: String, kind: &'static str, reason: String },
    UnknownExtension { file: String, known: String },
    OneFileOnly { format: &'static str },
    UnknownTemplate { file: String },
    TemplateFault { file: String, fault: Box<TemplateFault> },
    BlanksLeft { count: usize },
    NotForTerminal { format: &'static str },
    IsInput { file: String },
    NotWritten { file: String, reason: String },
    NoDocuments { path: String },
    BadPattern { pattern: String, reason: String },
    BadSettings { file: String, reason: String },
    UnknownRule { name: String, near: String },
    BadBaseline { file: String, reason: String },
    NoFixHere { file: String },
    NotFixed { file: String, count: usize },
    OneToComment,
    HasChanged { file: String },
    Fixed { file: String, count: usize },
    Findings { errors: usize, warnings: usize, infos: usize, documents: usize, fixable: usize },
    NotChecked { file: String, rules: String },
    NotCheckedIn { rules: usize, documents: usize },
    UnusedSuppression { file: String, rule: String, place: String },
    SomeFailed { failed: usize, all: usize },
    Doubts { file: String, count: usize },
    Repaired { file: String, edits: usize, kinds: String, doubts: usize },
    Suspicions { file: String, doubts: usize },
    Placed { file: String, share: String },
    NotPlaced { text: String },
    MoreNotPlaced { count: usize },
}

impl Message {
    /// The words.
    pub(crate) fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english(),
            Lang::Vi => self.vietnamese(),
        }
    }

    fn english(&self) -> String {
        match self {
            Message::NoSuchFile { file } => format!("{file}: no such file; check the name"),
            Message::IsFolder { file } => format!("{file}: this is a folder; name the files in it, such as {file}/*.txt"),
            Message::NotAllowed { file } => format!("{file}: permission denied; check the rights of the file"),
            Message::Unreadable { file, reason } => format!("{file}: cannot be read: {reason}"),
            Message::Refused { file, reason } | Message::TooLarge { file, reason } => format!("{file}: {reason}"),
            Message::Encrypted { file, reason } => format!("{file}: {reason}; --password gives it"),
            Message::NeedsOcr { file, reason, is_asked: true } => format!("{file}: {reason}"),
            Message::NeedsOcr { file, reason, is_asked: false } => {
                format!("{file}: {reason}; --ocr does it with Tesseract (Debian: apt install tesseract-ocr tesseract-ocr-vie)")
            }
            Message::StdinNeedsFormat => "standard input: name its format, such as --from text".into(),
            Message::StdinTwice => "standard input can be read once only; name `-` once".into(),
            Message::NeedsOffice { file, kind } => {
                format!(
                    "{file}: this is {kind}, which is read through LibreOffice; install it (soffice), or save the file as DOCX"
                )
            }
            Message::OfficeFailed { file, kind, reason } => {
                format!("{file}: this is {kind}, which LibreOffice could not make into DOCX: {reason}")
            }
            Message::UnknownExtension { file, known } => {
                format!("{file}: the extension names no format that can be written; use one of {known}")
            }
            Message::OneFileOnly { format } => {
                format!("several files cannot be written as one {format}; use --to jsonl, or one file at a time")
            }
            Message::UnknownTemplate { file } => {
                format!("{file}: the extension names no template; use .docx, .txt, .md or .html")
            }
            Message::TemplateFault { file, fault } => format!("{file}: {}", fault.told(kehoach::Lang::En)),
            Message::BlanksLeft { count } => {
                format!("{count} blanks of the draft are to be filled; --check prints them as YAML to fill in")
            }
            Message::NotForTerminal { format } => format!("a terminal cannot show {format}; name a file with --output"),
            Message::IsInput { file } => format!("{file}: this is the input, which is never overwritten; name another output"),
            Message::NotWritten { file, reason } => format!("{file}: cannot be written: {reason}"),
            Message::NoDocuments { path } => {
                format!("{path}: no documents here; name a file, a folder or a pattern that holds some")
            }
            Message::BadPattern { pattern, reason } => format!("{pattern}: this is no pattern of paths: {reason}"),
            Message::BadSettings { file, reason } => format!("{file}: these settings cannot be read: {reason}"),
            Message::UnknownRule { name, near } => {
                format!("`{name}` names no rule; the nearest is {near} (`kehoach rules` lists all)")
            }
            Message::BadBaseline { file, reason } => format!("{file}: cannot be used as a baseline: {reason}"),
            Message::NoFixHere { file } => {
                format!("{file}: fixes are made in UTF-8 text and DOCX only, tracked in DOCX only; convert the document first")
            }
            Message::NotFixed { file, count } => {
                format!("{file}: {count} fixes touch more than plain text (numbers of lists, tabs, fields); make them by hand")
            }
            Message::OneToComment => "comments go into one Word document; name one file and -o OUT.docx".into(),
            Message::HasChanged { file } => format!("{file}: the file was changed meanwhile; try again"),
            Message::Fixed { file, count } => format!("{file}: {count} fixes made"),
            Message::Findings { errors, warnings, infos, documents, fixable } => {
                let (errors, warnings, infos) = (many(*errors, "error"), many(*warnings, "warning"), many(*infos, "remark"));
                format!("{errors}, {warnings}, {infos} in {}; --fix mends {fixable}", many(*documents, "document"))
            }
            Message::NotChecked { file, rules } => {
                format!("{file}: not checked, because the document does not show it: {rules}")
            }
            Message::NotCheckedIn { rules, documents } => {
                let (rules, documents) = (many(*rules, "rule"), many(*documents, "document"));
                format!("{rules} not checked in {documents} (no layout, or a part alone); -v names them")
            }
            Message::UnusedSuppression { file, rule, place } => {
                format!("{file}: the suppression of {rule} at `{place}` suppresses nothing; remove it")
            }
            Message::SomeFailed { failed, all } => format!("{failed} of {all} files could not be read"),
            Message::Doubts { file, count } => format!("{file}: {count} remarks on this document; -v shows them"),
            Message::Repaired { file, edits, kinds, doubts } => match doubts {
                0 => format!("{file}: {edits} edits ({kinds}); --edits lists them"),
                _ => format!("{file}: {edits} edits ({kinds}), --edits lists them; {doubts} suspicions, --suspicions lists them"),
            },
            Message::Suspicions { file, doubts } => {
                format!("{file}: {doubts} suspicions, nothing changed for them; --suspicions lists them")
            }
            Message::Placed { file, share } => {
                format!("{file}: only {share} of the text has its place in the plan; -v shows the rest")
            }
            Message::NotPlaced { text } => format!("not placed: {text}"),
            Message::MoreNotPlaced { count } => format!("… and {count} more pieces not placed (`coverage.residue` in the data)"),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Message::NoSuchFile { file } => format!("{file}: không tìm thấy tệp; hãy kiểm tra lại tên"),
            Message::IsFolder { file } => format!("{file}: đây là thư mục; hãy nêu các tệp bên trong, ví dụ {file}/*.txt"),
            Message::NotAllowed { file } => format!("{file}: không có quyền đọc; hãy kiểm tra quyền của tệp"),
            Message::Unreadable { file, reason } => format!("{file}: không đọc được: {reason}"),
            Message::Refused { file, reason } => format!("{file}: không phải văn bản đọc được: {reason}"),
            Message::TooLarge { file, reason } => format!("{file}: quá lớn: {reason}"),
            Message::Encrypted { file, .. } => {
                format!("{file}: tệp đã mã hóa, mật khẩu chưa nêu hoặc chưa đúng; hãy nêu bằng --password")
            }
            Message::NeedsOcr { file, reason, is_asked: true } => format!("{file}: chưa nhận dạng được chữ: {reason}"),
            Message::NeedsOcr { file, reason, is_asked: false } => {
                format!(
                    "{file}: văn bản là ảnh quét ({reason}); --ocr nhận dạng chữ bằng Tesseract (Debian: apt install tesseract-ocr tesseract-ocr-vie)"
                )
            }
            Message::StdinNeedsFormat => "đầu vào chuẩn: hãy nêu định dạng, ví dụ --from text".into(),
            Message::StdinTwice => "đầu vào chuẩn chỉ đọc được một lần; chỉ ghi `-` một lần".into(),
            Message::NeedsOffice { file, kind } => {
                format!("{file}: đây là {kind}, cần LibreOffice để đọc; hãy cài đặt (soffice) hoặc lưu tệp thành DOCX")
            }
            Message::OfficeFailed { file, kind, reason } => {
                format!("{file}: đây là {kind}, LibreOffice không chuyển được thành DOCX: {reason}")
            }
            Message::UnknownExtension { file, known } => {
                format!("{file}: phần mở rộng không phải định dạng ghi được; hãy dùng một trong: {known}")
            }
            Message::OneFileOnly { format } => {
                format!("không ghi được nhiều tệp thành một {format}; hãy dùng --to jsonl hoặc xử lý từng tệp")
            }
            Message::UnknownTemplate { file } => {
                format!("{file}: phần mở rộng không phải của mẫu; hãy dùng .docx, .txt, .md hoặc .html")
            }
            Message::TemplateFault { file, fault } => format!("{file}: {}", fault.told(kehoach::Lang::Vi)),
            Message::BlanksLeft { count } => {
                format!("dự thảo còn {count} chỗ phải điền; --check in ra danh sách YAML để điền")
            }
            Message::NotForTerminal { format } => format!("không hiện được {format} trên màn hình; hãy nêu tệp ra bằng --output"),
            Message::IsInput { file } => format!("{file}: đây là tệp đầu vào, không bao giờ bị ghi đè; hãy chọn tệp khác"),
            Message::NotWritten { file, reason } => format!("{file}: không ghi được: {reason}"),
            Message::NoDocuments { path } => {
                format!("{path}: không có văn bản nào; hãy nêu tệp, thư mục hoặc mẫu tên có văn bản")
            }
            Message::BadPattern { pattern, reason } => format!("{pattern}: không phải mẫu đường dẫn: {reason}"),
            Message::BadSettings { file, reason } => format!("{file}: không đọc được cấu hình: {reason}"),
            Message::UnknownRule { name, near } => {
                format!("không có quy tắc nào tên `{name}`; gần nhất là {near} (xem `kehoach rules`)")
            }
            Message::BadBaseline { file, reason } => format!("{file}: không dùng được làm mốc so sánh: {reason}"),
            Message::NoFixHere { file } => {
                format!("{file}: chỉ sửa được văn bản thuần UTF-8 và DOCX (--track chỉ với DOCX); hãy chuyển đổi trước")
            }
            Message::NotFixed { file, count } => {
                format!("{file}: {count} chỗ chạm tới số tự động, dấu tab hoặc trường nên chưa sửa; hãy sửa bằng tay")
            }
            Message::OneToComment => "chỉ ghi nhận xét vào một văn bản Word; hãy nêu một tệp và -o TỆP.docx".into(),
            Message::HasChanged { file } => format!("{file}: tệp vừa bị thay đổi; hãy thử lại"),
            Message::Fixed { file, count } => format!("{file}: đã sửa {count} chỗ"),
            Message::Findings { errors, warnings, infos, documents, fixable } => {
                format!("{errors} lỗi, {warnings} cảnh báo, {infos} lưu ý trong {documents} văn bản; --fix sửa được {fixable}")
            }
            Message::NotChecked { file, rules } => {
                format!("{file}: chưa kiểm tra, vì văn bản không thể hiện: {rules}")
            }
            Message::NotCheckedIn { rules, documents } => {
                format!(
                    "{rules} quy tắc chưa kiểm tra trong {documents} văn bản (không có định dạng, hoặc chỉ là một phần); -v nêu rõ"
                )
            }
            Message::UnusedSuppression { file, rule, place } => {
                format!("{file}: mục bỏ qua {rule} tại `{place}` không có tác dụng; hãy xóa")
            }
            Message::SomeFailed { failed, all } => format!("{failed} trong {all} tệp không đọc được"),
            Message::Doubts { file, count } => format!("{file}: có {count} lưu ý về văn bản này; -v để xem"),
            Message::Repaired { file, edits, kinds, doubts } => match doubts {
                0 => format!("{file}: đã sửa {edits} chỗ ({kinds}); --edits để xem"),
                _ => format!("{file}: đã sửa {edits} chỗ ({kinds}), --edits để xem; {doubts} chỗ đáng ngờ, --suspicions để xem"),
            },
            Message::Suspicions { file, doubts } => format!("{file}: {doubts} chỗ đáng ngờ, chưa sửa; --suspicions để xem"),
            Message::Placed { file, share } => {
                format!("{file}: chỉ {share} nội dung có vị trí trong kế hoạch; -v để xem phần còn lại")
            }
            Message::NotPlaced { text } => format!("chưa xếp được: {text}"),
            Message::MoreNotPlaced { count } => format!("… và {count} đoạn khác chưa xếp được (xem `coverage.residue`)"),
        }
    }
}

/// A count with its noun: `1 document`, `2 documents`.
fn many(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales() {
        assert_eq!(Lang::of_locale("vi_VN.UTF-8"), Lang::Vi);
        assert_eq!(Lang::of_locale("vi"), Lang::Vi);
        assert_eq!(Lang::of_locale("en_GB"), Lang::En);
        assert_eq!(Lang::of_locale("C.UTF-8"), Lang::En);
        assert_eq!(Lang::of_locale(""), Lang::En);
    }
}
