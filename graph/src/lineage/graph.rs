//! The graph itself: one compressed-sparse-row structure, read in both directions.
//!
//! Influences are grouped by their later technology in the catalogue already, so that an
//! influence's number is its place in the reverse direction; the forward direction is a
//! permutation of those numbers.

use std::cmp::Ordering;
use std::sync::OnceLock;

use crate::analysis::Renumbered;
use crate::lineage::{Direction, Influence, Scope, TechnologySet};
use crate::model::{Catalogue, Memory, Technology};

/// Technologies and the influences between them, immutable.
///
/// ```
/// # use forebear_graph::{Direction, Input, Lineage, Locations, RawCatalogue, Scope};
/// let text = r#"
///     [catalogue]
///     title = "Two models"
///     [technology.clip]
///     name = "CLIP"
///     released = "2021"
///     [technology.flamingo]
///     from = [{ id = "clip", as = "method" }]
/// "#;
/// let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&[("example.toml", text)])]);
/// let joined = raw.join(diagnostics, Locations::Drop);
/// let lineage = Lineage::new(joined.catalogue.expect("the example is sound"));
///
/// let flamingo = lineage.catalogue().technology("flamingo").expect("defined above");
/// let ancestors = lineage.walk([flamingo], Direction::Back, &Scope::all());
/// assert_eq!(ancestors[1].technology.name(), "CLIP");
/// ```
#[derive(Debug)]
pub struct Lineage {
    catalogue: Catalogue,
    /// The later technology of each influence.
    later: Vec<u32>,
    heir_offsets: Vec<u32>,
    /// Influences by their earlier technology, then by the id of the later one.
    heirs: Vec<u32>,
    /// Made when it is first needed.
    renumbered: OnceLock<Renumbered>,
}

impl Lineage {
    /// Makes the graph of a catalogue, in linear time.
    pub fn new(catalogue: Catalogue) -> Lineage {
        let table = &catalogue.influences;
        let count = catalogue.technologies.len();
        let mut later = Vec::with_capacity(table.len());
        for technology in 0..count as u32 {
            later.extend(table.ending_at(technology).map(|_| technology));
        }
        let mut heir_offsets = vec![0u32; count + 1];
        for earlier in &table.earlier {
            heir_offsets[*earlier as usize + 1] += 1;
        }
        for at in 0..count {
            heir_offsets[at + 1] += heir_offsets[at];
        }
        let mut next = heir_offsets.clone();
        let mut heirs = vec![0u32; table.len()];
        // Influences come in the order of their later technologies, so each list is sorted.
        for (influence, earlier) in table.earlier.iter().enumerate() {
            let slot = &mut next[*earlier as usize];
            heirs[*slot as usize] = influence as u32;
            *slot += 1;
        }
        Lineage { catalogue, later, heir_offsets, heirs, renumbered: OnceLock::new() }
    }

