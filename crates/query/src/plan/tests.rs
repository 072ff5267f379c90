use super::*;
use crate::Index;
use crate::syntax::parse;

#[test]
fn a_condition_that_is_repeated_is_searched_once() {
    let folder = include!("../../doctests/index.rs");
    let index = Index::open(folder.path().join("archive.index")).unwrap();
    let terms = |query| {
        let generation = index.generation();
        let options = MatchOptions::default();
        let plan = generation.with_analyzer(|a| plan(&generation, a, &parse(query), &options)).unwrap();
        let mut terms = 0;
        plan.query.unwrap().query_terms(&mut |_, _| terms += 1);
        terms
    };
    let once = "\"der die\" =Haus -\"in Moskau\" -Korea quelle:RT";
    assert_eq!(terms(&[once; 3].join(" ")), terms(once));
}

/// Maximum number of terms searched, groups scored and rules for marks, for each byte of a query.
const SIZE: usize = 6;

#[test]
fn what_is_searched_grows_with_the_length_alone() {
    let folder = include!("../../doctests/index.rs");
    let index = Index::open(folder.path().join("archive.index")).unwrap();
    let pieces = [
        "a ",
        "Lawrow ",
        "die ",
        "=die ",
        "-a ",
        "\"a b\" ",
        "\"die der\"~2 ",
        "a* ",
        "*er ",
        "Lawrwo~ ",
        "a NEAR b ",
        "SATZ(a b) ",
        "2x:die ",
        "titel:a ",
        "(a ODER b) ",
        "(a ODER (die b)) ",
        "quelle:a ",
        "datum:2024 ",
        "Sicherheitspolitik ",
        "Nord-Süd-Land ",
        "E.ON ",
        "Kiew ",
        "NICHT (a ODER b) ",
    ];
    for (first, second) in pieces.iter().flat_map(|first| pieces.iter().map(move |second| (first, second))) {
        let piece = format!("{first}{second}");
        // Different words each time, as equal ones are merged.
        let query: String = (0..200).map(|number| piece.replace('a', &format!("a{number}"))).collect();
        for matching in [Match::All, Match::Any] {
            let generation = index.generation();
            let options = MatchOptions::new().matching(matching);
            let plan = generation.with_analyzer(|a| plan(&generation, a, &parse(&query), &options)).unwrap();
            let mut size =
                plan.marked.len() + plan.scored.iter().map(|scored| scored.terms.len()).sum::<usize>();
            plan.query.unwrap().query_terms(&mut |_, _| size += 1);
            assert!(size <= SIZE * query.len(), "{piece:?}: {size} for {} bytes", query.len());
        }
    }
}

#[test]
fn function_words_count_where_there_are_no_other_words() {
    let folder = include!("../../doctests/index.rs");
    let index = Index::open(folder.path().join("archive.index")).unwrap();
    let scored = |query| {
        let explained = index.explain_score(query, "nw-7", &MatchOptions::default()).unwrap().unwrap();
        assert!(explained.is_hit, "{query}");
        explained.words.into_iter().filter(|word| word.score > 0.0).map(|word| word.word).collect::<Vec<_>>()
    };
    assert_eq!(scored("den Altenwehr"), ["Altenwehr"]);
    assert_eq!(scored("den"), ["den"]);
}
