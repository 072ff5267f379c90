use super::stem_to_string as stem;
use crate::learn::{LexiconBuilder, Vocabulary};
use crate::lexicon::Lexicon;
use crate::stem::{may_have_constituent, may_have_stem};
use proptest::prelude::*;

/// In each row the forms of one word.
const FORMS: &[&[&str]] = &[
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

/// Pairs of words with different stems.
const DIFFERENT: &[(&str, &str)] = &[
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
fn forms_of_a_word_have_one_stem() {
    for row in FORMS {
        for form in *row {
            assert_eq!(stem(form), stem(row[0]), "{form} and {}", row[0]);
        }
    }
}

#[test]
fn the_onset_excludes_no_form_of_a_word() {
    for form in FORMS.iter().flat_map(|row| row.iter()) {
        let exact = crate::normalize::exact(form);
        assert!(may_have_stem(&exact, &stem(form)), "{form}");
        assert!(may_have_constituent(&format!("x{exact}"), &stem(form)) || form.starts_with("ge"), "{form}");
    }
}

#[test]
fn different_words_have_different_stems() {
    for (a, b) in DIFFERENT {
        assert_ne!(stem(a), stem(b), "{a} and {b}");
    }
}

/// A stemmer for an archive of these sentences, each twenty times.
fn stem_in(sentences: &str) -> impl Fn(&str) -> String {
    let mut builder = LexiconBuilder::default();
    (0..20).for_each(|_| builder.add_text(sentences));
    let bytes = builder.finish(&Vocabulary::default());
    let lexicon = Lexicon::from_bytes(Box::new(bytes)).unwrap();
    move |word| {
        let mut out = String::new();
        super::stem(word, &lexicon, &mut out);
        out
    }
}

#[test]
fn a_name_that_the_archive_has_loses_only_a_genitive_s() {
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
fn a_word_written_like_a_noun_is_no_second_person() {
    let stem =
        stem_in("Er kaufte einen Schnelltest und noch mehr Schnelltests. Sie kaufen viel. Das ist Corona.");
    assert_eq!(stem("schnelltests"), stem("schnelltest"));
    assert_ne!(stem("schnelltests"), stem("schnell"));
    assert_eq!(stem("kauftest"), stem("kaufen"));
    // Of a word that the archive does not have, its verbs decide.
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
fn an_umlaut_that_was_not_typed_is_restored_if_the_archive_has_it() {
    let stem =
        stem_in("Am Abend brannte in Löhningen die Scheune. Für Schlüter war es schon das zweite Mal.");
    assert_eq!(stem("lohningen"), stem("löhningen"));
    assert_eq!(stem("schluter"), stem("schlueter"));
    assert_ne!(stem("schon"), stem("schön"));
}

/// Seen in a year of news: who searched for the port found the poet.
#[test]
fn a_common_singular_is_no_plural_of_a_name() {
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
fn a_foreign_plural_is_reduced_to_the_singular_that_the_archive_has() {
    let stem = stem_in("Es blieb ein Novum. Neue Noven gab es nicht. Das Lexem stand im Antidotum.");
    assert_eq!(stem("antidota"), stem("antidotum"));
    assert_ne!(stem("lexema"), stem("lexem"));
}

#[test]
fn words_with_digits_or_in_other_scripts_are_their_own_stems() {
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
