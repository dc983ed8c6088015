//! The layout: from a view to a scene, stage by stage.

use crate::View;
use crate::drawing::bodies::{Body, Corridors, bodies};
use crate::drawing::bounds::{Adjacency, Standing, standings};
use crate::drawing::channels::SLOT;
use crate::drawing::figure::Figure;
use crate::drawing::frame::Frame;
use crate::drawing::heights::Heights;
use crate::drawing::measure::{shortened, text_width};
use crate::drawing::ordering::order;
use crate::drawing::routes::{Routes, routes};
use crate::drawing::rows::{Rows, rows};
use crate::drawing::threads::{Threads, threads};
use crate::drawing::ways::all_are_searched;
use crate::drawing::{DrawingOptions, Scale, Scene, Size, TimeScale, calendar, metrics};

/// The narrowest and the widest picture that is made unless a size is asked for.
const WIDTHS: (f64, f64) = (960.0, 6000.0);
/// The width of a picture grows with the root of how many items it holds.
const WIDTH_BY_ROOT: f64 = 125.0;
/// It grows in steps, so that one item more seldom moves all others.
const WIDTH_STEP: f64 = 240.0;
/// Between the contents and the edge of the picture.
pub(super) const MARGIN: f64 = 18.0;
/// The widest column of lane names.
const WIDEST_LANE_NAME: f64 = 150.0;
/// The most places that a picture wider than the widest natural one has.
const PLACES: usize = 40_000_000;
/// The narrowest and the widest column of what stands nowhere in time.
const COLUMN: (f64, f64) = (64.0, 175.0);
/// How often a picture is laid out anew to come near the height that is asked for.
const TRIES: usize = 6;

/// The chart, laid out: everything but what stands around it.
#[derive(Debug)]
pub(super) struct Chart<'g> {
    pub(super) figure: Figure<'g>,
    pub(super) standings: Vec<Standing>,
    /// `None` if nothing has a date.
    pub(super) scale: Option<TimeScale>,
    /// By item; `None` for those of the index.
    pub(super) bodies: Vec<Option<Body>>,
    pub(super) threads: Threads,
    pub(super) rows: Rows,
    pub(super) routes: Routes,
    /// The lane of items that are linked, but have no place in time.
    pub(super) loose_lane: Option<u32>,
    /// The width of the whole picture.
    pub(super) width: f64,
}

/// Lays a view out.
///
/// The same view gives the same scene. Placing threads and finding ways each have a budget for all of
/// them, so that time is near linear; small drawings are laid out in several ways.
pub(super) fn draw<'g>(view: &View<'g>, options: &DrawingOptions) -> Scene<'g> {
    let natural = |view: &View<'_>| {
        let items = view.technologies().len() as f64;
        ((WIDTH_BY_ROOT * items.sqrt() / WIDTH_STEP).ceil() * WIDTH_STEP).clamp(WIDTHS.0, WIDTHS.1)
    };
    // The places of a picture, slots times rows, are what it takes memory by. A larger one is laid out
    // smaller and magnified.
    let widest = (PLACES / view.technologies().len().max(1)) as f64 * SLOT;
    let widest = widest.clamp(WIDTHS.1, Size::LIMITS.1);
    let mut width = options.size.map_or_else(|| natural(view), |size| size.width).min(widest);
    let mut scene = frame(view, options, width);
    if let Some((wanted, Some(height))) = options.size.map(|size| (size.width, size.height)) {
        for _ in 0..TRIES {
            let (drawn_width, drawn_height) = scene.size;
            if drawn_height / drawn_width <= height / wanted {
                break;
            }
            // Height falls as width grows: the root of the excess is a good guess.
            let wider = (drawn_height / drawn_width * wanted / height).sqrt().clamp(1.1, 3.0);
            if width >= widest {
                break;
            }
            width = (width * wider).min(widest);
            scene = frame(view, options, width);
        }
        // What is left of the height stays empty below; what is still too much makes it smaller.
        scene.size.1 = scene.size.1.max(scene.size.0 * height / wanted);
        scene.shown = (wanted, height);
    } else if let Some(size) = options.size {
        scene.shown = (size.width, scene.size.1 * size.width / scene.size.0);
    }
    scene
}

