//! Entries of different catalogues that go by the same name.

use std::collections::BTreeMap;

use crate::lineage::Lineage;
use crate::merge::Layers;
use crate::merge::layers::Catalogues;
use crate::model::EntityKind;
use crate::names::{bare, loose, shared_names};

/// Two entries that may be the same: they share a name, an alias or an old name, have different
/// ids, and no catalogue knows both.
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

impl Layers {
    /// Returns the entries that may be the same: technologies, organizations, sources, each by the
    /// ids. Names are compared without case, width, accents, spaces and punctuation.
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
        for names in titles.values() {
            let of = |id: &str| self.of_sources.get(id).cloned();
            pair(EntityKind::Source, names.iter().copied(), of, &mut found);
        }
        let key = |pair: &DoubtfulPair<'g>| (pair.kind, pair.first.id, pair.second.id);
        found.sort_by_key(key);
        found.dedup_by_key(|pair| key(pair));
        found
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
