//! What the picture does not hold, as JSON: every claim with its sources.
//!
//! Nodes stand in the order of the scene's nodes, and so do edges, so that the script finds the
//! mark of each by its place.

use forebear_graph::{
    Certainty, DateKind, Day, Influence, InfluenceKind, Source, Technology, Vocabulary,
};
use indexmap::IndexMap;
use serde::Serialize;

use crate::drawing::theme::Colors;
use crate::drawing::words::Words as DrawingWords;
use crate::html::words::Words;
use crate::json::{
    Citations, Claims, Document, Names, Shown, StatementRecord, citations, claims, names, statement,
};
use crate::{EdgeLine, EdgeMark, EdgeMember, ExportError, NodeMark, Paint, Scene, View};

/// Returns the data as JSON that can stand in a `script` element: without any `<`.
pub(super) fn json(
    view: &View<'_>,
    scene: &Scene<'_>,
    words: &Words,
) -> Result<String, ExportError> {
    let mut bytes = Vec::new();
    let mut document = Document::new(&mut bytes);
    let groups: Vec<&str> = view.groups().iter().map(|group| group.label).collect();
    document.field("words", &words.by_key())?;
    document.field("kinds", &kinds(scene))?;
    document.field("certainties", &certainties(scene))?;
    document.field("groups", &groups)?;
    document.field("colors", &colors(scene))?;
    document.field("terms", &terms(view))?;
    let members = Members::new(view);
    let nodes = scene.nodes.iter().enumerate();
    document.list("nodes", nodes.map(|(place, node)| Node::new(view, scene, place, node)))?;
    document.list("edges", scene.edges.iter().map(|edge| Edge::new(view, &members, edge)))?;
    let organizations = view.mentioned_organizations();
    let labels: IndexMap<&str, &str> =
        organizations.iter().map(|one| (one.id(), view.organization_label(*one))).collect();
    document.field("organizations", &labels)?;
    let sources = view.sources(&[]);
    let sources: IndexMap<&str, SourceRecord<'_>> =
        sources.iter().map(|one| (one.id(), SourceRecord::new(view, *one))).collect();
    document.field("sources", &sources)?;
    document.finish()?;
    // JSON has this character in texts only.
    Ok(String::from_utf8_lossy(&bytes).replace('<', "\\u003c"))
}

/// Returns the name of a technology's kind.
pub(super) fn kind_label<'g>(view: &View<'g>, of: Technology<'g>) -> Option<&'g str> {
    let catalogue = view.lineage().catalogue();
    of.kind().map(|kind| catalogue.word_name(Vocabulary::Kind, kind, view.language()))
}

#[derive(Serialize)]
struct Named {
    name: &'static str,
    label: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<&'static str>,
}

fn kinds(scene: &Scene<'_>) -> Vec<Named> {
    let words = DrawingWords::of(scene.language.as_deref());
    let named = |kind: &InfluenceKind| Named {
        name: kind.as_str(),
        label: words.kind(*kind),
        color: Some(scene.theme.colors().kind(*kind)),
    };
    InfluenceKind::ALL.iter().map(named).collect()
}

fn certainties(scene: &Scene<'_>) -> Vec<Named> {
    let words = DrawingWords::of(scene.language.as_deref());
    let named =
        |of: &Certainty| Named { name: of.as_str(), label: words.certainty(*of), color: None };
    Certainty::ALL.iter().map(named).collect()
}

/// Returns how the words of the catalogue's own vocabularies are shown, by the keys of claims.
fn terms<'g>(view: &View<'g>) -> IndexMap<&'static str, Names<'g>> {
    let catalogue = view.lineage().catalogue();
    let vocabularies =
        [("kind", Vocabulary::Kind), ("fields", Vocabulary::Field), ("facts", Vocabulary::Fact)];
    let shown = |vocabulary| {
        let words = catalogue.words(vocabulary).map(|(word, _)| word);
        names(words.map(|word| (word, catalogue.word_name(vocabulary, word, view.language()))))
    };
    vocabularies.into_iter().map(|(key, vocabulary)| (key, shown(vocabulary))).collect()
}

#[derive(Serialize)]
struct ColorRecord<'g> {
    label: &'g str,
    color: &'g str,
}

fn colors<'s>(scene: &'s Scene<'_>) -> Vec<ColorRecord<'s>> {
    let colors = scene.colors.iter();
    colors
        .map(|(paint, label)| ColorRecord { label, color: ink(*paint, scene.theme.colors()) })
        .collect()
}

fn ink<'s>(paint: Paint<'s>, colors: &Colors) -> &'s str {
    match paint {
        Paint::Slot(slot) => colors.slots[slot],
        Paint::Own(own) => own,
        Paint::Plain => colors.plain,
    }
}

#[derive(Serialize)]
struct Node<'s> {
    id: &'s str,
    label: &'s str,
    color: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<usize>,
    /// What a group stands for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<MemberRecord<'s>>,
    #[serde(flatten)]
    technology: Option<TechnologyRecord<'s>>,
}

impl<'s> Node<'s> {
    fn new<'g: 's>(
        view: &View<'g>,
        scene: &Scene<'_>,
        place: usize,
        node: &'s NodeMark<'g>,
    ) -> Node<'s> {
        // Groups that have one mark each stand in their order.
        let group = view.groups().get(place).filter(|_| node.technology.is_none());
        let members = group.into_iter().flat_map(|group| &group.members);
        Node {
            id: &node.id,
            label: &node.label,
            color: ink(node.paint, scene.theme.colors()),
            group: match node.technology {
                Some(technology) => view.group_of(technology),
                None => group.map(|_| place),
            },
            members: members.map(|member| MemberRecord::new(view, *member)).collect(),
            technology: node.technology.map(|technology| TechnologyRecord::new(view, technology)),
        }
    }
}

