//! Comparing: entries, facts and statements in order, side by side.

use std::cmp::Ordering;
use std::iter::Peekable;

use crate::catalogue::Vocabulary;
use crate::compare::difference::{Change, Difference, EntryDifference, EntryKind, FactDifference};
use crate::compare::facts::{self, Facts, Ids, OtherIds};
use crate::compare::same::SameIds;
use crate::compare::statement::{About, Content, Statement};
use crate::lineage::Lineage;
use crate::model::{EntityKind, Organization, Technology};

/// Compares two catalogues by meaning; see [`Difference`].
///
/// Ids that `same-as` joins in one of them are one entry in both, so that only the `same-as` differs
/// where the same is said of them. The order of the answer depends on nothing but what the two say,
/// and `compare(b, a)` is the mirror of `compare(a, b)`. Linear in both but for sorting what is said
/// of each entry, the sources and the words.
pub fn compare<'a>(first: &'a Lineage, second: &'a Lineage) -> Difference<'a> {
    let mut entries = Vec::new();
    let same = Same::of(first, second);
    technologies(first, second, &same, &mut entries);
    let count = entries.len();
    entries.sort_unstable_by_key(|entry| entry.id);
    organizations(first, second, &same, &mut entries);
    entries[count..].sort_unstable_by_key(|entry| entry.id);
    sources(first, second, &mut entries);
    for vocabulary in [Vocabulary::Field, Vocabulary::Kind, Vocabulary::Fact, Vocabulary::Era] {
        words(vocabulary, first, second, &mut entries);
    }
    Difference { entries }
}

fn technologies<'a>(
    first: &'a Lineage,
    second: &'a Lineage,
    same: &Same<'a>,
    entries: &mut Vec<EntryDifference<'a>>,
) {
    let others = [first, second].map(|of| facts::by_entry(&of.catalogue().technologies.other_ids));
    let ids = others.each_ref().map(|others| same.ids(others));
    let kind = EntryKind::Entity(EntityKind::Technology);
    let [of_first, of_second] = [first, second].map(|of| of.catalogue().technologies());
    let found = |of: &'a Lineage, id: &str| of.catalogue().technology(id);
    let pairs = Pairs {
        of_first,
        of_second,
        find: [&|id| found(first, id), &|id| found(second, id)],
        id: Technology::id,
    };
    pairs.each(&same.technologies, |id, a, b| {
        let mut found = differing(
            facts::of_technologies(first, a, &ids[0]),
            facts::of_technologies(second, b, &ids[1]),
        );
        let main_origin = |of, these| facts::main_origin(of, these, &same.technologies);
        if let (Some(a), Some(b)) = (main_origin(first, a), main_origin(second, b))
            && a != b
        {
            let [a, b] = [a, b].map(|origin| Statement::bare(Content::Text(origin)));
            let about = About::MainOrigin;
            let at = found.partition_point(|fact| fact.about < about);
            let statements = vec![Change::Changed(a, b)];
            found.insert(at, FactDifference { about, change: Change::Changed((), ()), statements });
        }
        let name = |of: &[Technology<'a>]| named(id, of, Technology::id, Technology::name);
        push(kind, id, Change::of(name(a), name(b)), found, entries);
    });
}

fn organizations<'a>(
    first: &'a Lineage,
    second: &'a Lineage,
    same: &Same<'a>,
    entries: &mut Vec<EntryDifference<'a>>,
) {
    let others = [first, second].map(|of| facts::by_entry(&of.catalogue().organizations.other_ids));
    let ids = others.each_ref().map(|others| same.ids(others));
    let kind = EntryKind::Entity(EntityKind::Organization);
    let [of_first, of_second] = [first, second].map(|of| of.catalogue().organizations());
    let found = |of: &'a Lineage, id: &str| of.catalogue().organization(id);
    let pairs = Pairs {
        of_first,
        of_second,
        find: [&|id| found(first, id), &|id| found(second, id)],
        id: Organization::id,
    };
    pairs.each(&same.organizations, |id, a, b| {
        let found =
            differing(facts::of_organizations(a, &ids[0]), facts::of_organizations(b, &ids[1]));
        let name = |of: &[Organization<'a>]| named(id, of, Organization::id, Organization::name);
        push(kind, id, Change::of(name(a), name(b)), found, entries);
    });
}

/// The ids that are one in either catalogue.
struct Same<'a> {
    technologies: SameIds<'a>,
    organizations: SameIds<'a>,
}

