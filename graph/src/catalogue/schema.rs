//! The JSON Schema of catalogue files, made from the lists of keys that the reader goes by.

use serde_json::{Map, Value, json};

use crate::catalogue::keys::{KeyDef, SEVERITIES, Shape, Table, provenance_keys};
use crate::check::{Code, Severity};

/// Every sort of table that is described once and referred to.
const TABLES: [Table; 11] = [
    Table::Catalogue,
    Table::Source,
    Table::Organization,
    Table::OrganizationClaim,
    Table::Technology,
    Table::TechnologyClaim,
    Table::Influence,
    Table::FormerName,
    Table::Word,
    Table::Fact,
    Table::Era,
];

/// Returns the JSON Schema (draft 2020-12) of a catalogue file, for editors and validators.
///
/// TOML has no JSON Schema of its own; editors and validators take a TOML file as the JSON it
/// corresponds to, with dates as text.
pub fn catalogue_schema() -> Value {
    let mut definitions = Map::new();
    for table in TABLES {
        definitions.insert(name(table).to_owned(), table_schema(table));
    }
    definitions.insert(
        "id".to_owned(),
        json!({
            "description": "lower-case letters, digits and single hyphens",
            "type": "string",
            "pattern": ID,
        }),
    );
    definitions.insert("text".to_owned(), json!({ "type": "string", "pattern": "\\S" }));
    definitions.insert("date".to_owned(), json!({
        "description": "EDTF text such as `2021`, `2021-06`, `2021~` or `[2021..2023]`, or a year",
        "type": ["string", "integer"],
    }));
    let mut schema = table_schema(Table::Root);
    schema["$defs"] = Value::Object(definitions);
    let mut whole = Map::new();
    whole.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    whole.insert("title".to_owned(), json!("forebear catalogue"));
    if let Value::Object(keys) = schema {
        whole.extend(keys);
    }
    Value::Object(whole)
}

const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

fn name(table: Table) -> &'static str {
    match table {
        Table::Root => "root",
        Table::Catalogue => "catalogue",
        Table::Checks => "checks",
        Table::Source => "source",
        Table::Organization => "organization",
        Table::OrganizationClaim => "organization-claim",
        Table::Technology => "technology",
        Table::TechnologyClaim => "technology-claim",
        Table::Influence => "influence",
        Table::FormerName => "former-name",
        Table::Word => "word",
        Table::Fact => "fact",
        Table::Era => "era",
    }
}

fn table_schema(table: Table) -> Value {
    if table == Table::Checks {
        return checks_schema();
    }
    let properties: Map<String, Value> = table.keys().map(property).collect();
    let required: Vec<&str> = table.keys().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = json!({
        "description": table.title().replace('`', ""),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// An error stays an error; everything else may be set as the catalogue likes.
fn checks_schema() -> Value {
    let properties: Map<String, Value> = Code::all()
        .map(|code| {
            let words = match code.default_severity() {
                Severity::Error => &SEVERITIES[..1],
                _ => SEVERITIES,
            };
            let schema = json!({ "description": code.summary(), "enum": words });
            (code.as_str().to_owned(), schema)
        })
        .collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn property(key: &KeyDef) -> (String, Value) {
    let mut schema = match (key.shape, key.cited) {
        // Not the table of names is cited, but each of them.
        (Shape::Names, true) => map_of(cited(shape(Shape::Text))),
        (plain, true) => cited(shape(plain)),
        (plain, false) => shape(plain),
    };
    schema["description"] = json!(key.doc);
    (key.name.to_owned(), schema)
}

fn shape(of: Shape) -> Value {
    let list = |items: &str| json!({ "type": "array", "items": { "$ref": items } });
    match of {
        Shape::Text => json!({ "$ref": "#/$defs/text" }),
        Shape::Texts => json!({ "anyOf": [{ "$ref": "#/$defs/text" }, list("#/$defs/text")] }),
        Shape::List => list("#/$defs/text"),
        Shape::Date => json!({ "$ref": "#/$defs/date" }),
        Shape::Id => json!({ "$ref": "#/$defs/id" }),
        Shape::Ids => list("#/$defs/id"),
        Shape::Number => json!({ "type": "integer", "minimum": 1 }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Names => map_of(shape(Shape::Text)),
        Shape::Facts => map_of(cited(json!({ "type": ["string", "number", "boolean"] }))),
        Shape::Map(table) => json!({
            "type": "object",
            "propertyNames": match table {
                Table::Word | Table::Fact | Table::Era => json!({ "minLength": 1 }),
                _ => json!({ "$ref": "#/$defs/id" }),
            },
            "additionalProperties": { "$ref": format!("#/$defs/{}", name(table)) },
        }),
        Shape::One(Table::Checks) => checks_schema(),
        Shape::One(table) => json!({ "$ref": format!("#/$defs/{}", name(table)) }),
        Shape::Many(table) => json!({
            "type": "array",
            "items": { "$ref": format!("#/$defs/{}", name(table)) },
        }),
    }
}

fn map_of(values: Value) -> Value {
    json!({ "type": "object", "additionalProperties": values })
}

/// The value alone, or with a citation of its own beside it.
fn cited(plain: Value) -> Value {
    let mut properties = Map::new();
    properties.insert("value".to_owned(), plain.clone());
    properties.extend(provenance_keys().map(property));
    json!({ "anyOf": [plain, {
        "type": "object",
        "properties": properties,
        "required": ["value"],
        "additionalProperties": false,
    }] })
}
