//! Parts of Word files with tags: what they become, and what is refused.

use super::*;

const HEAD: &str = "<w:document><w:body>";
const TAIL: &str = "</w:body></w:document>";

/// A paragraph whose runs are the given texts; those that start with `*` are bold.
fn p(runs: &[&str]) -> String {
    let run = |text: &&str| match text.strip_prefix('*') {
        Some(bold) => format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{bold}</w:t></w:r>"),
        None => format!("<w:r><w:t>{text}</w:t></w:r>"),
    };
    format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())
}

fn row(cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", p(&[text]));
    format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
}

fn table(rows: &[String]) -> String {
    let columns = "<w:gridCol w:w=\"1000\"/>".repeat(rows[0].matches("<w:tc>").count());
    format!("<w:tbl><w:tblGrid>{columns}</w:tblGrid>{}</w:tbl>", rows.concat())
}

const DATA: &str = "
ten: Sơn Hà
so: 1234.5
co: true
khong: false
nam: [2025, 2026, 2027]
viec:
  - {ten: Trồng cây, han: 2026-02-05, chu_tri: [Sở A, Sở B]}
  - {ten: 'R & D <1', han: 2026-03-15, chu_tri: [Sở C]}
";

fn filled(body: &str) -> Result<String, TemplateError> {
    let xml = format!("{HEAD}{body}{TAIL}");
    let tree = tree::read("body", &xml).map_err(TemplateError::one)?;
    let source = weave::weave(&tree).map_err(|faults| TemplateError { faults })?.expect("there are tags");
    let options = RenderOptions::default();
    engine::compiles(&source, Escape::Word, &options).map_err(TemplateError::one)?;
    let data = Data::from_yaml(DATA).unwrap();
    let faults = engine::check(&[&source], &data).faults;
    if !faults.is_empty() {
        return Err(TemplateError { faults });
    }
    let out = engine::run(&source, &data, Escape::Word, &options)?;
    Ok(finish::finish(&out, 0).map_err(TemplateError::data)?.xml)
}

/// The text of the filled body: paragraphs ended by `¶`, cells by `|`, rows by `/`.
fn text(body: &str) -> String {
    let xml = filled(body).unwrap_or_else(|error| panic!("{error}"));
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        let (tag, rest) = piece.split_once('>').unwrap();
        match tag {
            "/w:p" | "w:p/" => out.push('¶'),
            "/w:tc" => out.push('|'),
            "/w:tr" => out.push('/'),
            "w:br/" => out.push('↵'),
            "w:b/" => out.push('*'),
            _ => {}
        }
        out.push_str(rest);
    }
    out.replace("¶|", "|")
}

fn faults(body: &str) -> String {
    filled(body).expect_err("there is a fault").to_string()
}

#[test]
fn values_in_runs_however_split() {
    assert_eq!(text(&p(&["Tỉnh {{ ten }}."])), "Tỉnh Sơn Hà.¶");
    assert_eq!(text(&p(&["Tỉnh {", "{ te", "*n }", "} và"])), "Tỉnh Sơn Hà* và¶");
    assert_eq!(text(&p(&["{{ so|number }} cây {{ viec[1].ten }}"])), "1.234,5 cây R &amp; D &lt;1¶");
    assert_eq!(text(&p(&["{{ “a” ~ ‘b’ }} {{ \"hai\\ndòng\" }}"])), "ab hai↵dòng¶");
    assert_eq!(
        text(&p(&["{{ viec[0].chu_tri|list }}{# lời bàn #}; {{ viec[0].han|ngay }}"])),
        "Sở A và Sở B; ngày 05 tháng 02 năm 2026¶"
    );
    assert_eq!(text(&p(&["a &amp; {{ ten }} &lt; b"])), "a &amp; Sơn Hà &lt; b¶");
}

#[test]
fn statements_inside_a_paragraph() {
    assert_eq!(text(&p(&["A{% if co %}B{% else %}C{% endif %}D"])), "ABD¶");
    assert_eq!(text(&p(&["A{% for v in viec %} {{ v.ten }};{% endfor %}"])), "A Trồng cây; R &amp; D &lt;1;¶");
    // What follows a part that is left out keeps its own look.
    assert_eq!(text(&p(&["A{% if khong %}", "*B", "{% endif %}D"])), "AD¶");
    assert_eq!(text(&p(&["A{% if co %}", "*B", "{% endif %}D"])), "A*BD¶");
    assert_eq!(text(&p(&["*A{% if khong %}x", "{% endif %}D"])), "*AD¶");
}

#[test]
fn statements_over_paragraphs() {
    let body = [p(&["{% for v in viec %}"]), p(&["- {{ v.ten }}"]), p(&["  Hạn {{ v.han }}"]), p(&["{% endfor %}"]), p(&["Hết"])];
    assert_eq!(text(&body.concat()), "- Trồng cây¶  Hạn 2026-02-05¶- R &amp; D &lt;1¶  Hạn 2026-03-15¶Hết¶");
    let body = [p(&["{% if khong %}"]), p(&["A"]), p(&["{% else %}"]), p(&["B"]), p(&["{% endif %}"])];
    assert_eq!(text(&body.concat()), "B¶");
    let body = [p(&["{% for v in viec %}{{ v.ten }}"]), p(&["x{% endfor %}"])];
    assert_eq!(text(&body.concat()), "Trồng cây¶x¶R &amp; D &lt;1¶x¶");
    let body = [p(&["{%p if co %}"]), p(&["A"]), p(&["{%p endif %}"])];
    assert_eq!(text(&body.concat()), "A¶");
    let body = [p(&["{% set x = ten %}"]), p(&["{{ x }}"])];
    assert_eq!(text(&body.concat()), "Sơn Hà¶");
}