    /// Returns the catalogue that the graph was made from.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Returns everything that can be reached from some technologies, themselves included, in one
    /// sweep over a copy of the influences in topological order, which is made when it is first
    /// needed and kept: up to 12 bytes a technology and 8 an influence, 4 bytes a technology where
    /// origins have lower ids than their heirs. Linear in the whole lineage, and faster than
    /// [`Lineage::walk`], which also tells how far away everything is, as soon as much is reached.
    ///
    /// ```
    /// # use forebear_graph::{Direction, Input, Lineage, Locations, RawCatalogue, Scope};
    /// # let text = r#"
    /// #     [catalogue]
    /// #     title = "Two models"
    /// #     [technology.clip]
    /// #     [technology.flamingo]
    /// #     from = [{ id = "clip", as = "method" }]
    /// # "#;
    /// # let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&[("example.toml", text)])]);
    /// # let joined = raw.join(diagnostics, Locations::Drop);
    /// # let lineage = Lineage::new(joined.catalogue.expect("the example is sound"));
    /// let flamingo = lineage.catalogue().technology("flamingo").expect("defined above");
    /// assert_eq!(lineage.reach([flamingo], Direction::Back, &Scope::all()).len(), 2);
    /// ```
    pub fn reach<'g>(
        &'g self,
        from: impl IntoIterator<Item = Technology<'g>>,
        direction: Direction,
        scope: &Scope,
    ) -> TechnologySet {
        self.renumbered().reach(self, from, direction, *scope)
    }

    pub(crate) fn renumbered(&self) -> &Renumbered {
        self.renumbered.get_or_init(|| Renumbered::new(self))
    }

    /// Returns every influence, those not in force included, by the id of the later technology
    /// and there in the order of the files.
    pub fn influences(&self) -> impl ExactSizeIterator<Item = Influence<'_>> {
        (0..self.later.len() as u32).map(|at| Influence::new(self, at))
    }

    /// Returns the influences that end at a technology, the main origin first, those not in force
    /// included.
    pub fn origins<'g>(&'g self, of: Technology<'g>) -> impl Iterator<Item = Influence<'g>> {
        self.catalogue.influences.ending_at(of.at).map(|at| Influence::new(self, at))
    }

    /// Returns the influences that begin at a technology, by the id of the later one, those not
    /// in force included.
    pub fn heirs<'g>(&'g self, of: Technology<'g>) -> impl Iterator<Item = Influence<'g>> {
        self.beginning_at(of.at).iter().map(|at| Influence::new(self, *at))
    }

    /// Returns the influences to walk from a technology in a direction.
    pub fn steps<'g>(
        &'g self,
        from: Technology<'g>,
        direction: Direction,
        scope: &Scope,
    ) -> impl Iterator<Item = Influence<'g>> {
        let numbers = self.step_numbers(from.at, direction, *scope);
        numbers.map(|at| Influence::new(self, at))
    }

    /// Orders technologies for listing: by earliest day, latest day and id, the undated last.
    pub fn listing_order(&self, a: Technology<'_>, b: Technology<'_>) -> Ordering {
        let by_date = match (a.date(), b.date()) {
            (Some(a), Some(b)) => a.listing_order(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        by_date.then(a.at.cmp(&b.at))
    }

    /// Adds up the columns of catalogue and graph.
    pub fn memory(&self) -> Memory {
        let catalogue = self.catalogue.memory();
        let per_influence = self.later.len() + self.heirs.len();
        Memory {
            technologies: catalogue.technologies + size_of_val(&self.heir_offsets[..]),
            influences: catalogue.influences + per_influence * size_of::<u32>(),
            ..catalogue
        }
    }

    pub(crate) fn technology(&self, at: u32) -> Technology<'_> {
        Technology::new(&self.catalogue, at)
    }

    pub(crate) fn len(&self) -> usize {
        self.heir_offsets.len() - 1
    }

    pub(crate) fn earlier(&self, influence: u32) -> u32 {
        self.catalogue.influences.earlier[influence as usize]
    }

    pub(crate) fn later(&self, influence: u32) -> u32 {
        self.later[influence as usize]
    }

    /// Returns the later technology of each influence.
    pub(crate) fn later_ends(&self) -> &[u32] {
        &self.later
    }

    pub(crate) fn beginning_at(&self, earlier: u32) -> &[u32] {
        let earlier = earlier as usize;
        &self.heirs[self.heir_offsets[earlier] as usize..self.heir_offsets[earlier + 1] as usize]
    }

    /// Returns the numbers of the influences to walk from a technology.
    pub(crate) fn step_numbers(
        &self,
        from: u32,
        direction: Direction,
        scope: Scope,
    ) -> impl Iterator<Item = u32> {
        let (back, forward) = match direction {
            Direction::Back => (self.catalogue.influences.ending_at(from), &[][..]),
            Direction::Forward => (0..0, self.beginning_at(from)),
        };
        let numbers = back.chain(forward.iter().copied());
        numbers.filter(move |at| scope.admits_number(&self.catalogue, *at))
    }

    /// Returns where an influence leads in a direction.
    pub(crate) fn far_end(&self, influence: u32, direction: Direction) -> u32 {
        match direction {
            Direction::Back => self.earlier(influence),
            Direction::Forward => self.later(influence),
        }
    }
}
