//! One figure a stage on invented plans of about 3 KB, 33 KB and 10 MB, with the memory each takes; then the growth:
//! the time for a byte of a large plan over that of one ten times smaller, which stays near 1 while work is linear.
//!
//! `cargo bench`, or `cargo bench -- parse` for one stage.

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use kehoach::normalise::Options;
use kehoach::{Format, OutputFormat, ParseOptions, Plan, RawDoc, ReadOptions};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// About how many bytes a plan has.
const SIZES: [usize; 3] = [3_000, 33_000, 10_000_000];

#[expect(clippy::disallowed_methods, reason = "a bench reads its arguments")]
fn main() {
    divan::main();
    // The growth is no benchmark of its own: it is printed where all of them were asked for.
    if std::env::args().skip(1).all(|arg| arg == "--bench") {
        growth();
    }
}

static PLANS: LazyLock<Vec<String>> = LazyLock::new(|| SIZES.map(plan).to_vec());

/// The invented plan of one of [`SIZES`].
fn text(size: usize) -> &'static str {
    let at = SIZES.iter().position(|&known| known == size).unwrap_or(0);
    &PLANS[at]
}

/// An invented plan of at least `size` bytes: as many sections, tables and tasks as it takes.
fn plan(size: usize) -> String {
    let mut out = String::with_capacity(size + 4096);
    out.push_str(HEAD);
    let mut part = 0;
    while out.len() + FOOT.len() < size {
        part += 1;
        // Sections of a hundred parts keep the labels short, as in real plans.
        if part % 100 == 1 {
            let phase = part / 100 + 1;
            out.push_str(&PHASE.replace("{r}", &roman(phase)).replace("{n}", &phase.to_string()));
        }
        let number = (part - 1) % 100 + 1;
        out.push_str(&PART.replace("{n}", &number.to_string()).replace("{k}", &(part % 60 + 20).to_string()));
        if part % 4 == 0 {
            out.push_str(TABLE);
        }
    }
    out.push_str(FOOT);
    out
}

fn roman(mut number: usize) -> String {
    let mut out = String::new();
    for (value, letters) in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")]
        .into_iter()
        .chain([(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
    {
        while number >= value {
            out.push_str(letters);
            number -= value;
        }
    }
    out
}

const HEAD: &str = "\
ỦY BAN NHÂN DÂN TỈNH SƠN HÀ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 112/KH-UBND

Sơn Hà, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Nâng cao chất lượng phục vụ người dân năm 2026

Căn cứ Nghị định số 45/2025/NĐ-CP ngày 12/3/2025 của Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

";

const PHASE: &str = "{r}. NHIỆM VỤ GIAI ĐOẠN {n}\n\n";

const PART: &str = "\
{n}. Nâng cao chất lượng giải quyết thủ tục hành chính

Tiếp tục rà soát, công bố, công khai đầy đủ thủ tục hành chính thuộc thẩm quyền; tỷ lệ hồ sơ giải quyết đúng hạn đạt \
từ {k},5% trở lên, tăng 1,25% so với năm 2025, xếp thứ {k}/63 tỉnh, thành phố.

a) Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Khoa học và Công nghệ và UBND các xã, phường tham mưu ban hành kế \
hoạch, báo cáo UBND tỉnh trước ngày 15/6/2026 theo Quyết định số {k}/QĐ-UBND ngày 20/01/2026 của UBND tỉnh.

b) Văn phòng UBND tỉnh: Theo dõi, đôn đốc việc thực hiện:

- Kiểm tra định kỳ hằng quý tại ít nhất {k} đơn vị; tổng hợp kết quả, báo cáo Chủ tịch UBND tỉnh.

- Phối hợp với các cơ quan thông tin đại chúng tuyên truyền về kết quả đạt được trên địa bàn tỉnh.

";

const TABLE: &str = "\
STT\tChỉ tiêu\tNăm 2025\t\tMục tiêu năm 2026\tĐơn vị chủ trì
\t\tĐiểm\tThứ hạng\t\t
1\tTỷ lệ hồ sơ đúng hạn\t95,25%\t12\t≥ 97%\tVăn phòng UBND tỉnh
2\tMức độ hài lòng của người dân\t84,10%\t20\tTrên 86%\tSở Nội vụ
3\tTỷ lệ hồ sơ trực tuyến\t61,7%\t31\t80%\tSở Khoa học và Công nghệ
Tổng cộng\t\t80,35%\t21\t≥ 85%\t

";

const FOOT: &str = "\
Trên đây là Kế hoạch nâng cao chất lượng phục vụ người dân năm 2026, yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- Thường trực Tỉnh ủy;
- Các sở, ban, ngành tỉnh;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn An
";

fn read(text: &str) -> RawDoc {
    kehoach::read(text.as_bytes(), Format::Text, &ReadOptions::default()).expect("the bench's plan is text")
}

fn parse(text: &str) -> Plan {
    kehoach::parse(text.as_bytes(), Format::Text, &ParseOptions::default()).expect("the bench's plan is text")
}

/// Bytes → `RawDoc`.
#[divan::bench(args = SIZES, max_time = 1)]
fn a_read(bencher: Bencher<'_, '_>, size: usize) {
    bencher.counter(BytesCount::of_str(text(size))).bench_local(|| read(text(size)));
}

/// `RawDoc` → `RawDoc`, on text that needs no repair.
#[divan::bench(args = SIZES, max_time = 1)]
fn b_normalise(bencher: Bencher<'_, '_>, size: usize) {
    let doc = read(text(size));
    let bencher = bencher.counter(BytesCount::of_str(text(size)));
    bencher.with_inputs(|| doc.clone()).bench_local_values(|doc| kehoach::repair(doc, &Options::default()));
}

/// `RawDoc` → `RawDoc`, on a damaged copy: look-alike letters, lost spaces.
#[divan::bench(args = SIZES, max_time = 1)]
fn b_normalise_damaged(bencher: Bencher<'_, '_>, size: usize) {
    let damaged = text(size).replace(" và ", " ᴠà ").replace("cơ quan", "cơquan").replace("xếp", "хếp");
    let doc = read(&damaged);
    let bencher = bencher.counter(BytesCount::of_str(&damaged));
    bencher.with_inputs(|| doc.clone()).bench_local_values(|doc| kehoach::repair(doc, &Options::default()));
}

/// `RawDoc` → `Plan`.
#[divan::bench(args = SIZES, max_time = 1)]
fn c_parse(bencher: Bencher<'_, '_>, size: usize) {
    let doc = read(text(size));
    bencher.counter(BytesCount::of_str(text(size))).bench_local(|| kehoach::parse_raw(&doc, &ParseOptions::default()));
}

/// Bytes → `Plan`: every stage, and the checksum of the source.
#[divan::bench(args = SIZES, max_time = 1)]
fn d_all(bencher: Bencher<'_, '_>, size: usize) {
    bencher.counter(BytesCount::of_str(text(size))).bench_local(|| parse(text(size)));
}

/// `Plan` → JSON on one line.
#[divan::bench(args = SIZES, max_time = 1)]
fn e_write_json(bencher: Bencher<'_, '_>, size: usize) {
    write(bencher, size, OutputFormat::Jsonl);
}

/// `Plan` → Markdown.
#[divan::bench(args = SIZES, max_time = 1)]
fn f_write_markdown(bencher: Bencher<'_, '_>, size: usize) {
    write(bencher, size, OutputFormat::Markdown);
}

/// `Plan` → text.
#[divan::bench(args = SIZES, max_time = 1)]
fn g_write_text(bencher: Bencher<'_, '_>, size: usize) {
    write(bencher, size, OutputFormat::Text);
}

/// `Plan` → Word: a plan of about ten pages, and one of about thirty.
#[cfg(feature = "docx")]
#[divan::bench(args = [33_000, 100_000], max_time = 2)]
fn h_write_docx(bencher: Bencher<'_, '_>, size: usize) {
    let text = plan(size);
    let plan = parse(&text);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| kehoach::write(black_box(&plan), OutputFormat::Docx));
}

