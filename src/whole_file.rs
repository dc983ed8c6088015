//! Files are written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// How many links are followed before they are taken for a circle.
const MOST_LINKS: usize = 40;

/// Writes a file by way of a temporary one in the same folder, so that at no moment half of it is
/// to be seen. Links are followed, and what is no ordinary file (a pipe, `/dev/stdout`) is
/// written to as it is. `fill` writes the contents.
///
/// # Errors
///
/// If the file cannot be written, or `fill` gives up. The old file is untouched then.
pub(crate) fn write(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let told = |error: std::io::Error| Failure::not_written(path, &error);
    let target = followed(path).map_err(told)?;
    let old = fs::metadata(&target).ok();
    if let Some(old) = &old
        && !old.is_file()
    {
        let file = OpenOptions::new().write(true).open(&target).map_err(told)?;
        return fill_buffered(file, path, fill).map(drop);
    }
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    // The error of the temporary file would name that, not what was asked for.
    fs::metadata(folder).map_err(told)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".forebear-");
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        // The umask takes its share of these, as of those of any new file.
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    let (file, temporary) =
        builder.tempfile_in(folder).map_err(|error| told(error.kind().into()))?.into_parts();
    let file = fill_buffered(file, path, fill)?;
    if let Some(old) = old {
        file.set_permissions(old.permissions()).map_err(told)?;
    }
    // A full disk may show only here.
    file.sync_all().map_err(told)?;
    temporary.persist(&target).map_err(|error| told(error.error))
}

fn fill_buffered(
    file: File,
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<File, Failure> {
    let mut buffered = BufWriter::new(file);
    fill(&mut buffered)?;
    buffered.into_inner().map_err(|error| match error.error().kind() {
        ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => Failure::not_written(path, error.error()),
    })
}

/// Returns where a path leads, also where nothing is there yet.
fn followed(path: &Path) -> std::io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(std::io::Error::other("too many links lead on to each other"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_half_way_leaves_the_old_file_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        write(&path, |out| Ok(out.write_all(b"old")?)).unwrap();
        let failed = write(&path, |out| {
            out.write_all(b"half")?;
            Err(Failure::usage("no"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_permissions_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        symlink("real", &link).unwrap();
        write(&link, |out| Ok(out.write_all(b"1")?)).unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        write(&link, |out| Ok(out.write_all(b"2")?)).unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"2");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        assert!(write(&folder.path().join("a"), |_| Ok(())).is_err());
    }
}
