//! Lines with rounded corners.

/// A piece of a path, from the end of the one before.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Segment {
    /// The beginning.
    Move((f64, f64)),
    /// A straight line.
    Line((f64, f64)),
    /// A cubic curve: two control points and the end.
    Curve((f64, f64), (f64, f64), (f64, f64)),
}

/// The part of a corner's radius at which control points stand, so that the curve is nearly a
/// quarter of a circle.
const ROUND: f64 = 0.552;

/// Returns a path through some points with its corners rounded, each as far as there is room up
/// to the radius. Rounded corners stay within the corners' boxes.
pub(super) fn rounded(points: &[(f64, f64)], radius: f64) -> Vec<Segment> {
    let mut points: Vec<(f64, f64)> = points.to_vec();
    points.dedup_by(|b, a| (a.0 - b.0).abs() < 0.05 && (a.1 - b.1).abs() < 0.05);
    let Some(first) = points.first() else {
        return Vec::new();
    };
    let mut path = vec![Segment::Move(*first)];
    for corner in points.windows(3) {
        let [a, b, c] = [corner[0], corner[1], corner[2]];
        let before = along(b, a, radius);
        let after = along(b, c, radius);
        path.push(Segment::Line(before));
        path.push(Segment::Curve(between(before, b, ROUND), between(after, b, ROUND), after));
    }
    if let [.., last] = points[..]
        && points.len() > 1
    {
        path.push(Segment::Line(last));
    }
    path
}

/// Returns the point at a distance from one point towards another, at most half way.
fn along(from: (f64, f64), to: (f64, f64), distance: f64) -> (f64, f64) {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    between(from, to, (distance / length).min(0.5))
}

fn between(from: (f64, f64), to: (f64, f64), part: f64) -> (f64, f64) {
    (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}

/// Returns the point half way along a path.
pub(super) fn middle(path: &[Segment]) -> (f64, f64) {
    let points = flattened(path);
    let length = |pair: &[(f64, f64)]| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
    let mut left = points.windows(2).map(length).sum::<f64>() / 2.0;
    for pair in points.windows(2) {
        let piece = length(pair);
        if piece >= left && piece > 0.0 {
            return between(pair[0], pair[1], left / piece);
        }
        left -= piece;
    }
    points.last().copied().unwrap_or_default()
}

/// Returns points on a path, close enough for straight lines between them to stand for it.
pub(super) fn flattened(path: &[Segment]) -> Vec<(f64, f64)> {
    const STEPS: u32 = 6;
    let mut points: Vec<(f64, f64)> = Vec::with_capacity(path.len() * 4);
    for segment in path {
        match *segment {
            Segment::Move(end) | Segment::Line(end) => points.push(end),
            Segment::Curve(c0, c1, end) => {
                let Some(start) = points.last().copied() else { continue };
                for step in 1..=STEPS {
                    let t = f64::from(step) / f64::from(STEPS);
                    let [a, b, c, d] = [
                        (1.0 - t).powi(3),
                        3.0 * t * (1.0 - t).powi(2),
                        3.0 * t * t * (1.0 - t),
                        t.powi(3),
                    ];
                    points.push((
                        a * start.0 + b * c0.0 + c * c1.0 + d * end.0,
                        a * start.1 + b * c0.1 + c * c1.1 + d * end.1,
                    ));
                }
            }
        }
    }
    points
}