/// A Word template whose rows are repeated 1,000 times: reading, checking, filling, packing.
#[cfg(feature = "render")]
#[divan::bench(max_time = 2)]
fn i_render_docx(bencher: Bencher<'_, '_>) {
    use kehoach::{Data, DocType, RenderOptions, TemplateFormat};
    let template = "tables: [{header: [TT, Việc], rows: [['{% for v in viec %}{{ loop.index }}', '{{ v.ten }}{% endfor %}']]}]";
    let template = kehoach::plan_of_data(&Data::from_yaml(template).expect("YAML"), DocType::KeHoach).expect("a plan");
    let template = kehoach::write(&template, OutputFormat::Docx);
    let items: Vec<String> = (0..1000).map(|at| format!("  - ten: Rà soát, công bố thủ tục hành chính lần {at}")).collect();
    let data = Data::from_yaml(&format!("viec:\n{}\n", items.join("\n"))).expect("YAML");
    let render = || kehoach::render(&template, TemplateFormat::Docx, black_box(&data), &RenderOptions::default());
    assert!(render().is_ok());
    bencher.bench_local(render);
}

fn write(bencher: Bencher<'_, '_>, size: usize, format: OutputFormat) {
    let plan = parse(text(size));
    bencher.counter(BytesCount::of_str(text(size))).bench_local(|| kehoach::write(&plan, format));
}

/// The best of several runs, which other work on the machine disturbs least.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    let time = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(|_| time(&mut work)).min().unwrap_or_default()
}

/// About how many bytes the plans have whose times are compared. The smallest fits into a processor's cache and always
/// looks faster; from the second to the third nothing but the size changes.
const GROWING: [usize; 3] = [33_000, 1_000_000, 10_000_000];

/// Prints the time a byte takes, and the largest plan's over the one ten times smaller: 1 is linear, 10 is quadratic.
#[expect(clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench prints its figures")]
fn growth() {
    println!("\ngrowth: nanoseconds a byte on {GROWING:?} bytes, and the last over the one before");
    let plans = GROWING.map(plan);
    let stage = |name: &str, work: &dyn Fn(&str) -> Duration| {
        let [small, middle, large] = [0, 1, 2].map(|at| work(&plans[at]).as_nanos() as f64 / plans[at].len() as f64);
        println!("{name:16} {small:8.2} {middle:8.2} {large:8.2}   × {:.2}", large / middle);
    };
    let runs = |text: &str| (20_000_000 / text.len()).clamp(3, 200);
    stage("read", &|text| best(runs(text), || drop(black_box(read(text)))));
    stage("read, repair", &|text| best(runs(text), || drop(black_box(kehoach::repair(read(text), &Options::default())))));
    stage("all", &|text| best(runs(text), || drop(black_box(parse(text)))));
    for (name, format) in [("write json", OutputFormat::Jsonl), ("write markdown", OutputFormat::Markdown)] {
        stage(name, &|text| {
            let plan = parse(text);
            best(runs(text), || drop(black_box(kehoach::write(&plan, format))))
        });
    }
}
