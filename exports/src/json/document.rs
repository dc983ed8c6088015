//! A JSON object that is written as it is made, one record a line.

use std::io::{BufWriter, Write};

use serde::Serialize;

use crate::ExportError;
use crate::json::escaping;

type Result = std::result::Result<(), ExportError>;

/// A JSON object with lists of records.
///
/// Each field stands on a line of its own, and each record of a list, so that line-wise
/// differences are short. No more than one record is in memory.
pub(crate) struct Document<W: Write> {
    out: BufWriter<W>,
    fields: usize,
}

impl<W: Write> Document<W> {
    pub(crate) fn new(out: W) -> Document<W> {
        Document { out: BufWriter::new(out), fields: 0 }
    }

    /// Writes a field.
    pub(crate) fn field(&mut self, key: &str, value: &impl Serialize) -> Result {
        self.key(key)?;
        escaping::write(&mut self.out, value)?;
        Ok(())
    }

    /// Writes a field that is a list of records.
    pub(crate) fn list<R: Serialize>(
        &mut self,
        key: &str,
        records: impl IntoIterator<Item = R>,
    ) -> Result {
        let mut list = self.begin_list(key)?;
        list.records(records)?;
        list.end()
    }

    /// Begins a field that is a list of records.
    pub(crate) fn begin_list(
        &mut self,
        key: &str,
    ) -> std::result::Result<List<'_, W>, ExportError> {
        self.key(key)?;
        self.out.write_all(b"[")?;
        Ok(List { out: &mut self.out, records: 0 })
    }

    /// Ends the object.
    pub(crate) fn finish(mut self) -> Result {
        self.out.write_all(b"\n}\n")?;
        self.out.flush()?;
        Ok(())
    }

    fn key(&mut self, key: &str) -> Result {
        let before: &[u8] = if self.fields == 0 { b"{\n  " } else { b",\n  " };
        self.out.write_all(before)?;
        self.fields += 1;
        escaping::write(&mut self.out, key)?;
        self.out.write_all(b": ")?;
        Ok(())
    }
}

/// A list within a [`Document`].
pub(crate) struct List<'a, W: Write> {
    out: &'a mut BufWriter<W>,
    records: usize,
}

impl<W: Write> List<'_, W> {
    /// Writes records, each made when its turn comes.
    pub(crate) fn records<R: Serialize>(&mut self, records: impl IntoIterator<Item = R>) -> Result {
        for record in records {
            let before: &[u8] = if self.records == 0 { b"\n    " } else { b",\n    " };
            self.out.write_all(before)?;
            self.records += 1;
            escaping::write(&mut *self.out, &record)?;
        }
        Ok(())
    }

    /// Ends the list.
    pub(crate) fn end(self) -> Result {
        let end: &[u8] = if self.records == 0 { b"]" } else { b"\n  ]" };
        self.out.write_all(end)?;
        Ok(())
    }
}
