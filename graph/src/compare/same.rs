//! Ids that mean one entry in one of two catalogues and perhaps two in the other.

use std::collections::BTreeMap;

use crate::model::catalogue::Entries;

/// The ids that `same-as` joins in either of two catalogues, where the two do not join the same.
#[derive(Debug, Default)]
pub(super) struct SameIds<'a> {
    /// The id that stands for each.
    of: BTreeMap<&'a str, &'a str>,
    /// The other way round.
    sets: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> SameIds<'a> {
    pub(super) fn of(first: &'a Entries, second: &'a Entries) -> SameIds<'a> {
        let [of_first, of_second] = [first, second].map(|entries| {
            let pairs = entries.other_ids.iter().map(|(id, at)| (&**id, entries.id(*at)));
            pairs.collect::<BTreeMap<&str, &str>>()
        });
        if of_first == of_second {
            return SameIds::default();
        }
        let mut leader: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, other) in of_first.iter().chain(&of_second) {
            let ends = [find(&mut leader, id), find(&mut leader, other)];
            leader.insert(ends[0], ends[1]);
            leader.insert(ends[1], ends[1]);
        }
        let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let ids: Vec<&str> = leader.keys().copied().collect();
        for id in ids {
            members.entry(find(&mut leader, id)).or_default().push(id);
        }
        let mut same = SameIds::default();
        for set in members.into_values() {
            // The same whichever catalogue comes first: an id that neither gives up, if there is
            // one. The ids of a set are in order.
            let is_kept =
                |id: &&&str| !of_first.contains_key(**id) && !of_second.contains_key(**id);
            let Some(chosen) = set.iter().find(is_kept).or(set.first()).copied() else { continue };
            same.of.extend(set.iter().map(|id| (*id, chosen)));
            same.sets.insert(chosen, set);
        }
        same
    }

    /// Returns the id that stands for one.
    pub(super) fn id(&self, id: &'a str) -> &'a str {
        self.of.get(id).copied().unwrap_or(id)
    }

    /// Returns whether an id is joined with another one.
    pub(super) fn has(&self, id: &str) -> bool {
        self.of.contains_key(id)
    }

    /// Returns all that are joined, with the id that stands for each set.
    pub(super) fn sets(&self) -> impl Iterator<Item = (&'a str, &[&'a str])> {
        self.sets.iter().map(|(id, set)| (*id, &set[..]))
    }
}

/// Finds the leader of a set, halving the way for the next search (Tarjan 1975).
fn find<'a>(leader: &mut BTreeMap<&'a str, &'a str>, id: &'a str) -> &'a str {
    let mut at = id;
    loop {
        let next = leader.get(at).copied().unwrap_or(at);
        if next == at {
            return at;
        }
        let after = leader.get(next).copied().unwrap_or(next);
        leader.insert(at, after);
        at = after;
    }
}
