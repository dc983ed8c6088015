//! The grammar of catalogue files: which tables there are, which keys each has and of what shape.
//!
//! The reader, its hints for misspelt keys and the JSON Schema are all made from these lists, so
//! that they cannot disagree.

/// A sort of table in a catalogue file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Table {
    Root,
    Catalogue,
    Checks,
    Source,
    Organization,
    OrganizationClaim,
    Technology,
    TechnologyClaim,
    Influence,
    FormerName,
    Word,
    Fact,
    Era,
}

/// What may stand behind a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Text.
    Text,
    /// Text, or a list of texts.
    Texts,
    /// A list of texts.
    List,
    /// A date: EDTF text, or a TOML integer (a year) or local date.
    Date,
    /// The id of a source, an organization or a technology.
    Id,
    /// A list of ids.
    Ids,
    /// A whole number from 1.
    Number,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A table whose keys are languages and whose values are texts.
    Names,
    /// A table of open attributes.
    Facts,
    /// A table whose keys are ids and whose values are tables of this sort.
    Map(Table),
    /// A table of this sort.
    One(Table),
    /// A list of tables of this sort.
    Many(Table),
}

/// A key of a table.
pub(crate) struct KeyDef {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
    /// Whether the value may be written `{ value = …, place = … }` to cite it apart.
    pub(crate) cited: bool,
    pub(crate) doc: &'static str,
}

const fn key(name: &'static str, shape: Shape, doc: &'static str) -> KeyDef {
    KeyDef { name, shape, required: false, cited: false, doc }
}

const fn required(name: &'static str, shape: Shape, doc: &'static str) -> KeyDef {
    KeyDef { required: true, ..key(name, shape, doc) }
}

const fn fact(name: &'static str, shape: Shape, doc: &'static str) -> KeyDef {
    KeyDef { cited: true, ..key(name, shape, doc) }
}

impl Table {
    /// Returns how the table is called in messages.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Table::Root => "a catalogue file",
            Table::Catalogue => "`[catalogue]`",
            Table::Checks => "`[catalogue.check]`",
            Table::Source => "a source",
            Table::Organization => "an organization",
            Table::OrganizationClaim => "a claim about an organization",
            Table::Technology => "a technology",
            Table::TechnologyClaim => "a claim about a technology",
            Table::Influence => "an influence",
            Table::FormerName => "a former name",
            Table::Word => "a word of a vocabulary",
            Table::Fact => "a fact's description",
            Table::Era => "an era",
        }
    }

    /// Returns the groups of keys that the table has.
    pub(crate) fn keys(self) -> impl Iterator<Item = &'static KeyDef> + Clone {
        let groups: &'static [&'static [KeyDef]] = match self {
            Table::Root => &[ROOT],
            Table::Catalogue => &[CATALOGUE],
            Table::Checks => &[],
            Table::Source => &[SOURCE],
            Table::Organization => &[ORGANIZATION, ORGANIZATION_ENTRY, PROVENANCE],
            Table::OrganizationClaim => &[ORGANIZATION, PROVENANCE],
            Table::Technology => &[TECHNOLOGY, TECHNOLOGY_ENTRY, PROVENANCE],
            Table::TechnologyClaim => &[TECHNOLOGY, PROVENANCE],
            Table::Influence => &[INFLUENCE, PROVENANCE],
            Table::FormerName => &[FORMER_NAME],
            Table::Word => &[WORD],
            Table::Fact => &[WORD, FACT],
            Table::Era => &[WORD, ERA],
        };
        groups.iter().flat_map(|group| group.iter())
    }
}

/// Words that `certainty` may have, the firmest first.
pub(crate) const CERTAINTIES: &[&str] = &["stated", "implied", "speculated"];
/// Words that `rank` may have, the highest first.
pub(crate) const RANKS: &[&str] = &["preferred", "normal", "deprecated"];
/// Words that the severity of a check may be set to.
pub(crate) const SEVERITIES: &[&str] = &["error", "warning", "note", "off"];
/// Words that `as` may have.
pub(crate) const INFLUENCE_KINDS: &[&str] =
    &["component", "basis", "successor", "data", "method", "variant", "inspiration", "influence"];

const ROOT: &[KeyDef] = &[
    key("catalogue", Shape::One(Table::Catalogue), "what this catalogue is; once in a folder"),
    key("source", Shape::Map(Table::Source), "documents that facts are taken from"),
    key(
        "organization",
        Shape::Map(Table::Organization),
        "companies, laboratories, universities, teams, persons",
    ),
    key("technology", Shape::Map(Table::Technology), "named things with a history"),
    key("field", Shape::Map(Table::Word), "words for the vocabulary of `fields`"),
    key("kind", Shape::Map(Table::Word), "words for the vocabulary of `kind`"),
    key("fact", Shape::Map(Table::Fact), "words for the keys of `facts`, with their units"),
    key("era", Shape::Map(Table::Era), "named stretches of time, drawn as bands"),
];

const CATALOGUE: &[KeyDef] = &[
    required("title", Shape::Text, "the title of the catalogue"),
    key("source", Shape::Id, "the source of every fact that names none"),
    key("check", Shape::One(Table::Checks), "severities of checks: `undated = \"off\"`"),
];

