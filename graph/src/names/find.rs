//! Names → entries, in tiers.

use std::fmt;

use crate::model::{Catalogue, Claim, EntityKind, Key, Organization, Source, Technology, Value};
use crate::names::fold::{bare, loose};
use crate::names::near::distance;

/// An entry of any kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entity<'c> {
    /// A technology.
    Technology(Technology<'c>),
    /// An organization.
    Organization(Organization<'c>),
    /// A source.
    Source(Source<'c>),
}

impl<'c> Entity<'c> {
    /// Returns what sort of entry it is.
    pub fn kind(self) -> EntityKind {
        match self {
            Entity::Technology(_) => EntityKind::Technology,
            Entity::Organization(_) => EntityKind::Organization,
            Entity::Source(_) => EntityKind::Source,
        }
    }

    /// Returns the id.
    pub fn id(self) -> &'c str {
        match self {
            Entity::Technology(entry) => entry.id(),
            Entity::Organization(entry) => entry.id(),
            Entity::Source(entry) => entry.id(),
        }
    }

    /// Returns the name it is shown under.
    pub fn name(self) -> &'c str {
        match self {
            Entity::Technology(entry) => entry.name(),
            Entity::Organization(entry) => entry.name(),
            Entity::Source(entry) => entry.name(),
        }
    }

    /// Returns the names that are its own: the name in force, those of rival claims, those in
    /// other languages.
    fn own_names(self) -> Vec<&'c str> {
        let named = |claims: &mut dyn Iterator<Item = Claim<'c>>| {
            let names = claims.filter_map(|claim| match (claim.key(), claim.value()) {
                (Key::Name | Key::NameIn(_), Value::Text(name)) => Some(name),
                _ => None,
            });
            names.collect()
        };
        match self {
            Entity::Technology(entry) => named(&mut entry.claims()),
            Entity::Organization(entry) => named(&mut entry.claims()),
            Entity::Source(entry) => {
                let translated = entry.names().map(|(_, name)| name);
                std::iter::once(entry.name()).chain(translated).collect()
            }
        }
    }

    /// Returns the names it goes by beside its own: aliases, old names, misspellings.
    fn other_names(self) -> Vec<&'c str> {
        let former = |names: Vec<(&'c str, _)>| names.into_iter().map(|(name, _)| name);
        match self {
            Entity::Technology(entry) => entry
                .aliases()
                .chain(former(entry.former_names().collect()))
                .chain(entry.misspellings())
                .collect(),
            Entity::Organization(entry) => entry
                .aliases()
                .chain(former(entry.former_names().collect()))
                .chain(entry.misspellings())
                .collect(),
            Entity::Source(_) => Vec::new(),
        }
    }
}

/// Why a name did not lead to one entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NameError<'c> {
    /// Several entries go by this name.
    Ambiguous {
        /// The name.
        name: String,
        /// The entries.
        entities: Vec<Entity<'c>>,
    },
    /// No entry goes by this name.
    Unknown {
        /// The name.
        name: String,
        /// Entries with names near to it, the nearest first.
        near: Vec<Entity<'c>>,
    },
}

impl fmt::Display for NameError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NameError::Ambiguous { name, entities } => {
                write!(f, "`{name}` is the name of {} entries", entities.len())
            }
            NameError::Unknown { name, .. } => write!(f, "nothing is called `{name}`"),
        }
    }
}

impl std::error::Error for NameError<'_> {}

/// How many near names are offered.
const OFFERED: usize = 5;

impl Catalogue {
    /// Finds the entry that a name means.
    ///
    /// In tiers, the first that finds something decides: the id; the exact name, alias or old
    /// name; then without regard to case, width, accents and spaces; then without punctuation. In
    /// each tier own names go before aliases and old names, and technologies before organizations
    /// before sources; `organization:midjourney` asks for one kind. Linear in the catalogue
    /// unless the name is an id.
    ///
    /// # Errors
    ///
    /// If several entries of one kind go by the name in the tier that decides, or none does.
    pub fn find(&self, name: &str) -> Result<Entity<'_>, NameError<'_>> {
        match prefixed(name) {
            Some((kind, name)) => self.find_among(name, &[kind]),
            None => self.find_among(name, &KINDS),
        }
    }

