//! Every way in which one technology led to another.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::lineage::{Direction, Influence, Lineage, Scope};
use crate::model::Technology;

/// A way from one technology to another: each comes from the one before.
#[derive(Clone, Debug)]
pub struct Chain<'g> {
    /// The technologies, the earliest first; none twice.
    pub technologies: Vec<Technology<'g>>,
    /// Between each two of them all the influences that join them.
    pub links: Vec<Vec<Influence<'g>>>,
}

impl Chain<'_> {
    /// Returns how many steps it has.
    pub fn length(&self) -> usize {
        self.links.len()
    }
}

/// How many chains to look for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// The most chains to return.
    pub limit: usize,
    /// The most steps a chain may have.
    pub max_length: Option<usize>,
}

/// Why there may be more chains than were returned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stopped {
    /// As many were found as were asked for.
    Limit,
    /// Others are longer than was asked for.
    MaxLength,
    /// The search took too many steps, which only happens among technologies that descend from
    /// each other.
    Effort,
}

/// What a search for chains found.
#[derive(Clone, Debug)]
pub struct Chains<'g> {
    /// The chains, the shortest first; equally long ones in the order of listing.
    pub chains: Vec<Chain<'g>>,
    /// Why there may be more; `None` if these are all.
    pub stopped: Option<Stopped>,
}

/// Partial chains to look at before the search is given up.
const MOST_STEPS: usize = 2_000_000;

/// The beginning of a chain: its last technology and the place of the rest.
struct Partial {
    at: u32,
    before: Option<u32>,
}

impl Lineage {
    /// Finds chains from one technology to another, the shortest first.
    ///
    /// The search is A* over partial chains; the distance left to go is known exactly from one
    /// walk back from the end, so that in an acyclic lineage every partial chain that is looked at
    /// belongs to a chain, and the work is one walk plus, for each chain returned, its length
    /// times the number of heirs on it. Among technologies that descend from each other partial
    /// chains may lead nowhere, and the search stops after two million of them.
    pub fn chains<'g>(
        &'g self,
        from: Technology<'g>,
        to: Technology<'g>,
        scope: &Scope,
        bounds: Bounds,
    ) -> Chains<'g> {
        let mut found = Chains { chains: Vec::new(), stopped: None };
        let (_, left) = self.breadth_first([to.at], Direction::Back, *scope);
        if from == to || left[from.index()] == u32::MAX {
            return found;
        }
        let components = self.components(*scope);
        let most = bounds.max_length.unwrap_or(usize::MAX);
        let mut partials = vec![Partial { at: from.at, before: None }];
        // By whole length; among equals the longest begun, so that one chain is ended before the
        // next is begun; then the first begun, which is the order of listing.
        let mut queue = BinaryHeap::from([Reverse((left[from.index()], left[from.index()], 0u32))]);
        while let Some(Reverse((length, left_here, number))) = queue.pop() {
            let stopped = if length as usize > most {
                Some(Stopped::MaxLength)
            } else if partials.len() > MOST_STEPS {
                Some(Stopped::Effort)
            } else if found.chains.len() == bounds.limit {
                Some(Stopped::Limit)
            } else {
                None
            };
            if stopped.is_some() {
                found.stopped = stopped;
                break;
            }
            let at = partials[number as usize].at;
            if at == to.at {
                found.chains.push(self.chain(&partials, number, *scope));
                continue;
            }
            let done = length - left_here;
            for heir in self.listed_heirs(at, *scope) {
                let left_there = left[heir as usize];
                // What stands twice on a way stands in a cycle, and a way that has left a cycle
                // does not come back to it.
                let component = components.of[heir as usize];
                let met = way_back(&partials, number)
                    .take_while(|at| components.of[*at as usize] == component)
                    .any(|at| at == heir);
                if left_there == u32::MAX || met {
                    continue;
                }
                queue.push(Reverse((done + 1 + left_there, left_there, partials.len() as u32)));
                partials.push(Partial { at: heir, before: Some(number) });
            }
        }
        found
    }

    /// Returns the heirs of a technology, each once, in the order of listing.
    fn listed_heirs(&self, of: u32, scope: Scope) -> Vec<u32> {
        let numbers = self.step_numbers(of, Direction::Forward, scope);
        let mut heirs: Vec<u32> = numbers.map(|influence| self.later(influence)).collect();
        // Influences of one heir stand side by side, since they are sorted by it.
        heirs.dedup();
        heirs.sort_by(|a, b| self.listing_order(self.technology(*a), self.technology(*b)));
        heirs
    }

    fn chain(&self, partials: &[Partial], end: u32, scope: Scope) -> Chain<'_> {
        let mut technologies: Vec<u32> = way_back(partials, end).collect();
        technologies.reverse();
        let links = technologies
            .windows(2)
            .map(|pair| {
                self.step_numbers(pair[1], Direction::Back, scope)
                    .filter(|influence| self.earlier(*influence) == pair[0])
                    .map(|influence| Influence::new(self, influence))
                    .collect()
            })
            .collect();
        let technologies = technologies.iter().map(|at| self.technology(*at)).collect();
        Chain { technologies, links }
    }
}

/// Returns the technologies of a partial chain from its end to its beginning.
fn way_back(partials: &[Partial], end: u32) -> impl Iterator<Item = u32> {
    let steps = std::iter::successors(Some(&partials[end as usize]), |partial| {
        partial.before.map(|before| &partials[before as usize])
    });
    steps.map(|partial| partial.at)
}
