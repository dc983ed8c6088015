//! Which technologies are there, and which influences?

use crate::common::Workdir;

#[test]
fn technologies_are_listed_by_date() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["list"]));
    insta::assert_snapshot!(workdir.run(&["-q", "list", "--lang", "zh", "--kind", "机器"]));
}

#[test]
fn filters_narrow_the_list() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["list", "--by", "works", "--dated", "..1790"]));
    insta::assert_snapshot!(workdir.run(&["list", "--family", "engine", "--by", "mill"]));
    insta::assert_snapshot!(workdir.run(&[
        "list",
        "--field",
        "transport on land",
        "--dated",
        "1700"
    ]));
}

#[test]
fn words_that_nothing_has_are_answered_with_near_ones() {
    let workdir = Workdir::with_engines();
    for arguments in [
        ["--kind", "machin"],
        ["--kind", "zzz"],
        ["--field", "land"],
        ["--family", "Engin"],
        ["--by", "nothern works"],
        ["--by", "engine"],
        ["--dated", "June 1776"],
        ["--columns", "date,nam"],
        ["--columns", "facts.sped"],
    ] {
        let out = workdir.run(&["-q", "list", arguments[0], arguments[1]]);
        insta::assert_snapshot!(out);
    }
}

#[test]
fn columns_are_chosen() {
    let out = Workdir::with_engines().run(&[
        "list",
        "--columns",
        "id,facts.speed,family,date",
        "--kind",
        "vehicle",
    ]);
    insta::assert_snapshot!(out);
}

#[test]
fn a_list_is_an_array_in_json_and_a_file_for_spreadsheets_in_csv() {
    let workdir = Workdir::with_engines();
    let out = workdir.run(&["-q", "--format", "json", "list", "--by", "works-lab"]);
    insta::assert_snapshot!(out);
    let out = workdir.run(&["-q", "--format", "csv", "list", "--by", "works-lab"]);
    assert_eq!(
        out,
        "date,name,kind,developers,fields\r\n1784-03-05,Engine 2,machine,\"Works Laboratory, Mill\",\r\n[EOF]"
    );
}

#[test]
fn influences_are_the_proof() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["influences"]));
    insta::assert_snapshot!(workdir.run(&["influences", "--of", "boat"]));
    insta::assert_snapshot!(workdir.run(&["influences", "--by", "mill"]));
    insta::assert_snapshot!(workdir.run(&["-q", "influences", "--format", "json", "--of", "boat"]));
    insta::assert_snapshot!(workdir.run(&[
        "-q",
        "influences",
        "--format",
        "csv",
        "--of",
        "engine"
    ]));
}

#[test]
fn stats_count_everything() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["stats"]));
    insta::assert_snapshot!(workdir.run(&["-q", "stats", "--format", "json"]));
}

#[test]
fn stats_count_a_part() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["stats", "boiler::engine-2 | gauge"]));
    let part = workdir.json(&["stats", "--by", "works", "--kind", "vehicle"]);
    assert_eq!(part["technologies"]["total"], 1);
    assert_eq!(part["influences"]["total"], 0);
    insta::assert_snapshot!(workdir.run(&["stats", "none()"]));
}

#[test]
fn several_catalogues_add_up() {
    let workdir = Workdir::with_engines();
    workdir.write("more/more.toml", "[catalogue]\ntitle = \"More\"\n[technology.rocket]\nname = \"Rocket\"\nfrom = [{ id = \"clip\", as = \"basis\" }]\n");
    let out = workdir.run(&["-c", "builtin", "-c", "more", "ancestors", "rocket", "--depth", "1"]);
    insta::assert_snapshot!(out);
}

#[test]
fn the_nearest_catalogue_upwards_is_used() {
    let workdir = Workdir::with_engines();
    workdir.write("a/b/file", "");
    let mut command = workdir.command(&["chains", "engine", "train"]);
    let output = command.current_dir(workdir.path("a/b")).output().unwrap();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "catalogue: ../../forebear.toml\nnote: 1 chain, all there are\n"
    );
}

#[test]
fn colour_is_used_if_asked_for() {
    let workdir = Workdir::with_engines();
    let plain = workdir.run(&["-q", "list"]);
    assert!(!plain.contains('\x1b'));
    let coloured = workdir.run(&["-q", "--color", "always", "list"]);
    assert!(coloured.contains("\x1b["));
    let mut forced = workdir.command(&["-q", "list"]);
    let output = forced.env("NO_COLOR", "1").output().unwrap();
    assert!(!output.stdout.contains(&0x1b));
}
