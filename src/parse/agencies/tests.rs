//! Agency names: lists, collectives, headings, cells.

mod sentences;

use super::*;

fn split(text: &str) -> Vec<&str> {
    split_agencies(text).into_iter().map(|range| &text[range]).collect()
}

fn is_agency_list(heading: &str) -> bool {
    heading_agencies(&Words::new(heading)).is_some()
}

fn agencies_at_start(text: &str) -> Option<AgencyList> {
    agencies_at_word(&Words::new(text), 0)
}

fn opening(text: &str) -> (Vec<&str>, &str) {
    match agencies_at_start(text) {
        Some(found) => (found.names.into_iter().map(|range| &text[range]).collect(), text[found.end..].trim()),
        None => (vec![], text),
    }
}

#[test]
fn names_are_split_between_not_inside() {
    for (text, names) in [
        ("Sở Nội vụ", vec!["Sở Nội vụ"]),
        (
            "Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch và Kho bạc Nhà nước",
            vec!["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Kho bạc Nhà nước"],
        ),
        (
            "Sở Lao động - Thương binh và Xã hội; Sở Tài nguyên và môi trường",
            vec!["Sở Lao động - Thương binh và Xã hội", "Sở Tài nguyên và môi trường"],
        ),
        (
            "Phòng Văn hóa và Thông tin cùng với Văn phòng HĐND - UBND huyện",
            vec!["Phòng Văn hóa và Thông tin", "Văn phòng HĐND - UBND huyện"],
        ),
        (
            "Văn phòng HĐND và UBND huyện, Phòng Tài chính – Kế hoạch; Phòng Tư Pháp",
            vec!["Văn phòng HĐND và UBND huyện", "Phòng Tài chính – Kế hoạch", "Phòng Tư Pháp"],
        ),
        (
            "- Sở Khoa học và Công nghệ; - Sở Xây dựng. - Công an tỉnh",
            vec!["Sở Khoa học và Công nghệ", "Sở Xây dựng", "Công an tỉnh"],
        ),
        ("+ Sở Y tế; + Sở Tài chính, • UBND các xã", vec!["Sở Y tế", "Sở Tài chính", "UBND các xã"]),
        ("- Sở Xây dựng - Công an tỉnh", vec!["Sở Xây dựng", "Công an tỉnh"]),
        ("UBND các tỉnh/ thành phố, các sở/ngành", vec!["UBND các tỉnh/ thành phố", "các sở/ngành"]),
        ("UBND các huyện/thị xã/thành phố và Sở Y tế/Sở Nội vụ", vec!["UBND các huyện/thị xã/thành phố", "Sở Y tế", "Sở Nội vụ"]),
        ("UBND huyện/Công an huyện", vec!["UBND huyện", "Công an huyện"]),
        ("UBND xã Bình An/Sở Du lịch", vec!["UBND xã Bình An", "Sở Du lịch"]),
        ("UBND xã, phường, đặc khu Sở Tài chính", vec!["UBND xã, phường, đặc khu", "Sở Tài chính"]),
        ("Sở Nội vụ Sở Tài chính; Bộ Y tế Các bộ, ngành", vec!["Sở Nội vụ", "Sở Tài chính", "Bộ Y tế", "Các bộ, ngành"]),
        (
            "Phòng Nội vụ Phòng Tư pháp, Phòng Tư pháp UBND huyện",
            vec!["Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tư pháp UBND huyện"],
        ),
        ("Ban Tổ chức Tỉnh ủy", vec!["Ban Tổ chức Tỉnh ủy"]),
        ("các sở, ban, ngành và cơ quan, đơn vị có liên quan", vec!["các sở, ban, ngành", "cơ quan, đơn vị có liên quan"]),
        (
            "các sở, ban, ngành, đoàn thể tỉnh và đơn vị có liên quan",
            vec!["các sở, ban, ngành, đoàn thể tỉnh", "đơn vị có liên quan"],
        ),
        ("các bộ, ngành và địa phương có liên quan", vec!["các bộ, ngành và địa phương có liên quan"]),
        ("các sở, ngành và đơn vị liên quan", vec!["các sở, ngành và đơn vị liên quan"]),
        ("các cơ quan, đơn vị và tổ chức, cá nhân có liên quan", vec!["các cơ quan, đơn vị", "tổ chức, cá nhân có liên quan"]),
        ("Công an phường, các tổ dân phố", vec!["Công an phường", "các tổ dân phố"]),
        (
            "đồng chí Trần Văn An - Phó Chủ tịch UBND xã; bà Lê Thị Bình, ông Đỗ Công Danh",
            vec!["đồng chí Trần Văn An - Phó Chủ tịch UBND xã", "bà Lê Thị Bình", "ông Đỗ Công Danh"],
        ),
        ("Giáo viên chủ nhiệm, Tổng phụ trách Đội", vec!["Giáo viên chủ nhiệm", "Tổng phụ trách Đội"]),
        ("Sở VH,TT&DL; Sở KH&ĐT, Sở LĐ-TB&XH", vec!["Sở VH,TT&DL", "Sở KH&ĐT", "Sở LĐ-TB&XH"]),
        (
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Hỗ trợ doanh nghiệp; Báo Sơn Hà",
            vec!["Trung tâm Xúc tiến Đầu tư, Thương mại và Hỗ trợ doanh nghiệp", "Báo Sơn Hà"],
        ),
        (
            "Hội doanh nhân trẻ, Hiệp hội Mắc ca, Chi hội Mật ong",
            vec!["Hội doanh nhân trẻ", "Hiệp hội Mắc ca", "Chi hội Mật ong"],
        ),
        ("Báo và Đài Phát thanh - Truyền hình tỉnh", vec!["Báo và Đài Phát thanh - Truyền hình tỉnh"]),
        (
            "Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội tỉnh",
            vec!["Mặt trận Tổ quốc Việt Nam", "các tổ chức chính trị - xã hội tỉnh"],
        ),
        ("Sở Nội vụ, Tài chính", vec!["Sở Nội vụ", "Tài chính"]),
        ("Đề nghị Tòa án nhân dân tỉnh", vec!["Tòa án nhân dân tỉnh"]),
        ("SỞ NỘI VỤ, SỞ XÂY DỰNG", vec!["SỞ NỘI VỤ", "SỞ XÂY DỰNG"]),
        ("", vec![]),
    ] {
        assert_eq!(split(text), names, "{text}");
    }
}

