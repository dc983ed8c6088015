//! Catalogues as files: a plain [`Document`] → TOML that a person can go on with.
//!
//! Whoever has something that is to become a catalogue, be it other catalogues or a file of another
//! program, fills a [`Document`]: every fact with its citation, in any grouping. How it looks on
//! disk is decided here: which citation stands for a whole entry, which value is cited apart, what
//! goes into a `claim` block. What is written is TOML 1.0, says exactly what the document says when
//! it is read back, and is the same bytes for the same document.
//!
//! ```
//! use forebear_graph::write::{Cited, Document, Entry, Value};
//! use forebear_graph::Key;
//!
//! let mut clip = Entry::new("clip");
//! let page = Cited::at("report", "p. 12");
//! clip.say(Key::Name, Value::Text("CLIP".to_owned()), page.clone());
//! clip.say(Key::Released, Value::Date("2021".parse()?), page);
//!
//! let mut document = Document::new("Image models");
//! document.source("report").title = Some("A report on image models".to_owned());
//! document.technologies.push(clip);
//! let files = document.files();
//! let names: Vec<_> = files.iter().map(|file| file.name).collect();
//! assert_eq!(names, ["sources.toml", "technologies.toml", "forebear.toml"]);
//! assert_eq!(
//!     files[1].text,
//!     "[technology.clip]\nname = \"CLIP\"\nreleased = \"2021\"\nplace = \"p. 12\"\n"
//! );
//! # Ok::<(), forebear_graph::DateError>(())
//! ```

mod document;
mod files;
mod from_lineage;
mod inherit;
mod layout;
mod tables;
mod text;

pub use document::{Cited, Claim, Document, Entry, Origin, SourceEntry, Value, WordEntry};
pub use files::{FILE_NAMES, File};