/// A technology that has no mark of its own.
#[derive(Serialize)]
struct MemberRecord<'g> {
    id: &'g str,
    label: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<Shown<Day>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<Shown<Day>>,
}

impl<'g> MemberRecord<'g> {
    fn new(view: &View<'g>, of: Technology<'g>) -> MemberRecord<'g> {
        let date = of.date();
        MemberRecord {
            id: of.id(),
            label: view.label(of),
            date: date.map(|date| date.as_str()),
            earliest: date.and_then(|date| date.earliest()).map(Shown),
            latest: date.and_then(|date| date.latest()).map(Shown),
        }
    }
}

/// The place of each technology among the members of its group.
struct Members {
    /// By the place in the view.
    of: Vec<usize>,
}

impl Members {
    fn new(view: &View<'_>) -> Members {
        let mut of = vec![0; view.technologies().len()];
        for group in view.groups() {
            for (nth, member) in group.members.iter().enumerate() {
                if let Some(place) = view.place(*member) {
                    of[place] = nth;
                }
            }
        }
        Members { of }
    }

    fn place(&self, view: &View<'_>, of: Technology<'_>) -> usize {
        view.place(of).map_or(0, |place| self.of[place])
    }
}

/// What is known of a technology; what is not is left out.
#[derive(Serialize)]
struct TechnologyRecord<'g> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'g str>,
    #[serde(skip_serializing_if = "Names::is_empty")]
    names: Names<'g>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'g str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_kind: Option<DateKind>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disputed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<Shown<Day>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<Shown<Day>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    developers: Vec<&'g str>,
    claims: Claims<'g>,
}

impl<'g> TechnologyRecord<'g> {
    fn new(view: &View<'g>, of: Technology<'g>) -> TechnologyRecord<'g> {
        let catalogue = view.lineage().catalogue();
        let timeline = of.timeline_date();
        let date = timeline.map(|timeline| timeline.date);
        let field = |field| catalogue.word_name(Vocabulary::Field, field, view.language());
        TechnologyRecord {
            aliases: of.aliases().collect(),
            names: names(of.names()),
            kind: kind_label(view, of),
            fields: of.fields().map(field).collect(),
            summary: of.summary(),
            url: of.url(),
            date: date.map(|date| date.as_str()),
            date_kind: timeline.map(|timeline| timeline.kind),
            disputed: timeline.is_some_and(|timeline| timeline.disputed),
            earliest: date.and_then(|date| date.earliest()).map(Shown),
            latest: date.and_then(|date| date.latest()).map(Shown),
            developers: of.developers().map(|one| view.organization_label(one)).collect(),
            claims: claims(of.claims()),
        }
    }
}

#[derive(Serialize)]
struct Edge<'s> {
    from: usize,
    to: usize,
    /// An influence kind, `indirect` or `several`.
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    /// What joins the members of two groups, by their places there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<Edge<'s>>,
    #[serde(flatten)]
    influence: Option<InfluenceRecord<'s>>,
}

impl<'s> Edge<'s> {
    fn new<'g: 's>(view: &View<'_>, members: &Members, edge: &EdgeMark<'g>) -> Edge<'s> {
        let (kind, count, influence) = match edge.line {
            EdgeLine::Influence(influence) => {
                (influence.kind().as_str(), None, Some(InfluenceRecord::new(influence)))
            }
            EdgeLine::Indirect(left_out) => ("indirect", Some(left_out), None),
            EdgeLine::Several(count) => ("several", Some(count), None),
        };
        let within = edge.members.iter().map(|member| Edge::within(view, members, member));
        let members = within.collect();
        Edge { from: edge.from, to: edge.to, kind, count, members, influence }
    }

    fn within<'g: 's>(view: &View<'_>, members: &Members, of: &EdgeMember<'g>) -> Edge<'s> {
        let [from, to] = [of.earlier, of.later].map(|end| members.place(view, end));
        let kind = of.influence.map_or("indirect", |influence| influence.kind().as_str());
        let influence = of.influence.map(InfluenceRecord::new);
        Edge { from, to, kind, count: None, members: Vec::new(), influence }
    }
}

#[derive(Serialize)]
struct InfluenceRecord<'g> {
    certainty: Certainty,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disputed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'g str>,
    /// The first day on which it may have been.
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<Shown<Day>>,
    #[serde(skip_serializing_if = "Citations::is_empty")]
    citations: Citations<'g>,
    /// Everything that is said of it, where that is more than one statement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<StatementRecord<'g>>,
}

impl<'g> InfluenceRecord<'g> {
    fn new(of: Influence<'g>) -> InfluenceRecord<'g> {
        let provenance = of.provenance();
        let several = of.statements().nth(1).is_some();
        InfluenceRecord {
            certainty: of.certainty(),
            disputed: of.is_disputed(),
            note: provenance.note(),
            when: of.when().map(|when| when.as_str()),
            earliest: of.when().and_then(|when| when.earliest()).map(Shown),
            citations: citations(provenance.citations()),
            claims: if several { of.statements().map(statement).collect() } else { Vec::new() },
        }
    }
}

#[derive(Serialize)]
struct SourceRecord<'g> {
    label: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'g str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    authors: &'g [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'g str>,
}

impl<'g> SourceRecord<'g> {
    fn new(view: &View<'g>, of: Source<'g>) -> SourceRecord<'g> {
        SourceRecord {
            label: view.source_label(of),
            publisher: of.publisher(),
            authors: of.authors(),
            published: of.published().map(|date| date.as_str()),
            url: of.url(),
        }
    }
}