/// Drawings of so few threads are laid out with more care: it takes no time that anybody would feel.
const FEW: usize = 64;
/// How many threads are sifted at a time, in the order of trying.
const SIFTED: [&[usize]; 3] = [&[1], &[1, 2, 4, 8, 16], &[16, 8, 4, 2, 1]];
/// A drawing with sifted threads must have so few of the crossings of the other to be preferred:
/// what is not sifted moves less when the data change.
const FEWER: f64 = 0.95;

fn frame<'g>(view: &View<'g>, options: &DrawingOptions, width: f64) -> Scene<'g> {
    let scene = |sizes: &[usize]| {
        let chart = Chart::new(view, options, width, sizes);
        let heights = Heights::new(&chart);
        (Frame::new(view, options, &chart, &heights).scene(), chart.threads.members.len())
    };
    let (mut best, threads) = scene(&[]);
    if threads <= FEW {
        let mut crossings = best.crossings();
        for sizes in SIFTED {
            let (other, _) = scene(sizes);
            let crossed = other.crossings();
            if (crossed as f64) < FEWER * crossings as f64 {
                (best, crossings) = (other, crossed);
            }
        }
    }
    best
}

impl<'g> Chart<'g> {
    fn new(view: &View<'g>, options: &DrawingOptions, width: f64, sifted: &[usize]) -> Chart<'g> {
        let mut figure = Figure::new(view, options);
        let adjacency = Adjacency::new(&figure);
        let by_descent = adjacency.order(&figure);
        let standings = standings(&figure, &adjacency, &by_descent);
        let loose_lane = part_loose(&mut figure, &standings);
        let names = figure.lanes.iter().map(|name| text_width(name, metrics::LABEL));
        let names = names.fold(0.0, f64::max).min(WIDEST_LANE_NAME);
        let left = MARGIN + if names > 0.0 { names + 14.0 } else { 0.0 };
        // Where all lines look for their ways, labels need not stand aside.
        let has_corridors = !all_are_searched(figure.links.len());
        let place = |sides: (f64, f64), has_corridors: bool| {
            let scale = scale(&figure, &standings, options, sides);
            let ticks = scale.iter().filter(|_| has_corridors).flat_map(calendar::ticks);
            let corridors = Corridors::before(ticks.map(|tick| tick.from));
            let on = scale.clone().unwrap_or_else(|| TimeScale::linear(0, 1, sides.0, sides.1));
            let mut bodies = bodies(&figure, &adjacency, &by_descent, &standings, &on, &corridors);
            place_loose(&figure, &adjacency, &by_descent, &standings, &mut bodies, sides);
            (scale, bodies)
        };
        // What stands before the first day or over the last needs room: measured on a first try.
        let right = (width - MARGIN).max(left + 200.0);
        let (_, tried) = place((left, right), has_corridors);
        let reach = reach(&tried).unwrap_or((left, right));
        let room = (right - left) / 3.0;
        let mut sides =
            (left + (left - reach.0).clamp(0.0, room), right - (reach.1 - right).clamp(0.0, room));
        let (mut scale, mut bodies) = place(sides, has_corridors);
        // Chains of undated items may need more: then the picture grows. Labels that stand aside from
        // corridors move with these, so without them it is certain to be enough.
        for has_corridors in [has_corridors, false] {
            let missing = self::reach(&bodies).map_or(0.0, |reach| left - reach.0);
            if missing > 0.0 {
                sides = (sides.0 + missing, sides.1 + missing);
                (scale, bodies) = place(sides, has_corridors);
            }
        }
        let threads = threads(&figure, &adjacency, &bodies);
        let order = order(&figure, &adjacency, &by_descent, &bodies, &threads, sifted);
        let rows = rows(&figure, &bodies, &threads, &order);
        let routes = routes(&figure, &bodies, &threads, &rows, &adjacency.into);
        // Nothing needs to stand at the end of an axis that has moved.
        let reach = self::reach(&bodies).map_or(sides.1, |reach| reach.1.max(sides.1));
        let overhang = (reach - right).max(0.0);
        Chart {
            figure,
            standings,
            scale,
            bodies,
            threads,
            rows,
            routes,
            loose_lane,
            width: right + overhang + MARGIN,
        }
    }
}

/// Gives items that are linked but stand nowhere in time a lane of their own, below all others.
fn part_loose(figure: &mut Figure<'_>, standings: &[Standing]) -> Option<u32> {
    let lane = figure.lanes.len().max(1) as u32;
    let mut found = false;
    for (item, standing) in figure.items.iter_mut().zip(standings) {
        if *standing == Standing::Loose {
            item.lane = lane;
            found = true;
        }
    }
    found.then_some(lane)
}

/// Places items that stand nowhere in time in columns, by how many others they come after.
fn place_loose(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    by_descent: &[u32],
    standings: &[Standing],
    bodies: &mut [Option<Body>],
    (left, right): (f64, f64),
) {
    let mut depth = vec![0usize; figure.items.len()];
    let is_loose = |item: &usize| standings[*item] == Standing::Loose;
    for item in by_descent.iter().map(|item| *item as usize).filter(is_loose) {
        let origins = adjacency.into[item].iter().map(|link| figure.links[*link as usize].from);
        depth[item] = origins.map(|origin| depth[origin as usize] + 1).max().unwrap_or(0);
    }
    let deepest = depth.iter().copied().max().unwrap_or(0);
    let column = ((right - left) / (deepest + 1) as f64).clamp(COLUMN.0, COLUMN.1);
    // Chains that are longer than the widest picture go on in its first column.
    let columns = ((right - left).max(WIDTHS.1) / column) as usize;
    for item in (0..figure.items.len()).filter(is_loose) {
        let label = &figure.items[item].label;
        let short = shortened(label, metrics::LABEL, metrics::WIDEST_LABEL);
        let width = text_width(&short, metrics::LABEL);
        let x = left + metrics::ARROW_ROOM + column * (depth[item] % columns) as f64;
        let begin = x - metrics::GLYPH / 2.0;
        bodies[item] = Some(Body {
            mark: (x, x),
            soft: (false, false),
            derived: true,
            label: (begin, begin + width),
            short: (short != *label).then(|| short.into_owned()),
            life: None,
            former: Vec::new(),
            room: (x - metrics::ARROW_ROOM - 4.0, x + width.max(metrics::GLYPH) + metrics::GAP),
        });
    }
}

/// Returns how far bodies reach to the left, with room for the lines around them, and to the
/// right.
fn reach(bodies: &[Option<Body>]) -> Option<(f64, f64)> {
    let rooms = bodies.iter().flatten().map(|body| body.room);
    rooms
        .map(|(left, right)| (left - metrics::ARROW_ROOM, right))
        .reduce(|reach, room| (reach.0.min(room.0), reach.1.max(room.1)))
}

fn scale(
    figure: &Figure<'_>,
    standings: &[Standing],
    options: &DrawingOptions,
    (left, right): (f64, f64),
) -> Option<TimeScale> {
    let dated = || {
        standings.iter().zip(&figure.items).filter_map(|(standing, item)| match standing {
            Standing::Dated(dates) => Some((*dates, item.retired)),
            _ => None,
        })
    };
    let days = || {
        dated().flat_map(|(dates, retired)| {
            let retired = retired.map(|retired| [retired.earliest, retired.latest]);
            [dates.earliest, dates.latest]
                .into_iter()
                .chain(retired.into_iter().flatten())
                .flatten()
        })
    };
    let first = days().map(|day| day.number()).min()?;
    // A name that was given up later than all that is the last that is known to have happened:
    // beyond the axis it would stand as far away as the years are wide.
    let in_time = standings
        .iter()
        .zip(&figure.items)
        .filter(|(standing, _)| matches!(standing, Standing::Dated(_) | Standing::Derived { .. }));
    let until = in_time.flat_map(|(_, item)| item.former.iter().filter_map(|(_, until)| *until));
    let end = days().map(|day| day.number() + 1).chain(until.map(|day| day.number())).max()?;
    let (first, end) = calendar::rounded(first, end);
    match options.scale {
        Scale::Linear => Some(TimeScale::linear(first, end, left, right)),
        Scale::Bent => {
            let mut events: Vec<i32> = dated()
                .filter_map(|(dates, _)| dates.earliest.or(dates.latest))
                .map(|day| day.number())
                .collect();
            let bounds = calendar::bends(first, end, &mut events);
            Some(TimeScale::bent(&bounds, &events, left, right))
        }
    }
}
