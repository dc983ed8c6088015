//! What holds of every format.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use forebear_exports::{
    EXPORTERS, GroupBy, View, ViewOptions, With, find, for_extension, to_bytes,
};
use forebear_graph::{Lineage, Technology};
use support::{TOY, lineage};

fn all(lineage: &Lineage) -> Vec<Technology<'_>> {
    lineage.catalogue().technologies().collect()
}

fn export(format: &str, view: &View<'_>) -> String {
    String::from_utf8(to_bytes(find(format).unwrap(), view).unwrap()).unwrap()
}

const EVERYTHING: With = With { organizations: true, periods: true, sources: true };

/// Views that differ in every option.
fn options() -> Vec<ViewOptions> {
    let plain = ViewOptions::default();
    vec![
        plain.clone(),
        ViewOptions { with: EVERYTHING, ..plain.clone() },
        ViewOptions { group_by: Some(GroupBy::Developer), ..plain.clone() },
        ViewOptions { group_by: Some(GroupBy::Tree), with: EVERYTHING, ..plain.clone() },
        ViewOptions { language: Some("zh".into()), title: Some("玩具 \"}\\".into()), ..plain },
    ]
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    let lineage = lineage(TOY);
    for options in options() {
        let view = View::new(&lineage, all(&lineage), options.clone());
        let mut reversed = all(&lineage);
        reversed.reverse();
        let again = View::new(&lineage, reversed, options);
        for exporter in EXPORTERS {
            let bytes = to_bytes(*exporter, &view).unwrap();
            assert_eq!(bytes, to_bytes(*exporter, &view).unwrap(), "{exporter:?}");
            assert_eq!(bytes, to_bytes(*exporter, &again).unwrap(), "{exporter:?}");
            assert!(bytes.ends_with(b"\n") && !bytes.ends_with(b"\n\n"), "{exporter:?}");
        }
    }
}

#[test]
fn every_technology_is_written_with_its_id_and_its_date() {
    let lineage = lineage(TOY);
    let view = View::new(&lineage, all(&lineage), ViewOptions::default());
    for exporter in EXPORTERS {
        let text = String::from_utf8(to_bytes(*exporter, &view).unwrap()).unwrap();
        for technology in view.technologies() {
            assert!(text.contains(technology.id()), "{exporter:?} {technology:?}");
            let date = technology.date().map_or("", |date| date.as_str());
            assert!(text.contains(date), "{exporter:?} {technology:?}");
        }
    }
}

#[test]
fn a_view_of_nothing_can_be_written() {
    let lineage = lineage(TOY);
    for options in options() {
        let view = View::new(&lineage, Vec::new(), options);
        for exporter in EXPORTERS {
            let bytes = to_bytes(*exporter, &view).unwrap();
            assert!(!bytes.is_empty(), "{exporter:?}");
        }
    }
}

#[test]
fn nasty_names_stay_names() {
    let names = [
        r#"Transformer "base" <enc & dec>"#,
        "BERT\n双向编码器",
        "文心 ERNIE 🚀",
        r"ViT: 'a|b' \ #1; 50%",
        r#"\" -> { } ; [x=y] \"#,
        "</script><img src=x onerror=alert(1)>",
        "&lt;b&gt; &amp; &#60; \\N \\G",
        "digraph",
        "\u{1}\u{7f}\u{9b}bell\u{7}",
        "x",
    ];
    let mut text = "[catalogue]\ntitle = \"}]; evil [\"\n".to_owned();
    for (at, name) in names.iter().enumerate() {
        let name = serde_json::to_string(name).unwrap().replace('\u{7f}', "\\u007f");
        text.push_str(&format!("[technology.t{at}]\nname = {name}\nsummary = {name}\n"));
        text.push_str(&format!("kind = {name}\nurl = {name}\n"));
        if at > 0 {
            let before = at - 1;
            text.push_str(&format!(
                "from = [{{ id = \"t{before}\", as = \"basis\", note = {name} }}]\n"
            ));
        }
    }
    let lineage = lineage(&text);
    for options in options() {
        let view = View::new(&lineage, all(&lineage), options);
        let text = export("timeline", &view);
        let timeline: serde_json::Value = serde_json::from_str(&text).unwrap();
        for (at, event) in timeline["undated"].as_array().unwrap().iter().enumerate() {
            assert_eq!(event["label"], view.label(view.technologies()[at]));
        }
        let graph: serde_json::Value = serde_json::from_str(&export("graph", &view)).unwrap();
        assert_eq!(graph["edges"].as_array().unwrap().len(), names.len() - 1);
        let dot = export("dot", &view);
        let is_safe = |c: char| c == '\n' || !c.is_control();
        assert!(dot.chars().all(is_safe), "{dot}");
    }
}

#[test]
fn a_toy_history_in_every_format() {
    let lineage = lineage(TOY);
    let all = View::new(&lineage, all(&lineage), ViewOptions::default());
    for exporter in EXPORTERS {
        let name = exporter.format().name;
        insta::assert_snapshot!(name, export(name, &all));
    }
}

#[test]
fn a_toy_history_with_everything_beside_it() {
    let lineage = lineage(TOY);
    // CLIP is left out, so that Flamingo descends from others by way of it.
    let mut chosen = all(&lineage);
    chosen.retain(|technology| technology.id() != "clip");
    let options = ViewOptions {
        with: EVERYTHING,
        group_by: Some(GroupBy::Developer),
        language: Some("zh".to_owned()),
        ..ViewOptions::default()
    };
    let view = View::new(&lineage, chosen, options);
    for exporter in EXPORTERS {
        let name = exporter.format().name;
        insta::assert_snapshot!(format!("{name}_with_everything"), export(name, &view));
    }
}

#[test]
fn names_and_endings_lead_to_one_format_each() {
    for exporter in EXPORTERS {
        let format = exporter.format();
        let found = find(format.name).map(|found| found.format().name);
        assert_eq!(found, Some(format.name), "two formats are called {}", format.name);
        let first = format.extensions.first().and_then(|first| for_extension(first));
        let first = first.map(|exporter| exporter.format().name);
        assert_eq!(first, Some(format.name), "the usual ending of {} is another's", format.name);
        assert!(format.media_type.contains('/'), "{}", format.name);
        let documented =
            ["https://", "forebear schema "].map(|start| format.spec.starts_with(start));
        assert_eq!(documented, [format.schema.is_none(), format.schema.is_some()]);
        assert!(!format.leaves_out.is_empty() && !format.title.ends_with('.'), "{}", format.name);
    }
    assert!(find("nonsense").is_none() && for_extension("nonsense").is_none());
}

#[test]
fn the_table_in_the_readme_is_that_of_the_list() {
    let readme = include_str!("../README.md");
    let table: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = EXPORTERS
        .iter()
        .map(|exporter| {
            let format = exporter.format();
            let endings: Vec<String> =
                format.extensions.iter().map(|ending| format!("`.{ending}`")).collect();
            format!("| `{}` | {} | {} |", format.name, endings.join(", "), format.title)
        })
        .collect();
    assert_eq!(table, expected);
}
