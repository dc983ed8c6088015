//! The branches of a tree, as `cargo tree` draws them.

use crate::output::Screen;

/// Returns what stands left of a row, given whether each of the rows it hangs from, and it
/// itself, is the last one below its parent.
pub(crate) fn branch(last: &[bool], screen: &Screen) -> String {
    let Some((own, above)) = last.split_last() else {
        return String::new();
    };
    let corner = match own {
        true => screen.glyph("└── ", "`-- "),
        false => screen.glyph("├── ", "|-- "),
    };
    stems(above, screen) + corner
}

/// Returns what stands left of further lines that belong to a row.
pub(crate) fn below(last: &[bool], has_branches: bool, screen: &Screen) -> String {
    let stem = if has_branches { screen.glyph("│   ", "|   ") } else { "    " };
    stems(last, screen) + stem
}

fn stems(last: &[bool], screen: &Screen) -> String {
    last.iter().map(|last| if *last { "    " } else { screen.glyph("│   ", "|   ") }).collect()
}
