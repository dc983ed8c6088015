//! A query whose names are found, as steps that an evaluator can carry out without failing.

use super::filter::Filter;
use super::syntax::NodeId;
use crate::analysis::Measure;
use crate::lineage::{Direction, Lineage, Scope};

/// What to do, after the nodes it is made of.
#[derive(Clone, Debug)]
pub(super) enum Step<'g> {
    Empty,
    All,
    One(u32),
    Filter(Filter<'g>),
    Walk {
        of: NodeId,
        direction: Direction,
        steps: Option<usize>,
        scope: Scope,
    },
    Neighbours {
        of: NodeId,
        direction: Direction,
        scope: Scope,
    },
    Between {
        from: NodeId,
        to: NodeId,
        scope: Scope,
    },
    /// What no other one descends from, or what descends from no other one.
    Ends {
        of: NodeId,
        direction: Direction,
        scope: Scope,
    },
    Island {
        of: NodeId,
        scope: Scope,
    },
    CommonAncestors {
        of: NodeId,
        scope: Scope,
    },
    ByDate {
        of: NodeId,
        count: usize,
        latest: bool,
    },
    Top {
        of: NodeId,
        count: usize,
        measure: Measure,
        scope: Scope,
    },
    MainPath {
        of: NodeId,
        scope: Scope,
    },
    Same(NodeId),
    Maybe(NodeId),
    Not(NodeId),
    And(NodeId, NodeId),
    Without(NodeId, NodeId),
    Or(NodeId, NodeId),
}

/// A query whose names are found: it can be evaluated and cannot fail.
#[derive(Clone, Debug)]
pub struct Resolved<'g> {
    pub(super) lineage: &'g Lineage,
    pub(super) steps: Vec<Step<'g>>,
    pub(super) root: NodeId,
    pub(super) warnings: Vec<String>,
}
