//! Made-up catalogues: dates of every precision and none, of our days and from before the year 0,
//! open intervals, circles, parallel influences, crowds around two origins, lives that ended, old
//! names, long ones, and those of other scripts.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// A technology of a made-up catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    name: String,
    dated: Option<&'static str>,
    retired: Option<&'static str>,
    formerly: Option<(String, &'static str)>,
    developer: Option<u8>,
    /// Where it came from, and in which ways.
    from: Vec<(Index, Reach, Vec<&'static str>)>,
}

/// Among which technologies an origin is chosen.
#[derive(Clone, Copy, Debug)]
enum Reach {
    /// Those before it, so that there are no circles.
    Before,
    /// All of them.
    Anywhere,
    /// The first two, around which there will be a crowd.
    FirstTwo,
}

/// What happened when in a catalogue: its technologies are of one time, so that days and months
/// can be told apart on some axes, and only centuries on others.
struct Epoch {
    released: &'static [&'static str],
    retired: &'static [&'static str],
    renamed: &'static [&'static str],
}

const MODERN: Epoch = Epoch {
    released: &[
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
    ],
    retired: &["2024-06", "2025", "2026-01-01"],
    renamed: &["2016"],
};
/// Decades and centuries on both sides of the year 0.
const ANCIENT: Epoch = Epoch {
    released: &[
        "-3300~",
        "-1200/-1150",
        "-0753-04-21",
        "-0500",
        "../-0300",
        "-0044-03-15",
        "-0010/-0001",
        "0000",
        "000X",
        "0009/..",
        "0014-08-19",
        "00XX",
        "0105",
    ],
    retired: &["-0040", "0079-08", "0476-09-04"],
    renamed: &["-0027-01-16", "0330"],
};
/// Days and months around the turn to the year 0 and to the year 1.
const TURN: Epoch = Epoch {
    released: &[
        "-0001",
        "-0001-11",
        "-0001-12-31",
        "0000",
        "0000-01-01",
        "0000-02",
        "0000-02-29",
        "0000-03-01",
        "0000-12-30/0001-01-02",
        "0001-01",
        "0001-01-01",
    ],
    retired: &["0000-06", "0001", "0001-02-03"],
    renamed: &["0000-07"],
};
/// From the first to the last year that can be written.
const AGES: Epoch = Epoch {
    released: &[
        "-9999",
        "-3300",
        "-0001-12-31",
        "0000",
        "1969-12-31",
        "1970-01-01",
        "2024",
        "9999",
    ],
    retired: &["0001", "2025", "9999-12-31"],
    renamed: &["-1000", "2016"],
};
/// Little time for much.
const CROWDED: Epoch = Epoch {
    released: &["2022", "2023-06", "2024-01-01"],
    retired: &["2024-06"],
    renamed: &["2024-02"],
};
const KINDS: &[&str] =
    &["component", "basis", "successor", "data", "method", "variant", "inspiration", "influence"];

fn made(
    epoch: &'static Epoch,
    from: impl Strategy<Value = Vec<(Index, Reach, Vec<&'static str>)>>,
) -> impl Strategy<Value = Made> {
    let name = prop_oneof![
        4 => "[A-Za-z]{1,14}",
        1 => "[模型文心一言]{1,9}",
        1 => "[a-z ]{40,90}",
        1 => "[<&\"'🤗ไé؟]{1,6}",
    ];
    let former = ("[A-Z][a-z]{2,20}", select(epoch.renamed));
    (
        name,
        prop::option::weighted(0.75, select(epoch.released)),
        prop::option::weighted(0.1, select(epoch.retired)),
        prop::option::weighted(0.1, former),
        prop::option::weighted(0.8, 0..4u8),
        from,
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

/// Gives origins anywhere, mostly in one way.
fn some_origins() -> impl Strategy<Value = Vec<(Index, Reach, Vec<&'static str>)>> {
    let reach = prop_oneof![9 => Just(Reach::Before), 1 => Just(Reach::Anywhere)];
    let ways = prop_oneof![
        6 => select(KINDS).prop_map(|kind| vec![kind]),
        1 => subsequence(KINDS, 2..=3),
    ];
    prop::collection::vec((any::<Index>(), reach, ways), 0..4)
}

/// Gives few origins in many ways.
fn parallel_origins() -> impl Strategy<Value = Vec<(Index, Reach, Vec<&'static str>)>> {
    let reach = prop_oneof![3 => Just(Reach::FirstTwo), 1 => Just(Reach::Before)];
    let ways = subsequence(KINDS, 3..=KINDS.len());
    prop::collection::vec((any::<Index>(), reach, ways), 0..=2)
}

/// Gives catalogues of up to so many technologies, and crowds of up to twice as many.
pub(crate) fn catalogues(most: usize) -> impl Strategy<Value = Vec<Made>> {
    let of = |epoch| prop::collection::vec(made(epoch, some_origins()), 0..=most);
    let crowd = prop::collection::vec(made(&CROWDED, parallel_origins()), 0..=2 * most);
    prop_oneof![4 => of(&MODERN), 2 => of(&ANCIENT), 1 => of(&TURN), 1 => of(&AGES), 2 => crowd]
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
        if let Some((former, until)) = &one.formerly {
            writeln!(text, "formerly = [{{ name = \"{former} {at}\", until = \"{until}\" }}]")
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
        for (origin, reach, ways) in &self.from {
            let among = match reach {
                Reach::Before => at,
                Reach::Anywhere => count,
                Reach::FirstTwo => at.min(2),
            };
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
