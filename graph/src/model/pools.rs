//! Lists, dates and citations, each kept once and referred to by four bytes.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::model::text::TextId;

/// Stands for nothing where four bytes refer to something.
pub(crate) const NONE: u32 = u32::MAX;

/// Lists of numbers in one buffer.
#[derive(Debug, Default)]
pub(crate) struct ListPool {
    items: Vec<u32>,
    ends: Vec<u32>,
}

impl ListPool {
    pub(crate) fn push(&mut self, items: impl IntoIterator<Item = u32>) -> u32 {
        self.items.extend(items);
        self.ends.push(self.items.len() as u32);
        self.ends.len() as u32 - 1
    }

    fn range(&self, list: u32) -> std::ops::Range<usize> {
        let at = list as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        start as usize..self.ends[at] as usize
    }

    pub(crate) fn get(&self, list: u32) -> &[u32] {
        &self.items[self.range(list)]
    }

    pub(crate) fn get_mut(&mut self, list: u32) -> &mut [u32] {
        let range = self.range(list);
        &mut self.items[range]
    }

    pub(crate) fn bytes(&self) -> usize {
        (self.items.len() + self.ends.len()) * size_of::<u32>()
    }
}

/// Who says so and where: a row of [`ProvenancePool`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct ProvenanceId(pub(crate) u32);

/// What few citations have beside a source and one place.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Details {
    pub(crate) more_places: Vec<TextId>,
    pub(crate) quoting: Option<u32>,
    pub(crate) note: Option<TextId>,
    pub(crate) quote: Option<TextId>,
    pub(crate) rule: Option<TextId>,
    pub(crate) line: Option<u32>,
}

/// Citations: eight bytes each, and more for the few that say more.
#[derive(Debug, Default)]
pub(crate) struct ProvenancePool {
    /// Source and place; `NONE` where it is not said.
    rows: Vec<(u32, u32)>,
    details: BTreeMap<u32, Details>,
}

impl ProvenancePool {
    pub(crate) fn source(&self, id: ProvenanceId) -> Option<u32> {
        let source = self.rows[id.0 as usize].0;
        (source != NONE).then_some(source)
    }

    pub(crate) fn places(&self, id: ProvenanceId) -> impl Iterator<Item = TextId> {
        let first = self.rows[id.0 as usize].1;
        let more = self.details.get(&id.0).map_or(&[][..], |details| &details.more_places);
        (first != NONE).then_some(TextId(first)).into_iter().chain(more.iter().copied())
    }

    pub(crate) fn details(&self, id: ProvenanceId) -> Option<&Details> {
        self.details.get(&id.0)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.rows.len() * size_of::<(u32, u32)>()
    }
}

/// Collects citations, each once.
#[derive(Default)]
pub(crate) struct ProvenanceInterner {
    seen: IndexMap<(u32, u32), ()>,
    detailed: IndexMap<(u32, u32, Details), u32>,
    rows: Vec<(u32, u32)>,
    details: BTreeMap<u32, Details>,
    plain: Vec<u32>,
}

impl ProvenanceInterner {
    pub(crate) fn intern(
        &mut self,
        source: Option<u32>,
        place: Option<TextId>,
        details: Details,
    ) -> ProvenanceId {
        let row = (source.unwrap_or(NONE), place.map_or(NONE, |place| place.0));
        let next = self.rows.len() as u32;
        let id = if details == Details::default() {
            let (at, new) = self.seen.insert_full(row, ());
            if new.is_none() {
                self.plain.push(next);
            }
            self.plain[at]
        } else {
            let key = (row.0, row.1, details.clone());
            *self.detailed.entry(key).or_insert(next)
        };
        if id == next {
            self.rows.push(row);
            if details != Details::default() {
                self.details.insert(id, details);
            }
        }
        ProvenanceId(id)
    }

    pub(crate) fn finish(mut self) -> ProvenancePool {
        self.rows.shrink_to_fit();
        ProvenancePool { rows: self.rows, details: self.details }
    }
}
