//! Words of a vocabulary: found, or answered with near ones.

use forebear_graph::near_words;

use crate::failure::{Failure, either};

/// How many words are offered.
const OFFERED: usize = 5;

/// How many words are listed where none is near.
const LISTED: usize = 20;

/// Says that a word is none of a vocabulary's and which of those may have been meant. `what` is
/// what the word should have been: `kind`, `column`.
pub(crate) fn unknown_word(what: &str, word: &str, known: &[&str]) -> Failure {
    let failure = Failure::usage(format!("there is no {what} `{word}`"));
    let near = near_words(word, known.iter().copied());
    let near: Vec<String> = near.iter().take(OFFERED).map(|known| format!("`{known}`")).collect();
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
