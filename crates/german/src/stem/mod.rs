//! The stem of a German word: what its inflected forms have in common.
//!
//! The idea is CISTEM's (Weissweiler & Fraser 2017, "Developing a Stemmer for German Based on a Comparative Analysis of
//! Publicly Available Stemmers"): strip endings from the right while enough is left. What is different, and why:
//!
//! | step | module | why |
//! |---|---|---|
//! | 1. an umlaut that was not typed | `umlaut` | `Lohningen` = `Löhningen`, where the archive has the one alone |
//! | 2. names keep all but a genitive -s | `names` | `Brandt` is no form of `Brand`, `Biden` none of `bid` |
//! | 3. old spellings to today's | `spelling` | `Delphin` = `Delfin`, `Theil` = `Teil`, `Schiffahrt` = `Schifffahrt` |
//! | 4. the feminine onto the masculine | `feminine` | `Politikerinnen` = `Politiker` |
//! | 5. foreign plurals to their singulars | `irregular` | `Museen` = `Museum`, `Firmen` = `Firma` |
//! | 6. strong verbs to their infinitives | `strong` | `ging`, `gegangen` = `gehen` |
//! | 7. ge- and zu- out of participles and infinitives | `infix` | `aufgemacht` = `aufmachen`, `anzufangen` = `anfangen` |
//! | 8. endings, from the right, while enough is left | `endings` | with `adjective` and `plural` for -er, `final_s` for -s, `complete` |
//! | 9. umlauts that are inflection become plain | `umlaut` | `häuser` = `haus`; `führen` keeps its own |
//! | 10. back, where the head of a compound was taken for endings | `lost_head` | `Abendstern` is no `Abend` |
//!
//! The letters decide; where they cannot, and the archive has a lexicon, its forms do (`evidence`). The capitals of the word
//! at hand never do: readers type lower case, and the typed form must be read the same.
//!
//! Measured with score_words.py (docs/relevance.md, "Stems"), on a part of CISTEM's gold lists, by the rules alone and with a
//! vocabulary: gs2 X F1 96.9 and 97.0, gs1 93.7 and 93.8; CISTEM 95.3 and 93.2, Tantivy's own stemmer 90.0 and 90.6.

mod adjective;
mod complete;
mod endings;
mod evidence;
mod feminine;
mod final_s;
mod infix;
mod irregular;
mod letters;
mod names;
mod onset;
mod plural;
mod prefixes;
mod spelling;
mod strong;
mod tails;
mod trie;
mod umlaut;

use crate::compound::{Splitter, cuts};
use crate::lexicon::Lexicon;
use crate::normalize::fold;
use evidence::Evidence;
use letters::Letters;
pub use onset::{may_have_part, may_have_stem};

/// Words of fewer letters have no ending: function words, abbreviations, `Öl`.
const SHORTEST: usize = 4;

/// Writes the stem of `word` to `out`, which is cleared first.
///
/// `word` is lower-cased, composed (NFC), with ß as `ss` ([`lower`](crate::normalize::lower)); umlauts as such or spelt out.
/// Words with digits and words in other scripts come back as they are. Never empty for a word that is not.
pub fn stem(word: &str, lexicon: &Lexicon, out: &mut String) {
    out.clear();
    if word.bytes().any(|b| b.is_ascii_digit()) {
        out.push_str(word);
        return;
    }
    let Some(mut letters) = Letters::of(word) else {
        crate::normalize::fold(word, out);
        return;
    };
    if letters.as_slice().len() < SHORTEST {
        // `kam`, `bot`, `lag`
        if let Some(infinitive) = strong::infinitive(&letters) {
            letters = infinitive;
            endings::strip(&mut letters, Evidence::new(lexicon, &[]));
        }
    } else {
        let evidence = Evidence::new(lexicon, letters.as_slice());
        let evidence = umlaut::restore(&mut letters, evidence).unwrap_or(evidence);
        let whole = letters;
        strip(&mut letters, evidence);
        if let Some(head) = lost_head(&whole, &letters, lexicon, evidence) {
            // A compound inflects as its head does.
            let mut stem = whole;
            stem.cut(0, head);
            let evidence = Evidence::new(lexicon, stem.as_slice());
            strip(&mut stem, evidence);
            letters = whole;
            letters.truncate(head);
            letters.append(stem.as_slice());
        }
    }
    letters.write(out);
}

