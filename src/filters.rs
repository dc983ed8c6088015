//! A query, `--by`, `--kind`, `--field`, `--family`, `--dated`: which technologies a command is
//! about.

use forebear_graph::{
    Catalogue, DateRange, Filter, Lineage, NameError, Organization, Technology, Vocabulary,
};

use crate::failure::Failure;
use crate::near::unknown_word;
use crate::session::Session;

/// Which technologies; all that is given must hold.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "Filters")]
pub(crate) struct FilterArgs {
    /// Which technologies, in the language of `forebear help query`: a name, or a set such as
    /// `'::gpt-4v & dated(2022..)'`
    // A query may begin with a function's `(` or an operator, but never with `-`.
    #[arg(value_name = "QUERY", help_heading = None)]
    query: Option<String>,

    /// Made by this organization or a part of it
    #[arg(long, value_name = "ORGANIZATION")]
    by: Option<String>,

    /// Of this kind
    #[arg(long)]
    kind: Option<String>,

    /// Used in this field
    #[arg(long)]
    field: Option<String>,

    /// Of this family
    #[arg(long)]
    family: Option<String>,

    /// Dated certainly within this range: `2021`, `2021-06..2022`, `2021..`, `..2021`
    #[arg(long, value_name = "RANGE", allow_hyphen_values = true)]
    dated: Option<String>,
}

impl FilterArgs {
    /// Returns the technologies that are meant, in the order of listing.
    ///
    /// # Errors
    ///
    /// If the query has mistakes, the catalogue does not know the organization or one of the
    /// words, or the range is none.
    pub(crate) fn select<'g>(
        &self,
        lineage: &'g Lineage,
        session: &Session,
    ) -> Result<Vec<Technology<'g>>, Failure> {
        let filter = self.filter(lineage)?;
        let Some(query) = &self.query else {
            return Ok(lineage.select(&filter));
        };
        let found = ask(query, lineage, session)?;
        Ok(found.into_iter().filter(|found| filter.admits(*found)).collect())
    }

    fn filter<'g>(&self, lineage: &'g Lineage) -> Result<Filter<'g>, Failure> {
        let catalogue = lineage.catalogue();
        let by = self.by.as_deref().map(|name| organization(name, catalogue)).transpose()?;
        let dated = self.dated.as_deref().map(DateRange::parse).transpose()?;
        let word = |asked: &Option<String>, what, vocabulary, of: WordsOf| match asked {
            Some(asked) => known(catalogue, asked, what, vocabulary, of).map(Some),
            None => Ok(None),
        };
        Ok(Filter {
            by,
            kind: word(&self.kind, "kind", Some(Vocabulary::Kind), |t| {
                t.kind().into_iter().collect()
            })?,
            field: word(&self.field, "field", Some(Vocabulary::Field), |t| t.fields().collect())?,
            family: word(&self.family, "family", None, |t| t.family().into_iter().collect())?,
            dated,
        })
    }

    /// Returns whether anything is asked for.
    pub(crate) fn is_empty(&self) -> bool {
        let FilterArgs { query, by, kind, field, family, dated } = self;
        [query, by, kind, field, family, dated].into_iter().all(Option::is_none)
    }
}

/// Returns the technologies that a query means, in the order of listing.
///
/// # Errors
///
/// If the query has mistakes.
pub(crate) fn ask<'g>(
    query: &str,
    lineage: &'g Lineage,
    session: &Session,
) -> Result<Vec<Technology<'g>>, Failure> {
    let answer = lineage.ask(query, session.scope())?;
    for warning in &answer.warnings {
        session.say("warning", warning);
    }
    Ok(answer.technologies)
}

fn organization<'c>(name: &str, catalogue: &'c Catalogue) -> Result<Organization<'c>, Failure> {
    catalogue.find_organization(name).map_err(|error| match (&error, catalogue.find(name)) {
        (NameError::Unknown { .. }, Ok(other)) => {
            let (kind, id) = (other.kind(), other.id());
            Failure::usage(format!("`{}` is a {kind}, not an organization", other.name()))
                .hint(format!("`forebear show {kind}:{id}` tells of it"))
        }
        _ => error.into(),
    })
}

/// Returns the facts that technologies have, as columns and groups name them: `facts.KEY`.
pub(crate) fn facts(lineage: &Lineage) -> Vec<String> {
    let technologies = lineage.catalogue().technologies();
    let mut facts: Vec<&str> =
        technologies.flat_map(|technology| technology.facts()).map(|(key, _)| key).collect();
    facts.sort_unstable();
    facts.dedup();
    facts.into_iter().map(|key| format!("facts.{key}")).collect()
}

type WordsOf = for<'c> fn(Technology<'c>) -> Vec<&'c str>;

/// Returns the word that technologies have and that is meant: it itself, or one that is shown
/// under this name.
fn known(
    catalogue: &Catalogue,
    asked: &str,
    what: &str,
    vocabulary: Option<Vocabulary>,
    of: WordsOf,
) -> Result<String, Failure> {
    let mut words: Vec<&str> = catalogue.technologies().flat_map(of).collect();
    words.sort_unstable();
    words.dedup();
    if words.contains(&asked) {
        return Ok(asked.to_owned());
    }
    let folded = asked.to_lowercase();
    let is_shown_so = |word: &str| {
        let entry = vocabulary.and_then(|vocabulary| catalogue.word(vocabulary, word));
        let names = entry
            .into_iter()
            .flat_map(|entry| entry.name.iter().chain(entry.names.iter().map(|(_, name)| name)));
        word.to_lowercase() == folded || names.into_iter().any(|name| name.to_lowercase() == folded)
    };
    match words.iter().find(|word| is_shown_so(word)) {
        Some(word) => Ok((*word).to_owned()),
        None => Err(unknown_word(what, asked, &words)),
    }
}
