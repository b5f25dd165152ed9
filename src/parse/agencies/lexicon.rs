//! The vocabulary of agency names: what begins a name, what belongs to it, what ends it.
//!
//! It helps and never limits: a name not listed here is still found by its head noun and its capitals. Names of the
//! years before and after the mergers of 2025 stand side by side, because a document uses the names of its own day.

use std::sync::LazyLock;

use crate::base::offices::DATED;
use crate::parse::words::{Phrases, Words};

/// Further fields, spellings and abbreviations: they keep a comma or `và` inside a name from splitting it.
const FIELDS: &str = "\
Kế hoạch - Đầu tư|Kế hoạch và Tài chính|Tài chính, Kế hoạch|Tài chính và Kế hoạch|Kế hoạch, Tài chính|Kế hoạch - Tài chính
Khoa học, Công nghệ|Khoa học - Công nghệ|Khoa học, Công nghệ và Môi trường|Giáo dục|Giáo dục, Đào tạo|Giáo dục - Đào tạo
Văn hóa|Văn hóa - Thể thao và Du lịch|Văn hóa, Thể thao, Du lịch|Văn hóa, Thể thao|Văn hóa và Thể thao|Văn hóa, Thông tin
Văn hóa - Thông tin|Văn hóa, Thông tin và Du lịch|Văn hóa, Thông tin và Thể thao|Văn hóa, Khoa học và Thông tin
Văn hóa, Thể thao và Truyền thông|Văn hóa, Thông tin, Thể thao|Văn hóa, Xã hội|Văn hóa, Thông tin - Thể thao
Văn hóa - Thông tin và Truyền thông|Văn hóa, Thể thao - Du lịch|Thể dục thể thao|Thể dục, thể thao|Thể dục thể thao và Du lịch
Lao động, Thương binh và Xã hội|Lao động Thương binh và Xã hội|Lao động - Thương binh - Xã hội|Lao động, Thương binh - Xã hội
Lao động Thương binh Xã hội|Lao động|Nội vụ - Lao động|Nông nghiệp|Nông nghiệp - Phát triển nông thôn|Phát triển nông thôn
Nông nghiệp, Môi trường|Tài nguyên, Môi trường|Tài nguyên - Môi trường|Tài nguyên Môi trường|Môi trường|Thông tin - Truyền thông
Thông tin, Truyền thông|Bưu chính, Viễn thông|Thương mại|Thương mại và Du lịch|Thủy sản|Công nghiệp|Giao thông - Vận tải
Kinh tế - Hạ tầng|Kinh tế - Kế hoạch|Kinh tế và Đô thị|Hạ tầng Kinh tế|Dân tộc - Tôn giáo|Dân tộc, Tôn giáo|Tôn giáo
Tôn giáo - Dân tộc|Tiếp công dân|Pháp chế|Thi đua - Khen thưởng|Thi đua, Khen thưởng|Thi đua khen thưởng|An ninh mạng
Tư pháp - Hộ tịch|Văn phòng - Thống kê|Địa chính - Xây dựng|Tài chính - Kế toán|Địa chính - Nông nghiệp|Địa chính
Lao động - TB&XH|Lao động, TB&XH|LĐ, TB&XH|LĐ, TB và XH|KH&ĐT|KHĐT|KH-ĐT|TN&MT|TNMT|TN-MT|NN&PTNT|NNPTNT|NN-PTNT|NN&MT|NNMT|TT&TT|TTTT|TT-TT|VH,TT&DL|VHTTDL|VH,TTDL|VHTT&DL
VHTT-DL|VH, TT và DL|VH&TT|VHTT|VH-TT|VH-XH|LĐ-TB&XH|LĐTB&XH|LĐTBXH|LĐ,TB&XH|LĐ-TBXH|GD&ĐT|GDĐT|GD-ĐT|KH&CN|KHCN|KH-CN|GTVT
TC-KH|TC&KH|TCKH|KT-HT|KT&HT|KTHT|DT&TG|DTTG|QLĐT|QH-KT|CT|TP|NV|TC|XD|YT|NgV|DL|PT&TH|PT-TH|PTTH|TP-HT
Phát thanh - Truyền hình|Phát thanh và Truyền hình|Phát thanh, Truyền hình|Phát thanh Truyền hình|Truyền thanh - Truyền hình
Truyền thanh Truyền hình|Truyền thanh|Phát thanh, Truyền hình và Báo|Thông tin điện tử|Thông tin - Giao tiếp điện tử
Nhân dân|nhân dân tối cao|Nhà nước|Mặt trận Tổ quốc|Mặt trận Tổ quốc Việt Nam|MTTQ|MTTQ Việt Nam|MTTQVN|MTTQ VN|MTTQ và các đoàn thể
Hợp tác xã|HTX|Xã hội|xã hội khu vực|thuế|thuế khu vực|Hải quan|Thống kê|Thi hành án dân sự|THADS|Quản lý thị trường
Quản lý đê điều và phòng, chống lụt bão|Kiểm lâm|Chăn nuôi và Thú y|Trồng trọt và Bảo vệ thực vật|Thủy lợi|Thú y|Bảo vệ thực vật
Tiêu chuẩn Đo lường Chất lượng|An toàn vệ sinh thực phẩm|Dân số|Dân số - Kế hoạch hóa gia đình|Quản lý đất đai
Phòng, chống tệ nạn xã hội|Bảo vệ môi trường|Biển và Hải đảo|Văn thư - Lưu trữ|Quản lý chất lượng nông lâm sản và thủy sản
Liên hiệp Phụ nữ|LHPN|Phụ nữ|Nông dân|Cựu chiến binh|CCB|Cựu giáo chức|Chữ thập đỏ|CTĐ|Người cao tuổi|Khuyến học|Luật gia|Nhà báo
Văn học nghệ thuật|Văn học - Nghệ thuật|Liên hiệp các hội khoa học và kỹ thuật|Liên hiệp các tổ chức hữu nghị|Đông y|Người mù
Doanh nghiệp|doanh nghiệp nhỏ và vừa|doanh nhân|doanh nhân trẻ|doanh nghiệp trẻ|Luật sư|Công chứng viên|Khoa học kỹ thuật
Nạn nhân chất độc da cam/dioxin|Bảo vệ quyền lợi người tiêu dùng|Bảo trợ người khuyết tật và trẻ mồ côi|Sinh viên|Thanh niên
Chỉ đạo|Chỉ huy|Chỉ huy quân sự|Chỉ huy Bộ đội Biên phòng|Chấp hành|Thường vụ|Tổ chức|Tuyên giáo|Tuyên giáo và Dân vận|Dân vận|Nội chính
Kiểm tra|Kiểm tra văn bản|Kiểm tra văn bản quy phạm pháp luật|Kết cấu hạ tầng|Kết cấu hạ tầng xây dựng|Quản lý dự án|Quản lý dự án đầu tư xây dựng|Quản lý các dự án|Quản lý các dự án đầu tư xây dựng|Quản lý Khu kinh tế
Quản lý các Khu công nghiệp|Quản lý các khu chế xuất và công nghiệp|Quản lý các khu chế xuất và khu công nghiệp|Quản lý các khu công nghiệp và chế xuất
Quản lý các khu công nghiệp và khu chế xuất|Quản lý các khu công nghiệp, khu kinh tế|Quản lý Khu kinh tế và các khu công nghiệp|Quản lý các Khu kinh tế|Quản lý Khu công nghệ cao|Quản lý đường bộ|Quản lý rừng phòng hộ
Quản lý rừng đặc dụng|Quản lý Vườn quốc gia|Quản lý di tích|Quản lý chợ|Quản lý đầu tư và xây dựng|Quản lý cửa khẩu
An toàn giao thông|ATGT|An ninh|Quốc phòng|Công an|Ngoại giao|Dân nguyện|Pháp chế|Kinh tế - Ngân sách|Kinh tế và Ngân sách
Phục vụ hành chính công|Hành chính công|Xúc tiến Đầu tư|Xúc tiến đầu tư, thương mại và du lịch|Xúc tiến Đầu tư - Thương mại - Du lịch
Xúc tiến thương mại|Khuyến nông|Khuyến công|Dịch vụ việc làm|Dịch vụ nông nghiệp|Trợ giúp pháp lý nhà nước|Kiểm soát bệnh tật
Công nghệ thông tin|Công nghệ thông tin và truyền thông|Giáo dục nghề nghiệp - Giáo dục thường xuyên|Giáo dục thường xuyên
Phát triển quỹ đất|Chính trị|Bồi dưỡng chính trị|Chuyển đổi số|Giám sát, điều hành thông minh|Văn hóa, Thể thao và Truyền thanh
Phòng thủ dân sự|Phòng, chống thiên tai|Phòng, chống thiên tai và tìm kiếm cứu nạn|Phòng, chống tham nhũng|Đầu tư phát triển
Phối hợp phổ biến, giáo dục pháp luật|phối hợp phổ biến giáo dục pháp luật|Chính sách xã hội|Phát triển|Bảo vệ và phát triển rừng
Cải cách hành chính|CCHC|Nông thôn mới|Y tế dự phòng|Dân số và Phát triển|Thanh tra|Kiểm toán nhà nước|Công nghệ|Chiến lược
Tổ chức cán bộ|Tổ chức - Cán bộ|Tổ chức, cán bộ|Tổ chức hành chính|Tổ chức - Hành chính|Hành chính - Tổ chức|Tổ chức và Đào tạo|Tổng hợp
Hành chính - Tổng hợp|Hành chính, tổng hợp|Hành chính - Quản trị|Hành chính, quản trị|Kế hoạch tổng hợp|Kế hoạch - Tổng hợp|Kế hoạch - Nghiệp vụ
Kiểm soát thủ tục hành chính|Xây dựng chính quyền|Xây dựng chính quyền và Công tác thanh niên|Công chức, viên chức|Công chức viên chức
Cán bộ, công chức, viên chức|Giáo dục mầm non|Giáo dục tiểu học|Giáo dục mầm non - Tiểu học|Giáo dục trung học|Giáo dục thường xuyên và Đại học
Giáo dục trung học - Giáo dục thường xuyên|Quản lý chất lượng|Quản lý chất lượng giáo dục|Khảo thí và Quản lý chất lượng giáo dục
Nghiệp vụ y|Nghiệp vụ dược|Nghiệp vụ|Việc làm|Việc làm và Giáo dục nghề nghiệp|Việc làm - Giáo dục nghề nghiệp|Người có công|Bảo trợ xã hội
Trẻ em|Trẻ em và Bình đẳng giới|Quản lý xây dựng|Xúc tiến đầu tư và Hỗ trợ doanh nghiệp|Quản lý khám, chữa bệnh|Hỗ trợ doanh nghiệp|Hỗ trợ doanh nghiệp nhỏ và vừa|các chương trình mục tiêu quốc gia|chương trình mục tiêu quốc gia|xây dựng nông thôn mới|Văn hóa - Thể thao và Truyền thanh|Quản lý đầu tư xây dựng|Kinh tế - Quản lý đầu tư xây dựng|Quản lý hoạt động xây dựng|Quản lý nhà|Quản lý nhà và thị trường bất động sản
Quản lý đô thị và hạ tầng|Quản lý đô thị và phát triển đô thị|Hạ tầng kỹ thuật|Quản lý vận tải|Quản lý phương tiện và người lái
Quản lý vận tải, phương tiện và người lái|Quản lý vận tải và người lái|Quản lý kết cấu hạ tầng giao thông|Kết cấu hạ tầng giao thông
Đăng ký kinh doanh|Đăng ký đất đai|Quản lý doanh nghiệp|Quản lý đầu tư|Quản lý ngân sách|Quản lý giá và công sản|Quản lý công sản
Quản lý văn hóa|Quản lý di sản văn hóa|Quản lý du lịch|Quản lý thể dục thể thao|Quản lý khoa học|Quản lý công nghệ|Quản lý chuyên ngành
Quản lý thương mại|Quản lý công nghiệp|Quản lý năng lượng|Quản lý điện|Quản lý môi trường|Quản lý tài nguyên nước|Quản lý vốn nhà nước tại doanh nghiệp
Hàng không|Hàng không Việt Nam|Hàng hải|Hàng hải và Đường thủy|Đường bộ|Đường sắt|Đường thủy nội địa|Đăng kiểm|Sở hữu trí tuệ
Bổ trợ tư pháp|Hành chính tư pháp|Phổ biến, giáo dục pháp luật|Xây dựng và kiểm tra văn bản quy phạm pháp luật|Kiểm tra văn bản quy phạm pháp luật
Cảnh sát giao thông|Cảnh sát hình sự|Cảnh sát kinh tế|Cảnh sát PCCC và CNCH|Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ
Cảnh sát quản lý hành chính về trật tự xã hội|An ninh kinh tế|An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao";

