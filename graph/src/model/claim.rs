//! Read side: claims, what they say and who makes them.

use crate::catalogue::Location;
use crate::date::Date;
use crate::model::catalogue::Catalogue;
use crate::model::claims::ClaimRow;
use crate::model::entity::{Organization, Source};
use crate::model::key::{Key, ValueKind};
use crate::model::pools::{Details, NONE, ProvenanceId};
use crate::model::text::TextId;
use crate::model::{Certainty, Rank};

/// One source's statement about one key of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'c> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) row: ClaimRow,
    pub(crate) location: Option<Location>,
}

/// What a claim says.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Value<'c> {
    /// A text.
    Text(&'c str),
    /// Several texts that belong together.
    Texts(Vec<&'c str>),
    /// A date.
    Date(&'c Date),
    /// One or several organizations.
    Organizations(Vec<Organization<'c>>),
    /// Old names, with the dates until which they were in use.
    FormerNames(Vec<(&'c str, Option<&'c Date>)>),
}

impl std::fmt::Display for Value<'_> {
    /// Writes the value on one line; lists with commas, organizations by name.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<String> = match self {
            Value::Text(text) => return f.write_str(text),
            Value::Date(date) => return f.write_str(date.as_str()),
            Value::Texts(texts) => texts.iter().map(ToString::to_string).collect(),
            Value::Organizations(all) => all.iter().map(|one| one.name().to_owned()).collect(),
            Value::FormerNames(names) => names
                .iter()
                .map(|(name, until)| match until {
                    Some(until) => format!("{name} (until {until})"),
                    None => (*name).to_owned(),
                })
                .collect(),
        };
        f.write_str(&parts.join(", "))
    }
}

impl<'c> Claim<'c> {
    /// Returns what the claim is about.
    pub fn key(&self) -> Key<&'c str> {
        self.catalogue.key(self.row.key)
    }

    /// Returns what it says.
    pub fn value(&self) -> Value<'c> {
        let catalogue = self.catalogue;
        let list = || catalogue.lists.get(self.row.value).iter();
        let date = |at: u32| catalogue.dates.get_index(at as usize);
        match self.row.value_kind() {
            ValueKind::Text => Value::Text(catalogue.text(self.row.value)),
            // Every value of a date key is the index of a date; the text never shows.
            ValueKind::Date => date(self.row.value).map_or(Value::Text(""), Value::Date),
            ValueKind::Organization => {
                Value::Organizations(vec![Organization::new(catalogue, self.row.value)])
            }
            ValueKind::Organizations => {
                Value::Organizations(list().map(|at| Organization::new(catalogue, *at)).collect())
            }
            ValueKind::TextList => Value::Texts(list().map(|id| catalogue.text(*id)).collect()),
            ValueKind::FormerNames => Value::FormerNames(
                catalogue
                    .lists
                    .get(self.row.value)
                    .chunks_exact(2)
                    .map(|pair| {
                        let until = (pair[1] != NONE).then(|| date(pair[1])).flatten();
                        (catalogue.text(pair[0]), until)
                    })
                    .collect(),
            ),
        }
    }

    /// Returns how firmly the source says it.
    pub fn certainty(&self) -> Certainty {
        self.row.stance.certainty()
    }

    /// Returns its rank among the claims for this key.
    pub fn rank(&self) -> Rank {
        self.row.stance.rank()
    }

    /// Returns whether it is what the catalogue holds to be so.
    pub fn is_in_force(&self) -> bool {
        self.row.stance.is_in_force()
    }

    /// Returns whether claims for this key disagree and none is preferred.
    pub fn is_in_conflict(&self) -> bool {
        self.row.stance.is_in_conflict()
    }

    /// Returns whether claims for this key disagree and one is preferred.
    pub fn is_settled(&self) -> bool {
        self.row.stance.is_settled()
    }

    /// Returns whether it is said to contradict something else in the catalogue.
    pub fn is_disputed(&self) -> bool {
        self.row.stance.is_disputed()
    }

    /// Returns who says so.
    pub fn provenance(&self) -> Provenance<'c> {
        Provenance { catalogue: self.catalogue, id: self.row.provenance }
    }

    /// Returns where it was read, if locations were kept.
    pub fn location(&self) -> Option<Location> {
        self.location
    }
}

/// A source and a place in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Citation<'c> {
    /// The source.
    pub source: Source<'c>,
    /// The place in it: a section, a page, a table.
    pub place: Option<&'c str>,
}

impl std::fmt::Display for Citation<'_> {
    /// Writes source and place: `soochow-2023 §2.1.1`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.source.id())?;
        match self.place {
            Some(place) => write!(f, " {place}"),
            None => Ok(()),
        }
    }
}

/// Who says so, and in what words.
#[derive(Clone, Copy, Debug)]
pub struct Provenance<'c> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) id: ProvenanceId,
}

impl<'c> Provenance<'c> {
    /// Returns the citations: the source at each of the places given.
    pub fn citations(&self) -> Vec<Citation<'c>> {
        let catalogue = self.catalogue;
        let Some(source) = catalogue.provenances.source(self.id) else {
            return Vec::new();
        };
        let source = Source::new(catalogue, source);
        let places: Vec<_> = catalogue
            .provenances
            .places(self.id)
            .map(|place| Citation { source, place: Some(catalogue.texts.get(place)) })
            .collect();
        if places.is_empty() { vec![Citation { source, place: None }] } else { places }
    }

    /// Returns the source that the source itself reports.
    pub fn quoting(&self) -> Option<Source<'c>> {
        let quoting = self.catalogue.provenances.details(self.id)?.quoting?;
        Some(Source::new(self.catalogue, quoting))
    }

    /// Returns a remark.
    pub fn note(&self) -> Option<&'c str> {
        self.detail(|details| details.note)
    }

    /// Returns the words of the source.
    pub fn quote(&self) -> Option<&'c str> {
        self.detail(|details| details.quote)
    }

    /// Returns the rule by which a program read it.
    pub fn rule(&self) -> Option<&'c str> {
        self.detail(|details| details.rule)
    }

    /// Returns the line in the source.
    pub fn line(&self) -> Option<u32> {
        self.catalogue.provenances.details(self.id)?.line
    }

    fn detail(&self, get: impl Fn(&Details) -> Option<TextId>) -> Option<&'c str> {
        let id = get(self.catalogue.provenances.details(self.id)?)?;
        Some(self.catalogue.texts.get(id))
    }
}
