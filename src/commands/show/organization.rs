//! An organization: what is said of it, its parts and its technologies.

use forebear_graph::{Entity, Filter, Lineage, Organization, Technology};
use serde_json::{Map, Value};

use super::{claims, heading, title};
use crate::output::{BOLD, DATE, DIM, NOTHING, Table, json, makers, timeline_date};
use crate::session::Session;

pub(super) fn as_text(of: Organization<'_>, lineage: &Lineage, session: &Session) -> String {
    let catalogue = lineage.catalogue();
    let mut text = title(session.maker(of), Entity::Organization(of));
    text.extend(claims::conflicts(of.claims(), catalogue, session));
    text.push('\n');
    text.push_str(&claims::as_text(of.claims(), |_| None, catalogue, session));
    let parts = parts(of, lineage);
    if !parts.is_empty() {
        text.push_str(&heading("parts"));
        let mut table = Table::plain().styles(&[BOLD, DIM]).indent(2);
        for part in &parts {
            table.row([session.maker(*part), part.id()]);
        }
        table.write(&session.screen, &mut text);
    }
    let technologies = technologies(of, lineage);
    text.push_str(&heading(match (technologies.is_empty(), parts.is_empty()) {
        (true, _) => "no technologies recorded",
        (_, true) => "technologies",
        (_, false) => "technologies, those of its parts included",
    }));
    let mut table = Table::plain().styles(&[DATE, BOLD, DIM]).indent(2);
    for technology in technologies {
        let date = technology.timeline_date().map_or_else(|| NOTHING.to_owned(), timeline_date);
        let kind = technology.kind().unwrap_or(NOTHING);
        let makers = makers(technology, session);
        let shared = if makers == session.maker(of) { "" } else { &makers };
        table.row([date.as_str(), session.label(technology), kind, shared]);
    }
    table.write(&session.screen, &mut text);
    text
}

fn parts<'g>(of: Organization<'g>, lineage: &'g Lineage) -> Vec<Organization<'g>> {
    lineage.catalogue().organizations().filter(|part| part.part_of() == Some(of)).collect()
}

fn technologies<'g>(of: Organization<'g>, lineage: &'g Lineage) -> Vec<Technology<'g>> {
    lineage.select(&Filter { by: Some(of), ..Filter::default() })
}

pub(super) fn as_json(
    of: Organization<'_>,
    lineage: &Lineage,
    session: &Session,
) -> Map<String, Value> {
    let names: Map<String, Value> = of.names().map(|(of, name)| (of.into(), name.into())).collect();
    let facts: Map<String, Value> = of.facts().map(|(k, v)| (k.into(), v.into())).collect();
    json::object([
        ("type", "organization".into()),
        ("id", of.id().into()),
        ("label", session.maker(of).into()),
        ("names", names.into()),
        ("aliases", of.aliases().collect()),
        ("kind", of.kind().into()),
        ("part_of", of.part_of().map(|whole| json::organization(whole, session)).into()),
        ("parts", parts(of, lineage).into_iter().map(|p| json::organization(p, session)).collect()),
        ("facts", facts.into()),
        (
            "technologies",
            technologies(of, lineage)
                .into_iter()
                .map(|technology| Value::Object(json::technology(technology, session)))
                .collect(),
        ),
        ("claims", claims::as_json(of.claims()).into()),
    ])
}