/// How a head noun behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A full name by itself: `UBND`, `Công an`, `Tỉnh đoàn`.
    Whole,
    /// A council or committee that shares what follows with its neighbour: `HĐND và UBND tỉnh`.
    Council,
    /// Needs a complement: `Sở …`, `Trung tâm …`.
    Open,
    /// Needs a complement, and may stand once before several: `các Sở: A, B`.
    Group,
    /// No agency in spite of its first word: `ban hành`, `báo cáo`.
    Not,
}

const WHOLE: &str = "\
UBND|Ủy ban nhân dân|TT UBND|MTTQ|Mặt trận Tổ quốc|Mặt trận Tổ quốc Việt Nam|UBMTTQ|UBMTTQVN|UBMT|Ủy ban MTTQ|Ủy ban Mặt trận Tổ quốc
Ủy ban Mặt trận Tổ quốc Việt Nam|Ủy ban MTTQ Việt Nam|Ủy ban MTTQVN|MTTQ Việt Nam|UBMTTQ Việt Nam|Mặt trận|Công an|Tỉnh đoàn
Thành đoàn|Huyện đoàn|Thị đoàn|Quận đoàn|Đoàn Thanh niên|Đoàn Thanh niên Cộng sản Hồ Chí Minh|Đoàn TNCS Hồ Chí Minh|Đoàn TNCSHCM
Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy|Đảng ủy|Đảng ủy các cơ quan Đảng|Đảng ủy các cơ quan Đảng, đoàn thể|Đảng ủy Mặt trận Tổ quốc, các đoàn thể|Đảng ủy MTTQ, các đoàn thể|Đảng ủy Mặt trận Tổ quốc và các đoàn thể|Đảng ủy Ủy ban nhân dân|Đảng ủy UBND|Đảng ủy Chính phủ|Đảng ủy Quốc hội|Đảng ủy Khối các cơ quan|Đảng ủy Khối các cơ quan và Doanh nghiệp|Đảng ủy Khối Doanh nghiệp|Đảng ủy Quân sự|Đảng ủy Công an|Đảng ủy Bộ đội Biên phòng|Chi ủy|Tòa án nhân dân|Toà án|TAND|Tòa án nhân dân tối cao|Toà án nhân dân tối cao|Tòa án nhân dân cấp cao|Tòa án quân sự|Viện kiểm sát nhân dân tối cao|Viện kiểm sát nhân dân cấp cao|Viện kiểm sát quân sự|Viện kiểm sát nhân dân|Viện kiểm sát|VKSND
Kho bạc Nhà nước|Kho bạc|KBNN|Bảo hiểm xã hội|BHXH|Ngân hàng Nhà nước|NHNN|Ngân hàng Chính sách xã hội|NHCSXH|Chính phủ|Quốc hội
Thủ tướng Chính phủ|Phó Thủ tướng Chính phủ|Phó Thủ tướng|Kiểm toán Nhà nước|Bộ đội Biên phòng|BĐBP|Bộ Chỉ huy Quân sự|Bộ CHQS|BCHQS|Ban Chỉ huy Quân sự|Ban CHQS
Bộ Chỉ huy Bộ đội Biên phòng|Liên đoàn Lao động|LĐLĐ|Công đoàn|Bưu điện|Điện lực|Thanh tra Chính phủ|Văn phòng Chính phủ|Viettel|VNPT
Thanh tra nhà nước|Cảnh sát giao thông|Tổng Liên đoàn Lao động Việt Nam|Văn phòng Quốc hội|Văn phòng Chủ tịch nước|VCCI|EVN|MobiFone
Cục Thuế|Chi cục Thuế|Thuế tỉnh|Thuế thành phố|Thuế cơ sở|CA|Ban Dân tộc|Ban Dân vận|Ban Tuyên giáo|Ban Tổ chức|Ban Nội chính
Tổ đại biểu|Tổ đại biểu HĐND|Tổ đại biểu Hội đồng nhân dân|Liên minh Hợp tác xã|Liên minh HTX|Bộ phận Tiếp nhận và Trả kết quả|Bộ phận Một cửa|Ban Giám hiệu|Ban Thanh tra nhân dân|Liên đội|Tổ giúp việc|Tổ công tác|Tổ chuyên môn|Tổ công nghệ số cộng đồng|Tổ hòa giải|Tổ liên gia|Tổ bảo vệ an ninh, trật tự|Tổ bảo vệ an ninh trật tự|Tổ truyền thông cộng đồng|Liên hiệp các Hội Khoa học và Kỹ thuật
Liên hiệp các tổ chức hữu nghị|Tổ chuyên viên giúp việc|Hội Nông dân|Hội Cựu chiến binh|Hội Liên hiệp Phụ nữ|Hội LHPN|Ban Chỉ đạo|Ban Quản lý|BQL|BCĐ
Trung ương Mặt trận Tổ quốc Việt Nam|Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam|Ủy ban Trung ương MTTQ Việt Nam|Trung ương Đoàn|Trung ương Hội
Trung ương Đoàn TNCS Hồ Chí Minh|Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh|Trung ương Hội Nông dân Việt Nam|Trung ương Hội Cựu chiến binh Việt Nam
Trung ương Hội Liên hiệp Phụ nữ Việt Nam|Đảng ủy cơ quan|Tổ công tác liên ngành
Báo và Phát thanh, Truyền hình|Báo và Phát thanh - Truyền hình|Văn phòng Tỉnh ủy|Văn phòng Thành ủy|Văn phòng Huyện ủy|Chính quyền địa phương|Hội đồng nhân dân và Ủy ban nhân dân";

