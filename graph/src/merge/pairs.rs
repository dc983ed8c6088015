//! Entries of different catalogues that go by the same name.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::lineage::Lineage;
use crate::merge::Layers;
use crate::merge::layers::Catalogues;
use crate::model::catalogue::Entries;
use crate::model::{Claim, EntityKind, Key, Value};
use crate::names::{bare, loose, shared_names};

/// Two entries that may be the same: they share a name, an alias or an old name, have different
/// ids, and no catalogue knows both. Or the other way round: two that were joined because they have
/// the same id, although they go by different names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DoubtfulPair<'g> {
    /// What they are.
    pub kind: EntityKind,
    /// The one that an earlier catalogue has.
    pub first: Candidate<'g>,
    /// The other one.
    pub second: Candidate<'g>,
}

/// One of two entries that may be the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate<'g> {
    /// Its id.
    pub id: &'g str,
    /// The name that it shares, as it writes it.
    pub name: &'g str,
    /// The catalogues that know it, from 0.
    pub catalogues: Vec<usize>,
}

impl DoubtfulPair<'_> {
    /// Returns whether the two have the same id, so that they were joined.
    pub fn is_joined(&self) -> bool {
        self.first.id == self.second.id
    }
}

impl Layers {
    /// Returns the entries that may be the same: technologies, organizations, sources, each by the
    /// ids. Names are compared without case, width, accents, spaces and punctuation.
    ///
    /// Technologies and organizations that may not be the same are among them: those that have one
    /// id in two catalogues, and no name (aliases and old names aside) in common. Where `same-as`
    /// leads to the id, somebody has decided.
    ///
    /// Of many entries with one name each is paired with the first that is in none of its
    /// catalogues, so that there are never more pairs than names. The lineage must know its
    /// [`Locations`](crate::Locations). Linear but for sorting.
    pub fn doubtful_pairs<'g>(&self, lineage: &'g Lineage) -> Vec<DoubtfulPair<'g>> {
        let catalogue = lineage.catalogue();
        let mut found = Vec::new();
        let technologies = || catalogue.technologies().map(|t| (t.id(), t.claims()));
        for names in shared_names(technologies).values() {
            let names = names.iter().map(|name| (name.id, name.text));
            let of = |id: &str| catalogue.technology(id).map(|t| self.of_technology(lineage, t));
            pair(EntityKind::Technology, names, of, &mut found);
        }
        let organizations = || catalogue.organizations().map(|o| (o.id(), o.claims()));
        for names in shared_names(organizations).values() {
            let names = names.iter().map(|name| (name.id, name.text));
            let of = |id: &str| catalogue.organization(id).map(|o| self.of_organization(o));
            pair(EntityKind::Organization, names, of, &mut found);
        }
        let mut titles: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
        for source in catalogue.sources() {
            let named = std::iter::once(source.name()).chain(source.names().map(|(_, name)| name));
            for name in named.filter(|name| *name != source.id()) {
                titles.entry(bare(&loose(name))).or_default().push((source.id(), name));
            }
        }
        self.joined(EntityKind::Technology, technologies(), &catalogue.technologies, &mut found);
        self.joined(
            EntityKind::Organization,
            organizations(),
            &catalogue.organizations,
            &mut found,
        );
        for names in titles.values() {
            let of = |id: &str| self.of_sources.get(id).cloned();
            pair(EntityKind::Source, names.iter().copied(), of, &mut found);
        }
        let key = |pair: &DoubtfulPair<'g>| (pair.kind, pair.first.id, pair.second.id);
        found.sort_by_key(key);
        found.dedup_by_key(|pair| key(pair));
        found
    }

    /// Pairs what the first catalogue that names an entry calls it with what the first other one
    /// does that has no such name for it.
    fn joined<'g, Claims: Iterator<Item = Claim<'g>>>(
        &self,
        kind: EntityKind,
        entries: impl Iterator<Item = (&'g str, Claims)>,
        numbered: &Entries,
        found: &mut Vec<DoubtfulPair<'g>>,
    ) {
        let decided: HashSet<u32> = numbered.other_ids.values().copied().collect();
        for (at, (id, claims)) in entries.enumerate() {
            let named = claims.filter_map(|claim| match (claim.key(), claim.value()) {
                (Key::Name | Key::NameIn(_), Value::Text(name)) => {
                    Some((self.of_file(claim.location()?.file())?, name))
                }
                _ => None,
            });
            let named: Vec<(usize, &str)> = named.collect();
            let is_of_one = named.iter().all(|(catalogue, _)| *catalogue == named[0].0);
            if is_of_one || decided.contains(&(at as u32)) {
                continue;
            }
            let mut by_catalogue: BTreeMap<usize, (&str, BTreeSet<String>)> = BTreeMap::new();
            for (catalogue, name) in named {
                let known = by_catalogue.entry(catalogue).or_insert((name, BTreeSet::new()));
                known.1.insert(bare(&loose(name)));
            }
            let mut catalogues = by_catalogue.into_iter();
            let Some((first, (name, known))) = catalogues.next() else { continue };
            let rival = catalogues.find(|(_, (_, names))| known.is_disjoint(names));
            if let Some((other, (rival, _))) = rival {
                let first = Candidate { id, name, catalogues: vec![first] };
                let second = Candidate { id, name: rival, catalogues: vec![other] };
                found.push(DoubtfulPair { kind, first, second });
            }
        }
    }
}

/// Pairs the entries that share one name.
fn pair<'g>(
    kind: EntityKind,
    names: impl Iterator<Item = (&'g str, &'g str)>,
    catalogues: impl Fn(&str) -> Option<Catalogues>,
    found: &mut Vec<DoubtfulPair<'g>>,
) {
    // There are few sets of catalogues, so that looking through them costs little.
    let mut firsts: Vec<(Catalogues, Candidate<'g>)> = Vec::new();
    let mut last = None;
    for (id, name) in names {
        if last.replace(id) == Some(id) {
            continue;
        }
        let Some(of) = catalogues(id) else { continue };
        let candidate = Candidate { id, name, catalogues: of.iter().copied().collect() };
        if let Some((_, other)) = firsts.iter().find(|(first, _)| first.is_disjoint(&of)) {
            let (mut first, mut second) = (other.clone(), candidate.clone());
            if second.catalogues < first.catalogues {
                std::mem::swap(&mut first, &mut second);
            }
            found.push(DoubtfulPair { kind, first, second });
        }
        if firsts.iter().all(|(first, _)| *first != of) {
            firsts.push((of, candidate));
        }
    }
}
