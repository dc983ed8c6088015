//! What is to be drawn, before anything has a place: items, the links between them, lanes and
//! colours.

use std::borrow::Cow;

use forebear_graph::{DateKind, Day, Influence, Lineage, Reduction, Technology, Vocabulary};
use indexmap::IndexMap;

use crate::drawing::{DrawingOptions, EdgeMember};
use crate::view::{Grouping, own_color};
use crate::{GroupBy, View};

/// What is to be drawn.
#[derive(Debug)]
pub(super) struct Figure<'g> {
    /// In the order of the view.
    pub(super) items: Vec<Item<'g>>,
    pub(super) links: Vec<Link<'g>>,
    /// The names of the lanes from top to bottom; empty if there is only one, without a name.
    pub(super) lanes: Vec<&'g str>,
    /// What each colour stands for; empty if colours are the entries' own.
    pub(super) colors: Vec<&'g str>,
    /// Whether any item is known to have ended, so that the lines of the others go on.
    pub(super) has_lives: bool,
    /// How many influences are left out because others imply them.
    pub(super) reduced: usize,
    /// How many influences are not drawn because both their ends are in one group.
    pub(super) within: usize,
}

/// Something that has one mark: a technology, or a group of them.
#[derive(Debug)]
pub(super) struct Item<'g> {
    /// The technology's id, or `group:KEY`.
    pub(super) id: Cow<'g, str>,
    pub(super) label: Cow<'g, str>,
    /// `None` for a group.
    pub(super) technology: Option<Technology<'g>>,
    /// How many technologies it stands for.
    pub(super) members: usize,
    pub(super) lane: u32,
    pub(super) color: Color<'g>,
    /// The days within which it came out; `None` if nothing is known of them.
    pub(super) dates: Option<Dates>,
    /// The days within which it ended.
    pub(super) retired: Option<Dates>,
    /// Earlier names with the day until which it had them.
    pub(super) former: Vec<(&'g str, Option<Day>)>,
    /// Whether sources disagree about its date.
    pub(super) disputed: bool,
}

/// The first and the last day of an interval; `None` where it is open.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Dates {
    pub(super) earliest: Option<Day>,
    pub(super) latest: Option<Day>,
}

/// What a mark is coloured by.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Color<'g> {
    /// The entry's own, `#rrggbb`.
    Own(&'g str),
    /// The nth of [`Figure::colors`].
    Nth(u32),
    /// That of what belongs to no group.
    Plain,
}

/// A line from an item to a later one.
#[derive(Debug)]
pub(super) struct Link<'g> {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) line: Line<'g>,
    /// What joins members of the two groups; empty unless groups are collapsed.
    pub(super) members: Vec<EdgeMember<'g>>,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line<'g> {
    /// One influence.
    Influence(Influence<'g>),
    /// Descent through technologies that are left out, of which there are so many at least.
    Indirect(usize),
    /// So many influences between two groups.
    Several(usize),
}

impl Item<'_> {
    /// Returns a number that depends on the id alone (a 64-bit FNV-1a hash, folded): for choices that
    /// should be even, and stay what they are when other items come or go.
    pub(super) fn chance(&self) -> u32 {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let hash = self.id.bytes().fold(0xcbf2_9ce4_8422_2325, step);
        (hash >> 32) as u32 ^ hash as u32
    }
}

impl<'g> Figure<'g> {
    /// Collects what is to be drawn, in linear time but for finding implied influences.
    pub(super) fn new(view: &View<'g>, options: &DrawingOptions) -> Figure<'g> {
        let coloring = Coloring::new(view, options);
        let items: Vec<Item<'g>> = view
            .technologies()
            .iter()
            .enumerate()
            .map(|(place, technology)| item(view, *technology, coloring.of(*technology, place)))
            .collect();
        let reduction = options.reduce.then(|| view.lineage().reduction(view.scope()));
        let mut figure = Figure {
            has_lives: items.iter().any(|item| item.retired.is_some()),
            items,
            links: Vec::new(),
            lanes: view.groups().iter().map(|group| group.label).collect(),
            colors: coloring.labels(),
            reduced: 0,
            within: 0,
        };
        figure.link(view, reduction.as_ref());
        if options.collapse {
            figure.collapse(view);
        }
        figure
    }

    fn link(&mut self, view: &View<'g>, reduction: Option<&Reduction<'g>>) {
        let place = |of: Technology<'g>| view.place(of).map(|place| place as u32);
        for influence in view.influences() {
            if reduction.is_some_and(|reduction| reduction.is_implied(influence)) {
                self.reduced += 1;
                continue;
            }
            // Both ends of a view's influences are chosen.
            if let (Some(from), Some(to)) = (place(influence.earlier()), place(influence.later())) {
                let line = Line::Influence(influence);
                self.links.push(Link { from, to, line, members: Vec::new() });
            }
        }
        for edge in view.indirect() {
            if let (Some(from), Some(to)) = (place(edge.earlier), place(edge.later)) {
                let line = Line::Indirect(edge.left_out);
                self.links.push(Link { from, to, line, members: Vec::new() });
            }
        }
    }

    /// Makes one item of each group, and one link of all that join the same two groups.
    fn collapse(&mut self, view: &View<'g>) {
        let mut groups = Vec::new();
        for (number, group) in view.groups().iter().enumerate() {
            let dates = group.members.iter().filter_map(|member| known(member.date()?));
            let id = format!("group:{}", group.key.unwrap_or("other"));
            groups.push(Item {
                id: Cow::Owned(id),
                label: Cow::Owned(format!("{} ({})", group.label, group.members.len())),
                technology: None,
                members: group.members.len(),
                lane: number as u32,
                color: group.key.map_or(Color::Plain, |_| Color::Nth(number as u32)),
                // Of what is open on both sides nothing is known, as with one technology.
                dates: dates.reduce(Dates::hull).filter(|dates| dates.is_known()),
                retired: None,
                former: Vec::new(),
                disputed: false,
            });
        }
        type Joined<'g> = (Line<'g>, Vec<EdgeMember<'g>>);
        let mut between: IndexMap<(u32, u32), Joined<'g>> = IndexMap::new();
        for link in self.links.drain(..) {
            let [from, to] = [link.from, link.to].map(|end| self.items[end as usize].lane);
            let influence = match link.line {
                Line::Influence(influence) => Some(influence),
                _ => None,
            };
            let is_influence = influence.is_some();
            if from == to {
                self.within += usize::from(is_influence);
                continue;
            }
            let (line, members) =
                between.entry((from, to)).or_insert((Line::Several(0), Vec::new()));
            let ends = [link.from, link.to].map(|end| self.items[end as usize].technology);
            if let [Some(earlier), Some(later)] = ends {
                members.push(EdgeMember { earlier, later, influence });
            }
            *line = match (*line, link.line) {
                // What is left out is told only where nothing else joins the two.
                (Line::Several(0), Line::Indirect(left_out)) => Line::Indirect(left_out),
                (Line::Indirect(a), Line::Indirect(b)) => Line::Indirect(a.min(b)),
                (Line::Several(count), _) => Line::Several(count + usize::from(is_influence)),
                _ => Line::Several(1),
            };
        }
        let links = between.into_iter().map(|((from, to), (line, mut members))| {
            if matches!(line, Line::Several(_)) {
                members.retain(|member| member.influence.is_some());
            }
            Link { from, to, line, members }
        });
        self.links = links.collect();
        self.lanes = Vec::new();
        for group in &mut groups {
            group.lane = 0;
        }
        self.items = groups;
        self.has_lives = false;
    }
}

impl Dates {
    /// Returns whether it has an end.
    fn is_known(&self) -> bool {
        self.earliest.is_some() || self.latest.is_some()
    }

