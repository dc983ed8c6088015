//! Walks, trees, chains and what is in common, held against slow and obvious versions on random
//! graphs, cyclic ones too.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use common::lineage;
use forebear_graph::{Bounds, Direction, Lineage, Scope, Stopped, Technology};
use proptest::prelude::*;

/// A graph of few technologies: for each influence its earlier and later end and its kind.
#[derive(Clone, Debug)]
struct Small {
    count: usize,
    influences: BTreeSet<(usize, usize, &'static str)>,
}

impl Small {
    fn lineage(&self) -> Lineage {
        let mut text = String::new();
        for at in 0..self.count {
            writeln!(text, "[technology.t{at}]\nreleased = \"{}\"", 2000 + at * 7 % 5).unwrap();
            let from: Vec<_> = self
                .influences
                .iter()
                .filter(|(_, later, _)| *later == at)
                .map(|(earlier, _, kind)| format!("{{ id = \"t{earlier}\", as = \"{kind}\" }}"))
                .collect();
            writeln!(text, "from = [{}]", from.join(", ")).unwrap();
        }
        lineage(&text)
    }

    fn heirs(&self, of: usize) -> BTreeSet<usize> {
        let ends = self.influences.iter().filter(|(earlier, ..)| *earlier == of);
        ends.map(|(_, later, _)| *later).collect()
    }

    /// Everything that descends from a technology, itself included, by trying again and again.
    fn descendants(&self, of: usize) -> BTreeSet<usize> {
        let mut all = BTreeSet::from([of]);
        loop {
            let more: BTreeSet<_> = all.iter().flat_map(|at| self.heirs(*at)).collect();
            if more.is_subset(&all) {
                return all;
            }
            all.extend(more);
        }
    }

    fn ancestors(&self, of: usize) -> BTreeSet<usize> {
        (0..self.count).filter(|at| self.descendants(*at).contains(&of)).collect()
    }

    /// Every way from one technology to another that meets none twice.
    fn simple_chains(&self, from: usize, to: usize) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        let mut open = vec![vec![from]];
        while let Some(chain) = open.pop() {
            let end = chain[chain.len() - 1];
            if end == to {
                found.push(chain);
                continue;
            }
            for heir in self.heirs(end) {
                if !chain.contains(&heir) {
                    let mut longer = chain.clone();
                    longer.push(heir);
                    open.push(longer);
                }
            }
        }
        found
    }
}

fn small(acyclic: bool) -> impl Strategy<Value = Small> {
    let kinds = prop::sample::select(vec!["basis", "data", "method"]);
    (2usize..8).prop_flat_map(move |count| {
        let influence = (0..count, 0..count, kinds.clone());
        prop::collection::btree_set(influence, 0..20).prop_map(move |all| {
            let influences = all
                .into_iter()
                .filter(|(earlier, later, _)| earlier != later)
                .map(|(a, b, kind)| if acyclic && a > b { (b, a, kind) } else { (a, b, kind) })
                .collect();
            Small { count, influences }
        })
    })
}

fn number(technology: Technology<'_>) -> usize {
    technology.id()[1..].parse().unwrap()
}

fn at(lineage: &Lineage, number: usize) -> Technology<'_> {
    lineage.catalogue().technology(&format!("t{number}")).unwrap()
}

const ALL: Bounds = Bounds { limit: usize::MAX, max_length: None };

