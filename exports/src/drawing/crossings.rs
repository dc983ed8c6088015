//! How often edges cross: the measure that a drawing is judged by.

use std::collections::HashSet;

use crate::drawing::Scene;
use crate::drawing::curves::flattened;

/// The width and height of a cell of the grid that pieces of edges are looked up in.
const CELL: f64 = 32.0;

type Point = (f64, f64);

/// Counts the pairs of edges that cross, each as often as it does.
pub(super) fn count(scene: &Scene<'_>) -> usize {
    let paths: Vec<Vec<Point>> = scene.edges.iter().map(|edge| flattened(&edge.path)).collect();
    let columns = (scene.size.0 / CELL) as usize + 2;
    let rows = (scene.size.1 / CELL) as usize + 2;
    let mut cells: Vec<Vec<(u32, u32)>> = vec![Vec::new(); columns * rows];
    for (edge, path) in paths.iter().enumerate() {
        for (piece, ends) in path.windows(2).enumerate() {
            for cell in cells_of(ends[0], ends[1], columns, rows) {
                cells[cell].push((edge as u32, piece as u32));
            }
        }
    }
    let mut found: HashSet<(u32, u32, i64, i64)> = HashSet::new();
    for cell in &cells {
        for (nth, (edge, piece)) in cell.iter().enumerate() {
            for (other, other_piece) in &cell[nth + 1..] {
                if edge == other {
                    continue;
                }
                let a = &paths[*edge as usize][*piece as usize..];
                let b = &paths[*other as usize][*other_piece as usize..];
                if let Some((x, y)) = crossing((a[0], a[1]), (b[0], b[1])) {
                    // Two pieces meet in one place even if several cells hold it.
                    let place = ((x * 2.0).round() as i64, (y * 2.0).round() as i64);
                    found.insert((*edge, *other, place.0, place.1));
                }
            }
        }
    }
    found.len()
}

/// Returns the cells that a piece of an edge may touch.
fn cells_of(a: Point, b: Point, columns: usize, rows: usize) -> impl Iterator<Item = usize> {
    let cell = |value: f64, count: usize| ((value / CELL).max(0.0) as usize).min(count - 1);
    let across = cell(a.0.min(b.0), columns)..=cell(a.0.max(b.0), columns);
    let down = cell(a.1.min(b.1), rows)..=cell(a.1.max(b.1), rows);
    across.flat_map(move |column| down.clone().map(move |row| row * columns + column))
}

/// Returns where two straight lines cross properly: at a point inside both.
fn crossing((a, b): (Point, Point), (c, d): (Point, Point)) -> Option<Point> {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    let (c_side, d_side) = (side(a, b, c), side(a, b, d));
    let (a_side, b_side) = (side(c, d, a), side(c, d, b));
    const TOUCH: f64 = 1e-6;
    let crosses = c_side * d_side < -TOUCH && a_side * b_side < -TOUCH;
    crosses.then(|| {
        let part = a_side / (a_side - b_side);
        (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cross_inside_only() {
        let cross = |a, b, c, d| crossing((a, b), (c, d));
        assert_eq!(cross((0.0, 0.0), (2.0, 2.0), (0.0, 2.0), (2.0, 0.0)), Some((1.0, 1.0)));
        assert_eq!(cross((0.0, 0.0), (2.0, 2.0), (2.0, 2.0), (4.0, 0.0)), None, "they meet");
        assert_eq!(cross((0.0, 0.0), (4.0, 0.0), (2.0, 0.0), (6.0, 0.0)), None, "they overlap");
    }
}