const COUNCIL: &str = "\
HĐND|Hội đồng nhân dân|Thường trực HĐND|Thường trực Hội đồng nhân dân|TT HĐND|Đoàn ĐBQH|Đoàn đại biểu Quốc hội|Đoàn Đại biểu Quốc hội
Thường trực Tỉnh ủy|Thường trực Huyện ủy|Thường trực Thành ủy";

const OPEN: &str = "\
văn phòng|VP|báo|báo và đài|đài|tạp chí|cổng|kho bạc|bảo hiểm|tòa án|thanh tra|ủy ban|hội đồng|ngân hàng|quỹ|tập đoàn|bộ chỉ huy
ban chỉ huy|đoàn|học viện|nhà xuất bản|hạt|đội|tổ|trạm|khu|hải quan|thuế|bộ tư lệnh|đồn|ban quản lý|ban chỉ đạo|liên minh|liên đoàn
vườn quốc gia|lữ đoàn|trung đoàn|sư đoàn|thông tấn xã|chi nhánh|nhà hát|bảo tàng|thư viện|tổ chỉ đạo|công chức
nhà văn hóa|câu lạc bộ|cảng vụ|cụm|ban điều phối|ban điều hành|ban vận động|ban đại diện|bệnh viện|công ty|tổng công ty
công ty cổ phần|công ty TNHH|công ty TNHH MTV|hợp tác xã|cơ quan thường trực|cơ quan thường vụ|nhà máy|ban giám sát
chi cục|tổng cục|chi hội|hiệp hội|liên hiệp hội|liên hiệp|viễn thông
|đại học|phân hiệu|bộ phận|đảng đoàn|ban cán sự đảng|ban cán sự|ban thường vụ|ban chấp hành|hội đồng quản trị|đoàn đại biểu|nhà khách|khối";