impl<'a> Same<'a> {
    fn of(first: &'a Lineage, second: &'a Lineage) -> Same<'a> {
        let [first, second] = [first, second].map(Lineage::catalogue);
        Same {
            technologies: SameIds::of(&first.technologies, &second.technologies),
            organizations: SameIds::of(&first.organizations, &second.organizations),
        }
    }

    fn ids<'i>(&'i self, others: &'i OtherIds<'a>) -> Ids<'i, 'a> {
        Ids { others, technologies: &self.technologies, organizations: &self.organizations }
    }
}

/// Finds an entry by its id.
type Find<'f, T> = &'f dyn Fn(&str) -> Option<T>;

/// The entries of one sort of two catalogues, in the order of their ids.
struct Pairs<'f, 'a, T, A, B> {
    of_first: A,
    of_second: B,
    /// Finds an entry of the first, of the second.
    find: [Find<'f, T>; 2],
    id: fn(T) -> &'a str,
}

impl<'a, T: Copy, A: Iterator<Item = T>, B: Iterator<Item = T>> Pairs<'_, 'a, T, A, B> {
    /// Calls `compare` with what the two have under each id: one entry or none, but for ids that
    /// only one of them joins.
    fn each(self, same: &SameIds<'a>, mut compare: impl FnMut(&'a str, &[T], &[T])) {
        let Pairs { of_first, of_second, find, id } = self;
        let alone = |entry: &T| !same.has(id(*entry));
        let order = |a: &T, b: &T| id(*a).cmp(id(*b));
        for (a, b) in side_by_side(of_first.filter(alone), of_second.filter(alone), order) {
            if let Some(either) = a.or(b) {
                compare(id(either), a.as_slice(), b.as_slice());
            }
        }
        for (chosen, set) in same.sets() {
            let [a, b] = find.map(|find| -> Vec<T> {
                let found = set.iter().filter_map(|one| find(one).filter(|t| id(*t) == *one));
                found.collect()
            });
            compare(chosen, &a, &b);
        }
    }
}

/// Returns the name of the entry that has the id, or of the first.
fn named<'a, T: Copy>(
    wanted: &str,
    of: &[T],
    id: impl Fn(T) -> &'a str,
    name: impl Fn(T) -> &'a str,
) -> Option<&'a str> {
    of.iter().copied().find(|one| id(*one) == wanted).or(of.first().copied()).map(name)
}

fn sources<'a>(first: &'a Lineage, second: &'a Lineage, entries: &mut Vec<EntryDifference<'a>>) {
    let [of_first, of_second] = [first, second].map(|of| {
        let mut sources: Vec<_> = of.catalogue().sources().collect();
        sources.sort_unstable_by_key(|source| source.id());
        sources
    });
    for (a, b) in
        side_by_side(of_first.into_iter(), of_second.into_iter(), |a, b| a.id().cmp(b.id()))
    {
        let Some(id) = a.or(b).map(|source| source.id()) else { continue };
        let found = differing(
            a.map(facts::of_source).unwrap_or_default(),
            b.map(facts::of_source).unwrap_or_default(),
        );
        let kind = EntryKind::Entity(EntityKind::Source);
        let name = Change::of(a.map(|source| source.name()), b.map(|source| source.name()));
        push(kind, id, name, found, entries);
    }
}

fn words<'a>(
    vocabulary: Vocabulary,
    first: &'a Lineage,
    second: &'a Lineage,
    entries: &mut Vec<EntryDifference<'a>>,
) {
    let [of_first, of_second] = [first, second].map(|of| {
        let mut words: Vec<_> = of.catalogue().words(vocabulary).collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        words
    });
    for (a, b) in side_by_side(of_first.into_iter(), of_second.into_iter(), |a, b| a.0.cmp(b.0)) {
        let Some((id, _)) = a.or(b) else { continue };
        let said = |of: Option<(&'a str, &'a crate::model::Word)>| {
            of.map(|(_, word)| facts::of_word(word)).unwrap_or_default()
        };
        let found = differing(said(a), said(b));
        let name =
            |(id, word): (&'a str, &'a crate::model::Word)| word.name.as_deref().unwrap_or(id);
        let name = Change::of(a.map(name), b.map(name));
        push(EntryKind::Word(vocabulary), id, name, found, entries);
    }
}

/// Keeps an entry that is in one catalogue only, or about which something differs.
fn push<'a>(
    kind: EntryKind,
    id: &'a str,
    name: Option<Change<&'a str>>,
    facts: Vec<FactDifference<'a>>,
    entries: &mut Vec<EntryDifference<'a>>,
) {
    if let Some(name) = name
        && (!facts.is_empty() || !matches!(name, Change::Changed(..)))
    {
        entries.push(EntryDifference { kind, id, name, facts });
    }
}

