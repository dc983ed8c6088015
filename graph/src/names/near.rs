//! What somebody may have meant who wrote something else.

use strsim::damerau_levenshtein;

use super::fold::{bare, loose};

/// Returns how far apart two spellings are, or `None` if nobody would take one for the other.
pub(crate) fn distance(a: &str, b: &str) -> Option<usize> {
    let length = a.chars().count().max(b.chars().count());
    let allowed = match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    if a.chars().count().abs_diff(b.chars().count()) > allowed {
        return None;
    }
    let distance = damerau_levenshtein(a, b);
    (distance <= allowed).then_some(distance)
}

/// Returns the candidate nearest to a word, the first of several equally near ones.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = bare(&loose(word));
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &bare(&loose(candidate)))?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns the words that may have been meant by another one, the nearest first and then those
/// that hold it.
///
/// ```
/// let kinds = ["model", "module", "dataset"];
/// assert_eq!(forebear_graph::near_words("modle", kinds), ["model", "module"]);
/// ```
pub fn near_words<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = bare(&loose(word));
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|known| {
            let folded = bare(&loose(known));
            let holds = word.chars().count() >= 3 && folded.contains(&word);
            let distance = distance(&word, &folded).or(holds.then_some(usize::MAX))?;
            Some((distance, known))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().map(|(_, known)| known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        assert_eq!(nearest("relased", ["retired", "released"]), Some("released"));
        assert_eq!(nearest("sucessor", ["component", "successor"]), Some("successor"));
        assert_eq!(nearest("colour", ["icon", "color"]), Some("color"));
        assert_eq!(nearest("x", ["y", "as"]), None);
    }
}
