//! Tables, keys and values of a TOML text, each checked for its shape.

use toml::de::{DeInteger, DeTable, DeValue};

use crate::catalogue::Location;
use crate::catalogue::keys::{KeyDef, Table};
use crate::catalogue::raw::At;
use crate::catalogue::text;
use crate::catalogue::toml::{Name, Reader, Value};
use crate::check::{Code, Diagnostic};
use crate::date::Date;
use crate::names::nearest;

impl<'i> Reader<'_, 'i> {
    /// Returns the keys that the table may have, reporting all others except those in `read`.
    pub(super) fn known<'t>(
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

    pub(super) fn unknown_key(
        &mut self,
        name: &Name<'i>,
        title: &str,
        keys: impl Iterator<Item = &'static KeyDef> + Clone,
    ) {
        let word = name.get_ref().as_ref();
        if name.span().is_empty() {
            // The parser put it where it missed a key, which was reported already.
            return;
        }
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

    pub(super) fn require(&mut self, sort: Table, table: &DeTable<'i>, location: Location) {
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

    pub(super) fn table<'t>(
        &mut self,
        name: &Name<'i>,
        value: &'t Value<'i>,
    ) -> Option<&'t DeTable<'i>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        if value.span().is_empty() {
            return None;
        }
        let word = name.get_ref().as_ref();
        let message = format!("`{}` must be a table", text::shown(word));
        let hint = match word {
            "catalogue" => Some("write it as a header: `[catalogue]`".to_owned()),
            "source" | "organization" | "technology" | "field" | "kind" | "fact" | "era" => {
                Some(format!("write a header for each, such as `[{word}.ID]`"))
            }
            "facts" | "names" | "check" => Some(format!("write it as `{word}.KEY = \"…\"`")),
            _ => None,
        };
        let diagnostic =
            Diagnostic::new(Code::BadValue, message).at(self.at(value.span())).maybe_hint(hint);
        self.push(diagnostic);
        None
    }

    pub(super) fn tables<'t>(&mut self, value: &'t Value<'i>) -> Vec<&'t DeTable<'i>> {
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

    pub(super) fn pairs<'t>(
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

    pub(super) fn names(&mut self, name: &Name<'i>, value: &Value<'i>) -> Vec<(String, String)> {
        let mut names = Vec::new();
        for ((language, _), value) in self.pairs(name, value) {
            names.extend(self.text(value).map(|text| (language, text)));
        }
        names
    }

    pub(super) fn bad_value(&mut self, value: &Value<'i>, wanted: &str) {
        // What the TOML parser puts in place of something it could not read has no text; that was
        // reported already.
        if value.span().is_empty() {
            return;
        }
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

    pub(super) fn text(&mut self, value: &Value<'i>) -> Option<String> {
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

    pub(super) fn texts(&mut self, value: &Value<'i>) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(_) => self.list(value).unwrap_or_default(),
            _ => self.text(value).into_iter().collect(),
        }
    }

    pub(super) fn list(&mut self, value: &Value<'i>) -> Option<Vec<String>> {
        let DeValue::Array(array) = value.get_ref() else {
            self.bad_value(value, "a list of texts");
            return None;
        };
        Some(array.iter().filter_map(|item| self.text(item)).collect())
    }

    /// Reads the value of an open attribute: text, or a number or date as it is written.
    pub(super) fn attribute(&mut self, value: &Value<'i>) -> Option<String> {
        match value.get_ref() {
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => self.text.get(value.span()).map(str::to_owned),
            _ => self.text(value),
        }
    }

    pub(super) fn id(&mut self, value: &Value<'i>) -> Option<At<String>> {
        let DeValue::String(id) = value.get_ref() else {
            self.bad_value(value, "an id");
            return None;
        };
        let location = self.at(value.span());
        self.id_is_good(id, location).then(|| At { value: id.to_string(), location })
    }

    pub(super) fn ids(&mut self, value: &Value<'i>) -> Option<Vec<At<String>>> {
        let DeValue::Array(array) = value.get_ref() else {
            self.bad_value(value, "a list of ids");
            return None;
        };
        Some(array.iter().filter_map(|item| self.id(item)).collect())
    }

    pub(super) fn number(&mut self, value: &Value<'i>) -> Option<u32> {
        let number = match value.get_ref() {
            DeValue::Integer(integer) => decimal(integer).and_then(|text| text.parse().ok()),
            _ => None,
        };
        match (number, value.get_ref()) {
            (Some(1..), _) => return number,
            (_, DeValue::Integer(_)) => {
                let message = format!("this must be a whole number from 1 to {}", u32::MAX);
                self.push(Diagnostic::new(Code::BadValue, message).at(self.at(value.span())));
            }
            _ => self.bad_value(value, "a whole number from 1"),
        }
        None
    }

    pub(super) fn one_of(
        &mut self,
        value: &Value<'i>,
        words: &'static [&'static str],
    ) -> Option<String> {
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

    pub(super) fn date(&mut self, value: &Value<'i>) -> Option<Date> {
        let location = self.at(value.span());
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(integer) => match decimal(integer).and_then(|t| t.parse().ok()) {
                // A year below 1000 needs its leading zeros in EDTF and cannot have them in TOML.
                Some(year @ 0..=9999i32) => format!("{year:04}"),
                Some(year @ -9999..=-1) => format!("-{:04}", -year),
                _ => {
                    let message = "this is not a year: years are from -9999 to 9999";
                    let diagnostic = Diagnostic::new(Code::BadDate, message)
                        .at(location)
                        .hint("write a month or a day in EDTF and in quotes: \"2021-06-12\"");
                    self.push(diagnostic);
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
