//! Read side: technologies, organizations, sources and claims as borrowed views.

use std::collections::HashSet;

use crate::catalogue::Location;
use crate::date::Date;
use crate::model::DateKind;
use crate::model::as_of::may_be_later;
use crate::model::catalogue::{Catalogue, SourceRecord};
use crate::model::claim::{Claim, Value};
use crate::model::key::Key;

macro_rules! handle {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $type<'c> {
            pub(crate) catalogue: &'c Catalogue,
            pub(crate) at: u32,
        }

        impl<'c> $type<'c> {
            pub(crate) fn new(catalogue: &'c Catalogue, at: u32) -> Self {
                Self { catalogue, at }
            }

            /// Returns its place in the order of the catalogue, from 0: an index for tables.
            pub fn index(self) -> usize {
                self.at as usize
            }
        }

        impl PartialEq for $type<'_> {
            /// Entries of one catalogue are equal if they are the same entry.
            fn eq(&self, other: &Self) -> bool {
                self.at == other.at && std::ptr::eq(self.catalogue, other.catalogue)
            }
        }

        impl Eq for $type<'_> {}

        impl std::fmt::Debug for $type<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($type), self.id())
            }
        }
    };
}

handle! {
    /// A named thing with a history: a model, an algorithm, a dataset, a product, …
    Technology
}
handle! {
    /// Who develops technologies: a company, a laboratory, a person, …
    Organization
}
handle! {
    /// A document that facts are taken from.
    Source
}

/// What technologies and organizations have in common: names and claims.
macro_rules! entry {
    ($type:ident, $entries:ident) => {
        impl<'c> $type<'c> {
            /// Returns the id.
            pub fn id(self) -> &'c str {
                self.catalogue.$entries.id(self.at)
            }

            /// Returns the name it is shown under; the id where it has none.
            pub fn name(self) -> &'c str {
                self.text(Key::Name).unwrap_or_else(|| self.id())
            }

            /// Returns the name in a language, else the name.
            pub fn name_in(self, language: Option<&str>) -> &'c str {
                let translated =
                    language.and_then(|of| self.names().find(|(language, _)| *language == of));
                translated.map_or_else(|| self.name(), |(_, name)| name)
            }

            /// Returns the names in other languages, with their languages.
            pub fn names(self) -> impl Iterator<Item = (&'c str, &'c str)> {
                self.claims().filter(|claim| claim.is_in_force()).filter_map(|claim| {
                    match (claim.key(), claim.value()) {
                        (Key::NameIn(language), Value::Text(name)) => Some((language, name)),
                        _ => None,
                    }
                })
            }

            /// Returns the kind, a word of an open vocabulary.
            pub fn kind(self) -> Option<&'c str> {
                self.text(Key::Kind)
            }

            /// Returns other names by which it is known.
            pub fn aliases(self) -> impl Iterator<Item = &'c str> {
                self.texts(Key::Aliases)
            }

            /// Returns wrong spellings, under which it is found but never shown.
            pub fn misspellings(self) -> impl Iterator<Item = &'c str> {
                self.texts(Key::Misspellings)
            }

            /// Returns the names it had before, with the date until which it had them.
            pub fn former_names(self) -> impl Iterator<Item = (&'c str, Option<&'c Date>)> {
                let claims = self.in_force(Key::Formerly);
                claims.flat_map(|claim| match claim.value() {
                    Value::FormerNames(names) => names,
                    _ => Vec::new(),
                })
            }

            /// Returns what it is in a few words.
            pub fn summary(self) -> Option<&'c str> {
                self.text(Key::Summary)
            }

            /// Returns its address.
            pub fn url(self) -> Option<&'c str> {
                self.text(Key::Url)
            }

            /// Returns the open attributes in force, in the order of the catalogue's files.
            pub fn facts(self) -> impl Iterator<Item = (&'c str, &'c str)> {
                self.claims().filter(|claim| claim.is_in_force()).filter_map(|claim| {
                    match (claim.key(), claim.value()) {
                        (Key::Fact(fact), Value::Text(value)) => Some((fact, value)),
                        _ => None,
                    }
                })
            }

            /// Returns every claim, sorted by key, otherwise in the order of the files.
            pub fn claims(self) -> impl Iterator<Item = Claim<'c>> {
                let table = &self.catalogue.$entries.claims;
                let rows = table.of(self.at).iter().enumerate();
                rows.filter(|(_, row)| !row.stance.is_derived()).map(move |(nth, row)| Claim {
                    catalogue: self.catalogue,
                    row: *row,
                    location: table.locations(self.at).get(nth).copied(),
                })
            }

            /// Returns whether claims for this key disagree and none is preferred.
            pub fn is_disputed(self, key: Key<&str>) -> bool {
                self.claims().any(|claim| claim.key() == key && claim.row.stance.is_in_conflict())
            }

            /// Returns what is in force for a key: one value, or several that add up. It may be
            /// one that no source gives, where dates disagree.
            pub(crate) fn in_force(self, key: Key<&'c str>) -> impl Iterator<Item = Claim<'c>> {
                let catalogue = self.catalogue;
                let rows = catalogue.$entries.claims.of(self.at).iter();
                rows.filter(move |row| row.stance.is_in_force() && catalogue.key(row.key) == key)
                    .map(move |row| Claim { catalogue, row: *row, location: None })
            }

            fn text(self, key: Key<&'c str>) -> Option<&'c str> {
                self.in_force(key).find_map(|claim| match claim.value() {
                    Value::Text(text) => Some(text),
                    _ => None,
                })
            }

            fn texts(self, key: Key<&'c str>) -> impl Iterator<Item = &'c str> {
                self.in_force(key).flat_map(|claim| match claim.value() {
                    Value::Texts(texts) => texts,
                    _ => Vec::new(),
                })
            }
        }
    };
}

