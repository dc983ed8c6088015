//! Raw catalogues → one [`Catalogue`]: ids are resolved, blocks of the same entry add up.

use crate::catalogue::csv;
use crate::catalogue::raw::{
    RawCatalogue, RawEntry, RawInfluence, RawLayer, RawProvenance, RawSource, RawStatement,
    RawValue,
};
use crate::catalogue::{Location, SourceFiles};
use crate::check::{Code, Diagnostic, Diagnostics};
use crate::model::build::{Builder, Draft, NewClaim, NewValue};
use crate::model::catalogue::{Catalogue, SourceRecord, Word};
use crate::model::claims::Stance;
use crate::model::influences::InfluenceClaim;
use crate::model::pools::{Details, NONE, ProvenanceId};
use crate::model::text::TooMuchText;
use crate::model::{Certainty, EntityKind, Key, Rank};

/// Whether to remember where every claim was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Locations {
    /// Sixteen bytes a claim more; what [`check`](crate::check::check) needs to point at things.
    Keep,
    /// What everything else needs.
    Drop,
}

/// What joining gives.
#[derive(Debug)]
pub struct Joined {
    /// The catalogue; only the files if the diagnostics hold an error.
    pub catalogue: Result<Catalogue, SourceFiles>,
    /// Everything that is wrong.
    pub diagnostics: Diagnostics,
}

impl Joined {
    /// Returns the files that were read, for showing the diagnostics.
    pub fn files(&self) -> &SourceFiles {
        match &self.catalogue {
            Ok(catalogue) => catalogue.files(),
            Err(files) => files,
        }
    }
}

impl RawCatalogue {
    /// Joins what was read, adding to the diagnostics of reading. Linear in the size of the input
    /// but for sorting the ids.
    pub fn join(self, mut diagnostics: Diagnostics, locations: Locations) -> Joined {
        let RawCatalogue { mut files, layers } = self;
        let mut builder = Builder::new(locations == Locations::Keep);
        for layer in layers {
            let joined = join_layer(&mut builder, &mut files, layer);
            if joined.is_err() {
                diagnostics.push(
                    Diagnostic::new(Code::Unreadable, "more than 4 GiB of text in one catalogue")
                        .hint("split the catalogue"),
                );
            }
        }
        builder.diagnostics.append(diagnostics);
        builder.finish(files)
    }
}

type Fits<T> = Result<T, TooMuchText>;

fn join_layer(builder: &mut Builder, files: &mut SourceFiles, layer: RawLayer) -> Fits<()> {
    let RawLayer { header, entries, sources, words, tables, files: _ } = layer;
    let title = header.as_ref().map_or("Untitled catalogue", |header| header.title.as_str());
    builder.begin_layer(title);
    for source in sources {
        let (id, location, record) = source_record(source);
        builder.define_source(&id, record, location);
    }
    let mut joiner = Joiner { builder, default_source: None };
    if let Some(header) = header {
        for (code, severity) in header.severities {
            joiner.builder.severity(code, severity);
        }
        joiner.default_source =
            header.source.map(|id| joiner.builder.mention_source(&id.value, id.location));
    }
    for word in words {
        let entry = Word { name: word.name, names: word.names, unit: word.unit, span: word.span };
        joiner.builder.word(word.vocabulary, &word.word.value, entry);
    }
    for entry in &entries {
        joiner.entry(entry)?;
    }
    if let Some(tables) = tables {
        csv::read(&tables, files, joiner.builder, joiner.default_source)?;
    }
    Ok(())
}

fn source_record(source: RawSource) -> (String, Location, SourceRecord) {
    let record = SourceRecord {
        title: source.title,
        publisher: source.publisher,
        authors: source.authors,
        published: source.published,
        accessed: source.accessed,
        url: source.url,
        language: source.language,
        names: source.names,
        note: source.note,
        location: None,
    };
    (source.id.value, source.id.location, record)
}

struct Joiner<'a> {
    builder: &'a mut Builder,
    default_source: Option<u32>,
}

