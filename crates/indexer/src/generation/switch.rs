//! From a finished generation to the one in use, and the removal of old ones.

use crate::error::IndexError;
use crate::generation::files;
use nachlese_index_format::{GenerationName, Layout, LayoutError, Manifest, Pointer};
use std::fs;

/// Removes what killed runs left behind and returns the name for the next generation. Only under
/// the lock.
///
/// A killed run may leave an unfinished generation, or a finished one that was never taken into
/// use.
pub(crate) fn clear_leftovers(layout: &Layout) -> Result<GenerationName, IndexError> {
    let folder = layout.generations();
    fs::create_dir_all(&folder).map_err(IndexError::io(&folder))?;
    files::follow_mode(layout.root(), &folder)?;
    // Without a trustworthy pointer no finished generation is known to be unused: all of them stay.
    let current = match layout.read_pointer() {
        Ok(pointer) if is_genuine(layout, &pointer) => Some(pointer.name),
        Ok(_) | Err(LayoutError::NoIndex(_) | LayoutError::BadPointer(_)) => None,
        Err(e) => return Err(e.into()),
    };
    for file in [layout.pointer(), layout.removals(), layout.last_run()] {
        let unfinished = files::unfinished(&file);
        if unfinished.exists() {
            remove(&unfinished)?;
        }
    }
    let (mut highest, mut never_used) = (0, Vec::new());
    for entry in fs::read_dir(&folder).map_err(IndexError::io(&folder))? {
        let entry = entry.map_err(IndexError::io(&folder))?;
        let file_name = entry.file_name();
        let name = file_name.to_string_lossy();
        let building = name.strip_suffix(".building").and_then(GenerationName::parse);
        let finished = GenerationName::parse(&name);
        let unused = finished.is_some_and(|f| current.is_some_and(|c| f > c));
        match finished {
            _ if building.is_some() => remove(&entry.path())?,
            Some(name) if unused => never_used.push(name),
            Some(GenerationName(number)) => highest = highest.max(number),
            None => {}
        }
    }
    for name in never_used {
        discard(layout, name)?;
    }
    Ok(GenerationName(highest + 1))
}

/// Whether a pointer names the generation that it was written for. With one flipped bit it would
/// name an older one, and all later generations would seem unused.
fn is_genuine(layout: &Layout, pointer: &Pointer) -> bool {
    let named = pointer.checksum.as_ref();
    let has = || Manifest::checksum(&layout.generation(pointer.name)).ok();
    named.is_none_or(|named| has().is_some_and(|checksum| checksum.starts_with(named)))
}

/// Takes the generation `name`, whose folder is complete and synced, into use.
///
/// The switch is the one rename of the pointer. If an error occurs before it, the folder is an
/// unfinished one again, and the caller removes it.
pub(crate) fn switch_to(layout: &Layout, name: GenerationName) -> Result<(), IndexError> {
    let (building, finished) = (layout.building(name), layout.generation(name));
    fs::rename(&building, &finished).map_err(IndexError::io(&building))?;
    let switched = point_to(layout, name);
    // The rename may have happened although it could not be synced.
    if switched.is_err() && layout.current().ok() != Some(name) {
        let _ = fs::rename(&finished, &building);
    }
    switched
}

fn point_to(layout: &Layout, name: GenerationName) -> Result<(), IndexError> {
    files::sync(&layout.generations())?;
    let pointer = Pointer::new(name, &Manifest::checksum(&layout.generation(name))?);
    files::replace(layout.root(), &layout.pointer(), format!("{pointer}\n").as_bytes())
}

/// All but the newest `keep` generations, oldest first; never the one in use.
pub(crate) fn superfluous(layout: &Layout, keep: usize) -> Result<Vec<GenerationName>, IndexError> {
    let current = layout.current()?;
    let mut finished = layout.finished().map_err(IndexError::io(&layout.generations()))?;
    finished.truncate(finished.len().saturating_sub(keep.max(1)));
    finished.retain(|name| *name != current);
    Ok(finished)
}

/// Removes all but the newest `keep` generations. Readers that have one open keep its files open.
pub(crate) fn drop_old(layout: &Layout, keep: usize) -> Result<(), IndexError> {
    for name in superfluous(layout, keep)? {
        discard(layout, name)?;
    }
    Ok(())
}

/// Removes a finished generation. It is first renamed to an unfinished one, so that a partly
/// removed folder is never mistaken for a generation.
fn discard(layout: &Layout, name: GenerationName) -> Result<(), IndexError> {
    let going = layout.building(name);
    files::rename(&layout.generation(name), &going)?;
    remove(&going)
}

fn remove(path: &std::path::Path) -> Result<(), IndexError> {
    if path.is_dir() { files::remove_folder(path) } else { files::remove(path) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nachlese_index_format::checksummed;
    use std::collections::BTreeMap;

    #[test]
    fn leftovers_are_removed_and_generations_stay() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        for name in ["0003", "0004", "0005", "0006.building", "notes"] {
            fs::create_dir_all(layout.generations().join(name)).unwrap();
        }
        fs::write(layout.pointer(), "0004\n").unwrap();
        assert_eq!(clear_leftovers(&layout).unwrap(), GenerationName(5));
        assert_eq!(layout.finished().unwrap(), [GenerationName(3), GenerationName(4)]);
        assert!(layout.generations().join("notes").exists());
        assert!(!layout.building(GenerationName(6)).exists());
    }

    #[test]
    fn a_damaged_pointer_makes_no_generation_unused() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        let manifests =
            [3u32, 4].map(|number| checksummed::to_bytes(&BTreeMap::from([("number", number)])).unwrap());
        for (name, manifest) in [3, 4].map(GenerationName).into_iter().zip(&manifests) {
            fs::create_dir_all(layout.generation(name)).unwrap();
            fs::write(Layout::manifest(&layout.generation(name)), manifest).unwrap();
        }
        let [third, fourth] = manifests.each_ref().map(|manifest| checksummed::checksum(manifest).unwrap());
        // A bit of the name has flipped: 4 became 0, or 1, or 3.
        for name in [0, 1, 3].map(GenerationName) {
            fs::write(layout.pointer(), Pointer::new(name, fourth).to_string()).unwrap();
            assert_eq!(clear_leftovers(&layout).unwrap(), GenerationName(5));
            assert_eq!(layout.finished().unwrap(), [GenerationName(3), GenerationName(4)]);
        }
        // The run that made the fourth was killed before the switch.
        fs::write(layout.pointer(), Pointer::new(GenerationName(3), third).to_string()).unwrap();
        assert_eq!(clear_leftovers(&layout).unwrap(), GenerationName(4));
        assert_eq!(layout.finished().unwrap(), [GenerationName(3)]);
    }

    #[test]
    fn the_generation_in_use_is_never_dropped() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        for name in [1, 2, 3, 4] {
            fs::create_dir_all(layout.generation(GenerationName(name))).unwrap();
        }
        fs::write(layout.pointer(), "0001\n").unwrap();
        drop_old(&layout, 2).unwrap();
        assert_eq!(layout.finished().unwrap(), [1, 3, 4].map(GenerationName));
    }
}
