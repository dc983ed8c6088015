//! Carrying out a query: every expression is a pair of sets, what is certainly in it and what
//! possibly is.

use fixedbitset::FixedBitSet;

use super::error::QueryErrors;
use super::step::{Resolved, Step};
use super::syntax::Query;
use crate::analysis::Measure;
use crate::lineage::{Direction, Lineage, Scope, TechnologySet};
use crate::model::Technology;

/// The technologies that a query means.
#[derive(Clone, Debug)]
pub struct Answer<'g> {
    /// The technologies, in the order of listing.
    pub technologies: Vec<Technology<'g>>,
    /// What the reader of the answer should know about how the query was read.
    pub warnings: Vec<String>,
}

/// What is certain is possible: `certain` is a subset of `possible`.
#[derive(Clone, Debug)]
struct Pair {
    certain: FixedBitSet,
    possible: FixedBitSet,
}

impl Pair {
    fn certainly(set: FixedBitSet) -> Pair {
        Pair { possible: set.clone(), certain: set }
    }

    fn each(self, f: impl Fn(&FixedBitSet) -> FixedBitSet) -> Pair {
        Pair { certain: f(&self.certain), possible: f(&self.possible) }
    }
}

impl Lineage {
    /// Answers a query: the technology of that name, if the whole text is one, else what the
    /// query means.
    ///
    /// # Errors
    ///
    /// All mistakes of form, or else all names and arguments that are wrong.
    pub fn ask(&self, text: &str, scope: &Scope) -> Result<Answer<'_>, QueryErrors> {
        if let Some(technology) = self.catalogue().technology_named(text) {
            let warnings = name_and_operator(self, text).into_iter().collect();
            return Ok(Answer { technologies: vec![technology], warnings });
        }
        Ok(Query::parse(text)?.resolve(self, scope)?.evaluate())
    }
}

/// `C++` is a name here, and would be the grandchildren of C.
fn name_and_operator(lineage: &Lineage, text: &str) -> Option<String> {
    let bare = text.trim_end_matches(['+', '-']);
    if bare.len() == text.len() {
        return None;
    }
    lineage.catalogue().find_technology(bare).ok()?;
    let sign = &text[bare.len()..];
    Some(format!(
        "`{text}` is read as the name; for the relatives of `{bare}` write `({bare}){sign}`"
    ))
}

impl<'g> Resolved<'g> {
    /// Returns the technologies that are certainly meant. Linear in the lineage for each operator
    /// and function, except for `common_ancestors`, which walks back from each member of its set.
    pub fn evaluate(&self) -> Answer<'g> {
        let mut evaluator = Evaluator { lineage: self.lineage, values: Vec::new() };
        for step in &self.steps {
            let value = evaluator.carry_out(step);
            evaluator.values.push(Some(value));
        }
        let answer = evaluator.take(self.root);
        let mut technologies: Vec<Technology<'g>> =
            answer.certain.ones().map(|at| self.lineage.technology(at as u32)).collect();
        technologies.sort_by(|a, b| self.lineage.listing_order(*a, *b));
        Answer { technologies, warnings: self.warnings.clone() }
    }
}

struct Evaluator<'g> {
    lineage: &'g Lineage,
    /// The value of each step that is done and not used yet.
    values: Vec<Option<Pair>>,
}

