//! Claims and citations as JSON.

use std::fmt::Display;

use forebear_graph::{
    Certainty, Citation, Claim, InfluenceStatement, Key, Provenance, Rank, Value,
};
use indexmap::IndexMap;
use serde::{Serialize, Serializer};

/// A value that is written as the text it is shown as.
pub(crate) struct Shown<T>(pub(crate) T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Texts by key: names by language, facts.
pub(crate) type Names<'g> = IndexMap<&'g str, &'g str>;

/// Collects texts by key, in the order of the keys, whatever the order of the files; the first of
/// one key counts.
pub(crate) fn names<'g>(pairs: impl Iterator<Item = (&'g str, &'g str)>) -> Names<'g> {
    let mut names = Names::new();
    for (key, value) in pairs {
        names.entry(key).or_insert(value);
    }
    names.sort_unstable_keys();
    names
}

#[derive(Serialize)]
pub(crate) struct CitationRecord<'g> {
    source: &'g str,
    place: Option<&'g str>,
}

pub(crate) type Citations<'g> = Vec<CitationRecord<'g>>;

/// Returns citations as records, each once.
pub(crate) fn citations<'g>(citations: impl IntoIterator<Item = Citation<'g>>) -> Citations<'g> {
    let each: IndexMap<(&str, Option<&str>), ()> = citations
        .into_iter()
        .map(|citation| ((citation.source.id(), citation.place), ()))
        .collect();
    each.into_keys().map(|(source, place)| CitationRecord { source, place }).collect()
}

/// Who says something, and in what words; what is not given is left out.
#[derive(Serialize)]
struct ProvenanceRecord<'g> {
    citations: Citations<'g>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quoting: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'g str>,
}

impl<'g> ProvenanceRecord<'g> {
    fn new(provenance: Provenance<'g>) -> ProvenanceRecord<'g> {
        ProvenanceRecord {
            citations: citations(provenance.citations()),
            quoting: provenance.quoting().map(|source| source.id()),
            note: provenance.note(),
            quote: provenance.quote(),
            line: provenance.line(),
            rule: provenance.rule(),
        }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueRecord<'g> {
    Text(&'g str),
    Texts(Vec<&'g str>),
    FormerNames(Vec<FormerName<'g>>),
    Other(String),
}

#[derive(Serialize)]
struct FormerName<'g> {
    name: &'g str,
    until: Option<&'g str>,
}

/// Returns a value as a text or a list of texts; organizations by their ids.
fn value<'g>(claim: &Claim<'g>) -> ValueRecord<'g> {
    match claim.value() {
        Value::Text(text) => ValueRecord::Text(text),
        Value::Date(date) => ValueRecord::Text(date.as_str()),
        Value::Texts(texts) => ValueRecord::Texts(texts),
        Value::Organizations(organizations) => match (claim.key(), &organizations[..]) {
            (Key::PartOf, [whole]) => ValueRecord::Text(whole.id()),
            _ => ValueRecord::Texts(organizations.iter().map(|one| one.id()).collect()),
        },
        Value::FormerNames(names) => {
            let names = names
                .into_iter()
                .map(|(name, until)| FormerName { name, until: until.map(|until| until.as_str()) });
            ValueRecord::FormerNames(names.collect())
        }
        other => ValueRecord::Other(other.to_string()),
    }
}

/// One source's statement about one key.
#[derive(Serialize)]
pub(crate) struct ClaimRecord<'g> {
    value: ValueRecord<'g>,
    certainty: Certainty,
    rank: Rank,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disputed: bool,
    #[serde(flatten)]
    provenance: ProvenanceRecord<'g>,
}

/// Everything that is said of an entry, by key, in the order of the keys.
pub(crate) type Claims<'g> = IndexMap<String, Vec<ClaimRecord<'g>>>;

pub(crate) fn claims<'g>(of: impl Iterator<Item = Claim<'g>>) -> Claims<'g> {
    let mut claims = Claims::new();
    for claim in of {
        claims.entry(claim.key().to_string()).or_default().push(ClaimRecord {
            value: value(&claim),
            certainty: claim.certainty(),
            rank: claim.rank(),
            disputed: claim.is_disputed() || claim.is_in_conflict(),
            provenance: ProvenanceRecord::new(claim.provenance()),
        });
    }
    claims.sort_unstable_keys();
    claims
}

/// One source's statement that an influence exists.
#[derive(Serialize)]
pub(crate) struct StatementRecord<'g> {
    certainty: Certainty,
    rank: Rank,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disputed: bool,
    when: Option<&'g str>,
    #[serde(flatten)]
    provenance: ProvenanceRecord<'g>,
}

pub(crate) fn statement(of: InfluenceStatement<'_>) -> StatementRecord<'_> {
    StatementRecord {
        certainty: of.certainty,
        rank: of.rank,
        disputed: of.disputed,
        when: of.when.map(|when| when.as_str()),
        provenance: ProvenanceRecord::new(of.provenance),
    }
}
