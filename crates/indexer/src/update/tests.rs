//! Updates leave documents alone that they do not write.

use crate::{IndexOptions, Quiet, RunOutcome, run};
use nachlese_index_format::{Layout, ReadOnlyDirectory};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Index, postings::Postings};

/// For each article its terms, with field, frequency and positions.
type Terms = BTreeMap<String, BTreeSet<(u32, Vec<u8>, u32, Vec<u32>)>>;

fn terms(index: &Path) -> Terms {
    let layout = Layout::new(index);
    let segment = Layout::segment(&layout.generation(layout.current().unwrap()));
    let index = Index::open(ReadOnlyDirectory::open(&segment).unwrap()).unwrap();
    let searcher = index.reader().unwrap().searcher();
    let mut all = Terms::new();
    for segment in searcher.segment_readers() {
        let column = segment.fast_fields().str("id").unwrap().unwrap();
        let id = |document| {
            let mut id = String::new();
            let ordinal = column.term_ords(document).next().unwrap();
            column.ord_to_str(ordinal, &mut id).unwrap();
            id
        };
        for (field, entry) in index.schema().fields() {
            if !entry.is_indexed() {
                continue;
            }
            let inverted = segment.inverted_index(field).unwrap();
            let mut stream = inverted.terms().stream().unwrap();
            while stream.advance() {
                let option = IndexRecordOption::WithFreqsAndPositions;
                let mut postings = inverted.read_postings_from_terminfo(stream.value(), option).unwrap();
                while postings.doc() != tantivy::TERMINATED {
                    let document = postings.doc();
                    if !segment.is_deleted(document) {
                        let mut positions = Vec::new();
                        postings.positions(&mut positions);
                        let term =
                            (field.field_id(), stream.key().to_owned(), postings.term_freq(), positions);
                        all.entry(id(document)).or_default().insert(term);
                    }
                    postings.advance();
                }
            }
        }
    }
    all
}

/// What could be learned from the archive by now must not affect documents that were written
/// before, not even when their segments are merged.
#[test]
fn old_documents_keep_their_terms() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, texts: &[&str]| {
        let lines: String = texts
            .iter()
            .enumerate()
            .map(|(number, text)| {
                format!("{{\"id\": \"{name}-{number}\", \"title\": \"Lage\", \"body\": \"{text}\"}}\n")
            })
            .collect();
        std::fs::write(folder.path().join(format!("archiv/{name}.jsonl")), lines).unwrap();
    };
    std::fs::create_dir(folder.path().join("archiv")).unwrap();
    let index = folder.path().join("index");
    let options = IndexOptions::new(&index, vec![folder.path().join("archiv")]).rewrite_below(0);
    // Nothing shows yet that Boris is a name.
    let old = ["Das Ziel von Boris ist weit, sagt Merkels Haus.", "Sander und Häuser, Muller und Mullers."];
    write("alt", &[old, old, old].concat());
    write("alt2", &old);
    run(&options, &Quiet).unwrap();
    let before = terms(&index);
    assert_eq!(before.len(), 8);
    for number in 0..8 {
        let text = "Gestern sprach Boris Palmer mit Angela Merkel. Dass Boris Palmer und Boris Rhein kommen, sah Gerd Müller.";
        write(&format!("neu{number}"), &[text; 3]);
        let report = run(&options, &Quiet).unwrap();
        assert_eq!(report.outcome, RunOutcome::Updated, "{:?}", report.why);
        let now = terms(&index);
        assert_eq!(now.len(), 8 + 3 * (number + 1));
        assert!(before.iter().all(|(id, terms)| now.get(id) == Some(terms)), "update {number}");
    }
    // A full build does give some of them other terms.
    run(&options.full(true), &Quiet).unwrap();
    let built = terms(&index);
    assert!(before.iter().any(|(id, terms)| built.get(id) != Some(terms)));
}