/// Compares what is said of an entry.
fn differing<'a>(first: Facts<'a>, second: Facts<'a>) -> Vec<FactDifference<'a>> {
    if first == second {
        return Vec::new();
    }
    let groups = |facts: Facts<'a>| {
        let mut groups: Vec<(About<'a>, Vec<Statement<'a>>)> = Vec::new();
        for (about, statement) in facts {
            match groups.last_mut() {
                Some((last, statements)) if *last == about => statements.push(statement),
                _ => groups.push((about, vec![statement])),
            }
        }
        groups.into_iter()
    };
    let mut found = Vec::new();
    for (a, b) in side_by_side(groups(first), groups(second), |a, b| a.0.cmp(&b.0)) {
        let Some(about) = a.as_ref().or(b.as_ref()).map(|(about, _)| *about) else { continue };
        let Some(change) = Change::of(a.as_ref().map(|_| ()), b.as_ref().map(|_| ())) else {
            continue;
        };
        let statements = |of: Option<(_, Vec<_>)>| of.map(|(_, all)| all).unwrap_or_default();
        let statements = paired(statements(a), statements(b));
        if !statements.is_empty() {
            found.push(FactDifference { about, change, statements });
        }
    }
    found
}

/// An order of statements.
type OrderOf<'a> = dyn Fn(&Statement<'a>, &Statement<'a>) -> Ordering;

/// Tells which of the statements about the same thing are gone, new, or say it otherwise: equal
/// ones drop out, then those with the same content are held to be the same statement, then those
/// with the same citation, then what is left if it is one on either side.
fn paired<'a>(first: Vec<Statement<'a>>, second: Vec<Statement<'a>>) -> Vec<Change<Statement<'a>>> {
    let mut left = (Vec::new(), Vec::new());
    for pair in side_by_side(first.into_iter(), second.into_iter(), Statement::cmp) {
        match pair {
            (Some(a), None) => left.0.push(a),
            (None, Some(b)) => left.1.push(b),
            _ => {}
        }
    }
    let mut changes = Vec::new();
    let by_content = |a: &Statement<'a>, b: &Statement<'a>| a.content.cmp(&b.content);
    let by_citation =
        |a: &Statement<'a>, b: &Statement<'a>| (a.source, &a.places).cmp(&(b.source, &b.places));
    let orders: [&OrderOf<'a>; 2] = [&by_content, &by_citation];
    for order in orders {
        let (mut a, mut b) = std::mem::take(&mut left);
        // Stable, so that of several candidates the lesser go together.
        a.sort_by(order);
        b.sort_by(order);
        for pair in side_by_side(a.into_iter(), b.into_iter(), order) {
            match pair {
                (Some(a), Some(b)) => changes.push(Change::Changed(a, b)),
                (a, b) => {
                    left.0.extend(a);
                    left.1.extend(b);
                }
            }
        }
    }
    if left.0.len() == 1 && left.1.len() == 1 {
        let (a, b) = std::mem::take(&mut left);
        changes.extend(a.into_iter().zip(b).map(|(a, b)| Change::Changed(a, b)));
    }
    changes.extend(left.0.into_iter().map(Change::Removed));
    changes.extend(left.1.into_iter().map(Change::Added));
    changes.sort_by(|x, y| ends(x).cmp(&ends(y)));
    changes
}

/// Returns the statements of a change in an order that is the same in both directions.
fn ends<'s, 'a>(
    change: &'s Change<Statement<'a>>,
) -> (&'s Statement<'a>, Option<&'s Statement<'a>>) {
    match change {
        Change::Removed(only) | Change::Added(only) => (only, None),
        Change::Changed(a, b) => (a.min(b), Some(a.max(b))),
    }
}

/// Joins two sorted sequences: what is equal comes together, each element once.
fn side_by_side<T>(
    first: impl Iterator<Item = T>,
    second: impl Iterator<Item = T>,
    order: impl Fn(&T, &T) -> Ordering,
) -> impl Iterator<Item = (Option<T>, Option<T>)> {
    let mut first: Peekable<_> = first.peekable();
    let mut second: Peekable<_> = second.peekable();
    std::iter::from_fn(move || {
        let order = match (first.peek(), second.peek()) {
            (None, None) => return None,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => order(a, b),
        };
        let a = if order.is_le() { first.next() } else { None };
        let b = if order.is_ge() { second.next() } else { None };
        Some((a, b))
    })
}
