//! Catalogues for tests.

use forebear_graph::{Input, Lineage, Locations, RawCatalogue};

/// A small catalogue with a bit of everything.
pub(crate) const TOY: &str = include_str!("toy.toml");

/// Reads a catalogue that is sound.
pub(crate) fn lineage(text: &str) -> Lineage {
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&[("test.toml", text)])]);
    let joined = raw.join(diagnostics, Locations::Drop);
    match joined.catalogue {
        Ok(catalogue) => Lineage::new(catalogue),
        Err(_) => panic!("the catalogue is not sound: {:?}", joined.diagnostics),
    }
}
