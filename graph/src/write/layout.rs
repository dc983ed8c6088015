//! Which statement of an entry goes into which block.
//!
//! The entry itself holds the first claim about each key and, as far as it can say them, all
//! influences; its citation is the one that most of these claims have. Rival claims follow in
//! blocks of their own. The order of the claims about one key, and that of the influences, is kept.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::model::{Certainty, Key, Rank};
use crate::write::inherit::Own;
use crate::write::{Cited, Claim, Entry, Origin};

/// What stands under one header.
#[derive(Debug)]
pub(super) struct Block<'d> {
    pub(super) cited: Cited,
    pub(super) claims: Vec<(&'d Claim, Own<'d>)>,
    pub(super) origins: Vec<(&'d Origin, Own<'d>)>,
}

impl Block<'_> {
    fn new(cited: Cited) -> Self {
        Block { cited, claims: Vec::new(), origins: Vec::new() }
    }
}

/// Lays out an entry: its own block first, then those of its rivals. Linear but for the rivals
/// about one key.
pub(super) fn blocks(entry: &Entry) -> Vec<Block<'_>> {
    let by_key = by_key(&entry.claims);
    let mut blocks = vec![Block::new(citation_of_all(entry, &by_key))];
    // Blocks by their citation, so that a rival finds one that has it.
    let mut known: HashMap<&Cited, Vec<usize>> = HashMap::new();
    for claims in by_key.values() {
        let mut last = None;
        for claim in claims {
            if last.is_none()
                && let Some(own) = Own::of_value(&claim.cited, &blocks[0].cited)
            {
                blocks[0].claims.push((claim, own));
                last = Some(0);
                continue;
            }
            let same = known.entry(&claim.cited).or_default();
            let after = same.partition_point(|at| last.is_some_and(|last| *at <= last));
            let at = same.get(after).copied().unwrap_or_else(|| {
                blocks.push(Block::new(claim.cited.clone()));
                same.push(blocks.len() - 1);
                blocks.len() - 1
            });
            blocks[at].claims.push((claim, Own::default()));
            last = Some(at);
        }
    }
    let mut at = 0;
    for origin in &entry.origins {
        let fitting = (at..blocks.len())
            .find_map(|at| Some((at, Own::of_origin(&origin.cited, &blocks[at].cited)?)));
        let own = match fitting {
            Some((fitting, own)) => {
                at = fitting;
                own
            }
            None => {
                at = blocks.len();
                blocks.push(Block::new(without_remarks(&origin.cited)));
                Own::of_origin(&origin.cited, &blocks[at].cited).unwrap_or_default()
            }
        };
        blocks[at].origins.push((origin, own));
    }
    blocks
}

/// Returns the claims about each key in their order, the keys in that of files.
fn by_key(claims: &[Claim]) -> IndexMap<&Key<String>, Vec<&Claim>> {
    let mut by_key: IndexMap<&Key<String>, Vec<&Claim>> = IndexMap::new();
    for claim in claims {
        by_key.entry(&claim.key).or_default().push(claim);
    }
    by_key.sort_keys();
    by_key
}

/// Returns the citation that most of the first claims about each key have, the first of several.
fn citation_of_all(entry: &Entry, by_key: &IndexMap<&Key<String>, Vec<&Claim>>) -> Cited {
    let mut counts: IndexMap<&Cited, usize> = IndexMap::new();
    for claim in by_key.values().filter_map(|claims| claims.first()) {
        *counts.entry(&claim.cited).or_default() += 1;
    }
    // Of several that are equally frequent, `max_by_key` would return the last.
    let most = counts.iter().rev().max_by_key(|(_, count)| **count);
    match (most, entry.origins.first()) {
        (Some((cited, _)), _) => (*cited).clone(),
        (None, Some(origin)) => Cited {
            certainty: Certainty::Stated,
            rank: Rank::Normal,
            disputed: false,
            quoting: None,
            ..without_remarks(&origin.cited)
        },
        (None, None) => Cited::default(),
    }
}

fn without_remarks(cited: &Cited) -> Cited {
    Cited { note: None, quote: None, line: None, rule: None, ..cited.clone() }
}
