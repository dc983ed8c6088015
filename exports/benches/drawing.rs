//! How long drawings take, layout and SVG: from what people draw to what nobody can read any more.
//!
//! The lineages are made: dates rise with the number of a technology, and each has some origins,
//! most of them recent. The small one has lines of life.
#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up has nothing to say")]

use std::fmt::Write;
use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};
use forebear_exports::{DrawingOptions, View, ViewOptions, draw, to_svg};
use forebear_graph::{Input, Lineage, Locations, RawCatalogue};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// Splitmix64, which is enough for benches.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// Makes a lineage of so many technologies and influences.
fn generated(count: usize, influences: usize, has_lives: bool) -> Lineage {
    let mut random = Random(11);
    let mut nodes = String::from("id,name,released,retired\n");
    let mut edges = String::from("source,target,kind\n");
    let mut left = influences;
    for later in 0..count {
        let (year, month) = (1990 + later * 34 / count, 1 + later * 408 / count % 12);
        let date = match random.below(3) {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{:02}", 1 + random.below(28)),
        };
        let ended = has_lives && random.below(2) == 0;
        let retired = if ended { (year + 1 + random.below(8)).to_string() } else { String::new() };
        writeln!(nodes, "t{later:06},Thing {later},{date},{retired}").unwrap();
        // As many as are left for each of those that are left, more or less.
        let share = left / (count - later);
        let wanted = if later + 1 == count { left } else { share / 2 + random.below(share + 2) };
        let mut origins: Vec<usize> = Vec::new();
        for _ in 0..wanted.min(left).min(later) {
            // The nearer, the likelier: the least of two.
            let window = later.min(count / 6 + 1);
            let origin = later - 1 - random.below(window).min(random.below(window));
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        left -= origins.len();
        for origin in origins {
            writeln!(edges, "t{origin:06},t{later:06},basis").unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("nodes.csv"), nodes).unwrap();
    std::fs::write(folder.path().join("edges.csv"), edges).unwrap();
    let root = "[catalogue]\ntitle = \"Made\"\nsource = \"s\"\n[source.s]\n";
    std::fs::write(folder.path().join("forebear.toml"), root).unwrap();
    let (raw, diagnostics) = RawCatalogue::read([Input::Path(folder.path().to_owned())]);
    let lineage = Lineage::new(raw.join(diagnostics, Locations::Drop).catalogue.unwrap());
    eprintln!("{count} technologies, {} influences", lineage.influences().len());
    lineage
}

static LIVES: LazyLock<Lineage> = LazyLock::new(|| generated(556, 600, true));
static THOUSAND: LazyLock<Lineage> = LazyLock::new(|| generated(1_000, 4_900, false));
static TEN_THOUSAND: LazyLock<Lineage> = LazyLock::new(|| generated(10_000, 49_000, false));
static FIFTY_THOUSAND: LazyLock<Lineage> = LazyLock::new(|| generated(50_000, 245_000, false));

fn main() {
    divan::main();
}

fn drawing(bencher: Bencher<'_, '_>, lineage: &Lineage) {
    let technologies: Vec<_> = lineage.catalogue().technologies().collect();
    let count = technologies.len();
    let view = View::new(lineage, technologies, ViewOptions::default());
    let svg = || to_svg(&view, &draw(&view, &DrawingOptions::default()));
    bencher.counter(ItemsCount::new(count)).bench_local(svg);
}

#[divan::bench]
fn of_556_with_lives(bencher: Bencher<'_, '_>) {
    drawing(bencher, &LIVES);
}

#[divan::bench(sample_count = 10)]
fn of_a_thousand(bencher: Bencher<'_, '_>) {
    drawing(bencher, &THOUSAND);
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn of_ten_thousand(bencher: Bencher<'_, '_>) {
    drawing(bencher, &TEN_THOUSAND);
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn of_fifty_thousand(bencher: Bencher<'_, '_>) {
    drawing(bencher, &FIFTY_THOUSAND);
}
