//! The scene: every mark at its place, for whatever inks it.

use std::borrow::Cow;

use forebear_graph::{Influence, Technology};

use crate::drawing::{Segment, Theme, TimeScale};

/// A finished drawing: marks at fixed positions, in pixels from the upper left corner.
#[derive(Debug)]
pub struct Scene<'g> {
    /// The width and the height of the picture.
    pub size: (f64, f64),
    /// The width and the height at which it is to be shown.
    pub shown: (f64, f64),
    /// The title.
    pub title: String,
    /// What is in the picture, in a sentence for those who cannot see it.
    pub description: String,
    /// The language of names and words, if one was asked for.
    pub language: Option<String>,
    /// The colours of paper, letters and lines.
    pub theme: Theme,
    /// Where days stand; `None` if nothing has a date.
    pub scale: Option<TimeScale>,
    /// What the colours of the marks stand for; empty if they are the entries' own.
    pub colors: Vec<(Paint<'g>, &'g str)>,
    /// What stands behind nodes and edges: bands, lanes, the axis, the legend, notes.
    pub(crate) ornaments: Vec<Ornament<'g>>,
    /// The edges, in the order of the view.
    pub edges: Vec<EdgeMark<'g>>,
    /// The nodes, in the order of the view.
    pub nodes: Vec<NodeMark<'g>>,
}

/// A technology, or a group of them, in a scene.
#[derive(Debug)]
pub struct NodeMark<'g> {
    /// The technology's id, or `group:KEY`.
    pub id: Cow<'g, str>,
    /// The whole label.
    pub label: Cow<'g, str>,
    /// The beginning of the label, if there was no room for all of it.
    pub short: Option<String>,
    /// `None` for a group.
    pub technology: Option<Technology<'g>>,
    /// How it stands in time.
    pub standing: NodeStanding,
    /// The left and the right end of what is drawn, and the middle of its height.
    pub ink: (f64, f64),
    /// The middle of its height.
    pub y: f64,
    /// Whether its interval is open at the left and at the right end.
    pub soft: (bool, bool),
    /// Whether it is drawn as a glyph in the middle of an interval too narrow to be seen.
    pub is_glyph: bool,
    /// Where the label begins, the line it stands on, and how wide it is.
    pub label_at: (f64, f64, f64),
    /// Where the line of its life ends, and whether it goes on from there.
    pub life: Option<(f64, bool)>,
    /// Earlier names: where each begins, how wide it is, and what is written.
    pub former: Vec<(f64, f64, String)>,
    /// Its colour.
    pub paint: Paint<'g>,
    /// Whether sources disagree about its date.
    pub disputed: bool,
    /// The lane it stands in, if there are lanes.
    pub group: Option<&'g str>,
}

/// How a node stands in time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NodeStanding {
    /// At its date.
    Dated,
    /// It has no date and stands between those that bound it.
    Derived,
    /// It has no date, and stands apart.
    Undated,
}

/// An edge in a scene.
#[derive(Debug)]
pub struct EdgeMark<'g> {
    /// The node it begins at, by its place in the scene.
    pub from: usize,
    /// The node it ends at.
    pub to: usize,
    /// What it stands for.
    pub line: EdgeLine<'g>,
    /// Its way, from the border of the one node to that of the other.
    pub path: Vec<Segment>,
    /// What it stands for between the members of two groups; empty for all but groups.
    pub members: Vec<EdgeMember<'g>>,
}

/// What joins a member of one group to a member of another.
#[derive(Clone, Copy, Debug)]
pub struct EdgeMember<'g> {
    /// The technology it begins at.
    pub earlier: Technology<'g>,
    /// The technology it ends at.
    pub later: Technology<'g>,
    /// `None` for descent through what is left out.
    pub influence: Option<Influence<'g>>,
}

/// What an edge stands for.
#[derive(Clone, Copy, Debug)]
pub enum EdgeLine<'g> {
    /// One influence.
    Influence(Influence<'g>),
    /// Descent through so many technologies that are left out.
    Indirect(usize),
    /// So many influences between two groups.
    Several(usize),
}

/// The colour of a mark.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Paint<'g> {
    /// The nth of the theme's palette.
    Slot(usize),
    /// The entry's own, as `#rrggbb` or `#rgb`.
    Own(&'g str),
    /// That of what belongs to no group.
    Plain,
}

/// Something that is neither node nor edge.
#[derive(Debug)]
pub(crate) enum Ornament<'g> {
    /// A filled rectangle.
    Box { x: f64, y: f64, width: f64, height: f64, role: Role },
    /// A straight line.
    Rule { from: (f64, f64), to: (f64, f64), role: Role },
    /// A text; `width` is how wide it is.
    Text { x: f64, y: f64, width: f64, text: Cow<'g, str>, role: Role },
    /// A piece of the legend that looks as an edge does.
    Sample { from: (f64, f64), to: (f64, f64), like: EdgeSample },
    /// A piece of the legend that looks as a mark does.
    Swatch { x: f64, y: f64, width: f64, paint: Paint<'g>, like: Swatch },
}

/// What an ornament is for; the theme gives it its looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    Title,
    Subtitle,
    Legend,
    Note,
    Band,
    Lane,
    LaneName,
    Era,
    EraName,
    Tick,
    StrongTick,
    TickName,
    StrongTickName,
    Bend,
    Heading,
}

/// How an edge of the legend looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EdgeSample {
    Kind(forebear_graph::InfluenceKind),
    Certainty(forebear_graph::Certainty),
    Disputed,
    Indirect,
    Several,
}

/// How a mark of the legend looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Swatch {
    Color,
    Bar,
    Derived,
    /// A point and the line of its life, which ends.
    Life,
    Disputed,
}

impl Scene<'_> {
    /// Returns the shortest part of the axis, as a share of it, that half of the dated nodes stand
    /// in: where that is small, a bent scale gives them room. `None` if nothing has a date.
    pub fn half_within(&self) -> Option<f64> {
        let (left, right) = self.scale.as_ref()?.range();
        let dated = self.nodes.iter().filter(|node| node.standing == NodeStanding::Dated);
        let mut places: Vec<f64> = dated.map(|node| (node.ink.0 + node.ink.1) / 2.0).collect();
        places.sort_by(f64::total_cmp);
        let half = places.len().div_ceil(2);
        let parts = places.windows(half.max(1)).map(|part| part[part.len() - 1] - part[0]);
        parts.reduce(f64::min).map(|part| part / (right - left))
    }

    /// Returns how often edges cross each other. Edges that share an end, or a part of their way,
    /// do not cross there.
    ///
    /// Linear in the crossings and in the length of the edges.
    pub fn crossings(&self) -> usize {
        crate::drawing::crossings::count(self)
    }
}
