//! The order in which the knowledge graph is written.

use crate::graph::{edges, nodes, periods};
use crate::json::Document;
use crate::{ExportError, Exporter, Format, Part, Sink, View};

/// Writes the JSON knowledge graph.
#[derive(Clone, Copy, Debug, Default)]
pub struct GraphJson;

static FORMAT: Format = Format {
    name: "graph",
    title: "forebear's JSON knowledge graph: technologies, organizations, periods, sources, claims",
    extensions: &["graph.json", "json"],
    media_type: "application/json",
    spec: "forebear schema graph",
    leaves_out: "groups, colours and icons, and where in the catalogue's files something stands",
    schema: Some(include_str!("../../schemas/forebear-graph.schema.json")),
    parts: &[],
};

impl Exporter for GraphJson {
    fn format(&self) -> &'static Format {
        &FORMAT
    }

    fn export(&self, view: &View<'_>, sink: &mut dyn Sink) -> Result<(), ExportError> {
        let technologies = || view.technologies().iter().copied();
        let organizations = view.mentioned_organizations();
        let organizations = || organizations.iter().copied();
        let periods = periods::with_parents(view.periods());
        let sources = view.sources(&organizations().collect::<Vec<_>>());

        let mut document = Document::new(sink.open(Part::Main)?);
        document.field("format", &"forebear-graph")?;
        document.field("version", &1)?;
        document.field("title", &view.title())?;

        let mut list = document.begin_list("nodes")?;
        list.records(technologies().map(|technology| nodes::technology(view, technology)))?;
        list.records(organizations().map(|organization| nodes::organization(view, organization)))?;
        list.records(periods.iter().map(|period| nodes::period(*period)))?;
        list.records(sources.iter().map(|source| nodes::source(view, *source)))?;
        list.end()?;

        let mut list = document.begin_list("edges")?;
        list.records(view.influences().map(edges::influence))?;
        list.records(view.indirect().iter().map(edges::indirect))?;
        list.records(technologies().filter_map(edges::released))?;
        list.records(technologies().flat_map(edges::developed_by))?;
        list.records(technologies().flat_map(edges::technology_cited_in))?;
        list.records(organizations().filter_map(edges::part_of))?;
        list.records(organizations().flat_map(edges::organization_cited_in))?;
        list.records(periods::within(&periods).map(edges::within))?;
        list.records(periods::next(&periods).map(edges::next))?;
        list.end()?;
        document.finish()
    }
}