entry!(Technology, technologies);
entry!(Organization, organizations);

/// The date that stands for a technology on a time axis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimelineDate<'c> {
    /// Which of its dates it is.
    pub kind: DateKind,
    /// The date.
    pub date: &'c Date,
    /// Whether sources disagree about it; the date then holds all that they say.
    pub disputed: bool,
    /// Whether it may be later than the date at which the catalogue stands
    /// ([`Catalogue::as_of`]).
    pub may_be_later: bool,
}

impl<'c> Technology<'c> {
    /// Returns the date in force of one kind.
    pub fn date_of(self, kind: DateKind) -> Option<&'c Date> {
        let key = match kind {
            DateKind::Announced => Key::Announced,
            DateKind::Published => Key::Published,
            DateKind::Released => Key::Released,
            DateKind::Retired => Key::Retired,
        };
        self.in_force(key).find_map(|claim| match claim.value() {
            Value::Date(date) => Some(date),
            _ => None,
        })
    }

    /// Returns the date that stands for it on a time axis: of its release, else of its paper,
    /// else of its announcement.
    pub fn timeline_date(self) -> Option<TimelineDate<'c>> {
        let kinds = [
            (DateKind::Released, Key::Released),
            (DateKind::Published, Key::Published),
            (DateKind::Announced, Key::Announced),
        ];
        kinds.into_iter().find_map(|(kind, key)| {
            let date = self.date_of(kind)?;
            let disputed = self.is_disputed(key);
            let may_be_later = may_be_later(self, date);
            Some(TimelineDate { kind, date, disputed, may_be_later })
        })
    }

    /// Returns the date that stands for it on a time axis.
    pub fn date(self) -> Option<&'c Date> {
        self.timeline_date().map(|timeline| timeline.date)
    }

    /// Returns the organizations that made it.
    pub fn developers(self) -> impl Iterator<Item = Organization<'c>> {
        self.in_force(Key::Developers).flat_map(|claim| match claim.value() {
            Value::Organizations(developers) => developers,
            _ => Vec::new(),
        })
    }

    /// Returns what it is used for: words of an open vocabulary, each once.
    pub fn fields(self) -> impl Iterator<Item = &'c str> {
        let fields: indexmap::IndexSet<&str> = self.texts(Key::Fields).collect();
        fields.into_iter()
    }

    /// Returns the family it belongs to.
    pub fn family(self) -> Option<&'c str> {
        self.text(Key::Family)
    }

    /// Returns further addresses.
    pub fn links(self) -> impl Iterator<Item = &'c str> {
        self.texts(Key::Links)
    }

    /// Returns its colour in drawings.
    pub fn color(self) -> Option<&'c str> {
        self.text(Key::Color)
    }

    /// Returns its icon in drawings.
    pub fn icon(self) -> Option<&'c str> {
        self.text(Key::Icon)
    }
}

impl<'c> Organization<'c> {
    /// Returns the organization that it belongs to.
    pub fn part_of(self) -> Option<Organization<'c>> {
        self.in_force(Key::PartOf).find_map(|claim| match claim.value() {
            Value::Organizations(whole) => whole.first().copied(),
            _ => None,
        })
    }

    /// Returns it and all that it is part of, the nearest first.
    pub fn and_wholes(self) -> impl Iterator<Item = Organization<'c>> {
        // Claims may make a circle, which is gone through once.
        let mut seen = HashSet::new();
        std::iter::successors(Some(self), |organization| organization.part_of())
            .take_while(move |organization| seen.insert(organization.at))
    }
}

impl<'c> Source<'c> {
    fn record(self) -> &'c SourceRecord {
        &self.catalogue.sources[self.at as usize]
    }

    /// Returns the id.
    pub fn id(self) -> &'c str {
        self.catalogue.sources.get_index(self.at as usize).map_or("", |(id, _)| id)
    }

    /// Returns the title; the id where it has none.
    pub fn name(self) -> &'c str {
        self.record().title.as_deref().unwrap_or_else(|| self.id())
    }

    /// Returns the title in other languages, with their languages.
    pub fn names(self) -> impl Iterator<Item = (&'c str, &'c str)> {
        self.record().names.iter().map(|(language, name)| (language.as_str(), name.as_str()))
    }

    /// Returns who published it.
    pub fn publisher(self) -> Option<&'c str> {
        self.record().publisher.as_deref()
    }

    /// Returns who wrote it.
    pub fn authors(self) -> &'c [String] {
        &self.record().authors
    }

    /// Returns when it was published.
    pub fn published(self) -> Option<&'c Date> {
        self.record().published.as_ref()
    }

    /// Returns when it was read.
    pub fn accessed(self) -> Option<&'c Date> {
        self.record().accessed.as_ref()
    }

    /// Returns where it is to be found.
    pub fn url(self) -> Option<&'c str> {
        self.record().url.as_deref()
    }

    /// Returns its language, as a BCP 47 tag.
    pub fn language(self) -> Option<&'c str> {
        self.record().language.as_deref()
    }

    /// Returns a remark on it.
    pub fn note(self) -> Option<&'c str> {
        self.record().note.as_deref()
    }

    pub(crate) fn location(self) -> Option<Location> {
        self.record().location
    }
}
