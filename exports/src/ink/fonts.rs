//! Which face writes which letter.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Stretch, Style};
use ttf_parser::Face;

use crate::svg::FONTS;

/// Families that are good to read, beside those that the style sheet names.
const READABLE: [&str; 3] = ["DejaVu Sans", "Segoe UI", "Noto Color Emoji"];

/// Families that have a glyph for everything, which says nothing.
const EMPTY: [&str; 4] = ["LastResort", ".LastResort", "Adobe Blank", "Adobe NotDef"];

/// The writing systems that variants of one family of Chinese, Japanese and Korean letters are
/// for, by the end of their names, with the languages that ask for them.
const REGIONS: [(&str, &[&str]); 5] = [
    (" SC", &["zh", "zh-hans", "zh-cn", "zh-sg"]),
    (" TC", &["zh-hant", "zh-tw"]),
    (" HK", &["zh-hk", "zh-mo", "yue"]),
    (" JP", &["ja", "ja-jp"]),
    (" KR", &["ko", "ko-kr"]),
];

/// The fonts that pictures are written with.
///
/// Which face writes what depends on the faces alone and not on the order in which they were
/// loaded: the families that were asked for, those of the style sheet, then what is best to read.
#[derive(Clone, Debug)]
pub struct Fonts {
    faces: Arc<Database>,
    asked_for: Vec<ID>,
}

impl Fonts {
    /// Takes these faces. Those that were `asked_for` are preferred to all others.
    pub fn new(mut faces: Database, asked_for: &[ID]) -> Fonts {
        let empty: Vec<ID> = faces
            .faces()
            .filter(|face| EMPTY.contains(&family(face)))
            .map(|face| face.id)
            .collect();
        empty.into_iter().for_each(|face| faces.remove_face(face));
        Fonts { faces: Arc::new(faces), asked_for: asked_for.to_vec() }
    }

    /// Returns whether there is a face that can write Latin letters.
    pub fn can_write(&self) -> bool {
        self.faces.faces().any(|face| has(&self.faces, face.id, 'a'))
    }

    pub(super) fn faces(&self) -> Arc<Database> {
        Arc::clone(&self.faces)
    }

    /// Returns what chooses among the faces for a picture with these letters, in a language.
    pub(super) fn chooser(&self, letters: BTreeSet<char>, language: Option<&str>) -> Arc<Chooser> {
        Arc::new(Chooser {
            asked_for: self.asked_for.clone(),
            region: region(language),
            letters,
            orders: Mutex::default(),
            chosen: Mutex::default(),
        })
    }
}

/// A weight, and whether it stands upright.
type Look = (u16, bool);

const REGULAR: Look = (400, true);

/// Chooses the faces of one picture.
pub(super) struct Chooser {
    asked_for: Vec<ID>,
    /// The end of the family names of the region's letters.
    region: &'static str,
    letters: BTreeSet<char>,
    /// The faces by how good they are.
    orders: Mutex<HashMap<Look, Arc<[ID]>>>,
    /// The best face that has a letter.
    chosen: Mutex<HashMap<(char, Look), Option<ID>>>,
}

impl Chooser {
    /// Returns the letters that no face has.
    pub(super) fn missing(&self, faces: &Database) -> Vec<char> {
        let letters = self.letters.iter().copied();
        letters.filter(|letter| self.best(faces, REGULAR, *letter).is_none()).collect()
    }

    /// Returns what asks this chooser. Every text of a picture asks for the families of the style
    /// sheet, so that only its look matters.
    pub(super) fn resolver(self: Arc<Chooser>) -> FontResolver<'static> {
        let fallback = Arc::clone(&self);
        FontResolver {
            select_font: Box::new(move |font, faces| {
                let upright = font.style() == resvg::usvg::FontStyle::Normal;
                self.best(faces, (font.weight(), upright), 'a')
            }),
            select_fallback: Box::new(move |letter, used, faces| {
                let like = used.first().and_then(|face| faces.face(*face));
                let look = like.map_or(REGULAR, |face| (face.weight.0, is_upright(face)));
                let unused = |face: &ID| !used.contains(face);
                // Without any answer the whole text would be given up, also what follows a letter
                // that no face has.
                fallback.best(faces, look, letter).filter(unused).or_else(|| {
                    let others = fallback.letters.iter();
                    others.filter_map(|letter| fallback.best(faces, look, *letter)).find(unused)
                })
            }),
        }
    }

    /// Returns the best face that has a letter.
    fn best(&self, faces: &Database, look: Look, letter: char) -> Option<ID> {
        let known = self.chosen.lock().ok().and_then(|known| known.get(&(letter, look)).copied());
        if let Some(known) = known {
            return known;
        }
        let order = self.order(faces, look);
        let best = order.iter().copied().find(|face| has(faces, *face, letter));
        if let Ok(mut known) = self.chosen.lock() {
            known.insert((letter, look), best);
        }
        best
    }

    /// Returns the faces, the best for a look first.
    fn order(&self, faces: &Database, look: Look) -> Arc<[ID]> {
        let known = self.orders.lock().ok().and_then(|orders| orders.get(&look).cloned());
        if let Some(known) = known {
            return known;
        }
        let families = families();
        let rank = |face: &FaceInfo| {
            let name = family(face);
            let other_region =
                REGIONS.iter().any(|(end, _)| *end != self.region && name.ends_with(end));
            let has_serifs = ["Serif", "Times", "Math"].iter().any(|word| name.contains(word));
            let of_family = (
                !self.asked_for.contains(&face.id),
                other_region,
                families.iter().position(|known| *known == name).unwrap_or(families.len()),
                face.monospaced,
                has_serifs,
                name.to_owned(),
            );
            let of_look = (
                is_upright(face) != look.1,
                face.weight.0.abs_diff(look.0),
                face.stretch.to_number().abs_diff(Stretch::Normal.to_number()),
            );
            (of_family, of_look, face.post_script_name.clone(), face.index)
        };
        let mut order: Vec<_> = faces.faces().map(|face| (rank(face), face.id)).collect();
        order.sort();
        let order: Arc<[ID]> = order.into_iter().map(|(_, face)| face).collect();
        if let Ok(mut orders) = self.orders.lock() {
            orders.insert(look, Arc::clone(&order));
        }
        order
    }
}

fn region(language: Option<&str>) -> &'static str {
    let language = language.unwrap_or("zh").to_lowercase().replace('_', "-");
    let of = |asked: &str| {
        REGIONS.iter().find(|(_, languages)| languages.contains(&asked)).map(|(end, _)| *end)
    };
    let short = language.split('-').next().unwrap_or_default();
    of(&language).or(of(short)).unwrap_or(" SC")
}

/// Returns the families that are preferred, the best first.
fn families() -> Vec<&'static str> {
    let named = FONTS.split(',').map(|name| name.trim().trim_matches('\''));
    named.chain(READABLE).collect()
}

fn is_upright(face: &FaceInfo) -> bool {
    face.style == Style::Normal
}

fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name)
}

fn has(faces: &Database, face: ID, letter: char) -> bool {
    let has = faces.with_face_data(face, |data, index| {
        Face::parse(data, index).is_ok_and(|face| face.glyph_index(letter).is_some())
    });
    has.unwrap_or(false)
}
