//! What is wrong with the files themselves: each mistake is found, placed and explained, and the
//! others beside it too.

mod common;

use common::{join_texts, lines, problems};
use forebear_graph::{Input, Locations, RawCatalogue};
use insta::assert_snapshot;

#[test]
fn every_mistake_is_reported_in_one_run() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Mistakes"
[technology.CLIP]
name = "CLIP"
[technology.flamingo]
naem = "Flamingo"
released = "2023-02-30"
developers = "deepmind"
from = [{ id = "chinchila", as = "part" }, { as = "basis" }]
[technology.chinchilla]
released = 2023.10
facts.size = ["a"]
"#
    ));
}

#[test]
fn ids_that_are_nowhere_defined_are_answered_with_near_ones() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Unknown"
source = "repport"
[source.report]
title = "Report"
[organization.openai]
name = "OpenAI"
[technology.clip]
developers = ["opnai", "clip"]
from = [{ id = "tranformer", as = "method" }]
[technology.transformer]
name = "Transformer"
"#
    ));
}

#[test]
fn a_dotted_id_has_an_error_of_its_own() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Dots"
[technology.gpt-3.5]
name = "GPT-3.5"
released = "2022"
"#
    ));
}

#[test]
fn one_id_in_two_files_of_a_catalogue_is_an_error_in_both() {
    let joined = join_texts(&[
        ("a.toml", "[catalogue]\ntitle = \"Two\"\n[technology.clip]\nname = \"CLIP\"\n"),
        ("b.toml", "[technology.clip]\nname = \"Clip\"\n"),
    ]);
    assert_snapshot!(lines(&joined.diagnostics, joined.files()));
}

#[test]
fn broken_toml_is_read_on() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Broken
[technology.clip]
released = "2021-13"
name = = "CLIP"
"#
    ));
}

#[test]
fn nothing_comes_from_itself() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Loops"
[technology.gpt-4]
from = [{ id = "gpt-4", as = "successor" }]
[technology.a]
same-as = "b"
[technology.b]
from = [{ id = "a", as = "basis" }]
"#
    ));
}

#[test]
fn no_id_is_the_same_as_itself() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Circles"
[technology.a]
same-as = "b"
[technology.b]
same-as = "c"
[technology.c]
same-as = "a"
[organization.lab]
same-as = "lab"
"#
    ));
}

#[test]
fn an_error_stays_an_error_whatever_the_catalogue_says() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Severities"
[catalogue.check]
unknown-id = "off"
undatd = "off"
undated = "of"
"#
    ));
}

#[test]
fn a_catalogue_says_what_it_is_once() {
    assert_snapshot!("without a header", problems("[technology.clip]\nname = \"CLIP\"\n"));
    assert_snapshot!("without anything", problems(""));
    let joined = join_texts(&[
        ("a.toml", "[catalogue]\ntitle = \"One\"\n"),
        ("b.toml", "[catalogue]\ntitle = \"Two\"\n"),
    ]);
    assert_snapshot!("with two headers", lines(&joined.diagnostics, joined.files()));
}

#[test]
fn hidden_characters_are_shown_as_what_they_are() {
    assert_snapshot!(problems(
        "[catalogue]\ntitle = \"T\"\n[catalogue.check]\nuncited = \"off\"\nundated = \"off\"\n\
         [technology.clip]\nname = \"CL\u{202e}PI\"\n"
    ));
}

#[test]
fn columns_count_characters_not_bytes() {
    assert_snapshot!(problems(
        "[catalogue]\ntitle = \"多模态\"\n[technology.clip]\n\
         names = { zh = \"对比\", en = 7 }\n"
    ));
}

#[test]
fn dates_may_be_written_as_toml_writes_them() {
    let text = "[technology.a]\nreleased = 2021\n[technology.b]\nreleased = 2021-06-12\n\
                [technology.c]\nreleased = -44\n[technology.d]\nreleased = { value = 87 }\n";
    let lineage = common::lineage(text);
    let dates: Vec<_> =
        lineage.catalogue().technologies().map(|t| t.date().unwrap().as_str()).collect();
    assert_eq!(dates, ["2021", "2021-06-12", "-0044", "0087"]);
}

#[test]
fn an_id_defined_twice_in_one_file_says_where() {
    assert_snapshot!(problems(
        "[catalogue]\ntitle = \"Twice\"\n[technology.clip]\nname = \"CLIP\"\n\
         [technology.clip]\nkind = \"model\"\nkind = \"algorithm\"\n"
    ));
}

#[test]
fn an_entry_under_a_bad_id_is_read_on() {
    assert_snapshot!(problems(
        "[catalogue]\ntitle = \"Read on\"\n[technology.\"GPT 4\"]\nreleased = \"2023-02-30\"\n\
         [technology.b]\nfrom = [{ id = \"gpt-4\", as = \"basis\" }]\n"
    ));
}

#[test]
fn what_is_not_a_table_or_a_number_is_told_what_to_be() {
    assert_snapshot!(problems(
        "technology = 1\ncatalogue = 2\n[source.s]\npublished = 20211\n\
         [organization.o]\nfacts = 1\nline = 0\n"
    ));
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_is_reported_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("nowhere", path("dangling.toml")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(path("socket.toml")).unwrap();
    let latin = b"[catalogue]\ntitle = \"Caf\xe9\"\n[technology.a]\nreleased = \"2021-02-30\"\n";
    std::fs::write(path("latin.toml"), latin).unwrap();
    let text = "[technology.b]\nfrom = [{ id = \"a\", as = \"basis\" }]\n";
    std::fs::write(path("text.toml"), text).unwrap();
    let input = Input::Path(folder.path().to_owned());
    let (raw, diagnostics) = RawCatalogue::read([input]);
    let joined = raw.join(diagnostics, Locations::Keep);
    let report = lines(&joined.diagnostics, joined.files());
    assert_snapshot!(report.replace(&folder.path().to_string_lossy().into_owned(), "FOLDER"));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "(?s).{0,400}") {
        problems(&text);
    }

    #[test]
    fn no_text_that_looks_like_a_catalogue_makes_the_reader_panic(
        lines in proptest::collection::vec(line(), 0..30)
    ) {
        problems(&lines.join("\n"));
    }
}

/// Lines that are right alone and wrong in most company.
fn line() -> impl proptest::strategy::Strategy<Value = String> {
    let heads = "\\[(catalogue|technology|technology\\.[a-c]|organization\\.[a-c]|source\\.s)\\]";
    let claims = "\\[\\[technology\\.[a-c]\\.(claim|from)\\]\\]";
    let keys = "(title|name|released|developers|from|same-as|facts|place|rank|as|id) = \
                (2021|\"[a-c]\"|\"2021\"|\\[\"[a-c]\"\\]|\\{ id = \"[a-c]\", as = \"basis\" \\}|\
                \\[\\{ id = \"[a-c]\", as = \"data\" \\}\\]|\\{ value = \"[a-c]\" \\})";
    proptest::prop_oneof![heads, claims, keys]
}
