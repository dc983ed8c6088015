//! `nodes.csv` and `edges.csv`: large catalogues as two tables, streamed row by row.
//!
//! The first row names the columns. Of the nodes only `id` is needed; lists are separated by
//! semicolons, and `facts.X` and `names.X` are columns of their own. Of the edges the two ends are
//! needed; an edge runs from the earlier technology to the later one.

mod columns;
mod table;

use std::path::PathBuf;

use crate::catalogue::csv::columns::{Column, Sheet};
use crate::catalogue::csv::table::{Row, Table};
use crate::catalogue::keys::INFLUENCE_KINDS;
use crate::catalogue::{SourceFiles, text};
use crate::model::build::{Builder, NewClaim, NewValue};
use crate::model::influences::InfluenceClaim;
use crate::model::pools::NONE;
use crate::model::text::TooMuchText;
use crate::model::{EntityKind, InfluenceKind, Key};

/// The tables of a folder.
#[derive(Debug, Default)]
pub(crate) struct TablePair {
    pub(crate) nodes: Vec<PathBuf>,
    pub(crate) edges: Vec<PathBuf>,
}

impl TablePair {
    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.edges.is_empty()
    }
}

/// Streams the tables into the builder, all nodes before all edges.
pub(crate) fn read(
    tables: &TablePair,
    files: &mut SourceFiles,
    builder: &mut Builder,
    default_source: Option<u32>,
) -> Result<(), TooMuchText> {
    for path in &tables.nodes {
        let mut table = Table::new(path, files, builder, default_source, Sheet::Nodes);
        while let Some(row) = table.next() {
            node(&mut table, &row)?;
        }
    }
    for path in &tables.edges {
        let mut table = Table::new(path, files, builder, default_source, Sheet::Edges);
        while let Some(row) = table.next() {
            edge(&mut table, &row)?;
        }
    }
    Ok(())
}

fn node(table: &mut Table<'_>, row: &Row) -> Result<(), TooMuchText> {
    let Some(id) = table.id(row, &Column::Id) else {
        return Ok(());
    };
    let location = table.location(row);
    let entry = table.builder.define(EntityKind::Technology, id, location)?;
    let provenance = table.provenance(row)?;
    let stance = table.stance(row);
    for nth in 0..table.columns.len() {
        let (at, Column::Claim(key)) = table.columns[nth].clone() else {
            continue;
        };
        let Some(text) = table.cell(row, at) else {
            continue;
        };
        if let Some(diagnostic) = text::control_characters(text, location) {
            table.builder.diagnostics.push(diagnostic.met_at(id));
        }
        let items = || text.split(';').map(str::trim).filter(|item| !item.is_empty());
        let texts: Vec<String>;
        let value = match key {
            Key::Announced | Key::Published | Key::Released | Key::Retired => {
                match table.date(row, at, text) {
                    Some(date) => NewValue::Date(date),
                    None => continue,
                }
            }
            Key::Developers => {
                let mut developers = Vec::new();
                for id in items() {
                    if table.is_good_id(row, at, id) {
                        let kind = EntityKind::Organization;
                        developers.push(table.builder.mention(kind, id, location)?);
                    }
                }
                NewValue::Organizations(developers)
            }
            Key::Fields | Key::Aliases | Key::Misspellings | Key::Links => {
                texts = items().map(str::to_owned).collect();
                NewValue::Texts(&texts)
            }
            _ => NewValue::Text(text),
        };
        let key = match &key {
            Key::NameIn(language) => Key::NameIn(language.as_str()),
            Key::Fact(fact) => Key::Fact(fact.as_str()),
            fixed => fixed.try_map(|_| None).unwrap_or(Key::Name),
        };
        let claim = NewClaim { key, value, stance, provenance, location };
        table.builder.claim(EntityKind::Technology, entry, claim)?;
    }
    Ok(())
}

fn edge(table: &mut Table<'_>, row: &Row) -> Result<(), TooMuchText> {
    // Every cell is read before anything is given up, so that all that is wrong is reported.
    let ends = (table.id(row, &Column::Earlier), table.id(row, &Column::Later));
    let kind = table.word(row, &Column::InfluenceKind, INFLUENCE_KINDS, InfluenceKind::from_word);
    let when = match table.find(row, &Column::When) {
        Some((at, text)) => table.date(row, at, text),
        None => None,
    };
    let stance = table.stance(row);
    let (Some(earlier), Some(later)) = ends else {
        return Ok(());
    };
    let location = table.location(row);
    let earlier = table.builder.mention(EntityKind::Technology, earlier, location)?;
    let later = table.builder.mention(EntityKind::Technology, later, location)?;
    let when = when.map_or(NONE, |when| table.builder.date(when));
    let provenance = table.provenance(row)?;
    let claim = InfluenceClaim { stance, provenance, when };
    let kind = kind.unwrap_or(InfluenceKind::Influence);
    table.builder.influence(earlier, later, kind, claim, location);
    Ok(())
}
