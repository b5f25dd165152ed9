//! Words by which names are found, in lower case. One table a role, so that a word is added in one place.

use crate::parse::scan::PhraseSet;

/// Nouns that open the name of a measure.
#[rustfmt::skip]
pub(super) static HEADS: PhraseSet = PhraseSet::new(&[
    "tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "tỷ suất", "tỉ suất", "tỷ số", "tỉ số", "tốc độ", "chỉ số", "thu nhập", "tổng", "giá trị",
    "sản lượng", "diện tích", "số lượng", "số", "mức độ", "mức", "doanh thu", "kim ngạch", "quy mô", "năng suất",
    "độ che phủ", "cơ cấu", "grdp", "gdp", "vốn", "dân số", "tuổi thọ", "hệ số", "thu ngân sách", "chi ngân sách",
    "thu nội địa", "thu cân đối", "mật độ", "công suất", "tăng trưởng", "xuất khẩu", "nhập khẩu", "lương thực bình quân", "bình quân lương thực", "lượng", "điểm số",
    "trữ lượng", "chi phí", "thời gian", "nồng độ", "hàm lượng", "nhu cầu", "bội chi", "bội thu",
    "cán cân", "xuất siêu", "nhập siêu", "thặng dư", "thâm hụt",
]);

/// Words that only look like measuring nouns.
#[rustfmt::skip]
pub(super) static NO_HEADS: PhraseSet = PhraseSet::new(&[
    "tổng cộng", "tổng hợp", "tổng kết", "tổng thể", "số hóa", "số hoá", "số hiệu", "số thứ tự", "vốn có", "lượng giá", "mức xử phạt",
]);

/// Measuring nouns that open a name wherever they stand.
#[rustfmt::skip]
pub(super) const STRONG_HEADS: &[&str] = &[
    "tỷ lệ", "tỉ lệ", "tỷ trọng", "tốc độ", "chỉ số", "thu nhập bình quân", "tổng số", "giá trị sản xuất", "sản lượng",
    "độ che phủ", "kim ngạch",
];

/// Names of indices that need no word for it.
#[rustfmt::skip]
pub(super) static INDICES: PhraseSet = PhraseSet::new(&[
    "par index", "par-index", "papi", "sipas", "pci", "ddci", "pgi", "dti", "pii", "ict index",
]);

/// Words that end the name of an index.
#[rustfmt::skip]
pub(super) static INDEX_ENDS: PhraseSet = PhraseSet::new(&[
    "đạt", "xếp", "tăng", "giảm", "được", "tiếp tục", "có", "là", "còn", "do", "đã", "sẽ", "đứng", "năm", "trong", "của tỉnh",
    "của huyện", "của thành phố", "của xã", "của thị xã", "trên địa bàn", "giai đoạn", "đều", "phấn đấu", "vượt", "thuộc",
    "theo", "so với", "tại", "ở", "ước", "phải", "và", "với", "từ", "trên", "dưới", "tối thiểu", "ít nhất", "khoảng", "đến",
    "hằng năm", "hàng năm", "duy trì", "bằng", "chiếm", "nằm", "không", "cao", "thấp",
]);

/// Words after which the subject starts anew, longer ones before those they start with.
#[rustfmt::skip]
pub(super) const MARKERS: &[&str] = &[
    "phấn đấu", "đảm bảo", "bảo đảm", "mục tiêu", "trong đó", "cụ thể", "đồng thời", "đưa", "nâng cao", "nâng", "giữ vững", "duy trì",
    "nhằm", "góp phần", "dự kiến", "theo đó", "riêng", "kết quả", "như", "gồm", "để", "với", "hoàn thành", "chỉ tiêu",
    "yêu cầu", "đến nay", "tiếp tục", "kéo giảm", "từng bước",
];

pub(super) static MARKER_SET: PhraseSet = PhraseSet::new(MARKERS);

/// Openings of places and bodies: no indicator is named, the text goes on about its index.
#[rustfmt::skip]
pub(super) static PLACES: PhraseSet = PhraseSet::new(&[
    "tỉnh", "huyện", "thành phố", "thị xã", "xã", "quận", "phường", "toàn tỉnh", "toàn huyện", "cả tỉnh", "cả nước", "ubnd",
    "ủy ban", "địa phương", "sở", "ban", "phòng", "văn phòng", "đơn vị", "các sở", "các huyện", "các cơ quan", "cơ quan",
    "trung tâm", "công an", "hội",
]);

/// What is no indicator: money to be spent, scales.
#[rustfmt::skip]
pub(super) const UNFIT: &[&str] = &[
    "kinh phí", "tối đa", "thang điểm", "mức chi", "mức hỗ trợ", "mức phạt", "điểm chuẩn", "vốn đối ứng",
    "ngân sách tỉnh hỗ trợ", "trọng số",
];

/// Words of a sentence of its own, rather than of a noun phrase.
pub(super) const CLAUSE_VERBS: &[&str] = &["chủ trì", "phối hợp", "tham mưu"];

/// Those that are such words only between two others.
pub(super) const INNER_VERBS: &[&str] = &["có", "do", "nên", "sau", "khi", "đã", "đang", "sẽ"];

/// Words of goals.
#[rustfmt::skip]
pub(super) const GOALS: &[&str] = &[
    "phấn đấu", "mục tiêu", "chỉ tiêu", "đảm bảo", "bảo đảm", "duy trì", "đặt ra", "yêu cầu", "dự kiến", "nâng", "giữ vững",
];

