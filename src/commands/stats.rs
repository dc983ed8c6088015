//! How much is in the catalogue?

use std::collections::{BTreeMap, BTreeSet};

use forebear_graph::{
    Certainty, Direction, Influence, InfluenceKind, Lineage, Technology, TechnologySet,
};
use serde_json::{Map, Value, json};

use crate::exit;
use crate::failure::Outcome;
use crate::filters::FilterArgs;
use crate::output::{DIM, Table, count, json};
use crate::session::{Form, Session};

/// Count what is in the catalogue, or in a part of it
///
/// Of technologies that a query or the filters choose, the influences between them are counted,
/// and roots, depth and cycles are those that they have among themselves; the organizations are
/// those that made them, the sources those that are cited for them. `--via` limits what is said of
/// influences, roots, depth and cycles.
///
/// JSON: an object of technologies (total, by_kind, dated, undated, isolated, roots),
/// organizations, sources, influences (total, by_kind, by_certainty), conflicts, deepest (id,
/// label, depth), cycles, earliest and latest (dates).
#[derive(clap::Args, Debug)]
pub(crate) struct StatsArgs {
    #[command(flatten)]
    filters: FilterArgs,
}

struct Counts<'g> {
    technologies: usize,
    by_kind: Vec<(String, usize)>,
    dated: usize,
    roots: usize,
    isolated: usize,
    organizations: usize,
    sources: usize,
    influences: usize,
    by_influence_kind: Vec<(&'static str, usize)>,
    by_certainty: Vec<(&'static str, usize)>,
    conflicts: usize,
    deepest: Option<(Technology<'g>, usize)>,
    cycles: usize,
    first: Option<Technology<'g>>,
    last: Option<Technology<'g>>,
}

pub(crate) fn run(args: &StatsArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let lineage = crate::load::lineage(session)?;
    let chosen = args.filters.select(&lineage, session)?;
    let mut counts = Counts::of(&chosen, &lineage, session);
    if args.filters.is_empty() {
        // Also organizations that made nothing of this, and sources that nobody cites.
        counts.organizations = lineage.catalogue().organizations().len();
        counts.sources = lineage.catalogue().sources().len();
        counts.conflicts +=
            lineage.catalogue().organizations().map(|o| conflicts_of(o.claims())).sum::<usize>();
    } else if chosen.is_empty() {
        session.say("note", "no technology is all that was asked for");
    }
    session.print(&match form {
        Form::Json => json::pretty(&counts.as_json(&lineage, session)),
        _ => counts.as_text(&lineage, session),
    })?;
    Ok(exit::FINE)
}

impl<'g> Counts<'g> {
    /// Counts technologies and what is between them and of them.
    fn of(chosen: &[Technology<'g>], lineage: &'g Lineage, session: &Session) -> Counts<'g> {
        let scope = session.scope();
        let mut set = TechnologySet::none(lineage);
        for technology in chosen {
            set.insert(*technology);
        }
        let is_between = |influence: &Influence<'_>| {
            set.contains(influence.earlier()) && set.contains(influence.later())
        };
        let has = |of, direction| lineage.steps(of, direction, scope).any(|i| is_between(&i));
        let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut roots, mut isolated, mut conflicts) = (0, 0, 0);
        for technology in chosen.iter().copied() {
            *by_kind.entry(technology.kind().unwrap_or("of no kind")).or_default() += 1;
            let origins = has(technology, Direction::Back);
            let heirs = has(technology, Direction::Forward);
            roots += usize::from(!origins && heirs);
            isolated += usize::from(!origins && !heirs);
            conflicts += conflicts_of(technology.claims());
        }
        let mut by_kind: Vec<_> = by_kind.into_iter().map(|(k, n)| (k.to_owned(), n)).collect();
        by_kind.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
        let walked: Vec<_> = (lineage.influences())
            .filter(|influence| scope.admits(*influence) && is_between(influence))
            .collect();
        conflicts += walked.iter().filter(|influence| influence.is_disputed()).count();
        let by_influence_kind = InfluenceKind::ALL
            .iter()
            .map(|kind| (kind.as_str(), walked.iter().filter(|i| i.kind() == *kind).count()));
        let by_certainty = Certainty::ALL
            .iter()
            .map(|c| (c.as_str(), walked.iter().filter(|i| i.certainty() == *c).count()));
        let generations = lineage.generations_within(scope, &set);
        // They come in the order of listing.
        let dated: Vec<_> =
            chosen.iter().copied().filter(|technology| technology.date().is_some()).collect();
        let latest =
            |t: &Technology<'_>| t.date().map(|date| (date.latest().is_none(), date.latest()));
        Counts {
            technologies: chosen.len(),
            by_kind,
            dated: dated.len(),
            roots,
            isolated,
            organizations: makers(chosen),
            sources: sources(chosen, &walked),
            influences: walked.len(),
            by_influence_kind: by_influence_kind.filter(|(_, number)| *number > 0).collect(),
            by_certainty: by_certainty.filter(|(_, number)| *number > 0).collect(),
            conflicts,
            deepest: (chosen.iter())
                .map(|technology| (*technology, generations[technology.index()]))
                // The first by id of several that are equally deep.
                .min_by_key(|(technology, depth)| (std::cmp::Reverse(*depth), technology.index())),
            cycles: lineage.path_counts_within(scope, &set).groups().len(),
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
        table.row(["organizations", &number(self.organizations)]);
        table.row(["sources", &number(self.sources)]);
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
            "organizations": self.organizations,
            "sources": self.sources,
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

/// Returns how many organizations made these technologies.
fn makers(of: &[Technology<'_>]) -> usize {
    let makers: BTreeSet<&str> =
        of.iter().flat_map(|technology| technology.developers()).map(|maker| maker.id()).collect();
    makers.len()
}

/// Returns how many sources are cited for these technologies and influences.
fn sources(technologies: &[Technology<'_>], influences: &[Influence<'_>]) -> usize {
    let claims = technologies.iter().flat_map(|technology| technology.claims());
    let said = claims.map(|claim| claim.provenance());
    let statements = influences.iter().flat_map(|influence| influence.statements());
    let said = said.chain(statements.map(|statement| statement.provenance));
    let cited: BTreeSet<usize> = said
        .flat_map(|said| {
            let cited = said.citations().into_iter().map(|citation| citation.source);
            cited.chain(said.quoting()).collect::<Vec<_>>()
        })
        .map(|source| source.index())
        .collect();
    cited.len()
}

/// Returns how many keys of an entry claims disagree about, none of them preferred.
fn conflicts_of<'c>(claims: impl Iterator<Item = forebear_graph::Claim<'c>>) -> usize {
    let mut keys: Vec<_> = claims.filter(|c| c.is_in_conflict()).map(|c| c.key()).collect();
    keys.dedup();
    keys.len()
}
