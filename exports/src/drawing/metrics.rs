//! The measures of a drawing, in pixels.

/// The font size of labels.
pub(super) const LABEL: f64 = 11.5;
/// The font size of what accompanies them: old names, notes, the legend.
pub(super) const SMALL: f64 = 10.0;
/// The font size of the title.
pub(super) const TITLE: f64 = 20.0;
/// The widest label; longer ones are shortened, and stand in full in their titles.
pub(super) const WIDEST_LABEL: f64 = 250.0;
/// How far a label may stand out over the right end of the time axis.
pub(super) const OVERHANG: f64 = 120.0;

/// Narrower intervals are drawn as a glyph.
pub(super) const NARROWEST_BAR: f64 = 6.0;
/// The width of the glyph.
pub(super) const GLYPH: f64 = 8.0;
/// The height of a bar.
pub(super) const BAR: f64 = 6.0;

/// The height of a label in its row.
pub(super) const LABEL_BAND: f64 = 14.0;
/// The height of the mark below it.
pub(super) const MARK_BAND: f64 = 9.0;
/// The height of the gutter below that, but for the lines that run in it.
pub(super) const GUTTER: f64 = 2.0;
/// The distance between two lines in a gutter.
pub(super) const TRACK: f64 = 3.0;
/// The height of a row with a gutter of some lines.
pub(super) const ROW: f64 = 36.0;
/// Between things that stand beside each other.
pub(super) const GAP: f64 = 7.0;
/// What stays free to the left of a mark that lines reach.
pub(super) const ARROW_ROOM: f64 = 20.0;
/// Between an undated mark and those that bound it.
pub(super) const APART: f64 = 26.0;
/// The length of a mark that is bounded on one side only.
pub(super) const FADE: f64 = 64.0;

/// The width of a corridor.
pub(super) const CORRIDOR: f64 = 16.0;
/// The least distance between two corridors.
pub(super) const BETWEEN_CORRIDORS: f64 = 264.0;

/// The longest gap between two items of a thread: over a longer one the row is of more use to
/// others.
pub(super) const THREAD_GAP: f64 = 60.0;
