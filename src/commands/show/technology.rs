//! A technology: what is said of it, what it came from and what it led to.

use forebear_graph::{DateKind, Entity, Influence, Key, Lineage, Scope, Technology};
use serde_json::{Map, Value};

use super::{claims, heading, title};
use crate::commands::descent::why;
use crate::output::{DATE, DIM, KIND, Table, date_or_undated, json, kind};
use crate::session::Session;

pub(super) fn as_text(of: Technology<'_>, lineage: &Lineage, session: &Session) -> String {
    let catalogue = lineage.catalogue();
    let mut text = title(session.label(of), Entity::Technology(of));
    text.extend(claims::conflicts(of.claims(), catalogue, session));
    text.push('\n');
    let in_force = |key: &Key<&str>| {
        let kind = DateKind::ALL.iter().find(|kind| kind.as_str() == key.to_string())?;
        of.date_of(*kind).map(|date| date.to_string())
    };
    text.push_str(&claims::as_text(of.claims(), in_force, catalogue, session));
    let origins: Vec<_> = lineage.origins(of).filter(|i| is_asked_for(*i, session)).collect();
    let mut heirs: Vec<_> = lineage.heirs(of).filter(|i| is_asked_for(*i, session)).collect();
    heirs.sort_by(|a, b| lineage.listing_order(a.later(), b.later()));
    let along = session.via().map_or(String::new(), |via| format!(" along {via}"));
    text.push_str(&heading(&match origins.is_empty() {
        true => format!("nothing recorded before it{along}"),
        false => "came from".to_owned(),
    }));
    neighbours(&origins, Influence::earlier, session, &mut text);
    text.push_str(&heading(&match heirs.is_empty() {
        true => format!("nothing recorded after it{along}"),
        false => "led to".to_owned(),
    }));
    neighbours(&heirs, Influence::later, session, &mut text);
    text
}

/// Without `--via` everything is shown, also what is deprecated and never walked.
fn is_asked_for(influence: Influence<'_>, session: &Session) -> bool {
    *session.scope() == Scope::all() || session.scope().admits(influence)
}

fn neighbours<'g>(
    influences: &[Influence<'g>],
    end: impl Fn(Influence<'g>) -> Technology<'g>,
    session: &Session,
    text: &mut String,
) {
    let mut table =
        Table::plain().styles(&[anstyle::Style::new(), DATE, KIND, DIM]).indent(2).widest(48);
    for influence in influences {
        let end = end(*influence);
        let (label, date, kind) = (session.label(end), date_or_undated(end), kind(*influence));
        for (nth, line) in why(&[*influence]).iter().enumerate() {
            // The kind stands in a column of its own already.
            let line = line.strip_prefix(influence.kind().as_str()).unwrap_or(line);
            let line = line.trim_start_matches([',', ' ']);
            match nth {
                0 => table.row([label, &date, &kind, line]),
                _ => table.row(["", "", "", line]),
            }
        }
    }
    table.write(&session.screen, text);
}

pub(super) fn as_json(
    of: Technology<'_>,
    lineage: &Lineage,
    session: &Session,
) -> Map<String, Value> {
    let mut value = json::object([("type", "technology".into())]);
    value.extend(json::technology(of, session));
    let wanted = |influence: &Influence<'_>| is_asked_for(*influence, session);
    let names: Map<String, Value> = of.names().map(|(of, name)| (of.into(), name.into())).collect();
    value.extend(json::object([
        ("names", names.into()),
        ("aliases", of.aliases().collect()),
        ("summary", of.summary().into()),
        ("url", of.url().into()),
        ("claims", claims::as_json(of.claims()).into()),
        ("origins", lineage.origins(of).filter(wanted).map(json::influence).collect()),
        ("heirs", lineage.heirs(of).filter(wanted).map(json::influence).collect()),
    ]));
    value
}
