//! TOML text → raw entries. Reads on after every mistake.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use crate::catalogue::keys::{
    CERTAINTIES, INFLUENCE_KINDS, KeyDef, RANKS, SEVERITIES, Table, provenance_keys,
};
use crate::catalogue::raw::{
    At, RawEntry, RawField, RawHeader, RawInfluence, RawLayer, RawProvenance, RawSource,
    RawStatement, RawValue, RawWord, Vocabulary,
};
use crate::catalogue::{FileId, Location, text};
use crate::check::{Code, Diagnostic, Diagnostics, Severity};
use crate::date::Date;
use crate::model::{Certainty, EntityKind, InfluenceKind, Key, Rank, is_id, slug};
use crate::names::nearest;

type Value<'i> = Spanned<DeValue<'i>>;
type Name<'i> = Spanned<Cow<'i, str>>;

/// Reads one TOML text into a layer.
pub(crate) fn read(file: FileId, text: &str, layer: &mut RawLayer, diagnostics: &mut Diagnostics) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, text, layer, diagnostics };
    for error in errors {
        let span = error.span().unwrap_or(0..0);
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

    fn at(&self, span: std::ops::Range<usize>) -> Location {
        // A table that a dotted header implies has no text of its own.
        let clamp = |byte: usize| byte.min(self.text.len()) as u32;
        Location::Span { file: self.file, start: clamp(span.start), end: clamp(span.end) }
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
            if let (true, Some(table)) = (self.id_is_good(id, location), self.table(name, value)) {
                read(self, At { value: id.to_owned(), location }, table);
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

    fn statement(&mut self, sort: Table, table: &DeTable<'i>, read: &[String]) -> RawStatement {
        let mut statement = RawStatement::default();
        for (name, value) in self.known(sort, table, read) {
            let word = name.get_ref().as_ref();
            if self.provenance(&mut statement.provenance, word, value) {
                continue;
            }
            match word {
                "names" => {
                    for (language, value) in self.pairs(name, value) {
                        self.field(&mut statement, Key::NameIn(language.0), language.1, value);
                    }
                }
                "facts" => {
                    for (fact, value) in self.pairs(name, value) {
                        self.field(&mut statement, Key::Fact(fact.0), fact.1, value);
                    }
                }
                "from" => {
                    for table in self.tables(value) {
                        self.influence(&mut statement, table, value);
                    }
                }
                // Read by `entry`.
                "claim" | "same-as" => {}
                _ => {
                    if let Some(key) = Key::from_file_key(word) {
                        let location = self.at(name.span());
                        self.field(&mut statement, key, location, value);
                    }
                }
            }
        }
        statement
    }

    fn field(
        &mut self,
        statement: &mut RawStatement,
        key: Key<String>,
        location: Location,
        value: &Value<'i>,
    ) {
        let mut own = RawProvenance::default();
        let mut inner = value;
        if let DeValue::Table(table) = value.get_ref() {
            let Some(cited) = table.get("value") else {
                let hint = "write the value alone, or `{ value = …, place = … }` to cite it apart";
                let diagnostic =
                    Diagnostic::new(Code::MissingKey, format!("`{key}` lacks its `value`"))
                        .at(self.at(value.span()))
                        .hint(hint);
                self.push(diagnostic);
                return;
            };
            inner = cited;
            for (name, value) in table {
                let word = name.get_ref().as_ref();
                if word != "value" && !self.provenance(&mut own, word, value) {
                    self.unknown_key(name, "a cited value", provenance_keys());
                }
            }
        }
        if let Some(value) = self.value(&key, inner) {
            let location = match location {
                Location::Span { file, start, .. } => {
                    let Location::Span { end, .. } = self.at(inner.span()) else {
                        return;
                    };
                    Location::Span { file, start, end: end.max(start) }
                }
                cell => cell,
            };
            statement.fields.push(RawField { key, value, location, own });
        }
    }

    fn value(&mut self, key: &Key<String>, value: &Value<'i>) -> Option<RawValue> {
        Some(match key {
            Key::Fact(_) => RawValue::Text(self.attribute(value)?),
            Key::Announced | Key::Published | Key::Released | Key::Retired => {
                RawValue::Date(self.date(value)?)
            }
            Key::Developers => RawValue::Ids(self.ids(value)?),
            Key::PartOf => RawValue::Id(self.id(value)?),
            Key::Fields | Key::Aliases | Key::Misspellings | Key::Links => {
                RawValue::List(self.list(value)?)
            }
            Key::Formerly => RawValue::FormerNames(self.former_names(value)),
            _ => RawValue::Text(self.text(value)?),
        })
    }

    fn former_names(&mut self, value: &Value<'i>) -> Vec<(String, Option<Date>)> {
        let mut names = Vec::new();
        for table in self.tables(value) {
            let mut former = (None, None);
            for (name, value) in self.known(Table::FormerName, table, &[]) {
                match name.get_ref().as_ref() {
                    "name" => former.0 = self.text(value),
                    _ => former.1 = self.date(value),
                }
            }
            let location = self.at(value.span());
            self.require(Table::FormerName, table, location);
            names.extend(former.0.map(|name| (name, former.1)));
        }
        names
    }

    fn influence(&mut self, statement: &mut RawStatement, table: &DeTable<'i>, list: &Value<'i>) {
        let mut provenance = RawProvenance::default();
        let (mut earlier, mut kind, mut when) = (None, None, None);
        for (name, value) in self.known(Table::Influence, table, &[]) {
            let word = name.get_ref().as_ref();
            if self.provenance(&mut provenance, word, value) {
                continue;
            }
            match word {
                "id" => earlier = self.id(value),
                "when" => when = self.date(value),
                _ => {
                    kind = self
                        .one_of(value, INFLUENCE_KINDS)
                        .and_then(|word| InfluenceKind::from_word(&word));
                }
            }
        }
        let first = table.keys().next().map_or(list.span(), |name| name.span());
        let location = self.at(first);
        self.require(Table::Influence, table, location);
        if let (Some(earlier), Some(kind)) = (earlier, kind) {
            let location = earlier.location;
            statement.origins.push(RawInfluence { earlier, kind, when, provenance, location });
        }
    }

    /// Reads a key that says who says so; `false` if it is another key.
    fn provenance(&mut self, into: &mut RawProvenance, word: &str, value: &Value<'i>) -> bool {
        match word {
            "source" => into.source = self.id(value),
            "place" => into.places = self.texts(value),
            "quoting" => into.quoting = self.id(value),
            "certainty" => {
                let word = self.one_of(value, CERTAINTIES);
                into.certainty = word.and_then(|word| Certainty::from_word(&word));
            }
            "rank" => {
                let word = self.one_of(value, RANKS);
                into.rank = word.and_then(|word| Rank::from_word(&word));
            }
            "disputed" => match value.get_ref() {
                DeValue::Boolean(flag) => into.disputed = *flag,
                _ => self.bad_value(value, "`true` or `false`"),
            },
            "note" => into.note = self.text(value),
            "quote" => into.quote = self.text(value),
            "line" => into.line = self.number(value),
            "rule" => into.rule = self.text(value),
            _ => return false,
        }
        true
    }

    // Tables and keys.

    /// Returns the keys that the table may have, reporting all others except those in `read`.
    fn known<'t>(
        &mut self,
        sort: Table,
        table: &'t DeTable<'i>,
        read: &[String],
    ) -> Vec<(&'t Name<'i>, &'t Value<'i>)> {
        let mut known = Vec::with_capacity(table.len());
        for (name, value) in table {
            let word = name.get_ref().as_ref();
            if sort.keys().any(|key| key.name == word) {
                known.push((name, value));
            } else if !read.iter().any(|key| key == word) {
                self.unknown_key(name, sort.title(), sort.keys());
            }
        }
        known
    }

    fn unknown_key(
        &mut self,
        name: &Name<'i>,
        title: &str,
        keys: impl Iterator<Item = &'static KeyDef> + Clone,
    ) {
        let word = name.get_ref().as_ref();
        let hint = match nearest(word, keys.clone().map(|key| key.name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let names: Vec<_> = keys.map(|key| format!("`{}`", key.name)).collect();
                format!("the keys are {}", names.join(", "))
            }
        };
        let shown = text::shown(word);
        let message = format!("{title} has no key `{shown}`");
        let location = self.at(name.span());
        self.push(Diagnostic::new(Code::UnknownKey, message).at(location).hint(hint));
    }

    fn require(&mut self, sort: Table, table: &DeTable<'i>, location: Location) {
        for key in sort.keys().filter(|key| key.required) {
            if !table.contains_key(key.name) {
                let message = format!("{} lacks its `{}`", sort.title(), key.name);
                let diagnostic = Diagnostic::new(Code::MissingKey, message)
                    .at(location)
                    .hint(format!("add `{} = …`: {}", key.name, key.doc));
                self.push(diagnostic);
            }
        }
    }

    fn table<'t>(&mut self, name: &Name<'i>, value: &'t Value<'i>) -> Option<&'t DeTable<'i>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        let message = format!("`{}` must be a table", text::shown(name.get_ref()));
        let hint = format!("write a header such as `[{}]`", text::shown(name.get_ref()));
        let diagnostic =
            Diagnostic::new(Code::BadValue, message).at(self.at(value.span())).hint(hint);
        self.push(diagnostic);
        None
    }

    fn tables<'t>(&mut self, value: &'t Value<'i>) -> Vec<&'t DeTable<'i>> {
        let DeValue::Array(array) = value.get_ref() else {
            self.bad_value(value, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(array.len());
        for item in array {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(table),
                _ => self.bad_value(item, "a table"),
            }
        }
        tables
    }

    #[expect(clippy::type_complexity, reason = "name, its place and its value, used here only")]
    fn pairs<'t>(
        &mut self,
        name: &Name<'i>,
        value: &'t Value<'i>,
    ) -> Vec<((String, Location), &'t Value<'i>)> {
        let Some(table) = self.table(name, value) else {
            return Vec::new();
        };
        table
            .iter()
            .map(|(name, value)| ((name.get_ref().to_string(), self.at(name.span())), value))
            .collect()
    }

    fn names(&mut self, name: &Name<'i>, value: &Value<'i>) -> Vec<(String, String)> {
        let mut names = Vec::new();
        for ((language, _), value) in self.pairs(name, value) {
            names.extend(self.text(value).map(|text| (language, text)));
        }
        names
    }

    // Values.

    fn bad_value(&mut self, value: &Value<'i>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("this must be {wanted}, not {found}");
        let location = self.at(value.span());
        let hint = match (value.get_ref(), wanted) {
            (DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_), "text") => {
                Some("put it in quotes".to_owned())
            }
            (DeValue::String(_), "a list of texts" | "a list of ids") => {
                Some("put it in brackets: `[\"…\"]`".to_owned())
            }
            _ => None,
        };
        self.push(Diagnostic::new(Code::BadValue, message).at(location).maybe_hint(hint));
    }

    fn text(&mut self, value: &Value<'i>) -> Option<String> {
        let DeValue::String(found) = value.get_ref() else {
            self.bad_value(value, "text");
            return None;
        };
        let location = self.at(value.span());
        if found.trim().is_empty() {
            let diagnostic = Diagnostic::new(Code::BadValue, "this text is empty")
                .at(location)
                .hint("leave the key out where nothing is known");
            self.push(diagnostic);
            return None;
        }
        if let Some(diagnostic) = text::control_characters(found, location) {
            self.push(diagnostic);
        }
        Some(found.to_string())
    }

    fn texts(&mut self, value: &Value<'i>) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(_) => self.list(value).unwrap_or_default(),
            _ => self.text(value).into_iter().collect(),
        }
    }

    fn list(&mut self, value: &Value<'i>) -> Option<Vec<String>> {
        let DeValue::Array(array) = value.get_ref() else {
            self.bad_value(value, "a list of texts");
            return None;
        };
        Some(array.iter().filter_map(|item| self.text(item)).collect())
    }

    /// Reads the value of an open attribute: text, or a number or date as it is written.
    fn attribute(&mut self, value: &Value<'i>) -> Option<String> {
        match value.get_ref() {
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => self.text.get(value.span()).map(str::to_owned),
            _ => self.text(value),
        }
    }

    fn id(&mut self, value: &Value<'i>) -> Option<At<String>> {
        let DeValue::String(id) = value.get_ref() else {
            self.bad_value(value, "an id");
            return None;
        };
        let location = self.at(value.span());
        self.id_is_good(id, location).then(|| At { value: id.to_string(), location })
    }

    fn ids(&mut self, value: &Value<'i>) -> Option<Vec<At<String>>> {
        let DeValue::Array(array) = value.get_ref() else {
            self.bad_value(value, "a list of ids");
            return None;
        };
        Some(array.iter().filter_map(|item| self.id(item)).collect())
    }

    fn number(&mut self, value: &Value<'i>) -> Option<u32> {
        let number = match value.get_ref() {
            DeValue::Integer(integer) => decimal(integer).and_then(|text| text.parse().ok()),
            _ => None,
        };
        if number.is_none_or(|number| number == 0) {
            self.bad_value(value, "a whole number from 1");
            return None;
        }
        number
    }

    fn one_of(&mut self, value: &Value<'i>, words: &'static [&'static str]) -> Option<String> {
        let location = self.at(value.span());
        let DeValue::String(word) = value.get_ref() else {
            self.bad_value(value, "text");
            return None;
        };
        if words.contains(&word.as_ref()) {
            return Some(word.to_string());
        }
        let near = nearest(word, words.iter().copied());
        let list = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let diagnostic = Diagnostic::new(
            Code::BadValue,
            format!("`{}` is not one of {list}", text::shown(word)),
        )
        .at(location)
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")));
        self.push(diagnostic);
        None
    }

    fn date(&mut self, value: &Value<'i>) -> Option<Date> {
        let location = self.at(value.span());
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(integer) => match decimal(integer).and_then(|t| t.parse().ok()) {
                // A year below 1000 needs its leading zeros in EDTF and cannot have them in TOML.
                Some(year @ 0..=9999i32) => format!("{year:04}"),
                Some(year @ -9999..=-1) => format!("-{:04}", -year),
                _ => {
                    self.bad_value(value, "a date, and a year has at most four digits");
                    return None;
                }
            },
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Float(float) => {
                let written = float.as_str();
                let diagnostic = Diagnostic::new(
                    Code::BadDate,
                    format!("`{written}` is a number to TOML, not a date"),
                )
                .at(location)
                .hint(format!("put it in quotes, as EDTF: \"{}\"", written.replace('.', "-")));
                self.push(diagnostic);
                return None;
            }
            _ => {
                self.bad_value(value, "a date");
                return None;
            }
        };
        match Date::parse(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                let diagnostic = Diagnostic::new(Code::BadDate, error.message())
                    .at(location)
                    .maybe_hint(error.hint().map(str::to_owned));
                self.push(diagnostic);
                None
            }
        }
    }
}

fn decimal<'a>(integer: &'a DeInteger<'_>) -> Option<&'a str> {
    (integer.radix() == 10).then(|| integer.as_str())
}
