//! Claims as they are stored: twelve bytes each, those of an entry side by side.

use crate::catalogue::Location;
use crate::model::key::{Key, ValueKind};
use crate::model::pools::ProvenanceId;
use crate::model::{Certainty, Rank};

/// How a claim is made: firmly or not, in force or not. Packed into two bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stance(u16);

const CERTAINTY: u16 = 0b11;
const RANK_SHIFT: u16 = 2;
const DISPUTED: u16 = 1 << 4;
const IN_FORCE: u16 = 1 << 5;
const CONFLICT: u16 = 1 << 6;
const SETTLED: u16 = 1 << 7;
const DERIVED: u16 = 1 << 8;

impl Stance {
    pub(crate) fn new(certainty: Certainty, rank: Rank, disputed: bool) -> Stance {
        let disputed = if disputed { DISPUTED } else { 0 };
        Stance(certainty as u16 | (rank as u16) << RANK_SHIFT | disputed)
    }

    pub(crate) fn certainty(self) -> Certainty {
        Certainty::ALL[(self.0 & CERTAINTY) as usize]
    }

    pub(crate) fn rank(self) -> Rank {
        Rank::ALL[(self.0 >> RANK_SHIFT & 0b11) as usize]
    }

    /// The source itself, or the person who keeps the catalogue, says that it is disputed.
    pub(crate) fn is_disputed(self) -> bool {
        self.0 & DISPUTED != 0
    }

    pub(crate) fn is_in_force(self) -> bool {
        self.0 & IN_FORCE != 0
    }

    /// The claims for this key disagree and none is preferred.
    pub(crate) fn is_in_conflict(self) -> bool {
        self.0 & CONFLICT != 0
    }

    /// The claims for this key disagree and one is preferred.
    pub(crate) fn is_settled(self) -> bool {
        self.0 & SETTLED != 0
    }

    /// Not said by any source, but made from several claims.
    pub(crate) fn is_derived(self) -> bool {
        self.0 & DERIVED != 0
    }

    pub(crate) fn in_force(self) -> Stance {
        Stance(self.0 | IN_FORCE)
    }

    pub(crate) fn in_conflict(self) -> Stance {
        Stance(self.0 | CONFLICT)
    }

    pub(crate) fn settled(self) -> Stance {
        Stance(self.0 | SETTLED)
    }

    pub(crate) fn derived(self) -> Stance {
        Stance(self.0 | DERIVED)
    }
}

/// One claim. What `value` refers to follows from the key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClaimRow {
    pub(crate) key: u16,
    pub(crate) stance: Stance,
    pub(crate) value: u32,
    pub(crate) provenance: ProvenanceId,
}

impl ClaimRow {
    pub(crate) fn value_kind(&self) -> ValueKind {
        Key::unpack(self.key).value_kind()
    }
}

/// The claims of many entries, sorted by entry and key, otherwise as they were read.
#[derive(Debug, Default)]
pub(crate) struct ClaimTable {
    offsets: Vec<u32>,
    rows: Vec<ClaimRow>,
    /// Beside each row where it was read; empty unless asked for.
    locations: Vec<Location>,
}

impl ClaimTable {
    pub(crate) fn of(&self, entry: u32) -> &[ClaimRow] {
        &self.rows[self.range(entry)]
    }

    /// Returns where the claims of an entry were read; as many as there are claims, or none.
    pub(crate) fn locations(&self, entry: u32) -> &[Location] {
        self.locations.get(self.range(entry)).unwrap_or_default()
    }

    fn range(&self, entry: u32) -> std::ops::Range<usize> {
        let entry = entry as usize;
        self.offsets[entry] as usize..self.offsets[entry + 1] as usize
    }

    /// Returns the claims of some entries, in the same order.
    pub(crate) fn selected(self, keeps: impl Fn(u32) -> bool) -> ClaimTable {
        let mut table = ClaimTable { offsets: vec![0], ..ClaimTable::default() };
        for entry in (0..self.offsets.len() as u32 - 1).filter(|entry| keeps(*entry)) {
            table.rows.extend_from_slice(self.of(entry));
            table.locations.extend_from_slice(self.locations(entry));
            table.offsets.push(table.rows.len() as u32);
        }
        table
    }

    pub(crate) fn bytes(&self) -> usize {
        self.offsets.len() * size_of::<u32>() + self.rows.len() * size_of::<ClaimRow>()
    }
}

/// Claims while they are read, in any order of entries.
#[derive(Debug, Default)]
pub(crate) struct ClaimList {
    entries: Vec<u32>,
    rows: Vec<ClaimRow>,
    locations: Vec<Location>,
}

impl ClaimList {
    pub(crate) fn push(&mut self, entry: u32, row: ClaimRow, location: Option<Location>) {
        self.entries.push(entry);
        self.rows.push(row);
        self.locations.extend(location);
    }

    pub(crate) fn rows_mut(&mut self) -> impl Iterator<Item = &mut ClaimRow> {
        self.rows.iter_mut()
    }

    /// Sorts by entry and key, linear but for the few claims of each entry. `number` gives each
    /// entry its final number, `settle` marks what is in force among the claims of one key, and
    /// may return one more row, made from the others.
    pub(crate) fn finish(
        self,
        count: usize,
        number: impl Fn(u32) -> u32,
        mut settle: impl FnMut(&mut [ClaimRow]) -> Option<ClaimRow>,
    ) -> ClaimTable {
        let ClaimList { entries, rows, locations } = self;
        let mut starts = vec![0u32; count + 1];
        for entry in &entries {
            starts[number(*entry) as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut order = vec![0u32; rows.len()];
        let mut next = starts.clone();
        for (at, entry) in entries.iter().enumerate() {
            let slot = &mut next[number(*entry) as usize];
            order[*slot as usize] = at as u32;
            *slot += 1;
        }
        drop((entries, next));
        let mut table = ClaimTable {
            offsets: Vec::with_capacity(count + 1),
            rows: Vec::with_capacity(rows.len()),
            locations: Vec::with_capacity(locations.len()),
        };
        table.offsets.push(0);
        for entry in 0..count {
            let claims = &mut order[starts[entry] as usize..starts[entry + 1] as usize];
            claims.sort_by_key(|at| rows[*at as usize].key);
            for group in claims.chunk_by(|a, b| rows[*a as usize].key == rows[*b as usize].key) {
                let start = table.rows.len();
                table.rows.extend(group.iter().map(|at| rows[*at as usize]));
                let derived = settle(&mut table.rows[start..]);
                table.rows.extend(derived);
                if !locations.is_empty() {
                    table.locations.extend(group.iter().map(|at| locations[*at as usize]));
                    table.locations.extend(derived.map(|_| locations[group[0] as usize]));
                }
            }
            table.offsets.push(table.rows.len() as u32);
        }
        table.rows.shrink_to_fit();
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stance_keeps_what_it_is_given() {
        for certainty in Certainty::ALL {
            for rank in Rank::ALL {
                for disputed in [false, true] {
                    let stance = Stance::new(*certainty, *rank, disputed).in_force();
                    assert_eq!(
                        (stance.certainty(), stance.rank(), stance.is_disputed()),
                        (*certainty, *rank, disputed)
                    );
                    assert!(stance.is_in_force() && !stance.is_in_conflict());
                }
            }
        }
    }

    #[test]
    fn a_claim_takes_twelve_bytes() {
        assert_eq!(size_of::<ClaimRow>(), 12);
    }
}
