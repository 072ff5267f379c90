//! Reads folders as the indexer does, and takes texts apart into sentences.

use nachlese_archive::{Keys, Learner, MOST_LINES, Reading, Rejection, Selection, entries, list, read};
use std::path::Path;

/// Everything in a folder, in the order of its files and of the records in them, each read with
/// what the whole folder has taught.
pub fn read_folder(folder: &Path) -> Vec<Result<Reading, Rejection>> {
    let listing = list(&[folder.to_owned()], &Selection::default()).unwrap();
    assert!(listing.failures.is_empty(), "{:?}", listing.failures);
    let mut learner = Learner::bounded(MOST_LINES);
    let mut drafts = Vec::new();
    for (at, file) in listing.files.iter().enumerate() {
        for entry in entries(at, file) {
            let entry = entry.unwrap();
            for draft in read(file, &entry, &Keys::default()) {
                if let Some(seen) = draft.as_ref().ok().and_then(|draft| draft.observation()) {
                    learner.add(seen);
                }
                drafts.push((entry.place, draft));
            }
        }
    }
    let learned = learner.finish();
    drafts.into_iter().map(|(place, draft)| draft?.finish(place, &learned)).collect()
}

/// Writes files into a new folder and reads it.
pub fn read_files<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
) -> Vec<Result<Reading, Rejection>> {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    read_folder(folder.path())
}

/// A text as it is compared: white space is single blanks; what only says where a line may end
/// goes.
pub fn plain(text: &str) -> String {
    let invisible = ['\u{AD}', '\u{200B}', '\u{2060}', '\u{FEFF}'];
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(invisible, "")
}

/// The sentences of a text: what ends a sentence and stands before a blank parts them.
/// Abbreviations part them too, which does no harm where a piece is looked for in a text.
pub fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for paragraph in text.split("\n\n") {
        let paragraph = plain(paragraph);
        let mut start = 0;
        for (at, _) in paragraph.match_indices(' ') {
            let before = paragraph[..at].trim_end_matches(['“', '"', '«', '”', '’', ')']);
            if before.ends_with(['.', '!', '?', '…']) {
                found.push(paragraph[start..at].to_owned());
                start = at + 1;
            }
        }
        found.push(paragraph[start..].to_owned());
    }
    found.retain(|sentence| sentence.contains(char::is_alphabetic));
    found
}
