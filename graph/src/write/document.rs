//! What is to be written: entries, and facts with their citations.

use crate::catalogue::Vocabulary;
use crate::check::{Code, Severity};
use crate::date::Date;
use crate::model::{Certainty, InfluenceKind, Key, Rank, Word};

/// A catalogue that is to be written. Entries are written in the order in which they stand here.
///
/// Nothing is checked: ids must be ids ([`is_id`](crate::is_id)) and each defined once, texts must
/// not be blank. What does not hold is reported when the files are read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// The title.
    pub title: String,
    /// Severities of checks that differ from the usual; `None` turns one off.
    pub checks: Vec<(Code, Option<Severity>)>,
    /// The documents that facts are taken from.
    pub sources: Vec<SourceEntry>,
    /// Words of the vocabularies.
    pub words: Vec<WordEntry>,
    /// Who develops technologies.
    pub organizations: Vec<Entry>,
    /// The technologies.
    pub technologies: Vec<Entry>,
}

/// A source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[expect(missing_docs, reason = "named as in the file format, where each is documented")]
pub struct SourceEntry {
    pub id: String,
    pub title: Option<String>,
    /// Language and title.
    pub names: Vec<(String, String)>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<Date>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub accessed: Option<Date>,
    pub note: Option<String>,
}

/// A word of a vocabulary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordEntry {
    /// Which vocabulary.
    pub vocabulary: Vocabulary,
    /// The word.
    pub word: String,
    /// What is said of it.
    pub said: Word,
}

/// A technology or an organization.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The id of another entry that means the same.
    pub same_as: Option<String>,
    /// What is said of it. Several claims about one key are kept in this order.
    pub claims: Vec<Claim>,
    /// What it comes from, the main origin first.
    pub origins: Vec<Origin>,
}

/// A fact and who states it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Claim {
    /// What it is about.
    pub key: Key<String>,
    /// What it says; of the sort that the key has.
    pub value: Value,
    /// Who says so.
    pub cited: Cited,
}

/// The value of a fact.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Value {
    /// A text, or the one id of `part-of`.
    Text(String),
    /// Texts, or the ids of `developers`.
    List(Vec<String>),
    /// A date.
    Date(Date),
    /// Old names, with the dates until which they were in use.
    FormerNames(Vec<(String, Option<Date>)>),
}

/// An influence that ends at the entry it stands in, and who states it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Origin {
    /// The id of the earlier technology.
    pub earlier: String,
    /// What the earlier is to the later.
    pub kind: InfluenceKind,
    /// When it took effect, if not with the release.
    pub when: Option<Date>,
    /// Who says so.
    pub cited: Cited,
}

/// Who says something, where, and how firmly.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "named as in the file format, where each is documented")]
pub struct Cited {
    pub source: Option<String>,
    pub places: Vec<String>,
    pub quoting: Option<String>,
    pub certainty: Certainty,
    pub rank: Rank,
    pub disputed: bool,
    pub note: Option<String>,
    pub quote: Option<String>,
    pub line: Option<u32>,
    pub rule: Option<String>,
}

impl Document {
    /// Makes an empty catalogue.
    pub fn new(title: impl Into<String>) -> Document {
        Document { title: title.into(), ..Document::default() }
    }

    /// Adds a source, to be filled.
    pub fn source(&mut self, id: impl Into<String>) -> &mut SourceEntry {
        let source = SourceEntry { id: id.into(), ..SourceEntry::default() };
        self.sources.push(source);
        let last = self.sources.len() - 1;
        &mut self.sources[last]
    }
}

impl Entry {
    /// Makes an entry of which nothing is said.
    pub fn new(id: impl Into<String>) -> Entry {
        Entry { id: id.into(), ..Entry::default() }
    }

    /// Adds a fact.
    pub fn say(&mut self, key: Key<String>, value: Value, cited: Cited) {
        self.claims.push(Claim { key, value, cited });
    }
}

impl Default for Cited {
    /// Nobody is cited; the fact is stated, and a claim like any other.
    fn default() -> Cited {
        Cited {
            source: None,
            places: Vec::new(),
            quoting: None,
            certainty: Certainty::Stated,
            rank: Rank::Normal,
            disputed: false,
            note: None,
            quote: None,
            line: None,
            rule: None,
        }
    }
}

impl Cited {
    /// Cites a source and a place in it.
    pub fn at(source: impl Into<String>, place: impl Into<String>) -> Cited {
        Cited { source: Some(source.into()), places: vec![place.into()], ..Cited::default() }
    }
}