/// Where the head of a compound begins that was taken for endings: `Abendstern` is no form of `Abend`, nor `Weinernte` of `Wein`. Few words
/// lose so many letters, and few of those are compounds.
fn lost_head(whole: &Letters, stem: &Letters, lexicon: &Lexicon, evidence: Evidence<'_>) -> Option<usize> {
    let lost = whole.as_slice().strip_prefix(stem.as_slice())?;
    if lexicon.is_empty() || lost.len() < SHORTEST {
        return None;
    }
    // `kauftest`: where capitals do not tell, it is a verb's form if the archive has the verb.
    if !evidence.capitals_tell().unwrap_or_else(|| !evidence.has_verb(stem.as_slice())) {
        return None;
    }
    let (mut lower, mut exact) = (String::new(), String::new());
    whole.write(&mut lower);
    fold(&lower, &mut exact);
    let head = cuts(&lower, &Splitter::new(lexicon).parts(&exact)).pop()?;
    (stem.as_slice().len() <= head).then_some(head)
}

/// What the module's table says, step by step.
fn strip(word: &mut Letters, evidence: Evidence<'_>) {
    if names::settle(word, evidence) {
        return;
    }
    spelling::modernize(word);
    feminine::masculine(word);
    irregular::singular(word, evidence);
    if let Some(infinitive) = strong::infinitive(word) {
        *word = infinitive;
    }
    if let Some(at) = infix::find(word.as_slice(), evidence) {
        word.cut(at, 2);
    }
    let stripped = endings::strip(word, evidence);
    umlaut::fold(word, stripped);
}

/// How a word was read, beside its stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It inflects, as far as anything is known.
    Word,
    /// A name: it has a genitive and nothing else.
    Name,
    /// The archive does not have it; it has the one with an umlaut, which was taken.
    Umlauted,
    /// Digits, or another script: one form only.
    Fixed,
}

/// How [`stem`] reads `word`, given as to it.
pub fn reading(word: &str, lexicon: &Lexicon) -> Reading {
    let Some(mut letters) = Letters::of(word).filter(|_| !word.bytes().any(|b| b.is_ascii_digit())) else {
        return Reading::Fixed;
    };
    if letters.as_slice().len() < SHORTEST {
        return Reading::Word;
    }
    let evidence = Evidence::new(lexicon, letters.as_slice());
    if umlaut::restore(&mut letters, evidence).is_some() {
        Reading::Umlauted
    } else if names::settle(&mut letters, evidence) {
        Reading::Name
    } else {
        Reading::Word
    }
}

