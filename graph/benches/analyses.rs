//! How long whole-lineage analyses take on lineages as large as forebear is meant for.
//!
//! The lineages are made: dates rise with the number of a technology, and each has about five
//! origins, most of them recent, those the more likely that have many heirs already.
#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up has nothing to say")]

use std::fmt::Write;
use std::sync::LazyLock;
use std::time::Instant;

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher, black_box};
use forebear_graph::{Direction, Input, Lineage, Locations, RawCatalogue, Scope, Technology};

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

/// How the ids of technologies go with their dates.
#[derive(Clone, Copy)]
enum Ids {
    ByDate,
    Mixed,
}

fn generated(count: usize, ids: Ids) -> Lineage {
    let mut random = Random(11);
    // Every end of an influence so far: a pick from the last of it is a pick of a technology by
    // the number of its recent heirs.
    let mut ends = Vec::new();
    let id = |at: usize| match ids {
        Ids::ByDate => at,
        Ids::Mixed => at * 7_368_787 % 10_000_019,
    };
    let mut nodes = String::from("id,released\n");
    let mut edges = String::from("source,target,kind\n");
    for later in 0..count {
        let (year, month) = (1900 + later * 120 / count, 1 + later * 1440 / count % 12);
        writeln!(nodes, "t{:08},{year}-{month:02}", id(later)).unwrap();
        let mut origins: Vec<usize> = Vec::new();
        for _ in 0..random.below(11).min(later) {
            let recent = ends.len().min(50_000);
            let origin = match random.below(4) {
                0 => later - 1 - random.below(later.min(10_000)),
                _ if recent == 0 => later - 1,
                _ => ends[ends.len() - 1 - random.below(recent)],
            };
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        for origin in origins {
            writeln!(edges, "t{:08},t{:08},basis", id(origin), id(later)).unwrap();
            ends.push(origin);
        }
        ends.push(later);
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

static LARGE: LazyLock<Lineage> = LazyLock::new(|| generated(1_000_000, Ids::ByDate));
static LARGE_MIXED: LazyLock<Lineage> = LazyLock::new(|| generated(1_000_000, Ids::Mixed));
static MIDDLE: LazyLock<Lineage> = LazyLock::new(|| generated(100_000, Ids::ByDate));

/// The latest of those with the most origins among the last thousand.
fn late(lineage: &Lineage) -> Technology<'_> {
    let order = |a: &Technology<'_>, b: &Technology<'_>| lineage.listing_order(*a, *b);
    let mut technologies: Vec<_> = lineage.catalogue().technologies().collect();
    technologies.sort_unstable_by(order);
    let last = technologies.into_iter().rev().take(1000);
    last.max_by_key(|technology| lineage.origins(*technology).count()).unwrap()
}

fn main() {
    divan::main();
}

fn ancestors(bencher: Bencher<'_, '_>, lineage: &Lineage) {
    let late = late(lineage);
    let find = || lineage.reach([late], Direction::Back, &Scope::all());
    let begin = Instant::now();
    find();
    eprintln!("the first time, with the order made: {:.1?}", begin.elapsed());
    let found = find().len();
    bencher.counter(ItemsCount::new(found)).bench_local(find);
}

#[divan::bench]
fn ancestors_in_a_million(bencher: Bencher<'_, '_>) {
    ancestors(bencher, &LARGE);
}

#[divan::bench]
fn ancestors_in_a_million_of_mixed_ids(bencher: Bencher<'_, '_>) {
    ancestors(bencher, &LARGE_MIXED);
}

#[divan::bench(sample_count = 5)]
fn ancestors_in_a_million_by_walking(bencher: Bencher<'_, '_>) {
    let late = late(&LARGE);
    bencher.bench_local(|| LARGE.walk([late], Direction::Back, &Scope::all()));
}

#[divan::bench(sample_count = 5)]
fn path_counts_and_main_path_of_a_million(bencher: Bencher<'_, '_>) {
    let lineage = &*LARGE;
    bencher.bench_local(|| black_box(lineage.path_counts(&Scope::all()).main_path()));
}

#[divan::bench(sample_count = 5)]
fn path_counts_and_main_path_of_a_million_of_mixed_ids(bencher: Bencher<'_, '_>) {
    let lineage = &*LARGE_MIXED;
    bencher.bench_local(|| black_box(lineage.path_counts(&Scope::all()).main_path()));
}

#[divan::bench(sample_count = 5)]
fn pagerank_of_a_million(bencher: Bencher<'_, '_>) {
    let lineage = &*LARGE;
    bencher.bench_local(|| lineage.pagerank(&Scope::all()));
}

#[divan::bench(sample_count = 5)]
fn pagerank_of_a_million_of_mixed_ids(bencher: Bencher<'_, '_>) {
    let lineage = &*LARGE_MIXED;
    bencher.bench_local(|| lineage.pagerank(&Scope::all()));
}

#[divan::bench(sample_count = 5)]
fn descendant_counts_of_a_hundred_thousand(bencher: Bencher<'_, '_>) {
    let lineage = &*MIDDLE;
    bencher.bench_local(|| lineage.descendant_counts(&Scope::all()));
}

#[divan::bench(sample_count = 5)]
fn reduction_of_a_hundred_thousand(bencher: Bencher<'_, '_>) {
    let lineage = &*MIDDLE;
    bencher.bench_local(|| lineage.reduction(&Scope::all()));
}
