//! The calendar of a view: its periods, what they are parts of, and what follows what.

use std::collections::{BTreeMap, BTreeSet};

use forebear_graph::Period;

/// Adds all that the periods are parts of.
pub(crate) fn with_parents(mut periods: BTreeSet<Period>) -> BTreeSet<Period> {
    let mut added: Vec<Period> = periods.iter().copied().collect();
    while let Some(period) = added.pop() {
        if let Some(parent) = period.parent().filter(|parent| periods.insert(*parent)) {
            added.push(parent);
        }
    }
    periods
}

/// Returns each period with what it is a part of.
pub(crate) fn within(periods: &BTreeSet<Period>) -> impl Iterator<Item = (Period, Period)> {
    periods.iter().filter_map(|period| {
        let parent = period.parent().filter(|parent| periods.contains(parent))?;
        Some((*period, parent))
    })
}

/// Returns each period with the next one of the same size that is there. Years in which nothing
/// happened are passed over, since a history may have thousands of them.
pub(crate) fn next(periods: &BTreeSet<Period>) -> impl Iterator<Item = (Period, Period)> {
    let mut last: BTreeMap<u8, Period> = BTreeMap::new();
    periods.iter().filter_map(move |period| Some((last.insert(size(*period), *period)?, *period)))
}

fn size(period: Period) -> u8 {
    match period {
        Period::Decade(_) => 4,
        Period::Year(_) => 3,
        Period::Quarter(..) => 2,
        Period::Month(..) => 1,
        Period::Day(_) => 0,
    }
}
