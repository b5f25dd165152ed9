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
fn in_a_sentence_the_list_ends_where_the_task_begins() {
    for (text, names, rest) in [
        ("các cơ quan chuyên môn tham mưu ban hành quy định", vec!["các cơ quan chuyên môn"], "tham mưu ban hành quy định"),
        (
            "các sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố nghiên cứu, đề xuất",
            vec!["các sở, ban, ngành", "Ủy ban nhân dân các huyện, thành phố"],
            "nghiên cứu, đề xuất",
        ),
        ("Sở Y tế gặp, hướng dẫn hộ trồng chè", vec!["Sở Y tế"], "gặp, hướng dẫn hộ trồng chè"),
        ("các cơ quan tổ chức các hội nghị đối thoại", vec!["các cơ quan"], "tổ chức các hội nghị đối thoại"),
        ("cơ quan, đơn vị có liên quan trong việc trồng rừng", vec!["cơ quan, đơn vị có liên quan"], "trong việc trồng rừng"),
        (
            "Sở Tài chính, các đơn vị, địa phương trên địa bàn tỉnh tăng cường thu",
            vec!["Sở Tài chính", "các đơn vị, địa phương trên địa bàn tỉnh"],
            "tăng cường thu",
        ),
        (
            "Văn phòng UBND tỉnh, các Sở: Kế hoạch và đầu tư, Tư pháp và các cơ quan, đơn vị có liên quan chịu trách nhiệm theo dõi",
            vec!["Văn phòng UBND tỉnh", "Kế hoạch và đầu tư", "Tư pháp", "các cơ quan, đơn vị có liên quan"],
            "chịu trách nhiệm theo dõi",
        ),
        (
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn Hà, các tổ chức chính trị - xã hội theo dõi",
            vec!["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn Hà", "các tổ chức chính trị - xã hội"],
            "theo dõi",
        ),
        (
            "Sở Nội vụ (Ban Thi đua - Khen thưởng), các ngành tham mưu",
            vec!["Sở Nội vụ (Ban Thi đua - Khen thưởng)", "các ngành"],
            "tham mưu",
        ),
        ("Cục Thuế tỉnh chỉ đạo các Chi cục Thuế các huyện", vec!["Cục Thuế tỉnh"], "chỉ đạo các Chi cục Thuế các huyện"),
        ("Hội Nông sản tỉnh và Chi hội Mật ong tham gia", vec!["Hội Nông sản tỉnh", "Chi hội Mật ong"], "tham gia"),
        (
            "Sở Nông nghiệp và Môi trường và UBND xã Bình An kiểm kê",
            vec!["Sở Nông nghiệp và Môi trường", "UBND xã Bình An"],
            "kiểm kê",
        ),
        ("Khu Quản lý đường bộ III, Sở Xây dựng kiểm tra", vec!["Khu Quản lý đường bộ III", "Sở Xây dựng"], "kiểm tra"),
    ] {
        assert_eq!(opening(text), (names, rest), "{text}");
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

#[test]
fn departments_named_by_verbs_are_read_whole_in_a_sentence() {
    for name in [
        "Phòng Tổ chức cán bộ",
        "Phòng Quản lý xây dựng",
        "Phòng Quản lý vận tải, phương tiện và người lái",
        "Phòng Đăng ký kinh doanh",
        "Phòng Công chức, viên chức",
        "Phòng Giáo dục thường xuyên và Đại học",
        "Ngân hàng Nhà nước chi nhánh tỉnh",
        "Đội Quản lý thị trường số 3",
        "Cục Hàng không Việt Nam",
        "Đại học Quốc gia Sơn Hà",
        "Công ty Điện lực Sơn Hà",
        "Đồn Biên phòng Cửa Hà",
        "VNPT Sơn Hà",
    ] {
        let text = format!("{name} và các đơn vị liên quan tổ chức kiểm tra");
        assert_eq!(opening(&text), (vec![name, "các đơn vị liên quan"], "tổ chức kiểm tra"));
    }
    assert_eq!(opening("Sở Thủy lợi (Cơ quan thường trực Ban Chỉ huy) kiểm tra"), (vec!["Sở Thủy lợi"], "kiểm tra"));
    let text = "đồng chí Lê Văn An, Phó Giám đốc Sở phụ trách chỉ đạo, đôn đốc";
    assert_eq!(opening(text), (vec!["đồng chí Lê Văn An, Phó Giám đốc Sở"], "phụ trách chỉ đạo, đôn đốc"));
}

#[test]
fn committees_and_boards_keep_what_they_are_for() {
    for (text, names, rest) in [
        ("Ban Chỉ đạo chuyển đổi số xã (do đồng chí Chủ tịch làm trưởng ban) chỉ đạo", vec!["Ban Chỉ đạo chuyển đổi số xã"], ""),
        (
            "Ban Chỉ đạo phòng, chống hạn hán, xâm nhập mặn tỉnh chỉ đạo",
            vec!["Ban Chỉ đạo phòng, chống hạn hán, xâm nhập mặn tỉnh"],
            "chỉ đạo",
        ),
        ("Ban Chỉ đạo xây dựng nông thôn mới xã rà soát", vec!["Ban Chỉ đạo xây dựng nông thôn mới xã"], "rà soát"),
        ("Ban Chỉ đạo kiểm tra các xã", vec!["Ban Chỉ đạo"], "kiểm tra các xã"),
        ("Ban Quản lý rừng phòng hộ Núi Mây tuần tra", vec!["Ban Quản lý rừng phòng hộ Núi Mây"], "tuần tra"),
        ("Ban Quản lý giám sát thi công", vec!["Ban Quản lý"], "giám sát thi công"),
        ("Tổ công nghệ số cộng đồng các thôn hướng dẫn", vec!["Tổ công nghệ số cộng đồng các thôn"], "hướng dẫn"),
        (
            "Cục Dự báo - Quản lý đầu tư ven biển, Cục Lúa gạo rà soát",
            vec!["Cục Dự báo - Quản lý đầu tư ven biển", "Cục Lúa gạo"],
            "rà soát",
        ),
        ("Thường trực HĐND, UBMTTQ xã giám sát", vec!["Thường trực HĐND", "UBMTTQ xã"], "giám sát"),
        (
            "Phòng Kinh tế (đối với xã), Phòng Kinh tế, Hạ tầng và Đô thị (đối với phường) tham mưu",
            vec!["Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị"],
            "tham mưu",
        ),
        ("Ủy ban Kiểm tra Đảng ủy xã, Thuế cơ sở 3 kiểm tra", vec!["Ủy ban Kiểm tra Đảng ủy xã", "Thuế cơ sở 3"], "kiểm tra"),
    ] {
        let (found, after) = opening(text);
        assert_eq!(found, names, "{text}");
        assert!(rest.is_empty() || after == rest, "{text}: {after}");
    }
}

#[test]
fn clauses_that_tell_which_bodies_are_meant() {
    for (text, names) in [
        ("Các huyện có đất trồng lúa chủ trì cắm mốc", vec!["Các huyện có đất trồng lúa"]),
        ("Các địa phương có thực hiện chương trình báo cáo kết quả", vec!["Các địa phương"]),
        ("các sở và UBND các xã, phường được giao chủ trì nhiệm vụ", vec!["các sở", "UBND các xã, phường"]),
        ("Người đứng đầu các cơ quan, đơn vị trực tiếp chỉ đạo", vec!["Người đứng đầu các cơ quan, đơn vị"]),
        ("Ban Quản lý Dự án 12 khẩn trương chủ trì", vec!["Ban Quản lý Dự án 12"]),
        (
            "Tòa án nhân dân tối cao, Viện kiểm sát nhân dân tối cao thực hiện",
            vec!["Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao"],
        ),
        ("Thanh tra Sở kiểm tra hằng quý", vec!["Thanh tra Sở"]),
        ("các Sở, ngành liên quan: Tài chính, Nội vụ rà soát", vec!["Tài chính", "Nội vụ"]),
        (
            "các sở, ban, ngành tỉnh, cơ quan ngành dọc đóng trên địa bàn rà soát",
            vec!["các sở, ban, ngành tỉnh", "cơ quan ngành dọc đóng trên địa bàn"],
        ),
        ("Các ông (bà) Trưởng thôn vận động", vec!["Các ông (bà) Trưởng thôn"]),
    ] {
        assert_eq!(opening(text).0, names, "{text}");
    }
}