#[test]
fn a_shared_head_is_taken_off() {
    for (text, names) in [
        ("các Sở: Nội vụ, Văn hóa, Thể thao và Du lịch, Tư pháp", vec!["Nội vụ", "Văn hóa, Thể thao và Du lịch", "Tư pháp"]),
        (
            "Các Phòng: Nội vụ, VP HĐND - UBND, Tư Pháp, Tài chính - Kế hoạch",
            vec!["Nội vụ", "VP HĐND - UBND", "Tư Pháp", "Tài chính - Kế hoạch"],
        ),
        ("các Sở Nội vụ, Tài chính và Công Thương", vec!["Nội vụ", "Tài chính", "Công Thương"]),
        ("các Sở Nội vụ, Công an tỉnh", vec!["Nội vụ", "Công an tỉnh"]),
        ("Giám đốc các Sở: Y tế, Nội vụ; Chủ tịch UBND các xã, phường", vec!["Y tế", "Nội vụ", "Chủ tịch UBND các xã, phường"]),
        (
            "các Sở: Kế hoạch và đầu tư, Tư pháp và các cơ quan, đơn vị có liên quan",
            vec!["Kế hoạch và đầu tư", "Tư pháp", "các cơ quan, đơn vị có liên quan"],
        ),
        ("Các cơ quan ngành dọc đóng tại địa phương: Kho bạc Nhà nước, Cục thuế tỉnh", vec!["Kho bạc Nhà nước", "Cục thuế tỉnh"]),
        ("các Phòng Giáo dục và Đào tạo", vec!["các Phòng Giáo dục và Đào tạo"]),
    ] {
        assert_eq!(split(text), names, "{text}");
    }
}

