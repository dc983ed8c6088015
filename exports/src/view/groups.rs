//! Which technologies belong together.

use forebear_graph::{Direction, Lineage, Scope, Technology, Vocabulary};
use indexmap::IndexMap;

use crate::view::ViewOptions;

/// What to group technologies by.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum GroupBy {
    /// Who made them; the first of several.
    Developer,
    /// What sort of thing they are.
    Kind,
    /// What they are used for; the first of several.
    Field,
    /// The family they belong to.
    Family,
    /// The root that their main origins lead back to. What has neither origins nor heirs belongs
    /// to no tree.
    Tree,
    /// The value of a fact, by its key.
    Fact(String),
}

impl GroupBy {
    /// The words for what can be grouped by; `facts.KEY` stands for any fact.
    pub const WORDS: &'static [&'static str] =
        &["developer", "kind", "field", "family", "tree", "facts.KEY"];

    /// Returns what a word names.
    ///
    /// ```
    /// use forebear_exports::GroupBy;
    /// assert_eq!(GroupBy::from_word("kind"), Some(GroupBy::Kind));
    /// assert_eq!(GroupBy::from_word("facts.unit"), Some(GroupBy::Fact("unit".to_owned())));
    /// assert_eq!(GroupBy::from_word("age"), None);
    /// ```
    pub fn from_word(word: &str) -> Option<GroupBy> {
        Some(match word {
            "developer" => GroupBy::Developer,
            "kind" => GroupBy::Kind,
            "field" => GroupBy::Field,
            "family" => GroupBy::Family,
            "tree" => GroupBy::Tree,
            _ => GroupBy::Fact(word.strip_prefix("facts.").filter(|key| !key.is_empty())?.into()),
        })
    }
}

/// Technologies that belong together.
#[derive(Clone, Debug)]
pub struct Group<'g> {
    /// What they have in common: the id of a developer or a root, a word, or the value of a fact.
    /// `None` for those that belong to no group.
    pub key: Option<&'g str>,
    /// How the group is called, in the view's language.
    pub label: &'g str,
    /// The members in the order of the view.
    pub members: Vec<Technology<'g>>,
}

/// The groups of a view.
#[derive(Debug, Default)]
pub(crate) struct Grouping<'g> {
    pub(crate) groups: Vec<Group<'g>>,
    /// The group of each chosen technology, by its place; empty if nothing is grouped.
    pub(crate) of: Vec<u32>,
}

/// Sorts technologies into groups, in linear time.
pub(super) fn group<'g>(
    lineage: &'g Lineage,
    technologies: &[Technology<'g>],
    by: &GroupBy,
    options: &ViewOptions,
) -> Grouping<'g> {
    let catalogue = lineage.catalogue();
    let language = options.language.as_deref();
    let roots = match by {
        GroupBy::Tree => roots(lineage, &options.scope),
        _ => Vec::new(),
    };
    let key = |of: Technology<'g>| match by {
        GroupBy::Developer => of.developers().next().map(|first| first.id()),
        GroupBy::Kind => of.kind(),
        GroupBy::Field => of.fields().next(),
        GroupBy::Family => of.family(),
        GroupBy::Tree => roots[of.index()].map(Technology::id),
        GroupBy::Fact(wanted) => of.facts().find(|(key, _)| key == wanted).map(|(_, value)| value),
    };
    let label = |key: &'g str| match by {
        GroupBy::Developer => catalogue.organization(key).map_or(key, |of| of.name_in(language)),
        GroupBy::Kind => catalogue.word_name(Vocabulary::Kind, key, language),
        GroupBy::Field => catalogue.word_name(Vocabulary::Field, key, language),
        GroupBy::Tree => catalogue.technology(key).map_or(key, |root| root.name_in(language)),
        GroupBy::Family | GroupBy::Fact(_) => key,
    };
    let mut members: IndexMap<Option<&'g str>, Vec<Technology<'g>>> = IndexMap::new();
    for technology in technologies {
        members.entry(key(*technology)).or_default().push(*technology);
    }
    if let Some(others) = members.shift_remove(&None) {
        members.insert(None, others);
    }
    let groups = members.into_iter().map(|(key, members)| {
        let label = key.map_or("other", label);
        Group { key, label, members }
    });
    let groups: Vec<Group<'g>> = groups.collect();
    let mut of_index = vec![0; catalogue.technologies().len()];
    for (number, group) in groups.iter().enumerate() {
        for member in &group.members {
            of_index[member.index()] = number as u32;
        }
    }
    let of = technologies.iter().map(|technology| of_index[technology.index()]).collect();
    Grouping { groups, of }
}

/// Returns, by index, the technology that the main origins of each lead back to; `None` for what
/// has neither origins nor heirs. Where main origins go in a circle, its first member by id is
/// the root. Linear: every technology is passed once.
fn roots<'g>(lineage: &'g Lineage, scope: &Scope) -> Vec<Option<Technology<'g>>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnTheWay,
        Done,
    }
    let technologies = lineage.catalogue().technologies();
    let mut roots = vec![None; technologies.len()];
    let mut states = vec![State::New; technologies.len()];
    let mut way: Vec<Technology<'g>> = Vec::new();
    for start in technologies {
        let mut at = start;
        let root = loop {
            match states[at.index()] {
                State::Done => break roots[at.index()],
                State::OnTheWay => {
                    let circle = way.iter().rev().take_while(|member| **member != at);
                    break circle.chain([&at]).min_by_key(|member| member.index()).copied();
                }
                State::New => {
                    states[at.index()] = State::OnTheWay;
                    way.push(at);
                }
            }
            let mut origins = lineage.steps(at, Direction::Back, scope);
            match origins.next() {
                Some(main) => at = main.earlier(),
                None => {
                    let alone = lineage.steps(at, Direction::Forward, scope).next().is_none();
                    break (!alone).then_some(at);
                }
            }
        };
        for passed in way.drain(..) {
            states[passed.index()] = State::Done;
            roots[passed.index()] = root;
        }
    }
    roots
}
