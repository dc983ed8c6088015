//! The memory of a large catalogue, added up column by column.

use crate::catalogue::{Location, SourceFiles};
use crate::date::Date;
use crate::lineage::Lineage;
use crate::model::build::{Builder, NewClaim, NewValue};
use crate::model::claims::Stance;
use crate::model::influences::InfluenceClaim;
use crate::model::pools::{Details, NONE};
use crate::model::{Certainty, EntityKind, InfluenceKind, Key, Rank};

const TECHNOLOGIES: u32 = 1_000_000;
const INFLUENCES: u32 = 5_000_000;

/// What a row of a good table says: name, kind, date, developer, field and family, each
/// technology with a place of its own in the source.
fn large() -> Lineage {
    let mut files = SourceFiles::default();
    let file = files.add(String::new(), String::new());
    let location = Location::Span { file, start: 0, end: 0 };
    let mut builder = Builder::new(false);
    builder.begin_layer("Large");
    let source = Some(builder.mention_source("source", location));
    builder.define_source("source", Default::default(), location);
    let stance = Stance::new(Certainty::Stated, Rank::Normal, false);
    let maker = builder.define(EntityKind::Organization, "maker", location).unwrap();
    let date = Date::parse("2021-06").unwrap();
    let mut drafts = Vec::new();
    for number in 0..TECHNOLOGIES {
        let draft =
            builder.define(EntityKind::Technology, &format!("t{number}"), location).unwrap();
        drafts.push(draft);
        let place = builder.text(&format!("row {number}")).unwrap();
        let provenance = builder.provenance(source, Some(place), Details::default());
        let name = format!("Technology {number}");
        let fields = [String::from("field")];
        let values = [
            (Key::Name, NewValue::Text(&name)),
            (Key::Kind, NewValue::Text("model")),
            (Key::Released, NewValue::Date(date.clone())),
            (Key::Developers, NewValue::Organizations(vec![maker])),
            (Key::Fields, NewValue::Texts(&fields)),
        ];
        for (key, value) in values {
            let claim = NewClaim { key, value, stance, provenance, location };
            builder.claim(EntityKind::Technology, draft, claim).unwrap();
        }
    }
    let provenance = builder.provenance(source, None, Details::default());
    let claim = InfluenceClaim { stance, provenance, when: NONE };
    for number in 0..INFLUENCES {
        let later = 1 + number % (TECHNOLOGIES - 1);
        let earlier = (number / (TECHNOLOGIES - 1) * 7919 + later / 3) % later;
        let kind = InfluenceKind::ALL[(number / (TECHNOLOGIES - 1)) as usize];
        builder.influence(drafts[earlier as usize], drafts[later as usize], kind, claim, location);
    }
    let joined = builder.finish(files);
    Lineage::new(joined.catalogue.unwrap())
}

#[test]
fn a_million_technologies_and_five_million_influences_fit_their_budget() {
    let lineage = large();
    assert_eq!(lineage.catalogue().technologies().len(), TECHNOLOGIES as usize);
    assert_eq!(lineage.influences().len(), INFLUENCES as usize);
    let memory = lineage.memory();
    let per_technology = memory.technologies as f64 / f64::from(TECHNOLOGIES);
    let per_influence = memory.influences as f64 / f64::from(INFLUENCES);
    assert!(per_technology <= 120.0, "{per_technology} bytes a technology");
    assert!(per_influence <= 24.0, "{per_influence} bytes an influence");
}