    /// Returns the technology whose id or name, alias or old name this is, but for case, width,
    /// accents and spaces; `None` if there is none or several. Punctuation counts, since in a
    /// query it has a meaning.
    pub(crate) fn technology_named(&self, name: &str) -> Option<Technology<'_>> {
        let found = self.find_technology(name).ok()?;
        let wanted = loose(name);
        let entity = Entity::Technology(found);
        let names = entity.own_names().into_iter().chain(entity.other_names());
        names.chain([found.id()]).any(|known| loose(known) == wanted).then_some(found)
    }

    /// Finds the technology that a name means, as [`Catalogue::find`] does.
    ///
    /// # Errors
    ///
    /// As [`Catalogue::find`]; a name that only an organization or a source goes by is unknown,
    /// and what goes by it is offered.
    pub fn find_technology(&self, name: &str) -> Result<Technology<'_>, NameError<'_>> {
        match self.find_kind(name, EntityKind::Technology)? {
            Entity::Technology(found) => Ok(found),
            other => Err(NameError::Unknown { name: name.to_owned(), near: vec![other] }),
        }
    }

    /// Finds the organization that a name means, as [`Catalogue::find`] does.
    ///
    /// # Errors
    ///
    /// As [`Catalogue::find_technology`].
    pub fn find_organization(&self, name: &str) -> Result<Organization<'_>, NameError<'_>> {
        match self.find_kind(name, EntityKind::Organization)? {
            Entity::Organization(found) => Ok(found),
            other => Err(NameError::Unknown { name: name.to_owned(), near: vec![other] }),
        }
    }

    fn find_kind(&self, name: &str, kind: EntityKind) -> Result<Entity<'_>, NameError<'_>> {
        if prefixed(name).is_some() {
            return self.find(name);
        }
        match self.find_among(name, &[kind]) {
            Err(NameError::Unknown { .. }) => self.find_among(name, &KINDS),
            found => found,
        }
    }

    fn find_among(&self, name: &str, kinds: &[EntityKind]) -> Result<Entity<'_>, NameError<'_>> {
        if let Some(found) = kinds.iter().find_map(|kind| self.by_id(*kind, name)) {
            return Ok(found);
        }
        let wanted_loose = loose(name);
        let wanted_bare = bare(&wanted_loose);
        let tiers: [&dyn Fn(&str) -> bool; 3] =
            [&|known| known == name, &|known| loose(known) == wanted_loose, &|known| {
                bare(&loose(known)) == wanted_bare
            }];
        for is_meant in tiers {
            for names_of in [Entity::own_names, Entity::other_names] {
                for kind in kinds {
                    let entities: Vec<_> = self
                        .entities(*kind)
                        .filter(|entity| names_of(*entity).into_iter().any(is_meant))
                        .collect();
                    match entities[..] {
                        [] => {}
                        [only] => return Ok(only),
                        _ => {
                            let name = name.to_owned();
                            return Err(NameError::Ambiguous { name, entities });
                        }
                    }
                }
            }
        }
        let near = self.near(&wanted_bare, kinds);
        Err(NameError::Unknown { name: name.to_owned(), near })
    }

    fn by_id(&self, kind: EntityKind, id: &str) -> Option<Entity<'_>> {
        match kind {
            EntityKind::Technology => self.technology(id).map(Entity::Technology),
            EntityKind::Organization => self.organization(id).map(Entity::Organization),
            EntityKind::Source => self.source(id).map(Entity::Source),
        }
    }

    fn entities(&self, kind: EntityKind) -> Box<dyn Iterator<Item = Entity<'_>> + '_> {
        match kind {
            EntityKind::Technology => Box::new(self.technologies().map(Entity::Technology)),
            EntityKind::Organization => Box::new(self.organizations().map(Entity::Organization)),
            EntityKind::Source => Box::new(self.sources().map(Entity::Source)),
        }
    }

    /// Returns entries with a name near to this one, or one that begins with it.
    fn near(&self, wanted: &str, kinds: &[EntityKind]) -> Vec<Entity<'_>> {
        let mut near: Vec<(usize, Entity<'_>)> = Vec::new();
        for entity in kinds.iter().flat_map(|kind| self.entities(*kind)) {
            let names = entity.own_names().into_iter().chain(entity.other_names());
            let nearest = names
                .chain([entity.id()])
                .filter_map(|name| {
                    let known = bare(&loose(name));
                    let begins = wanted.chars().count() >= 2 && known.starts_with(wanted);
                    distance(wanted, &known).or(begins.then_some(BEGINS))
                })
                .min();
            near.extend(nearest.map(|distance| (distance, entity)));
        }
        near.sort_by_key(|(distance, _)| *distance);
        near.into_iter().take(OFFERED).map(|(_, entity)| entity).collect()
    }
}

/// A name that only begins as it was written comes after all slips of the pen.
const BEGINS: usize = 10;

const KINDS: [EntityKind; 3] =
    [EntityKind::Technology, EntityKind::Organization, EntityKind::Source];

fn prefixed(name: &str) -> Option<(EntityKind, &str)> {
    let (prefix, name) = name.split_once(':')?;
    EntityKind::from_word(prefix).map(|kind| (kind, name))
}
