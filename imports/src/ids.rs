//! Ids for names of other programs.

use std::collections::{HashMap, HashSet};

use forebear_graph::id_of_name;

/// Returns an id for each name, `None` for blank ones. The first of several that give the same id
/// has it, and the others are numbered from 2: `Pardus`, `Pardus ` → `pardus`, `pardus-2`. A name
/// that is added behind the others changes none of their ids.
pub(crate) fn ids<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Option<String>> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut last: HashMap<String, usize> = HashMap::new();
    let numbered = names.into_iter().map(|name| {
        let id = id_of_name(name)?;
        if taken.insert(id.clone()) {
            return Some(id);
        }
        // Counting goes on where it stopped for this id, so that a million equal names cost no more.
        let number = last.entry(id.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}-{number}");
            if taken.insert(numbered.clone()) {
                return Some(numbered);
            }
        }
    });
    numbered.collect()
}

#[cfg(test)]
mod tests {
    use super::ids;

    #[test]
    fn names_that_give_the_same_id_are_numbered() {
        let names = ["Pardus", "Pardus ", "PARDUS", "Pardus 2", " ", "悟空", "悟 空"];
        let ids: Vec<_> = ids(names).into_iter().map(Option::unwrap_or_default).collect();
        let expected =
            ["pardus", "pardus-2", "pardus-3", "pardus-2-2", "", "u609f-u7a7a", "u609f-u7a7a-2"];
        assert_eq!(ids, expected);
    }
}