#[test]
fn collectives_stay_whole() {
    for (text, names) in [
        ("các sở, ban, ngành", vec!["các sở, ban, ngành"]),
        (
            "Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện, thành phố",
            vec!["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện, thành phố"],
        ),
        ("Các Sở, Ban ngành tỉnh; UBND cấp xã", vec!["Các Sở, Ban ngành tỉnh", "UBND cấp xã"]),
        ("các cơ quan, đơn vị, địa phương", vec!["các cơ quan, đơn vị, địa phương"]),
        (
            "Các phòng, ban chuyên môn liên quan, UBND các xã, thị trấn",
            vec!["Các phòng, ban chuyên môn liên quan", "UBND các xã, thị trấn"],
        ),
        ("cơ quan, đơn vị có liên quan", vec!["cơ quan, đơn vị có liên quan"]),
        (
            "Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch UBND các huyện, thị xã, thành phố",
            vec!["Giám đốc các sở", "Thủ trưởng các ban, ngành", "Chủ tịch UBND các huyện, thị xã, thành phố"],
        ),
        (
            "Báo Sơn Hà, các cơ quan thông tin, truyền thông tại địa phương",
            vec!["Báo Sơn Hà", "các cơ quan thông tin, truyền thông tại địa phương"],
        ),
        ("các cơ quan, tổ chức, cá nhân có liên quan", vec!["các cơ quan, tổ chức, cá nhân có liên quan"]),
        (
            "các bộ, ngành Trung ương và các đơn vị trực thuộc UBND tỉnh",
            vec!["các bộ, ngành Trung ương", "các đơn vị trực thuộc UBND tỉnh"],
        ),
    ] {
        assert_eq!(split(text), names, "{text}");
    }
}

#[test]
fn words_that_only_look_like_bodies_begin_no_name() {
    for text in [
        "Ban hành kế hoạch",
        "Báo cáo kết quả",
        "Hội nghị sơ kết",
        "Bộ phận lãnh đạo",
        "Tổ chức kiểm tra",
        "Tổ chức thực hiện",
        "Phòng, chống thiên tai",
        "Trường hợp có vướng mắc",
        "Công tác cán bộ",
        "Tăng cường quản lý",
        "Thanh tra, kiểm tra việc thu",
        "Bảo hiểm y tế toàn dân",
        "Cổng dịch vụ công",
        "sở hữu trí tuệ",
        "",
    ] {
        assert_eq!(opening(text), (vec![], text), "{text}");
        assert!(!is_agency_list(text), "{text}");
    }
}

#[test]
fn headings_that_are_lists_of_names() {
    for text in [
        "Sở Nội vụ",
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Các sở, ban, ngành tỉnh; UBND các huyện, thành phố",
        "Các cơ quan ngành dọc đóng tại địa phương: Kho bạc Nhà nước, Công an tỉnh",
        "SỞ TÀI CHÍNH",
        "Trách nhiệm của Sở Y tế:",
        "Báo Sơn Hà, các cơ quan thông tin, truyền thông tại địa phương",
        "Công an tỉnh có trách nhiệm:",
        "Ban An toàn giao thông tỉnh",
        "Sở Nội vụ (cơ quan thường trực)",
        "Chi cục Thuế khu vực",
        "Các cơ quan, đơn vị",
        "Văn phòng HĐND và UBND xã",
    ] {
        assert!(is_agency_list(text), "{text}");
    }
    for text in [
        "Mục tiêu chung",
        "Các cơ quan, đơn vị chủ động rà soát thủ tục",
        "Sở Nội vụ chủ trì tham mưu kế hoạch",
        "Cơ sở vật chất",
        "TỔ CHỨC THỰC HIỆN",
        "BAN HÀNH VĂN BẢN",
        "Các ngành công nghiệp chủ lực",
        "Các chỉ tiêu",
        "Kinh phí",
        "Các nhiệm vụ trọng tâm",
        "Công khai, minh bạch",
        "Trách nhiệm giải trình với người dân",
        "Đất đai; tài nguyên",
    ] {
        assert!(!is_agency_list(text), "{text}");
    }
}

#[test]
fn owners_are_named_before_the_cue_or_in_a_parenthesis() {
    let owned = |text: &'static str| -> Vec<&str> { owners(text).into_iter().map(|range| &text[range]).collect() };
    assert_eq!(
        owned("Phòng Kinh tế cùng với Văn phòng HĐND - UBND huyện chủ trì, phối hợp với các cơ quan liên quan thực hiện"),
        ["Phòng Kinh tế", "Văn phòng HĐND - UBND huyện"]
    );
    assert_eq!(owned("Khảo sát các phòng, ban chuyên môn (Phòng Nội vụ theo dõi)"), ["Phòng Nội vụ"]);
    assert_eq!(owned("Phòng Nội vụ; UBND các xã"), ["Phòng Nội vụ", "UBND các xã"]);
}

