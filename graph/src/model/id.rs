//! Ids: how entries are called in files and in exports.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns whether a text is an id: lower-case letters, digits and single hyphens between them
/// (`[a-z0-9]+(-[a-z0-9]+)*`).
///
/// ```
/// assert!(forebear_graph::is_id("gpt-4v"));
/// assert!(!forebear_graph::is_id("GPT-4V"));
/// assert!(!forebear_graph::is_id("gpt--4v"));
/// ```
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.split('-').all(|part| !part.is_empty() && part.bytes().all(is_id_byte))
}

fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Returns the id nearest to a text: its letters in lower case, everything else as hyphens.
/// `None` where no ASCII letter or digit is left.
pub(crate) fn slug(text: &str) -> Option<String> {
    let mut id = String::with_capacity(text.len());
    for char in text.chars().flat_map(char::to_lowercase) {
        if char.is_ascii_lowercase() || char.is_ascii_digit() {
            id.push(char);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

/// Returns an id made of a name alone, so that it does not depend on what stands around it: its
/// letters and digits in lower case and without accents; where none of them is ASCII, the code
/// points of the first characters. Two names may give one id, and blank ones give none.
///
/// ```
/// use forebear_graph::id_of_name;
///
/// assert_eq!(id_of_name("Caixa Mágica 2.0").as_deref(), Some("caixa-magica-2-0"));
/// assert_eq!(id_of_name("悟空").as_deref(), Some("u609f-u7a7a"));
/// assert_eq!(id_of_name(" "), None);
/// ```
pub fn id_of_name(name: &str) -> Option<String> {
    let plain: String = name.nfkd().filter(|char| !is_combining_mark(*char)).collect();
    slug(&plain).or_else(|| {
        let seen = name.chars().filter(|char| !char.is_whitespace()).take(CODE_POINTS);
        let points: Vec<String> = seen.map(|char| format!("u{:x}", u32::from(char))).collect();
        (!points.is_empty()).then(|| points.join("-"))
    })
}

/// How many characters of a name are written as code points.
const CODE_POINTS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_recognized() {
        for good in ["a", "7", "gpt-4", "w-a-l-t", "x2"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a.b", "a_b", "é", "模", " a"] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn every_name_that_is_not_blank_gives_an_id() {
        for name in ["Ångström", "!?", "C++", "悟空", "ß", "\u{301}", "a\u{0}b", "𝔘𝔫𝔦"]
        {
            let id = id_of_name(name).unwrap();
            assert!(is_id(&id), "{name}: {id}");
        }
        assert_eq!(id_of_name("!?").as_deref(), Some("u21-u3f"));
    }

    #[test]
    fn a_slug_is_an_id_or_nothing() {
        assert_eq!(slug("GPT-3.5").as_deref(), Some("gpt-3-5"));
        assert_eq!(slug("  W. A. L. T ").as_deref(), Some("w-a-l-t"));
        assert_eq!(slug("悟空"), None);
    }
}
