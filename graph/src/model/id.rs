//! Ids: how entries are called in files and in exports.

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
    fn a_slug_is_an_id_or_nothing() {
        assert_eq!(slug("GPT-3.5").as_deref(), Some("gpt-3-5"));
        assert_eq!(slug("  W. A. L. T ").as_deref(), Some("w-a-l-t"));
        assert_eq!(slug("悟空"), None);
    }
}
