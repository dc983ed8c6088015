//! TOML text → raw entries. Reads on after every mistake.

mod statements;
mod values;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::catalogue::keys::{SEVERITIES, Table};
use crate::catalogue::raw::{At, RawEntry, RawHeader, RawLayer, RawSource, RawWord, Vocabulary};
use crate::catalogue::{FileId, Location, text};
use crate::check::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::build::duplicate_id;
use crate::model::{EntityKind, is_id, slug};
use crate::names::nearest;

type Value<'i> = Spanned<DeValue<'i>>;
type Name<'i> = Spanned<Cow<'i, str>>;

/// Reads one TOML text into a layer.
pub(crate) fn read(file: FileId, text: &str, layer: &mut RawLayer, diagnostics: &mut Diagnostics) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, text, layer, diagnostics };
    let mut headers = None;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        if error.message() == "duplicate key" && reader.duplicate(&span, &mut headers) {
            continue;
        }
        reader.push(
            Diagnostic::new(Code::Syntax, error.message().replace('\n', ", ")).at(reader.at(span)),
        );
    }
    reader.root(root.get_ref());
}

struct Reader<'a, 'i> {
    file: FileId,
    text: &'i str,
    layer: &'a mut RawLayer,
    diagnostics: &'a mut Diagnostics,
}

