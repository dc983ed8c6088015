//! What catalogue files say, entry by entry, before anything is joined or resolved.
//!
//! Everything keeps its location. Ids are well-formed and dates exist, but nothing says yet that
//! an id is defined anywhere.

use crate::catalogue::{Location, SourceFiles};
use crate::date::Date;
use crate::model::{Certainty, EntityKind, InfluenceKind, Key, Rank};

/// A value with its location.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) location: Location,
}

/// The parts of one or several catalogues, read but not joined.
#[derive(Debug, Default)]
pub struct RawCatalogue {
    pub(crate) files: SourceFiles,
    pub(crate) layers: Vec<RawLayer>,
}

/// One catalogue of several: what a folder or a file holds.
#[derive(Debug, Default)]
pub(crate) struct RawLayer {
    pub(crate) header: Option<RawHeader>,
    pub(crate) entries: Vec<RawEntry>,
    pub(crate) sources: Vec<RawSource>,
    pub(crate) words: Vec<RawWord>,
    pub(crate) tables: Option<crate::catalogue::csv::TablePair>,
    /// How many of the files are its own; they follow those of the layer before.
    pub(crate) files: usize,
}

/// `[catalogue]`.
#[derive(Debug)]
pub(crate) struct RawHeader {
    pub(crate) title: String,
    pub(crate) source: Option<At<String>>,
    pub(crate) severities: Vec<(crate::check::Code, Option<crate::check::Severity>)>,
    pub(crate) location: Location,
}

/// A technology or an organization: one statement and its rivals.
#[derive(Debug)]
pub(crate) struct RawEntry {
    pub(crate) entity: EntityKind,
    pub(crate) id: At<String>,
    pub(crate) same_as: Option<At<String>>,
    pub(crate) statements: Vec<RawStatement>,
}

/// What one source says of an entry.
#[derive(Debug, Default)]
pub(crate) struct RawStatement {
    pub(crate) provenance: RawProvenance,
    pub(crate) fields: Vec<RawField>,
    pub(crate) origins: Vec<RawInfluence>,
}

/// One key of a statement.
#[derive(Debug)]
pub(crate) struct RawField {
    pub(crate) key: Key<String>,
    pub(crate) value: RawValue,
    pub(crate) location: Location,
    /// What is said of this value apart from the rest of the statement.
    pub(crate) own: RawProvenance,
}

#[derive(Debug)]
pub(crate) enum RawValue {
    Text(String),
    List(Vec<String>),
    Date(Date),
    Id(At<String>),
    Ids(Vec<At<String>>),
    FormerNames(Vec<(String, Option<Date>)>),
}

/// Who says so, where, and how firmly. What is left out is taken from the block around it.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawProvenance {
    pub(crate) source: Option<At<String>>,
    pub(crate) places: Vec<String>,
    pub(crate) quoting: Option<At<String>>,
    pub(crate) certainty: Option<Certainty>,
    pub(crate) rank: Option<Rank>,
    pub(crate) disputed: bool,
    pub(crate) note: Option<String>,
    pub(crate) quote: Option<String>,
    pub(crate) line: Option<u32>,
    pub(crate) rule: Option<String>,
}

impl RawProvenance {
    /// Returns whether it says nothing of where something stands.
    pub(crate) fn is_empty(&self) -> bool {
        self.source.is_none()
            && self.places.is_empty()
            && self.quoting.is_none()
            && self.remarks_nothing()
    }

    /// Returns whether it is a bare citation.
    pub(crate) fn remarks_nothing(&self) -> bool {
        self.note.is_none() && self.quote.is_none() && self.rule.is_none() && self.line.is_none()
    }
}

/// An influence that ends at the entry it stands in.
#[derive(Debug)]
pub(crate) struct RawInfluence {
    pub(crate) earlier: At<String>,
    pub(crate) kind: InfluenceKind,
    pub(crate) when: Option<Date>,
    pub(crate) provenance: RawProvenance,
    pub(crate) location: Location,
}

#[derive(Debug)]
pub(crate) struct RawSource {
    pub(crate) id: At<String>,
    pub(crate) title: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) published: Option<Date>,
    pub(crate) accessed: Option<Date>,
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) names: Vec<(String, String)>,
    pub(crate) note: Option<String>,
}

/// Which vocabulary a word belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Vocabulary {
    /// The words of `fields`.
    Field,
    /// The words of `kind`.
    Kind,
    /// The keys of `facts`.
    Fact,
    /// Named stretches of time.
    Era,
}

impl Vocabulary {
    /// Returns the word for it, as in the headers of catalogue files.
    pub fn as_str(self) -> &'static str {
        match self {
            Vocabulary::Field => "field",
            Vocabulary::Kind => "kind",
            Vocabulary::Fact => "fact",
            Vocabulary::Era => "era",
        }
    }
}

#[derive(Debug)]
pub(crate) struct RawWord {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) word: At<String>,
    pub(crate) name: Option<String>,
    pub(crate) names: Vec<(String, String)>,
    pub(crate) unit: Option<String>,
    pub(crate) span: Option<Date>,
}
