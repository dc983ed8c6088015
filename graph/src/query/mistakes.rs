//! Mistakes of form, and what was probably meant.

use super::functions::{SIGNATURES, Signature};
use super::lexer::Token;
use super::syntax::PatternKind;
use crate::names::nearest;

/// What people write for operators and functions that go by other names here.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("parents", "the parents of x are `x-`"),
    ("children", "the children of x are `x+`"),
    ("between", "what lies on a way from x to y is `x::y`"),
    ("path", "what lies on a way from x to y is `x::y`"),
    ("not", "what is not in x is `~x`"),
    ("date", "write `dated(2021..2023)`"),
    ("year", "write `dated(2021..2023)`"),
    ("developer", "write `by(openai)`"),
    ("organization", "write `by(openai)`"),
    ("source", "write `cited(report)`"),
    ("type", "write `kind(model)`"),
];

/// Returns the function that was probably meant, and what to write.
pub(super) fn function(name: &str) -> (Option<&'static Signature>, String) {
    if let Some((_, hint)) = OTHER_WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(name)) {
        return (None, (*hint).to_owned());
    }
    match nearest(name, SIGNATURES.iter().map(|signature| signature.name)) {
        Some(near) => (Signature::find(near), format!("did you mean `{near}`?")),
        None => (None, "`forebear help query` lists the functions".to_owned()),
    }
}

/// Returns what to write instead of a word before a colon; `after` is what follows it.
pub(super) fn prefix(prefix: &str, after: &str) -> String {
    let known = PatternKind::ALL.iter().map(|kind| kind.as_str()).chain(["technology"]);
    match (prefix, nearest(prefix, known)) {
        ("organization", _) => "write `by(…)` for what an organization made".to_owned(),
        ("source", _) => "write `cited(…)` for what a source tells of".to_owned(),
        ("technology", _) => "write the name alone".to_owned(),
        (name, _) if Signature::find(name).is_some() => format!("write `{name}({after})`"),
        (_, Some(near)) => format!("did you mean `{near}:`?"),
        (_, None) if after.is_empty() => {
            format!("write `{prefix}::` for what came of it")
        }
        (_, None) => format!(
            "patterns begin with `exact:`, `glob:` or `regex:`; what lies on a way is \
             `{prefix}::{after}`"
        ),
    }
}

/// Words that are operators elsewhere, and the operators here.
pub(super) fn operator_of(word: &str) -> Option<&'static str> {
    let operators = [("and", "&"), ("or", "|"), ("not", "~"), ("minus", "~"), ("to", "::")];
    let found = operators.iter().find(|(other, _)| other.eq_ignore_ascii_case(word));
    found.map(|(_, operator)| *operator)
}

/// What stands before an operand that lacks its operator.
#[derive(Clone, Copy)]
pub(super) enum Operand {
    Name,
    Parents,
    Children,
    Other,
}

/// Returns what to write where two operands stand side by side.
pub(super) fn missing_operator(before: &str, operand: Operand, next: &str) -> String {
    match operand {
        Operand::Parents => {
            "`-` behind a name means its parents; what is in one and not in the other is `x ~ y`"
                .to_owned()
        }
        Operand::Children => {
            "`+` behind a name means its children; what is in either is `x | y`".to_owned()
        }
        Operand::Other => {
            "write `&`, `|` or `~` between two sets, or `,` between two arguments".to_owned()
        }
        Operand::Name if Signature::find(before).is_some() => {
            format!("to call the function write `{before}({next})`")
        }
        Operand::Name => format!(
            "write a name with blanks in quotes, `\"{before} {next}\"`, or `&`, `|` or `~` between \
             two names"
        ),
    }
}

/// Returns what is wrong with a token where an operand is expected, and what to write.
pub(super) fn no_operand(
    token: &Token,
    text: &str,
    before: Option<char>,
    after: &str,
) -> (String, Option<String>) {
    const EXPECTED: &str = "a name, a function or `(` is expected";
    let message = match token {
        Token::End if before.is_none() => {
            let hint = "write a name, or a set such as `::clip` or `dated(2021..2023)`";
            return ("the query is empty".to_owned(), Some(hint.to_owned()));
        }
        Token::End => format!("the query ends where {EXPECTED}"),
        Token::Stray(_) => format!("`{text}` means nothing here; {EXPECTED}"),
        _ => format!("`{text}` stands where {EXPECTED}"),
    };
    let hint = match token {
        Token::Stray(stray) => stray_sign(*stray, before, after),
        Token::Comma => "write `|` between two names for what is in either".to_owned(),
        Token::Close if before == Some('(') => "put a set between the parentheses".to_owned(),
        Token::Close => "remove it, or open the parenthesis before".to_owned(),
        Token::Minus => "it stands behind a set: the parents of clip are `clip-`".to_owned(),
        Token::Plus => "it stands behind a set: the children of clip are `clip+`".to_owned(),
        _ => return (message, None),
    };
    (message, Some(hint))
}

fn stray_sign(stray: char, before: Option<char>, after: &str) -> String {
    const WAY: &str = "what lies on a way from x to y is `x::y`";
    match stray {
        '!' => "write `~` for “not”".to_owned(),
        '\u{2018}'..='\u{201f}' | '`' | '«' | '»' => "write straight quotes".to_owned(),
        '*' | '?' => "patterns begin with `glob:`, as in `glob:dall*`".to_owned(),
        '→' => WAY.to_owned(),
        '>' if before == Some('-') => WAY.to_owned(),
        '.' if before.is_some_and(|before| before.is_ascii_digit()) => {
            "what is dated within a range is `dated(2021..2023)`".to_owned()
        }
        '.' if after.starts_with('.') => WAY.to_owned(),
        '=' => "functions have their arguments in parentheses: `kind(model)`, `dated(2021..2023)`"
            .to_owned(),
        '<' | '>' => {
            "dates are asked for with `dated(2021..2023)`, `before(2021)` and `after(2021)`"
                .to_owned()
        }
        '、' => "write `|` between two names for what is in either".to_owned(),
        '\u{ff01}'..='\u{ff5e}' => {
            // Full-width forms stand in the order of ASCII.
            let narrow = char::from_u32(stray as u32 - 0xfee0).unwrap_or(stray);
            format!("write the half-width `{narrow}`")
        }
        _ => "put a name that holds it in quotes".to_owned(),
    }
}
