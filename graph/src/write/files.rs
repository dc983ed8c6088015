//! A document → the files of a folder.

use std::collections::BTreeMap;

use crate::catalogue::ROOT_FILE;
use crate::check::Severity;
use crate::write::Document;
use crate::write::tables::Tables;
use crate::write::text::string;

/// A file that is to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Its name in the folder of the catalogue.
    pub name: &'static str,
    /// What is in it.
    pub text: String,
}

/// The names that [`Document::files`] gives, in its order.
pub const FILE_NAMES: [&str; 5] =
    ["vocabulary.toml", "sources.toml", "organizations.toml", "technologies.toml", ROOT_FILE];

impl Document {
    /// Returns the files of the catalogue, those with something in them. The one without which it
    /// is no catalogue, [`ROOT_FILE`], comes last: written in this order, a folder that was
    /// not finished is not taken for one.
    ///
    /// The source that is cited most becomes the default one of the catalogue if every fact has a
    /// source. Linear in what is written.
    pub fn files(&self) -> Vec<File> {
        let default = self.default_source();
        let mut tables: [Tables; 5] = Default::default();
        for word in &self.words {
            tables[0].word(word);
        }
        for source in &self.sources {
            tables[1].source(source);
        }
        for organization in &self.organizations {
            tables[2].entry("organization", organization, default);
        }
        for technology in &self.technologies {
            tables[3].entry("technology", technology, default);
        }
        self.root(&mut tables[4], default);
        let files = FILE_NAMES.into_iter().zip(tables);
        files
            .map(|(name, tables)| File { name, text: tables.finish() })
            .filter(|file| !file.text.is_empty())
            .collect()
    }

    fn root(&self, root: &mut Tables, default: Option<&str>) {
        root.header("[catalogue]");
        root.pair("title", &string(&self.title));
        if let Some(source) = default {
            root.pair("source", &string(source));
        }
        if !self.checks.is_empty() {
            root.header("[catalogue.check]");
            for (code, severity) in &self.checks {
                root.pair(code.as_str(), &string(severity.map_or("off", Severity::as_str)));
            }
        }
    }

    /// Returns the source that is cited most, by its id the first of several; none where a fact
    /// has no source, which would take it over.
    fn default_source(&self) -> Option<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in self.organizations.iter().chain(&self.technologies) {
            let claims = entry.claims.iter().map(|claim| &claim.cited);
            for cited in claims.chain(entry.origins.iter().map(|origin| &origin.cited)) {
                *counts.entry(cited.source.as_deref()?).or_default() += 1;
            }
        }
        let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
        most.map(|(source, _)| source)
    }
}
