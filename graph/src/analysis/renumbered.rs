//! A lineage in topological order, for what sweeps over all of it.

use std::ops::Range;

use crate::analysis::order::TopologicalOrder;
use crate::lineage::{Direction, Lineage, Scope, TechnologySet};
use crate::model::Technology;

/// A lineage whose technologies are known by their places in a topological order.
///
/// It is worth keeping beside the lineage: what descends from some technologies is found in one
/// sweep from one end of the order to the other, without a queue, and memory is read from one end
/// to the other too. The order holds in every [`Scope`].
///
/// It takes 4 bytes a technology where the order is that of the ids; else 12 bytes a technology
/// and 8 an influence, 52 MB for a million technologies with five million influences.
#[derive(Clone, Debug)]
pub(crate) struct Renumbered {
    order: TopologicalOrder,
    /// Nothing where places are ids.
    columns: Option<Columns>,
    /// Whether the widest scope admits every influence, so that none need be looked at.
    all_in_force: bool,
}

#[derive(Clone, Debug)]
struct Columns {
    /// The place of each technology.
    places: Vec<u32>,
    /// Where the influences that end at each place begin, and where the last ones end.
    offsets: Vec<u32>,
    /// The place of the earlier technology of each influence; those that end at one technology
    /// stand as they do in the catalogue.
    earlier: Vec<u32>,
    /// The place of the later one.
    later: Vec<u32>,
}

impl Renumbered {
    /// Puts a lineage in order; see [`TopologicalOrder::of`].
    pub(crate) fn new(lineage: &Lineage) -> Renumbered {
        let order = TopologicalOrder::of(lineage, Scope::all(), None);
        let columns = (!order.numbers().is_sorted()).then(|| Columns::new(lineage, &order));
        let catalogue = lineage.catalogue();
        let all_in_force = (0..lineage.influences().len() as u32)
            .all(|influence| Scope::all().admits_number(catalogue, influence));
        Renumbered { order, columns, all_in_force }
    }

    pub(crate) fn order(&self) -> &TopologicalOrder {
        &self.order
    }

    /// Calls a function with the places of the earlier and the later technology of each influence
    /// of a scope, by the place of the later one.
    pub(crate) fn each(&self, lineage: &Lineage, scope: Scope, mut found: impl FnMut(u32, u32)) {
        let places = self.places(lineage);
        let all = 0..lineage.len();
        if self.admits_all(scope) {
            places.links(all, |_, _| true).for_each(|(earlier, later)| found(earlier, later));
        } else {
            let catalogue = lineage.catalogue();
            let admits = |at, later| scope.admits_number(catalogue, places.influence(at, later));
            places.links(all, admits).for_each(|(earlier, later)| found(earlier, later));
        }
    }

    /// Returns the technologies that can be reached from some others, these included. One sweep,
    /// linear in the whole lineage.
    pub(crate) fn reach<'g>(
        &self,
        lineage: &'g Lineage,
        from: impl IntoIterator<Item = Technology<'g>>,
        direction: Direction,
        scope: Scope,
    ) -> TechnologySet {
        let mut reached = vec![false; lineage.len()];
        let places = self.places(lineage);
        for technology in from {
            reached[places.of(technology.at) as usize] = true;
        }
        let mut sweep = Sweep { lineage, order: &self.order, direction, scope, places, reached };
        if self.admits_all(scope) {
            sweep.pass_all(|_, _| true);
        } else {
            let catalogue = lineage.catalogue();
            sweep.pass_all(|at, later| scope.admits_number(catalogue, places.influence(at, later)));
        }
        let reached = sweep.reached;
        match &self.columns {
            None => TechnologySet::from_flags(&reached),
            Some(Columns { places, .. }) => {
                let by_id: Vec<bool> =
                    places.iter().map(|place| reached[*place as usize]).collect();
                TechnologySet::from_flags(&by_id)
            }
        }
    }

    fn admits_all(&self, scope: Scope) -> bool {
        self.all_in_force && scope == Scope::all()
    }

    fn places<'l>(&'l self, lineage: &'l Lineage) -> Places<'l> {
        let table = &lineage.catalogue().influences;
        match &self.columns {
            None => Places {
                offsets: &table.offsets,
                earlier: &table.earlier,
                later: lineage.later_ends(),
                other: None,
            },
            Some(columns) => Places {
                offsets: &columns.offsets,
                earlier: &columns.earlier,
                later: &columns.later,
                other: Some(Other {
                    places: &columns.places,
                    numbers: self.order.numbers(),
                    offsets: &table.offsets,
                }),
            },
        }
    }
}

