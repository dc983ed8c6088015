//! Folders, files and texts → raw catalogues.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use crate::catalogue::Location;
use crate::catalogue::csv::TablePair;
use crate::catalogue::raw::{RawCatalogue, RawLayer};
use crate::catalogue::toml;
use crate::check::{Code, Diagnostic, Diagnostics};

/// The file that marks the root of a catalogue; it may hold everything.
pub const ROOT_FILE: &str = "forebear.toml";

/// Files larger than this are refused: places in them are kept in four bytes.
const MOST_BYTES: u64 = u32::MAX as u64;

/// Where a catalogue is to be read from.
#[derive(Clone, Debug)]
pub enum Input<'a> {
    /// A folder, of which every `*.toml` is read and `nodes.csv` and `edges.csv`; or one file.
    Path(PathBuf),
    /// Texts with the names under which messages call them.
    Texts(&'a [(&'a str, &'a str)]),
}

impl RawCatalogue {
    /// Reads one or several catalogues. All that is wrong is in the diagnostics, and everything
    /// that could be read in the catalogue.
    ///
    /// Files are read in the order of their paths. Folders and files whose names begin with a dot
    /// are passed over.
    pub fn read<'a>(inputs: impl IntoIterator<Item = Input<'a>>) -> (RawCatalogue, Diagnostics) {
        let mut reader = Reader::default();
        for input in inputs {
            reader.layer(&input);
        }
        (reader.catalogue, reader.diagnostics)
    }
}

#[derive(Default)]
struct Reader {
    catalogue: RawCatalogue,
    diagnostics: Diagnostics,
}

impl Reader {
    fn layer(&mut self, input: &Input<'_>) {
        let mut layer = RawLayer::default();
        let first = self.diagnostics.iter().len();
        let first_file = self.catalogue.files.iter().count();
        match input {
            Input::Texts(texts) => {
                for (name, text) in *texts {
                    self.toml(name, (*text).to_owned(), &mut layer);
                }
            }
            Input::Path(path) => {
                let mut tables = TablePair::default();
                for file in self.files_below(path) {
                    if file.file_name().is_some_and(|name| name == "nodes.csv") {
                        tables.nodes.push(file);
                    } else if file.file_name().is_some_and(|name| name == "edges.csv") {
                        tables.edges.push(file);
                    } else {
                        self.file(&file, &mut layer);
                    }
                }
                layer.tables = (!tables.is_empty()).then_some(tables);
            }
        }
        let read_well = self.diagnostics.iter().len() == first;
        if layer.header.is_none() && layer.tables.is_none() && read_well {
            self.no_catalogue(input, &layer);
        }
        layer.files = self.catalogue.files.iter().count() - first_file;
        self.catalogue.layers.push(layer);
    }

    fn toml(&mut self, name: &str, text: String, layer: &mut RawLayer) {
        let file = self.catalogue.files.add(name.to_owned(), text);
        toml::read(file, self.catalogue.files.text(file), layer, &mut self.diagnostics);
    }

    fn no_catalogue(&mut self, input: &Input<'_>, layer: &RawLayer) {
        let path = match input {
            Input::Path(path) => path.to_string_lossy().into_owned(),
            Input::Texts(texts) => texts.first().map_or(String::new(), |(name, _)| (*name).into()),
        };
        let empty = layer.entries.is_empty() && layer.sources.is_empty() && layer.words.is_empty();
        let message = if empty {
            format!("there is no catalogue in `{path}`")
        } else {
            format!("the catalogue in `{path}` has no `[catalogue]` table")
        };
        let mut diagnostic = Diagnostic::new(Code::NoCatalogue, message)
            .hint("add `[catalogue]` with a `title`; `forebear init` writes a first one");
        if let Some(file) = self.catalogue.files.iter().last() {
            diagnostic = diagnostic.at(Location::Span { file, start: 0, end: 0 });
        }
        self.diagnostics.push(diagnostic);
    }

    /// Returns the files to read, sorted by path.
    fn files_below(&mut self, root: &Path) -> Vec<PathBuf> {
        if !root.is_dir() {
            return vec![root.to_owned()];
        }
        let mut files = Vec::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    self.unreadable(&folder, &error.to_string());
                    continue;
                }
            };
            for entry in entries {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        self.unreadable(&folder, &error.to_string());
                        continue;
                    }
                };
                let path = entry.path();
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                // A link to a folder may lead back to where it stands, so it is not followed.
                let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                if hidden {
                    continue;
                } else if is_folder {
                    folders.push(path);
                } else if is_catalogue_file(&path) {
                    match fs::metadata(&path) {
                        Ok(found) if found.is_file() => files.push(path),
                        Ok(found) if found.is_dir() => {}
                        Ok(_) => self.unreadable(&path, "it is not an ordinary file"),
                        Err(error) => self.unreadable(&path, &error.to_string()),
                    }
                }
            }
        }
        files.sort();
        files
    }

    /// Reads a TOML file, as well as it can be read.
    fn file(&mut self, path: &Path, layer: &mut RawLayer) {
        let mut bytes = Vec::new();
        // A device may have no end.
        let read =
            File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
        if let Err(error) = read {
            return self.unreadable(path, &error.to_string());
        }
        if bytes.len() as u64 > MOST_BYTES {
            return self.unreadable(path, "it is larger than 4 GiB");
        }
        let name = path.to_string_lossy();
        match String::from_utf8(bytes) {
            Ok(text) => {
                // A byte order mark says nothing in UTF-8, and TOML has none.
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                self.toml(&name, text, layer);
            }
            Err(error) => self.not_text(&name, &error, layer),
        }
    }

    fn unreadable(&mut self, path: &Path, why: &str) {
        let message = format!("cannot read `{}`: {why}", path.display());
        self.diagnostics.push(Diagnostic::new(Code::Unreadable, message));
    }

    /// Reports the first byte that is no text. The rest is read nevertheless unless nothing in the
    /// file can be text: else every reference to an entry in it would be reported, too.
    fn not_text(&mut self, name: &str, error: &FromUtf8Error, layer: &mut RawLayer) {
        let good = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(good).copied().unwrap_or_default();
        let is_text = !error.as_bytes().contains(&0);
        let readable = if is_text { error.as_bytes() } else { &error.as_bytes()[..good] };
        let text = String::from_utf8_lossy(readable).into_owned();
        let file = self.catalogue.files.add(name.to_owned(), text);
        let at = good as u32;
        self.diagnostics.push(
            Diagnostic::new(Code::Unreadable, format!("byte {byte:#04x} is not UTF-8 text"))
                .at(Location::Span { file, start: at, end: at })
                .hint("save the file as UTF-8, or remove it from the folder"),
        );
        if is_text {
            toml::read(file, self.catalogue.files.text(file), layer, &mut self.diagnostics);
        }
    }
}

fn is_catalogue_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
        || path.file_name().is_some_and(|name| name == "nodes.csv" || name == "edges.csv")
}
