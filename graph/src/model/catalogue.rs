//! The joined catalogue: everything that is known, each thing once.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use crate::catalogue::{SourceFiles, Vocabulary};
use crate::check::{Code, Severity};
use crate::date::Date;
use crate::model::claims::ClaimTable;
use crate::model::entity::{Organization, Source, Technology};
use crate::model::influences::InfluenceTable;
use crate::model::key::Key;
use crate::model::pools::{ListPool, ProvenancePool};
use crate::model::text::{TextId, TextPool};

/// Technologies, organizations, sources and influences, with every claim about them.
///
/// Made by [`RawCatalogue::join`](crate::RawCatalogue::join). Technologies and organizations are
/// in the order of their ids and borrow from the catalogue: `'c` always means that.
#[derive(Debug)]
pub struct Catalogue {
    pub(crate) title: String,
    pub(crate) texts: TextPool,
    pub(crate) lists: ListPool,
    pub(crate) dates: IndexSet<Date>,
    pub(crate) provenances: ProvenancePool,
    pub(crate) sources: IndexMap<Box<str>, SourceRecord>,
    pub(crate) organizations: Entries,
    pub(crate) technologies: Entries,
    pub(crate) influences: InfluenceTable,
    pub(crate) languages: IndexSet<Box<str>>,
    pub(crate) facts: IndexSet<Box<str>>,
    pub(crate) words: IndexMap<(Vocabulary, Box<str>), Word>,
    pub(crate) severities: BTreeMap<Code, Option<Severity>>,
    pub(crate) files: SourceFiles,
    /// The date at whose end the catalogue stands, if it was cut off there.
    pub(crate) as_of: Option<Date>,
}

/// Technologies or organizations: their ids in order, and their claims.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    pub(crate) ids: TextPool,
    pub(crate) claims: ClaimTable,
    /// Further ids of the same entries, from `same-as`.
    pub(crate) other_ids: BTreeMap<Box<str>, u32>,
}

impl Entries {
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn id(&self, entry: u32) -> &str {
        self.ids.get(TextId(entry))
    }

    /// Finds an entry by its id, in logarithmic time.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.id(middle).cmp(id) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        self.other_ids.get(id).copied()
    }
}

#[derive(Debug, Default)]
pub(crate) struct SourceRecord {
    pub(crate) title: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) published: Option<Date>,
    pub(crate) accessed: Option<Date>,
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) names: Vec<(String, String)>,
    pub(crate) note: Option<String>,
    pub(crate) location: Option<crate::catalogue::Location>,
}

/// A word of a vocabulary: a kind, a field, the key of a fact, or an era.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Word {
    /// How it is shown, if not as it is written.
    pub name: Option<String>,
    /// How it is shown in other languages.
    pub names: Vec<(String, String)>,
    /// The unit of a fact's values.
    pub unit: Option<String>,
    /// How long an era lasted.
    pub span: Option<Date>,
}

/// The memory that a catalogue takes, in bytes, beside what is disputed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Memory {
    /// For technologies: ids, claims and citations.
    pub technologies: usize,
    /// For influences.
    pub influences: usize,
    /// The texts themselves.
    pub text: usize,
}

impl Catalogue {
    /// Returns the title; those of several catalogues that were joined, one behind the other.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns the technologies in the order of their ids.
    pub fn technologies(&self) -> impl ExactSizeIterator<Item = Technology<'_>> + Clone {
        (0..self.technologies.len() as u32).map(|at| Technology::new(self, at))
    }

    /// Returns the organizations in the order of their ids.
    pub fn organizations(&self) -> impl ExactSizeIterator<Item = Organization<'_>> + Clone {
        (0..self.organizations.len() as u32).map(|at| Organization::new(self, at))
    }

    /// Returns the sources in the order of the files.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> + Clone {
        (0..self.sources.len() as u32).map(|at| Source::new(self, at))
    }

    /// Returns how many different influences there are, those that are not in force included.
    pub fn influence_count(&self) -> usize {
        self.influences.len()
    }

    /// Returns the technology with this id, in logarithmic time. For names see
    /// [`Catalogue::find`].
    pub fn technology(&self, id: &str) -> Option<Technology<'_>> {
        self.technologies.find(id).map(|at| Technology::new(self, at))
    }

    /// Returns the organization with this id.
    pub fn organization(&self, id: &str) -> Option<Organization<'_>> {
        self.organizations.find(id).map(|at| Organization::new(self, at))
    }

    /// Returns the source with this id.
    pub fn source(&self, id: &str) -> Option<Source<'_>> {
        self.sources.get_index_of(id).map(|at| Source::new(self, at as u32))
    }

    /// Returns what a vocabulary says of a word.
    pub fn word(&self, vocabulary: Vocabulary, word: &str) -> Option<&Word> {
        // A key of a map of pairs cannot be borrowed in parts.
        self.words.get(&(vocabulary, Box::from(word)))
    }

    /// Returns the words of a vocabulary in the order of the files.
    pub fn words(&self, vocabulary: Vocabulary) -> impl Iterator<Item = (&str, &Word)> {
        self.words
            .iter()
            .filter(move |((of, _), _)| *of == vocabulary)
            .map(|((_, word), entry)| (word.as_ref(), entry))
    }

    /// Returns how a word is shown: by its name in the vocabulary, in the language if it has one
    /// there, else as it is written.
    pub fn word_name<'c>(
        &'c self,
        vocabulary: Vocabulary,
        word: &'c str,
        language: Option<&str>,
    ) -> &'c str {
        let Some(entry) = self.word(vocabulary, word) else {
            return word;
        };
        let translated = entry.names.iter().find(|(of, _)| Some(of.as_str()) == language);
        translated.map(|(_, name)| name).or(entry.name.as_ref()).map_or(word, String::as_str)
    }

    /// Returns the files that the catalogue was read from.
    pub fn files(&self) -> &SourceFiles {
        &self.files
    }

    /// Adds up the columns. `technologies` and `influences` grow by a fixed number of bytes with
    /// each entry and each of its claims.
    pub fn memory(&self) -> Memory {
        let (text, text_index) = self.texts.bytes();
        let (ids, id_index) = self.technologies.ids.bytes();
        Memory {
            technologies: self.technologies.claims.bytes()
                + id_index
                + text_index
                + self.lists.bytes()
                + self.provenances.bytes(),
            influences: self.influences.bytes(),
            text: text + ids,
        }
    }

    pub(crate) fn key(&self, packed: u16) -> Key<&str> {
        match Key::unpack(packed) {
            Key::NameIn(at) => {
                Key::NameIn(self.languages.get_index(at as usize).map_or("", |text| text))
            }
            Key::Fact(at) => Key::Fact(self.facts.get_index(at as usize).map_or("", |text| text)),
            // Fixed keys have no text, so nothing is replaced.
            fixed => fixed.try_map(|_| None).unwrap_or(Key::Name),
        }
    }

    pub(crate) fn text(&self, id: u32) -> &str {
        self.texts.get(TextId(id))
    }
}
