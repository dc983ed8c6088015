//! What descent says of the dates of undated items.

use crate::drawing::figure::{Dates, Figure};

/// How an item stands in time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Standing {
    /// It has a date.
    Dated(Dates),
    /// It has none, but came after the earliest day of `after`, and before the latest of
    /// `before`: the items that bound it most closely. Where neither is known, it is linked with
    /// others that stand in time.
    Derived {
        /// The latest of its dated ancestors.
        after: Option<Dates>,
        /// The earliest of its dated descendants.
        before: Option<Dates>,
    },
    /// Nothing that it is linked with, however far away, has a date either.
    Loose,
    /// It has neither a date nor a link.
    Alone,
}

/// The items before and after each item, as numbers of links.
#[derive(Debug)]
pub(super) struct Adjacency {
    /// The links that end at an item.
    pub(super) into: Vec<Vec<u32>>,
    /// The links that begin at an item.
    pub(super) out_of: Vec<Vec<u32>>,
}

impl Adjacency {
    pub(super) fn new(figure: &Figure<'_>) -> Adjacency {
        let none = vec![Vec::new(); figure.items.len()];
        let mut adjacency = Adjacency { into: none.clone(), out_of: none };
        for (number, link) in figure.links.iter().enumerate() {
            adjacency.into[link.to as usize].push(number as u32);
            adjacency.out_of[link.from as usize].push(number as u32);
        }
        adjacency
    }

    /// Returns the items that an item is linked with.
    pub(super) fn neighbours<'a>(
        &'a self,
        figure: &'a Figure<'_>,
        item: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let origins = self.into[item].iter().map(|link| figure.links[*link as usize].from);
        let heirs = self.out_of[item].iter().map(|link| figure.links[*link as usize].to);
        origins.chain(heirs).map(|item| item as usize)
    }

    /// Returns all items so that each stands after those it came from. Where links go in a circle,
    /// the item that comes first in the figure goes first. Linear.
    pub(super) fn order(&self, figure: &Figure<'_>) -> Vec<u32> {
        let count = figure.items.len();
        let mut waiting: Vec<usize> = self.into.iter().map(Vec::len).collect();
        let mut placed = vec![false; count];
        let mut order: Vec<u32> = Vec::with_capacity(count);
        let mut ready: Vec<u32> =
            (0..count as u32).rev().filter(|item| waiting[*item as usize] == 0).collect();
        let mut next = 0;
        loop {
            let item = match ready.pop() {
                Some(item) => item,
                None => {
                    while next < count && placed[next] {
                        next += 1;
                    }
                    if next == count {
                        return order;
                    }
                    next as u32
                }
            };
            if std::mem::replace(&mut placed[item as usize], true) {
                continue;
            }
            order.push(item);
            for link in &self.out_of[item as usize] {
                let to = figure.links[*link as usize].to;
                waiting[to as usize] = waiting[to as usize].saturating_sub(1);
                if waiting[to as usize] == 0 && !placed[to as usize] {
                    ready.push(to);
                }
            }
        }
    }
}

/// Returns how each item stands in time. Linear; in a circle of undated items bounds are taken
/// over from those that come before in the order.
pub(super) fn standings(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    order: &[u32],
) -> Vec<Standing> {
    let mut after: Vec<Option<Dates>> = vec![None; figure.items.len()];
    let mut before = after.clone();
    for item in order {
        let origins = adjacency.into[*item as usize].iter();
        let bounds = origins.filter_map(|link| {
            let from = figure.links[*link as usize].from as usize;
            figure.items[from].dates.filter(|dates| dates.earliest.is_some()).or(after[from])
        });
        after[*item as usize] = bounds.max_by_key(|dates| (dates.earliest, dates.latest));
    }
    for item in order.iter().rev() {
        let heirs = adjacency.out_of[*item as usize].iter();
        let bounds = heirs.filter_map(|link| {
            let to = figure.links[*link as usize].to as usize;
            figure.items[to].dates.filter(|dates| dates.latest.is_some()).or(before[to])
        });
        before[*item as usize] = bounds.min_by_key(|dates| (dates.latest, dates.earliest));
    }
    let in_time = reached_from_dated(figure, adjacency);
    let standing = |item: usize| match figure.items[item].dates {
        Some(dates) => Standing::Dated(dates),
        None if in_time[item] => Standing::Derived { after: after[item], before: before[item] },
        None if adjacency.into[item].is_empty() && adjacency.out_of[item].is_empty() => {
            Standing::Alone
        }
        None => Standing::Loose,
    };
    (0..figure.items.len()).map(standing).collect()
}

/// Returns which items are linked with dated ones, in whatever direction and however far away.
fn reached_from_dated(figure: &Figure<'_>, adjacency: &Adjacency) -> Vec<bool> {
    let mut reached: Vec<bool> = figure.items.iter().map(|item| item.dates.is_some()).collect();
    let mut waiting: Vec<usize> = (0..reached.len()).filter(|item| reached[*item]).collect();
    while let Some(item) = waiting.pop() {
        for next in adjacency.neighbours(figure, item) {
            if !std::mem::replace(&mut reached[next], true) {
                waiting.push(next);
            }
        }
    }
    reached
}
