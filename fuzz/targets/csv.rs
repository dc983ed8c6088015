//! Tables of any bytes are read, joined and checked. A line `%%` parts the nodes from the edges.
#![no_main]

use std::sync::LazyLock;

use forebear_graph::{Input, Lineage, Locations, RawCatalogue, check};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// Tables are streamed from files, so there have to be some.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for the tables");
    let root = "[catalogue]\ntitle = \"Made\"\nsource = \"s\"\n[source.s]\n";
    std::fs::write(folder.path().join("forebear.toml"), root).expect("the root file");
    folder
});

fuzz_target!(|bytes: &[u8]| {
    let parts = bytes.windows(4).position(|part| part == b"\n%%\n");
    let (nodes, edges) = match parts {
        Some(at) => (&bytes[..=at], &bytes[at + 4..]),
        None => (bytes, &b"source,target,kind\na,b,basis\n"[..]),
    };
    std::fs::write(FOLDER.path().join("nodes.csv"), nodes).expect("the nodes");
    std::fs::write(FOLDER.path().join("edges.csv"), edges).expect("the edges");
    let (raw, diagnostics) = RawCatalogue::read([Input::Path(FOLDER.path().to_owned())]);
    let joined = raw.join(diagnostics, Locations::Keep);
    match joined.catalogue {
        Ok(catalogue) => {
            assert!(!joined.diagnostics.has_errors());
            check(&Lineage::new(catalogue));
        }
        Err(_) => assert!(joined.diagnostics.has_errors()),
    }
});
