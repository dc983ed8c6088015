//! What a pointer at a mark is told: names in full, dates as they are written, and who says so.

use forebear_graph::Provenance;

use crate::{EdgeLine, EdgeMark, NodeMark, Scene, View};

/// Returns what there is to say of a node, a line each.
pub(super) fn node_title(view: &View<'_>, node: &NodeMark<'_>) -> Vec<String> {
    let mut lines = vec![node.label.clone().into_owned()];
    let Some(technology) = node.technology else {
        return lines;
    };
    match technology.timeline_date() {
        Some(timeline) => {
            let doubt = if timeline.disputed { ", sources disagree" } else { "" };
            lines.push(format!("{} {}{doubt}", timeline.kind, timeline.date.as_str()));
        }
        None => lines.push("undated".to_owned()),
    }
    if let Some(retired) = technology.date_of(forebear_graph::DateKind::Retired) {
        lines.push(format!("retired {}", retired.as_str()));
    }
    for (name, until) in technology.former_names() {
        let until = until.map_or_else(String::new, |until| format!(" until {}", until.as_str()));
        lines.push(format!("formerly {name}{until}"));
    }
    let developers: Vec<&str> =
        technology.developers().map(|developer| view.organization_label(developer)).collect();
    if !developers.is_empty() {
        lines.push(developers.join(", "));
    }
    lines.extend(technology.kind().map(str::to_owned));
    lines.extend(technology.summary().map(str::to_owned));
    lines
}

/// Returns what there is to say of an edge.
pub(super) fn edge_title(scene: &Scene<'_>, edge: &EdgeMark<'_>) -> String {
    let [from, to] = [edge.from, edge.to].map(|end| &scene.nodes[end].label);
    match edge.line {
        EdgeLine::Influence(influence) => {
            let mut title = format!("{from} → {to}: {}", influence.kind());
            if influence.certainty() != forebear_graph::Certainty::Stated {
                title.push_str(&format!(", {}", influence.certainty()));
            }
            if influence.is_disputed() {
                title.push_str(", disputed");
            }
            if let Some(when) = influence.when() {
                title.push_str(&format!(", {}", when.as_str()));
            }
            let cited = citation(influence.provenance());
            if !cited.is_empty() {
                title.push_str(&format!(" ({cited})"));
            }
            title
        }
        EdgeLine::Indirect(left_out) => format!("{from} → {to}: via {left_out} not shown"),
        EdgeLine::Several(count) => format!("{from} → {to}: {count}"),
    }
}

/// Returns the source and the places that something is stated in.
fn citation(provenance: Provenance<'_>) -> String {
    let citations = provenance.citations();
    let Some(first) = citations.first() else {
        return String::new();
    };
    let places: Vec<&str> = citations.iter().filter_map(|citation| citation.place).collect();
    format!("{} {}", first.source.id(), places.join("; ")).trim_end().to_owned()
}