impl<'i> Reader<'_, 'i> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn at(&self, span: Range<usize>) -> Location {
        // A table that a dotted header implies has no text of its own.
        let clamp = |byte: usize| byte.min(self.text.len()) as u32;
        Location::Span { file: self.file, start: clamp(span.start), end: clamp(span.end) }
    }

    /// Reports a header such as `[technology.clip]` that is there twice. Returns whether it is one.
    /// `headers` keeps where each line that looks like one stands first.
    fn duplicate(
        &mut self,
        span: &Range<usize>,
        headers: &mut Option<HashMap<&'i str, usize>>,
    ) -> bool {
        let text = self.text;
        let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let before = text[line..span.start].trim_start();
        let map = before.strip_prefix('[').and_then(|rest| rest.trim().strip_suffix('.'));
        let Some((map, entity)) = map.and_then(|map| Some((map, EntityKind::from_word(map)?)))
        else {
            return false;
        };
        let id = text.get(span.clone()).unwrap_or_default();
        let headers = headers.get_or_insert_with(|| {
            let mut headers = HashMap::new();
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                let indent = line.len() - line.trim_start().len();
                if let Some((header, _)) = line[indent..].split_once(']')
                    && header.starts_with('[')
                {
                    headers.entry(header).or_insert(at + indent);
                }
                at += line.len();
            }
            headers
        });
        let mut diagnostic = duplicate_id(entity, id).label(self.at(span.clone()), "again here");
        let header = format!("[{map}.{id}");
        if let Some(first) = headers.get(header.as_str()).filter(|first| **first < line) {
            let end = first + header.len();
            diagnostic = diagnostic.label(self.at(end - id.len()..end), "first here");
        }
        self.push(diagnostic);
        true
    }

    fn root(&mut self, root: &DeTable<'i>) {
        for (name, value) in self.known(Table::Root, root, &[]) {
            let Some(table) = self.table(name, value) else {
                continue;
            };
            let location = self.at(name.span());
            match name.get_ref().as_ref() {
                "catalogue" => self.header(table, location),
                "source" => self.each(table, Self::source),
                "organization" => {
                    self.each(table, |r, id, t| r.entry(EntityKind::Organization, id, t));
                }
                "technology" => {
                    self.each(table, |r, id, t| r.entry(EntityKind::Technology, id, t));
                }
                "field" => self.words(Vocabulary::Field, Table::Word, table),
                "kind" => self.words(Vocabulary::Kind, Table::Word, table),
                "fact" => self.words(Vocabulary::Fact, Table::Fact, table),
                _ => self.words(Vocabulary::Era, Table::Era, table),
            }
        }
    }

    /// Calls `read` for every `[map.id]` whose id is well-formed.
    fn each(&mut self, map: &DeTable<'i>, read: impl Fn(&mut Self, At<String>, &DeTable<'i>)) {
        for (name, value) in map {
            let location = self.at(name.span());
            let id = name.get_ref().as_ref();
            let Some(table) = self.table(name, value) else {
                continue;
            };
            // Under a bad id the entry is read on, as the one that was probably meant.
            let meant = if self.id_is_good(id, location) { Some(id.to_owned()) } else { slug(id) };
            if let Some(value) = meant.filter(|meant| meant == id || !map.contains_key(&**meant)) {
                read(self, At { value, location }, table);
            }
        }
    }

    fn id_is_good(&mut self, id: &str, location: Location) -> bool {
        if is_id(id) {
            return true;
        }
        let hint = match slug(id) {
            Some(slug) => format!("write `{slug}` and give the full name as `name`"),
            None => "use lower-case letters, digits and hyphens, and give the full name as `name`"
                .to_owned(),
        };
        let shown = text::shown(id);
        self.push(
            Diagnostic::new(Code::BadId, format!("`{shown}` is not an id")).at(location).hint(hint),
        );
        false
    }

    fn header(&mut self, table: &DeTable<'i>, location: Location) {
        let mut header =
            RawHeader { title: String::new(), source: None, severities: Vec::new(), location };
        for (name, value) in self.known(Table::Catalogue, table, &[]) {
            match name.get_ref().as_ref() {
                "title" => header.title = self.text(value).unwrap_or_default(),
                "source" => header.source = self.id(value),
                _ => {
                    if let Some(table) = self.table(name, value) {
                        header.severities = self.severities(table);
                    }
                }
            }
        }
        self.require(Table::Catalogue, table, location);
        if let Some(first) = &self.layer.header {
            let diagnostic = Diagnostic::new(Code::NoCatalogue, "a second `[catalogue]` table")
                .label(location, "second")
                .label(first.location, "first")
                .hint("keep one of them; further folders are given with `-c`");
            self.push(diagnostic);
        } else {
            self.layer.header = Some(header);
        }
    }

    fn severities(&mut self, table: &DeTable<'i>) -> Vec<(Code, Option<Severity>)> {
        let mut severities = Vec::new();
        for (name, value) in table {
            let word = name.get_ref().as_ref();
            let Some(code) = Code::from_name(word) else {
                let near = nearest(word, Code::all().map(Code::as_str));
                let diagnostic =
                    Diagnostic::new(Code::UnknownKey, format!("there is no check `{word}`"))
                        .at(self.at(name.span()))
                        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")));
                self.push(diagnostic);
                continue;
            };
            let Some(severity) = self.one_of(value, SEVERITIES) else {
                continue;
            };
            if code.default_severity() == Severity::Error && severity != "error" {
                let diagnostic =
                    Diagnostic::new(Code::BadValue, format!("`{word}` can only be an error"))
                        .at(self.at(value.span()))
                        .hint("no graph can be built from a catalogue with this problem");
                self.push(diagnostic);
                continue;
            }
            let severity = match severity.as_str() {
                "error" => Some(Severity::Error),
                "warning" => Some(Severity::Warning),
                "note" => Some(Severity::Note),
                _ => None,
            };
            severities.push((code, severity));
        }
        severities
    }

    fn source(&mut self, id: At<String>, table: &DeTable<'i>) {
        let mut source = RawSource {
            id,
            title: None,
            publisher: None,
            authors: Vec::new(),
            published: None,
            accessed: None,
            url: None,
            language: None,
            names: Vec::new(),
            note: None,
        };
        for (name, value) in self.known(Table::Source, table, &[]) {
            match name.get_ref().as_ref() {
                "title" => source.title = self.text(value),
                "publisher" => source.publisher = self.text(value),
                "authors" => source.authors = self.list(value).unwrap_or_default(),
                "published" => source.published = self.date(value),
                "accessed" => source.accessed = self.date(value),
                "url" => source.url = self.text(value),
                "language" => source.language = self.text(value),
                "names" => source.names = self.names(name, value),
                _ => source.note = self.text(value),
            }
        }
        self.layer.sources.push(source);
    }

    fn words(&mut self, vocabulary: Vocabulary, sort: Table, map: &DeTable<'i>) {
        for (name, value) in map {
            let location = self.at(name.span());
            let Some(table) = self.table(name, value) else {
                continue;
            };
            let mut word = RawWord {
                vocabulary,
                word: At { value: name.get_ref().to_string(), location },
                name: None,
                names: Vec::new(),
                unit: None,
                span: None,
            };
            for (name, value) in self.known(sort, table, &[]) {
                match name.get_ref().as_ref() {
                    "name" => word.name = self.text(value),
                    "names" => word.names = self.names(name, value),
                    "unit" => word.unit = self.text(value),
                    _ => word.span = self.date(value),
                }
            }
            self.require(sort, table, location);
            self.layer.words.push(word);
        }
    }

    fn entry(&mut self, entity: EntityKind, id: At<String>, table: &DeTable<'i>) {
        let (sort, claims) = match entity {
            EntityKind::Technology => (Table::Technology, Table::TechnologyClaim),
            _ => (Table::Organization, Table::OrganizationClaim),
        };
        let dotted = self.dotted_ids(entity, &id, table);
        if !dotted.is_empty() && dotted.len() == table.len() {
            return;
        }
        let before = self.diagnostics.len();
        let mut entry = RawEntry { entity, id, same_as: None, statements: Vec::new() };
        entry.statements.push(self.statement(sort, table, &dotted));
        if let Some(value) = table.get("same-as") {
            entry.same_as = self.id(value);
        }
        if let Some(value) = table.get("claim") {
            for table in self.tables(value) {
                entry.statements.push(self.statement(claims, table, &[]));
            }
        }
        if entity == EntityKind::Technology {
            self.diagnostics.met_at(before, &entry.id.value);
        }
        self.layer.entries.push(entry);
    }

    /// Finds `[technology.gpt-3.5]`, which TOML reads as table `5` within `gpt-3`, reports it and
    /// reads it under the id that was probably meant. Returns the keys so read.
    fn dotted_ids(
        &mut self,
        entity: EntityKind,
        id: &At<String>,
        table: &DeTable<'i>,
    ) -> Vec<String> {
        let sort = match entity {
            EntityKind::Technology => Table::Technology,
            _ => Table::Organization,
        };
        let mut dotted = Vec::new();
        for (name, value) in table {
            let word = name.get_ref().as_ref();
            let DeValue::Table(inner) = value.get_ref() else {
                continue;
            };
            let before = self.text.get(..name.span().start).unwrap_or_default();
            if sort.keys().any(|key| key.name == word) || !before.trim_end().ends_with('.') {
                continue;
            }
            let meant = slug(&format!("{}-{word}", id.value)).unwrap_or_default();
            let location = self.at(name.span());
            let diagnostic = Diagnostic::new(
                Code::DottedId,
                format!("the dot in `{}.{word}` makes a table within `{}`", id.value, id.value),
            )
            .at(location)
            .hint(format!("write `[{}.{meant}]`", entity.as_str()));
            self.push(diagnostic);
            dotted.push(word.to_owned());
            // One level only: what is nested deeper is reported as an unknown key.
            let statement = self.statement(sort, inner, &[]);
            self.layer.entries.push(RawEntry {
                entity,
                id: At { value: meant, location },
                same_as: None,
                statements: vec![statement],
            });
        }
        dotted
    }
}