proptest! {
    #[test]
    fn a_walk_reaches_what_descends_and_the_nearest_first(graph in small(false)) {
        let lineage = graph.lineage();
        for from in 0..graph.count {
            let start = at(&lineage, from);
            let reached = lineage.walk([start], Direction::Forward, &Scope::all());
            let numbers: BTreeSet<_> = reached.iter().map(|r| number(r.technology)).collect();
            prop_assert_eq!(numbers.len(), reached.len());
            prop_assert_eq!(numbers, graph.descendants(from));
            prop_assert!(reached.is_sorted_by_key(|reached| reached.distance));
            for reached in &reached {
                let chains = graph.simple_chains(from, number(reached.technology));
                let shortest = chains.iter().map(|chain| chain.len() - 1).min();
                prop_assert_eq!(Some(reached.distance), shortest);
            }
            let back = lineage.walk([start], Direction::Back, &Scope::all());
            let numbers: BTreeSet<_> = back.iter().map(|r| number(r.technology)).collect();
            prop_assert_eq!(numbers, graph.ancestors(from));
        }
    }

    #[test]
    fn chains_are_all_simple_ways_the_shortest_first(graph in small(false)) {
        let lineage = graph.lineage();
        for from in 0..graph.count {
            for to in (0..graph.count).filter(|to| *to != from) {
                let (start, end) = (at(&lineage, from), at(&lineage, to));
                let found = lineage.chains(start, end, &Scope::all(), ALL);
                prop_assert_eq!(found.stopped, None);
                prop_assert!(found.chains.is_sorted_by_key(|chain| chain.length()));
                let mut chains: Vec<Vec<usize>> = Vec::new();
                for chain in &found.chains {
                    let numbers = chain.technologies.iter().map(|t| number(*t)).collect::<Vec<_>>();
                    for (pair, link) in numbers.windows(2).zip(&chain.links) {
                        let joining: Vec<_> = graph
                            .influences
                            .iter()
                            .filter(|(a, b, _)| (*a, *b) == (pair[0], pair[1]))
                            .map(|(.., kind)| *kind)
                            .collect();
                        let kinds: Vec<_> = link.iter().map(|i| i.kind().as_str()).collect();
                        prop_assert_eq!(kinds, joining);
                    }
                    chains.push(numbers);
                }
                let mut slow = graph.simple_chains(from, to);
                chains.sort();
                slow.sort();
                prop_assert_eq!(&chains, &slow);

                let limit = slow.len() / 2;
                let bounds = Bounds { limit, max_length: None };
                let some = lineage.chains(start, end, &Scope::all(), bounds);
                prop_assert_eq!(some.chains.len(), limit);
                let more = slow.len() > limit;
                prop_assert_eq!(some.stopped, more.then_some(Stopped::Limit));

                let bounds = Bounds { limit: usize::MAX, max_length: Some(2) };
                let short = lineage.chains(start, end, &Scope::all(), bounds);
                let slow_short = slow.iter().filter(|chain| chain.len() <= 3).count();
                prop_assert_eq!(short.chains.len(), slow_short);
                let longer = slow_short < slow.len();
                prop_assert!(!longer || short.stopped == Some(Stopped::MaxLength));
            }
        }
    }

    #[test]
    fn the_nearest_in_common_are_those_from_which_no_other_descends(graph in small(false)) {
        let lineage = graph.lineage();
        for a in 0..graph.count {
            for b in 0..graph.count {
                let both: BTreeSet<_> =
                    graph.ancestors(a).intersection(&graph.ancestors(b)).copied().collect();
                // Farther away than another one of them, unless they are in one cycle.
                let farther = |of: usize| {
                    both.iter().any(|other| {
                        graph.descendants(of).contains(other)
                            && !graph.descendants(*other).contains(&of)
                    })
                };
                let slow: BTreeSet<_> = both.iter().copied().filter(|of| !farther(*of)).collect();
                let (a, b) = (at(&lineage, a), at(&lineage, b));
                let found = lineage.nearest_common(a, b, Direction::Back, &Scope::all());
                prop_assert!(found.is_sorted_by(|a, b| lineage.listing_order(*a, *b).is_le()));
                let found: BTreeSet<_> = found.into_iter().map(number).collect();
                prop_assert_eq!(found, slow);
            }
        }
    }

    #[test]
    fn cycles_are_ways_back_and_every_group_has_one(graph in small(false)) {
        let lineage = graph.lineage();
        let cycles = lineage.cycles(&Scope::all());
        let mut in_groups = BTreeSet::new();
        for cycle in &cycles {
            for (step, next) in cycle.iter().zip(cycle.iter().skip(1).chain(cycle)) {
                prop_assert_eq!(step.later(), next.earlier());
            }
            in_groups.insert(graph.descendants(number(cycle[0].earlier()))
                .intersection(&graph.ancestors(number(cycle[0].earlier())))
                .copied().collect::<BTreeSet<_>>());
        }
        let slow: BTreeSet<BTreeSet<usize>> = (0..graph.count)
            .map(|at| graph.descendants(at).intersection(&graph.ancestors(at)).copied().collect())
            .filter(|group: &BTreeSet<usize>| group.len() > 1)
            .collect();
        prop_assert_eq!(in_groups, slow);
    }

    #[test]
    fn generations_are_the_longest_ways_from_a_root(graph in small(true)) {
        let lineage = graph.lineage();
        let generations = lineage.generations(&Scope::all());
        for of in 0..graph.count {
            let longest = (0..graph.count)
                .flat_map(|root| graph.simple_chains(root, of))
                .map(|chain| chain.len() - 1)
                .max();
            prop_assert_eq!(Some(generations[at(&lineage, of).index()]), longest);
        }
    }

    #[test]
    fn technologies_in_one_cycle_are_of_one_generation(graph in small(false)) {
        let lineage = graph.lineage();
        let generations = lineage.generations(&Scope::all());
        for (earlier, later, _) in &graph.influences {
            let one_cycle = graph.descendants(*later).contains(earlier);
            let (a, b) = (at(&lineage, *earlier).index(), at(&lineage, *later).index());
            if one_cycle {
                prop_assert_eq!(generations[a], generations[b]);
            } else {
                prop_assert!(generations[a] < generations[b]);
            }
        }
    }

    #[test]
    fn a_tree_shows_every_influence_reached_once(graph in small(false)) {
        let lineage = graph.lineage();
        for root in 0..graph.count {
            let rows: Vec<_> =
                lineage.tree(at(&lineage, root), Direction::Back, &Scope::all(), None).collect();
            let mut shown: BTreeMap<String, usize> = BTreeMap::new();
            for influence in rows.iter().flat_map(|row| &row.influences) {
                *shown.entry(influence.id()).or_default() += 1;
            }
            prop_assert!(shown.values().all(|times| *times == 1));
            let ancestors = graph.ancestors(root);
            let slow: BTreeSet<_> = graph
                .influences
                .iter()
                .filter(|(_, later, _)| ancestors.contains(later))
                .map(|(earlier, later, kind)| format!("t{earlier}>t{later}:{kind}"))
                .collect();
            prop_assert_eq!(shown.into_keys().collect::<BTreeSet<_>>(), slow);
            for (row, next) in rows.iter().zip(&rows[1..]) {
                prop_assert!(next.depth <= row.depth + 1);
                prop_assert!(!row.last || next.depth != row.depth);
            }
        }
    }

    #[test]
    fn a_scope_walks_along_its_kinds_only(graph in small(false)) {
        let lineage = graph.lineage();
        let scope = Scope::from_words(["data", "stated"]).unwrap();
        let mut narrowed = graph.clone();
        narrowed.influences.retain(|(.., kind)| *kind == "data");
        for from in 0..graph.count {
            let reached = lineage.walk([at(&lineage, from)], Direction::Forward, &scope);
            let reached: BTreeSet<_> = reached.iter().map(|r| number(r.technology)).collect();
            prop_assert_eq!(reached, narrowed.descendants(from));
        }
    }
}

