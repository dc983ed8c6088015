//! What is written keeps to the published schemas.
//!
//! The checker knows the words that the schemas use, and refuses others; it is here so that tests
//! need no validator of sixty crates.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod support;

use forebear_exports::{EXPORTERS, GroupBy, View, ViewOptions, to_bytes};
use serde_json::Value;
use support::{TOY, lineage};

/// Returns what is wrong with a value, as paths and messages.
fn problems(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut wrong = |message: String| found.push(format!("{path}: {message}"));
    let rules = schema.as_object().expect("a schema is an object");
    let mut inner = Vec::new();
    for (word, rule) in rules {
        match word.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "required" | "pattern" => {}
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix('#').unwrap();
                inner.extend(problems(root, root.pointer(name).expect(name), value, path));
            }
            "type" => {
                let is = |name: &Value| match name.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_u64(),
                    "null" => value.is_null(),
                    other => panic!("no type {other}"),
                };
                if !rule.as_array().map_or_else(|| is(rule), |names| names.iter().any(is)) {
                    wrong(format!("{value} is not {rule}"));
                }
            }
            "const" if value != rule => wrong(format!("{value} is not {rule}")),
            "enum" if !rule.as_array().unwrap().contains(value) => {
                wrong(format!("{value} is none of {rule}"));
            }
            "const" | "enum" => {}
            "minimum" if value.as_u64() < rule.as_u64() => wrong(format!("{value} < {rule}")),
            "minItems" if value.as_array().is_some_and(|items| items.is_empty()) => {
                wrong("is empty".to_owned());
            }
            "minLength" if value == "" => wrong("is empty".to_owned()),
            "minimum" | "minItems" | "minLength" => {}
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    inner.extend(problems(root, rule, item, &format!("{path}/{at}")));
                }
            }
            "properties" => {
                for (key, rule) in rule.as_object().unwrap() {
                    if let Some(value) = value.get(key) {
                        inner.extend(problems(root, rule, value, &format!("{path}/{key}")));
                    } else if rules["required"].as_array().unwrap().contains(&Value::from(&**key)) {
                        wrong(format!("{key} is missing"));
                    }
                }
            }
            "additionalProperties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    let known = rules.get("properties").is_some_and(|all| all.get(key).is_some());
                    match rule {
                        Value::Bool(false) if !known => wrong(format!("{key} is unknown")),
                        Value::Object(_) => {
                            inner.extend(problems(root, rule, value, &format!("{path}/{key}")));
                        }
                        _ => {}
                    }
                }
            }
            "anyOf" | "oneOf" => {
                let all = rule.as_array().unwrap().iter();
                let each: Vec<_> = all.map(|rule| problems(root, rule, value, path)).collect();
                let fitting = each.iter().filter(|problems| problems.is_empty()).count();
                // The list of texts and the list of names are the same where they are empty; the
                // schema has the second begin at one.
                if fitting != 1 {
                    wrong(format!("{value} fits {fitting} of {word}: {each:?}"));
                }
            }
            other => panic!("the checker does not know {other}"),
        }
    }
    found.extend(inner);
    found
}

#[test]
fn every_file_keeps_to_its_schema() {
    let lineage = lineage(TOY);
    let all: Vec<_> = lineage.catalogue().technologies().collect();
    let some = all.iter().copied().filter(|technology| technology.id() != "clip").collect();
    for chosen in [all, some, Vec::new()] {
        let options = ViewOptions { group_by: Some(GroupBy::Kind), ..ViewOptions::default() };
        let view = View::new(&lineage, chosen, options);
        for exporter in EXPORTERS {
            let Some(schema) = exporter.format().schema else {
                continue;
            };
            let schema: Value = serde_json::from_str(schema).unwrap();
            let file = to_bytes(*exporter, &view).unwrap();
            let file: Value = serde_json::from_slice(&file).unwrap();
            assert_eq!(problems(&schema, &schema, &file, ""), Vec::<String>::new());
        }
    }
}

#[test]
fn the_ends_of_every_edge_and_every_cited_source_are_nodes() {
    let lineage = lineage(TOY);
    let view = View::new(
        &lineage,
        lineage.catalogue().technologies().filter(|technology| technology.id() != "gpt").collect(),
        ViewOptions::default(),
    );
    let exporter = forebear_exports::find("graph").unwrap();
    let text = String::from_utf8(to_bytes(exporter, &view).unwrap()).unwrap();
    let graph: Value = serde_json::from_str(&text).unwrap();
    let ids: Vec<&str> = graph["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["id"].as_str().unwrap())
        .collect();
    for edge in graph["edges"].as_array().unwrap() {
        for end in ["source", "target"] {
            assert!(ids.contains(&edge[end].as_str().unwrap()), "{edge}");
        }
    }
    for (cited, _) in text.split("\"source\":\"").skip(1).filter_map(|rest| rest.split_once('"')) {
        let is_end = cited.contains(':');
        assert!(is_end || ids.contains(&format!("source:{cited}").as_str()), "{cited}");
    }
}
