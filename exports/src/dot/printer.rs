//! A DOT graph that is printed statement by statement.

use std::io::{BufWriter, Write};

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Node, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use crate::ExportError;
use crate::dot::text::{Reading, quoted};

type Result = std::result::Result<(), ExportError>;

/// Prints a directed graph, one statement at a time, so that the graph is never in memory as a
/// whole.
pub(super) struct Printer<W: Write> {
    out: BufWriter<W>,
    context: PrinterContext,
}

impl<W: Write> Printer<W> {
    /// Begins the graph.
    pub(super) fn begin(out: W, title: &str) -> std::result::Result<Printer<W>, ExportError> {
        // The context is new for each graph because its indent grows with each that it prints.
        // Printing an empty graph first is the only way to tell it that edges are directed, and
        // leaves it with the indent that statements need.
        let mut context = PrinterContext::default();
        context.with_semi();
        let id = quoted(title, Reading::Plain);
        let empty = Graph::DiGraph { id, strict: false, stmts: Vec::new() };
        let frame = empty.print(&mut context);
        let mut out = BufWriter::new(out);
        out.write_all(frame.trim_end_matches(['}', '\n']).as_bytes())?;
        out.write_all(b"\n")?;
        Ok(Printer { out, context })
    }

    /// Prints a statement.
    pub(super) fn print(&mut self, statement: impl Into<Stmt>) -> Result {
        let line = statement.into().print(&mut self.context);
        self.out.write_all(line.as_bytes())?;
        self.out.write_all(b"\n")?;
        Ok(())
    }

    /// Ends the graph.
    pub(super) fn finish(mut self) -> Result {
        self.out.write_all(b"}\n")?;
        self.out.flush()?;
        Ok(())
    }
}

fn node_id(id: &str) -> NodeId {
    NodeId(quoted(id, Reading::Plain), None)
}

/// Returns a node.
pub(super) fn node(id: &str, attributes: Vec<Attribute>) -> Stmt {
    Node::new(node_id(id), attributes).into()
}

/// Returns an edge.
pub(super) fn edge(from: &str, to: &str, attributes: Vec<Attribute>) -> Stmt {
    let ends = EdgeTy::Pair(Vertex::N(node_id(from)), Vertex::N(node_id(to)));
    Edge { ty: ends, attributes }.into()
}

/// Returns a subgraph; `id` is never data.
pub(super) fn subgraph(id: &str, statements: Vec<Stmt>) -> Stmt {
    Subgraph { id: quoted(id, Reading::Plain), stmts: statements }.into()
}

/// Returns defaults for all nodes or edges, which must not be empty: the printer would print
/// something that is not DOT.
pub(super) fn defaults(of: fn(Vec<Attribute>) -> GraphAttributes, all: Vec<Attribute>) -> Stmt {
    of(all).into()
}