impl Joiner<'_> {
    fn entry(&mut self, entry: &RawEntry) -> Fits<()> {
        let id = &entry.id;
        let draft = self.builder.define(entry.entity, &id.value, id.location)?;
        if let Some(other) = &entry.same_as {
            self.builder.same_as(entry.entity, draft, &other.value, other.location)?;
        }
        for statement in &entry.statements {
            self.statement(entry.entity, draft, statement)?;
        }
        Ok(())
    }

    fn statement(&mut self, of: EntityKind, entry: Draft, statement: &RawStatement) -> Fits<()> {
        let block = &statement.provenance;
        let whole = self.provenance(block, &RawProvenance::default())?;
        for field in &statement.fields {
            let provenance = match field.own.is_empty() {
                true => whole,
                false => self.provenance(&field.own, block)?,
            };
            let value = match &field.value {
                RawValue::Text(text) => NewValue::Text(text),
                RawValue::List(texts) => NewValue::Texts(texts),
                RawValue::Date(date) => NewValue::Date(date.clone()),
                RawValue::FormerNames(names) => NewValue::FormerNames(names),
                RawValue::Id(id) => NewValue::Organization(self.builder.mention(
                    EntityKind::Organization,
                    &id.value,
                    id.location,
                )?),
                RawValue::Ids(ids) => NewValue::Organizations(
                    ids.iter()
                        .map(|id| {
                            let kind = EntityKind::Organization;
                            self.builder.mention(kind, &id.value, id.location)
                        })
                        .collect::<Fits<_>>()?,
                ),
            };
            let claim = NewClaim {
                key: borrowed(&field.key),
                value,
                stance: stance(&field.own, block),
                provenance,
                location: field.location,
            };
            self.builder.claim(of, entry, claim)?;
        }
        for origin in &statement.origins {
            self.influence(entry, origin, block, whole)?;
        }
        Ok(())
    }

    fn influence(
        &mut self,
        later: Draft,
        origin: &RawInfluence,
        block: &RawProvenance,
        whole: ProvenanceId,
    ) -> Fits<()> {
        let id = &origin.earlier;
        let earlier = self.builder.mention(EntityKind::Technology, &id.value, id.location)?;
        let own = &origin.provenance;
        let provenance = match own.is_empty() && block.remarks_nothing() {
            true => whole,
            false => self.provenance(own, block)?,
        };
        let when = origin.when.clone().map_or(NONE, |when| self.builder.date(when));
        let claim = InfluenceClaim { stance: stance(own, block), provenance, when };
        self.builder.influence(earlier, later, origin.kind, claim, origin.location);
        Ok(())
    }

    /// The nearest citation holds: its own source and place, else the block's, else the default
    /// source. Another source has other places, so a block's place is not taken over to it; and a
    /// remark on the block is not one on each value that is cited apart.
    fn provenance(&mut self, own: &RawProvenance, block: &RawProvenance) -> Fits<ProvenanceId> {
        let places =
            if own.places.is_empty() && own.source.is_none() { &block.places } else { &own.places };
        let source = own.source.as_ref().or(block.source.as_ref());
        let source = match source {
            Some(id) => Some(self.builder.mention_source(&id.value, id.location)),
            None => self.default_source,
        };
        let mut places =
            places.iter().map(|place| self.builder.text(place)).collect::<Fits<Vec<_>>>()?;
        let place = (!places.is_empty()).then(|| places.remove(0));
        let quoting = own.quoting.as_ref().or(block.quoting.as_ref());
        let quoting = quoting.map(|id| self.builder.mention_source(&id.value, id.location));
        let mut text =
            |text: &Option<String>| text.as_ref().map(|text| self.builder.text(text)).transpose();
        let details = Details {
            more_places: places,
            quoting,
            note: text(&own.note)?,
            quote: text(&own.quote)?,
            rule: text(&own.rule)?,
            line: own.line,
        };
        Ok(self.builder.provenance(source, place, details))
    }
}

fn stance(own: &RawProvenance, block: &RawProvenance) -> Stance {
    Stance::new(
        own.certainty.or(block.certainty).unwrap_or(Certainty::Stated),
        own.rank.or(block.rank).unwrap_or(Rank::Normal),
        own.disputed || block.disputed,
    )
}

fn borrowed(key: &Key<String>) -> Key<&str> {
    match key {
        Key::NameIn(language) => Key::NameIn(language),
        Key::Fact(fact) => Key::Fact(fact),
        fixed => fixed.try_map(|_| None).unwrap_or(Key::Name),
    }
}
