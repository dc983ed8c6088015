//! Influences as they are stored: those that end at a technology side by side.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use crate::catalogue::Location;
use crate::model::claims::Stance;
use crate::model::pools::{NONE, ProvenanceId};
use crate::model::{InfluenceKind, Rank};

/// One claim that an influence exists.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InfluenceClaim {
    pub(crate) stance: Stance,
    pub(crate) provenance: ProvenanceId,
    /// A date, or [`NONE`].
    pub(crate) when: u32,
}

/// An influence as it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InfluenceRow {
    pub(crate) earlier: u32,
    pub(crate) later: u32,
    pub(crate) kind: InfluenceKind,
    pub(crate) claim: InfluenceClaim,
}

/// Every influence once, grouped by the later technology, there in the order of the files.
#[derive(Debug, Default)]
pub(crate) struct InfluenceTable {
    pub(crate) offsets: Vec<u32>,
    pub(crate) earlier: Vec<u32>,
    pub(crate) kinds: Vec<InfluenceKind>,
    stances: Vec<Stance>,
    provenances: Vec<ProvenanceId>,
    whens: BTreeMap<u32, u32>,
    /// All claims of those influences that have several.
    rivals: BTreeMap<u32, Vec<InfluenceClaim>>,
    /// Where each was first read; empty unless asked for.
    locations: Vec<Location>,
}

impl InfluenceTable {
    pub(crate) fn len(&self) -> usize {
        self.earlier.len()
    }

    /// Returns the influences that end at a technology.
    pub(crate) fn ending_at(&self, later: u32) -> std::ops::Range<u32> {
        self.offsets[later as usize]..self.offsets[later as usize + 1]
    }

    /// Returns the claim in force: the highest in rank, then the firmest, then the first.
    pub(crate) fn in_force(&self, influence: u32) -> InfluenceClaim {
        let at = influence as usize;
        InfluenceClaim {
            stance: self.stances[at],
            provenance: self.provenances[at],
            when: self.whens.get(&influence).copied().unwrap_or(NONE),
        }
    }

    pub(crate) fn stance(&self, influence: u32) -> Stance {
        self.stances[influence as usize]
    }

    pub(crate) fn claims(&self, influence: u32) -> Vec<InfluenceClaim> {
        match self.rivals.get(&influence) {
            Some(claims) => claims.clone(),
            None => vec![self.in_force(influence)],
        }
    }

    pub(crate) fn location(&self, influence: u32) -> Option<Location> {
        self.locations.get(influence as usize).copied()
    }

    /// Returns the influences between some technologies that took effect in time, under new
    /// numbers; `kept` gives the number of each technology that is kept, and these rise as the
    /// old ones do.
    pub(crate) fn renumbered(
        &self,
        kept: impl Fn(u32) -> Option<u32>,
        took_effect: impl Fn(u32) -> bool,
    ) -> InfluenceTable {
        let mut table = InfluenceTable { offsets: vec![0], ..InfluenceTable::default() };
        for later in (0..self.offsets.len() as u32 - 1).filter(|later| kept(*later).is_some()) {
            for influence in self.ending_at(later) {
                let at = influence as usize;
                let when = self.in_force(influence).when;
                let Some(earlier) = kept(self.earlier[at]).filter(|_| took_effect(when)) else {
                    continue;
                };
                let number = table.earlier.len() as u32;
                table.earlier.push(earlier);
                table.kinds.push(self.kinds[at]);
                table.stances.push(self.stances[at]);
                table.provenances.push(self.provenances[at]);
                table.locations.extend(self.location(influence));
                if when != NONE {
                    table.whens.insert(number, when);
                }
                if let Some(claims) = self.rivals.get(&influence) {
                    table.rivals.insert(number, claims.clone());
                }
            }
            table.offsets.push(table.earlier.len() as u32);
        }
        table
    }

    pub(crate) fn bytes(&self) -> usize {
        self.offsets.len() * size_of::<u32>()
            + self.earlier.len() * size_of::<u32>()
            + self.kinds.len() * size_of::<InfluenceKind>()
            + self.stances.len() * size_of::<Stance>()
            + self.provenances.len() * size_of::<ProvenanceId>()
    }
}

/// Influences while they are read, in any order.
#[derive(Debug, Default)]
pub(crate) struct InfluenceList {
    rows: Vec<InfluenceRow>,
    locations: Vec<Location>,
}

/// The same influence, said twice by the same citation.
pub(crate) struct Repeated {
    pub(crate) first: Option<Location>,
    pub(crate) again: Option<Location>,
    pub(crate) row: InfluenceRow,
}