const SOURCE: &[KeyDef] = &[
    key("title", Shape::Text, "the title of the document"),
    key("publisher", Shape::Text, "who published it"),
    key("authors", Shape::List, "who wrote it"),
    key("published", Shape::Date, "when it was published"),
    key("url", Shape::Text, "where it is to be found"),
    key("language", Shape::Text, "its language, as a BCP 47 tag"),
    key("accessed", Shape::Date, "when it was read"),
    key("names", Shape::Names, "its title in other languages"),
    key("note", Shape::Text, "a remark"),
];

const ORGANIZATION: &[KeyDef] = &[
    fact("name", Shape::Text, "the name it is shown under"),
    fact("names", Shape::Names, "its names in other languages"),
    fact("kind", Shape::Text, "company, lab, university, team, person, …"),
    fact("part-of", Shape::Id, "the organization that it belongs to"),
    fact("aliases", Shape::List, "other names by which it is known"),
    fact("misspellings", Shape::List, "wrong spellings, which are found but never shown"),
    fact("formerly", Shape::Many(Table::FormerName), "names it had before"),
    fact("summary", Shape::Text, "what it is, in a few words"),
    fact("url", Shape::Text, "its home"),
    fact("links", Shape::List, "further addresses"),
    key("facts", Shape::Facts, "open attributes"),
];

const ORGANIZATION_ENTRY: &[KeyDef] = &[
    key("same-as", Shape::Id, "the id of another entry that means the same organization"),
    key("claim", Shape::Many(Table::OrganizationClaim), "rival statements, each with its citation"),
];

const TECHNOLOGY: &[KeyDef] = &[
    fact("name", Shape::Text, "the name it is shown under"),
    fact("names", Shape::Names, "its names in other languages"),
    fact(
        "kind",
        Shape::Text,
        "model, algorithm, architecture, dataset, product, technique, benchmark, …",
    ),
    fact("developers", Shape::Ids, "the organizations that made it; a list is joint work"),
    fact("announced", Shape::Date, "when it was announced"),
    fact("published", Shape::Date, "when its paper was published"),
    fact("released", Shape::Date, "when it was released"),
    fact("retired", Shape::Date, "when it was withdrawn or given up"),
    fact("fields", Shape::List, "what it is used for"),
    fact("family", Shape::Text, "the family it belongs to, such as DALL·E"),
    fact("aliases", Shape::List, "other names by which it is known"),
    fact("misspellings", Shape::List, "wrong spellings, which are found but never shown"),
    fact("formerly", Shape::Many(Table::FormerName), "names it had before"),
    fact("summary", Shape::Text, "what it is, in a few words"),
    fact("url", Shape::Text, "its home"),
    fact("links", Shape::List, "further addresses"),
    fact("color", Shape::Text, "its colour in drawings"),
    fact("icon", Shape::Text, "its icon in drawings"),
    key("facts", Shape::Facts, "open attributes"),
    key(
        "from",
        Shape::Many(Table::Influence),
        "the influences that end here, the main origin first",
    ),
];

const TECHNOLOGY_ENTRY: &[KeyDef] = &[
    key("same-as", Shape::Id, "the id of another entry that means the same technology"),
    key("claim", Shape::Many(Table::TechnologyClaim), "rival statements, each with its citation"),
];

const INFLUENCE: &[KeyDef] = &[
    required("id", Shape::Id, "the earlier technology"),
    required(
        "as",
        Shape::OneOf(INFLUENCE_KINDS),
        "what the earlier technology is to the later one",
    ),
    key("when", Shape::Date, "when the influence took effect, if not with the release"),
];

const FORMER_NAME: &[KeyDef] = &[
    required("name", Shape::Text, "the old name"),
    key("until", Shape::Date, "when it was given up"),
];

/// Who says so: keys that every statement may carry.
const PROVENANCE: &[KeyDef] = &[
    key("source", Shape::Id, "the source, if not the catalogue's default"),
    key("place", Shape::Texts, "where in the source: section, page, table"),
    key("quoting", Shape::Id, "another source that the source itself reports"),
    key("certainty", Shape::OneOf(CERTAINTIES), "whether the source states, implies or guesses it"),
    key("rank", Shape::OneOf(RANKS), "which of several claims is to be in force"),
    key("disputed", Shape::Flag, "says that it contradicts something else in the catalogue"),
    key("note", Shape::Text, "a remark"),
    key("quote", Shape::Text, "the words of the source"),
    key("line", Shape::Number, "the line in the source"),
    key("rule", Shape::Text, "the rule by which a program read it"),
];

const WORD: &[KeyDef] = &[
    key("name", Shape::Text, "how it is shown"),
    key("names", Shape::Names, "how it is shown in other languages"),
];

const FACT: &[KeyDef] = &[key("unit", Shape::Text, "the unit of its values")];

const ERA: &[KeyDef] =
    &[required("span", Shape::Date, "the interval it lasted, such as `2014/2019`")];

/// Keys that may stand beside `value` where a value is cited apart.
pub(crate) fn provenance_keys() -> impl Iterator<Item = &'static KeyDef> + Clone {
    PROVENANCE.iter()
}
