//! Analyses of whole lineages, held against slow and obvious versions on random graphs, cyclic
//! ones too, and against known answers.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "../common/mod.rs"]
mod common;
mod known;
mod small;

use std::collections::BTreeSet;

use forebear_graph::{Direction, Influence, Lineage, Measure, PathCount, Scope, TechnologySet};
use num_bigint::BigUint;
use proptest::prelude::*;

use small::{at, count, ends, number, plain, small, year};

fn numbers(set: &TechnologySet, lineage: &Lineage) -> BTreeSet<usize> {
    set.iter(lineage).map(number).collect()
}

proptest! {
    #[test]
    fn a_sweep_reaches_what_descends(
        graph in prop_oneof![small(true), small(false)],
        from: [prop::sample::Index; 2],
    ) {
        let lineage = graph.lineage();
        let from = from.map(|index| index.index(graph.count));
        let start = from.map(|from| at(&lineage, from));
        let data = Scope::from_words(["data"]).unwrap();
        let mut narrowed = graph.clone();
        narrowed.influences.retain(|(.., kind)| *kind == "data");
        for (graph, scope) in [(graph, Scope::all()), (narrowed, data)] {
            let after = lineage.reach(start, Direction::Forward, &scope);
            let slow = &graph.descendants(from[0]) | &graph.descendants(from[1]);
            prop_assert_eq!(numbers(&after, &lineage), slow);
            let before = lineage.reach(start, Direction::Back, &scope);
            let slow = &graph.ancestors(from[0]) | &graph.ancestors(from[1]);
            prop_assert_eq!(numbers(&before, &lineage), slow);
        }
    }

    #[test]
    fn what_is_not_in_force_is_as_if_it_were_not_there(
        graph in prop_oneof![small(true), small(false)],
        from: prop::sample::Index,
    ) {
        let lineage = graph.lineage_deprecating("data");
        let mut rest = graph.clone();
        rest.influences.retain(|(.., kind)| *kind != "data");
        let from = from.index(graph.count);
        let reached = |direction| lineage.reach([at(&lineage, from)], direction, &Scope::all());
        prop_assert_eq!(numbers(&reached(Direction::Back), &lineage), rest.ancestors(from));
        prop_assert_eq!(numbers(&reached(Direction::Forward), &lineage), rest.descendants(from));
        let other = rest.lineage();
        let counts = |lineage: &Lineage| lineage.descendant_counts(&Scope::all());
        prop_assert_eq!(counts(&lineage), counts(&other));
        let total = |lineage: &Lineage| lineage.path_counts(&Scope::all()).total();
        prop_assert_eq!(total(&lineage), total(&other));
    }

    #[test]
    fn sets_are_sets(
        size in 1usize..200,
        a: Vec<prop::sample::Index>,
        b: Vec<prop::sample::Index>,
    ) {
        let lineage = plain(size, []);
        let all: Vec<_> = lineage.catalogue().technologies().collect();
        let make = |of: &[prop::sample::Index]| {
            let slow: BTreeSet<usize> = of.iter().map(|index| index.index(size)).collect();
            let mut set = TechnologySet::none(&lineage);
            for at in &slow {
                assert!(set.insert(all[*at]) && !set.insert(all[*at]));
            }
            (set, slow)
        };
        let ((a, slow_a), (b, slow_b)) = (make(&a), make(&b));
        let indices = |set: &TechnologySet| -> Vec<usize> {
            set.iter(&lineage).map(|technology| technology.index()).collect()
        };
        prop_assert_eq!(indices(&a), slow_a.iter().copied().collect::<Vec<_>>());
        prop_assert_eq!(a.len(), slow_a.len());
        prop_assert_eq!(a.is_empty(), slow_a.is_empty());
        prop_assert!(all.iter().all(|t| a.contains(*t) == slow_a.contains(&t.index())));
        let changed = |change: fn(&mut TechnologySet, &TechnologySet)| {
            let mut set = a.clone();
            change(&mut set, &b);
            indices(&set).into_iter().collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(changed(TechnologySet::union_with), &slow_a | &slow_b);
        prop_assert_eq!(changed(TechnologySet::intersect_with), &slow_a & &slow_b);
        prop_assert_eq!(changed(TechnologySet::subtract), &slow_a - &slow_b);
        let others = changed(|set, _| set.complement());
        prop_assert_eq!(others, &(0..size).collect() - &slow_a);
        let mut every = a.clone();
        every.complement();
        every.union_with(&a);
        prop_assert_eq!(every, TechnologySet::all(&lineage));
    }

    #[test]
    fn chains_are_counted_as_if_each_were_walked(graph in small(false)) {
        let lineage = graph.lineage();
        let condensed = graph.condensed();
        let chains = condensed.chains();
        let counts = lineage.path_counts(&Scope::all());
        prop_assert_eq!(counts.total(), count(chains.len()));
        for influence in lineage.influences() {
            let (earlier, later) = ends(influence);
            let step = [condensed.node(earlier), condensed.node(later)];
            let along = chains.iter().filter(|chain| chain.windows(2).any(|pair| pair == step));
            let expected = (step[0] != step[1]).then(|| count(along.count()));
            prop_assert_eq!(counts.weight(influence), expected);
        }
        let through = lineage.chains_through(&Scope::all());
        for of in 0..graph.count {
            let node = condensed.node(of);
            let slow = chains.iter().filter(|chain| chain.contains(&node)).count();
            prop_assert_eq!(through[at(&lineage, of).index()], count(slow));
        }
        let groups: BTreeSet<BTreeSet<usize>> =
            counts.groups().iter().map(|g| g.iter().map(|t| number(*t)).collect()).collect();
        let slow: BTreeSet<_> =
            condensed.members.iter().filter(|group| group.len() > 1).cloned().collect();
        prop_assert_eq!(groups, slow);
    }

    #[test]
    fn the_main_path_is_the_first_of_the_heaviest_chains(graph in small(false)) {
        let lineage = graph.lineage();
        let condensed = graph.condensed();
        let chains = condensed.chains();
        let weight = |pair: &[usize]| {
            chains.iter().filter(|chain| chain.windows(2).any(|other| other == pair)).count()
        };
        let sum = |chain: &[usize]| chain.windows(2).map(weight).sum::<usize>();
        let most = chains.iter().map(|chain| sum(chain)).max().unwrap();
        let earliest = |node: usize| condensed.members[node].iter().map(|at| (year(*at), *at)).min();
        let listed =
            |chain: &[usize]| chain.iter().map(|node| earliest(*node)).collect::<Vec<_>>();
        let heaviest: Vec<_> = chains.iter().filter(|chain| sum(chain) == most).collect();
        let first = heaviest.iter().min_by_key(|chain| listed(chain)).unwrap();

        let counts = lineage.path_counts(&Scope::all());
        let Some(path) = counts.main_path() else {
            prop_assert_eq!(most, 0);
            return Ok(());
        };
        prop_assert_eq!(path.sum, count(most));
        let stations: Vec<BTreeSet<usize>> =
            path.stations.iter().map(|of| of.iter().map(|t| number(*t)).collect()).collect();
        let slow: Vec<_> = first.iter().map(|node| condensed.members[*node].clone()).collect();
        prop_assert_eq!(&stations, &slow);
        let weights: Vec<_> = first.windows(2).map(|pair| count(weight(pair))).collect();
        prop_assert_eq!(path.weights, weights);
        prop_assert_eq!(path.condensed, condensed.members.len() < graph.count);

        let ties = (0..first.len()).filter(|length| {
            let begun: Vec<_> = heaviest.iter().filter(|c| c.starts_with(&first[..*length])).collect();
            begun.iter().any(|chain| chain.get(*length) != first.get(*length))
        });
        prop_assert_eq!(path.ties, ties.count());

        for (pair, link) in stations.windows(2).zip(&path.links) {
            let joining = graph.influences.iter().filter(|(earlier, later, _)| {
                pair[0].contains(earlier) && pair[1].contains(later)
            });
            let slow: BTreeSet<_> =
                joining.map(|(a, b, kind)| format!("t{a:02}>t{b:02}:{kind}")).collect();
            prop_assert_eq!(link.iter().map(|i| i.id()).collect::<BTreeSet<_>>(), slow);
        }
    }

    #[test]
    fn chains_within_a_set_are_those_of_a_lineage_without_the_others(
        graph in small(false), keep: u16, scope in prop::sample::select(vec!["data", "stated"]),
    ) {
        let set: BTreeSet<usize> = (0..graph.count).filter(|at| keep & 1 << at != 0).collect();
        let mut narrowed = graph.within(&set);
        narrowed.influences.retain(|(.., kind)| scope != "data" || *kind == "data");
        let (lineage, other) = (graph.lineage(), narrowed.lineage());
        let mut within = TechnologySet::none(&lineage);
        for at_ in &set {
            within.insert(at(&lineage, *at_));
        }
        let scope = Scope::from_words([scope]).unwrap();
        let counts = lineage.path_counts_within(&scope, &within);
        let slow = other.path_counts(&Scope::all());
        for of in 0..graph.count {
            let expected =
                if set.contains(&of) { slow.through(at(&other, of)) } else { PathCount::ZERO };
            prop_assert_eq!(counts.through(at(&lineage, of)), expected);
        }
        let ids = |influences: &[Influence<'_>]| influences.iter().map(|i| i.id()).collect();
        let (path, slow) = (counts.main_path(), slow.main_path());
        let links: Option<Vec<Vec<String>>> =
            path.map(|path| path.links.iter().map(|link| ids(link)).collect());
        let slow: Option<Vec<Vec<String>>> =
            slow.map(|path| path.links.iter().map(|link| ids(link)).collect());
        prop_assert_eq!(links, slow);
        for influence in lineage.influences() {
            let (a, b) = ends(influence);
            let is_in = set.contains(&a) && set.contains(&b) && scope.admits(influence);
            prop_assert!(is_in || counts.weight(influence).is_none());
        }
    }

    #[test]
    fn descendants_are_counted_one_by_one(graph in small(false)) {
        let lineage = graph.lineage();
        let counts = lineage.descendant_counts(&Scope::all());
        for of in 0..graph.count {
            prop_assert_eq!(counts[at(&lineage, of).index()], graph.descendants(of).len() - 1);
        }
    }

    #[test]
    fn what_is_implied_has_a_longer_way_and_all_of_it_can_go(graph in small(false)) {
        let lineage = graph.lineage();
        let reduction = lineage.reduction(&Scope::all());
        let condensed = graph.condensed();
        let mut reduced = graph.clone();
        for influence in lineage.influences() {
            let (earlier, later) = ends(influence);
            let (from, to) = (condensed.node(earlier), condensed.node(later));
            // A longer way on the condensation begins with another node.
            let longer = from != to && condensed.heirs[from].iter().any(|heir| {
                let member = *condensed.members[*heir].first().unwrap();
                *heir != to && graph.descendants(member).contains(&later)
            });
            prop_assert_eq!(reduction.is_implied(influence), longer);
            if longer {
                reduced.influences.remove(&(earlier, later, influence.kind().as_str()));
            }
        }
        let implied: Vec<_> = reduction.implied().map(|i| i.id()).collect();
        prop_assert_eq!(implied.len(), graph.influences.len() - reduced.influences.len());
        prop_assert_eq!(implied.len(), reduction.len());
        for of in 0..graph.count {
            prop_assert_eq!(graph.descendants(of), reduced.descendants(of));
        }
    }

    #[test]
    fn ranks_fall_and_equals_stand_in_the_order_of_listing(graph in small(false)) {
        let lineage = graph.lineage();
        for measure in Measure::ALL {
            let ranked = lineage.rank(*measure, &Scope::all());
            prop_assert_eq!(ranked.len(), graph.count);
            for pair in ranked.windows(2) {
                let (a, b) = (pair[0].1.to_f64(), pair[1].1.to_f64());
                let close = (a - b).abs() <= 1e-12 * a;
                prop_assert!(a > b || close);
                prop_assert!(!close || lineage.listing_order(pair[0].0, pair[1].0).is_lt());
            }
        }
        let parts: f64 = lineage.pagerank(&Scope::all()).iter().sum();
        prop_assert!((parts - 1.0).abs() < 1e-12);
    }

    #[test]
    fn counts_are_big_integers_but_for_rounding(
        steps in prop::collection::vec((any::<bool>(), 0u32..1000), 0..400),
    ) {
        let (mut fast, mut exact) = (PathCount::from(1), BigUint::from(1u32));
        let mut all = vec![(fast, exact.clone())];
        for (times, by) in steps {
            if times && by > 0 {
                (fast, exact) = (fast * PathCount::from(by), exact * by);
            } else {
                // An earlier one, so that numbers of different sizes meet.
                let (other, exact_other) = all[by as usize % all.len()].clone();
                (fast, exact) = (fast + other, exact + exact_other);
            }
            all.push((fast, exact.clone()));
        }
        for (fast, exact) in &all {
            let digits = exact.to_string();
            if *exact < BigUint::from(1u64 << 53) {
                prop_assert!(fast.is_exact());
                prop_assert_eq!(fast.to_string(), digits);
            } else {
                let text = format!("{fast:.9}");
                let (mantissa, power) = text.split_once('e').unwrap();
                let mantissa: f64 = mantissa.parse().unwrap();
                let power: i32 = power.parse().unwrap();
                prop_assert!(!fast.is_exact());
                let leading: f64 = digits[..16].parse().unwrap();
                let off = mantissa * 10f64.powi(power + 16 - digits.len() as i32) / leading;
                prop_assert!((off - 1.0).abs() < 1e-8, "{text} for {digits}");
            }
        }
        for (a, b) in all.iter().zip(&all[1..]) {
            prop_assert!(a.1 != b.1 || a.0 == b.0);
            let apart = &a.1 * 1_000_001u32 < &b.1 * 1_000_000u32;
            prop_assert!(!apart || a.0 < b.0);
        }
    }
}
