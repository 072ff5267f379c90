//! Any bytes as a file of an archive: the first byte picks its name, and so its format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nachlese_archive::{Entry, Furniture, MOST_LINES, Selection, SourceFile, learn_furniture, list, read_article};
use nachlese_fuzz::corpus;
use std::sync::OnceLock;

/// Names of files, one for each format.
const NAMES: &[&str] = &["ordner/ein artikel.txt", "ordner/viele.jsonl", "ordner/eine seite.html"];

/// What the project's own archive teaches: its outlets, and lines that recur there.
static FURNITURE: OnceLock<Furniture> = OnceLock::new();

fn entries<'b>(name: &str, bytes: &'b [u8]) -> Vec<(Option<u64>, &'b [u8])> {
    if name.ends_with(".jsonl") {
        (1..).map(Some).zip(bytes.split(|byte| *byte == b'\n')).collect()
    } else {
        vec![(None, bytes)]
    }
}

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let furniture = FURNITURE.get_or_init(|| {
        let files = list(&[corpus()], &Selection::default()).expect("the project has an archive");
        learn_furniture(&files.files, MOST_LINES, || false)
    });
    let file = SourceFile { path: name.into(), name: name.into(), size: 0, modified_ns: 0, inode: 0 };
    for (line, bytes) in entries(name, bytes) {
        let entry = Entry { file: 0, line, bytes: bytes.to_owned() };
        match read_article(&file, &entry, furniture) {
            Ok(article) => {
                let unprintable = |c: char| c.is_whitespace() || c.is_control();
                assert!(!article.id.is_empty() && !article.id.contains(unprintable), "{:?}", article.id);
                assert!(!(article.title.is_empty() && article.teaser.is_empty() && article.body.is_empty()));
                for text in [&article.title, &article.teaser, &article.body, &article.source] {
                    assert_eq!(text.trim(), text);
                }
                assert_eq!(article.path, name);
            }
            Err(failure) => {
                assert_eq!((failure.path.as_str(), failure.line), (name, line));
                assert!(!failure.reason.is_empty());
            }
        }
    }
});
