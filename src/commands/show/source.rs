//! A source: what it is, and how much rests on it.

use forebear_graph::{Entity, Lineage, Provenance, Source};
use serde_json::{Map, Value};

use super::{heading, title};
use crate::output::{BOLD, Table, count, json};
use crate::session::Session;

pub(super) fn as_text(of: Source<'_>, lineage: &Lineage, session: &Session) -> String {
    let mut text = title(session.title(of), Entity::Source(of));
    text.push('\n');
    let mut table = Table::plain().styles(&[BOLD]).indent(2);
    let names: Vec<String> =
        of.names().map(|(language, name)| format!("{name} ({language})")).collect();
    for (key, value) in [
        ("title", Some(of.name().to_owned())),
        ("in other languages", Some(names.join("; "))),
        ("publisher", of.publisher().map(str::to_owned)),
        ("authors", Some(of.authors().join(", "))),
        ("published", of.published().map(|date| date.to_string())),
        ("accessed", of.accessed().map(|date| date.to_string())),
        ("language", of.language().map(str::to_owned)),
        ("url", of.url().map(str::to_owned)),
        ("note", of.note().map(str::to_owned)),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            table.row([key, &value]);
        }
    }
    table.write(&session.screen, &mut text);
    let rests = Rests::on(of, lineage);
    text.push_str(&heading("what rests on it"));
    let mut table = Table::plain().indent(2);
    table.row([count(rests.facts, "fact about an entry", "facts about entries")]);
    table.row([count(rests.influences, "influence", "influences")]);
    if rests.quoted > 0 {
        let quoted = count(rests.quoted, "statement quotes", "statements quote");
        table.row([format!("{quoted} it in another source")]);
    }
    table.write(&session.screen, &mut text);
    text
}

/// How many statements cite a source.
#[derive(Default)]
struct Rests {
    facts: usize,
    influences: usize,
    quoted: usize,
}

impl Rests {
    fn on(source: Source<'_>, lineage: &Lineage) -> Rests {
        let mut rests = Rests::default();
        let cites =
            |said: Provenance<'_>| said.citations().iter().any(|cited| cited.source == source);
        let catalogue = lineage.catalogue();
        let of_technologies = catalogue.technologies().flat_map(|entry| entry.claims());
        let of_organizations = catalogue.organizations().flat_map(|entry| entry.claims());
        for claim in of_technologies.chain(of_organizations) {
            rests.facts += usize::from(cites(claim.provenance()));
            rests.quoted += usize::from(claim.provenance().quoting() == Some(source));
        }
        for influence in lineage.influences() {
            let mut said = influence.statements().map(|statement| statement.provenance);
            rests.influences += usize::from(said.any(cites));
            let quotes = |said: Provenance<'_>| said.quoting() == Some(source);
            rests.quoted += usize::from(influence.statements().any(|said| quotes(said.provenance)));
        }
        rests
    }
}

pub(super) fn as_json(of: Source<'_>, lineage: &Lineage, session: &Session) -> Map<String, Value> {
    let rests = Rests::on(of, lineage);
    let names: Map<String, Value> = of.names().map(|(of, name)| (of.into(), name.into())).collect();
    json::object([
        ("type", "source".into()),
        ("id", of.id().into()),
        ("label", session.title(of).into()),
        ("names", names.into()),
        ("publisher", of.publisher().into()),
        ("authors", of.authors().iter().map(String::as_str).collect()),
        ("published", of.published().map(|date| date.as_str()).into()),
        ("accessed", of.accessed().map(|date| date.as_str()).into()),
        ("language", of.language().into()),
        ("url", of.url().into()),
        ("note", of.note().into()),
        ("facts", rests.facts.into()),
        ("influences", rests.influences.into()),
        ("quoted", rests.quoted.into()),
    ])
}
