//! A picture as a reader of the file sees it, who knows nothing of the scene.

use forebear_graph::Day;

use crate::geometry::Frame;

/// Returns what an attribute of the first element that has it holds, as it is written.
fn attribute<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.split_once(&format!(" {key}=\""))?.1.split('"').next()
}

fn number(text: &str, key: &str) -> Option<f64> {
    Some(attribute(text, key)?.parse().unwrap())
}

/// Returns the first day of a year, a month or a day, as days are counted on a scale.
fn first_day(text: &str) -> i32 {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let mut numbers = text.split('-').map(|number| number.parse::<i32>().unwrap());
    let year = sign * numbers.next().unwrap();
    let [month, day] = [numbers.next(), numbers.next()].map(|number| number.unwrap_or(1) as u8);
    Day::from_ymd(year, month, day).unwrap().number()
}

/// Days and where they begin, as the root says.
struct Scale {
    knots: Vec<(f64, f64)>,
}

impl Scale {
    fn read(svg: &str) -> Option<Scale> {
        let root = svg.split('>').next().unwrap();
        let first = f64::from(first_day(attribute(root, "data-first-day")?));
        let x = number(root, "data-first-x").unwrap();
        let knots = match attribute(root, "data-scale") {
            Some(knots) => knots
                .split(' ')
                .map(|knot| {
                    let (day, x) = knot.rsplit_once(':').unwrap();
                    (f64::from(first_day(day)), x.parse().unwrap())
                })
                .collect(),
            None => vec![(first, x), (first + 1.0, x + number(root, "data-px-per-day").unwrap())],
        };
        assert_eq!(knots[0], (first, x));
        Some(Scale { knots })
    }

    fn x(&self, day: i32) -> f64 {
        let day = f64::from(day);
        let pieces = self.knots.windows(2);
        let piece = pieces.clone().find(|piece| day < piece[1].0).or(pieces.last()).unwrap();
        let ((day0, x0), (day1, x1)) = (piece[0], piece[1]);
        x0 + (day - day0) * (x1 - x0) / (day1 - day0)
    }
}

/// What the root says of the scale and a node of its days leads to its mark. `range` is where the
/// axis begins and ends.
pub(crate) fn written_marks_are_true(svg: &str, range: Option<(f64, f64)>) {
    let scale = Scale::read(svg);
    assert_eq!(scale.is_some(), range.is_some());
    let (Some(scale), Some((left, right))) = (scale, range) else { return };
    for group in svg.split("<g class=\"node dated").skip(1) {
        let tag = group.split('>').next().unwrap();
        let id = attribute(tag, "data-node-id").unwrap();
        if attribute(tag, "data-date").is_none() {
            assert!(id.starts_with("group:"), "{id}");
            continue;
        }
        let from = attribute(tag, "data-earliest").map_or(left, |day| scale.x(first_day(day)));
        let to = attribute(tag, "data-latest").map_or(right, |day| scale.x(first_day(day) + 1));
        let mark = group.split("class=\"mark").nth(1).unwrap().split("/>").next().unwrap();
        match number(mark, "cx") {
            Some(center) => assert!((center - (from + to) / 2.0).abs() < 0.5, "{id}"),
            None => {
                let [x, width] = ["x", "width"].map(|key| number(mark, key).unwrap());
                assert!((x - from).abs() < 0.5 && (x + width - to).abs() < 0.5, "{id}");
            }
        }
    }
}

/// The names on the axis are those of what begins there.
pub(crate) fn written_axis_is_true(svg: &str) {
    let Some(scale) = Scale::read(svg) else { return };
    for class in ["tick-name", "strong-name"] {
        for text in svg.split(&format!("<text class=\"{class}\"")).skip(1) {
            let name = text.split(['>', '<']).nth(1).unwrap().replace('\u{2212}', "-");
            // A month or a day without its year is told by those before it.
            let has_year = name.len() > 2 && name.as_bytes()[2] != b'-';
            if has_year {
                let year = name.trim_start_matches('-').split('-').next().unwrap();
                assert!(year.len() >= 4, "{name}");
                let after = number(text, "x").unwrap() - scale.x(first_day(&name));
                assert!((2.0..4.0).contains(&after), "{name} stands {after} from its beginning");
            }
        }
    }
}

/// No text runs out of the picture.
pub(crate) fn written_texts_are_inside(svg: &str, picture: Frame) {
    for text in svg.split("<text").skip(1) {
        let [x, y] = ["x", "y"].map(|key| number(text, key).unwrap());
        let tag = text.split('>').next().unwrap();
        let width = number(tag, "textLength").unwrap_or(0.0);
        assert!(picture.holds(Frame(x, y - 11.0, x + width, y + 3.0)), "{text} in {picture:?}");
    }
}
