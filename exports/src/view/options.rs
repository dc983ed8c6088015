//! How a view is to be made.

use forebear_graph::Scope;

use crate::view::GroupBy;

/// How a view is to be made.
#[derive(Clone, Debug)]
pub struct ViewOptions {
    /// The title; that of the catalogue if there is none.
    pub title: Option<String>,
    /// The influences to show.
    pub scope: Scope,
    /// What to group technologies by.
    pub group_by: Option<GroupBy>,
    /// The language in which names are preferred, as in `names.zh`.
    pub language: Option<String>,
    /// What to show beside technologies and influences.
    pub with: With,
}

impl Default for ViewOptions {
    /// All influences, no groups, names as they are, and nothing beside them.
    fn default() -> ViewOptions {
        ViewOptions {
            title: None,
            scope: Scope::all(),
            group_by: None,
            language: None,
            with: With::default(),
        }
    }
}

/// What formats show as nodes beside technologies, where they can.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct With {
    /// Who developed them.
    pub organizations: bool,
    /// When they were released: years, months, …
    pub periods: bool,
    /// Which documents say so.
    pub sources: bool,
}

impl With {
    /// The words for what can be shown.
    pub const WORDS: &'static [&'static str] = &["organizations", "periods", "sources"];

    /// Returns what these words name.
    ///
    /// # Errors
    ///
    /// Gives back the first word that names nothing.
    ///
    /// ```
    /// use forebear_exports::With;
    /// assert!(With::from_words(["periods"]).is_ok_and(|with| with.periods && !with.sources));
    /// assert_eq!(With::from_words(["people"]), Err("people"));
    /// ```
    pub fn from_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<With, &'a str> {
        let mut with = With::default();
        for word in words {
            match word {
                "organizations" => with.organizations = true,
                "periods" => with.periods = true,
                "sources" => with.sources = true,
                _ => return Err(word),
            }
        }
        Ok(with)
    }

    /// Returns whether anything is shown beside technologies.
    pub fn anything(self) -> bool {
        self.organizations || self.periods || self.sources
    }
}
