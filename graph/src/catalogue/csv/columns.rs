//! The columns of the two tables.

use crate::model::Key;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Column {
    Id,
    Claim(Key<String>),
    Earlier,
    Later,
    InfluenceKind,
    When,
    Certainty,
    Source,
    Place,
    Note,
}

/// Names under which the columns of `nodes.csv` are known, the usual one first.
const NODE_COLUMNS: &[(&str, Column)] = &[
    ("id", Column::Id),
    ("name", Column::Claim(Key::Name)),
    ("label", Column::Claim(Key::Name)),
    ("title", Column::Claim(Key::Name)),
    ("kind", Column::Claim(Key::Kind)),
    ("type", Column::Claim(Key::Kind)),
    ("developers", Column::Claim(Key::Developers)),
    ("developer", Column::Claim(Key::Developers)),
    ("released", Column::Claim(Key::Released)),
    ("date", Column::Claim(Key::Released)),
    ("announced", Column::Claim(Key::Announced)),
    ("published", Column::Claim(Key::Published)),
    ("retired", Column::Claim(Key::Retired)),
    ("fields", Column::Claim(Key::Fields)),
    ("field", Column::Claim(Key::Fields)),
    ("family", Column::Claim(Key::Family)),
    ("aliases", Column::Claim(Key::Aliases)),
    ("misspellings", Column::Claim(Key::Misspellings)),
    ("summary", Column::Claim(Key::Summary)),
    ("description", Column::Claim(Key::Summary)),
    ("url", Column::Claim(Key::Url)),
    ("links", Column::Claim(Key::Links)),
    ("color", Column::Claim(Key::Color)),
    ("icon", Column::Claim(Key::Icon)),
    ("certainty", Column::Certainty),
    ("source", Column::Source),
    ("citation", Column::Source),
    ("place", Column::Place),
    ("note", Column::Note),
];

/// Names under which the columns of `edges.csv` are known, the usual one first.
const EDGE_COLUMNS: &[(&str, Column)] = &[
    ("source", Column::Earlier),
    ("from", Column::Earlier),
    ("earlier", Column::Earlier),
    ("target", Column::Later),
    ("to", Column::Later),
    ("later", Column::Later),
    ("kind", Column::InfluenceKind),
    ("as", Column::InfluenceKind),
    ("type", Column::InfluenceKind),
    ("when", Column::When),
    ("date", Column::When),
    ("certainty", Column::Certainty),
    ("citation", Column::Source),
    ("place", Column::Place),
    ("note", Column::Note),
];

/// Which of the two tables it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sheet {
    Nodes,
    Edges,
}

impl Sheet {
    fn known(self) -> &'static [(&'static str, Column)] {
        match self {
            Sheet::Nodes => NODE_COLUMNS,
            Sheet::Edges => EDGE_COLUMNS,
        }
    }

    /// Returns the columns without which there is nothing to read.
    pub(super) fn needed(self) -> &'static [(Column, &'static str)] {
        match self {
            Sheet::Nodes => &[(Column::Id, "id")],
            Sheet::Edges => &[(Column::Earlier, "source"), (Column::Later, "target")],
        }
    }

    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        self.known().iter().map(|(name, _)| *name)
    }

    /// Returns the column that a header cell names, without regard to case.
    pub(super) fn column(self, name: &str) -> Option<Column> {
        if self == Sheet::Nodes {
            if let Some(fact) = name.strip_prefix("facts.") {
                return Some(Column::Claim(Key::Fact(fact.to_owned())));
            }
            if let Some(language) = name.strip_prefix("names.") {
                return Some(Column::Claim(Key::NameIn(language.to_owned())));
            }
        }
        let found = self.known().iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, column)| column.clone())
    }
}