impl Evaluator<'_> {
    fn empty(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.lineage.len())
    }

    /// Every node belongs to one other, so its value is used once.
    fn take(&mut self, of: usize) -> Pair {
        self.values[of].take().unwrap_or_else(|| Pair::certainly(self.empty()))
    }

    fn carry_out(&mut self, step: &Step<'_>) -> Pair {
        let lineage = self.lineage;
        match step {
            Step::Empty => Pair::certainly(self.empty()),
            Step::All => {
                let mut all = self.empty();
                all.insert_range(..);
                Pair::certainly(all)
            }
            Step::One(at) => {
                let mut one = self.empty();
                one.insert(*at as usize);
                Pair::certainly(one)
            }
            Step::Filter(filter) => {
                let mut pair = Pair { certain: self.empty(), possible: self.empty() };
                for technology in lineage.catalogue().technologies() {
                    let (certain, possible) = filter.holds(lineage, technology);
                    pair.certain.set(technology.index(), certain);
                    pair.possible.set(technology.index(), possible);
                }
                pair
            }
            Step::Walk { of, direction, steps, scope } => {
                self.take(*of).each(|set| walk(lineage, set, *direction, *steps, *scope))
            }
            Step::Neighbours { of, direction, scope } => {
                self.take(*of).each(|set| neighbours(lineage, set, *direction, *scope))
            }
            Step::Between { from, to, scope } if from == to => {
                self.take(*from).each(|set| between(lineage, set, set, *scope))
            }
            Step::Between { from, to, scope } => {
                let (from, to) = (self.take(*from), self.take(*to));
                Pair {
                    certain: between(lineage, &from.certain, &to.certain, *scope),
                    possible: between(lineage, &from.possible, &to.possible, *scope),
                }
            }
            Step::Island { of, scope } => self.take(*of).each(|set| island(lineage, set, *scope)),
            // What follows is not monotone: more members may mean fewer results.
            Step::Ends { of, direction, scope } => {
                Pair::certainly(ends(lineage, &self.take(*of).certain, *direction, *scope))
            }
            Step::CommonAncestors { of, scope } => {
                Pair::certainly(common_ancestors(lineage, &self.take(*of).certain, *scope))
            }
            Step::ByDate { of, count, latest } => {
                Pair::certainly(by_date(lineage, &self.take(*of).certain, *count, *latest))
            }
            Step::Top { of, count, measure, scope } => {
                let of = self.take(*of).certain;
                Pair::certainly(top(lineage, &of, *count, *measure, *scope))
            }
            Step::MainPath { of, scope } => {
                Pair::certainly(main_path(lineage, self.take(*of).certain, *scope))
            }
            Step::Same(of) => self.take(*of),
            Step::Maybe(of) => Pair::certainly(self.take(*of).possible),
            Step::Not(of) => {
                let Pair { certain, possible } = self.take(*of);
                Pair { certain: complement(&possible), possible: complement(&certain) }
            }
            Step::And(a, b) => {
                let (a, b) = (self.take(*a), self.take(*b));
                Pair { certain: &a.certain & &b.certain, possible: &a.possible & &b.possible }
            }
            Step::Without(a, b) => {
                let (a, b) = (self.take(*a), self.take(*b));
                let mut pair = a;
                pair.certain.difference_with(&b.possible);
                pair.possible.difference_with(&b.certain);
                pair
            }
            Step::Or(a, b) => {
                let (a, b) = (self.take(*a), self.take(*b));
                Pair { certain: &a.certain | &b.certain, possible: &a.possible | &b.possible }
            }
        }
    }
}

fn complement(set: &FixedBitSet) -> FixedBitSet {
    let mut all = FixedBitSet::with_capacity(set.len());
    all.insert_range(..);
    all.difference_with(set);
    all
}

fn members(set: &FixedBitSet) -> impl Iterator<Item = u32> {
    set.ones().map(|at| at as u32)
}

fn walk(
    lineage: &Lineage,
    from: &FixedBitSet,
    direction: Direction,
    steps: Option<usize>,
    scope: Scope,
) -> FixedBitSet {
    let Some(most) = steps else {
        let from = members(from).map(|at| lineage.technology(at));
        return lineage.reach(from, direction, &scope).bits;
    };
    let (order, distances) = lineage.breadth_first(members(from), direction, scope);
    let mut reached = FixedBitSet::with_capacity(lineage.len());
    // The nearest come first.
    for at in order.into_iter().take_while(|at| distances[*at as usize] as usize <= most) {
        reached.insert(at as usize);
    }
    reached
}

fn neighbours(
    lineage: &Lineage,
    of: &FixedBitSet,
    direction: Direction,
    scope: Scope,
) -> FixedBitSet {
    let mut found = FixedBitSet::with_capacity(lineage.len());
    for at in members(of) {
        for influence in lineage.step_numbers(at, direction, scope) {
            found.insert(lineage.far_end(influence, direction) as usize);
        }
    }
    found
}

