//! Any bytes as a file of an archive: the first byte picks its name, and so its format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nachlese_archive::{
    Article, Entry, Keys, FileKind, Learned, Learner, MOST_LINES, Place, Reading, Rejection,
    Selection, SourceFile, entries, list, read,
};
use nachlese_fuzz::corpus;
use std::sync::OnceLock;

/// Names of files, and what they are.
const FILES: &[(&str, FileKind)] = &[
    ("ordner/ein artikel.txt", FileKind::Text),
    ("ordner/viele.jsonl", FileKind::Json),
    ("ordner/eine seite.html", FileKind::Html),
    ("ordner/einer.json", FileKind::Json),
    ("ordner/ein beitrag.md", FileKind::Markdown),
    ("ordner/eine seite.mhtml", FileKind::Mhtml),
];

/// What the project's own archive teaches: its outlets, and lines that recur there.
static LEARNED: OnceLock<Learned> = OnceLock::new();

fn learned() -> Learned {
    let listing = list(&[corpus()], &Selection::default()).expect("the project has an archive");
    let mut learner = Learner::bounded(MOST_LINES);
    for (number, file) in listing.files.iter().enumerate() {
        for entry in entries(number, file).flatten() {
            let drafts = read(file, &entry, &Keys::default()).into_iter().flatten();
            drafts.filter_map(|draft| draft.observation()).for_each(|seen| learner.add(seen));
        }
    }
    learner.finish()
}

fn places<'b>(name: &str, bytes: &'b [u8]) -> Vec<(Place, &'b [u8])> {
    if name.ends_with(".jsonl") {
        (1..).map(Place::Line).zip(bytes.split(|byte| *byte == b'\n')).collect()
    } else {
        vec![(Place::Whole, bytes)]
    }
}

/// Checks what every article must fulfil.
fn check_article(article: &Article, name: &str) {
    let unprintable = |c: char| c.is_whitespace() || c.is_control();
    assert!(!article.id.is_empty() && !article.id.contains(unprintable), "{:?}", article.id);
    assert!(!(article.title.is_empty() && article.teaser.is_empty() && article.body.is_empty()));
    for text in [&article.title, &article.teaser, &article.body, &article.source] {
        assert_eq!(text.trim(), text);
    }
    assert_eq!(article.path, name);
}

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let Some((name, kind)) = FILES.get(usize::from(*first) % FILES.len()) else { return };
    let learned = LEARNED.get_or_init(learned);
    let file = SourceFile {
        path: name.into(),
        name: (*name).to_owned(),
        size: 0,
        modified_ns: 0,
        inode: 0,
        kind: *kind,
    };
    for (place, bytes) in places(name, bytes) {
        let entry = Entry { file: 0, place, bytes: bytes.to_owned() };
        for draft in read(&file, &entry, &Keys::default()) {
            match draft.and_then(|draft| draft.finish(place, learned)) {
                Ok(Reading { article, .. }) => check_article(&article, name),
                Err(Rejection::NoArticle(none)) => assert_eq!(none.path, *name),
                Err(Rejection::Failed(failure)) => {
                    assert_eq!(failure.path, *name);
                    assert!(!failure.kind.to_string().is_empty());
                }
            }
        }
    }
});
