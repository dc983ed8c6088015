//! The rows: each thread in the first row in which its marks and labels, and the lines along its row,
//! are free of all that stands above it in the order.
//!
//! The order is divided into blocks, by names and not by counting, so that they stay what they are when
//! the data change. Each block stands wholly below the one before, and begins at a height that is a
//! multiple of some rows ([`crate::drawing::heights`]): what is added to one block seldom moves those
//! below.

use crate::drawing::bodies::Body;
use crate::drawing::figure::{Figure, Item};
use crate::drawing::ordering::Order;
use crate::drawing::skyline::Skyline;
use crate::drawing::threads::Threads;

/// How many threads a block has on average.
const BLOCK: u32 = 24;

/// Where threads stand, and where rows stand.
#[derive(Debug)]
pub(super) struct Rows {
    /// The row of each thread.
    pub(super) of: Vec<u32>,
    /// The lane of each row.
    pub(super) lanes: Vec<u32>,
    /// The first rows of blocks, ascending; none where there are lanes, since gaps would tear them
    /// apart.
    pub(super) blocks: Vec<u32>,
}

/// Returns whether a block begins with an item: content-defined chunking.
fn begins_block(item: &Item<'_>) -> bool {
    item.chance().is_multiple_of(BLOCK)
}

/// Gives every thread a row. `order` holds the threads from top to bottom, lane by lane.
///
/// Takes time by the number of threads and the width of the picture.
pub(super) fn rows(
    figure: &Figure<'_>,
    bodies: &[Option<Body>],
    threads: &Threads,
    order: &Order,
) -> Rows {
    let all = || bodies.iter().flatten();
    let left = all().map(|body| body.room.0).fold(0.0, f64::min);
    let right = all().map(|body| body.room.1).fold(left, f64::max);
    let mut skyline = Skyline::new((left, right));
    let mut rows =
        Rows { of: vec![0; threads.members.len()], lanes: Vec::new(), blocks: Vec::new() };
    let stems = stems(figure, bodies, threads, &order.threads);
    let mut lane = 0;
    for thread in &order.threads {
        let members = &threads.members[*thread as usize];
        let begun = figure.items[members[0] as usize].lane;
        if begun != lane {
            skyline.fill(rows.lanes.len() as u32);
            lane = begun;
        }
        let part = members.iter().filter_map(|member| bodies[*member as usize].as_ref());
        let room = part.fold((f64::INFINITY, f64::NEG_INFINITY), |room, body| {
            (room.0.min(body.room.0), room.1.max(body.room.1))
        });
        let Stems { up, down } = stems[*thread as usize];
        let mut free = skyline.first_free(room);
        if let Some(up) = up {
            free = free.max(skyline.first_free(up));
        }
        if let Some(down) = down {
            free = free.max(skyline.first_free(down).saturating_sub(1));
        }
        let first = &figure.items[members[0] as usize];
        let row = if figure.lanes.is_empty() && (order.rest == Some(*thread) || begins_block(first))
        {
            let below = rows.lanes.len() as u32;
            skyline.fill(below);
            rows.blocks.push(below);
            below
        } else {
            free
        };
        skyline.raise(room, row + 1);
        if let Some(up) = up {
            skyline.raise(up, row);
        }
        if let Some(down) = down {
            skyline.raise(down, row + 1);
        }
        rows.of[*thread as usize] = row;
        if rows.lanes.len() <= row as usize {
            rows.lanes.resize(row as usize + 1, lane);
        }
    }
    rows
}

/// Where the lines that leave a thread run along its row: above it, and below it.
#[derive(Clone, Copy, Default)]
struct Stems {
    up: Option<(f64, f64)>,
    down: Option<(f64, f64)>,
}

fn stems(
    figure: &Figure<'_>,
    bodies: &[Option<Body>],
    threads: &Threads,
    order: &[u32],
) -> Vec<Stems> {
    let mut position = vec![0u32; threads.members.len()];
    for (place, thread) in order.iter().enumerate() {
        position[*thread as usize] = place as u32;
    }
    let mut stems = vec![Stems::default(); threads.members.len()];
    for link in &figure.links {
        let [from, to] = [link.from, link.to].map(|end| threads.of[end as usize]);
        let ends = [link.from, link.to].map(|end| bodies[end as usize].as_ref());
        let [Some(earlier), Some(later)] = ends else { continue };
        if from == to || later.room.0 <= earlier.end() {
            continue;
        }
        let stems = &mut stems[from as usize];
        let is_down = position[to as usize] > position[from as usize];
        let stem = if is_down { &mut stems.down } else { &mut stems.up };
        let (begin, end) = stem.unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
        *stem = Some((begin.min(earlier.end()), end.max(later.room.0)));
    }
    stems
}