const GROUP: &str = "sở|phòng|khoa|bộ|ban|hội|cục|vụ|viện|trường|trung tâm|trường đại học|trường cao đẳng|đảng bộ";

const NOT: &str = "\
ban hành|ban đầu|ban đêm|ban ngày|ban tặng|báo cáo|báo chí|báo động|báo hiệu|báo tin|báo hại|hội nghị|hội thảo|hội họp|hội thi
hội nhập|hội viên|hội chợ|hội chẩn|hội chứng|hội tụ|hội đủ|hội ý|hội báo|trường hợp|trường học|bộ máy|bộ chỉ số|bộ tiêu chí|bộ luật
bộ thủ tục|bộ dữ liệu|bộ câu hỏi|bộ tài liệu|bộ nhận diện|bộ quy tắc|bộ đội|bộ môn|phòng chống|phòng , chống|phòng ngừa|phòng học
phòng thủ|phòng cháy|phòng bệnh|phòng dịch|phòng tránh|phòng trừ|phòng ở|sở hữu|sở tại|sở dĩ|viện trợ|viện phí|viện dẫn|đoàn kết|đoàn viên
đoàn kiểm tra|đoàn công tác|đoàn giám sát|đoàn thể|đoàn thanh tra|quỹ đất|quỹ tiền lương|quỹ lương|quỹ nhà|đài tưởng niệm|đài phun
thanh tra , kiểm tra|thanh tra kiểm tra|thanh tra việc|thanh tra công vụ|thanh tra trách nhiệm|cục bộ|cổng dịch vụ công|cổng thanh toán
tổ dân phố|tổ chức|tổ hợp|tổ trưởng|tổ viên|tổ đội|bảo hiểm y tế|bảo hiểm thất nghiệp|bảo hiểm nông nghiệp|khu vực|khu dân cư|khu công nghiệp
khu kinh tế|khu phố|khu vui chơi|khu cách ly|khu du lịch|khu đô thị|khu tái định cư|vụ việc|vụ án|vụ mùa|vụ đông|vụ xuân|vụ hè|công an toàn
văn phòng phẩm|đội ngũ|đội tuyển|trạm biến áp|trạm thu phí|hạt nhân|hạt giống|đồn điền|cụm công nghiệp|cụm từ|cụm dân cư|thuế suất|thuế quan
thuế thu nhập|thuế giá trị|hội trường|hội sở|hội thao|hội đàm|hội diễn|ban bố|viện hóa|bộ chứng từ|bộ hồ sơ|bộ công cụ|bộ mã|cục diện";

