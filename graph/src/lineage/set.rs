//! Sets of technologies as bits.

use fixedbitset::FixedBitSet;

use crate::lineage::Lineage;
use crate::model::Technology;

/// Some of the technologies of one lineage, one bit for each.
///
/// Two sets can be combined if they are of the same lineage.
#[derive(Clone, PartialEq, Eq)]
pub struct TechnologySet {
    pub(crate) bits: FixedBitSet,
}

impl TechnologySet {
    /// Returns the set of none of a lineage's technologies.
    pub fn none(lineage: &Lineage) -> TechnologySet {
        TechnologySet { bits: FixedBitSet::with_capacity(lineage.len()) }
    }

    /// Returns the set of all of a lineage's technologies.
    pub fn all(lineage: &Lineage) -> TechnologySet {
        let mut set = TechnologySet::none(lineage);
        set.complement();
        set
    }

    /// Makes a set of the technologies whose flag is set.
    pub(crate) fn from_flags(flags: &[bool]) -> TechnologySet {
        let blocks = flags
            .chunks(usize::BITS as usize)
            .map(|flags| flags.iter().rev().fold(0, |block, flag| block << 1 | usize::from(*flag)));
        TechnologySet { bits: FixedBitSet::with_capacity_and_blocks(flags.len(), blocks) }
    }

    /// Puts a technology in; returns whether it was not there.
    ///
    /// # Panics
    ///
    /// If the technology is of a larger lineage.
    pub fn insert(&mut self, technology: Technology<'_>) -> bool {
        !self.bits.put(technology.index())
    }

    /// Returns whether a technology is in the set.
    pub fn contains(&self, technology: Technology<'_>) -> bool {
        self.contains_at(technology.at)
    }

    /// Puts in what another set holds.
    pub fn union_with(&mut self, other: &TechnologySet) {
        self.bits.union_with(&other.bits);
    }

    /// Takes out what another set does not hold.
    pub fn intersect_with(&mut self, other: &TechnologySet) {
        self.bits.intersect_with(&other.bits);
    }

    /// Takes out what another set holds.
    pub fn subtract(&mut self, other: &TechnologySet) {
        self.bits.difference_with(&other.bits);
    }

    /// Makes it the set of all others.
    pub fn complement(&mut self) {
        self.bits.toggle_range(..);
    }

    /// Returns how many technologies are in the set, by counting them.
    pub fn len(&self) -> usize {
        self.bits.count_ones(..)
    }

    /// Returns whether no technology is in the set.
    pub fn is_empty(&self) -> bool {
        self.bits.is_clear()
    }

    /// Returns the technologies in the order of the catalogue.
    pub fn iter<'g>(&self, lineage: &'g Lineage) -> impl Iterator<Item = Technology<'g>> {
        self.bits.ones().map(|at| lineage.technology(at as u32))
    }

    pub(crate) fn contains_at(&self, at: u32) -> bool {
        self.bits.contains(at as usize)
    }
}

impl std::fmt::Debug for TechnologySet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.bits.ones()).finish()
    }
}
