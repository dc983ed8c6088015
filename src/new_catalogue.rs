//! A folder that becomes a catalogue: never half of one, and never on top of something else.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use forebear_graph::ROOT_FILE;
use forebear_graph::write::{FILE_NAMES, File};
use tempfile::TempDir;

use crate::failure::Failure;

/// What to do with a folder in which there is something already.
#[derive(clap::Args, Debug)]
pub(crate) struct FolderArgs {
    /// Write the catalogue to this folder, which is made if it is not there
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Replace the catalogue that is in the folder
    #[arg(long)]
    overwrite: bool,
}

impl FolderArgs {
    /// Refuses a folder that may not be written to, before any work is done.
    ///
    /// # Errors
    ///
    /// If it is no folder, or something is in it and it is not to be replaced, or other files in
    /// it would be read as a part of the catalogue, or a folder stands where a file is to be.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let folder = &self.folder;
        if folder.symlink_metadata().is_ok() && !folder.is_dir() {
            let failure = Failure::input_output(format!("`{}` is no folder", folder.display()));
            return Err(failure.hint("name a folder: `-o DIR`"));
        }
        if !folder.exists() || entries(folder)?.is_empty() {
            return Ok(());
        }
        if !self.overwrite {
            let failure = Failure::input_output(format!("`{}` is not empty", folder.display()));
            return Err(failure.hint(
                "name another folder, or add `--overwrite` to replace the catalogue in this one",
            ));
        }
        if let Some(name) = FILE_NAMES.iter().find(|name| folder.join(name).is_dir()) {
            let path = folder.join(name);
            let failure = Failure::input_output(format!("`{}` is a folder", path.display()));
            return Err(failure.hint("move it away, or name another folder"));
        }
        match foreign(folder)? {
            None => Ok(()),
            Some(file) => {
                let message = format!(
                    "`{}` would be read as a part of the catalogue in `{}`",
                    file.display(),
                    folder.display()
                );
                Err(Failure::input_output(message).hint("move it away, or name another folder"))
            }
        }
    }

    /// Writes the files and removes those of an older catalogue that are not among them. All are
    /// written beside their places first, so that what goes wrong on the way, a full disk above
    /// all, leaves the folder as it was. Then the old root file goes first and the new one comes
    /// last, so that a folder in which both catalogues stand is never taken for one.
    ///
    /// # Errors
    ///
    /// If a file cannot be written or removed.
    pub(crate) fn write(&self, files: &[File]) -> Result<(), Failure> {
        let folder = &self.folder;
        let told = |error: std::io::Error| Failure::not_written(folder, &error);
        let is_new = !folder.exists();
        fs::create_dir_all(folder).map_err(told)?;
        let written = self.stage(files).map_err(told);
        if written.is_err() && is_new {
            // It is empty again, or somebody else has put something there.
            _ = fs::remove_dir(folder);
        }
        let staged = written?;
        for name in FILE_NAMES.into_iter().rev() {
            let path = folder.join(name);
            let goes = name == ROOT_FILE || files.iter().all(|file| file.name != name);
            if goes && path.symlink_metadata().is_ok() {
                fs::remove_file(&path).map_err(|error| Failure::not_written(&path, &error))?;
            }
        }
        for file in files {
            let path = folder.join(file.name);
            fs::rename(staged.path().join(file.name), &path)
                .map_err(|error| Failure::not_written(&path, &error))?;
        }
        Ok(())
    }

    /// Writes the files to a folder within the folder, hidden from whoever reads the catalogue.
    fn stage(&self, files: &[File]) -> std::io::Result<TempDir> {
        let staged = tempfile::Builder::new().prefix(".forebear-").tempdir_in(&self.folder)?;
        for file in files {
            let mut out = fs::File::create_new(staged.path().join(file.name))?;
            out.write_all(file.text.as_bytes())?;
            // A full disk may show only here.
            out.sync_all()?;
        }
        Ok(staged)
    }
}

/// Returns what is in a folder; what a dot hides, such as `.git`, does not count.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let told = |error: std::io::Error| {
        Failure::input_output(format!("cannot read `{}`: {error}", folder.display()))
    };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let entry = entry.map_err(told)?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            entries.push(entry.path());
        }
    }
    entries.sort();
    Ok(entries)
}

/// Returns the first file below a folder that a catalogue would be read from and that
/// [`FolderArgs::write`] does not write.
fn foreign(folder: &Path) -> Result<Option<PathBuf>, Failure> {
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for path in entries(&inside)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_ours = inside == folder && FILE_NAMES.contains(&&*name);
            if path.is_dir() {
                folders.push(path);
            } else if !is_ours
                && (name.ends_with(".toml") || matches!(&*name, "nodes.csv" | "edges.csv"))
            {
                return Ok(Some(path));
            }
        }
    }
    Ok(None)
}
