//! The main path: the chain that most others share most of.

use std::cmp::Ordering;

use crate::analysis::path_count::PathCount;
use crate::analysis::path_counts::PathCounts;
use crate::lineage::Influence;
use crate::model::Technology;

/// The global main path: the source-to-sink chain with the greatest sum of search path counts.
#[derive(Clone, Debug)]
pub struct MainPath<'g> {
    /// The stations, the earliest first: one technology each, or a group of those that descend
    /// from each other, by their ids.
    pub stations: Vec<Vec<Technology<'g>>>,
    /// Between each two stations all the influences that join them.
    pub links: Vec<Vec<Influence<'g>>>,
    /// For each link how many chains go along it.
    pub weights: Vec<PathCount>,
    /// The sum of the weights.
    pub sum: PathCount,
    /// How many times, the choice of the beginning included, another way was as good and the
    /// earlier technology in the order of listing decided.
    pub ties: usize,
    /// Whether it was found on the condensation, since the lineage has cycles; the groups are in
    /// [`PathCounts::groups`].
    pub condensed: bool,
}

impl<'g> PathCounts<'g> {
    /// Finds the global main path (Liu and Lu, An integrated approach for main path analysis,
    /// JASIST 63, 2012; in Pajek the critical path of the weights); `None` without any influence.
    ///
    /// Of several with the same sum, the one is taken that begins with the earliest technology in
    /// the order of listing (date, then id), goes on to the earliest, and so on; a group stands
    /// where its earliest member would. Sums of 2^53 and more are rounded, and those that differ
    /// by less than one part in 2^44 count as the same. Linear.
    pub fn main_path(&self) -> Option<MainPath<'g>> {
        let pairs = &self.condensed.pairs;
        let mut best = vec![PathCount::ZERO; self.condensed.len()];
        for node in (0..self.condensed.len()).rev() {
            let sums = pairs.heirs(node).iter().map(|heir| self.sum_from(node, *heir, &best));
            best[node] = sums.max().unwrap_or_default();
        }
        let origins = pairs.origin_counts();
        let sources = (0..self.condensed.len()).filter(|node| origins[*node] == 0);
        let sum = sources.clone().map(|node| best[node]).max()?;
        if sum == PathCount::ZERO {
            return None;
        }

        let mut ties = 0;
        let mut choose = |choices: &mut dyn Iterator<Item = usize>| {
            let first = choices.next()?;
            let mut tied = false;
            let earliest = choices.fold(first, |a, b| {
                tied = true;
                if self.listed(b, a).is_lt() { b } else { a }
            });
            ties += usize::from(tied);
            Some(earliest)
        };
        let mut node = choose(&mut sources.filter(|node| best[*node].seems(sum)))?;
        let mut nodes = vec![node];
        loop {
            let heirs = pairs.heirs(node).iter();
            let mut as_good = heirs
                .filter(|heir| self.sum_from(node, **heir, &best).seems(best[node]))
                .map(|heir| *heir as usize);
            match choose(&mut as_good) {
                Some(heir) => node = heir,
                None => break,
            }
            nodes.push(node);
        }

        let steps = nodes.windows(2).map(|pair| (pair[0] as u32, pair[1] as u32));
        let weights: Vec<_> =
            steps.clone().map(|(origin, heir)| self.pair_weight(origin, heir)).collect();
        Some(MainPath {
            stations: nodes.iter().map(|node| self.technologies(*node)).collect(),
            links: steps.map(|(origin, heir)| self.link(origin, heir)).collect(),
            sum: weights.iter().copied().sum(),
            weights,
            ties,
            condensed: !self.condensed.order.groups().is_empty(),
        })
    }

    /// Returns the best sum of weights from a node to a sink by way of an heir.
    fn sum_from(&self, node: usize, heir: u32, best: &[PathCount]) -> PathCount {
        self.pair_weight(node as u32, heir) + best[heir as usize]
    }

    fn technologies(&self, node: usize) -> Vec<Technology<'g>> {
        let members = self.condensed.members(node).iter();
        members.map(|at| self.lineage.technology(*at)).collect()
    }

    /// Orders nodes for listing, groups by their earliest members.
    fn listed(&self, a: usize, b: usize) -> Ordering {
        let earliest = |node| {
            let members = self.technologies(node).into_iter();
            members.min_by(|a, b| self.lineage.listing_order(*a, *b))
        };
        match (earliest(a), earliest(b)) {
            (Some(a), Some(b)) => self.lineage.listing_order(a, b),
            _ => a.cmp(&b),
        }
    }
}
