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

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nodes stand after those they are made of, so one pass writes them all.
        let mut written: Vec<String> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let operand = |of: NodeId, tightness: u8| {
                if binding(&self.nodes[of].expression) < tightness {
                    format!("({})", written[of])
                } else {
                    written[of].clone()
                }
            };
            let text = match &node.expression {
                Expression::Name { text, quoted: true } => quote(text),
                Expression::Name { text, quoted: false } => text.clone(),
                Expression::Pattern { kind, text } => format!("{}:{}", kind.as_str(), quote(text)),
                Expression::Call { function, arguments } => {
                    let arguments: Vec<String> = arguments
                        .iter()
                        .map(|argument| match argument {
                            Argument::Set(of) => written[*of].clone(),
                            Argument::Text { text, quoted: true, .. } => quote(text),
                            Argument::Text { text, quoted: false, .. } => text.clone(),
                        })
                        .collect();
                    format!("{}({})", Signature::of(*function).name, arguments.join(", "))
                }
                Expression::Parents(of) => format!("{}-", operand(*of, 4)),
                Expression::Children(of) => format!("{}+", operand(*of, 4)),
                Expression::Ancestors(of) => format!("::{}", operand(*of, 4)),
                Expression::Descendants(of) => format!("{}::", operand(*of, 4)),
                Expression::Between(from, to) => {
                    format!("{}::{}", operand(*from, 4), operand(*to, 4))
                }
                Expression::Not(of) => format!("~{}", operand(*of, 2)),
                Expression::And(a, b) => format!("{} & {}", operand(*a, 1), operand(*b, 2)),
                Expression::Without(a, b) => format!("{} ~ {}", operand(*a, 1), operand(*b, 2)),
                Expression::Or(a, b) => format!("{} | {}", operand(*a, 0), operand(*b, 1)),
            };
            written.push(text);
        }
        f.write_str(&written[self.root])
    }
}

/// Writes a text in quotes; a quote or a backslash within gets a backslash before it.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
