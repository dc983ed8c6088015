//! Runs one analysis on a catalogue and says how long it took.
//!
//! ```sh
//! cargo run --release -p forebear-graph --example analyses -- FOLDER pagerank
//! cargo run --release -p forebear-graph --example analyses -- FOLDER ancestors clip
//! cargo run --release -p forebear-graph --example analyses -- FOLDER reduction --show
//! ```
//!
//! Prints `load SECONDS`, then the analysis with its seconds, the first time and the best of some
//! more; with `--show` instead what was found, one technology or influence a line.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use forebear_graph::{Direction, Input, Lineage, Locations, RawCatalogue, Scope};

const USAGE: &str = "analyses FOLDER ancestors ID | descendant-counts | generations | pagerank | \
                     path-counts | reduction [--show]";

/// How often something is done again, to find how long it takes at best.
const AGAIN: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let before = arguments.len();
    arguments.retain(|argument| argument != "--show");
    let show = arguments.len() < before;
    let [folder, analysis, rest @ ..] = &arguments[..] else {
        return Err(USAGE.into());
    };

    let began = Instant::now();
    let (raw, diagnostics) = RawCatalogue::read([Input::Path(folder.into())]);
    let joined = raw.join(diagnostics, Locations::Drop);
    let lineage = Lineage::new(joined.catalogue.map_err(|_| "this catalogue has errors")?);
    let loaded = began.elapsed();

    if show {
        found(&lineage, analysis, rest)?.iter().for_each(|line| println!("{line}"));
        return Ok(());
    }
    let measured = measured(&lineage, analysis, rest)?;
    println!("load {:.6}", loaded.as_secs_f64());
    println!("first {:.6}", measured[0].as_secs_f64());
    let best = measured.iter().skip(1).min().unwrap_or(&measured[0]);
    println!("best {:.6}", best.as_secs_f64());
    Ok(())
}

/// Returns how long an analysis took, each time that it was done.
fn measured(
    lineage: &Lineage,
    analysis: &str,
    rest: &[String],
) -> Result<Vec<Duration>, Box<dyn Error>> {
    let scope = Scope::all();
    let start = match rest {
        [id] => Some(lineage.catalogue().technology(id).ok_or("there is no such technology")?),
        _ => None,
    };
    let run: Box<dyn Fn()> = match (analysis, start) {
        ("ancestors", Some(start)) => Box::new(move || {
            black_box(lineage.reach([start], Direction::Back, &scope));
        }),
        ("descendant-counts", None) => Box::new(|| {
            black_box(lineage.descendant_counts(&scope));
        }),
        ("generations", None) => Box::new(|| {
            black_box(lineage.generations(&scope));
        }),
        ("pagerank", None) => Box::new(|| {
            black_box(lineage.pagerank(&scope));
        }),
        ("path-counts", None) => Box::new(|| {
            black_box(lineage.path_counts(&scope).main_path());
        }),
        ("reduction", None) => Box::new(|| {
            black_box(lineage.reduction(&scope));
        }),
        _ => return Err(USAGE.into()),
    };
    let once = || {
        let began = Instant::now();
        run();
        began.elapsed()
    };
    Ok((0..=AGAIN).map(|_| once()).collect())
}

/// Returns what an analysis finds, as lines.
fn found(
    lineage: &Lineage,
    analysis: &str,
    rest: &[String],
) -> Result<Vec<String>, Box<dyn Error>> {
    let scope = Scope::all();
    let technologies = || lineage.catalogue().technologies();
    let each = |values: Vec<String>| {
        technologies().zip(values).map(|(of, value)| format!("{} {value}", of.id())).collect()
    };
    let text = |values: Vec<usize>| values.iter().map(usize::to_string).collect();
    Ok(match (analysis, rest) {
        ("ancestors", [id]) => {
            let start = lineage.catalogue().technology(id).ok_or("there is no such technology")?;
            let reached = lineage.reach([start], Direction::Back, &scope);
            reached.iter(lineage).map(|found| found.id().to_owned()).collect()
        }
        ("descendant-counts", []) => each(text(lineage.descendant_counts(&scope))),
        ("generations", []) => each(text(lineage.generations(&scope))),
        ("pagerank", []) => {
            each(lineage.pagerank(&scope).iter().map(|value| format!("{value:e}")).collect())
        }
        ("path-counts", []) => {
            let counts = lineage.path_counts(&scope);
            each(technologies().map(|of| counts.through(of).to_string()).collect())
        }
        ("reduction", []) => {
            let reduction = lineage.reduction(&scope);
            let kept = lineage.influences().filter(|influence| !reduction.is_implied(*influence));
            kept.map(|influence| format!("{} {}", influence.earlier().id(), influence.later().id()))
                .collect()
        }
        _ => return Err(USAGE.into()),
    })
}
