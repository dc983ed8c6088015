//! Threads: chains of items that share a row, each joined to the next by a straight line.
//!
//! A family tree is read along its lines. Where an item's place begins after its main origin's
//! ends, and no sibling has a better claim, it goes on in the same row. Threads are what the
//! order from top to bottom is made of; they also make it shorter.

use forebear_graph::InfluenceKind;

use crate::drawing::bodies::Body;
use crate::drawing::bounds::Adjacency;
use crate::drawing::figure::{Figure, Line};
use crate::drawing::metrics;

/// The items of a figure in chains.
#[derive(Debug)]
pub(super) struct Threads {
    /// The members of each thread from left to right. The threads stand in the order of the first
    /// members in the figure.
    pub(super) members: Vec<Vec<u32>>,
    /// The thread of each item; [`NONE`] for what does not stand on the chart.
    pub(super) of: Vec<u32>,
    /// The item that each item's line goes on to; [`NONE`] if it ends there.
    pub(super) next: Vec<u32>,
}

/// Stands for no item or thread.
pub(super) const NONE: u32 = u32::MAX;

/// Divides the items that have bodies into threads, in linear time.
pub(super) fn threads(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    bodies: &[Option<Body>],
) -> Threads {
    let count = figure.items.len();
    let mut next = vec![NONE; count];
    let mut has_previous = vec![false; count];
    let weight = |item: u32| adjacency.out_of[item as usize].len();
    for (item, body) in bodies.iter().enumerate() {
        let Some(body) = body else { continue };
        let heirs = adjacency.out_of[item].iter().filter_map(|number| {
            let link = &figure.links[*number as usize];
            let heir = bodies[link.to as usize].as_ref()?;
            let follows = heir.room.0 >= body.room.1 - 1.0
                && heir.room.0 - body.room.1 <= metrics::THREAD_GAP
                && figure.items[link.to as usize].lane == figure.items[item].lane;
            let is_main = adjacency.into[link.to as usize].first() == Some(number);
            (follows && is_main).then_some(link)
        });
        let best = heirs.max_by_key(|link| {
            let is_successor = matches!(link.line, Line::Influence(influence) if influence.kind() == InfluenceKind::Successor);
            (is_successor, weight(link.to) > 0, std::cmp::Reverse(link.to))
        });
        if let Some(link) = best
            && !has_previous[link.to as usize]
        {
            next[item] = link.to;
            has_previous[link.to as usize] = true;
        }
    }
    let mut threads = Threads { members: Vec::new(), of: vec![NONE; count], next };
    for first in 0..count {
        if bodies[first].is_none() || has_previous[first] {
            continue;
        }
        let number = threads.members.len() as u32;
        let mut members = Vec::new();
        let mut at = first as u32;
        while at != NONE {
            threads.of[at as usize] = number;
            members.push(at);
            at = threads.next[at as usize];
        }
        threads.members.push(members);
    }
    threads
}
