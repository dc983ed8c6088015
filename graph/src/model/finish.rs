//! Joining: provisional numbers become final ones, in the order of the ids, and what is in force
//! is settled.

use std::collections::{BTreeMap, HashMap};

use crate::catalogue::{Joined, SourceFiles};
use crate::check::{Code, Diagnostic, Diagnostics};
use crate::model::EntityKind;
use crate::model::build::{Builder, Drafts};
use crate::model::catalogue::{Catalogue, Entries};
use crate::model::key::ValueKind;
use crate::model::pools::NONE;
use crate::model::settle::settle;
use crate::model::text::{TextId, TextInterner, TextPool};
use crate::names::nearest;

impl Builder {
    /// Joins everything. What is wrong is in the diagnostics; with an error among them, no
    /// catalogue is made.
    pub(crate) fn finish(mut self, files: SourceFiles) -> Joined {
        self.report_unknown();
        let organizations = Numbering::of(&mut self.organizations, &mut self.diagnostics);
        let technologies = Numbering::of(&mut self.technologies, &mut self.diagnostics);
        for (row, location) in self.influences.take_loops(|draft| technologies.of[draft as usize]) {
            let id = self.technologies.ids.get(TextId(row.later));
            let message = format!("`{id}` is said to come from itself, by `same-as`");
            let diagnostic = Diagnostic::new(Code::SelfInfluence, message)
                .hint("remove the influence, or the `same-as`");
            self.diagnostics.push(match location {
                Some(location) => diagnostic.at(location),
                None => diagnostic,
            });
        }
        if self.diagnostics.has_errors() {
            self.diagnostics.finish();
            return Joined { catalogue: Err(files), diagnostics: self.diagnostics };
        }
        let Builder { mut lists, mut dates, .. } = self;
        for drafts in [&mut self.organizations, &mut self.technologies] {
            for row in drafts.claims.rows_mut() {
                match row.value_kind() {
                    ValueKind::Organization => row.value = organizations.of[row.value as usize],
                    ValueKind::Organizations => {
                        for developer in lists.get_mut(row.value) {
                            *developer = organizations.of[*developer as usize];
                        }
                    }
                    _ => {}
                }
            }
        }
        let mut entries = |drafts: Drafts, numbering: &Numbering| {
            let (ids, other_ids) = numbering.ids(&drafts.ids);
            let claims = drafts.claims.finish(
                ids.len(),
                |draft| numbering.of[draft as usize],
                |claims| settle(claims, &mut dates, &lists),
            );
            Entries { ids, claims, other_ids }
        };
        let organizations = entries(self.organizations, &organizations);
        let number = |draft: u32| technologies.of[draft as usize];
        let technologies = entries(self.technologies, &technologies);
        let (influences, repeated) = self.influences.finish(technologies.len(), number);
        for repeated in repeated {
            let earlier = technologies.id(repeated.row.earlier);
            let later = technologies.id(repeated.row.later);
            let kind = repeated.row.kind;
            let mut diagnostic = Diagnostic::new(
                Code::RepeatedInfluence,
                format!("`{earlier}` as {kind} of `{later}` is stated twice by the same citation"),
            )
            .hint("remove one, or say where else it is stated")
            .met_at(earlier)
            .met_at(later);
            if let (Some(again), Some(first)) = (repeated.again, repeated.first) {
                diagnostic = diagnostic.label(again, "again here").label(first, "first here");
            }
            self.diagnostics.push(diagnostic);
        }
        let catalogue = Catalogue {
            title: self.titles.join(" + "),
            texts: self.texts.finish(),
            lists,
            dates,
            provenances: self.provenances.finish(),
            sources: self.sources.into_iter().map(|(id, (record, _))| (id, record)).collect(),
            organizations,
            technologies,
            influences,
            languages: self.languages,
            facts: self.facts,
            words: self.words,
            severities: self.severities,
            files,
            as_of: None,
        };
        let mut diagnostics = self.diagnostics;
        diagnostics.settle(&catalogue.severities);
        diagnostics.finish();
        Joined { catalogue: Ok(catalogue), diagnostics }
    }

