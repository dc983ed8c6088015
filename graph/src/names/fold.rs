//! Spellings that mean the same name.

use unicode_normalization::UnicodeNormalization;

/// Returns the name without case, width, accents and spaces: `ＧＰＴ 4` and `gpt4` are the same.
pub(crate) fn loose(name: &str) -> String {
    if name.is_ascii() {
        return name
            .bytes()
            .filter(|byte| !byte.is_ascii_whitespace())
            .map(|byte| byte.to_ascii_lowercase() as char)
            .collect();
    }
    name.nfkd()
        // The marks of other scripts change the letter, not its look.
        .filter(|char| !('\u{300}'..='\u{36f}').contains(char))
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|char| !char.is_whitespace())
        .collect()
}

/// Returns the name also without punctuation: `W. A. L. T` and `walt` are the same. What consists
/// of nothing else is kept, and so are the signs by which names differ: `C`, `C++` and `C#`.
pub(crate) fn bare(loose: &str) -> String {
    let bare: String =
        loose.chars().filter(|char| char.is_alphanumeric() || matches!(char, '+' | '#')).collect();
    if bare.is_empty() { loose.to_owned() } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tiers_fold_what_they_say() {
        assert_eq!(loose("ＧＰＴ－４"), loose("gpt-4"));
        assert_eq!(loose("L'Été 2"), "l'ete2");
        assert_ne!(loose("が"), loose("か"));
        assert_eq!(bare(&loose("W. A. L. T")), "walt");
        assert_eq!(bare(&loose("DALL·E 3")), bare(&loose("dall-e3")));
        assert_ne!(bare("c"), bare("c++"));
        assert_eq!(bare("!?"), "!?");
    }

    #[test]
    fn ascii_is_folded_as_the_rest_is() {
        for name in ["GPT-4 V", "a\tb", "X~1"] {
            let slow: String = name
                .nfkd()
                .flat_map(char::to_lowercase)
                .filter(|char| !char.is_whitespace())
                .collect();
            assert_eq!(loose(name), slow);
        }
    }
}