/// Titles of persons who stand for their bodies; `trưởng` needs its body after it (`Trưởng phòng …`).
const TITLES: &str = "\
thủ trưởng|giám đốc|phó giám đốc|tổng giám đốc|chủ tịch|phó chủ tịch|các phó chủ tịch|chánh|phó chánh|trưởng|phó trưởng|bí thư|phó bí thư
cục trưởng|chi cục trưởng|tổng cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|tổng biên tập|bộ trưởng|thống đốc|chánh án|tổng kiểm toán
người đứng đầu|lãnh đạo|tư lệnh|chỉ huy trưởng|chính ủy|hạt trưởng|đội trưởng|tổ trưởng|phó hiệu trưởng|trạm trưởng|trưởng các|đồng chí|đ/c
giáo viên chủ nhiệm|giáo viên bộ môn|giáo viên tổng phụ trách|giáo viên tổng phụ trách đội|tổng phụ trách đội|nhân viên y tế|nhân viên thư viện|nhân viên kế toán|kế toán
thường trực|thành viên|đại diện|đại diện lãnh đạo|ủy viên|chủ nhiệm|kế toán trưởng|trưởng đoàn|người có thẩm quyền của|tập thể lãnh đạo";

const QUANTIFIERS: &str = "các|những|tất cả các|toàn bộ|toàn bộ các|một số|từng|mỗi|toàn thể các|hệ thống các|đối với các|các ông (bà)|các ông, bà|các ông/bà|ông (bà)";

