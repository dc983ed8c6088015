//! Known answers, and lineages that are long or have more chains than numbers hold.

use std::collections::{BTreeMap, BTreeSet};

use forebear_graph::{Direction, Lineage, Measure, PathCount, Scope, Score, TechnologySet};

use crate::common::lineage;
use crate::small::{at, count, ends, number, plain};

/// Diamonds in a row: 2^n chains.
fn diamonds(n: usize) -> Lineage {
    let diamond = |at: usize| {
        let (top, left, right, end) = (3 * at, 3 * at + 1, 3 * at + 2, 3 * at + 3);
        [(top, left), (top, right), (left, end), (right, end)]
    };
    plain(3 * n + 1, (0..n).flat_map(diamond))
}

#[test]
fn pagerank_is_that_of_networkx() {
    for line in include_str!("../fixtures/pagerank.txt").lines() {
        let [count, influences, values] = line.split(';').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let influences = influences.split_whitespace().map(|influence| {
            let (earlier, later) = influence.split_once('>').unwrap();
            (earlier.parse().unwrap(), later.parse().unwrap())
        });
        let lineage = plain(count.parse().unwrap(), influences);
        let found = lineage.pagerank(&Scope::all());
        let expected: Vec<f64> =
            values.split_whitespace().map(|value| value.parse().unwrap()).collect();
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(&expected) {
            assert!((found - expected).abs() < 1e-11, "{found} for {expected} in {line}");
        }
    }
}

#[test]
fn influences_that_say_the_same_count_once_for_pagerank() {
    let text = |again: &str| {
        format!(
            "[technology.a]\n[technology.b]\n[technology.c]\n\
             from = [{{ id = \"a\", as = \"basis\" }}, {{ id = \"b\", as = \"data\" }}{again}]\n"
        )
    };
    let once = lineage(&text("")).pagerank(&Scope::all());
    let twice = lineage(&text(", { id = \"a\", as = \"method\" }")).pagerank(&Scope::all());
    assert_eq!(once, twice);
}

#[test]
fn a_lineage_without_technologies_or_influences_has_answers() {
    let none = lineage("");
    assert!(none.pagerank(&Scope::all()).is_empty());
    assert!(none.descendant_counts(&Scope::all()).is_empty());
    assert!(none.reduction(&Scope::all()).is_empty());
    assert_eq!(none.path_counts(&Scope::all()).total(), PathCount::ZERO);
    assert!(none.path_counts(&Scope::all()).main_path().is_none());
    let three = plain(3, []);
    assert_eq!(three.path_counts(&Scope::all()).total(), count(3));
    assert!(three.path_counts(&Scope::all()).main_path().is_none());
    assert!(TechnologySet::none(&none).is_empty());
}

#[test]
fn a_small_network_has_the_weights_worked_out_by_hand() {
    // Seven chains: 0235, 0236, 0245, 1235, 1236, 1245, 145.
    let steps = [(0, 2), (1, 2), (1, 4), (2, 3), (2, 4), (3, 5), (4, 5), (3, 6)];
    let lineage = plain(7, steps);
    let counts = lineage.path_counts(&Scope::all());
    assert_eq!(counts.total(), count(7));
    let weights: BTreeMap<_, _> = lineage
        .influences()
        .map(|influence| (ends(influence), counts.weight(influence).unwrap().to_string()))
        .collect();
    let expected = [
        ((0, 2), "3"),
        ((1, 2), "3"),
        ((1, 4), "1"),
        ((2, 3), "4"),
        ((2, 4), "2"),
        ((3, 5), "2"),
        ((3, 6), "2"),
        ((4, 5), "3"),
    ];
    assert_eq!(weights, expected.map(|(ends, weight)| (ends, weight.to_owned())).into());
    let path = counts.main_path().unwrap();
    let stations: Vec<_> = path.stations.iter().map(|station| number(station[0])).collect();
    assert_eq!(stations, [0, 2, 3, 5]);
    assert_eq!((path.sum, path.ties, path.condensed), (count(9), 2, false));
}

#[test]
fn a_group_is_one_station() {
    // 1 and 2 descend from each other.
    let lineage = plain(4, [(0, 1), (1, 2), (2, 1), (1, 3), (2, 3)]);
    let counts = lineage.path_counts(&Scope::all());
    let path = counts.main_path().unwrap();
    let stations: Vec<Vec<_>> =
        path.stations.iter().map(|of| of.iter().map(|t| number(*t)).collect()).collect();
    assert_eq!(stations, [vec![0], vec![1, 2], vec![3]]);
    assert!(path.condensed);
    assert_eq!(path.links[1].len(), 2);
    assert_eq!(counts.groups().len(), 1);
    assert!(lineage.reduction(&Scope::all()).is_empty());
    assert_eq!(lineage.descendant_counts(&Scope::all()), [3, 2, 2, 0]);
}

