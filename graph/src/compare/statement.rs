//! Statements taken out of their catalogue, so that they compare with those of another.

use std::fmt;

use crate::date::Date;
use crate::lineage::InfluenceStatement;
use crate::model::{Certainty, Claim, InfluenceKind, Key, Provenance, Rank, Value};

/// What a statement is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum About<'a> {
    /// A key of a technology or an organization, or a name in another language.
    Key(Key<&'a str>),
    /// A key that only sources and words have: `title`, `unit`.
    Record(&'static str),
    /// Another id of the same entry.
    SameAs,
    /// From which technology it comes in the main.
    MainOrigin,
    /// An influence that ends at the technology.
    Influence {
        /// The id of the technology that it comes from.
        earlier: &'a str,
        /// What the earlier is to the later.
        kind: InfluenceKind,
    },
}

impl fmt::Display for About<'_> {
    /// Writes it much as in files: `released`, `names.zh`, `from clip as method`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            About::Key(key) => key.fmt(f),
            About::Record(key) => f.write_str(key),
            About::SameAs => f.write_str("same-as"),
            About::MainOrigin => f.write_str("main origin"),
            About::Influence { earlier, kind } => write!(f, "from {earlier} as {kind}"),
        }
    }
}

/// What a statement says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Content<'a> {
    /// That it is so: an influence.
    Holds,
    /// A text, a date or an id, as it is written.
    Text(&'a str),
    /// Texts, in order because their own says nothing; or the ids of developers as they stand.
    List(Vec<&'a str>),
    /// Old names, with the dates until which they were in use.
    FormerNames(Vec<(&'a str, Option<&'a str>)>),
}

impl fmt::Display for Content<'_> {
    /// Writes it on one line; lists with commas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Content::Holds => Ok(()),
            Content::Text(text) => f.write_str(text),
            Content::List(texts) => f.write_str(&texts.join(", ")),
            Content::FormerNames(names) => {
                for (nth, (name, until)) in names.iter().enumerate() {
                    let comma = if nth == 0 { "" } else { ", " };
                    write!(f, "{comma}{name}")?;
                    if let Some(until) = until {
                        write!(f, " (until {until})")?;
                    }
                }
                Ok(())
            }
        }
    }
}

/// One source's statement, with all that is said of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Statement<'a> {
    /// What it says.
    pub content: Content<'a>,
    /// When the influence took effect.
    pub when: Option<&'a str>,
    /// The id of the source.
    pub source: Option<&'a str>,
    /// The places in it.
    pub places: Vec<&'a str>,
    /// The id of the source that the source itself reports.
    pub quoting: Option<&'a str>,
    /// The line in the source.
    pub line: Option<u32>,
    /// How firmly the source says it.
    pub certainty: Certainty,
    /// Its rank among the statements about the same.
    pub rank: Rank,
    /// Whether it is said to contradict something else in the catalogue.
    pub disputed: bool,
    /// A remark.
    pub note: Option<&'a str>,
    /// The words of the source.
    pub quote: Option<&'a str>,
    /// The rule by which a program read it.
    pub rule: Option<&'a str>,
}

impl<'a> Statement<'a> {
    /// Makes a statement that nobody is cited for.
    pub(super) fn bare(content: Content<'a>) -> Statement<'a> {
        Statement {
            content,
            when: None,
            source: None,
            places: Vec::new(),
            quoting: None,
            line: None,
            certainty: Certainty::Stated,
            rank: Rank::Normal,
            disputed: false,
            note: None,
            quote: None,
            rule: None,
        }
    }

    pub(crate) fn of_claim(claim: &Claim<'a>) -> Statement<'a> {
        let content = match claim.value() {
            Value::Text(text) => Content::Text(text),
            Value::Texts(mut texts) => {
                // Other names, fields and links are sets: their order says nothing.
                texts.sort_unstable();
                texts.dedup();
                Content::List(texts)
            }
            Value::Date(date) => Content::Text(date.as_str()),
            Value::Organizations(all) => match (claim.key(), &all[..]) {
                (Key::PartOf, [whole]) => Content::Text(whole.id()),
                _ => Content::List(all.into_iter().map(|one| one.id()).collect()),
            },
            Value::FormerNames(names) => Content::FormerNames(
                names.into_iter().map(|(name, until)| (name, until.map(Date::as_str))).collect(),
            ),
        };
        Statement {
            certainty: claim.certainty(),
            rank: claim.rank(),
            disputed: claim.is_disputed(),
            ..Statement::bare(content).cited(claim.provenance())
        }
    }

    pub(crate) fn of_influence(statement: &InfluenceStatement<'a>) -> Statement<'a> {
        Statement {
            when: statement.when.map(Date::as_str),
            certainty: statement.certainty,
            rank: statement.rank,
            disputed: statement.disputed,
            ..Statement::bare(Content::Holds).cited(statement.provenance)
        }
    }

    fn cited(self, provenance: Provenance<'a>) -> Statement<'a> {
        let catalogue = provenance.catalogue;
        let places = catalogue.provenances.places(provenance.id);
        let source = catalogue.provenances.source(provenance.id);
        Statement {
            source: source
                .and_then(|at| catalogue.sources.get_index(at as usize))
                .map(|(id, _)| &**id),
            places: places.map(|place| catalogue.texts.get(place)).collect(),
            quoting: provenance.quoting().map(|source| source.id()),
            line: provenance.line(),
            note: provenance.note(),
            quote: provenance.quote(),
            rule: provenance.rule(),
            ..self
        }
    }
}
