//! Statements: what one block says of an entry, and who says so.

use toml::de::{DeTable, DeValue};

use crate::catalogue::Location;
use crate::catalogue::keys::{CERTAINTIES, INFLUENCE_KINDS, RANKS, Table, provenance_keys};
use crate::catalogue::raw::{RawField, RawInfluence, RawProvenance, RawStatement, RawValue};
use crate::catalogue::toml::{Reader, Value};
use crate::check::{Code, Diagnostic};
use crate::date::Date;
use crate::model::{Certainty, InfluenceKind, Key, Rank};

impl<'i> Reader<'_, 'i> {
    pub(super) fn statement(
        &mut self,
        sort: Table,
        table: &DeTable<'i>,
        read: &[String],
    ) -> RawStatement {
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
}
