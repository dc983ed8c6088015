#![doc = include_str!("../README.md")]

mod analysis;
mod catalogue;
mod check;
mod compare;
mod date;
mod lineage;
mod merge;
mod model;
mod names;
mod query;
pub mod write;

pub use analysis::{MainPath, Measure, PathCount, PathCounts, Reduction, Score};
pub use catalogue::{
    FileId, Input, Joined, Location, Locations, Position, ROOT_FILE, RawCatalogue, SourceFiles,
    Vocabulary, catalogue_schema,
};
pub use check::{Code, Diagnostic, Diagnostics, Label, Severity, check, check_only};
pub use compare::{
    About, Change, Content, Difference, EntryDifference, EntryKind, FactDifference, Statement,
    compare,
};
pub use date::{Date, DateError, DateRange, Day, Period, Precision};
pub use lineage::{
    Bounds, Chain, Chains, Direction, Filter, Influence, InfluenceStatement, Lineage, Reached,
    Scope, Stopped, TechnologySet, TreeRow,
};
pub use merge::{Candidate, DoubtfulPair, Layers, Loss};
pub use model::{
    Catalogue, Certainty, Citation, Claim, DateKind, EntityKind, InfluenceKind, Key, Memory,
    Organization, Provenance, Rank, Source, Technology, TimelineDate, Value, Word, id_of_name,
    is_id,
};
pub use names::{Entity, NameError, near_words};
pub use query::{Answer, Query, QueryError, QueryErrors, REFERENCE, Resolved};
