#![doc = include_str!("../README.md")]

mod dot;
mod drawing;
mod error;
mod exporter;
mod exporters;
mod format;
mod graph;
mod html;
#[cfg(feature = "pictures")]
mod ink;
mod json;
mod sink;
mod svg;
mod timeline;
mod view;

pub use dot::Dot;
pub use drawing::{
    DrawingOptions, EdgeLine, EdgeMark, EdgeMember, NodeMark, NodeStanding, Paint, Scale, Scene,
    Segment, Size, Theme, TimeScale, draw,
};
pub use error::ExportError;
pub use exporter::Exporter;
pub use exporters::{EXPORTERS, find, for_extension, to_bytes};
pub use format::Format;
pub use graph::GraphJson;
pub use html::to_html;
#[cfg(feature = "pictures")]
pub use ink::{Fonts, MissingLetters, Pdf, Picture, PictureError, fontdb};
pub use json::steers_terminals;
pub use sink::{MemorySink, Part, Sink, WriterSink};
pub use svg::to_svg;
pub use timeline::TimelineJson;
pub use view::{Group, GroupBy, IndirectEdge, View, ViewOptions, With};
