//! Queries against brute force, their laws, and what is said of mistakes.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;

use common::{join_texts, lineage};
use forebear_graph::{Lineage, Query, Scope};
use insta::assert_snapshot;
use proptest::prelude::*;

fn toy() -> Lineage {
    let joined = join_texts(&[("toy.toml", include_str!("fixtures/toy.toml"))]);
    Lineage::new(joined.catalogue.unwrap())
}

fn ids(lineage: &Lineage, query: &str) -> BTreeSet<String> {
    let answer = lineage.ask(query, &Scope::all()).unwrap_or_else(|e| panic!("{query}: {e}"));
    answer.technologies.iter().map(|technology| technology.id().to_owned()).collect()
}

/// Each mistake below its place in the query.
fn mistakes(lineage: &Lineage, query: &str) -> String {
    let Err(errors) = lineage.ask(query, &Scope::all()) else {
        return format!("{query}\nis fine\n");
    };
    let mut text = format!("{query}\n");
    for error in errors.errors {
        let column = query[..error.span.start].chars().count();
        let width = query[error.span.clone()].chars().count().max(1);
        writeln!(text, "{}{} {}", " ".repeat(column), "^".repeat(width), error.message).unwrap();
        if let Some(hint) = error.hint {
            writeln!(text, "{}hint: {hint}", " ".repeat(column)).unwrap();
        }
    }
    text
}

#[test]
fn mistakes_of_form_are_all_told_with_what_to_write() {
    let lineage = toy();
    let queries = [
        "",
        "clip &",
        "clip && gan",
        "clip || gan",
        "clip gan",
        "(clip",
        "clip)",
        "clip::gan::vit",
        "!clip",
        "ancestor(clip) | by(opnai",
        "ancestors(clip, 2, 3)",
        "latest()",
        "glob:",
        "glop:x",
        "organization:openai",
        "\"clip",
        "::",
        "clip & & gan | | vit",
        "“clip”",
        "()",
        "& clip",
        "clip - gan",
        "clip+ vit",
        "clip and gan or not vit",
        "clip to vit",
        "clip, gan",
        "stable diffusion & gan",
        "ancestors clip",
        "::clip::gan",
        "a::b::c::d",
        "main-path(all()) | parents(clip) | frob(clip, (gan))",
        "clip:",
        "clip:gan",
        "source:report",
        "glob:",
        "gpt*",
        "clip..gan",
        "clip -> gan",
        "clip→gan",
        "：：clip",
        "by（google）",
        "clip，gan",
        "released>2021",
        "undated(clip) | top(all()) | dated()",
        "((((((",
        "-clip",
        "kind:model | kind=model",
        "2021..2022",
        "top(3, all()) | gan",
        "latest(by(openai) 3)",
    ];
    let told: Vec<String> = queries.iter().map(|query| mistakes(&lineage, query)).collect();
    assert_snapshot!(told.join("\n"));
}

#[test]
fn names_and_arguments_that_are_wrong_are_answered_with_near_ones() {
    let lineage = toy();
    let queries = [
        "flamigo | clpi",
        "openai",
        "by(opnai) & dated(2021-13)",
        "kind(modle)",
        "field(sound)",
        "fact(params)",
        "cited(repport)",
        "via(base, clip)",
        "ancestors(clip, many)",
        "dated(June 2021)",
        "regex:\"(\"",
        "roots",
        "by(clip) | by(report) | cited(google)",
        "language",
        "2021",
        "report",
        "nothing-like-it",
        "field(images)",
        "family(g)",
        "ancestors(clip,)",
        "latest(2, ::clip)",
        "via(, clip) | via(basis data, clip) | via(::clip, basis)",
        "after(2021..2022)",
    ];
    let told: Vec<String> = queries.iter().map(|query| mistakes(&lineage, query)).collect();
    assert_snapshot!(told.join("\n"));
}