/// Nouns of collectives: `các sở, ban, ngành`, `cơ quan, đơn vị có liên quan`.
const COLLECTIVE: &str = "\
sở|ban|ngành|phòng|khoa|bộ|bộ phận|cơ quan|cơ quan ngang bộ|cơ quan thuộc chính phủ|đơn vị|địa phương|tổ chức|đoàn thể|hội|hội đoàn thể|hiệp hội|doanh nghiệp
trường|trường học|nhà trường|cơ sở|cơ sở giáo dục|cơ sở y tế|công ty|tập đoàn|tổng công ty|ngân hàng|ngân hàng thương mại|viện|trung tâm
bệnh viện|lực lượng|chủ đầu tư|nhà thầu|nhà mạng|hợp tác xã|cấp ủy|chính quyền|cấp|ban ngành|sở ngành|cá nhân|chi bộ|đảng bộ|mặt trận|đài
báo|cơ quan báo chí|báo chí|ban quản lý|ban chỉ đạo|thành viên|hội đồng|hộ gia đình|tổ chức tín dụng|trưởng ấp|nhà đầu tư|khối|hội quần chúng
thành viên ban chỉ đạo|thành viên tổ công tác|thành viên hội đồng|cục|vụ|chi cục|đoàn|đảng ủy|học viện|chi hội|câu lạc bộ
tổ dân phố|khu phố|khu dân cư|tổ đại biểu|đại biểu|chủ rừng|chủ cơ sở|chủ phương tiện|chủ doanh nghiệp|hộ kinh doanh|tổ đảng|đơn vị tư vấn|tổ chức tư vấn|đơn vị thi công|đơn vị cung cấp dịch vụ|đơn vị vận hành
tỉnh|thôn|bản|ấp|buôn|làng|sóc|khóm|huyện|quận|thành phố|thị xã|thị trấn|xã|phường|đặc khu|tp|cơ sở đào tạo|cơ sở khám bệnh, chữa bệnh|sở - ngành
cơ quan trung ương|đầu mối|chủ rừng|chủ cơ sở|chủ phương tiện|chủ thể|chủ hộ|hộ dân|hộ kinh doanh|phòng ban|nghiệp đoàn|liên đoàn|tổng cục|huyện ủy|thành ủy|thị ủy|quận ủy|ban đảng|đảng đoàn|ban cán sự đảng|văn phòng|chính quyền địa phương|cơ quan chức năng|kho bạc";

/// Nouns of territory, after which a proper name may follow.
const TERRITORY: &str = "\
tỉnh|huyện|quận|thành phố|thị xã|thị trấn|xã|phường|đặc khu|địa phương|thôn|bản|ấp|tp|tx|tt|vùng|khu vực|khu phố|thủ đô|tổ dân phố|buôn|làng|sóc|khóm|huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy";

/// What may follow a name and belongs to it.
const TAILS: &str = "\
ven biển|vùng cao|vùng biên|biên giới|miền núi|hải đảo|vùng đồng bào dân tộc thiểu số|vùng dân tộc thiểu số|đặc biệt khó khăn|giáp ranh|vùng trũng|ven sông|ven đô
liên quan|có liên quan|chuyên môn|chuyên môn có liên quan|chức năng|có chức năng|trực thuộc|trong tỉnh|trong huyện|trong thành phố
trên địa bàn|trên địa bàn quản lý|đóng trên địa bàn|đóng chân trên địa bàn|hoạt động trên địa bàn|đứng chân trên địa bàn|tại địa phương|đóng tại địa phương
ở địa phương|đóng tại|ngành dọc|ngành dọc đóng tại địa phương|các cấp|cấp|cấp tỉnh|cấp huyện|cấp xã|cấp cơ sở|cấp thành phố|cấp trên|cấp dưới
cùng cấp|cơ sở|trung ương|địa phương|khác|khác có liên quan|nêu trên|nói trên|được giao|được phân công|được phân công nhiệm vụ|được phân công phối hợp|được giao trách nhiệm|được giao nhiệm vụ|được giao chủ trì
chính trị - xã hội|chính trị, xã hội|chính trị xã hội|chính trị|chính trị - xã hội - nghề nghiệp|xã hội - nghề nghiệp|xã hội nghề nghiệp|xã hội
đoàn thể|quần chúng|quốc gia|nhà nước|hành chính|hành chính nhà nước|toàn tỉnh|toàn huyện|nghề nghiệp|thông tin đại chúng|thông tấn|thông tấn, báo chí
thông tấn báo chí|báo chí|truyền thông|đại chúng|sự nghiệp|sự nghiệp công lập|công lập|ngoài công lập|có thẩm quyền|thành viên|ngoài tỉnh|hữu quan
thụ hưởng|dự toán|sử dụng ngân sách|thường trực|tham mưu giúp việc|tương đương|sản xuất, kinh doanh|sản xuất kinh doanh
viễn thông|tiến hành tố tụng|tố tụng|bảo vệ pháp luật|nội chính|quân sự|lao động|dân cử|trong nước|quốc tế|tư nhân|nước ngoài|ngành|ngang bộ
vũ trang|vũ trang nhân dân|công an|quân đội|biên phòng|y tế|giáo dục|giáo dục và đào tạo|đại học|cao đẳng|phổ thông|trung học phổ thông|mầm non
tiểu học|trung học cơ sở|THCS|THPT|doanh nghiệp|tín dụng|thương mại|có đủ điều kiện|đảng|đảng, đoàn thể|đảng, nhà nước|tỉnh ủy|đoàn hội
dịch vụ|vận tải|du lịch|chủ quản|ban đảng|tư pháp|khối đảng|xã hội khác|cấp nước|điện lực|phát thanh, truyền hình|tại chỗ|việt nam
được phân công chủ trì|được giao nhiệm vụ chủ trì|trực tiếp quản lý|trên cả nước|ở cơ sở|thuộc thẩm quyền quản lý|phụ trách";

