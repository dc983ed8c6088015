//! Comparing: entries, facts and statements in order, side by side.

use std::cmp::Ordering;
use std::iter::Peekable;

use crate::catalogue::Vocabulary;
use crate::compare::difference::{Change, Difference, EntryDifference, EntryKind, FactDifference};
use crate::compare::facts::{self, Facts};
use crate::compare::statement::{About, Content, Statement};
use crate::lineage::Lineage;
use crate::model::EntityKind;

/// Compares two catalogues by meaning; see [`Difference`].
///
/// The order of the answer depends on nothing but what the two say, and `compare(b, a)` is the
/// mirror of `compare(a, b)`. Linear in both but for sorting what is said of each entry, the
/// sources and the words.
pub fn compare<'a>(first: &'a Lineage, second: &'a Lineage) -> Difference<'a> {
    let mut entries = Vec::new();
    technologies(first, second, &mut entries);
    organizations(first, second, &mut entries);
    sources(first, second, &mut entries);
    for vocabulary in [Vocabulary::Field, Vocabulary::Kind, Vocabulary::Fact, Vocabulary::Era] {
        words(vocabulary, first, second, &mut entries);
    }
    Difference { entries }
}

fn technologies<'a>(
    first: &'a Lineage,
    second: &'a Lineage,
    entries: &mut Vec<EntryDifference<'a>>,
) {
    let others = [first, second].map(|of| facts::by_entry(&of.catalogue().technologies.other_ids));
    let [of_first, of_second] = [first, second].map(|of| of.catalogue().technologies());
    for (a, b) in side_by_side(of_first, of_second, |a, b| a.id().cmp(b.id())) {
        let Some(entry) = Change::of(a, b) else { continue };
        let said_by_first = a.map(|a| facts::of_technology(first, a, &others[0]));
        let said_by_second = b.map(|b| facts::of_technology(second, b, &others[1]));
        let mut found =
            differing(said_by_first.unwrap_or_default(), said_by_second.unwrap_or_default());
        if let (Some(a), Some(b)) = (a, b)
            && let (Some(a), Some(b)) =
                (facts::main_origin(first, a), facts::main_origin(second, b))
            && a != b
        {
            let [a, b] = [a, b].map(|origin| Statement::bare(Content::Text(origin)));
            let about = About::MainOrigin;
            let at = found.partition_point(|fact| fact.about < about);
            let statements = vec![Change::Changed(a, b)];
            found.insert(at, FactDifference { about, change: Change::Changed((), ()), statements });
        }
        let kind = EntryKind::Entity(EntityKind::Technology);
        push(kind, named(entry, |t| t.id(), |t| t.name()), found, entries);
    }
}

fn organizations<'a>(
    first: &'a Lineage,
    second: &'a Lineage,
    entries: &mut Vec<EntryDifference<'a>>,
) {
    let others = [first, second].map(|of| facts::by_entry(&of.catalogue().organizations.other_ids));
    let [of_first, of_second] = [first, second].map(|of| of.catalogue().organizations());
    for (a, b) in side_by_side(of_first, of_second, |a, b| a.id().cmp(b.id())) {
        let Some(entry) = Change::of(a, b) else { continue };
        let said_by_first = a.map(|a| facts::of_organization(a, &others[0]));
        let said_by_second = b.map(|b| facts::of_organization(b, &others[1]));
        let found =
            differing(said_by_first.unwrap_or_default(), said_by_second.unwrap_or_default());
        let kind = EntryKind::Entity(EntityKind::Organization);
        push(kind, named(entry, |o| o.id(), |o| o.name()), found, entries);
    }
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
        let Some(entry) = Change::of(a, b) else { continue };
        let found = differing(
            a.map(facts::of_source).unwrap_or_default(),
            b.map(facts::of_source).unwrap_or_default(),
        );
        let kind = EntryKind::Entity(EntityKind::Source);
        push(kind, named(entry, |s| s.id(), |s| s.name()), found, entries);
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
        let Some(entry) = Change::of(a, b) else { continue };
        let said = |of: Option<(&'a str, &'a crate::model::Word)>| {
            of.map(|(_, word)| facts::of_word(word)).unwrap_or_default()
        };
        let found = differing(said(a), said(b));
        let name =
            |(id, word): (&'a str, &'a crate::model::Word)| word.name.as_deref().unwrap_or(id);
        push(EntryKind::Word(vocabulary), named(entry, |(id, _)| id, name), found, entries);
    }
}

/// Returns the id and the names of an entry.
fn named<'a, T: Copy>(
    entry: Change<T>,
    id: impl Fn(T) -> &'a str,
    name: impl Fn(T) -> &'a str,
) -> (&'a str, Change<&'a str>) {
    match entry {
        Change::Removed(a) => (id(a), Change::Removed(name(a))),
        Change::Added(b) => (id(b), Change::Added(name(b))),
        Change::Changed(a, b) => (id(a), Change::Changed(name(a), name(b))),
    }
}

/// Keeps an entry that is in one catalogue only, or about which something differs.
fn push<'a>(
    kind: EntryKind,
    (id, name): (&'a str, Change<&'a str>),
    facts: Vec<FactDifference<'a>>,
    entries: &mut Vec<EntryDifference<'a>>,
) {
    if !facts.is_empty() || !matches!(name, Change::Changed(..)) {
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
