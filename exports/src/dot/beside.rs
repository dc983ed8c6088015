//! Organizations and sources as nodes, where they are asked for.

use forebear_graph::{Organization, Source};
use graphviz_rust::dot_structures::Stmt;

use crate::View;
use crate::dot::export::Ids;
use crate::dot::printer::{edge, node};
use crate::dot::text::{attribute, web_address};
use crate::view::cited;

/// What stands beside the technologies.
pub(super) struct Beside<'g> {
    organizations: Vec<Organization<'g>>,
    sources: Vec<Source<'g>>,
}

impl<'g> Beside<'g> {
    pub(super) fn new(view: &View<'g>) -> Beside<'g> {
        let with = view.with();
        let organizations = if with.organizations { view.organizations() } else { Vec::new() };
        let sources = if with.sources { view.sources(&organizations) } else { Vec::new() };
        Beside { organizations, sources }
    }

    pub(super) fn nodes(&self, view: &View<'g>) -> impl Iterator<Item = Stmt> {
        let organizations = self.organizations.iter().map(|organization| {
            let mut attributes = vec![
                attribute("label", view.organization_label(*organization)),
                attribute("type", "organization"),
            ];
            attributes.extend(organization.kind().map(|kind| attribute("kind", kind)));
            let url = organization.url().and_then(web_address);
            attributes.extend(url.map(|url| attribute("URL", &url)));
            attributes.push(attribute("shape", "ellipse"));
            attributes.push(attribute("style", "filled"));
            attributes.push(attribute("fillcolor", "#EEEEEE"));
            node(&organization_id(*organization), attributes)
        });
        let sources = self.sources.iter().map(|source| {
            let mut attributes =
                vec![attribute("label", view.source_label(*source)), attribute("type", "source")];
            attributes.extend(source.published().map(|date| attribute("date", date.as_str())));
            attributes.extend(source.url().and_then(web_address).map(|url| attribute("URL", &url)));
            attributes.push(attribute("shape", "note"));
            attributes.push(attribute("style", "filled"));
            attributes.push(attribute("fillcolor", "#FFFFFF"));
            node(&source_id(*source), attributes)
        });
        organizations.chain(sources)
    }

    pub(super) fn edges(&self, view: &View<'g>, ids: Ids) -> impl Iterator<Item = Stmt> {
        let with = view.with();
        let technologies = || view.technologies().iter().copied();
        let developed = technologies().filter(move |_| with.organizations).flat_map(move |of| {
            let from = ids.technology(of);
            of.developers().map(move |by| pale_edge(&from, "developed-by", &organization_id(by)))
        });
        let parts = self.organizations.iter().filter_map(|part| {
            let whole = part.part_of()?;
            Some(pale_edge(&organization_id(*part), "part-of", &organization_id(whole)))
        });
        let cited_in = technologies().filter(move |_| with.sources).flat_map(move |of| {
            let from = ids.technology(of);
            let sources = cited(of.claims()).into_iter();
            sources.map(move |source| pale_edge(&from, "cited-in", &source_id(source)))
        });
        let organizations = self.organizations.iter().filter(move |_| with.sources);
        let organizations_cited_in = organizations.flat_map(|of| {
            let sources = cited(of.claims()).into_iter();
            let from = organization_id(*of);
            sources.map(move |source| pale_edge(&from, "cited-in", &source_id(source)))
        });
        developed.chain(parts).chain(cited_in).chain(organizations_cited_in)
    }
}

fn organization_id(of: Organization<'_>) -> String {
    format!("organization:{}", of.id())
}

fn source_id(of: Source<'_>) -> String {
    format!("source:{}", of.id())
}

/// Returns an edge that does not compete with influences, neither for the eye nor for the layout.
fn pale_edge(from: &str, kind: &str, to: &str) -> Stmt {
    let attributes = vec![
        attribute("type", kind),
        attribute("color", "#BBBBBB"),
        attribute("arrowhead", "none"),
        attribute("weight", "0"),
    ];
    edge(from, to, attributes)
}
