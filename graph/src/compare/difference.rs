//! What a comparison finds.

use crate::catalogue::Vocabulary;
use crate::compare::{About, Statement};
use crate::model::EntityKind;

/// What one of two catalogues, the first and the second, has and the other has not, or has
/// otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change<T> {
    /// Only the first has it.
    Removed(T),
    /// Only the second has it.
    Added(T),
    /// Both have it: as it is in the first, as it is in the second.
    Changed(T, T),
}

impl<T> Change<T> {
    /// Makes a change of what the two have; `None` if neither has anything.
    pub(super) fn of(first: Option<T>, second: Option<T>) -> Option<Change<T>> {
        match (first, second) {
            (Some(first), Some(second)) => Some(Change::Changed(first, second)),
            (Some(first), None) => Some(Change::Removed(first)),
            (None, Some(second)) => Some(Change::Added(second)),
            (None, None) => None,
        }
    }

    /// Returns the word for it: `removed`, `added` or `changed`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Change::Removed(_) => "removed",
            Change::Added(_) => "added",
            Change::Changed(..) => "changed",
        }
    }

    /// Returns what the first has.
    pub fn before(&self) -> Option<&T> {
        match self {
            Change::Removed(first) | Change::Changed(first, _) => Some(first),
            Change::Added(_) => None,
        }
    }

    /// Returns what the second has.
    pub fn after(&self) -> Option<&T> {
        match self {
            Change::Added(second) | Change::Changed(_, second) => Some(second),
            Change::Removed(_) => None,
        }
    }

    /// Returns the change in the other direction.
    #[must_use]
    pub fn mirrored(self) -> Change<T> {
        match self {
            Change::Removed(first) => Change::Added(first),
            Change::Added(second) => Change::Removed(second),
            Change::Changed(first, second) => Change::Changed(second, first),
        }
    }
}

/// What an entry is: something that catalogues know, or a word of a vocabulary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    /// A technology, an organization or a source.
    Entity(EntityKind),
    /// A word for a field, a kind, a fact or an era.
    Word(Vocabulary),
}

impl EntryKind {
    /// Returns the word for it, as in the headers of catalogue files.
    pub fn as_str(self) -> &'static str {
        match self {
            EntryKind::Entity(kind) => kind.as_str(),
            EntryKind::Word(vocabulary) => vocabulary.as_str(),
        }
    }
}

/// What differs between two catalogues.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference<'a> {
    /// The entries that differ: technologies, organizations, sources, words; each sort in the
    /// order of the ids.
    pub entries: Vec<EntryDifference<'a>>,
}

impl<'a> Difference<'a> {
    /// Returns whether the two say the same.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns what differs about influences, with the later technology of each.
    pub fn influences(
        &self,
    ) -> impl Iterator<Item = (&EntryDifference<'a>, &FactDifference<'a>)> + Clone {
        self.entries.iter().flat_map(|entry| {
            let facts = entry.facts.iter();
            let influences = facts.filter(|fact| matches!(fact.about, About::Influence { .. }));
            influences.map(move |fact| (entry, fact))
        })
    }
}

/// What differs about an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntryDifference<'a> {
    /// What it is.
    pub kind: EntryKind,
    /// Its id.
    pub id: &'a str,
    /// The name it is shown under. The names may be equal where something else has changed.
    pub name: Change<&'a str>,
    /// What differs, by what it is about; of an entry that is in one catalogue only, everything.
    pub facts: Vec<FactDifference<'a>>,
}

/// What differs about one key of an entry, or about one influence that ends at it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactDifference<'a> {
    /// What it is about.
    pub about: About<'a>,
    /// Whether only one catalogue says something about it, or both.
    pub change: Change<()>,
    /// The statements that are not the same in both.
    pub statements: Vec<Change<Statement<'a>>>,
}
