//! Words of a vocabulary: found, or answered with near ones.

use strsim::damerau_levenshtein;

use crate::failure::{Failure, either};

/// How many words are offered.
const OFFERED: usize = 5;

/// How many words are listed where none is near.
const LISTED: usize = 20;

/// Says that a word is none of a vocabulary's and which of those may have been meant. `what` is
/// what the word should have been: `kind`, `column`.
pub(crate) fn unknown_word(what: &str, word: &str, known: &[&str]) -> Failure {
    let failure = Failure::usage(format!("there is no {what} `{word}`"));
    let near: Vec<String> =
        near(word, known).into_iter().map(|known| format!("`{known}`")).collect();
    if !near.is_empty() {
        return failure.hint(format!("did you mean {}?", either(&near)));
    }
    match known.len() {
        0 => failure.hint(format!("the catalogue has no word for a {what}")),
        1..=LISTED => failure.hint(format!("there are {}", known.join(", "))),
        more => failure.hint(format!(
            "there are {}, … ({} more)",
            known[..LISTED].join(", "),
            more - LISTED
        )),
    }
}

/// Returns the known words that may have been meant, the nearest first.
pub(crate) fn near<'a>(word: &str, known: &[&'a str]) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let mut found: Vec<(usize, &str)> = known
        .iter()
        .filter_map(|known| {
            let folded = known.to_lowercase();
            let longer = length.max(folded.chars().count());
            // Texts of very different length are no slips, and comparing them would take long.
            if length.abs_diff(folded.chars().count()) <= longer / 3 {
                let distance = damerau_levenshtein(&word, &folded);
                if distance <= longer.div_ceil(4) {
                    return Some((distance, *known));
                }
            }
            let is_part = length >= 3 && folded.contains(&word);
            is_part.then_some((usize::MAX, *known))
        })
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().take(OFFERED).map(|(_, known)| known).collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn slips_and_parts_are_near() {
        let known = ["model", "algorithm", "image-generation", "image-understanding"];
        assert_eq!(near("modle", &known), ["model"]);
        assert_eq!(near("image", &known), ["image-generation", "image-understanding"]);
        assert_eq!(near("zzz", &known), [""; 0]);
    }
}
