//! The selection itself: technologies in order, and the influences between them.

use forebear_graph::{Direction, Influence, Lineage, Organization, Scope, Source, Technology};

use crate::view::groups::{self, Grouping};
use crate::view::indirect;
use crate::view::{Group, GroupBy, IndirectEdge, ViewOptions, With};

/// Marks technologies that are left out in tables by index.
pub(super) const LEFT_OUT: u32 = u32::MAX;

/// A selection of a lineage in one fixed order, with its groups and its indirect edges.
///
/// ```
/// use forebear_exports::{View, ViewOptions};
/// # use forebear_graph::{Input, Lineage, Locations, RawCatalogue};
/// # let text = r#"
/// #     [catalogue]
/// #     title = "Three models"
/// #     [technology.clip]
/// #     released = "2021"
/// #     [technology.flamingo]
/// #     released = "2022"
/// #     from = [{ id = "clip", as = "method" }]
/// #     [technology.idefics]
/// #     from = [{ id = "flamingo", as = "basis" }]
/// # "#;
/// # let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&[("example.toml", text)])]);
/// # let joined = raw.join(diagnostics, Locations::Drop);
/// # let lineage = Lineage::new(joined.catalogue.expect("the example is sound"));
/// // clip > flamingo > idefics, of which the one in the middle is left out.
/// let ends = lineage.catalogue().technologies().filter(|t| t.id() != "flamingo").collect();
/// let view = View::new(&lineage, ends, ViewOptions::default());
/// assert_eq!(view.influences().count(), 0);
/// assert_eq!(view.indirect()[0].left_out, 1);
/// ```
#[derive(Debug)]
pub struct View<'g> {
    lineage: &'g Lineage,
    options: ViewOptions,
    technologies: Vec<Technology<'g>>,
    /// The place in `technologies` of each technology of the lineage, or `LEFT_OUT`.
    places: Vec<u32>,
    grouping: Grouping<'g>,
    indirect: Vec<IndirectEdge<'g>>,
    indirect_is_complete: bool,
}

impl<'g> View<'g> {
    /// Prepares a selection of technologies for output. One that is named twice counts once.
    ///
    /// Linear in the lineage but for sorting what is chosen, and for [indirect
    /// edges](View::indirect).
    pub fn new(
        lineage: &'g Lineage,
        selection: Vec<Technology<'g>>,
        options: ViewOptions,
    ) -> View<'g> {
        let mut technologies = selection;
        technologies.sort_by(|a, b| lineage.listing_order(*a, *b));
        technologies.dedup();
        let mut places = vec![LEFT_OUT; lineage.catalogue().technologies().len()];
        for (place, technology) in technologies.iter().enumerate() {
            places[technology.index()] = place as u32;
        }
        let grouping = options.group_by.as_ref().map_or_else(Grouping::default, |by| {
            groups::group(lineage, &technologies, by, &options)
        });
        let found = indirect::find(lineage, &technologies, &places, &options.scope);
        View {
            lineage,
            options,
            technologies,
            places,
            grouping,
            indirect: found.edges,
            indirect_is_complete: found.complete,
        }
    }

    /// Returns the lineage of which this is a part.
    pub fn lineage(&self) -> &'g Lineage {
        self.lineage
    }

    /// Returns the title.
    pub fn title(&self) -> &str {
        self.options.title.as_deref().unwrap_or_else(|| self.lineage.catalogue().title())
    }

    /// Returns the influences that are shown.
    pub fn scope(&self) -> &Scope {
        &self.options.scope
    }

    /// Returns the language in which names are preferred.
    pub fn language(&self) -> Option<&str> {
        self.options.language.as_deref()
    }

    /// Returns what is to be shown beside technologies and influences.
    pub fn with(&self) -> With {
        self.options.with
    }

    /// Returns the chosen technologies by date, then id; the undated last.
    pub fn technologies(&self) -> &[Technology<'g>] {
        &self.technologies
    }

    /// Returns the place of a technology in [`View::technologies`], `None` if it is left out.
    pub fn place(&self, technology: Technology<'_>) -> Option<usize> {
        let place = self.places[technology.index()];
        (place != LEFT_OUT).then_some(place as usize)
    }

    /// Returns whether a technology is chosen.
    pub fn contains(&self, technology: Technology<'_>) -> bool {
        self.place(technology).is_some()
    }

    /// Returns the influences between chosen technologies, in the order of the later ones; for
    /// each the main origin first.
    pub fn influences(&self) -> impl Iterator<Item = Influence<'g>> {
        self.technologies.iter().flat_map(|technology| self.origins(*technology))
    }

    /// Returns the influences from chosen technologies to this one, the main origin first.
    pub fn origins(&self, of: Technology<'g>) -> impl Iterator<Item = Influence<'g>> {
        let steps = self.lineage.steps(of, Direction::Back, &self.options.scope);
        steps.filter(|influence| self.contains(influence.earlier()))
    }

    /// Returns the influences from this technology to chosen ones, by the id of the later one.
    pub fn heirs(&self, of: Technology<'g>) -> impl Iterator<Item = Influence<'g>> {
        let steps = self.lineage.steps(of, Direction::Forward, &self.options.scope);
        steps.filter(|influence| self.contains(influence.later()))
    }

    /// Returns the indirect edges: pairs of chosen technologies of which one descends from the
    /// other through technologies that are left out, and not along influences that are shown. In
    /// the order of the earlier, then of the later one.
    ///
    /// There may be as many as pairs of technologies, and finding them takes, for each chosen
    /// technology with heirs that are left out, a walk over what is left out behind it and,
    /// where that leads anywhere, one over the chosen technologies between the two ends. Both
    /// walks are short in a selection that a reader can survey. After 20 million steps, and 8
    /// more for each technology and influence of the lineage, the search is ended in linear
    /// time; see [`View::indirect_is_complete`].
    pub fn indirect(&self) -> &[IndirectEdge<'g>] {
        &self.indirect
    }

    /// Returns whether all indirect edges were looked for.
    ///
    /// If not, those of each technology that was not done lead to the nearest chosen ones only, one
    /// for every influence to or from what is left out; some may have more left out than the
    /// fewest, or lead where influences that are shown lead too.
    pub fn indirect_is_complete(&self) -> bool {
        self.indirect_is_complete
    }

    /// Returns the groups in the order of their first members; the one of those that belong to
    /// none, if any, is the last. Empty if nothing is grouped.
    pub fn groups(&self) -> &[Group<'g>] {
        &self.grouping.groups
    }

    /// Returns the place of a technology's group in [`View::groups`]; `None` if nothing is
    /// grouped, or the technology is left out.
    pub fn group_of(&self, technology: Technology<'_>) -> Option<usize> {
        let place = self.place(technology)?;
        self.grouping.of.get(place).map(|group| *group as usize)
    }

    /// Sorts what is chosen into other groups than those of the view.
    pub(crate) fn grouped(&self, by: &GroupBy) -> Grouping<'g> {
        groups::group(self.lineage, &self.technologies, by, &self.options)
    }

    /// Returns the name of a technology in the view's language.
    pub fn label(&self, technology: Technology<'g>) -> &'g str {
        technology.name_in(self.language())
    }

    /// Returns the name of an organization in the view's language.
    pub fn organization_label(&self, organization: Organization<'g>) -> &'g str {
        organization.name_in(self.language())
    }

    /// Returns the title of a source in the view's language.
    pub fn source_label(&self, source: Source<'g>) -> &'g str {
        let translated = source.names().find(|(language, _)| Some(*language) == self.language());
        translated.map_or_else(|| source.name(), |(_, name)| name)
    }
}
