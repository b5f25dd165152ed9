//! The page made ready: turned upright, hidden doubles dropped, marks put on their letters, stamps set apart.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::read::pdf::page::{Direction, Glyph, Origin, Page, Rule};

/// A page ready to be laid out.
pub(super) struct Cleaned {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) turn: Direction,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) furniture: Vec<Glyph>,
    pub(super) stamps: Vec<String>,
    pub(super) rules: Vec<Rule>,
}

pub(super) fn clean(page: Page) -> Cleaned {
    let Page { width, height, glyphs, rules, images, .. } = page;
    let glyphs = visible(glyphs, images > width * height * 0.5);
    let (glyphs, stamps) = without_stamps(with_marks(glyphs));
    let (furniture, mut glyphs): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.into_iter().partition(|glyph| glyph.origin == Origin::Artifact);
    let turn = main_direction(&glyphs);
    let mut out = Cleaned { width, height, turn, glyphs: vec![], furniture, stamps, rules };
    if turn != Direction::Right {
        glyphs.iter_mut().chain(&mut out.furniture).for_each(|glyph| turn_glyph(glyph, turn));
        out.rules.iter_mut().for_each(|rule| turn_rule(rule, turn));
        if matches!(turn, Direction::Up | Direction::Down) {
            (out.width, out.height) = (height, width);
        }
    }
    out.glyphs = glyphs;
    out
}

/// Letters drawn in no colour are the text of a scan; over letters that are seen they are doubles.
fn visible(glyphs: Vec<Glyph>, is_scan: bool) -> Vec<Glyph> {
    let hidden = glyphs.iter().filter(|glyph| glyph.hidden).count();
    if hidden == 0 || is_scan || hidden * 2 > glyphs.len() {
        return glyphs;
    }
    glyphs.into_iter().filter(|glyph| !glyph.hidden).collect()
}

/// Puts each mark that is drawn as a letter of its own on the letter drawn before it, or on the next.
fn with_marks(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    if !glyphs.iter().any(|glyph| is_combining_mark(glyph.c)) {
        return glyphs;
    }
    let mut out: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let mut waiting: Vec<Glyph> = vec![];
    for glyph in glyphs {
        if !is_combining_mark(glyph.c) {
            let mut glyph = glyph;
            waiting.retain(|mark| !put_mark(&mut glyph, mark));
            out.append(&mut waiting);
            out.push(glyph);
            continue;
        }
        let from = out.len().saturating_sub(3);
        let put = out[from..].iter_mut().rev().any(|letter| put_mark(letter, &glyph));
        if !put {
            waiting.push(glyph);
        }
    }
    out.append(&mut waiting);
    out
}

/// Puts a mark on a letter, if it stands over or under it.
pub(super) fn put_mark(letter: &mut Glyph, mark: &Glyph) -> bool {
    let middle = f32::midpoint(mark.start, mark.end);
    let slack = letter.size * 0.3;
    let over = letter.direction == mark.direction
        && (letter.base - mark.base).abs() < letter.size
        && middle > letter.start - slack
        && middle < letter.end + slack;
    if !over || letter.c == ' ' {
        return false;
    }
    let mut composed = [letter.c, mark.c].into_iter().nfc();
    match (composed.next(), composed.next()) {
        (Some(c), None) => {
            letter.c = c;
            true
        }
        _ => false,
    }
}

/// What the texts of signature stamps hold.
const STAMPS: [&str; 8] =
    ["ngườiký", "kýbởi", "thờigianký", "ngàyký:", "digitallysigned", "signaturevalid", "signaturenotverified", "+07:00"];

/// Sets apart the annotations that are stamps; a number or date that a signer put on the page is text.
fn without_stamps(glyphs: Vec<Glyph>) -> (Vec<Glyph>, Vec<String>) {
    let mut annotations: Vec<(u16, String)> = vec![];
    for glyph in &glyphs {
        if let Origin::Annotation(index) = glyph.origin {
            match annotations.iter().rposition(|(known, _)| *known == index) {
                Some(at) => annotations[at].1.push(glyph.c),
                None if annotations.len() < 500 => annotations.push((index, glyph.c.into())),
                None => {}
            }
        }
    }
    if annotations.is_empty() {
        return (glyphs, vec![]);
    }
    annotations.retain(|(_, text)| {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        STAMPS.iter().any(|mark| bare.contains(mark)) || bare.chars().count() > 400
    });
    let is_stamp =
        |glyph: &Glyph| matches!(glyph.origin, Origin::Annotation(index) if annotations.iter().any(|(known, _)| *known == index));
    let kept = glyphs.iter().filter(|glyph| !is_stamp(glyph)).copied().collect();
    let tidy = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    (kept, annotations.iter().map(|(_, text)| tidy(text)).filter(|text| !text.is_empty()).collect())
}

