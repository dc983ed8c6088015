//! A view as a Graphviz graph.

use std::io::Write;

use forebear_graph::Technology;
use graphviz_rust::dot_structures::{Attribute, GraphAttributes, Stmt};

use crate::dot::attributes::{indirect_attributes, influence_attributes, technology_attributes};
use crate::dot::beside::Beside;
use crate::dot::calendar::Calendar;
use crate::dot::legend::legend;
use crate::dot::printer::{Printer, defaults, edge, node, subgraph};
use crate::dot::style::{FONTS, Fills, GREY, GROUND, UNKNOWN};
use crate::dot::text::attribute;
use crate::{ExportError, Exporter, Format, Part, Sink, View};

/// Writes Graphviz graphs.
///
/// Groups are drawn as clusters, that is, boxes around their members. With
/// [`With::periods`](crate::With::periods) technologies stand in line with the period of their
/// release.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dot;

static FORMAT: Format = Format {
    name: "dot",
    title: "Graphviz graph, to be drawn by dot",
    extensions: &["dot", "gv"],
    media_type: "text/vnd.graphviz",
    spec: "https://graphviz.org/doc/info/lang.html",
    leaves_out: "facts, aliases and rival claims; lists are joined into one text",
    schema: None,
    parts: &[],
};

impl Exporter for Dot {
    fn format(&self) -> &'static Format {
        &FORMAT
    }

    fn export(&self, view: &View<'_>, sink: &mut dyn Sink) -> Result<(), ExportError> {
        let mut printer = Printer::begin(sink.open(Part::Main)?, view.title())?;
        let fills = Fills::new(view);
        print_defaults(&mut printer, view, &fills)?;
        let ids = Ids { typed: view.with().anything() };
        let calendar = Calendar::new(view);
        // Graphviz turns around the edge that closes a circle as it reads; the calendar comes
        // first, so that time is never what is turned around.
        for statement in calendar.statements(view, ids) {
            printer.print(statement)?;
        }
        print_technologies(&mut printer, view, ids, &fills)?;
        let beside = Beside::new(view);
        for statement in beside.nodes(view) {
            printer.print(statement)?;
        }
        for influence in view.influences() {
            let (earlier, later) = (influence.earlier(), influence.later());
            let mut attributes = influence_attributes(view, influence);
            attributes.extend(ids.type_attribute("influence"));
            attributes.extend(calendar.constraint(earlier, later));
            printer.print(edge(&ids.technology(earlier), &ids.technology(later), attributes))?;
        }
        for indirect in view.indirect() {
            let (earlier, later) = (indirect.earlier, indirect.later);
            let mut attributes = indirect_attributes(view, indirect);
            attributes.extend(ids.type_attribute("indirect"));
            attributes.extend(calendar.constraint(earlier, later));
            printer.print(edge(&ids.technology(earlier), &ids.technology(later), attributes))?;
        }
        for statement in calendar.releases(view, ids) {
            printer.print(statement)?;
        }
        for statement in beside.edges(view, ids) {
            printer.print(statement)?;
        }
        printer.finish()
    }
}

/// How nodes are called.
#[derive(Clone, Copy)]
pub(super) struct Ids {
    /// As in the knowledge graph, since there are nodes of several types.
    typed: bool,
}

impl Ids {
    pub(super) fn technology(self, technology: Technology<'_>) -> String {
        let id = technology.id();
        if self.typed { format!("technology:{id}") } else { id.to_owned() }
    }

    /// Returns the attribute that tells nodes and edges of several types apart.
    fn type_attribute(self, of: &str) -> Option<Attribute> {
        self.typed.then(|| attribute("type", of))
    }
}

fn print_defaults(
    printer: &mut Printer<impl Write>,
    view: &View<'_>,
    fills: &Fills,
) -> Result<(), ExportError> {
    let mut graph = vec![
        legend(view, fills),
        attribute("labelloc", "t"),
        attribute("labeljust", "l"),
        attribute("fontname", FONTS),
        attribute("fontsize", "12"),
        // A picture without a ground cannot be read on a dark page.
        attribute("bgcolor", "white"),
        // Names stand over the lines that pass behind them.
        attribute("outputorder", "edgesfirst"),
        attribute("rankdir", "LR"),
        attribute("ranksep", "0.6"),
        attribute("nodesep", "0.12"),
    ];
    let is_grouped = !view.groups().is_empty();
    if is_grouped || view.with().periods {
        // Without it Graphviz 2.43 leaves members outside of their boxes, or gives up.
        graph.push(attribute("newrank", "true"));
    } else {
        // What hangs together is laid out for itself; with `newrank` Graphviz 2.43 crashes on that.
        graph.push(attribute("pack", "12"));
        graph.push(attribute("packmode", "graph"));
    }
    if view.with().organizations || view.with().sources {
        // A source has edges to nearly everything; to straighten them all takes three times as
        // long and cannot be seen.
        graph.push(attribute("nslimit", "0.5"));
    }
    if is_grouped {
        // Curved lines around boxes are what Graphviz 2.43 gives up on.
        graph.push(attribute("splines", "line"));
    }
    printer.print(defaults(GraphAttributes::Graph, graph))?;
    let node = vec![
        attribute("shape", "box"),
        attribute("style", "rounded,filled"),
        attribute("fontname", FONTS),
        attribute("fontsize", "11"),
        attribute("color", "#555555"),
        attribute("fillcolor", UNKNOWN),
        attribute("height", "0.3"),
        attribute("margin", "0.1,0.04"),
    ];
    printer.print(defaults(GraphAttributes::Node, node))?;
    let edge = vec![
        attribute("fontname", FONTS),
        attribute("fontsize", "9"),
        attribute("arrowsize", "0.7"),
    ];
    printer.print(defaults(GraphAttributes::Edge, edge))
}

fn print_technologies(
    printer: &mut Printer<impl Write>,
    view: &View<'_>,
    ids: Ids,
    fills: &Fills,
) -> Result<(), ExportError> {
    let statement = |technology: &Technology<'_>| -> Stmt {
        let mut attributes = technology_attributes(view, *technology, fills);
        attributes.extend(ids.type_attribute("technology"));
        node(&ids.technology(*technology), attributes)
    };
    for (at, group) in view.groups().iter().enumerate() {
        if group.key.is_none() {
            continue;
        }
        let mut statements = vec![defaults(
            GraphAttributes::Graph,
            vec![
                attribute("label", group.label),
                attribute("labeljust", "l"),
                attribute("style", "rounded"),
                attribute("color", GREY),
                attribute("bgcolor", GROUND),
            ],
        )];
        statements.extend(group.members.iter().map(statement));
        printer.print(subgraph(&format!("cluster_{at}"), statements))?;
    }
    for technology in view.technologies() {
        let group = view.group_of(*technology).map(|at| &view.groups()[at]);
        if group.is_none_or(|group| group.key.is_none()) {
            printer.print(statement(technology))?;
        }
    }
    Ok(())
}
