//! Filters: what is certainly and what is possibly so of one technology.

use super::pattern::Matcher;
use crate::date::{Date, DateRange};
use crate::lineage::{Lineage, Scope};
use crate::model::{DateKind, Key, Organization, Provenance, Rank, Source, Technology, Value};

/// Which of its dates a filter looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dates {
    /// The one that stands for it on a time axis.
    Timeline,
    Of(DateKind),
}

#[derive(Clone, Debug)]
pub(super) enum Filter<'g> {
    Names(Matcher),
    By(Organization<'g>),
    Text(Key<&'static str>, Matcher),
    Field(Matcher),
    Fact(String, Option<Matcher>),
    Cited(Source<'g>, Option<Place>),
    Conflicts,
    Undated,
    Isolated(Scope),
    Alive(Date),
    Within(Dates, DateRange),
    Before(Date),
    After(Date),
}

/// A place in a source: exactly this one, also with something behind it (`§2.1` stands also for
/// `§2.1, table 3` and not for `§2.1.1`), or a pattern.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Plain(String),
    Pattern(Matcher),
}

impl Place {
    fn matches(&self, place: &str) -> bool {
        match self {
            Place::Pattern(matcher) => matcher.matches(place),
            Place::Plain(plain) => {
                let rest = place.strip_prefix(plain.as_str());
                rest.is_some_and(|rest| {
                    rest.chars().next().is_none_or(|next| matches!(next, ',' | ';' | ' '))
                })
            }
        }
    }
}

impl Filter<'_> {
    /// Returns whether it certainly holds, and whether it possibly does. What is certain is
    /// possible.
    pub(super) fn holds(&self, lineage: &Lineage, technology: Technology<'_>) -> (bool, bool) {
        let both = |holds: bool| (holds, holds);
        match self {
            Filter::Names(matcher) => both(has_name(technology, matcher)),
            Filter::By(maker) => by(technology, *maker),
            Filter::Text(key, matcher) => text(technology, *key, matcher),
            Filter::Field(matcher) => both(technology.fields().any(|field| matcher.matches(field))),
            Filter::Fact(fact, matcher) => text_or_any(technology, Key::Fact(fact), matcher),
            Filter::Cited(source, place) => both(cited(lineage, technology, *source, place)),
            Filter::Conflicts => both(in_conflict(lineage, technology)),
            Filter::Undated => both(technology.date().is_none()),
            Filter::Isolated(scope) => both(isolated(lineage, technology, *scope)),
            Filter::Alive(date) => alive(technology, date),
            Filter::Within(dates, range) => dated(technology, *dates, |date| range.holds(date)),
            Filter::Before(than) => dated(technology, Dates::Timeline, |date| date.is_before(than)),
            Filter::After(than) => dated(technology, Dates::Timeline, |date| date.is_after(than)),
        }
    }
}

fn has_name(technology: Technology<'_>, matcher: &Matcher) -> bool {
    matcher.matches(technology.id())
        || technology.claims().any(|claim| match (claim.key(), claim.value()) {
            (Key::Name | Key::NameIn(_), Value::Text(name)) => matcher.matches(name),
            (Key::Aliases, Value::Texts(names)) => names.iter().any(|n| matcher.matches(n)),
            (Key::Formerly, Value::FormerNames(names)) => {
                names.iter().any(|(name, _)| matcher.matches(name))
            }
            _ => false,
        })
}

fn by(technology: Technology<'_>, maker: Organization<'_>) -> (bool, bool) {
    let made = |organization: Organization<'_>| {
        organization.and_wholes().any(|whole| whole.index() == maker.index())
    };
    let certain = technology.developers().any(made);
    let possible = certain
        || technology.claims().filter(|claim| claim.rank() != Rank::Deprecated).any(
            |claim| match (claim.key(), claim.value()) {
                (Key::Developers, Value::Organizations(makers)) => makers.into_iter().any(made),
                _ => false,
            },
        );
    (certain, possible)
}

fn text(technology: Technology<'_>, key: Key<&str>, matcher: &Matcher) -> (bool, bool) {
    text_claims(technology, key, |value| matcher.matches(value))
}

fn text_or_any(
    technology: Technology<'_>,
    key: Key<&str>,
    matcher: &Option<Matcher>,
) -> (bool, bool) {
    text_claims(technology, key, |value| {
        matcher.as_ref().is_none_or(|matcher| matcher.matches(value))
    })
}

