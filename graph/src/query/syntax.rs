//! A query as it was written: nodes in one list, each after those it is made of.

use std::fmt;
use std::ops::Range;

use super::functions::{Function, Signature};

/// The place of a node in the list.
pub(super) type NodeId = usize;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Expression {
    /// A name, as it is or in quotes.
    Name {
        text: String,
        quoted: bool,
    },
    /// `glob:…`, `regex:…` or `exact:…`.
    Pattern {
        kind: PatternKind,
        text: String,
    },
    Call {
        function: Function,
        arguments: Vec<Argument>,
    },
    Parents(NodeId),
    Children(NodeId),
    Ancestors(NodeId),
    Descendants(NodeId),
    Between(NodeId, NodeId),
    Not(NodeId),
    And(NodeId, NodeId),
    Without(NodeId, NodeId),
    Or(NodeId, NodeId),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PatternKind {
    Exact,
    Glob,
    Regex,
}

impl PatternKind {
    pub(super) const ALL: [PatternKind; 3] =
        [PatternKind::Exact, PatternKind::Glob, PatternKind::Regex];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            PatternKind::Exact => "exact",
            PatternKind::Glob => "glob",
            PatternKind::Regex => "regex",
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Argument {
    Set(NodeId),
    Text { text: String, quoted: bool, span: Range<usize> },
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) expression: Expression,
    pub(super) span: Range<usize>,
}

/// A query that is well-formed; its names are not looked up yet.
///
/// Displayed, it is a query that means the same.
#[derive(Clone, Debug)]
pub struct Query {
    pub(super) text: String,
    pub(super) nodes: Vec<Node>,
    pub(super) root: NodeId,
}

/// How tightly an expression binds; an operand that binds less needs parentheses.
fn binding(expression: &Expression) -> u8 {
    match expression {
        Expression::Or(..) => 0,
        Expression::And(..) | Expression::Without(..) => 1,
        Expression::Not(_) => 2,
        Expression::Ancestors(_) | Expression::Descendants(_) | Expression::Between(..) => 3,
        Expression::Parents(_) | Expression::Children(_) => 4,
        _ => 5,
    }
}

/// What is still to be written.
enum Piece {
    Node(NodeId),
    Text(&'static str),
    Owned(String),
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The pieces in reverse, so that the next one to write is the last.
        let mut pieces = vec![Piece::Node(self.root)];
        while let Some(piece) = pieces.pop() {
            match piece {
                Piece::Node(of) => pieces.extend(self.pieces(of).into_iter().rev()),
                Piece::Text(text) => f.write_str(text)?,
                Piece::Owned(text) => f.write_str(&text)?,
            }
        }
        Ok(())
    }
}

impl Query {
    /// Returns what a node is written as: signs, and the nodes that it is made of.
    fn pieces(&self, of: NodeId) -> Vec<Piece> {
        let prefix = |sign, of, tightness| {
            let mut pieces = vec![Piece::Text(sign)];
            pieces.extend(self.operand(of, tightness));
            pieces
        };
        let postfix = |of, sign, tightness| {
            let mut pieces = self.operand(of, tightness);
            pieces.push(Piece::Text(sign));
            pieces
        };
        let infix = |a, sign, b, [left, right]: [u8; 2]| {
            let mut pieces = postfix(a, sign, left);
            pieces.extend(self.operand(b, right));
            pieces
        };
        match &self.nodes[of].expression {
            Expression::Name { text, quoted: true } => vec![Piece::Owned(quote(text))],
            Expression::Name { text, quoted: false } => vec![Piece::Owned(text.clone())],
            Expression::Pattern { kind, text } => {
                vec![Piece::Owned(format!("{}:{}", kind.as_str(), quote(text)))]
            }
            Expression::Call { function, arguments } => {
                let mut pieces = vec![Piece::Text(Signature::of(*function).name), Piece::Text("(")];
                for (nth, argument) in arguments.iter().enumerate() {
                    if nth > 0 {
                        pieces.push(Piece::Text(", "));
                    }
                    pieces.push(match argument {
                        Argument::Set(of) => Piece::Node(*of),
                        Argument::Text { text, quoted: true, .. } => Piece::Owned(quote(text)),
                        Argument::Text { text, quoted: false, .. } => Piece::Owned(text.clone()),
                    });
                }
                pieces.push(Piece::Text(")"));
                pieces
            }
            Expression::Parents(of) => postfix(*of, "-", 4),
            Expression::Children(of) => postfix(*of, "+", 4),
            Expression::Ancestors(of) => prefix("::", *of, 4),
            Expression::Descendants(of) => postfix(*of, "::", 4),
            Expression::Between(from, to) => infix(*from, "::", *to, [4, 4]),
            Expression::Not(of) => prefix("~", *of, 2),
            Expression::And(a, b) => infix(*a, " & ", *b, [1, 2]),
            Expression::Without(a, b) => infix(*a, " ~ ", *b, [1, 2]),
            Expression::Or(a, b) => infix(*a, " | ", *b, [0, 1]),
        }
    }

    fn operand(&self, of: NodeId, tightness: u8) -> Vec<Piece> {
        if binding(&self.nodes[of].expression) < tightness {
            vec![Piece::Text("("), Piece::Node(of), Piece::Text(")")]
        } else {
            vec![Piece::Node(of)]
        }
    }
}

/// Writes a text in quotes; a quote or a backslash within gets a backslash before it.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
