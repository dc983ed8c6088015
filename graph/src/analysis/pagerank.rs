//! PageRank on reversed influences: importance flows from heirs to origins.

use crate::analysis::steps::{Pairs, Steps};
use crate::lineage::{Lineage, Scope};

/// The part of a technology's importance that it hands on to its origins.
const DAMPING: f64 = 0.85;
/// The rounds on a group end when a round changes less than this part of its importance.
const LEAST_CHANGE: f64 = 1e-14;
/// A bound that the damping keeps the rounds below: 0.85^200 is 8e-15.
const MOST_ROUNDS: usize = 200;

impl Lineage {
    /// Returns for each technology, by its index, its PageRank with damping 0.85 (Page, Brin,
    /// Motwani and Winograd, The PageRank citation ranking, 1999), where each technology hands
    /// its importance on to its origins in equal parts, and one without origins to all
    /// technologies. The values sum to one. Several influences between the same two technologies
    /// count as one.
    ///
    /// What is handed to all is handed in equal parts, so that it only scales the values: they
    /// solve a linear system and are then made to sum to one (Del Corso, Gullì and Romani, Fast
    /// PageRank computation via a sparse linear system, Internet Mathematics 2, 2005). An acyclic
    /// lineage needs one sweep from heirs to origins and is solved exactly; groups that descend
    /// from each other are swept again and again (Gauss–Seidel), until a round changes less than
    /// 1e-14 of the whole, at most 200 times. Linear for each sweep.
    pub fn pagerank(&self, scope: &Scope) -> Vec<f64> {
        let Steps { order, row_of, pairs } = Steps::new(self, *scope, None);
        let shares: Vec<f64> =
            pairs.origin_counts().into_iter().map(|count| DAMPING / f64::from(count)).collect();
        let mut values = vec![1.0; pairs.len()];
        let mut end = pairs.len();
        for group in order.groups().iter().rev() {
            let group = group.start as usize..group.end as usize;
            sweep(&pairs, &shares, &mut values, group.end..end);
            for _ in 0..MOST_ROUNDS {
                let change = sweep(&pairs, &shares, &mut values, group.clone());
                let sum: f64 = values[group.clone()].iter().sum();
                if change < LEAST_CHANGE * sum {
                    break;
                }
            }
            end = group.start;
        }
        sweep(&pairs, &shares, &mut values, 0..end);
        let sum: f64 = values.iter().sum();
        row_of.into_iter().map(|row| values[row as usize] / sum).collect()
    }
}

/// Gives each of some rows what its heirs hand it, from the last to the first; returns the sum of
/// the changes.
fn sweep(pairs: &Pairs, shares: &[f64], values: &mut [f64], rows: std::ops::Range<usize>) -> f64 {
    let mut change = 0.0;
    for row in rows.rev() {
        let heirs = pairs.heirs(row).iter().map(|heir| *heir as usize);
        let value = 1.0 + heirs.map(|heir| shares[heir] * values[heir]).sum::<f64>();
        change += (value - values[row]).abs();
        values[row] = value;
    }
    change
}
