//! Headers, keys and inline tables, as a person would write them.

use std::fmt::Write;

use crate::date::Date;
use crate::model::Key;
use crate::write::inherit::Own;
use crate::write::layout::{Block, blocks};
use crate::write::text::{key, string};
use crate::write::{Entry, Origin, SourceEntry, Value, WordEntry};

/// A list longer than this is broken into lines.
const WIDTH: usize = 100;

/// A file in the making: tables with an empty line between them.
#[derive(Default)]
pub(super) struct Tables {
    text: String,
}

impl Tables {
    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn header(&mut self, header: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(header);
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn pair(&mut self, key: &str, value: &str) {
        // Writing to a String does not fail.
        _ = writeln!(self.text, "{key} = {value}");
    }

    fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.pair(key, &string(value));
        }
    }

    fn names(&mut self, names: &[(String, String)]) {
        for (language, name) in names {
            self.pair(&format!("names.{}", key(language)), &string(name));
        }
    }

    pub(super) fn source(&mut self, source: &SourceEntry) {
        self.header(&format!("[source.{}]", source.id));
        self.text("title", source.title.as_deref());
        self.names(&source.names);
        self.text("publisher", source.publisher.as_deref());
        if !source.authors.is_empty() {
            self.list("authors", &source.authors);
        }
        self.text("published", source.published.as_ref().map(Date::as_str));
        self.text("url", source.url.as_deref());
        self.text("language", source.language.as_deref());
        self.text("accessed", source.accessed.as_ref().map(Date::as_str));
        self.text("note", source.note.as_deref());
    }

    pub(super) fn word(&mut self, word: &WordEntry) {
        self.header(&format!("[{}.{}]", word.vocabulary.as_str(), key(&word.word)));
        self.text("name", word.said.name.as_deref());
        self.names(&word.said.names);
        self.text("unit", word.said.unit.as_deref());
        self.text("span", word.said.span.as_ref().map(Date::as_str));
    }

    /// Writes a technology or an organization; `default` is the source of what names none.
    pub(super) fn entry(&mut self, sort: &str, entry: &Entry, default: Option<&str>) {
        let header = format!("{sort}.{}", entry.id);
        self.header(&format!("[{header}]"));
        self.text("same-as", entry.same_as.as_deref());
        for (nth, block) in blocks(entry).iter().enumerate() {
            if nth > 0 {
                self.header(&format!("[[{header}.claim]]"));
            }
            self.block(block, default, (nth == 0).then_some(&header));
        }
    }

    /// Writes a block. Its open attributes get a table of their own where there is a header to
    /// make one from.
    fn block(&mut self, block: &Block<'_>, default: Option<&str>, header: Option<&String>) {
        let is_name = |found: &Key<String>| matches!(found, Key::NameIn(_));
        let is_fact = |found: &Key<String>| matches!(found, Key::Fact(_));
        let claims = block.claims.iter();
        // Names in other languages stand below the name.
        let (first, rest): (Vec<_>, Vec<_>) =
            claims.clone().partition(|(claim, _)| claim.key == Key::Name);
        let names = claims.clone().filter(|(claim, _)| is_name(&claim.key));
        let fixed = rest.iter().copied().filter(|(claim, _)| !is_name(&claim.key));
        let (facts, fixed): (Vec<_>, Vec<_>) = fixed.partition(|(claim, _)| is_fact(&claim.key));
        for (claim, own) in first.into_iter().chain(names).chain(fixed) {
            let name = match &claim.key {
                Key::NameIn(language) => format!("names.{}", key(language)),
                fixed => fixed.to_string(),
            };
            self.claim(&name, &claim.value, own);
        }
        if header.is_none() {
            for (claim, own) in &facts {
                let Key::Fact(fact) = &claim.key else { continue };
                self.claim(&format!("facts.{}", key(fact)), &claim.value, own);
            }
        }
        let says_something = !block.claims.is_empty() || !block.origins.is_empty();
        if says_something {
            for (key, value) in pairs(&Own::of_block(&block.cited, default)) {
                self.pair(key, &value);
            }
        }
        let origins: Vec<String> =
            block.origins.iter().map(|(origin, own)| inline(origin_pairs(origin, own))).collect();
        match &origins[..] {
            [] => {}
            [only] if only.chars().count() + "from = []".len() <= WIDTH => {
                self.pair("from", &format!("[{only}]"));
            }
            several => self.lines("from", several),
        }
        if let Some(header) = header.filter(|_| !facts.is_empty()) {
            self.header(&format!("[{header}.facts]"));
            for (claim, own) in &facts {
                let Key::Fact(fact) = &claim.key else { continue };
                self.claim(&key(fact), &claim.value, own);
            }
        }
    }

    fn claim(&mut self, key: &str, value: &Value, own: &Own<'_>) {
        if own.is_empty() {
            return match value {
                Value::List(items) => self.list(key, items),
                value => self.pair(key, &one_line(value)),
            };
        }
        let cited = std::iter::once(("value", one_line(value))).chain(pairs(own));
        self.pair(key, &inline(cited));
    }

    pub(super) fn list(&mut self, key: &str, items: &[String]) {
        let line = list(items);
        if key.len() + " = ".len() + line.chars().count() <= WIDTH || items.len() < 2 {
            return self.pair(key, &line);
        }
        self.lines(key, &items.iter().map(|item| string(item)).collect::<Vec<_>>());
    }

    fn lines(&mut self, key: &str, items: &[String]) {
        self.line(&format!("{key} = ["));
        for item in items {
            self.line(&format!("  {item},"));
        }
        self.line("]");
    }
}

fn one_line(value: &Value) -> String {
    match value {
        Value::Text(text) => string(text),
        Value::Date(date) => string(date.as_str()),
        Value::List(items) => list(items),
        Value::FormerNames(names) => {
            let names = names.iter().map(|(name, until)| {
                let until = until.as_ref().map(|until| ("until", string(until.as_str())));
                inline(std::iter::once(("name", string(name))).chain(until))
            });
            format!("[{}]", names.collect::<Vec<_>>().join(", "))
        }
    }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| string(item)).collect();
    format!("[{}]", items.join(", "))
}

fn inline<'k>(pairs: impl IntoIterator<Item = (&'k str, String)>) -> String {
    let pairs: Vec<String> =
        pairs.into_iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn origin_pairs(origin: &Origin, own: &Own<'_>) -> Vec<(&'static str, String)> {
    let mut found = vec![("id", string(&origin.earlier)), ("as", string(origin.kind.as_str()))];
    found.extend(origin.when.as_ref().map(|when| ("when", string(when.as_str()))));
    found.extend(pairs(own));
    found
}

/// Returns the keys of a citation, in the order of the grammar.
fn pairs(own: &Own<'_>) -> Vec<(&'static str, String)> {
    let place = match own.places {
        [] => None,
        [only] => Some(string(only)),
        several => Some(list(several)),
    };
    let found = [
        ("source", own.source.map(string)),
        ("place", place),
        ("quoting", own.quoting.map(string)),
        ("certainty", own.certainty.map(|certainty| string(certainty.as_str()))),
        ("rank", own.rank.map(|rank| string(rank.as_str()))),
        ("disputed", own.disputed.then(|| "true".to_owned())),
        ("note", own.note.map(string)),
        ("quote", own.quote.map(string)),
        ("line", own.line.map(|line| line.to_string())),
        ("rule", own.rule.map(string)),
    ];
    found.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}
