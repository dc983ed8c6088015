//! gnuclad, the program behind the timeline of Linux distributions: its CSV files.
//!
//! | rows | cells |
//! |---|---|
//! | `N`, a node | name, colour, parent, start, stop, icon, description, then name, date and description of each change of its name |
//! | `C`, a connector | date, from, date at the other end, to, thickness, colour, and as a custom a remark |
//! | `D`, `SVG`, `PNG` | shades behind a family and pictures: of the drawing only |
//! | all others | empty, or comments: `#`, `//`, `#N`, … |
//!
//! The date at the other end is the first one where it is left out. What thickness means is a custom of
//! the timeline of Linux distributions: 1 an influence, 2 a rebase, 4 a merge or a hard fork.

mod cells;
mod connectors;
mod dates;
mod nodes;
mod problems;
mod read;

use crate::{Format, ImportError, Imported, Importer, InputFile};

/// The importer of gnuclad's CSV files.
#[derive(Clone, Copy, Debug)]
pub struct Gnuclad;

static FORMAT: Format = Format {
    name: "gnuclad",
    title: "gnuclad CSV, such as the timeline of Linux distributions",
    extensions: &["csv"],
    spec: "https://github.com/FabioLolix/gnuclad",
    becomes: "nodes are technologies of the kind system, released at their start and retired at their stop; parents are their basis; connectors are influences with their date, of thickness 1 inspiration, 2 basis, 4 successor",
    leaves_out: "domains, pictures, colours of connectors, comments, rows that are commented out",
};

impl Importer for Gnuclad {
    fn format(&self) -> &'static Format {
        &FORMAT
    }

    fn import(&self, files: &[InputFile<'_>]) -> Result<Imported, ImportError> {
        match files {
            [file] => read::read(file),
            _ => Err(ImportError::NotOneFile { format: FORMAT.name, count: files.len() }),
        }
    }
}
