//! Where exporters write to.

use std::collections::BTreeMap;
use std::io::{self, Write};

/// One of the outputs of an export.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// The only output of a format that has one, which most have.
    Main,
    /// One of several, by one of the names in [`Format::parts`](crate::Format::parts).
    Named(&'static str),
}

/// Opens the outputs of an export, one after the other.
///
/// What it gives need not be buffered: exporters do that, and flush before they open the next
/// part or return.
pub trait Sink {
    /// Opens an output. Each part is opened at most once.
    ///
    /// # Errors
    ///
    /// If it cannot be opened.
    fn open(&mut self, part: Part) -> io::Result<Box<dyn Write + '_>>;
}

/// Writes the main output to a writer; formats with several parts are refused.
#[derive(Debug)]
pub struct WriterSink<W>(pub W);

impl<W: Write> Sink for WriterSink<W> {
    fn open(&mut self, part: Part) -> io::Result<Box<dyn Write + '_>> {
        match part {
            Part::Main => Ok(Box::new(&mut self.0)),
            Part::Named(name) => Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("the output `{name}` needs a file of its own"),
            )),
        }
    }
}

/// Keeps every output in memory.
#[derive(Debug, Default)]
pub struct MemorySink {
    parts: BTreeMap<Part, Vec<u8>>,
}

impl MemorySink {
    /// Returns a sink that holds nothing yet.
    pub fn new() -> MemorySink {
        MemorySink::default()
    }

    /// Returns what was written to a part, if it was opened.
    pub fn get(&self, part: Part) -> Option<&[u8]> {
        self.parts.get(&part).map(Vec::as_slice)
    }

    /// Returns the outputs that were opened, the main one first, then by name.
    pub fn parts(&self) -> impl Iterator<Item = (Part, &[u8])> {
        self.parts.iter().map(|(part, bytes)| (*part, bytes.as_slice()))
    }

    /// Returns what was written to the main output; nothing if it was not opened.
    pub fn into_main(mut self) -> Vec<u8> {
        self.parts.remove(&Part::Main).unwrap_or_default()
    }
}

impl Sink for MemorySink {
    fn open(&mut self, part: Part) -> io::Result<Box<dyn Write + '_>> {
        let bytes = self.parts.entry(part).or_default();
        bytes.clear();
        Ok(Box::new(bytes))
    }
}
