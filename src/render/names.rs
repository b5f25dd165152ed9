//! The names a template's tags use: found by reading the expressions, without running them.
//!
//! Loops and settings bring names of their own into scope; a loop over `viec` makes `v.ten` mean `viec[].ten`. What
//! cannot be followed (the result of a filter, a computed key) is left to the run.

use std::fmt;

/// One step into the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A value by name.
    Key(String),
    /// Every item of a list.
    Each,
    /// One item of a list.
    At(usize),
}

/// Where a value is found in the data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path(pub(super) Vec<Step>);

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if at == 0 => write!(f, "{name}")?,
                Step::Key(name) => write!(f, ".{name}")?,
                Step::Each => write!(f, "[]")?,
                Step::At(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// What a template does with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Goes through it as a list.
    Loop,
    /// Anything else.
    Value,
}

/// One use of a name.
#[derive(Clone, Debug)]
pub(super) struct Need {
    pub(super) path: Path,
    pub(super) kind: Use,
    /// The tag that uses it.
    pub(super) tag: usize,
    /// Whether the template does without: a condition decides, or a default stands in.
    pub(super) optional: bool,
}

/// The uses of names in tags, in order; each tag is given as its statement or expression.
pub(super) fn needs<'t>(tags: impl Iterator<Item = (bool, &'t str)>) -> Vec<Need> {
    let mut reader = Reader { scopes: vec![], needs: vec![], conditions: 0, tag: 0 };
    for (tag, (is_block, code)) in tags.enumerate() {
        reader.tag = tag;
        let tokens = tokens(code);
        if is_block {
            reader.statement(&tokens);
        } else {
            reader.expression(&tokens);
        }
    }
    reader.needs
}

#[derive(Clone, Debug, PartialEq)]
enum Token<'t> {
    Name(&'t str),
    Text(String),
    Number(&'t str),
    Sign(char),
}

fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut out = vec![];
    let mut chars = code.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut run = |is_part: fn(char) -> bool| {
            let mut end = at + c.len_utf8();
            while let Some(&(next, c)) = chars.peek() {
                if !is_part(c) {
                    break;
                }
                end = next + c.len_utf8();
                chars.next();
            }
            &code[at..end]
        };
        match c {
            '"' | '\'' => {
                let mut text = String::new();
                while let Some((_, inner)) = chars.next() {
                    match inner {
                        '\\' => text.extend(chars.next().map(|(_, c)| c)),
                        inner if inner == c => break,
                        inner => text.push(inner),
                    }
                }
                out.push(Token::Text(text));
            }
            c if c.is_ascii_digit() => out.push(Token::Number(run(|c| c.is_ascii_digit()))),
            c if c.is_alphabetic() || c == '_' => out.push(Token::Name(run(|c| c.is_alphanumeric() || c == '_' || is_mark(c)))),
            c if c.is_whitespace() => {}
            c => out.push(Token::Sign(c)),
        }
    }
    out
}

/// Marks that stand on the letter before them in decomposed text.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

struct Reader {
    /// Names that loops and settings made, each with the path it stands for, if that is known.
    scopes: Vec<Vec<(String, Option<Path>)>>,
    needs: Vec<Need>,
    /// How many conditions stand around this tag.
    conditions: usize,
    tag: usize,
}

const WORDS: [&str; 14] =
    ["and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None", "recursive"];

