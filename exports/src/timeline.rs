//! forebear's JSON timeline: technologies as dated events.

use forebear_graph::{
    Citation, DateKind, Day, Influence, InfluenceKind, Key, Precision, Rank, Technology,
};
use serde::Serialize;

use crate::json::{Citations, Document, Shown, citations};
use crate::{ExportError, Exporter, Format, Part, Sink, View};

/// Writes the JSON timeline.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimelineJson;

static FORMAT: Format = Format {
    name: "timeline",
    title: "forebear's JSON timeline: technologies as events, by date",
    extensions: &["timeline.json"],
    media_type: "application/json",
    spec: "forebear schema timeline",
    leaves_out: "claims, facts, certainties and remarks, descent through technologies that are \
                 left out, and organizations, periods and sources of their own",
    schema: Some(include_str!("../schemas/forebear-timeline.schema.json")),
    parts: &[],
};

impl Exporter for TimelineJson {
    fn format(&self) -> &'static Format {
        &FORMAT
    }

    fn export(&self, view: &View<'_>, sink: &mut dyn Sink) -> Result<(), ExportError> {
        // The undated are the last of a view.
        let dated = view.technologies().partition_point(|technology| technology.date().is_some());
        let (dated, undated) = view.technologies().split_at(dated);
        let mut document = Document::new(sink.open(Part::Main)?);
        document.field("format", &"forebear-timeline")?;
        document.field("version", &1)?;
        document.field("title", &view.title())?;
        document.list("events", dated.iter().map(|technology| event(view, *technology)))?;
        document.list("undated", undated.iter().map(|technology| event(view, *technology)))?;
        document.finish()
    }
}

#[derive(Serialize)]
struct Event<'v> {
    id: &'v str,
    label: &'v str,
    date: Option<&'v str>,
    date_kind: Option<DateKind>,
    precision: Option<Shown<Precision>>,
    earliest: Option<Shown<Day>>,
    latest: Option<Shown<Day>>,
    kind: Option<&'v str>,
    developers: Vec<Developer<'v>>,
    fields: Vec<&'v str>,
    from: Vec<End<'v>>,
    to: Vec<End<'v>>,
    citations: Citations<'v>,
}

#[derive(Serialize)]
struct Developer<'v> {
    id: &'v str,
    label: &'v str,
}

#[derive(Serialize)]
struct End<'v> {
    id: &'v str,
    kind: InfluenceKind,
}

fn event<'g>(view: &View<'g>, technology: Technology<'g>) -> Event<'g> {
    let timeline = technology.timeline_date();
    let date = timeline.map(|timeline| timeline.date);
    let end = |influence: Influence<'g>, technology: Technology<'g>| End {
        id: technology.id(),
        kind: influence.kind(),
    };
    Event {
        id: technology.id(),
        label: view.label(technology),
        date: date.map(|date| date.as_str()),
        date_kind: timeline.map(|timeline| timeline.kind),
        precision: date.map(|date| Shown(date.precision())),
        earliest: date.and_then(|date| date.earliest()).map(Shown),
        latest: date.and_then(|date| date.latest()).map(Shown),
        kind: technology.kind(),
        developers: technology
            .developers()
            .map(|of| Developer { id: of.id(), label: view.organization_label(of) })
            .collect(),
        fields: technology.fields().collect(),
        from: view.origins(technology).map(|origin| end(origin, origin.earlier())).collect(),
        to: view.heirs(technology).map(|heir| end(heir, heir.later())).collect(),
        citations: citations(proof(technology, timeline.map(|timeline| timeline.kind))),
    }
}

/// Returns who gives the date: all claims of the best rank that there are for it. For an undated
/// technology, who says anything about it.
fn proof(technology: Technology<'_>, kind: Option<DateKind>) -> Vec<Citation<'_>> {
    let key = kind.map(|kind| match kind {
        DateKind::Announced => Key::Announced,
        DateKind::Published => Key::Published,
        DateKind::Released => Key::Released,
        DateKind::Retired => Key::Retired,
    });
    let claims = || {
        let claims = technology.claims().filter(|claim| claim.rank() != Rank::Deprecated);
        claims.filter(|claim| key.is_none_or(|key| claim.key() == key))
    };
    let best = key.and(claims().map(|claim| claim.rank()).min());
    let best = claims().filter(|claim| best.is_none_or(|best| claim.rank() == best));
    best.flat_map(|claim| claim.provenance().citations()).collect()
}