    /// Returns the smallest interval that holds both.
    fn hull(self, other: Dates) -> Dates {
        let either = |a: Option<Day>, b: Option<Day>, pick: fn(Day, Day) -> Day| Some(pick(a?, b?));
        Dates {
            earliest: either(self.earliest, other.earliest, Ord::min),
            latest: either(self.latest, other.latest, Ord::max),
        }
    }
}

/// Returns the days of a date, `None` if it is open on both sides.
fn known(date: &forebear_graph::Date) -> Option<Dates> {
    let dates = Dates { earliest: date.earliest(), latest: date.latest() };
    dates.is_known().then_some(dates)
}

fn item<'g>(view: &View<'g>, technology: Technology<'g>, color: Color<'g>) -> Item<'g> {
    let timeline = technology.timeline_date();
    let former = technology.former_names();
    Item {
        id: Cow::Borrowed(technology.id()),
        label: Cow::Borrowed(view.label(technology)),
        technology: Some(technology),
        members: 1,
        lane: view.group_of(technology).unwrap_or(0) as u32,
        color,
        dates: timeline.and_then(|timeline| known(timeline.date)),
        retired: technology.date_of(DateKind::Retired).and_then(known),
        former: former
            .map(|(name, until)| (name, until.and_then(|until| until.earliest())))
            .collect(),
        disputed: timeline.is_some_and(|timeline| timeline.disputed),
    }
}

/// What the colours stand for.
enum Coloring<'g> {
    Own,
    By(Grouping<'g>),
}

impl<'g> Coloring<'g> {
    fn new(view: &View<'g>, options: &DrawingOptions) -> Coloring<'g> {
        let own = || view.technologies().iter().any(|technology| own_color(*technology).is_some());
        if options.collapse || options.color_by.is_none() && !view.groups().is_empty() {
            let groups = view.groups().to_vec();
            let of = view.technologies().iter().map(|of| view.group_of(*of).unwrap_or(0) as u32);
            return Coloring::By(Grouping { of: of.collect(), groups });
        }
        match &options.color_by {
            None if own() => Coloring::Own,
            by => Coloring::By(view.grouped(by.as_ref().unwrap_or(&GroupBy::Kind))),
        }
    }

    fn of(&self, technology: Technology<'g>, place: usize) -> Color<'g> {
        match self {
            Coloring::Own => own_color(technology).map_or(Color::Plain, Color::Own),
            Coloring::By(grouping) => {
                let group = grouping.of[place];
                match grouping.groups[group as usize].key {
                    Some(_) => Color::Nth(group),
                    None => Color::Plain,
                }
            }
        }
    }

    fn labels(&self) -> Vec<&'g str> {
        match self {
            Coloring::Own => Vec::new(),
            Coloring::By(grouping) => grouping
                .groups
                .iter()
                .filter(|group| group.key.is_some())
                .map(|group| group.label)
                .collect(),
        }
    }
}

/// An era of the catalogue: a span of time with a name.
#[derive(Debug)]
pub(super) struct Era<'g> {
    pub(super) name: &'g str,
    pub(super) dates: Dates,
}

/// Returns the eras of a catalogue that have a span.
pub(super) fn eras<'g>(lineage: &'g Lineage, language: Option<&str>) -> Vec<Era<'g>> {
    let catalogue = lineage.catalogue();
    let eras = catalogue.words(Vocabulary::Era).filter_map(|(word, era)| {
        let name = catalogue.word_name(Vocabulary::Era, word, language);
        Some(Era { name, dates: known(era.span.as_ref()?)? })
    });
    eras.collect()
}
