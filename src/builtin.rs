//! The catalogue that is built in, so that every command works without a file.

/// How it is called in messages.
pub(crate) const NAME: &str = "multimodal-2023";

macro_rules! files {
    ($($path:literal)*) => {
        &[$((
            concat!("multimodal-2023/", $path),
            include_str!(concat!("../catalogues/multimodal-2023/", $path)),
        )),*]
    };
}

/// Every file of it: its name and its text.
pub(crate) static FILES: &[(&str, &str)] = files! {
    "catalogue.toml"
    "organizations.toml"
    "technologies/algorithms.toml"
    "technologies/architectures-and-language-models.toml"
    "technologies/chinese-vendors.toml"
    "technologies/datasets-and-benchmarks.toml"
    "technologies/embodied.toml"
    "technologies/image-generation.toml"
    "technologies/products-and-platforms.toml"
    "technologies/speech-and-music.toml"
    "technologies/techniques.toml"
    "technologies/three-d-generation.toml"
    "technologies/video-generation.toml"
    "technologies/vision-understanding.toml"
    "vocabulary.toml"
};

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::FILES;

    #[test]
    fn no_file_of_the_folder_is_left_out() {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/catalogues"));
        let mut found = Vec::new();
        let mut folders = vec![root.join(super::NAME)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "toml") {
                    let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                    found.push(name.replace('\\', "/"));
                }
            }
        }
        found.sort();
        let built_in: Vec<_> = FILES.iter().map(|(name, _)| name.to_string()).collect();
        assert_eq!(built_in, found);
    }
}