fn between(lineage: &Lineage, from: &FixedBitSet, to: &FixedBitSet, scope: Scope) -> FixedBitSet {
    let mut found = walk(lineage, from, Direction::Forward, None, scope);
    found.intersect_with(&walk(lineage, to, Direction::Back, None, scope));
    found
}

/// Everything that is joined to a member by influences in any direction.
fn island(lineage: &Lineage, of: &FixedBitSet, scope: Scope) -> FixedBitSet {
    let mut found = of.clone();
    let mut open: Vec<u32> = members(of).collect();
    while let Some(at) = open.pop() {
        for direction in [Direction::Back, Direction::Forward] {
            for influence in lineage.step_numbers(at, direction, scope) {
                let end = lineage.far_end(influence, direction);
                if !found.put(end as usize) {
                    open.push(end);
                }
            }
        }
    }
    found
}

/// The members beyond which, in a direction, there is no other member. The members in one cycle
/// stand or fall together.
fn ends(lineage: &Lineage, of: &FixedBitSet, direction: Direction, scope: Scope) -> FixedBitSet {
    let components = lineage.components(scope);
    let count = components.members.len();
    let mut holds = vec![false; count];
    for at in members(of) {
        holds[components.of[at as usize] as usize] = true;
    }
    // Whether something beyond a component holds a member. Components are numbered from earlier
    // to later, so what is beyond is done before.
    let mut beyond = vec![false; count];
    let mut look = |number: usize| {
        for at in &components.members[number] {
            for influence in lineage.step_numbers(*at, direction, scope) {
                let end = lineage.far_end(influence, direction) as usize;
                let other = components.of[end] as usize;
                if other != number && (holds[other] || beyond[other]) {
                    beyond[number] = true;
                }
            }
        }
    };
    match direction {
        Direction::Back => (0..count).for_each(&mut look),
        Direction::Forward => (0..count).rev().for_each(&mut look),
    }
    let mut found = of.clone();
    for at in members(of) {
        found.set(at as usize, !beyond[components.of[at as usize] as usize]);
    }
    found
}

fn common_ancestors(lineage: &Lineage, of: &FixedBitSet, scope: Scope) -> FixedBitSet {
    let mut common: Option<FixedBitSet> = None;
    for at in members(of) {
        let mut one = FixedBitSet::with_capacity(lineage.len());
        one.insert(at as usize);
        let ancestors = walk(lineage, &one, Direction::Back, None, scope);
        match &mut common {
            Some(common) => common.intersect_with(&ancestors),
            None => common = Some(ancestors),
        }
    }
    match common {
        Some(common) => ends(lineage, &common, Direction::Forward, scope),
        None => FixedBitSet::with_capacity(lineage.len()),
    }
}

/// The members with the greatest values of a measure, which is of the whole lineage.
fn top(
    lineage: &Lineage,
    of: &FixedBitSet,
    count: usize,
    measure: Measure,
    scope: Scope,
) -> FixedBitSet {
    let mut found = FixedBitSet::with_capacity(lineage.len());
    let ranked = lineage.rank(measure, &scope).into_iter().map(|(technology, _)| technology);
    for technology in ranked.filter(|found| of.contains(found.index())).take(count) {
        found.insert(technology.index());
    }
    found
}

/// The technologies on the main path among the members.
fn main_path(lineage: &Lineage, of: FixedBitSet, scope: Scope) -> FixedBitSet {
    let set = TechnologySet { bits: of };
    let mut found = FixedBitSet::with_capacity(lineage.len());
    if let Some(path) = lineage.path_counts_within(&scope, &set).main_path() {
        for technology in path.stations.into_iter().flatten() {
            found.insert(technology.index());
        }
    }
    found
}

/// The first or last members by date; those without a date are left out.
fn by_date(lineage: &Lineage, of: &FixedBitSet, count: usize, latest: bool) -> FixedBitSet {
    let mut dated: Vec<Technology<'_>> = members(of)
        .map(|at| lineage.technology(at))
        .filter(|technology| technology.date().is_some())
        .collect();
    dated.sort_by(|a, b| lineage.listing_order(*a, *b));
    if latest {
        dated.reverse();
    }
    let mut found = FixedBitSet::with_capacity(lineage.len());
    for technology in dated.into_iter().take(count) {
        found.insert(technology.index());
    }
    found
}
