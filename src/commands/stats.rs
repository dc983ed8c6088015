//! How much is in the catalogue?

use std::collections::BTreeMap;

use forebear_graph::{Certainty, Direction, InfluenceKind, Lineage, Technology};
use serde_json::{Map, Value, json};

use crate::exit;
use crate::failure::Outcome;
use crate::output::{DIM, Table, count, json};
use crate::session::{Form, Session};

/// Count what is in the catalogue
///
/// `--via` limits what is said of influences, roots, depth and cycles.
///
/// JSON: an object of technologies (total, by_kind, dated, undated, isolated, roots),
/// organizations, sources, influences (total, by_kind, by_certainty), conflicts, deepest (id,
/// label, depth), cycles, earliest and latest (dates).
#[derive(clap::Args, Debug)]
pub(crate) struct StatsArgs {}

struct Counts<'g> {
    technologies: usize,
    by_kind: Vec<(String, usize)>,
    dated: usize,
    roots: usize,
    isolated: usize,
    influences: usize,
    by_influence_kind: Vec<(&'static str, usize)>,
    by_certainty: Vec<(&'static str, usize)>,
    conflicts: usize,
    deepest: Option<(Technology<'g>, usize)>,
    cycles: usize,
    first: Option<Technology<'g>>,
    last: Option<Technology<'g>>,
}

pub(crate) fn run(_: &StatsArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let lineage = crate::load::lineage(session)?;
    let counts = Counts::of(&lineage, session);
    session.print(&match form {
        Form::Json => json::pretty(&counts.as_json(&lineage, session)),
        _ => counts.as_text(&lineage, session),
    })?;
    Ok(exit::FINE)
}

impl<'g> Counts<'g> {
    fn of(lineage: &'g Lineage, session: &Session) -> Counts<'g> {
        let (scope, catalogue) = (session.scope(), lineage.catalogue());
        let has = |of, direction| lineage.steps(of, direction, scope).next().is_some();
        let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut roots, mut isolated, mut conflicts) = (0, 0, 0);
        for technology in catalogue.technologies() {
            *by_kind.entry(technology.kind().unwrap_or("of no kind")).or_default() += 1;
            let origins = has(technology, Direction::Back);
            let heirs = has(technology, Direction::Forward);
            roots += usize::from(!origins && heirs);
            isolated += usize::from(!origins && !heirs);
            conflicts += conflicts_of(technology.claims());
        }
        conflicts += catalogue.organizations().map(|o| conflicts_of(o.claims())).sum::<usize>();
        let mut by_kind: Vec<_> = by_kind.into_iter().map(|(k, n)| (k.to_owned(), n)).collect();
        by_kind.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
        let walked: Vec<_> = lineage.influences().filter(|i| scope.admits(*i)).collect();
        conflicts += walked.iter().filter(|influence| influence.is_disputed()).count();
        let by_influence_kind = InfluenceKind::ALL
            .iter()
            .map(|kind| (kind.as_str(), walked.iter().filter(|i| i.kind() == *kind).count()));
        let by_certainty = Certainty::ALL
            .iter()
            .map(|c| (c.as_str(), walked.iter().filter(|i| i.certainty() == *c).count()));
        let generations = lineage.generations(scope);
        let mut dated: Vec<_> =
            catalogue.technologies().filter(|technology| technology.date().is_some()).collect();
        dated.sort_by(|a, b| lineage.listing_order(*a, *b));
        let latest =
            |t: &Technology<'_>| t.date().map(|date| (date.latest().is_none(), date.latest()));
        Counts {
            technologies: catalogue.technologies().len(),
            by_kind,
            dated: dated.len(),
            roots,
            isolated,
            influences: walked.len(),
            by_influence_kind: by_influence_kind.filter(|(_, number)| *number > 0).collect(),
            by_certainty: by_certainty.filter(|(_, number)| *number > 0).collect(),
            conflicts,
            deepest: catalogue
                .technologies()
                .map(|technology| (technology, generations[technology.index()]))
                // The first of several that are equally deep.
                .min_by_key(|(_, depth)| std::cmp::Reverse(*depth)),
            cycles: lineage.cycles(scope).len(),
            first: dated.first().copied(),
            last: dated.iter().copied().max_by_key(latest),
        }
    }
}

impl Counts<'_> {
    fn as_text(&self, lineage: &Lineage, session: &Session) -> String {
        let catalogue = lineage.catalogue();
        let mut table = Table::plain().styles(&[DIM]);
        let number = |number: usize| number.to_string();
        let parts = |all: &[(String, usize)]| {
            let parts: Vec<String> =
                all.iter().map(|(word, number)| format!("{number} {word}")).collect();
            parts.join(", ")
        };
        let owned = |all: &[(&'static str, usize)]| -> Vec<(String, usize)> {
            all.iter().map(|(word, number)| ((*word).to_owned(), *number)).collect()
        };
        let undated = self.technologies - self.dated;
        table.row(["title", catalogue.title()]);
        table.row(["technologies", &number(self.technologies)]);
        table.row(["  by kind", &parts(&self.by_kind)]);
        table.row(["  dated", &format!("{}, undated {undated}", self.dated)]);
        if let (Some(first), Some(last)) = (self.first, self.last) {
            let date = |of: Technology<'_>| of.date().map(ToString::to_string).unwrap_or_default();
            let (from, to) = (session.label(first), session.label(last));
            table.row(["  span", &format!("{} ({from}) to {} ({to})", date(first), date(last))]);
        }
        table.row(["  roots", &format!("{}, and {} isolated", self.roots, self.isolated)]);
        table.row(["organizations", &number(catalogue.organizations().len())]);
        table.row(["sources", &number(catalogue.sources().len())]);
        table.row(["influences", &number(self.influences)]);
        table.row(["  by kind", &parts(&owned(&self.by_influence_kind))]);
        table.row(["  by certainty", &parts(&owned(&self.by_certainty))]);
        if let Some((deepest, depth)) = self.deepest.filter(|(_, depth)| *depth > 0) {
            let generations = count(depth, "generation", "generations");
            let label = session.label(deepest);
            table.row(["  deepest", &format!("{label}, {generations} after its farthest root")]);
        }
        table.row(["  cycles", &number(self.cycles)]);
        table.row(["conflicts", &number(self.conflicts)]);
        let mut text = String::new();
        table.write(&session.screen, &mut text);
        text
    }

    fn as_json(&self, lineage: &Lineage, session: &Session) -> Value {
        let catalogue = lineage.catalogue();
        let map = |all: &[(&'static str, usize)]| -> Map<String, Value> {
            all.iter().map(|(word, number)| ((*word).to_owned(), (*number).into())).collect()
        };
        let by_kind: Map<String, Value> =
            self.by_kind.iter().map(|(kind, number)| (kind.clone(), (*number).into())).collect();
        let date = |of: Option<Technology<'_>>| of.and_then(|of| of.date()).map(|d| d.to_string());
        json!({
            "title": catalogue.title(),
            "technologies": {
                "total": self.technologies,
                "by_kind": by_kind,
                "dated": self.dated,
                "undated": self.technologies - self.dated,
                "roots": self.roots,
                "isolated": self.isolated,
            },
            "organizations": catalogue.organizations().len(),
            "sources": catalogue.sources().len(),
            "influences": {
                "total": self.influences,
                "by_kind": map(&self.by_influence_kind),
                "by_certainty": map(&self.by_certainty),
            },
            "conflicts": self.conflicts,
            "deepest": self.deepest.map(|(of, depth)| {
                json!({ "id": of.id(), "label": session.label(of), "depth": depth })
            }),
            "cycles": self.cycles,
            "earliest": date(self.first),
            "latest": date(self.last),
        })
    }
}

/// Returns how many keys of an entry claims disagree about, none of them preferred.
fn conflicts_of<'c>(claims: impl Iterator<Item = forebear_graph::Claim<'c>>) -> usize {
    let mut keys: Vec<_> = claims.filter(|c| c.is_in_conflict()).map(|c| c.key()).collect();
    keys.dedup();
    keys.len()
}
