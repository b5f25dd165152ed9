//! What the command says, in English and Vietnamese: what went wrong, and what to do about it, on one line.

use clap::ValueEnum;

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Vietnamese
    Vi,
    /// English
    En,
}

impl Lang {
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
    Encrypted { file: String, wrong: bool },
    NeedsOcr { file: String, reason: String },
    StdinNeedsFormat,
    StdinTwice,
    UnknownExtension { file: String, known: String },
    OneFileOnly { format: &'static str },
    IsInput { file: String },
    NotWritten { file: String, reason: String },
    SomeFailed { failed: usize, all: usize },
    Doubts { file: String, count: usize },
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
            Message::Encrypted { file, wrong: false } => {
                format!("{file}: the file is encrypted; give its password with --password")
            }
            Message::Encrypted { file, wrong: true } => {
                format!("{file}: the file is encrypted, and this password does not open it")
            }
            Message::NeedsOcr { file, reason } => format!("{file}: {reason}"),
            Message::StdinNeedsFormat => "standard input: name its format, such as --from text".into(),
            Message::StdinTwice => "standard input can be read once only; name `-` once".into(),
            Message::UnknownExtension { file, known } => {
                format!("{file}: the extension names no format that can be written; use one of {known}")
            }
            Message::OneFileOnly { format } => {
                format!("several files cannot be written as one {format}; use --to jsonl, or one file at a time")
            }
            Message::IsInput { file } => format!("{file}: this is the input, which is never overwritten; name another output"),
            Message::NotWritten { file, reason } => format!("{file}: cannot be written: {reason}"),
            Message::SomeFailed { failed, all } => format!("{failed} of {all} files could not be read"),
            Message::Doubts { file, count } => format!("{file}: {count} remarks on this document; -v shows them"),
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
            Message::Encrypted { file, wrong: false } => format!("{file}: tệp đã mã hóa; hãy nêu mật khẩu bằng --password"),
            Message::Encrypted { file, wrong: true } => format!("{file}: tệp đã mã hóa, mật khẩu này không mở được"),
            Message::NeedsOcr { file, reason } => format!("{file}: văn bản là ảnh quét: {reason}"),
            Message::StdinNeedsFormat => "đầu vào chuẩn: hãy nêu định dạng, ví dụ --from text".into(),
            Message::StdinTwice => "đầu vào chuẩn chỉ đọc được một lần; chỉ ghi `-` một lần".into(),
            Message::UnknownExtension { file, known } => {
                format!("{file}: phần mở rộng không phải định dạng ghi được; hãy dùng một trong: {known}")
            }
            Message::OneFileOnly { format } => {
                format!("không ghi được nhiều tệp thành một {format}; hãy dùng --to jsonl hoặc xử lý từng tệp")
            }
            Message::IsInput { file } => format!("{file}: đây là tệp đầu vào, không bao giờ bị ghi đè; hãy chọn tệp khác"),
            Message::NotWritten { file, reason } => format!("{file}: không ghi được: {reason}"),
            Message::SomeFailed { failed, all } => format!("{failed} trong {all} tệp không đọc được"),
            Message::Doubts { file, count } => format!("{file}: có {count} lưu ý về văn bản này; -v để xem"),
            Message::Placed { file, share } => {
                format!("{file}: chỉ {share} nội dung có vị trí trong kế hoạch; -v để xem phần còn lại")
            }
            Message::NotPlaced { text } => format!("chưa xếp được: {text}"),
            Message::MoreNotPlaced { count } => format!("… và {count} đoạn khác chưa xếp được (xem `coverage.residue`)"),
        }
    }
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