fn text_claims(
    technology: Technology<'_>,
    key: Key<&str>,
    matches: impl Fn(&str) -> bool,
) -> (bool, bool) {
    let (mut certain, mut possible) = (false, false);
    for claim in technology.claims().filter(|claim| claim.key() == key) {
        let found = matches!(claim.value(), Value::Text(value) if matches(value));
        certain |= found && claim.is_in_force() && !claim.is_in_conflict();
        possible |= found && claim.rank() != Rank::Deprecated;
    }
    (certain, possible)
}

fn cites(provenance: Provenance<'_>, source: Source<'_>, place: &Option<Place>) -> bool {
    provenance.citations().iter().any(|citation| {
        citation.source.index() == source.index()
            && place
                .as_ref()
                .is_none_or(|wanted| citation.place.is_some_and(|place| wanted.matches(place)))
    })
}

fn cited(
    lineage: &Lineage,
    technology: Technology<'_>,
    source: Source<'_>,
    place: &Option<Place>,
) -> bool {
    technology.claims().any(|claim| cites(claim.provenance(), source, place))
        || origins(lineage, technology)
            .flat_map(|influence| influence.statements())
            .any(|statement| cites(statement.provenance, source, place))
}

fn origins<'g>(
    lineage: &'g Lineage,
    technology: Technology<'_>,
) -> impl Iterator<Item = crate::lineage::Influence<'g>> {
    lineage.origins(lineage.technology(technology.at))
}

fn in_conflict(lineage: &Lineage, technology: Technology<'_>) -> bool {
    technology.claims().any(|claim| claim.is_in_conflict() || claim.is_disputed())
        || origins(lineage, technology).any(|influence| influence.is_disputed())
}

fn isolated(lineage: &Lineage, technology: Technology<'_>, scope: Scope) -> bool {
    use crate::lineage::Direction::{Back, Forward};
    lineage.step_numbers(technology.at, Back, scope).next().is_none()
        && lineage.step_numbers(technology.at, Forward, scope).next().is_none()
}

/// A date filter holds certainly of the date in force; it holds possibly of any claim that is
/// not deprecated, and of what has no date.
fn dated(
    technology: Technology<'_>,
    dates: Dates,
    holds: impl Fn(&Date) -> Option<bool>,
) -> (bool, bool) {
    let (kind, in_force) = match dates {
        Dates::Of(kind) => (kind, technology.date_of(kind)),
        Dates::Timeline => match technology.timeline_date() {
            Some(timeline) => (timeline.kind, Some(timeline.date)),
            None => return (false, true),
        },
    };
    let key: Key<&str> = match kind {
        DateKind::Announced => Key::Announced,
        DateKind::Published => Key::Published,
        DateKind::Released => Key::Released,
        DateKind::Retired => Key::Retired,
    };
    let Some(in_force) = in_force else {
        return (false, true);
    };
    let certain = holds(in_force) == Some(true);
    let claims = technology.claims();
    let possible = claims
        .filter(|claim| claim.key() == key && claim.rank() != Rank::Deprecated)
        .any(|claim| matches!(claim.value(), Value::Date(date) if holds(date) != Some(false)));
    (certain, certain || possible)
}

/// Alive at some time within a date: it had appeared by its end and was not retired before its
/// beginning. What has no retirement is taken to live on.
fn alive(technology: Technology<'_>, at: &Date) -> (bool, bool) {
    let appeared = technology.date();
    let retired = technology.date_of(DateKind::Retired);
    let (begins, ends) = (at.earliest(), at.latest());
    let by_its_end = |day: Option<crate::date::Day>| match (day, ends) {
        (_, None) => true,
        (Some(day), Some(end)) => day <= end,
        (None, Some(_)) => false,
    };
    let not_before = |day: Option<crate::date::Day>| match (day, begins) {
        (None, _) => true,
        (_, None) => true,
        (Some(day), Some(begin)) => day >= begin,
    };
    let certain = appeared.is_some_and(|date| by_its_end(date.latest()))
        && retired.is_none_or(|date| date.earliest().is_some() && not_before(date.earliest()));
    let possible = appeared
        .is_none_or(|date| date.earliest().is_none() || by_its_end(date.earliest()))
        && retired.is_none_or(|date| not_before(date.latest()));
    (certain, certain || possible)
}
