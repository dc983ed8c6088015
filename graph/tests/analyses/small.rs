//! Small random graphs and slow, obvious answers about them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use forebear_graph::{Influence, Lineage, PathCount, Technology};
use proptest::prelude::*;

use crate::common::lineage;

/// A graph of few technologies: for each influence its earlier and later end and its kind.
#[derive(Clone, Debug)]
pub(crate) struct Small {
    pub(crate) count: usize,
    pub(crate) influences: BTreeSet<(usize, usize, &'static str)>,
}

/// The technologies of each node of a condensation and the nodes after each.
pub(crate) struct Condensed {
    pub(crate) members: Vec<BTreeSet<usize>>,
    pub(crate) heirs: Vec<BTreeSet<usize>>,
}

impl Small {
    pub(crate) fn lineage(&self) -> Lineage {
        self.lineage_deprecating("none")
    }

    /// The lineage in which influences of a kind are not in force.
    pub(crate) fn lineage_deprecating(&self, deprecated: &str) -> Lineage {
        let mut text = String::new();
        for at in 0..self.count {
            writeln!(text, "[technology.t{at:02}]\nreleased = \"{}\"", year(at)).unwrap();
            let from: Vec<_> = self
                .influences
                .iter()
                .filter(|(_, later, _)| *later == at)
                .map(|(earlier, _, kind)| {
                    let rank = if *kind == deprecated { "deprecated" } else { "normal" };
                    format!("{{ id = \"t{earlier:02}\", as = \"{kind}\", rank = \"{rank}\" }}")
                })
                .collect();
            writeln!(text, "from = [{}]", from.join(", ")).unwrap();
        }
        lineage(&text)
    }

    pub(crate) fn heirs(&self, of: usize) -> BTreeSet<usize> {
        let ends = self.influences.iter().filter(|(earlier, ..)| *earlier == of);
        ends.map(|(_, later, _)| *later).collect()
    }

    /// Everything that descends from a technology, itself included, by trying again and again.
    pub(crate) fn descendants(&self, of: usize) -> BTreeSet<usize> {
        let mut all = BTreeSet::from([of]);
        loop {
            let more: BTreeSet<_> = all.iter().flat_map(|at| self.heirs(*at)).collect();
            if more.is_subset(&all) {
                return all;
            }
            all.extend(more);
        }
    }

    pub(crate) fn ancestors(&self, of: usize) -> BTreeSet<usize> {
        (0..self.count).filter(|at| self.descendants(*at).contains(&of)).collect()
    }

    pub(crate) fn group(&self, of: usize) -> BTreeSet<usize> {
        self.descendants(of).intersection(&self.ancestors(of)).copied().collect()
    }

    pub(crate) fn condensed(&self) -> Condensed {
        let members: BTreeSet<_> = (0..self.count).map(|at| self.group(at)).collect();
        let members: Vec<_> = members.into_iter().collect();
        let node = |at: usize| members.iter().position(|group| group.contains(&at)).unwrap();
        let mut heirs = vec![BTreeSet::new(); members.len()];
        for (earlier, later, _) in &self.influences {
            if node(*earlier) != node(*later) {
                heirs[node(*earlier)].insert(node(*later));
            }
        }
        Condensed { members, heirs }
    }

    /// Drops the influences that do not join two of these.
    pub(crate) fn within(&self, set: &BTreeSet<usize>) -> Small {
        let mut narrowed = self.clone();
        narrowed.influences.retain(|(a, b, _)| set.contains(a) && set.contains(b));
        narrowed
    }
}

impl Condensed {
    pub(crate) fn node(&self, of: usize) -> usize {
        self.members.iter().position(|group| group.contains(&of)).unwrap()
    }

    /// Every chain from a node without origins to one without heirs.
    pub(crate) fn chains(&self) -> Vec<Vec<usize>> {
        let is_source = |node: &usize| self.heirs.iter().all(|heirs| !heirs.contains(node));
        let mut open: Vec<_> =
            (0..self.members.len()).filter(is_source).map(|node| vec![node]).collect();
        let mut chains = Vec::new();
        while let Some(chain) = open.pop() {
            let heirs = &self.heirs[*chain.last().unwrap()];
            if heirs.is_empty() {
                chains.push(chain);
                continue;
            }
            open.extend(heirs.iter().map(|heir| [&chain[..], &[*heir]].concat()));
        }
        chains
    }
}

pub(crate) fn year(at: usize) -> usize {
    2000 + at * 7 % 5
}

pub(crate) fn small(acyclic: bool) -> impl Strategy<Value = Small> {
    let kinds = prop::sample::select(vec!["basis", "data", "method"]);
    (1usize..11).prop_flat_map(move |count| {
        let influence = (0..count, 0..count, kinds.clone());
        prop::collection::btree_set(influence, 0..24).prop_map(move |all| {
            let influences = all
                .into_iter()
                .filter(|(earlier, later, _)| earlier != later)
                .map(|(a, b, kind)| if acyclic && a > b { (b, a, kind) } else { (a, b, kind) })
                .collect();
            Small { count, influences }
        })
    })
}

pub(crate) fn number(technology: Technology<'_>) -> usize {
    technology.id()[1..].parse().unwrap()
}

pub(crate) fn ends(influence: Influence<'_>) -> (usize, usize) {
    (number(influence.earlier()), number(influence.later()))
}

pub(crate) fn at(lineage: &Lineage, number: usize) -> Technology<'_> {
    lineage.catalogue().technology(&format!("t{number:02}")).unwrap()
}

pub(crate) fn count(count: usize) -> PathCount {
    PathCount::from(u32::try_from(count).unwrap())
}

/// A text of influences `(earlier, later)` without dates.
pub(crate) fn plain(count: usize, influences: impl IntoIterator<Item = (usize, usize)>) -> Lineage {
    let mut from: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (earlier, later) in influences {
        let origin = format!("{{ id = \"t{earlier:02}\", as = \"basis\" }}");
        from.entry(later).or_default().push(origin);
    }
    let mut text = String::new();
    for at in 0..count {
        let from = from.remove(&at).unwrap_or_default().join(", ");
        writeln!(text, "[technology.t{at:02}]\nfrom = [{from}]").unwrap();
    }
    lineage(&text)
}
