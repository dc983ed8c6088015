//! The command as users meet it: one file a task.

#[cfg(test)]
mod common;

mod ask_a_question;
mod compare_and_merge;
#[cfg(test)]
mod draw_a_picture;
mod export_to_other_tools;
mod find_mistakes;
mod find_names;
#[cfg(test)]
mod import_a_file;
mod list_and_filter;
mod look_up_an_entry;
mod rank_and_log;
mod read_a_timeline;
mod read_the_help;
#[cfg(test)]
mod readme;
mod send_a_page;
mod start_a_catalogue;
mod survive_bad_input;
mod trace_a_descent;

#[test]
fn no_test_file_is_forgotten() {
    let listed = include_str!("runner.rs");
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(name == "runner" || listed.contains(&format!("mod {name};")), "{name}");
        }
    }
}