impl InfluenceList {
    pub(crate) fn push(&mut self, row: InfluenceRow, location: Option<Location>) {
        self.rows.push(row);
        self.locations.extend(location);
    }

    /// Takes out the influences whose two ends are joined by `same-as`.
    pub(crate) fn take_loops(
        &mut self,
        number: impl Fn(u32) -> u32,
    ) -> Vec<(InfluenceRow, Option<Location>)> {
        let is_loop = |row: &InfluenceRow| number(row.earlier) == number(row.later);
        let loops: Vec<_> = (self.rows.iter().enumerate())
            .filter(|(_, row)| is_loop(row))
            .map(|(at, row)| (*row, self.locations.get(at).copied()))
            .collect();
        if !loops.is_empty() {
            let mut kept = self.rows.iter().map(|row| !is_loop(row));
            self.locations.retain(|_| kept.next().unwrap_or(true));
            self.rows.retain(|row| !is_loop(row));
        }
        loops
    }

    /// Groups the rows by the later technology and joins those that say the same. `number` gives
    /// each technology its final number. Linear but for the sorting of each technology's origins.
    pub(crate) fn finish(
        self,
        count: usize,
        number: impl Fn(u32) -> u32,
    ) -> (InfluenceTable, Vec<Repeated>) {
        let InfluenceList { mut rows, locations } = self;
        let mut starts = vec![0u32; count + 1];
        for row in &mut rows {
            row.earlier = number(row.earlier);
            row.later = number(row.later);
            starts[row.later as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut order = vec![0u32; rows.len()];
        let mut next = starts.clone();
        for (at, row) in rows.iter().enumerate() {
            let slot = &mut next[row.later as usize];
            order[*slot as usize] = at as u32;
            *slot += 1;
        }
        drop(next);

        let mut table = InfluenceTable::default();
        table.offsets.reserve_exact(count + 1);
        table.earlier.reserve_exact(rows.len());
        table.kinds.reserve_exact(rows.len());
        table.stances.reserve_exact(rows.len());
        table.provenances.reserve_exact(rows.len());
        let mut repeated = Vec::new();
        table.offsets.push(0);
        let mut same: Vec<u32> = Vec::new();
        let mut cited: HashMap<ProvenanceId, u32> = HashMap::new();
        for later in 0..count {
            let group = &order[starts[later] as usize..starts[later + 1] as usize];
            // Equal influences side by side, the first of each marking its place in the files.
            same.clear();
            same.extend_from_slice(group);
            same.sort_by_key(|at| (rows[*at as usize].earlier, rows[*at as usize].kind, *at));
            let identity = |at: u32| (rows[at as usize].earlier, rows[at as usize].kind);
            let mut runs: Vec<&[u32]> =
                same.chunk_by(|a, b| identity(*a) == identity(*b)).collect();
            runs.sort_by_key(|run| run[0]);
            for run in runs {
                let location = |at: u32| locations.get(at as usize).copied();
                if run.len() > 1 {
                    cited.clear();
                }
                for at in run.iter().filter(|_| run.len() > 1) {
                    let row = rows[*at as usize];
                    match cited.entry(row.claim.provenance) {
                        Entry::Vacant(new) => _ = new.insert(*at),
                        Entry::Occupied(twin) => repeated.push(Repeated {
                            first: location(*twin.get()),
                            again: location(*at),
                            row,
                        }),
                    }
                }
                table.push(run.iter().map(|at| rows[*at as usize]));
                table.locations.extend(location(run[0]));
            }
            table.offsets.push(table.earlier.len() as u32);
        }
        (table, repeated)
    }
}

impl InfluenceTable {
    fn push(&mut self, claims: impl ExactSizeIterator<Item = InfluenceRow> + Clone) {
        let strongest = claims
            .clone()
            .min_by_key(|row| (row.claim.stance.rank(), row.claim.stance.certainty()));
        let Some(row) = strongest else { return };
        let influence = self.earlier.len() as u32;
        let when = match row.claim.when {
            NONE => claims.clone().map(|row| row.claim.when).find(|when| *when != NONE),
            when => Some(when),
        };
        if let Some(when) = when {
            self.whens.insert(influence, when);
        }
        let disputed = claims.clone().any(|row| row.claim.stance.is_disputed());
        let stance = Stance::new(row.claim.stance.certainty(), row.claim.stance.rank(), disputed);
        self.earlier.push(row.earlier);
        self.kinds.push(row.kind);
        self.stances.push(match stance.rank() {
            Rank::Deprecated => stance,
            _ => stance.in_force(),
        });
        self.provenances.push(row.claim.provenance);
        if claims.len() > 1 {
            self.rivals.insert(influence, claims.map(|row| row.claim).collect());
        }
    }
}
