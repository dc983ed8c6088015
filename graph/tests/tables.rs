//! Catalogues as two tables.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod common;

use std::fs;
use std::path::Path;

use common::lines;
use forebear_graph::{Input, Joined, Lineage, Locations, RawCatalogue, check};
use insta::assert_snapshot;

fn join(folder: &Path) -> Joined {
    let (raw, diagnostics) = RawCatalogue::read([Input::Path(folder.to_owned())]);
    raw.join(diagnostics, Locations::Keep)
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn problems(folder: &Path) -> String {
    let joined = join(folder);
    let mut report = lines(&joined.diagnostics, joined.files());
    if let Ok(catalogue) = joined.catalogue {
        let lineage = Lineage::new(catalogue);
        report += &lines(&check(&lineage), lineage.catalogue().files());
    }
    report.replace(&folder.to_string_lossy().into_owned(), "FOLDER")
}

#[test]
fn two_tables_make_the_same_graph_as_toml() {
    let folder = folder(&[
        (
            "nodes.csv",
            "\u{feff}id,name,kind,released,developers,fields,aliases,facts.size,names.zh,place\r\n\
             clip,CLIP,model,2021,openai,image;text,,400M,对比,p. 1\r\n\
             flamingo,\"Flamingo, \"\"the\"\" bird\",model,2022-04,,,\"a; b\",,,p. 2\r\n"
                .as_bytes(),
        ),
        ("edges.csv", b"source,target,kind,certainty,place\nclip,flamingo,method,implied,p. 3\n"),
        (
            "forebear.toml",
            b"[catalogue]\ntitle = \"Tables\"\nsource = \"s\"\n[source.s]\n[organization.openai]\n\
              name = \"OpenAI\"\nplace = \"p. 1\"\n",
        ),
    ]);
    let joined = join(folder.path());
    assert!(joined.diagnostics.is_empty(), "{}", lines(&joined.diagnostics, joined.files()));
    let lineage = Lineage::new(joined.catalogue.unwrap());
    let catalogue = lineage.catalogue();
    let clip = catalogue.technology("clip").unwrap();
    let flamingo = catalogue.technology("flamingo").unwrap();
    assert_eq!(clip.developers().map(|maker| maker.name()).collect::<Vec<_>>(), ["OpenAI"]);
    assert_eq!(clip.fields().collect::<Vec<_>>(), ["image", "text"]);
    assert_eq!(clip.facts().collect::<Vec<_>>(), [("size", "400M")]);
    assert_eq!(clip.name_in(Some("zh")), "对比");
    assert_eq!(flamingo.name(), "Flamingo, \"the\" bird");
    assert_eq!(flamingo.aliases().collect::<Vec<_>>(), ["a", "b"]);
    let influence = lineage.influences().next().unwrap();
    assert_eq!(influence.id(), "clip>flamingo:method");
    assert_eq!(influence.certainty().as_str(), "implied");
    assert_eq!(influence.provenance().citations()[0].to_string(), "s p. 3");
    assert_eq!(lines(&check(&lineage), catalogue.files()), "");
}

#[test]
fn mistakes_in_rows_are_placed_by_line_and_column() {
    let folder = folder(&[
        (
            "nodes.csv",
            "id,name,relased\nclip,\"多, CLIP\",2021\n,no id,2021\nBad Id,x,\nshort\n".as_bytes(),
        ),
        (
            "edges.csv",
            b"source,target,kind,when\nclip,nothing,method,\nclip,clip2,methd,\nclip,clip,,2021-13\n",
        ),
    ]);
    assert_snapshot!(problems(folder.path()));
}

#[test]
fn a_table_without_its_columns_or_text_is_one_clear_error() {
    let without = folder(&[("edges.csv", b"a,b\n1,2\n")]);
    assert_snapshot!("without columns", problems(without.path()));
    let binary = folder(&[("nodes.csv", b"id,name\nclip,\xff\xfe\n")]);
    assert_snapshot!("not text", problems(binary.path()));
    let empty = folder(&[("nodes.csv", b"")]);
    assert_snapshot!("empty", problems(empty.path()));
}

#[test]
fn many_rows_without_a_source_are_one_warning() {
    let rows: String = (0..50).map(|at| format!("t{at},2021\n")).collect();
    let nodes = format!("id,date\n{rows}");
    let folder = folder(&[("nodes.csv", nodes.as_bytes())]);
    assert_snapshot!(problems(folder.path()));
}

#[test]
fn lines_are_counted_as_editors_count_them() {
    let rows = "id,name,released\na,\"A\nA\",2021\n\n\nb,B,x\n";
    for (rows, last) in [(rows.to_owned(), "c,C,y"), (rows.replace('\n', "\r\n"), "c,C,y\r\n")] {
        let folder = folder(&[("nodes.csv", format!("\u{feff}{rows}{last}").as_bytes())]);
        let joined = join(folder.path());
        let lines: Vec<usize> = (joined.diagnostics.iter())
            .map(|diagnostic| joined.files().position(diagnostic.labels[0].location).line)
            .collect();
        assert_eq!(lines, [6, 7]);
    }
}

#[test]
fn tables_that_are_broken_are_told_how_to_mend() {
    let folder_of = |nodes: &str, edges: &str| {
        folder(&[("nodes.csv", nodes.as_bytes()), ("edges.csv", edges.as_bytes())])
    };
    let semicolons = folder_of("id;name\na;A\n", "source\ttarget\na\tb\n");
    assert_snapshot!("other separators", problems(semicolons.path()));
    let quote = folder_of("id,name\na,A\nb,\"B\nc,C\nd,D\n", "source,target\n");
    assert_snapshot!("an open quote", problems(quote.path()));
    let closed = folder_of("id,name\na,\"A\nA\"\nb,5\"\nc,\"C\"\"\"", "source,target\n");
    assert!(!problems(closed.path()).contains("never closed"));
    let ends = folder_of("id\na\nb\n", "source,target,kind\n,a,basis\na,,bassis\nA A,b,bassis\n");
    assert_snapshot!("ends of edges", problems(ends.path()));
}

#[test]
fn bytes_that_are_no_text_are_named_as_such() {
    let folder = folder(&[("nodes.csv", b"id,name\nb\xff,B\n")]);
    assert_snapshot!(problems(folder.path()));
}

#[test]
fn undated_rows_are_one_problem() {
    let rows: String = (0..1000).map(|at| format!("a{at},A\n")).collect();
    let folder = folder(&[("nodes.csv", format!("id,family\n{rows}").as_bytes())]);
    assert_eq!(problems(folder.path()).matches("[undated]").count(), 1);
}

#[test]
fn unknown_ids_are_looked_for_no_longer_than_it_helps() {
    let edges: String = (0..50_000).map(|at| format!("x{at},y{at}\n")).collect();
    let nodes: String = (0..50_000).map(|at| format!("n{at}\n")).collect();
    let folder = folder(&[
        ("nodes.csv", format!("id\n{nodes}").as_bytes()),
        ("edges.csv", format!("source,target\n{edges}").as_bytes()),
    ]);
    // Comparing each with each would be five thousand million comparisons, which is minutes.
    assert_eq!(join(folder.path()).diagnostics.iter().count(), 100_000);
}
