//! Where things of a drawing are, measured from outside: boxes, and lines made of straight pieces.

use forebear_exports::{NodeMark, Scene, Segment};

pub(crate) type Point = (f64, f64);

/// Left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame(pub(crate) f64, pub(crate) f64, pub(crate) f64, pub(crate) f64);

/// The height of a label, and how much of it is above the line that the letters stand on.
const LABEL: (f64, f64) = (14.0, 11.0);
/// Half the height of a mark.
const MARK: f64 = 3.0;

impl Frame {
    fn of_text((x, baseline): Point, width: f64) -> Frame {
        let top = baseline - LABEL.1;
        Frame(x, top, x + width, top + LABEL.0)
    }

    /// Returns whether the two have more in common than a seam of a tenth of a pixel.
    pub(crate) fn overlaps(self, other: Frame) -> bool {
        const SEAM: f64 = 0.1;
        self.0 + SEAM < other.2
            && other.0 + SEAM < self.2
            && self.1 + SEAM < other.3
            && other.1 + SEAM < self.3
    }

    pub(crate) fn holds(self, other: Frame) -> bool {
        self.0 <= other.0 && self.1 <= other.1 && other.2 <= self.2 && other.3 <= self.3
    }

    /// Returns whether a straight line passes: the part of it that is left within each of the four
    /// sides, one after the other.
    pub(crate) fn is_passed(self, from: Point, to: Point) -> bool {
        const SEAM: f64 = 0.3;
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let sides = [
            (-dx, from.0 - (self.0 + SEAM)),
            (dx, self.2 - SEAM - from.0),
            (-dy, from.1 - (self.1 + SEAM)),
            (dy, self.3 - SEAM - from.1),
        ];
        let (mut first, mut last) = (0.0_f64, 1.0_f64);
        for (speed, room) in sides {
            if speed == 0.0 && room < 0.0 {
                return false;
            } else if speed < 0.0 {
                first = first.max(room / speed);
            } else if speed > 0.0 {
                last = last.min(room / speed);
            }
        }
        first < last
    }
}

/// Returns the frames of a node's label and earlier names.
pub(crate) fn labels(node: &NodeMark<'_>) -> Vec<Frame> {
    let (x, baseline, width) = node.label_at;
    let former = node.former.iter().map(|(x, width, _)| Frame::of_text((*x, baseline), *width));
    std::iter::once(Frame::of_text((x, baseline), width)).chain(former).collect()
}

/// Returns the frame of a node's mark and of the line of its life.
pub(crate) fn mark(node: &NodeMark<'_>) -> Frame {
    Frame(node.ink.0, node.y - MARK, right_end(node), node.y + MARK)
}

/// Returns where what is drawn of a node ends.
pub(crate) fn right_end(node: &NodeMark<'_>) -> f64 {
    node.life.map_or(node.ink.1, |(end, _)| end.max(node.ink.1))
}

/// Returns the frame of the whole picture.
pub(crate) fn picture(scene: &Scene<'_>) -> Frame {
    Frame(0.0, 0.0, scene.size.0, scene.size.1)
}

/// Returns points on a path, sixteen on each curve.
pub(crate) fn flattened(path: &[Segment]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for segment in path {
        match *segment {
            Segment::Move(end) | Segment::Line(end) => points.push(end),
            Segment::Curve(a, b, end) => {
                let start = *points.last().unwrap();
                for step in 1..=16 {
                    // De Casteljau's.
                    let t = f64::from(step) / 16.0;
                    let between =
                        |p: Point, q: Point| (p.0 + (q.0 - p.0) * t, p.1 + (q.1 - p.1) * t);
                    let (p, q, r) = (between(start, a), between(a, b), between(b, end));
                    points.push(between(between(p, q), between(q, r)));
                }
            }
        }
    }
    points
}