#[test]
fn a_long_lineage_needs_no_stack() {
    let mut text = String::from("[technology.t0]\n");
    let count = 20_000;
    for at in 1..count {
        writeln!(text, "[technology.t{at}]\nfrom = [{{ id = \"t{}\", as = \"basis\" }}]", at - 1)
            .unwrap();
    }
    let lineage = lineage(&text);
    let (first, last) = (at(&lineage, 0), at(&lineage, count - 1));
    assert_eq!(lineage.generations(&Scope::all())[last.index()], count - 1);
    assert_eq!(lineage.walk([last], Direction::Back, &Scope::all()).len(), count);
    let chains = lineage.chains(first, last, &Scope::all(), ALL);
    assert_eq!(chains.chains[0].length(), count - 1);
    assert!(lineage.cycles(&Scope::all()).is_empty());
}

#[test]
fn diamonds_in_a_row_are_counted_up_to_the_limit_without_looking_at_all() {
    // 2^60 chains.
    let mut text = String::from("[technology.t0]\n");
    for at in 0..60 {
        let (top, left, right, end) = (3 * at, 3 * at + 1, 3 * at + 2, 3 * at + 3);
        for side in [left, right] {
            writeln!(text, "[technology.t{side}]\nfrom = [{{ id = \"t{top}\", as = \"basis\" }}]")
                .unwrap();
        }
        writeln!(
            text,
            "[technology.t{end}]\nfrom = [{{ id = \"t{left}\", as = \"basis\" }}, \
             {{ id = \"t{right}\", as = \"basis\" }}]"
        )
        .unwrap();
    }
    let lineage = lineage(&text);
    let bounds = Bounds { limit: 1000, max_length: None };
    let found = lineage.chains(at(&lineage, 0), at(&lineage, 180), &Scope::all(), bounds);
    assert_eq!(found.chains.len(), 1000);
    assert_eq!(found.stopped, Some(Stopped::Limit));
}
