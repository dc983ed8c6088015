//! Periods as nodes: a chain beside which technologies stand in line with their release.

use std::collections::{BTreeMap, BTreeSet};

use forebear_graph::{Period, Technology};
use graphviz_rust::dot_structures::{Attribute, Stmt};

use crate::View;
use crate::dot::export::Ids;
use crate::dot::printer::{edge, node, subgraph};
use crate::dot::style::GREY;
use crate::dot::text::attribute;
use crate::graph::periods::{next, with_parents, within};

/// The periods that are drawn; none if they are not asked for.
pub(super) struct Calendar {
    periods: BTreeSet<Period>,
}

impl Calendar {
    /// Chooses the periods: those in which something was released, and the years they are in.
    pub(super) fn new(view: &View<'_>) -> Calendar {
        if !view.with().periods {
            return Calendar { periods: BTreeSet::new() };
        }
        let used: BTreeSet<Period> =
            view.technologies().iter().filter_map(|technology| period(*technology)).collect();
        let mut periods = with_parents(used.clone());
        periods.retain(|period| !matches!(period, Period::Decade(_)) || used.contains(period));
        Calendar { periods }
    }

    /// Returns what keeps an edge that does not lead forward on the calendar from pulling its
    /// ends away from their periods.
    pub(super) fn constraint(
        &self,
        earlier: Technology<'_>,
        later: Technology<'_>,
    ) -> Option<Attribute> {
        if self.periods.is_empty() {
            return None;
        }
        let against = period(earlier)? >= period(later)?;
        against.then(|| attribute("constraint", "false"))
    }

    /// Returns the periods as nodes in one chain, and what stands in line with each.
    pub(super) fn statements(&self, view: &View<'_>, ids: Ids) -> Vec<Stmt> {
        let mut statements: Vec<Stmt> = self.periods.iter().map(|of| period_node(*of)).collect();
        let chain = self.periods.iter().zip(self.periods.iter().skip(1));
        let same_size: BTreeSet<(Period, Period)> = next(&self.periods).collect();
        for (before, after) in &same_size {
            statements.push(period_edge("next", *before, *after, &[("color", GREY)]));
        }
        for (part, whole) in within(&self.periods) {
            let looks = [("style", "invis"), ("constraint", "false")];
            statements.push(period_edge("within", part, whole, &looks));
        }
        for (before, after) in chain.map(|(before, after)| (*before, *after)) {
            // A year comes before its months, and they before the next year.
            if !same_size.contains(&(before, after)) {
                statements.push(period_edge("order", before, after, &[("style", "invis")]));
            }
        }
        let mut lines: BTreeMap<Period, Vec<Technology<'_>>> = BTreeMap::new();
        if !self.periods.is_empty() {
            for technology in view.technologies() {
                if let Some(period) = period(*technology) {
                    lines.entry(period).or_default().push(*technology);
                }
            }
        }
        statements.extend(lines.into_iter().map(|(period, technologies)| {
            let mut line = vec![Stmt::Attribute(attribute("rank", "same"))];
            line.push(node(&period_id(period), Vec::new()));
            line.extend(technologies.into_iter().map(|of| node(&ids.technology(of), Vec::new())));
            subgraph(&format!("rank_{period}"), line)
        }));
        statements
    }

    /// Returns the edges from technologies to the periods in which they were released.
    pub(super) fn releases(&self, view: &View<'_>, ids: Ids) -> Vec<Stmt> {
        let released = view.technologies().iter().filter_map(|technology| {
            let period = period(*technology).filter(|period| self.periods.contains(period))?;
            let mut attributes = vec![
                attribute("type", "released"),
                attribute("color", "#DDDDDD"),
                attribute("style", "dotted"),
                attribute("arrowhead", "none"),
            ];
            if !view.groups().is_empty() {
                // They hold the calendar below the technologies, but with boxes around these
                // Graphviz 2.43 may give up on them ("trouble in init_rank").
                attributes.push(attribute("constraint", "false"));
            }
            Some(edge(&ids.technology(*technology), &period_id(period), attributes))
        });
        released.collect()
    }
}

/// Returns the period beside which a technology stands. Days are taken together by months: a
/// chain with a link for each day could not be read.
fn period(technology: Technology<'_>) -> Option<Period> {
    let period = technology.date()?.period()?;
    match period {
        Period::Day(_) => period.parent(),
        _ => Some(period),
    }
}

fn period_id(period: Period) -> String {
    format!("period:{period}")
}

fn period_node(period: Period) -> Stmt {
    let size = if matches!(period, Period::Year(_) | Period::Decade(_)) { "14" } else { "10" };
    let attributes = vec![
        attribute("label", &period.to_string()),
        attribute("type", "period"),
        // Graphviz draws nodes of one group in a straight line where it can.
        attribute("group", "calendar"),
        attribute("earliest", &period.earliest().to_string()),
        attribute("latest", &period.latest().to_string()),
        attribute("shape", "plaintext"),
        attribute("style", ""),
        attribute("fontsize", size),
    ];
    node(&period_id(period), attributes)
}

fn period_edge(
    kind: &str,
    from: Period,
    to: Period,
    looks: &[(&'static str, &'static str)],
) -> Stmt {
    let mut attributes =
        vec![attribute("type", kind), attribute("arrowhead", "none"), attribute("weight", "10")];
    attributes.extend(looks.iter().map(|(name, value)| attribute(name, value)));
    edge(&period_id(from), &period_id(to), attributes)
}
