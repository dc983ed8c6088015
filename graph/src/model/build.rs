//! Write side: statements in any order → [`Catalogue`].
//!
//! Entries get provisional numbers when their ids are first seen, defined or only mentioned;
//! `finish` renumbers them.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use crate::catalogue::{Location, Vocabulary};
use crate::check::{Code, Diagnostic, Diagnostics, Severity};
use crate::date::Date;
use crate::model::catalogue::{SourceRecord, Word};
use crate::model::claims::{ClaimList, ClaimRow, Stance};
use crate::model::influences::{InfluenceClaim, InfluenceList, InfluenceRow};
use crate::model::key::{Key, OPEN_KEYS};
use crate::model::pools::{Details, ListPool, NONE, ProvenanceId, ProvenanceInterner};
use crate::model::text::{TextId, TextInterner, TooMuchText};
use crate::model::{EntityKind, InfluenceKind};

/// An entry by its provisional number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Draft(u32);

/// A value on its way into the catalogue.
pub(crate) enum NewValue<'a> {
    Text(&'a str),
    Texts(&'a [String]),
    Date(Date),
    Organization(Draft),
    Organizations(Vec<Draft>),
    FormerNames(&'a [(String, Option<Date>)]),
}

/// A claim on its way into the catalogue.
pub(crate) struct NewClaim<'a> {
    pub(crate) key: Key<&'a str>,
    pub(crate) value: NewValue<'a>,
    pub(crate) stance: Stance,
    pub(crate) provenance: ProvenanceId,
    pub(crate) location: Location,
}

/// Entries of one kind while they are read.
pub(super) struct Drafts {
    pub(super) kind: EntityKind,
    pub(super) ids: TextInterner,
    /// Where each was first defined, and in which layer it was last.
    pub(super) defined: Vec<Option<(Location, u32)>>,
    pub(super) claims: ClaimList,
    pub(super) same: Vec<SameAs>,
}

/// An entry that says whose its id is, too.
pub(super) struct SameAs {
    pub(super) id: u32,
    pub(super) other: u32,
    pub(super) layer: u32,
    pub(super) location: Location,
}

impl Drafts {
    fn new(kind: EntityKind) -> Drafts {
        Drafts {
            kind,
            ids: TextInterner::new(),
            defined: Vec::new(),
            claims: ClaimList::default(),
            same: Vec::new(),
        }
    }
}

/// Collects what catalogues say and joins it.
pub(crate) struct Builder {
    /// Whether to remember where everything was read, which only checks need.
    pub(super) keep_locations: bool,
    pub(super) layer: u32,
    pub(super) titles: Vec<String>,
    pub(super) texts: TextInterner,
    pub(super) lists: ListPool,
    pub(super) dates: IndexSet<Date>,
    pub(super) provenances: ProvenanceInterner,
    pub(super) sources: IndexMap<Box<str>, (SourceRecord, Option<u32>)>,
    pub(super) organizations: Drafts,
    pub(super) technologies: Drafts,
    pub(super) influences: InfluenceList,
    pub(super) languages: IndexSet<Box<str>>,
    pub(super) facts: IndexSet<Box<str>>,
    pub(super) words: IndexMap<(Vocabulary, Box<str>), Word>,
    pub(super) severities: BTreeMap<Code, Option<Severity>>,
    /// Ids that were used before they were defined.
    pub(super) mentions: Vec<(EntityKind, u32, Location)>,
    pub(crate) diagnostics: Diagnostics,
}

type Result<T> = std::result::Result<T, TooMuchText>;

impl Builder {
    pub(crate) fn new(keep_locations: bool) -> Builder {
        Builder {
            keep_locations,
            layer: 0,
            titles: Vec::new(),
            texts: TextInterner::new(),
            lists: ListPool::default(),
            dates: IndexSet::new(),
            provenances: ProvenanceInterner::default(),
            sources: IndexMap::new(),
            organizations: Drafts::new(EntityKind::Organization),
            technologies: Drafts::new(EntityKind::Technology),
            influences: InfluenceList::default(),
            languages: IndexSet::new(),
            facts: IndexSet::new(),
            words: IndexMap::new(),
            severities: BTreeMap::new(),
            mentions: Vec::new(),
            diagnostics: Diagnostics::default(),
        }
    }

    /// Begins one of several catalogues; what is defined in another one adds up from here.
    pub(crate) fn begin_layer(&mut self, title: &str) {
        self.layer += 1;
        if !self.titles.iter().any(|known| known == title) {
            self.titles.push(title.to_owned());
        }
    }

    pub(crate) fn severity(&mut self, code: Code, severity: Option<Severity>) {
        self.severities.entry(code).or_insert(severity);
    }

    fn drafts(&mut self, kind: EntityKind) -> &mut Drafts {
        match kind {
            EntityKind::Technology => &mut self.technologies,
            _ => &mut self.organizations,
        }
    }

    /// Gives the id a number, if it has none, and remembers where it was defined.
    pub(crate) fn define(
        &mut self,
        kind: EntityKind,
        id: &str,
        location: Location,
    ) -> Result<Draft> {
        let layer = self.layer;
        let drafts = self.drafts(kind);
        let at = drafts.ids.intern(id)?.0;
        drafts.defined.resize(drafts.ids.len(), None);
        let defined = &mut drafts.defined[at as usize];
        match *defined {
            Some((first, in_layer)) if in_layer == layer => {
                self.duplicate(kind, id, first, location);
            }
            Some((first, _)) => *defined = Some((first, layer)),
            None => *defined = Some((location, layer)),
        }
        Ok(Draft(at))
    }

    fn duplicate(&mut self, kind: EntityKind, id: &str, first: Location, again: Location) {
        let diagnostic = duplicate_id(kind, id);
        self.diagnostics.push(diagnostic.label(again, "again here").label(first, "first here"));
    }

    /// Gives the id of something that is defined elsewhere a number.
    pub(crate) fn mention(
        &mut self,
        kind: EntityKind,
        id: &str,
        location: Location,
    ) -> Result<Draft> {
        let drafts = self.drafts(kind);
        let at = drafts.ids.intern(id)?.0;
        drafts.defined.resize(drafts.ids.len(), None);
        if drafts.defined[at as usize].is_none() {
            self.mentions.push((kind, at, location));
        }
        Ok(Draft(at))
    }

    pub(crate) fn same_as(
        &mut self,
        kind: EntityKind,
        id: Draft,
        other: &str,
        location: Location,
    ) -> Result<()> {
        let other = self.mention(kind, other, location)?;
        let same = SameAs { id: id.0, other: other.0, layer: self.layer, location };
        self.drafts(kind).same.push(same);
        Ok(())
    }

    /// Gives the source a number; `record` is what is said of it where it is defined.
    pub(crate) fn define_source(&mut self, id: &str, record: SourceRecord, location: Location) {
        let layer = self.layer;
        let (known, in_layer) = self.sources.entry(id.into()).or_default();
        if let (true, Some(first)) = (*in_layer == Some(layer), known.location) {
            self.duplicate(EntityKind::Source, id, first, location);
            return;
        }
        *in_layer = Some(layer);
        known.add(record);
        known.location = known.location.or(Some(location));
    }

    pub(crate) fn mention_source(&mut self, id: &str, location: Location) -> u32 {
        let entry = self.sources.entry(id.into());
        let at = entry.index() as u32;
        if entry.or_default().1.is_none() {
            self.mentions.push((EntityKind::Source, at, location));
        }
        at
    }

    pub(crate) fn word(&mut self, vocabulary: Vocabulary, word: &str, entry: Word) {
        self.words.entry((vocabulary, word.into())).or_default().add(entry);
    }

    pub(crate) fn text(&mut self, text: &str) -> Result<TextId> {
        self.texts.intern(text)
    }

    pub(crate) fn date(&mut self, date: Date) -> u32 {
        self.dates.insert_full(date).0 as u32
    }

    pub(crate) fn provenance(
        &mut self,
        source: Option<u32>,
        place: Option<TextId>,
        details: Details,
    ) -> ProvenanceId {
        self.provenances.intern(source, place, details)
    }

    pub(crate) fn claim(
        &mut self,
        of: EntityKind,
        entry: Draft,
        claim: NewClaim<'_>,
    ) -> Result<()> {
        let value = match claim.value {
            NewValue::Text(text) => self.texts.intern(text)?.0,
            NewValue::Date(date) => self.date(date),
            NewValue::Organization(whole) => whole.0,
            NewValue::Organizations(all) => self.lists.push(all.iter().map(|one| one.0)),
            NewValue::Texts(texts) => {
                let ids = texts.iter().map(|text| self.texts.intern(text).map(|id| id.0));
                let ids = ids.collect::<Result<Vec<_>>>()?;
                self.lists.push(ids)
            }
            NewValue::FormerNames(names) => {
                let mut pairs = Vec::with_capacity(2 * names.len());
                for (name, until) in names {
                    pairs.push(self.texts.intern(name)?.0);
                    pairs.push(until.clone().map_or(NONE, |until| self.date(until)));
                }
                self.lists.push(pairs)
            }
        };
        let Some(key) = self.open_key(claim.key) else {
            self.diagnostics.push(
                Diagnostic::new(Code::BadValue, format!("more than {OPEN_KEYS} different facts"))
                    .at(claim.location)
                    .hint("put what differs from entry to entry into the value, not into the key"),
            );
            return Ok(());
        };
        let row =
            ClaimRow { key: key.pack(), stance: claim.stance, value, provenance: claim.provenance };
        let location = self.keep_locations.then_some(claim.location);
        self.drafts(of).claims.push(entry.0, row, location);
        Ok(())
    }

    fn open_key(&mut self, key: Key<&str>) -> Option<Key<u16>> {
        let intern = |pool: &mut IndexSet<Box<str>>, text: &str| {
            let at = pool.get_index_of(text).unwrap_or_else(|| pool.insert_full(text.into()).0);
            (at < OPEN_KEYS).then_some(at as u16)
        };
        match key {
            Key::NameIn(language) => intern(&mut self.languages, language).map(Key::NameIn),
            Key::Fact(fact) => intern(&mut self.facts, fact).map(Key::Fact),
            fixed => fixed.try_map(|_| None),
        }
    }

    pub(crate) fn influence(
        &mut self,
        earlier: Draft,
        later: Draft,
        kind: InfluenceKind,
        claim: InfluenceClaim,
        location: Location,
    ) {
        if earlier == later {
            let id = self.technologies.ids.get(TextId(later.0));
            self.diagnostics.push(
                Diagnostic::new(Code::SelfInfluence, format!("`{id}` is said to come from itself"))
                    .at(location)
                    .hint(
                        "name the earlier technology, or give the earlier version an id of its own",
                    ),
            );
            return;
        }
        let row = InfluenceRow { earlier: earlier.0, later: later.0, kind, claim };
        self.influences.push(row, self.keep_locations.then_some(location));
    }
}

/// Returns what to say of an id that is defined twice in one catalogue.
pub(crate) fn duplicate_id(kind: EntityKind, id: &str) -> Diagnostic {
    let hint = match kind {
        EntityKind::Source => "join the two, or tell them apart by their ids".to_owned(),
        _ => format!(
            "join the two, or tell them apart by their ids; rival statements of one entry go into `[[{kind}.{id}.claim]]`"
        ),
    };
    Diagnostic::new(Code::DuplicateId, format!("the {kind} `{id}` is defined twice")).hint(hint)
}

impl SourceRecord {
    /// Adds what another catalogue says of the same source, where this one says nothing.
    fn add(&mut self, other: SourceRecord) {
        self.title = self.title.take().or(other.title);
        self.publisher = self.publisher.take().or(other.publisher);
        self.published = self.published.take().or(other.published);
        self.accessed = self.accessed.take().or(other.accessed);
        self.url = self.url.take().or(other.url);
        self.language = self.language.take().or(other.language);
        self.note = self.note.take().or(other.note);
        if self.authors.is_empty() {
            self.authors = other.authors;
        }
        add_names(&mut self.names, other.names);
    }
}

impl Word {
    /// Adds what another catalogue says of the same word, where this one says nothing.
    fn add(&mut self, other: Word) {
        self.name = self.name.take().or(other.name);
        self.unit = self.unit.take().or(other.unit);
        self.span = self.span.take().or(other.span);
        add_names(&mut self.names, other.names);
    }
}

fn add_names(names: &mut Vec<(String, String)>, others: Vec<(String, String)>) {
    for (language, name) in others {
        if !names.iter().any(|(known, _)| *known == language) {
            names.push((language, name));
        }
    }
}
