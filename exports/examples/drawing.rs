//! Draws a catalogue and prints what that took and how good it is, as JSON.
//!
//! ```sh
//! cargo run --release -p forebear-exports --example drawing -- CATALOGUE [--crossings]
//! ```

use std::error::Error;
use std::time::Instant;

use forebear_exports::{DrawingOptions, View, ViewOptions, draw, to_svg};
use forebear_graph::{Input, Lineage, Locations, RawCatalogue};

const USAGE: &str = "drawing CATALOGUE [--crossings]";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, count) = match &arguments[..] {
        [path] => (path, false),
        [path, flag] if flag == "--crossings" => (path, true),
        _ => return Err(USAGE.into()),
    };
    let (raw, diagnostics) = RawCatalogue::read([Input::Path(path.into())]);
    let joined = raw.join(diagnostics, Locations::Drop);
    let lineage = Lineage::new(joined.catalogue.map_err(|_| "this catalogue has errors")?);
    let technologies = lineage.catalogue().technologies().collect();
    let view = View::new(&lineage, technologies, ViewOptions::default());
    let began = Instant::now();
    let scene = draw(&view, &DrawingOptions::default());
    let layout = began.elapsed().as_secs_f64();
    let svg = to_svg(&view, &scene);
    let seconds = began.elapsed().as_secs_f64();
    let figures = serde_json::json!({
        "nodes": scene.nodes.len(),
        "edges": scene.edges.len(),
        "layout_seconds": layout,
        "seconds": seconds,
        "bytes": svg.len(),
        "width": scene.size.0,
        "height": scene.size.1,
        "crossings": count.then(|| scene.crossings()),
    });
    println!("{figures}");
    Ok(())
}
