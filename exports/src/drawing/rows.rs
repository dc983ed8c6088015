//! The rows: each thread in the first row in which its marks and labels are free of all that stands
//! above it in the order.
//!
//! Where there are few lines, rows are free of those along them too, so that the order is kept and a
//! tree is drawn without crossings. Where there are many, that would make the drawing twice as high
//! and spare few crossings.

use crate::drawing::bodies::Body;
use crate::drawing::figure::Figure;
use crate::drawing::ordering::{Anchor, Order};
use crate::drawing::threads::Threads;

/// The width of a column of the skyline, in pixels.
const COLUMN: f64 = 4.0;

/// With more links for each item, rows do not wait for lines.
const FEW_LINKS: f64 = 1.1;

/// Large branches, and what is linked with nothing, begin in every eighth row only: what is inserted
/// above them then moves them, and all below, in one case of eight only. In small drawings, where
/// empty rows would be seen more than moves, the step is smaller.
fn anchor_step(threads: usize) -> u32 {
    ((threads / 16) as u32).clamp(1, 8).next_power_of_two()
}

/// Where threads stand, and where rows stand.
#[derive(Debug)]
pub(super) struct Rows {
    /// The row of each thread.
    pub(super) of: Vec<u32>,
    /// The lane of each row.
    pub(super) lanes: Vec<u32>,
}

/// For every column, the first row that is free there.
struct Skyline {
    left: f64,
    free: Vec<u32>,
}

impl Skyline {
    fn columns(&self, (from, to): (f64, f64)) -> std::ops::RangeInclusive<usize> {
        let last = self.free.len() - 1;
        let column = |x: f64| (((x - self.left) / COLUMN).max(0.0) as usize).min(last);
        column(from)..=column(to.max(from))
    }

    fn first_free(&self, part: (f64, f64)) -> u32 {
        self.free[self.columns(part)].iter().copied().max().unwrap_or(0)
    }

    fn raise(&mut self, part: (f64, f64), row: u32) {
        let columns = self.columns(part);
        for free in &mut self.free[columns] {
            *free = (*free).max(row);
        }
    }
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
    let columns = ((right - left) / COLUMN) as usize + 1;
    let mut skyline = Skyline { left, free: vec![0; columns] };
    let mut rows = Rows { of: vec![0; threads.members.len()], lanes: Vec::new() };
    let step = anchor_step(order.threads.len());
    let has_few_links = (figure.links.len() as f64) < FEW_LINKS * figure.items.len() as f64;
    let stems = match has_few_links {
        true => stems(figure, bodies, threads, &order.threads),
        false => vec![Stems::default(); threads.members.len()],
    };
    let mut lane = 0;
    for thread in &order.threads {
        let members = &threads.members[*thread as usize];
        let begun = figure.items[members[0] as usize].lane;
        if begun != lane {
            skyline.free.fill(rows.lanes.len() as u32);
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
        let row = match order.anchors[*thread as usize] {
            Anchor::None => free,
            Anchor::Branch => free.next_multiple_of(step),
            Anchor::Rest => (rows.lanes.len() as u32).next_multiple_of(step),
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