/// The stem of a word by the rules alone, in a string of its own.
///
/// ```
/// use nachlese_german::stem::stem_to_string;
/// assert_eq!(stem_to_string("sicherheiten"), stem_to_string("sicherheit"));
/// assert_ne!(stem_to_string("sicherheit"), stem_to_string("sicher"));
/// ```
pub fn stem_to_string(word: &str) -> String {
    let mut out = String::new();
    stem(word, &Lexicon::empty(), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::stem_to_string as stem;
    use crate::lexicon::{Learner, Lexicon, Vocabulary};
    use proptest::prelude::*;

    /// Forms of one word in each row.
    const TOGETHER: &[&[&str]] = &[
        &["sicherheit", "sicherheiten"],
        &["haus", "häuser", "häusern", "hauses", "hause"],
        &["kind", "kinder", "kindern", "kindes"],
        &["land", "länder", "ländern", "landes"],
        &["buch", "bücher", "büchern"],
        &["minister", "ministers", "ministern", "ministerin", "ministerinnen"],
        &["politiker", "politikern", "politikerin", "politikerinnen"],
        &["student", "studenten", "studentin", "studentinnen"],
        &["zeitung", "zeitungen"],
        &["ergebnis", "ergebnisse", "ergebnissen", "ergebnisses"],
        &["kapitalismus", "kapitalismus"],
        &["auto", "autos"],
        &["party", "partys"],
        &["lawrow", "lawrows"],
        &["merkel", "merkels"],
        &["selenskyj", "selenskyjs"],
        &["müller", "mueller"],
        &["öl", "oel"],
        &["ausgesät", "ausgesaet", "aussäen", "aussaeen"],
        &["rückgefragt", "rueckgefragt"],
        &["geändert", "geaendert", "geänderte"],
        &["böe", "böen", "boeen"],
        &["orbán", "orban"],
        &["straße", "strasse", "straßen", "strassen"],
        &["aufmachen", "aufgemacht", "aufzumachen"],
        &["anfangen", "anzufangen"],
        &["schön", "schöne", "schöner", "schönes", "schönen", "schönem"],
        &["wichtig", "wichtige", "wichtiger", "wichtigen"],
        &["alt", "älter", "älteste", "alten"],
        &["museum", "museums", "museen"],
        &["firma", "firmen"],
        &["thema", "themen"],
        &["zentrum", "zentren"],
        &["virus", "viren"],
        &["kriterium", "kriterien"],
        &["arzt", "ärzte", "ärztin", "ärztinnen", "arztes"],
        &["mutter", "mütter", "müttern"],
        &["stadt", "städte", "städten"],
        &["gehen", "geht", "ging", "gingen", "gegangen"],
        &["ausgehen", "ausging", "ausgegangen", "auszugehen"],
        &["fahren", "fährt", "fuhr", "gefahren"],
        &["verstehen", "verstanden", "verstünde", "versteht"],
        &["bringen", "brachte", "gebracht"],
        &["bieten", "bot", "bietet"],
        &["kommen", "kam", "gekommen"],
        &["geraten", "geriet", "gerieten"],
        &["gerät", "geräte", "geräten", "gerätes", "geräts"],
        &["rat", "räte", "räten", "rats"],
        &["steigen", "stieg", "gestiegen", "steigt"],
        &["schießen", "schoss", "geschossen"],
        &["gespräch", "gespräche", "gesprächen"],
        &["rücktritt", "rücktritte"],
        &["angriff", "angriffe", "angriffen"],
        &["flüchten", "geflüchtete", "flüchtet"],
        &["brechen", "bricht", "brach", "gebrochen"],
        &["angreifen", "angegriffen", "angreift"],
        &["nehmen", "nimmt", "nahm", "genommen"],
        &["treten", "tret", "trat", "getreten"],
        &["sammeln", "sammle", "sammelt", "gesammelt"],
        &["reisen", "reist", "reiste", "gereist"],
        &["führen", "führt", "führte", "geführt"],
        &["öffnen", "öffnet", "geöffnet"],
        &["suchen", "sucht", "gesucht"],
        &["befreien", "befreit", "befreite"],
        &["klauen", "klaut", "geklaut"],
        &["bauer", "bäuerin", "bäuerinnen", "baeuerin"],
        &["greuel", "gräuel", "graeuel"],
        &["russe", "russin", "russinnen", "russen"],
        &["delphin", "delfin", "delphine"],
        &["photographie", "fotografie"],
        &["schiffahrt", "schifffahrt"],
        &["theil", "teil", "theile"],
        &["cöln", "köln"],
        &["numerieren", "nummerieren", "numeriert"],
        &["polen", "polens"],
        &["verlag", "verlage", "verlages", "verlagen"],
        &["angebot", "angebote", "angebots"],
        &["anbieten", "anbot", "angeboten"],
        &["gebot", "gebote"],
        &["verbot", "verbote", "verboten"],
        &["gewicht", "gewichte", "gewichts"],
        &["last", "lasten"],
        &["betrug", "betrugs"],
        &["herzog", "herzogs", "herzogin"],
        &["wille", "willen", "willens"],
        &["verwenden", "verwendet", "verwende"],
        &["verbinden", "verbindet"],
        &["versenden", "versendet"],
        &["vollenden", "vollendet"],
        &["verenden", "verendet"],
        &["kalender", "kalendern", "kalenders"],
        &["gründer", "gründern", "gründerinnen"],
        &["maler", "malerin", "malerinnen"],
        &["wochenende", "wochenenden", "wochenendes"],
        &["interessent", "interessenten"],
        &["mögen", "mag", "magst", "mochte", "möchte"],
        &["lügen", "log", "logst", "gelogen"],
        &["hängen", "hing", "hingen"],
        &["erlöschen", "erlosch", "erloschen", "erlischt"],
        &["walters", "walterss"],
    ];

    /// Words that must not meet.
    const APART: &[(&str, &str)] = &[
        ("sicherheit", "sicher"),
        ("sicherheit", "sich"),
        ("sicher", "sich"),
        ("politik", "politiker"),
        ("technik", "techniker"),
        ("minister", "ministerium"),
        ("bauer", "bau"),
        ("lehrer", "lehre"),
        ("wille", "wild"),
        ("reden", "räder"),
        ("wetter", "wette"),
        ("wasser", "was"),
        ("gerät", "geraten"),
        ("gerät", "rat"),
        ("gespräch", "sprechen"),
        ("geflüchtete", "fluch"),
        ("rente", "ren"),
        ("gemäß", "messen"),
        ("rücktritt", "zurücktreten"),
        ("schön", "schon"),
        ("zählen", "zahlen"),
        ("fördern", "fordern"),
        ("führen", "fuhren"),
        ("bürger", "burger"),
        ("hälfte", "half"),
        ("wahl", "wähler"),
        ("montag", "montage"),
        ("nichte", "nicht"),
        ("museum", "muse"),
        ("polen", "pol"),
        ("eltern", "elten"),
        ("meister", "meist"),
        ("winter", "wind"),
        ("bestand", "bestehen"),
        ("haus", "haut"),
        ("zeit", "zeh"),
        ("bahn", "bar"),
        ("ausfuhr", "ausfahren"),
        ("magen", "mögen"),
        ("vollendet", "voll"),
        ("versendet", "vers"),
        ("verendet", "ver"),
        ("wochenende", "woche"),
        ("gründer", "grund"),
        ("maler", "mal"),
        ("interessent", "interesse"),
        ("loge", "lügen"),
        ("logen", "lügen"),
        ("erlöschen", "löschen"),
    ];

    #[test]
    fn forms_of_a_word_meet() {
        for row in TOGETHER {
            for form in *row {
                assert_eq!(stem(form), stem(row[0]), "{form} and {}", row[0]);
            }
        }
    }

    #[test]
    fn no_stem_is_told_wrong_by_its_first_letters() {
        for form in TOGETHER.iter().flat_map(|row| row.iter()) {
            let exact = crate::normalize::exact(form);
            assert!(super::may_have_stem(&exact, &stem(form)), "{form}");
            assert!(
                super::may_have_part(&format!("x{exact}"), &stem(form)) || form.starts_with("ge"),
                "{form}"
            );
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in APART {
            assert_ne!(stem(a), stem(b), "{a} and {b}");
        }
    }

    /// Stems in an archive of these sentences, each many times.
    fn stem_in(sentences: &str) -> impl Fn(&str) -> String {
        let mut learner = Learner::default();
        (0..20).for_each(|_| learner.learn(sentences));
        let bytes = learner.finish(&Vocabulary::default());
        let lexicon = Lexicon::read(Box::new(bytes)).unwrap();
        move |word| {
            let mut out = String::new();
            super::stem(word, &lexicon, &mut out);
            out
        }
    }

    #[test]
    fn names_are_learned_and_keep_all_but_a_genitive() {
        let stem = stem_in(
            "Gestern kam Willy Brandt nach Bonn. Der Brand war gelöscht. Dort traf Präsident Joe Biden auf Geert Wilders. \
             Dann sprach Kanzler Helmut Kohl. Im Ofen lag noch Kohle. Es bot sich ein wildes Bild.",
        );
        for (name, other) in [("brandt", "brand"), ("biden", "bid"), ("wilders", "wild"), ("kohle", "kohl")] {
            assert_ne!(stem(name), stem(other), "{name} and {other}");
        }
        for name in ["brandt", "biden", "wilders", "kohl"] {
            assert_eq!(stem(&format!("{name}s")), stem(name), "{name}");
        }
        assert_eq!(stem("kohlen"), stem("kohle"));
    }

    #[test]
    fn what_is_written_like_a_noun_is_no_second_person() {
        let stem = stem_in(
            "Er kaufte einen Schnelltest und noch mehr Schnelltests. Sie kaufen viel. Das ist Corona.",
        );
        assert_eq!(stem("schnelltests"), stem("schnelltest"));
        assert_ne!(stem("schnelltests"), stem("schnell"));
        assert_eq!(stem("kauftest"), stem("kaufen"));
        // Of what the archive does not have, its verbs tell.
        assert_ne!(stem("coronatest"), stem("corona"));
    }

    #[test]
    fn the_head_of_a_compound_is_no_ending() {
        let stem = stem_in(
            "Der Abend war kühl. Ein Stern stand am Himmel, viele Sterne. Im Abendrot sah er den Fixstern. Der Wein war gut. Die Ernte begann. \
             Die Kartoffelernte, die Apfelernte und der Weinbau. Am Abendhimmel, beim Abendbrot, im Sternbild, der Polarstern.",
        );
        for (compound, part) in [("abendstern", "abend"), ("weinernte", "wein")] {
            assert_ne!(stem(compound), stem(part), "{compound} and {part}");
        }
        assert_eq!(stem("abendsterne"), stem("abendstern"));
    }

    #[test]
    fn an_umlaut_that_was_not_typed_is_the_one_that_the_archive_has() {
        let stem =
            stem_in("Am Abend brannte in Löhningen die Scheune. Für Schlüter war es schon das zweite Mal.");
        assert_eq!(stem("lohningen"), stem("löhningen"));
        assert_eq!(stem("schluter"), stem("schlueter"));
        assert_ne!(stem("schon"), stem("schön"));
    }

    /// Seen in a year of frontpage: who looked for the port found the poet.
    #[test]
    fn what_stands_for_itself_is_no_plural_of_a_name() {
        let stem = stem_in(
            "Das Schiff liegt im Hafen. Er las Gedichte von Hafis und Goethe. Der Balken brach, der Balkon fiel. Auf der Insel Lesbos \
             trafen sich viele Lesben. Nach Brasilien fuhr er, nicht nach Brasilia.",
        );
        for (word, other) in
            [("hafen", "hafis"), ("balken", "balkon"), ("lesben", "lesbos"), ("brasilien", "brasilia")]
        {
            assert_ne!(stem(word), stem(other), "{word} and {other}");
        }
        assert_eq!(stem("hafens"), stem("hafen"));
    }

    #[test]
    fn plurals_are_put_to_the_singular_that_the_archive_has() {
        let stem = stem_in("Es blieb ein Novum. Neue Noven gab es nicht. Das Lexem stand im Antidotum.");
        assert_eq!(stem("antidota"), stem("antidotum"));
        assert_ne!(stem("lexema"), stem("lexem"));
    }

    #[test]
    fn what_is_no_german_word_comes_back() {
        for word in ["", "e", "g20", "covid19", "лавров", "§", "東京"] {
            assert_eq!(stem(word), word);
        }
    }

    proptest! {
        #[test]
        fn every_string_has_a_stem(word in "(\\PC{1,12}|[a-zäöü]{1,20}|(ge|zu|er|in|en|st){1,8})") {
            let once = stem(&word);
            prop_assert!(!once.is_empty() && !stem(&once).is_empty());
        }
    }
}