#[test]
fn a_field_goes_by_its_names_in_every_language() {
    let lineage = lineage(
        "[field.vision]\nname = \"seeing\"\nnames.zh = \"视觉\"\n\
         [technology.clip]\nfields = [\"vision\"]\n[technology.gan]\n",
    );
    for query in ["field(vision)", "field(Seeing)", "field(视觉)", "field(\"视觉\")"] {
        assert_eq!(ids(&lineage, query), BTreeSet::from(["clip".to_owned()]), "{query}");
    }
    assert_snapshot!(mistakes(&lineage, "视觉 | field(glob:视*)"), @r"
    视觉 | field(glob:视*)
    ^^ nothing is called `视觉`
    hint: for technologies of this field write `field(vision)`
               ^^^^^^^ no technology has the field `glob:视*`
               hint: the only one is `vision`
    ");
}

#[test]
fn a_text_that_was_never_a_query_is_not_read_to_its_end() {
    for junk in ["a ", "((", "%", ")", "a::", "::", "~-", "glob:( ", "x(", "\"", ",", "，"] {
        let errors = Query::parse(&junk.repeat(500_000)).unwrap_err().errors;
        assert!(errors.len() <= 22, "{junk}: {}", errors.len());
    }
    for long in ["~", "::", "clip & ", "clip | "] {
        let text = format!("{}clip", long.repeat(300_000));
        if let Ok(query) = Query::parse(&text) {
            assert_eq!(query.to_string().len(), text.len());
        }
    }
    let query = Query::parse(&format!("clip{}", "-+".repeat(300_000))).unwrap();
    assert_eq!(query.to_string().len(), 600_004);
}

#[test]
fn a_name_that_looks_like_an_operator_is_a_name_and_said_to_be() {
    let lineage = lineage(
        "[technology.c]\nname = \"C\"\n[technology.cpp]\nname = \"C++\"\n\
         from = [{ id = \"c\", as = \"basis\" }]\n\
         [technology.rust]\nname = \"Rust\"\nfrom = [{ id = \"cpp\", as = \"inspiration\" }]\n",
    );
    let whole = lineage.ask("C++", &Scope::all()).unwrap();
    assert_eq!(whole.technologies[0].id(), "cpp");
    assert_snapshot!(whole.warnings.join("\n"), @"`C++` is read as the name; for the relatives of `C` write `(C)++`");
    let within = lineage.ask("C++ | C", &Scope::all()).unwrap();
    assert_eq!(within.technologies.iter().map(|t| t.id()).collect::<Vec<_>>(), ["c", "rust"]);
    assert_snapshot!(within.warnings.join("\n"), @r#"`C++` is read as `(C+)+`; for the technology `C++` write `"C++"`"#);
    assert_eq!(ids(&lineage, "\"C++\" | C").len(), 2);
}

#[test]
fn parentheses_are_bounded_and_long_rows_are_not() {
    let lineage = toy();
    let deep = format!("{}clip{}", "(".repeat(100_000), ")".repeat(100_000));
    let errors = Query::parse(&deep).unwrap_err().errors;
    assert_eq!(errors[0].message, "parentheses are nested more than 128 deep");
    let fine = format!("{}clip{}", "(".repeat(100), ")".repeat(100));
    assert_eq!(ids(&lineage, &fine).len(), 1);
    let long = vec!["clip"; 20_000].join(" | ");
    assert_eq!(ids(&lineage, &long).len(), 1);
    let negated = format!("{}clip", "~".repeat(20_000));
    assert_eq!(ids(&lineage, &negated).len(), 1);
}

/// A lineage of few technologies, `t0` … `t6`, cyclic or not.
fn small() -> impl Strategy<Value = (Lineage, BTreeSet<(usize, usize)>)> {
    prop::collection::btree_set((0usize..7, 0usize..7), 0..16).prop_map(|pairs| {
        let pairs: BTreeSet<_> = pairs.into_iter().filter(|(a, b)| a != b).collect();
        let mut text = String::new();
        for at in 0..7 {
            let from: Vec<_> = pairs.iter().filter(|(_, later)| *later == at).collect();
            let from: Vec<_> =
                from.iter().map(|(a, _)| format!("{{ id = \"t{a}\", as = \"basis\" }}")).collect();
            let date = match at {
                0 => String::new(),
                3 => "released = \"2003~\"".to_owned(),
                at => format!("released = \"{}\"", 2000 + at),
            };
            writeln!(text, "[technology.t{at}]\n{date}\nfrom = [{}]", from.join(", ")).unwrap();
        }
        (lineage(&text), pairs)
    })
}

fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "t[0-6]",
        Just("all()".to_owned()),
        Just("none()".to_owned()),
        Just("dated(2003)".to_owned()),
        Just("before(2004)".to_owned()),
        Just("glob:t?".to_owned()),
        Just("undated()".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} & {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} | {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} ~ {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(({a})::({b}))")),
            inner.clone().prop_map(|a| format!("~({a})")),
            inner.clone().prop_map(|a| format!("::({a})")),
            inner.clone().prop_map(|a| format!("({a})-")),
            inner.clone().prop_map(|a| format!("heads({a})")),
            inner.clone().prop_map(|a| format!("maybe({a})")),
            inner.prop_map(|a| format!("via(basis, {a})")),
        ]
    })
}

