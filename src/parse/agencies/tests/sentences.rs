//! Names at the start of a sentence: where the list ends and the task begins.

use super::opening;

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
fn departments_named_by_verbs_are_read_whole_in_a_sentence() {
    for name in [
        "Phòng Tổ chức cán bộ",
        "Phòng Đào tạo",
        "Phòng Vật tư thiết bị y tế",
        "Ban Thư ký",
        "Khoa Khám bệnh",
        "Bộ phận Văn thư",
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

#[test]
fn what_bodies_live_by_belongs_to_their_name() {
    for (text, name, rest) in [
        ("các cơ sở sản xuất, kinh doanh rượu chấp hành quy định", "các cơ sở sản xuất, kinh doanh rượu", "chấp hành quy định"),
        ("các doanh nghiệp kinh doanh xăng dầu có trách nhiệm", "các doanh nghiệp kinh doanh xăng dầu", "có trách nhiệm"),
        ("các hộ gia đình nuôi ong ký cam kết", "các hộ gia đình nuôi ong", "ký cam kết"),
        ("các đơn vị quản lý bến: lắp biển báo", "các đơn vị quản lý bến", ": lắp biển báo"),
        ("các đơn vị sử dụng hiệu quả kinh phí được giao", "các đơn vị", "sử dụng hiệu quả kinh phí được giao"),
    ] {
        assert_eq!(opening(text), (vec![name], rest), "{text}");
    }
}

#[test]
fn a_capital_verb_or_document_is_no_part_of_a_name() {
    for (text, names, rest) in [
        ("Sở Y tế Chủ động rà soát", vec!["Sở Y tế"], "Chủ động rà soát"),
        ("UBND các xã, phường Khẩn trương kiểm tra", vec!["UBND các xã, phường"], "Khẩn trương kiểm tra"),
        ("Ủy ban nhân dân tỉnh Kế hoạch vệ sinh chợ", vec!["Ủy ban nhân dân tỉnh"], "Kế hoạch vệ sinh chợ"),
        ("Phòng Tài chính - Kế hoạch thẩm định", vec!["Phòng Tài chính - Kế hoạch"], "thẩm định"),
        ("UBND các xã: Vĩnh An, Sơn Hà thực hiện", vec!["UBND các xã: Vĩnh An, Sơn Hà"], "thực hiện"),
        ("UBND các xã: Chỉ đạo các thôn dọn chợ", vec!["UBND các xã"], ": Chỉ đạo các thôn dọn chợ"),
        ("các ngân hàng thương mại cổ phần quyết liệt thu hộ", vec!["các ngân hàng thương mại cổ phần"], "quyết liệt thu hộ"),
        ("UBND các địa phương có bến cá chủ động dọn bến", vec!["UBND các địa phương có bến cá"], "chủ động dọn bến"),
        ("Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh lãnh đạo", vec!["Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh"], "lãnh đạo"),
    ] {
        assert_eq!(opening(text), (names, rest), "{text}");
    }
}