/// Words of results, longer ones before those they start with.
#[rustfmt::skip]
pub(super) const RESULTS: &[&str] = &[
    "kết quả", "đã", "ước đạt", "công bố", "so với cùng kỳ", "thực hiện được", "tính đến nay", "tính đến", "hiện nay", "hiện có",
    "còn thấp",
];

/// Those of whom a share is counted.
#[rustfmt::skip]
pub(super) static BEARERS: PhraseSet = PhraseSet::new(&[
    "lao động", "người", "hộ", "dân số", "trẻ em", "học sinh", "sinh viên", "phụ nữ", "thanh niên", "giáo viên", "cán bộ",
    "công chức", "viên chức", "doanh nghiệp", "hợp tác xã", "cơ sở", "trường", "trạm y tế", "thôn", "số hộ", "số xã",
]);

/// What people have who have learnt a trade.
#[rustfmt::skip]
pub(super) static PAPERS: PhraseSet = PhraseSet::new(&["bằng cấp", "văn bằng", "bằng tốt nghiệp", "bằng, chứng chỉ", "chứng chỉ"]);

/// Words that open no name.
#[rustfmt::skip]
pub(super) static PREPOSITIONS: PhraseSet = PhraseSet::new(&[
    "vào", "ở", "tại", "trong", "của", "từ", "cho", "với", "đối với", "trên", "theo", "về", "so với", "bằng", "do", "kết quả",
    "để", "khi", "nếu",
]);

/// Words after a percentage that start nothing it could be a share of.
#[rustfmt::skip]
pub(super) static NO_NOUN: PhraseSet = PhraseSet::new(&[
    "so với", "trở lên", "trở xuống", "trong", "vào", "và", "hoặc", "của", "so", "năm", "theo", "là", "thì", "được",
    "đối với", "cho", "bằng", "mỗi", "hằng", "hàng năm", "một năm", "bình quân", "nhưng", "do", "tương đương",
    "tương ứng", "đến", "giai đoạn", "ở", "tại", "khi", "để", "nhằm", "từ", "cao hơn", "thấp hơn", "xuống", "lên", "còn",
    "kế hoạch năm", "dự toán", "cả về", "về", "như", "trên", "dưới", "mức", "với", "nên", "đã", "xếp", "vượt", "tăng", "giảm",
    "đạt", "gắn với", "gắn liền với", "góp phần", "thời kỳ", "nhiệm kỳ",
]);

/// Words that end what a percentage is a share of.
#[rustfmt::skip]
pub(super) static SHARE_ENDS: PhraseSet = PhraseSet::new(&[
    "trong năm", "vào năm", "đến năm", "năm 20", "so với", "nhằm", "góp phần", "để", "từ năm", "trong giai đoạn", "giai đoạn",
    "ngay trong năm", "ngay từ năm", "trong thời kỳ", "trong nhiệm kỳ",
]);

/// Verbs after `và` that start another task.
#[rustfmt::skip]
pub(super) static TASKS: PhraseSet = PhraseSet::new(&[
    "đơn giản hóa", "nâng cao", "tăng cường", "đẩy mạnh", "bảo đảm", "đảm bảo", "hoàn thành", "giảm", "cắt giảm", "rút ngắn",
    "cải thiện", "tiếp tục", "duy trì", "từng bước", "phấn đấu", "xây dựng", "triển khai", "không", "khắc phục", "tổ chức", "tăng dần",
    "giảm dần",
]);

/// Verbs of work: what they open is no name, where what a share is of follows it.
#[rustfmt::skip]
pub(super) static WORKS: PhraseSet = PhraseSet::new(&[
    "tập trung", "hỗ trợ", "đẩy mạnh", "tăng cường", "nâng cao", "triển khai", "xây dựng", "tiếp tục", "phát triển", "tổ chức", "thực hiện",
    "khuyến khích", "thúc đẩy", "mở rộng", "ưu tiên", "chú trọng", "rà soát", "huy động", "khoán", "khởi công", "gieo", "cấp mới",
]);

/// Words after a comma that start another clause.
#[rustfmt::skip]
pub(super) static AFTER_COMMA: PhraseSet = PhraseSet::new(&[
    "góp phần", "nhằm", "đảm bảo", "bảo đảm", "phấn đấu", "trong đó", "từ đó", "qua đó", "để", "không để", "không có",
    "đồng thời", "đạt", "tăng", "giảm", "đáp ứng", "duy trì", "tiếp tục", "xếp", "riêng", "trừ", "nâng cao", "tạo",
    "kịp thời", "hoàn thành", "có", "từng bước", "giữ vững",
]);

/// Those a rank is counted among.
#[rustfmt::skip]
pub(super) static RANKED: PhraseSet = PhraseSet::new(&[
    "tỉnh/thành phố", "tỉnh, thành phố", "tỉnh, thành", "tỉnh thành", "tỉnh", "thành phố", "huyện, thành phố",
    "huyện, thị xã, thành phố", "huyện", "xã, phường, thị trấn", "xã", "địa phương", "đơn vị", "sở, ban, ngành", "cơ quan",
    "trực thuộc trung ương", "trên cả nước", "trong cả nước", "cả nước", "trên toàn quốc", "toàn quốc", "của cả nước",
]);

/// Work whose amount is a target in itself.
#[rustfmt::skip]
pub(super) static JOBS: PhraseSet = PhraseSet::new(&[
    "giải quyết việc làm", "tạo việc làm", "đào tạo nghề", "xuất khẩu lao động", "trồng rừng", "trồng mới rừng",
    "phát triển mới doanh nghiệp",
]);
