//! Indirect edges against brute force on small graphs, circles included.

use forebear_graph::{Input, Locations, RawCatalogue};
use proptest::prelude::*;

use super::*;

const MOST: usize = 9;
/// No way.
const FAR: usize = usize::MAX / 4;

#[derive(Clone, Debug)]
struct Case {
    edges: Vec<(usize, usize)>,
    chosen: Vec<bool>,
}

fn cases() -> impl Strategy<Value = Case> {
    let edges = prop::collection::vec((0..MOST, 0..MOST), 0..24);
    let chosen = prop::collection::vec(any::<bool>(), MOST);
    (edges, chosen).prop_map(|(edges, chosen)| Case {
        edges: edges.into_iter().filter(|(earlier, later)| earlier != later).collect(),
        chosen,
    })
}

fn lineage(edges: &[(usize, usize)]) -> Lineage {
    let mut text = "[catalogue]\ntitle = \"Random\"\n".to_owned();
    for later in 0..MOST {
        text.push_str(&format!("[technology.t{later}]\nfrom = ["));
        for (earlier, _) in edges.iter().filter(|edge| edge.1 == later) {
            text.push_str(&format!("{{ id = \"t{earlier}\", as = \"basis\" }}, "));
        }
        text.push_str("]\n");
    }
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&[("random.toml", &text)])]);
    Lineage::new(raw.join(diagnostics, Locations::Drop).catalogue.unwrap())
}

/// The fewest left out on a way between two chosen ones on which nothing else is chosen, and
/// whether influences that are shown lead there.
struct Ways {
    left_out: [[usize; MOST]; MOST],
    shown: [[bool; MOST]; MOST],
}

/// Floyd and Warshall, over what is left out and over what is chosen.
fn ways(case: &Case) -> Ways {
    let mut steps = [[FAR; MOST]; MOST];
    let mut shown = [[false; MOST]; MOST];
    for (earlier, later) in &case.edges {
        steps[*earlier][*later] = 1;
        shown[*earlier][*later] = case.chosen[*earlier] && case.chosen[*later];
    }
    // A direct influence is not a way through what is left out.
    let mut left_out = [[FAR; MOST]; MOST];
    for over in (0..MOST).filter(|over| !case.chosen[*over]) {
        for from in 0..MOST {
            for to in 0..MOST {
                steps[from][to] = steps[from][to].min(steps[from][over] + steps[over][to]);
            }
        }
    }
    for from in 0..MOST {
        for to in 0..MOST {
            for (over, row) in steps.iter().enumerate().filter(|(over, _)| !case.chosen[*over]) {
                let before = if over == from { FAR } else { steps[from][over] };
                left_out[from][to] = left_out[from][to].min(before + row[to] - 1);
            }
        }
    }
    for over in 0..MOST {
        for from in 0..MOST {
            for to in 0..MOST {
                shown[from][to] |= shown[from][over] && shown[over][to];
            }
        }
    }
    Ways { left_out, shown }
}

fn found(case: &Case, most_steps: Option<usize>) -> (Vec<(usize, usize, usize)>, bool) {
    let lineage = lineage(&case.edges);
    let scope = Scope::all();
    let all = lineage.catalogue().technologies();
    let technologies: Vec<_> = all.filter(|technology| case.chosen[technology.index()]).collect();
    let mut places = vec![LEFT_OUT; MOST];
    for (place, technology) in technologies.iter().enumerate() {
        places[technology.index()] = place as u32;
    }
    let found = match most_steps {
        None => find(&lineage, &technologies, &places, &scope),
        Some(most_steps) => {
            let technologies = &technologies;
            let (lineage, places, scope) = (&lineage, &places, &scope);
            find_within(Selection { lineage, technologies, places, scope }, most_steps)
        }
    };
    let edges = found.edges.iter();
    let edges = edges.map(|edge| (edge.earlier.index(), edge.later.index(), edge.left_out));
    (edges.collect(), found.complete)
}

proptest! {
    #[test]
    fn indirect_edges_are_those_of_brute_force(case in cases()) {
        let ways = ways(&case);
        let mut expected = Vec::new();
        for earlier in (0..MOST).filter(|at| case.chosen[*at]) {
            for later in (0..MOST).filter(|at| case.chosen[*at] && *at != earlier) {
                let left_out = ways.left_out[earlier][later];
                if left_out < FAR / 2 && !ways.shown[earlier][later] {
                    expected.push((earlier, later, left_out));
                }
            }
        }
        prop_assert_eq!(found(&case, None), (expected, true));
    }

    #[test]
    fn with_few_steps_every_edge_is_true_and_no_descent_is_cut(
        case in cases(),
        most_steps in 0usize..12,
    ) {
        let ways = ways(&case);
        let (edges, complete) = found(&case, Some(most_steps));
        for (earlier, later, left_out) in &edges {
            prop_assert!(ways.left_out[*earlier][*later] <= *left_out && *left_out < MOST);
        }
        if complete {
            prop_assert_eq!(&edges, &found(&case, None).0);
        }
        let chosen = |at: &usize| case.chosen[*at];
        for later in (0..MOST).filter(chosen) {
            let origins: Vec<usize> = (0..MOST)
                .filter(|earlier| *earlier != later && chosen(earlier))
                .filter(|earlier| ways.left_out[*earlier][later] < FAR / 2)
                .collect();
            let joined = |earlier: &usize| {
                ways.shown[*earlier][later] || edges.iter().any(|e| (e.0, e.1) == (*earlier, later))
            };
            // Where a technology goes back to itself, it may be the nearest to all it comes from.
            let in_circle = ways.left_out[later][later] < FAR / 2;
            prop_assert!(origins.is_empty() || in_circle || origins.iter().any(joined));
        }
    }
}
