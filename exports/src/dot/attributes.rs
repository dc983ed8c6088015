//! What DOT says of each technology and each edge.

use forebear_graph::{Influence, Provenance, Technology, Vocabulary};
use graphviz_rust::dot_structures::Attribute;

use crate::dot::style::{Fills, GREY, edge_color, edge_style};
use crate::dot::text::{attribute, web_address};
use crate::{IndirectEdge, View};

pub(super) fn technology_attributes(
    view: &View<'_>,
    technology: Technology<'_>,
    fills: &Fills,
) -> Vec<Attribute> {
    // The label is the name and nothing else, so that programs can read it back.
    let mut attributes = vec![attribute("label", view.label(technology))];
    let mut lines = vec![view.label(technology).to_owned()];
    if let Some(kind) = technology.kind() {
        attributes.push(attribute("kind", kind));
        let catalogue = view.lineage().catalogue();
        lines.push(catalogue.word_name(Vocabulary::Kind, kind, view.language()).to_owned());
    }
    let timeline = technology.timeline_date();
    if let Some(timeline) = timeline {
        attributes.push(attribute("date", timeline.date.as_str()));
        attributes.push(attribute("date_kind", timeline.kind.as_str()));
        lines.push(format!("{} {}", timeline.kind, timeline.date));
    }
    let developers: Vec<&str> =
        technology.developers().map(|developer| view.organization_label(developer)).collect();
    if !developers.is_empty() {
        let developers = developers.join("; ");
        attributes.push(attribute("developers", &developers));
        lines.push(developers);
    }
    lines.extend(technology.summary().map(str::to_owned));
    attributes.push(attribute("tooltip", &lines.join("\n")));
    if let Some(url) = technology.url().and_then(web_address) {
        attributes.push(attribute("URL", &url));
    }
    attributes.push(attribute("fillcolor", fills.color(technology)));
    if timeline.is_none() {
        attributes.push(attribute("style", "rounded,filled,dashed"));
    }
    attributes
}

pub(super) fn influence_attributes(view: &View<'_>, influence: Influence<'_>) -> Vec<Attribute> {
    let provenance = influence.provenance();
    let (kind, certainty) = (influence.kind(), influence.certainty());
    let mut attributes =
        vec![attribute("kind", kind.as_str()), attribute("certainty", certainty.as_str())];
    let (earlier, later) = (view.label(influence.earlier()), view.label(influence.later()));
    let mut lines = vec![format!("{later} {} {earlier}", kind.phrase()), certainty.to_string()];
    if let Some(when) = influence.when() {
        attributes.push(attribute("when", when.as_str()));
        lines.push(when.to_string());
    }
    if influence.is_disputed() {
        attributes.push(attribute("disputed", "true"));
        lines.push("disputed".to_owned());
    }
    let citations = citations(provenance);
    if !citations.is_empty() {
        attributes.push(attribute("citations", &citations));
        lines.push(citations);
    }
    if let Some(note) = provenance.note() {
        attributes.push(attribute("note", note));
        lines.push(note.to_owned());
    }
    attributes.push(attribute("tooltip", &lines.join("\n")));
    attributes.push(attribute("color", edge_color(kind)));
    attributes.push(attribute("style", edge_style(certainty)));
    if influence.is_disputed() {
        attributes.push(attribute("dir", "both"));
        attributes.push(attribute("arrowtail", "tee"));
    }
    attributes
}

pub(super) fn indirect_attributes(view: &View<'_>, edge: &IndirectEdge<'_>) -> Vec<Attribute> {
    let via = edge.left_out.to_string();
    let (earlier, later) = (view.label(edge.earlier), view.label(edge.later));
    let tooltip = format!("{later} descends from {earlier} via {via} left out");
    vec![
        attribute("kind", "via"),
        attribute("via", &via),
        attribute("label", &format!("via {via}")),
        attribute("tooltip", &tooltip),
        attribute("color", GREY),
        attribute("fontcolor", GREY),
        attribute("style", "dashed"),
    ]
}

/// Returns the citations as one text.
fn citations(provenance: Provenance<'_>) -> String {
    let citations: Vec<String> = provenance.citations().iter().map(ToString::to_string).collect();
    citations.join("; ")
}
