//! Claims that disagree.

use crate::check::about::About;
use crate::check::{Code, Diagnostic, Diagnostics};
use crate::lineage::{Influence, Lineage};
use crate::model::{Claim, Key, Provenance, Rank};

pub(super) fn check(lineage: &Lineage, about: About<'_>, found: &mut Diagnostics) {
    let catalogue = lineage.catalogue();
    for technology in catalogue.technologies().filter(|found| about.technology(*found)) {
        rivals(technology.name(), technology.claims(), found);
    }
    for organization in catalogue.organizations().filter(|_| about.is_everything()) {
        rivals(organization.name(), organization.claims(), found);
    }
    let disputed = lineage.influences().filter(|influence| influence.is_disputed());
    for influence in disputed.filter(|influence| about.influence(*influence)) {
        found.push(disputed_influence(influence));
    }
}

/// Reports each key of an entry whose claims disagree; claims of one key stand side by side.
fn rivals<'c>(name: &str, claims: impl Iterator<Item = Claim<'c>>, found: &mut Diagnostics) {
    let claims: Vec<Claim<'_>> = claims.collect();
    for rivals in claims.chunk_by(|a, b| a.key() == b.key()) {
        let key = rivals[0].key();
        if rivals.iter().any(Claim::is_in_conflict) {
            let message = format!("claims about the {} of `{name}` disagree", noun(key));
            let diagnostic = Diagnostic::new(Code::Conflict, message);
            found.push(
                with_values(diagnostic, rivals).hint(
                    "if one is better, say so with `rank = \"preferred\"` and why with `note`",
                ),
            );
        } else if rivals.iter().any(Claim::is_settled) {
            let message =
                format!("claims about the {} of `{name}` disagree; one is in force", noun(key));
            let diagnostic = Diagnostic::new(Code::SettledConflict, message);
            found.push(with_values(diagnostic, rivals));
        }
        for claim in rivals.iter().filter(|claim| claim.is_disputed()) {
            let message = format!("the {} of `{name}` is disputed: {}", noun(key), claim.value());
            let diagnostic =
                with_remark(Diagnostic::new(Code::Conflict, message), claim.provenance());
            found.push(match claim.location() {
                Some(location) => diagnostic.at(location),
                None => diagnostic,
            });
        }
    }
}

/// Returns a key as something that a sentence can speak of.
fn noun(key: Key<&str>) -> String {
    match key {
        Key::Announced => "announcement date".to_owned(),
        Key::Published => "publication date".to_owned(),
        Key::Released => "release date".to_owned(),
        Key::Retired => "retirement date".to_owned(),
        Key::PartOf => "parent organization".to_owned(),
        Key::NameIn(language) => format!("name in `{language}`"),
        Key::Fact(fact) => format!("`{fact}`"),
        plain => plain.to_string(),
    }
}

fn with_values(mut diagnostic: Diagnostic, claims: &[Claim<'_>]) -> Diagnostic {
    for claim in claims {
        let mut value = format!("{}, says {}", claim.value(), cited(claim.provenance()));
        match claim.rank() {
            Rank::Normal => {}
            rank => value.push_str(&format!(" ({rank})")),
        }
        diagnostic = match claim.location() {
            Some(location) => diagnostic.label(location, value),
            None => diagnostic.note(value),
        };
    }
    for claim in claims {
        diagnostic = with_remark(diagnostic, claim.provenance());
    }
    diagnostic
}

fn with_remark(diagnostic: Diagnostic, provenance: Provenance<'_>) -> Diagnostic {
    match provenance.note() {
        Some(note) if !diagnostic.notes.iter().any(|known| known == note) => diagnostic.note(note),
        _ => diagnostic,
    }
}

fn cited(provenance: Provenance<'_>) -> String {
    let citations: Vec<String> = provenance.citations().iter().map(ToString::to_string).collect();
    if citations.is_empty() { "nobody".to_owned() } else { citations.join(" and ") }
}

fn disputed_influence(influence: Influence<'_>) -> Diagnostic {
    let (earlier, later) = (influence.earlier().name(), influence.later().name());
    let kind = influence.kind();
    let message = format!("`{earlier}` as {kind} of `{later}` is disputed");
    let mut diagnostic = Diagnostic::new(Code::Conflict, message);
    for statement in influence.statements() {
        diagnostic = with_remark(diagnostic, statement.provenance);
    }
    match influence.location() {
        Some(location) => diagnostic.label(location, cited(influence.provenance())),
        None => diagnostic,
    }
}