/// What ends a list of names in running text: the verbs with which tasks begin, and words that open a clause.
const STOPS: &str = "\
tham mưu|trực tiếp|triển khai|thực hiện|tổ chức|hướng dẫn|xây dựng|nghiên cứu|kiểm tra|rà soát|theo dõi|trong việc|trong công tác|trong quá trình|trong thời gian
trong lĩnh vực|trong đó|trong năm|trong phạm vi|trong hoạt động|trong tháng|trong quý|trong giai đoạn|đôn đốc|tổng hợp|báo cáo|cung cấp|bố trí|cân đối|quản lý|đánh giá|tuyên truyền|phổ biến|vận động|hỗ trợ|đào tạo
bồi dưỡng|giám sát|thanh tra|thẩm định|đề xuất|ban hành|đẩy mạnh|tăng cường|tiếp tục|chỉ đạo|chủ trì|phối hợp với|phối hợp chặt chẽ|phối hợp|phối hợp cùng|phối hợp thực hiện|phối hợp trong|chú trọng|quan tâm
nghiêm túc|quyết liệt|nhanh chóng|gương mẫu|tuyệt đối|chủ động|tích cực|khẩn trương|kịp thời|thường xuyên|tập trung|căn cứ|chịu trách nhiệm|có trách nhiệm|trên cơ sở|hoàn thành|bảo đảm
đảm bảo|phát huy|thông qua|khai thác|sử dụng|huy động|bổ sung|cập nhật|công khai|niêm yết|tiếp nhận|giải quyết|xử lý|xác định|phân tích|khảo sát
điều tra|lập|lồng ghép|thành lập|phân công|kiểm soát|duy trì|vận hành|nâng cấp|nâng cao|cải thiện|hoàn thiện|đổi mới|phát triển|thu hút|quảng bá
xúc tiến|tạo|tạo điều kiện|thẩm tra|trình|ký|công bố|thông báo|phản ánh|thu thập|chuẩn bị|sơ kết|tổng kết|phản biện|ứng dụng|số hóa|kết nối|chia sẻ
in ấn|biên soạn|phát động|lựa chọn|xem xét|quyết định|quán triệt|quy định|bảo vệ|phòng ngừa|phòng, chống|phòng chống|ngăn chặn|đấu tranh|tháo gỡ
khắc phục|chấn chỉnh|góp ý|tư vấn|đăng tải|phát sóng|mở|mở rộng|tập huấn|tiến hành|điều chỉnh|sửa đổi|thay thế|bãi bỏ|lấy ý kiến|giải trình|thanh toán
quyết toán|cấp phát|cấp phép|cụ thể hóa|nâng|rút ngắn|cắt giảm|đơn giản hóa|khuyến khích|hợp tác|liên kết|tìm kiếm|giới thiệu|giới thiệu,|kêu gọi
thống nhất|thỏa thuận|đàm phán|tranh thủ|kiến nghị|yêu cầu|đề nghị|giao|giúp|phát hiện|phân bổ|phê duyệt|đầu tư|tu bổ|tôn tạo|bảo tồn|sắp xếp
kiện toàn|tinh giản|luân chuyển|đưa|gửi|nhận|có kế hoạch|có giải pháp|có biện pháp|có văn bản|có ý kiến|phải|cần|sẽ|đã|đang|được|bị|không|để|nhằm|về|với|cho|khi|do
bằng|từ|là|theo|nếu|mà|vào|trước|sau|đến|hằng|hàng|định kỳ|ngay|vì|cùng nhau|lên|ra|xin|tự|biết|thì|và các nội dung|như|gắn|đồng thời|nhất là|bao gồm|gồm
chuyển|chuyển giao|chuyển đổi|tuần tra|canh gác|nạo vét|tu sửa|sửa chữa|lắp đặt|xây lắp|cử|bảo trì|bảo dưỡng|trực ban|chi trả|hòa giải|truyền thông về|tuyên dương|khen thưởng|biểu dương|nhân rộng|thiết kế|thi công|giải phóng|thu hồi|cắm mốc|kiểm kê|thống kê
giám định|xét|xét duyệt|bình xét|đăng ký|tham gia|cam kết|chấp hành|tuân thủ|quan trắc|giải ngân|tiếp cận|nắm bắt|nắm|hưởng ứng|phối kết hợp|chăm lo|chăm sóc
thu gom|vận chuyển|tiêu hủy|sản xuất|nuôi|trồng|phủ|phủ sóng|xóa|xã hội hóa|đặt|treo|dán|in|viết|đăng|chọn|trao|trao đổi|lãnh đạo|làm|dự|mời|họp|tiếp|đối thoại|gặp";