/// The direction in which most of the text runs.
fn main_direction(glyphs: &[Glyph]) -> Direction {
    let mut counts = [0usize; 4];
    for glyph in glyphs.iter().filter(|glyph| glyph.c != ' ') {
        counts[glyph.direction as usize] += 1;
    }
    let all = [Direction::Right, Direction::Up, Direction::Left, Direction::Down];
    let most = all.into_iter().max_by_key(|direction| (counts[*direction as usize], *direction == Direction::Right));
    most.filter(|direction| counts[*direction as usize] > counts[0] * 2).unwrap_or_default()
}

/// A glyph of the page turned so that `turn` runs from left to right.
fn turn_glyph(glyph: &mut Glyph, turn: Direction) {
    let all = [Direction::Right, Direction::Up, Direction::Left, Direction::Down];
    let direction = all[(glyph.direction as usize + 4 - turn as usize) % 4];
    let corner = |along: f32| {
        let (x, y) = glyph.direction.to_page(along, glyph.base);
        let (x, y) = turn.of_page(x, y);
        direction.of_page(x, y)
    };
    let (start, end) = (corner(glyph.start), corner(glyph.end));
    (glyph.start, glyph.end, glyph.base, glyph.direction) = (start.0, end.0, start.1, direction);
}

fn turn_rule(rule: &mut Rule, turn: Direction) {
    let ends = if rule.level { [(rule.from, rule.at), (rule.to, rule.at)] } else { [(rule.at, rule.from), (rule.at, rule.to)] };
    let [a, b] = ends.map(|(x, y)| turn.of_page(x, y));
    if matches!(turn, Direction::Up | Direction::Down) {
        rule.level = !rule.level;
    }
    (rule.at, rule.from, rule.to) =
        if rule.level { (a.1, a.0.min(b.0), a.0.max(b.0)) } else { (a.0, a.1.min(b.1), a.1.max(b.1)) };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(c: char, start: f32, direction: Direction) -> Glyph {
        Glyph {
            c,
            start,
            end: start + 6.0,
            base: 100.0,
            size: 12.0,
            direction,
            origin: Origin::Content,
            bold: false,
            hidden: false,
        }
    }

    #[test]
    fn marks_find_their_letters() {
        let right = Direction::Right;
        let drawn =
            vec![glyph('e', 0.0, right), glyph('\u{302}', 0.5, right), glyph('\u{323}', 1.0, right), glyph('n', 6.0, right)];
        assert_eq!(with_marks(drawn).iter().map(|glyph| glyph.c).collect::<String>(), "ện");
        let before = vec![glyph('\u{301}', 0.5, right), glyph('a', 0.0, right)];
        assert_eq!(with_marks(before).iter().map(|glyph| glyph.c).collect::<String>(), "á");
    }

    #[test]
    fn stamps_are_no_text_but_a_signed_number_is() {
        let stamp =
            "Người ký: Nguyễn Văn An".chars().map(|c| Glyph { origin: Origin::Annotation(1), ..glyph(c, 0.0, Direction::Right) });
        let number = "12".chars().map(|c| Glyph { origin: Origin::Annotation(2), ..glyph(c, 0.0, Direction::Right) });
        let (kept, stamps) = without_stamps(stamp.chain(number).collect());
        assert_eq!(kept.iter().map(|glyph| glyph.c).collect::<String>(), "12");
        assert_eq!(stamps, ["Người ký: Nguyễn Văn An"]);
    }

    #[test]
    fn a_page_on_its_side_is_turned() {
        let mut up = glyph('a', -700.0, Direction::Up);
        let place = up.direction.to_page(up.start, up.base);
        turn_glyph(&mut up, Direction::Up);
        assert_eq!((up.direction, up.start, up.base), (Direction::Right, -700.0, 100.0));
        assert_eq!(Direction::Up.to_page(up.start, up.base), place);
        let mut rule = Rule { level: false, at: 50.0, from: 10.0, to: 90.0 };
        turn_rule(&mut rule, Direction::Up);
        assert_eq!(rule, Rule { level: true, at: 50.0, from: -90.0, to: -10.0 });
    }
}
