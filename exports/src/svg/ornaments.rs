//! What is neither node nor edge: bands, lanes, axis, legend, notes.

use std::fmt::Write;

use crate::Scene;
use crate::drawing::{EdgeSample, Ornament, Role, Swatch};
use crate::svg::nodes::{color, text};
use crate::svg::style::certainty_class;
use crate::svg::xml::Px;

/// Writes an ornament.
pub(super) fn ornament(svg: &mut String, scene: &Scene<'_>, ornament: &Ornament<'_>) {
    let colors = scene.theme.colors();
    match ornament {
        Ornament::Box { x, y, width, height, role } => {
            let _ = write!(
                svg,
                r#"<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>"#,
                class(*role),
                Px(*x),
                Px(*y),
                Px(*width),
                Px(*height)
            );
        }
        Ornament::Rule { from, to, role } => {
            let _ = write!(
                svg,
                r#"<path class="{}" d="M{} {}L{} {}"/>"#,
                class(*role),
                Px(from.0),
                Px(from.1),
                Px(to.0),
                Px(to.1)
            );
        }
        Ornament::Text { x, y, width, text: shown, role } => {
            // Bold letters are wider than the table says.
            let width = match role {
                Role::Title | Role::LaneName | Role::Heading | Role::StrongTickName => 0.0,
                _ => *width,
            };
            text(svg, class(*role), (*x, *y), width, shown);
        }
        Ornament::Sample { from, to, like } => {
            let line = format!("M{} {}H{}", Px(from.0), Px(from.1), Px(to.0));
            let _ = match like {
                EdgeSample::Kind(kind) => write!(
                    svg,
                    r#"<path class="sample edge-line k-{kind}" d="{line}" marker-end="url(#a-{kind})"/>"#
                ),
                EdgeSample::Certainty(certainty) => write!(
                    svg,
                    r#"<path class="sample edge-line{}" d="{line}"/>"#,
                    certainty_class(*certainty)
                ),
                EdgeSample::Disputed => write!(
                    svg,
                    r#"<path class="halo" d="{line}"/><path class="sample edge-line" d="{line}"/>"#
                ),
                EdgeSample::Several => write!(
                    svg,
                    r#"<path class="sample edge-line" d="{line}" marker-end="url(#a-other)"/>"#
                ),
                EdgeSample::Indirect => write!(
                    svg,
                    r#"<path class="sample edge-line indirect" d="{line}" marker-end="url(#a-other)"/>"#
                ),
            };
        }
        Ornament::Swatch { x, y, width, paint, like } => {
            let color = color(*paint, colors);
            let (x, y, width) = (*x, *y, *width);
            let _ = match like {
                Swatch::Color => write!(
                    svg,
                    r#"<circle fill="{color}" cx="{}" cy="{}" r="4"/>"#,
                    Px(x + width - 8.0),
                    Px(y)
                ),
                Swatch::Bar => write!(
                    svg,
                    r#"<rect fill="{color}" fill-opacity=".8" x="{}" y="{}" width="{}" height="6" rx="3"/>"#,
                    Px(x),
                    Px(y - 3.0),
                    Px(width)
                ),
                Swatch::Derived => write!(
                    svg,
                    r#"<rect fill="{color}" fill-opacity=".25" stroke="{color}" stroke-dasharray="3 2" x="{}" y="{}" width="{}" height="6" rx="3"/>"#,
                    Px(x),
                    Px(y - 3.0),
                    Px(width)
                ),
                Swatch::Life => write!(
                    svg,
                    r#"<circle fill="{color}" cx="{}" cy="{y}" r="4"/><path class="life" stroke="{color}" d="M{} {y}H{}m0 -3v6"/>"#,
                    Px(x + 4.0),
                    Px(x + 4.0),
                    Px(x + width),
                    y = Px(y),
                ),
                Swatch::Disputed => write!(
                    svg,
                    r#"<rect fill="{color}" fill-opacity=".8" stroke="{}" stroke-width="1.6" x="{}" y="{}" width="{}" height="6" rx="3"/>"#,
                    colors.disputed,
                    Px(x),
                    Px(y - 3.0),
                    Px(width)
                ),
            };
        }
    }
    svg.push('\n');
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Subtitle => "subtitle",
        Role::Legend => "legend",
        Role::Note => "note",
        Role::Band => "band",
        Role::Lane => "lane",
        Role::LaneName => "lane-name",
        Role::Era => "era",
        Role::EraName => "era-name",
        Role::Tick => "tick",
        Role::StrongTick => "strong",
        Role::TickName => "tick-name",
        Role::StrongTickName => "strong-name",
        Role::Bend => "bend",
        Role::Heading => "heading",
    }
}