#[test]
fn names_of_before_and_after_the_mergers() {
    let dates = |name: &str| validity(name).collect::<Vec<_>>();
    assert_eq!(dates("Sở Kế hoạch và Đầu tư"), [(None, Some("2025-02-28"))]);
    assert_eq!(dates("Sở Nông nghiệp và Môi trường tỉnh Sơn Hà"), [(Some("2025-03-01"), None)]);
    assert_eq!(dates("Phòng Kinh tế, Hạ tầng và Đô thị").len(), 2);
    assert!(dates("Hiệp hội Mật ong").is_empty() && dates("").is_empty());
}

#[test]
fn any_text_is_cut_at_characters() {
    let pieces =
        ["các ", "Sở", ":", ",", " và ", "(", ")", "Thủ trưởng ", "tỉnh", " TP.", "“", "-", "\u{301}", "UBND", " 5", "phường"];
    let mut text = String::new();
    for at in 0..400usize {
        text.push_str(pieces[(at * at + at / 3) % pieces.len()]);
        if at % 9 == 0 {
            for range in split_agencies(&text).into_iter().chain(owners(&text)) {
                assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()), "{range:?}");
            }
            let _ = (is_agency_list(&text), agencies_at_start(&text));
        }
    }
}

#[test]
fn doers_of_schools_councils_and_communes() {
    for (text, names, rest) in [
        ("Hiệu trưởng: Chỉ đạo chung", vec!["Hiệu trưởng"], ": Chỉ đạo chung"),
        ("Các tổ trưởng chuyên môn: Xây dựng kế hoạch", vec!["Các tổ trưởng chuyên môn"], ": Xây dựng kế hoạch"),
        ("Hiệu trưởng các trường học chịu trách nhiệm", vec!["Hiệu trưởng các trường học"], "chịu trách nhiệm"),
        (
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh trường: Mở hội trại",
            vec!["Đoàn Thanh niên Cộng sản Hồ Chí Minh trường"],
            ": Mở hội trại",
        ),
        ("Giáo viên chủ nhiệm phối hợp với cha mẹ học sinh", vec!["Giáo viên chủ nhiệm"], "phối hợp với cha mẹ học sinh"),
        (
            "Thường trực HĐND, các Ban của HĐND, Tổ đại biểu và đại biểu HĐND xã giám sát",
            vec!["Thường trực HĐND", "các Ban của HĐND", "Tổ đại biểu", "đại biểu HĐND xã"],
            "giám sát",
        ),
        ("Hội Nông dân xã và đơn vị tư vấn tổ chức lớp học", vec!["Hội Nông dân xã", "đơn vị tư vấn"], "tổ chức lớp học"),
        ("Vụ Vận tải và An toàn giao thông chủ trì", vec!["Vụ Vận tải và An toàn giao thông"], "chủ trì"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì", vec!["Ban Tuyên giáo và Dân vận Tỉnh ủy"], "chủ trì"),
        (
            "Đồng chí Đỗ Văn Danh, công chức Văn hóa - Xã hội chịu trách nhiệm",
            vec!["Đồng chí Đỗ Văn Danh, công chức Văn hóa - Xã hội"],
            "chịu trách nhiệm",
        ),
        (
            "Công đoàn trường, Đoàn Thanh niên, Liên đội phát động",
            vec!["Công đoàn trường", "Đoàn Thanh niên", "Liên đội"],
            "phát động",
        ),
        ("Ủy ban nhân dân các xã ven biển giao đất", vec!["Ủy ban nhân dân các xã ven biển"], "giao đất"),
        ("địa phương trong xử lý sự cố", vec!["địa phương"], "trong xử lý sự cố"),
        (
            "Ông Trần Văn An, Phó Chủ tịch UBND xã: phụ trách chung",
            vec!["Ông Trần Văn An, Phó Chủ tịch UBND xã"],
            ": phụ trách chung",
        ),
        (
            "Các cơ quan, đơn vị được phân công nhiệm vụ có trách nhiệm",
            vec!["Các cơ quan, đơn vị được phân công nhiệm vụ"],
            "có trách nhiệm",
        ),
    ] {
        assert_eq!(opening(text), (names, rest), "{text}");
    }
    assert_eq!(opening("Bà Rịa - Vũng Tàu là tỉnh").0, Vec::<&str>::new());
}
