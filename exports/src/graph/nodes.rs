//! Nodes of the knowledge graph.

use forebear_graph::{DateKind, Day, Organization, Period, Precision, Source, Technology};
use serde::Serialize;

use crate::View;
use crate::json::{Claims, Names, Shown, claims, names};

#[derive(Serialize)]
pub(super) struct TechnologyNode<'g> {
    id: String,
    r#type: &'static str,
    label: &'g str,
    aliases: Vec<&'g str>,
    names: Names<'g>,
    kind: Option<&'g str>,
    family: Option<&'g str>,
    fields: Vec<&'g str>,
    summary: Option<&'g str>,
    url: Option<&'g str>,
    facts: Names<'g>,
    date: Option<&'g str>,
    date_kind: Option<DateKind>,
    precision: Option<Shown<Precision>>,
    earliest: Option<Shown<Day>>,
    latest: Option<Shown<Day>>,
    claims: Claims<'g>,
}

pub(super) fn technology<'g>(view: &View<'g>, of: Technology<'g>) -> TechnologyNode<'g> {
    let timeline = of.timeline_date();
    let date = timeline.map(|timeline| timeline.date);
    TechnologyNode {
        id: format!("technology:{}", of.id()),
        r#type: "technology",
        label: view.label(of),
        aliases: of.aliases().collect(),
        names: names(of.names()),
        kind: of.kind(),
        family: of.family(),
        fields: of.fields().collect(),
        summary: of.summary(),
        url: of.url(),
        facts: names(of.facts()),
        date: date.map(|date| date.as_str()),
        date_kind: timeline.map(|timeline| timeline.kind),
        precision: date.map(|date| Shown(date.precision())),
        earliest: date.and_then(|date| date.earliest()).map(Shown),
        latest: date.and_then(|date| date.latest()).map(Shown),
        claims: claims(of.claims()),
    }
}

#[derive(Serialize)]
pub(super) struct OrganizationNode<'g> {
    id: String,
    r#type: &'static str,
    label: &'g str,
    aliases: Vec<&'g str>,
    names: Names<'g>,
    kind: Option<&'g str>,
    summary: Option<&'g str>,
    url: Option<&'g str>,
    facts: Names<'g>,
    claims: Claims<'g>,
}

pub(super) fn organization<'g>(view: &View<'g>, of: Organization<'g>) -> OrganizationNode<'g> {
    OrganizationNode {
        id: format!("organization:{}", of.id()),
        r#type: "organization",
        label: view.organization_label(of),
        aliases: of.aliases().collect(),
        names: names(of.names()),
        kind: of.kind(),
        summary: of.summary(),
        url: of.url(),
        facts: names(of.facts()),
        claims: claims(of.claims()),
    }
}

#[derive(Serialize)]
pub(super) struct PeriodNode {
    id: String,
    r#type: &'static str,
    label: Shown<Period>,
    earliest: Shown<Day>,
    latest: Shown<Day>,
}

pub(super) fn period(of: Period) -> PeriodNode {
    PeriodNode {
        id: format!("period:{of}"),
        r#type: "period",
        label: Shown(of),
        earliest: Shown(of.earliest()),
        latest: Shown(of.latest()),
    }
}

#[derive(Serialize)]
pub(super) struct SourceNode<'g> {
    id: String,
    r#type: &'static str,
    label: &'g str,
    names: Names<'g>,
    publisher: Option<&'g str>,
    authors: &'g [String],
    published: Option<&'g str>,
    accessed: Option<&'g str>,
    url: Option<&'g str>,
    language: Option<&'g str>,
    note: Option<&'g str>,
}

pub(super) fn source<'g>(view: &View<'g>, of: Source<'g>) -> SourceNode<'g> {
    SourceNode {
        id: format!("source:{}", of.id()),
        r#type: "source",
        label: view.source_label(of),
        names: names(of.names()),
        publisher: of.publisher(),
        authors: of.authors(),
        published: of.published().map(|date| date.as_str()),
        accessed: of.accessed().map(|date| date.as_str()),
        url: of.url(),
        language: of.language(),
        note: of.note(),
    }
}