#[test]
fn statements_over_rows() {
    let head = row(&["TT", "Việc"]);
    // Opened in the first cell, closed in the last.
    let body = table(&[head.clone(), row(&["{% for v in viec %}{{ loop.index }}", "{{ v.ten }}{% endfor %}"])]);
    assert_eq!(text(&body), "TT|Việc|/1|Trồng cây|/2|R &amp; D &lt;1|/");
    // In rows of their own.
    let body = table(&[
        head.clone(),
        row(&["{%tr for v in viec %}", ""]),
        row(&["{{ loop.index }}", "{{ v.ten }}"]),
        row(&["{%tr endfor %}", ""]),
    ]);
    assert_eq!(text(&body), "TT|Việc|/1|Trồng cây|/2|R &amp; D &lt;1|/");
    // Without the word for rows, and with two rows an item.
    let rows =
        [row(&["{% for v in viec %}", ""]), row(&["{{ v.ten }}", "a"]), row(&["{{ v.han }}", "b"]), row(&["", "{% endfor %}"])];
    assert_eq!(text(&table(&rows)), "Trồng cây|a|/2026-02-05|b|/R &amp; D &lt;1|a|/2026-03-15|b|/");
    // Loops in loops: rows in rows, text in a cell.
    let rows = [row(&[
        "{% for v in viec %}{{ v.ten }}",
        "{% for c in v.chu_tri %}{{ c }}{% if not loop.last %}, {% endif %}{% endfor %}{% endfor %}",
    ])];
    assert_eq!(text(&table(&rows)), "Trồng cây|Sở A, Sở B|/R &amp; D &lt;1|Sở C|/");
    // Nothing to repeat leaves no table without rows.
    let body = table(&[row(&["{% for v in viec if v.ten == 'x' %}{{ v.ten }}", "{% endfor %}"])]);
    assert_eq!(text(&body), "");
}

#[test]
fn statements_over_cells() {
    let rows = [
        row(&["Chỉ tiêu", "{% colspan nam|length %}Năm"]),
        format!(
            "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            p(&["x"]),
            p(&["{%tc for n in nam %}"]),
            p(&["{{ n }}"]),
            p(&["{%tc endfor %}"])
        ),
    ];
    let xml = filled(&table(&rows)).unwrap();
    assert_eq!(xml.matches("<w:gridCol").count(), 4, "{xml}");
    assert!(xml.contains("<w:gridSpan w:val=\"3\"/>"), "{xml}");
    assert_eq!(text(&table(&rows)), "Chỉ tiêu|Năm|/x|2025|2026|2027|/");
}

#[test]
fn cells_of_a_loop_can_be_merged() {
    let rows = [row(&["{% for v in viec %}{% vmerge %}Chung", "{{ v.ten }}{% endfor %}"])];
    let xml = filled(&table(&rows)).unwrap();
    assert!(xml.contains("<w:vMerge w:val=\"restart\"/>") && xml.contains("<w:vMerge w:val=\"continue\"/>"), "{xml}");
    assert_eq!(text(&table(&rows)), "Chung|Trồng cây|/|R &amp; D &lt;1|/");
}

#[test]
fn a_cell_that_a_condition_empties_keeps_a_paragraph() {
    let cell = format!("<w:tc>{}{}{}</w:tc>", p(&["{% if khong %}"]), p(&["A"]), p(&["{% endif %}"]));
    assert_eq!(text(&format!("<w:tbl><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>")), "|/");
}

#[test]
fn faults_name_place_and_remedy() {
    for (body, expected) in [
        (p(&["{{ tenn }}"]), "body, paragraph 1: `tenn` is not in the data in `{{ tenn }}`; did you mean `ten`?"),
        (p(&["{{ ten"]), "body, paragraph 1: the tag is not closed in this paragraph: `}}` is missing in `{{ ten`"),
        (
            p(&["{% for v in viec %}"]),
            "body, paragraph 1: this is never closed: `{% endfor %}` is missing in `{% for v in viec %}`",
        ),
        (p(&["{% for v in ten %}{% endfor %}"]), "body, paragraph 1: `ten` is a text; a list is needed in `{% for v in ten %}`"),
        (p(&["{% for v in viec %}{{ v.hạn_chót }}{% endfor %}"]), "`viec[].hạn_chót` is not in the data"),
        (p(&["{{ ten|numbre }}"]), "body, paragraph 1: "),
        (p(&["{{ ten|number }}"]), "the text “Sơn Hà” is not a number"),
        (p(&["{{ viec }}"]), "a list cannot be written"),
        (p(&["{{ co }}"]), "yes or no cannot be written"),
        (p(&["{{ ten + }}"]), "cannot be read"),
        (p(&["{% endif %}"]), "nothing is open here"),
        (p(&["{% repeat x %}"]), "there is no statement `repeat`"),
        ([p(&["A {% if co %}"]), p(&["B{% endif %}"])].concat(), "put it in a paragraph of its own"),
        (
            table(&[row(&["a", "{{ ten }}"]), row(&["b", "{{ tem }}"])]),
            "body, table 1, row 2, cell 2, paragraph 1: `tem` is not in the data in `{{ tem }}`; did you mean `ten`?",
        ),
        ([table(&[row(&["{% if co %}", "b"])]), p(&["{% endif %}"])].concat(), "its other end does not"),
    ] {
        let found = faults(&body);
        assert!(found.contains(expected), "`{found}` for `{expected}`");
    }
}

#[test]
fn all_missing_names_are_told_at_once() {
    assert_eq!(faults(&[p(&["{{ a1 }} {{ b2 }}"]), p(&["{{ c3.d }}"])].concat()).lines().count(), 3);
}
