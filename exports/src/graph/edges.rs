//! Edges of the knowledge graph.

use forebear_graph::{
    Certainty, DateKind, Influence, InfluenceKind, Organization, Period, Technology,
};
use serde::Serialize;

use crate::IndirectEdge;
use crate::json::{Citations, StatementRecord, citations, statement};
use crate::view::cited;

#[derive(Serialize)]
pub(super) struct InfluenceEdge<'g> {
    source: String,
    target: String,
    r#type: &'static str,
    id: String,
    kind: InfluenceKind,
    certainty: Certainty,
    disputed: bool,
    note: Option<&'g str>,
    when: Option<&'g str>,
    citations: Citations<'g>,
    /// Everything that is said of it, where that is more than what stands above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<StatementRecord<'g>>,
}

pub(super) fn influence(of: Influence<'_>) -> InfluenceEdge<'_> {
    let provenance = of.provenance();
    let alone = of.statements().nth(1).is_none()
        && provenance.quoting().is_none()
        && provenance.quote().is_none()
        && provenance.line().is_none()
        && provenance.rule().is_none();
    InfluenceEdge {
        source: technology_id(of.earlier()),
        target: technology_id(of.later()),
        r#type: "influence",
        id: of.id(),
        kind: of.kind(),
        certainty: of.certainty(),
        disputed: of.is_disputed(),
        note: provenance.note(),
        when: of.when().map(|when| when.as_str()),
        citations: citations(provenance.citations()),
        claims: if alone { Vec::new() } else { of.statements().map(statement).collect() },
    }
}

/// An edge that says no more than its type.
#[derive(Serialize)]
pub(super) struct Edge {
    source: String,
    target: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_kind: Option<DateKind>,
}

fn edge(source: String, r#type: &'static str, target: String) -> Edge {
    Edge { source, target, r#type, via: None, date_kind: None }
}

fn technology_id(of: Technology<'_>) -> String {
    format!("technology:{}", of.id())
}

fn organization_id(of: Organization<'_>) -> String {
    format!("organization:{}", of.id())
}

fn period_id(of: Period) -> String {
    format!("period:{of}")
}

pub(super) fn indirect(of: &IndirectEdge<'_>) -> Edge {
    let via = Some(of.left_out);
    Edge { via, ..edge(technology_id(of.earlier), "indirect", technology_id(of.later)) }
}

pub(super) fn released(of: Technology<'_>) -> Option<Edge> {
    let timeline = of.timeline_date()?;
    let period = timeline.date.period()?;
    let date_kind = Some(timeline.kind);
    Some(Edge { date_kind, ..edge(technology_id(of), "released", period_id(period)) })
}

pub(super) fn developed_by(of: Technology<'_>) -> impl Iterator<Item = Edge> {
    of.developers().map(move |by| edge(technology_id(of), "developed-by", organization_id(by)))
}

pub(super) fn technology_cited_in(of: Technology<'_>) -> impl Iterator<Item = Edge> {
    let sources = cited(of.claims()).into_iter();
    sources
        .map(move |source| edge(technology_id(of), "cited-in", format!("source:{}", source.id())))
}

pub(super) fn part_of(of: Organization<'_>) -> Option<Edge> {
    Some(edge(organization_id(of), "part-of", organization_id(of.part_of()?)))
}

pub(super) fn organization_cited_in(of: Organization<'_>) -> impl Iterator<Item = Edge> {
    let sources = cited(of.claims()).into_iter();
    sources
        .map(move |source| edge(organization_id(of), "cited-in", format!("source:{}", source.id())))
}

pub(super) fn within((part, whole): (Period, Period)) -> Edge {
    edge(period_id(part), "within", period_id(whole))
}

pub(super) fn next((before, after): (Period, Period)) -> Edge {
    edge(period_id(before), "next", period_id(after))
}
