//! The drawing: a view on a true time axis.
//!
//! A [`View`](crate::View) becomes a [`Scene`]: marks at fixed positions, which the writers of
//! pictures only ink. From left to right everything stands at its date; from top to bottom items
//! stand so that the edges between them cross little. The stages, each with its own type:
//!
//! ```text
//! View → Figure → bodies (left to right) → threads → order → rows → routes → Scene
//! ```

mod advances;
mod bodies;
mod bounds;
mod calendar;
mod channels;
mod crossings;
mod curves;
mod figure;
mod frame;
mod heights;
mod layout;
mod legend;
mod lines;
mod measure;
mod metrics;
mod middles;
mod options;
mod ordering;
mod paths;
mod routes;
mod rows;
mod scale;
mod scene;
mod search;
mod sequence;
mod sifting;
mod skyline;
pub(crate) mod theme;
mod threads;
mod tracks;
mod traffic;
mod ways;
pub(crate) mod words;

pub use curves::Segment;
pub use options::{DrawingOptions, Size, Theme};
pub use scale::{Scale, TimeScale};
pub use scene::{EdgeLine, EdgeMark, EdgeMember, NodeMark, NodeStanding, Paint, Scene};
pub(crate) use scene::{EdgeSample, Ornament, Role, Swatch};

use crate::View;

/// Draws a view.
///
/// The same view and options give the same scene. Takes time near linear in what is shown: every search
/// has a budget that is shared by all lines. Takes memory by the rows times the width.
pub fn draw<'g>(view: &View<'g>, options: &DrawingOptions) -> Scene<'g> {
    layout::draw(view, options)
}
