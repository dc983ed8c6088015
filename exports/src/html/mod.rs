//! HTML: a scene as one page that can be searched, filtered and played, without any request.
//!
//! The page holds the SVG of the scene as it is, what the SVG does not hold as JSON (`data`), a
//! table of the same (`table`), and the script and the style sheet of the folder `page` (`bundle`).
//! What comes from a catalogue gets into the page as escaped text and as JSON only, and the policy
//! (`policy`) lets nothing run but that script.

mod bundle;
mod data;
mod document;
mod policy;
mod table;
mod words;

pub use document::to_html;