proptest! {
    #[test]
    fn heads_and_roots_are_what_their_definition_says((lineage, pairs) in small(), of in "[0-6]{1,5}") {
        let members: BTreeSet<usize> = of.bytes().map(|b| usize::from(b - b'0')).collect();
        let union = members.iter().map(|m| format!("t{m}")).collect::<Vec<_>>().join(" | ");
        let reaches = |from: usize, to: usize| {
            let mut open = vec![from];
            let mut seen = BTreeSet::new();
            while let Some(at) = open.pop() {
                for (_, later) in pairs.iter().filter(|(earlier, _)| *earlier == at) {
                    if seen.insert(*later) {
                        open.push(*later);
                    }
                }
            }
            seen.contains(&to)
        };
        let ends = |forward: bool| -> BTreeSet<String> {
            let beaten = |at: usize| members.iter().any(|other| {
                let (near, far) = if forward { (at, *other) } else { (*other, at) };
                reaches(near, far) && !reaches(far, near)
            });
            members.iter().filter(|at| !beaten(**at)).map(|at| format!("t{at}")).collect()
        };
        prop_assert_eq!(ids(&lineage, &format!("heads({union})")), ends(true));
        prop_assert_eq!(ids(&lineage, &format!("roots({union})")), ends(false));
        prop_assert_eq!(
            ids(&lineage, &format!("::heads({union})")),
            ids(&lineage, &format!("::({union})"))
        );
    }

    #[test]
    fn the_laws_of_sets_hold_on_pairs((lineage, _) in small(), a in expression(), b in expression()) {
        let same = |left: String, right: String| {
            prop_assert_eq!(ids(&lineage, &left), ids(&lineage, &right), "{} = {}", left, right);
            let (left, right) = (format!("maybe({left})"), format!("maybe({right})"));
            prop_assert_eq!(ids(&lineage, &left), ids(&lineage, &right), "{} = {}", left, right);
            Ok(())
        };
        same(format!("~({a} & {b})"), format!("~({a}) | ~({b})"))?;
        same(format!("~({a} | {b})"), format!("~({a}) & ~({b})"))?;
        same(format!("~~({a})"), a.clone())?;
        same(format!("{a} ~ ({b})"), format!("{a} & ~({b})"))?;
        let certain = ids(&lineage, &a);
        let possible = ids(&lineage, &format!("maybe({a})"));
        prop_assert!(certain.is_subset(&possible));
        let between = ids(&lineage, &format!("({a})::({b})"));
        let both = ids(&lineage, &format!("({a}):: & ::({b})"));
        prop_assert_eq!(between, both);
    }

    #[test]
    fn a_query_is_written_as_it_is_read(query in expression()) {
        let parsed = Query::parse(&query).unwrap();
        let written = parsed.to_string();
        prop_assert!(written.len() <= query.len() + 16);
        let again = Query::parse(&written).unwrap();
        prop_assert_eq!(again.to_string(), written);
    }

    #[test]
    fn what_is_written_means_the_same((lineage, _) in small(), query in expression()) {
        let written = Query::parse(&query).unwrap().to_string();
        prop_assert_eq!(ids(&lineage, &written), ids(&lineage, &query), "{}", written);
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "(?s).{0,60}") {
        let _ = toy().ask(&text, &Scope::all());
    }

    #[test]
    fn no_text_of_tokens_makes_the_parser_panic(
        text in "((clip|gan|::|[-+~&|(),]|\"|dated\\(|via\\(|by\\(|glob:|ancestors\\(|20..| ){1,3}){0,12}"
    ) {
        let _ = toy().ask(&text, &Scope::all());
    }
}