impl Reader {
    fn statement(&mut self, tokens: &[Token<'_>]) {
        let Some((Token::Name(word), rest)) = tokens.split_first() else { return };
        match *word {
            "for" => self.enter_loop(rest),
            "if" => {
                self.expression(rest);
                self.conditions += 1;
                self.scopes.push(vec![]);
            }
            "elif" => drop(self.expression(rest)),
            "set" => self.set(rest),
            "with" => {
                self.scopes.push(vec![]);
                self.set(rest);
            }
            "endfor" | "endwith" => drop(self.scopes.pop()),
            "endif" => {
                self.conditions = self.conditions.saturating_sub(1);
                self.scopes.pop();
            }
            "colspan" => drop(self.expression(rest)),
            _ => {}
        }
    }

    fn enter_loop(&mut self, tokens: &[Token<'_>]) {
        let split = tokens.iter().position(|token| *token == Token::Name("in")).unwrap_or(tokens.len());
        let (names, rest) = tokens.split_at(split);
        let rest = rest.get(1..).unwrap_or_default();
        let condition = rest.iter().position(|token| *token == Token::Name("if")).unwrap_or(rest.len());
        let (over, condition) = rest.split_at(condition);
        let path = self.expression_of(over, Use::Loop);
        let names: Vec<&str> =
            names.iter().filter_map(|token| if let Token::Name(name) = token { Some(*name) } else { None }).collect();
        let item = path.map(|mut path| {
            path.0.push(Step::Each);
            path
        });
        let mut scope = vec![("loop".to_owned(), None)];
        scope.extend(names.iter().map(|&name| (name.to_owned(), item.clone().filter(|_| names.len() == 1))));
        self.scopes.push(scope);
        self.expression(condition.get(1..).unwrap_or_default());
    }

    fn set(&mut self, tokens: &[Token<'_>]) {
        let split = tokens.iter().position(|token| *token == Token::Sign('=')).unwrap_or(tokens.len());
        let (names, value) = tokens.split_at(split);
        let path = self.expression(value.get(1..).unwrap_or_default());
        if self.scopes.is_empty() {
            self.scopes.push(vec![]);
        }
        for token in names {
            if let (Token::Name(name), Some(scope)) = (token, self.scopes.last_mut()) {
                scope.push(((*name).to_owned(), path.clone()));
            }
        }
    }

    fn expression(&mut self, tokens: &[Token<'_>]) -> Option<Path> {
        self.expression_of(tokens, Use::Value)
    }

    /// Notes the names of an expression; if it is one name and nothing else, the path it stands for.
    fn expression_of(&mut self, tokens: &[Token<'_>], kind: Use) -> Option<Path> {
        let mut at = 0;
        let mut whole = None;
        while at < tokens.len() {
            let before = at.checked_sub(1).map(|at| &tokens[at]);
            let Token::Name(name) = &tokens[at] else {
                at += 1;
                continue;
            };
            let is_filter = matches!(before, Some(Token::Sign('|' | '.')));
            let is_test = matches!(before, Some(Token::Name("is")))
                || (matches!(before, Some(Token::Name("not"))) && at > 1 && tokens[at - 2] == Token::Name("is"));
            let is_argument = tokens.get(at + 1) == Some(&Token::Sign('=')) && tokens.get(at + 2) != Some(&Token::Sign('='));
            let is_call = tokens.get(at + 1) == Some(&Token::Sign('('));
            if WORDS.contains(name) || is_filter || is_test || is_argument || is_call {
                at += 1;
                continue;
            }
            let (steps, end) = steps(tokens, at + 1);
            let path = self.resolve(name, steps);
            let alone = at == 0 && end == tokens.len();
            if let Some(path) = path.clone() {
                let optional = self.conditions > 0 || has_stand_in(&tokens[end..]);
                let kind = if alone { kind } else { Use::Value };
                self.needs.push(Need { path, kind, tag: self.tag, optional });
            }
            if alone {
                whole = path;
            }
            at = end;
        }
        whole
    }

    /// The path in the data that a name and its steps stand for; none if a loop or setting made it of something else.
    fn resolve(&self, name: &str, steps: Vec<Step>) -> Option<Path> {
        let made = self.scopes.iter().rev().flat_map(|scope| scope.iter().rev()).find(|(known, _)| known == name);
        let mut path = match made {
            Some((_, path)) => path.clone()?,
            None => Path(vec![Step::Key(name.to_owned())]),
        };
        path.0.extend(steps);
        Some(path)
    }
}

/// The steps after a name, and where they end. A computed key or a method ends them.
fn steps(tokens: &[Token<'_>], mut at: usize) -> (Vec<Step>, usize) {
    let mut out = vec![];
    loop {
        match tokens.get(at..) {
            Some([Token::Sign('.'), Token::Name(_), Token::Sign('('), ..]) => return (out, at + 2),
            Some([Token::Sign('.'), Token::Name(name), ..]) => {
                out.push(Step::Key((*name).to_owned()));
                at += 2;
            }
            Some([Token::Sign('.' | '['), Token::Number(number), rest @ ..]) => {
                let Ok(index) = number.parse() else { return (out, at) };
                out.push(Step::At(index));
                at += if rest.first() == Some(&Token::Sign(']')) { 3 } else { 2 };
            }
            Some([Token::Sign('['), Token::Text(name), Token::Sign(']'), ..]) => {
                out.push(Step::Key(name.clone()));
                at += 3;
            }
            _ => return (out, at),
        }
    }
}

/// `is defined` and `| default(…)` take a missing value as it is.
fn has_stand_in(after: &[Token<'_>]) -> bool {
    match after {
        [Token::Name("is"), Token::Name("not"), Token::Name(test), ..] | [Token::Name("is"), Token::Name(test), ..] => {
            matches!(*test, "defined" | "undefined" | "none")
        }
        [Token::Sign('|'), Token::Name(filter), ..] => matches!(*filter, "default" | "d" | "mac_dinh"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(tags: &[&str]) -> Vec<String> {
        let tags = tags.iter().map(|tag| match tag.strip_prefix('%') {
            Some(block) => (true, block),
            None => (false, *tag),
        });
        needs(tags)
            .iter()
            .map(|need| {
                format!(
                    "{}{}{}",
                    need.path,
                    if need.kind == Use::Loop { " loop" } else { "" },
                    if need.optional { " ?" } else { "" }
                )
            })
            .collect()
    }

    #[test]
    fn names_of_expressions() {
        assert_eq!(found(&["ten|upper"]), ["ten"]);
        assert_eq!(found(&["header.title ~ 'năm' ~ nam"]), ["header.title", "nam"]);
        assert_eq!(found(&["viec[0].ten", "bang['đơn vị']"]), ["viec[0].ten", "bang.đơn vị"]);
        assert_eq!(found(&["so|number(2) if co else khac"]), ["so", "co", "khac"]);
        assert_eq!(found(&["ten|default('…')", "x is defined", "range(3)", "'chuỗi'"]), ["ten ?", "x ?"]);
        assert_eq!(found(&["kế_hoạch.tên"]), ["kế_hoạch.tên"]);
    }

    #[test]
    fn names_of_loops_are_followed() {
        let tags = ["%for v in viec", "v.ten", "loop.index", "%for d in v.don_vi", "d", "%endfor", "%endfor", "v"];
        assert_eq!(found(&tags), ["viec loop", "viec[].ten", "viec[].don_vi loop", "viec[].don_vi[]", "v"]);
    }

    #[test]
    fn conditions_make_needs_optional() {
        assert_eq!(found(&["%if co", "a", "%else", "b", "%endif", "c"]), ["co", "a ?", "b ?", "c"]);
        assert_eq!(found(&["%set x = y.z", "x.w", "%set k = 1", "k"]), ["y.z", "y.z.w"]);
    }
}