    fn report_unknown(&mut self) {
        let mut near_ids = NearIds::default();
        for (kind, at, location) in std::mem::take(&mut self.mentions) {
            let (id, near, elsewhere) = match kind {
                EntityKind::Source => {
                    let Some((id, (_, None))) = self.sources.get_index(at as usize) else {
                        continue;
                    };
                    let known = self.sources.iter().filter(|(_, (_, defined))| defined.is_some());
                    let known = known.map(|(id, _)| id.as_ref());
                    let near = near_ids.find(kind, id, self.sources.len(), known);
                    (id.as_ref(), near, None)
                }
                _ => {
                    let (drafts, others) = match kind {
                        EntityKind::Technology => (&self.technologies, &self.organizations),
                        _ => (&self.organizations, &self.technologies),
                    };
                    if drafts.defined[at as usize].is_some() {
                        continue;
                    }
                    let id = drafts.ids.get(TextId(at));
                    let known = (0..drafts.ids.len())
                        .filter(|at| drafts.defined[*at].is_some())
                        .map(|at| drafts.ids.get(TextId(at as u32)));
                    let near = near_ids.find(kind, id, drafts.ids.len(), known);
                    let other = others.ids.find(id);
                    let elsewhere = other.filter(|at| others.defined[at.0 as usize].is_some());
                    (id, near, elsewhere.map(|_| others.kind))
                }
            };
            let hint = match (elsewhere, near) {
                (Some(other), _) => format!("`{id}` is the id of a {other}, not of a {kind}"),
                (None, Some(near)) => format!("did you mean `{near}`?"),
                (None, None) => format!("define it: `[{kind}.{id}]`"),
            };
            self.diagnostics.push(
                Diagnostic::new(Code::UnknownId, format!("there is no {kind} `{id}`"))
                    .at(location)
                    .hint(hint.replace("a organization", "an organization")),
            );
        }
    }
}

/// How many ids are compared in a search for what was meant. Where very many are unknown, it is
/// no slips of the pen but a whole file that is missing.
const MOST_COMPARISONS: usize = 5_000_000;

/// What ids that are nowhere defined may have meant, each looked for once.
#[derive(Default)]
struct NearIds<'a> {
    found: HashMap<(EntityKind, &'a str), Option<&'a str>>,
    comparisons: usize,
}

impl<'a> NearIds<'a> {
    fn find(
        &mut self,
        kind: EntityKind,
        id: &'a str,
        count: usize,
        known: impl Iterator<Item = &'a str>,
    ) -> Option<&'a str> {
        *self.found.entry((kind, id)).or_insert_with(|| {
            self.comparisons = self.comparisons.saturating_add(count);
            if self.comparisons > MOST_COMPARISONS { None } else { nearest(id, known) }
        })
    }
}

/// Final numbers, in the order of the ids; entries joined by `same-as` share one.
struct Numbering {
    of: Vec<u32>,
    /// The entry that gives each number its id.
    leaders: Vec<u32>,
}

impl Numbering {
    fn of(drafts: &mut Drafts, diagnostics: &mut Diagnostics) -> Numbering {
        let count = drafts.ids.len();
        refuse_circles(drafts, diagnostics);
        let mut leader: Vec<u32> = (0..count as u32).collect();
        for same in &drafts.same {
            // Catalogues may say the same, or the same the other way round: the first decides
            // which id stands for both.
            let of = find(&mut leader, same.id);
            leader[of as usize] = find(&mut leader, same.other);
        }
        let mut leaders: Vec<u32> =
            (0..count as u32).filter(|at| leader[*at as usize] == *at).collect();
        leaders.sort_unstable_by_key(|at| drafts.ids.get(TextId(*at)));
        let mut of = vec![NONE; count];
        for (number, at) in leaders.iter().enumerate() {
            of[*at as usize] = number as u32;
        }
        for at in 0..count as u32 {
            let leader = find(&mut leader, at);
            of[at as usize] = of[leader as usize];
        }
        Numbering { of, leaders }
    }

    fn ids(&self, ids: &TextInterner) -> (TextPool, BTreeMap<Box<str>, u32>) {
        let mut pool = TextPool::default();
        for leader in &self.leaders {
            pool.push(ids.get(TextId(*leader)));
        }
        let others = (0..self.of.len() as u32)
            .filter(|at| self.leaders[self.of[*at as usize] as usize] != *at)
            .map(|at| (ids.get(TextId(at)).into(), self.of[at as usize]))
            .collect();
        (pool, others)
    }
}

/// Reports each `same-as` with which a catalogue comes back to where it began, so that it does not
/// say which id stands for all.
fn refuse_circles(drafts: &Drafts, diagnostics: &mut Diagnostics) {
    let mut leader: Vec<u32> = Vec::new();
    for said in drafts.same.chunk_by(|a, b| a.layer == b.layer) {
        leader.clear();
        leader.extend(0..drafts.ids.len() as u32);
        for same in said {
            let (of, other) = (find(&mut leader, same.id), find(&mut leader, same.other));
            if of == other {
                let id = drafts.ids.get(TextId(same.id));
                let message = format!("`same-as` of `{id}` leads back to itself");
                let diagnostic = Diagnostic::new(Code::BadValue, message).at(same.location);
                diagnostics.push(diagnostic.hint("keep `same-as` in one of the entries only"));
            }
            leader[of as usize] = other;
        }
    }
}

/// Finds the leader of a set, halving the way for the next search (Tarjan 1975).
fn find(leader: &mut [u32], mut at: u32) -> u32 {
    while leader[at as usize] != at {
        let next = leader[at as usize];
        leader[at as usize] = leader[next as usize];
        at = next;
    }
    at
}