/// Nouns that begin like one of them.
const NO_STOPS: &str = "giao thông|giao dịch|dự án|hợp tác xã|hợp tác quốc tế|lập pháp|xét nghiệm|đầu tư công|tự nhiên|in ấn và phát hành|cử tri|tự quản|tự vệ|tự do|tự động hóa|từ thiện|hàng không|hàng hải|hàng hóa|hàng giả|sau đại học|đăng kiểm|dự phòng|dự trữ|dự bị|giúp việc";

/// Titles that may stand for a body without naming it: `Bộ trưởng, Thủ trưởng cơ quan ngang Bộ`.
const ALONE: &str = "bộ trưởng|hiệu trưởng|phó hiệu trưởng|tổ trưởng|thống đốc|giám đốc|phó giám đốc|chủ tịch|viện trưởng|cục trưởng|chi cục trưởng|vụ trưởng
các phó hiệu trưởng|giáo viên chủ nhiệm|giáo viên bộ môn|giáo viên tổng phụ trách|giáo viên tổng phụ trách đội|tổng phụ trách đội|nhân viên y tế|nhân viên thư viện|nhân viên kế toán
kế toán|bí thư|phó chủ tịch|trưởng thôn|trưởng ban|chủ nhiệm";

/// The fields of both lists.
pub(super) static FIELD: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let dated: Vec<(&str, ())> = DATED.iter().map(|field| (field.name, ())).collect();
    Phrases::new(&[dated.as_slice(), &[(FIELDS, ())]].concat())
});

/// What may begin a name.
pub(super) static HEAD: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    Phrases::new(&[(OPEN, Head::Open), (GROUP, Head::Group), (WHOLE, Head::Whole), (COUNCIL, Head::Council), (NOT, Head::Not)])
});

/// Prepositions between a name and the place or body it belongs to.
const LINKS: &str = "thuộc|của|tại|ở|trong|trên|thuộc địa bàn|chi nhánh";

/// Collectives whose description may be of any words: `các cơ quan thông tin đại chúng`.
const DESCRIBED: &str =
    "cơ quan|đơn vị|tổ chức|hội|hiệp hội|đoàn thể|doanh nghiệp|trường|công ty|tập đoàn|phòng|ban|chi hội|hội đồng|lực lượng";

/// The only collectives that begin a heading or a task without `các`.
const BARE: &str = "sở|ban|ngành|phòng|bộ|cơ quan|đơn vị|địa phương|ban ngành|sở ngành|phòng ban|huyện|xã|thành viên|chính quyền địa phương|cấp ủy|chính quyền|chủ cơ sở|chủ rừng|chủ đầu tư|chủ hộ|chủ phương tiện|chủ doanh nghiệp";

pub(super) static TITLE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(TITLES, ())]));
pub(super) static SOLO: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(ALONE, ())]));
pub(super) static QUANTIFIER: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(QUANTIFIERS, ())]));
pub(super) static NOUN: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(COLLECTIVE, ())]));
pub(super) static PLACE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(TERRITORY, ())]));
pub(super) static TAIL: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(TAILS, ())]));
static STOP: LazyLock<Phrases<bool>> = LazyLock::new(|| Phrases::new(&[(STOPS, true), (NO_STOPS, false)]));

/// Nouns whose second syllable looks like a verb: `công | trình`, `việc | làm`.
const COMPOUNDS: &str = "thiết bị|dự bị|thư ký|chữ ký|nhật ký|sáng tạo|cải tạo|chế tạo|nhân tạo|trật tự|thứ tự|ngân hàng|cửa hàng|khách hàng|hàng không\
                         |chăn nuôi|vật nuôi|con nuôi|cây trồng|nuôi trồng|mặt bằng|đồng bằng|văn bằng|trợ giúp|nhà in|cuộc họp|hội họp|công trình|chương trình|lộ trình|quy trình|quá trình|tiến trình|giáo trình|hành trình|chu trình|việc làm|công lập|dân lập|độc lập\
                         |trực tiếp|gián tiếp|giao tiếp|ngoại giao|bàn giao|chính phủ|công nhận";

static COMPOUND: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(COMPOUNDS, ())]));

/// The word after the verb or word at `at` that ends a list of names in running text.
pub(super) fn stop(words: &Words, at: usize) -> Option<usize> {
    let (end, _) = STOP.longest(words, at).filter(|&(_, stops)| stops)?;
    let inside = end == at + 1 && at > 0 && COMPOUND.end(words, at - 1) == Some(end);
    (!inside).then_some(end)
}

pub(super) static LINK: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(LINKS, ())]));
pub(super) static LOOSE_NOUN: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(DESCRIBED, ())]));
pub(super) static BARE_NOUN: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(BARE, ())]));
