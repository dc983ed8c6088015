//! Made-up catalogues: dates of every precision and none, open intervals, circles, parallel
//! influences, lives that ended, old names, long ones, and those of other scripts.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// A technology of a made-up catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    name: String,
    dated: Option<&'static str>,
    retired: Option<&'static str>,
    formerly: Option<String>,
    developer: Option<u8>,
    /// Where it came from, mostly from those before it, and in which ways.
    from: Vec<(Index, bool, Vec<&'static str>)>,
}

const DATES: &[&str] = &[
    "1890",
    "1969-11",
    "1970-01-01",
    "197X",
    "1984-02-29",
    "1984-03-01",
    "1999",
    "2001-05",
    "2001-05-04",
    "2001-05-05",
    "200X",
    "2010",
    "2011-01/2013-06",
    "../1995",
    "2012/..",
    "2015~",
    "2019-12-31",
    "2020-01-01",
    "2020-02",
    "2024",
];
const RETIRED: &[&str] = &["2024-06", "2025", "2026-01-01"];
const KINDS: &[&str] =
    &["component", "basis", "successor", "data", "method", "variant", "inspiration", "influence"];

fn made() -> impl Strategy<Value = Made> {
    let name = prop_oneof![
        4 => "[A-Za-z]{1,14}",
        1 => "[模型文心一言]{1,9}",
        1 => "[a-z ]{40,90}",
        1 => "[<&\"'🤗ไé؟]{1,6}",
    ];
    let ways = prop_oneof![
        6 => select(KINDS).prop_map(|kind| vec![kind]),
        1 => subsequence(KINDS, 2..=3),
    ];
    let from = (any::<Index>(), prop::bool::weighted(0.1), ways);
    (
        name,
        prop::option::weighted(0.75, select(DATES)),
        prop::option::weighted(0.1, select(RETIRED)),
        prop::option::weighted(0.1, "[A-Z][a-z]{2,20}"),
        prop::option::weighted(0.8, 0..4u8),
        prop::collection::vec(from, 0..4),
    )
        .prop_map(|(name, dated, retired, formerly, developer, from)| Made {
            name,
            dated,
            retired,
            formerly,
            developer,
            from,
        })
}

/// Gives catalogues of up to so many technologies.
pub(crate) fn catalogues(most: usize) -> impl Strategy<Value = Vec<Made>> {
    prop::collection::vec(made(), 0..=most)
}

/// Writes a catalogue as TOML, its technologies in the order of some numbers.
pub(crate) fn toml(made: &[Made], order: impl IntoIterator<Item = usize>) -> String {
    let mut text = "[catalogue]\ntitle = \"Made up\"\n".to_owned();
    for developer in 0..4 {
        writeln!(text, "[organization.o{developer}]\nname = \"Maker {developer}\"").unwrap();
    }
    for at in order {
        let one = &made[at];
        // A name is somebody's own: with its number no two are alike.
        let name = format!("{} {at}", one.name);
        writeln!(text, "[technology.t{at}]\nname = {name:?}").unwrap();
        let dates = [("released", one.dated), ("retired", one.retired)];
        for (key, date) in dates {
            if let Some(date) = date {
                writeln!(text, "{key} = \"{date}\"").unwrap();
            }
        }
        if let Some(former) = &one.formerly {
            writeln!(text, "formerly = [{{ name = \"{former} {at}\", until = \"2016\" }}]")
                .unwrap();
        }
        if let Some(developer) = one.developer {
            writeln!(text, "developers = [\"o{developer}\"]").unwrap();
        }
        text.push_str("from = [\n");
        for (origin, kind) in one.origins(at, made.len()) {
            writeln!(text, "  {{ id = \"t{origin}\", as = \"{kind}\" }},").unwrap();
        }
        text.push_str("]\n");
    }
    text
}

impl Made {
    /// Returns where it came from, each pair once: nothing comes from itself.
    fn origins(&self, at: usize, count: usize) -> Vec<(usize, &'static str)> {
        let mut origins: Vec<(usize, &'static str)> = Vec::new();
        for (origin, anywhere, ways) in &self.from {
            let among = if *anywhere { count } else { at };
            if among == 0 {
                continue;
            }
            for kind in ways {
                let origin = (origin.index(among), *kind);
                if origin.0 != at && !origins.contains(&origin) {
                    origins.push(origin);
                }
            }
        }
        origins
    }
}
