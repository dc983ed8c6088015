#![doc = include_str!("../README.md")]

mod dot;
mod error;
mod exporter;
mod exporters;
mod format;
mod graph;
mod json;
mod sink;
mod timeline;
mod view;

pub use dot::Dot;
pub use error::ExportError;
pub use exporter::Exporter;
pub use exporters::{EXPORTERS, find, for_extension, to_bytes};
pub use format::Format;
pub use graph::GraphJson;
pub use sink::{MemorySink, Part, Sink, WriterSink};
pub use timeline::TimelineJson;
pub use view::{Group, GroupBy, IndirectEdge, View, ViewOptions, With};