#[test]
fn more_chains_than_numbers_hold() {
    for (n, total) in [(52, "4503599627370496"), (60, "1.15e18"), (2000, "1.15e602")] {
        let lineage = diamonds(n);
        let counts = lineage.path_counts(&Scope::all());
        assert_eq!(counts.total().to_string(), total);
        assert!(
            (counts.total().log10() - n as f64 * std::f64::consts::LOG10_2).abs() < 1e-9,
            "{n}"
        );
        let path = counts.main_path().unwrap();
        assert_eq!((path.weights.len(), path.ties), (2 * n, n));
        // Each diamond halves the chains, and the way goes through 2n sides.
        assert_eq!(path.sum, counts.total() * count(n));
        let top = at(&lineage, 0);
        let through = lineage.chains_through(&Scope::all());
        assert_eq!(through[top.index()], counts.total());
        let Score::Chains(first) = lineage.rank(Measure::Chains, &Scope::all())[0].1 else {
            panic!("chains are ranked by chains");
        };
        assert_eq!(first, counts.total());
        assert!(lineage.reduction(&Scope::all()).is_empty());
    }
}

#[test]
fn counts_are_written_with_as_many_decimals_as_wanted() {
    let many = (0..30).fold(PathCount::from(1), |many, _| many * PathCount::from(10_000_000));
    assert_eq!(many.to_string(), "1.00e210");
    assert_eq!(format!("{many:.0}|{many:>10}|{many:<10}|"), "1e210|  1.00e210|1.00e210  |");
    assert_eq!(format!("{:.3}", PathCount::from(7)), "7");
    assert_eq!(many.to_f64(), 1e210);
    assert_eq!((many * many).to_f64(), f64::INFINITY);
    assert_eq!((many * many * PathCount::ZERO).to_string(), "0");
}

#[test]
fn a_long_lineage_needs_no_stack() {
    let count = 20_000;
    let lineage = plain(count, (1..count).map(|at| (at - 1, at)));
    let (first, last) = (at(&lineage, 0), at(&lineage, count - 1));
    assert_eq!(lineage.reach([last], Direction::Back, &Scope::all()).len(), count);
    assert_eq!(lineage.descendant_counts(&Scope::all())[first.index()], count - 1);
    let counts = lineage.path_counts(&Scope::all());
    assert_eq!(counts.main_path().unwrap().stations.len(), count);
    assert!(lineage.reduction(&Scope::all()).is_empty());
    assert_eq!(lineage.rank(Measure::PageRank, &Scope::all())[0].0, first);
}

#[test]
fn a_long_cycle_and_what_hangs_on_it_need_no_stack() {
    let count = 20_000;
    let cycle = (0..count).map(|at| (at, (at + 1) % count));
    let lineage = plain(count + 2, cycle.chain([(count, 0), (0, count + 1), (count, count + 1)]));
    let (before, within, after) = (at(&lineage, count), at(&lineage, 7), at(&lineage, count + 1));
    let counts = lineage.descendant_counts(&Scope::all());
    assert_eq!([before, within, after].map(|t| counts[t.index()]), [count + 1, count, 0]);
    let implied: Vec<_> = lineage.reduction(&Scope::all()).implied().map(ends).collect();
    assert_eq!(implied, [(count, count + 1)]);
    assert_eq!(lineage.reach([within], Direction::Back, &Scope::all()).len(), count + 1);
    let ranks = lineage.pagerank(&Scope::all());
    assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

/// More technologies than fit into one line of bits: 1,300, each with up to four origins among the
/// sixty before it, and a few groups.
fn several_lines(groups: bool) -> Lineage {
    let mut state = 7u64;
    let mut below = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) % bound
    };
    let mut influences = BTreeSet::new();
    for later in 1..1300 {
        for _ in 0..below(5) {
            // Ids in another order than that of descent.
            let id = |at: u64| (at * 577 % 1301) as usize;
            let earlier = later - 1 - below(later.min(60));
            influences.insert((id(earlier), id(later)));
            if groups && below(150) == 0 {
                influences.insert((id(later), id(earlier)));
            }
        }
    }
    plain(1301, influences)
}

#[test]
fn blocks_of_columns_join_without_a_seam() {
    for groups in [false, true] {
        let lineage = several_lines(groups);
        let scope = Scope::all();
        let technologies: Vec<_> = lineage.catalogue().technologies().collect();
        let after: Vec<_> = technologies
            .iter()
            .map(|of| lineage.reach([*of], Direction::Forward, &scope))
            .collect();
        let counts = lineage.descendant_counts(&scope);
        for of in &technologies {
            let walked = lineage.walk([*of], Direction::Forward, &scope).len();
            assert_eq!(after[of.index()].len(), walked);
            assert_eq!(counts[of.index()], walked - 1);
        }
        assert_eq!(lineage.cycles(&scope).is_empty(), !groups);

        let reaches = |a: usize, b: usize| after[a].contains(technologies[b]);
        let reduction = lineage.reduction(&scope);
        for influence in lineage.influences() {
            let (from, to) = (influence.earlier().index(), influence.later().index());
            // By way of another technology that is in one group with neither end.
            let between = |by: usize| {
                reaches(from, by) && reaches(by, to) && !reaches(by, from) && !reaches(to, by)
            };
            let longer = !reaches(to, from) && (0..technologies.len()).any(between);
            assert_eq!(reduction.is_implied(influence), longer, "{influence:?}");
        }
        assert!(!reduction.is_empty());
    }
}