impl Columns {
    fn new(lineage: &Lineage, order: &TopologicalOrder) -> Columns {
        let mut places = vec![0; lineage.len()];
        for (place, at) in order.numbers().iter().enumerate() {
            places[*at as usize] = place as u32;
        }
        let table = &lineage.catalogue().influences;
        let mut offsets = Vec::with_capacity(lineage.len() + 1);
        offsets.push(0);
        let mut earlier = Vec::with_capacity(table.len());
        let mut later = Vec::with_capacity(table.len());
        for (place, at) in order.numbers().iter().enumerate() {
            let origins = table.ending_at(*at);
            let origins = &table.earlier[origins.start as usize..origins.end as usize];
            earlier.extend(origins.iter().map(|origin| places[*origin as usize]));
            later.resize(earlier.len(), place as u32);
            offsets.push(earlier.len() as u32);
        }
        Columns { places, offsets, earlier, later }
    }
}

/// The influences by places: columns of its own, or those of the lineage where they are the same.
#[derive(Clone, Copy)]
struct Places<'l> {
    offsets: &'l [u32],
    earlier: &'l [u32],
    later: &'l [u32],
    /// Nothing where places are ids.
    other: Option<Other<'l>>,
}

/// How places go with what the catalogue has.
#[derive(Clone, Copy)]
struct Other<'l> {
    /// The place of each technology.
    places: &'l [u32],
    /// The technology at each place.
    numbers: &'l [u32],
    /// Where the influences that end at each technology begin in the catalogue.
    offsets: &'l [u32],
}

impl Places<'_> {
    /// Returns the place of a technology.
    fn of(&self, technology: u32) -> u32 {
        self.other.map_or(technology, |other| other.places[technology as usize])
    }

    /// Returns the number in the catalogue of an influence that ends at a place.
    fn influence(&self, at: usize, later: u32) -> u32 {
        let first = self.offsets[later as usize];
        let in_catalogue = self.other.map_or(first, |other| {
            let technology = other.numbers[later as usize];
            other.offsets[technology as usize]
        });
        at as u32 - first + in_catalogue
    }

    /// Returns the places of the earlier and the later technology of the influences that end at
    /// some places and are admitted. One influence after the other and not place by place: how
    /// many end at a place is nothing that a processor could foresee.
    fn links(
        &self,
        places: Range<usize>,
        admits: impl Fn(usize, u32) -> bool,
    ) -> impl DoubleEndedIterator<Item = (u32, u32)> {
        let range = self.offsets[places.start] as usize..self.offsets[places.end] as usize;
        let ends = self.earlier[range.clone()].iter().zip(&self.later[range.clone()]);
        let links = ends.zip(range).map(|((earlier, later), at)| (*earlier, *later, at));
        links
            .filter(move |(_, later, at)| admits(*at, *later))
            .map(|(earlier, later, _)| (earlier, later))
    }
}

/// What a sweep has reached so far.
struct Sweep<'l> {
    lineage: &'l Lineage,
    order: &'l TopologicalOrder,
    direction: Direction,
    scope: Scope,
    places: Places<'l>,
    /// By place. Bytes and not bits: one store each, which does not wait for the store before it.
    reached: Vec<bool>,
}

impl Sweep<'_> {
    fn pass_all(&mut self, admits: impl Fn(usize, u32) -> bool) {
        let order = self.order;
        let groups = order.groups().iter().map(|group| group.start as usize..group.end as usize);
        match self.direction {
            Direction::Back => {
                let mut end = self.reached.len();
                for group in groups.rev() {
                    self.hand_back(group.end..end, &admits);
                    self.close(group.clone());
                    end = group.end;
                    self.hand_back(group.start..end, &admits);
                    end = group.start;
                }
                self.hand_back(0..end, &admits);
            }
            Direction::Forward => {
                let mut start = 0;
                for group in groups {
                    self.fetch(start..group.end, &admits);
                    self.close(group.clone());
                    start = group.end;
                }
                self.fetch(start..self.reached.len(), &admits);
            }
        }
    }

    /// Hands on what is known of some places to those that they came from.
    fn hand_back(&mut self, places: Range<usize>, admits: impl Fn(usize, u32) -> bool) {
        for (earlier, later) in self.places.links(places, admits).rev() {
            self.reached[earlier as usize] |= self.reached[later as usize];
        }
    }

    /// Asks those that some places came from what is known of them.
    fn fetch(&mut self, places: Range<usize>, admits: impl Fn(usize, u32) -> bool) {
        for (earlier, later) in self.places.links(places, admits) {
            self.reached[later as usize] |= self.reached[earlier as usize];
        }
    }

    /// Walks within technologies that descend from each other in the widest scope; in a narrower
    /// one they need not.
    fn close(&mut self, group: Range<usize>) {
        let members = &self.order.numbers()[group.clone()];
        let mut open: Vec<u32> = members
            .iter()
            .zip(group.clone())
            .filter(|(_, place)| self.reached[*place])
            .map(|(at, _)| *at)
            .collect();
        while let Some(at) = open.pop() {
            for influence in self.lineage.step_numbers(at, self.direction, self.scope) {
                let end = self.lineage.far_end(influence, self.direction);
                // A group is sorted by id.
                if let Ok(member) = members.binary_search(&end)
                    && !std::mem::replace(&mut self.reached[group.start + member], true)
                {
                    open.push(end);
                }
            }
        }
    }
}
