//! Facts that nobody is said to state, and sources that nobody cites.

use std::collections::BTreeMap;

use crate::catalogue::{FileId, Location};
use crate::check::about::About;
use crate::check::{Code, Diagnostic, Diagnostics};
use crate::lineage::Lineage;
use crate::model::{Claim, Provenance};

pub(super) fn check(lineage: &Lineage, about: About<'_>, found: &mut Diagnostics) {
    let catalogue = lineage.catalogue();
    let mut citations =
        Citations { used: vec![false; catalogue.sources().len()], tables: BTreeMap::new(), found };
    for organization in catalogue.organizations().filter(|_| about.is_everything()) {
        citations.of_entry(organization.name(), organization.claims());
    }
    for technology in catalogue.technologies() {
        if about.technology(technology) {
            citations.of_entry(technology.name(), technology.claims());
        }
        for influence in lineage.origins(technology) {
            for statement in influence.statements() {
                citations.mark(statement.provenance);
            }
            if let Some(code) = lacks(influence.provenance()).filter(|_| about.influence(influence))
            {
                let (earlier, later) = (influence.earlier().name(), influence.later().name());
                let what = format!("that `{later}` comes from `{earlier}`");
                citations.report(code, what, influence.location());
            }
        }
    }
    citations.finish();
    let Citations { used, found, .. } = citations;
    let unused = catalogue.sources().filter(|source| !used[source.index()]);
    for source in unused.filter(|_| about.is_everything()) {
        let message = format!("nothing cites the source `{}`", source.id());
        let diagnostic = Diagnostic::new(Code::UnusedSource, message)
            .hint("remove it, or cite it where it is used");
        found.push(match source.location() {
            Some(location) => diagnostic.at(location),
            None => diagnostic,
        });
    }
}

struct Citations<'a> {
    used: Vec<bool>,
    /// How often a streamed table lacks citations: a million rows make one problem, not a million.
    tables: BTreeMap<(Code, FileId), (usize, Location)>,
    found: &'a mut Diagnostics,
}

fn lacks(provenance: Provenance<'_>) -> Option<Code> {
    match provenance.citations().first() {
        None => Some(Code::Uncited),
        Some(first) if first.place.is_none() => Some(Code::UncitedPlace),
        Some(_) => None,
    }
}

impl Citations<'_> {
    fn mark(&mut self, provenance: Provenance<'_>) {
        let cited = provenance.citations().first().map(|first| first.source);
        for source in cited.into_iter().chain(provenance.quoting()) {
            self.used[source.index()] = true;
        }
    }

    /// Reports once for each block of an entry, not for each of its keys.
    fn of_entry<'c>(&mut self, name: &str, claims: impl Iterator<Item = Claim<'c>>) {
        let mut missing: Vec<(Code, Claim<'c>, usize)> = Vec::new();
        for claim in claims {
            self.mark(claim.provenance());
            let Some(code) = lacks(claim.provenance()) else {
                continue;
            };
            match missing.iter_mut().find(|(known, ..)| *known == code) {
                Some((_, first, count)) => {
                    *count += 1;
                    if claim.location() < first.location() {
                        *first = claim;
                    }
                }
                None => missing.push((code, claim, 1)),
            }
        }
        for (code, first, count) in missing {
            let what = match count {
                1 => format!("the {} of `{name}`", first.key()),
                _ => format!("{count} facts about `{name}`"),
            };
            self.report(code, what, first.location());
        }
    }

    fn report(&mut self, code: Code, what: String, location: Option<Location>) {
        if let Some(cell @ Location::Cell { file, .. }) = location {
            self.tables.entry((code, file)).or_insert((0, cell)).0 += 1;
            return;
        }
        let diagnostic = diagnostic(code, &what);
        self.found.push(match location {
            Some(location) => diagnostic.at(location),
            None => diagnostic,
        });
    }

    fn finish(&mut self) {
        for ((code, _), (count, first)) in std::mem::take(&mut self.tables) {
            let what = match count {
                1 => "this row".to_owned(),
                _ => format!("{count} rows, this one first,"),
            };
            self.found.push(diagnostic(code, &what).at(first));
        }
    }
}

fn diagnostic(code: Code, what: &str) -> Diagnostic {
    match code {
        Code::Uncited => Diagnostic::new(code, format!("no source is given for {what}"))
            .hint("add `source = \"…\"`, or a default source to `[catalogue]`"),
        _ => Diagnostic::new(code, format!("no place in the source is given for {what}"))
            .hint("add `place = \"…\"`: a section, a page, a table"),
    }
}
