//! Whatever other articles an archive holds, a sentence inside an article is found: one sentence is
//! planted in some of the pages of an archive, from one of them to all.

use crate::support::{plain, read_files};
use proptest::prelude::*;
use std::fmt::Write;

/// What recurs in news, word for word, and what begins like the lines of a page.
const SENTENCES: &[&str] = &[
    "Das Urteil ist noch nicht rechtskräftig.",
    "Es gilt die Unschuldsvermutung.",
    "Wie die Deutsche Presse-Agentur erfuhr, dauern die Ermittlungen an.",
    "„Wir haben Sie damals nicht gefragt“, sagte der Bürgermeister.",
    "„Folgen Sie mir“, habe der Mann ihnen zugerufen.",
    "»Teilen Sie Ihre Beute mit Ihnen und uns allen«, stand auf dem Zettel.",
    "Die Fähre war vor elf Jahren auf Grund gelaufen, als der Kapitän einem Schwarm von Schweinswalen ausweichen wollte; seither streiten Land und Reederei darüber, wer die Bergung bezahlt, und drei Gutachten haben daran nichts geändert, weil jedes zu einem anderen Schluss kommt als das zuvor, so der Rechnungshof.",
    "Wie konnte das niemand bemerken?",
    "Wie geht es nun mit dem Freibad weiter?",
    "Und die Suche nach dem Hund geht weiter!",
    "So etwas hatte es auf der Insel noch nie gegeben!",
    "Mehr über die Pläne sagte die Ministerin am Montag nicht.",
    "Mehr dazu wollte am Abend auch der Landrat nicht sagen.",
    "Weitere Meldungen über Schäden gab es bis zum Abend nicht.",
    "Weitere Artikel des Gesetzes sind nach Ansicht der Richter unwirksam.",
    "Lesen lernten die meisten Kinder erst im zweiten Winter.",
    "Folgen hatte der Sturz für den Lehrling keine.",
    "Folge des Streits war eine Sitzung bis nach Mitternacht.",
    "Foto und Ausweis hatte der Mann zu Hause gelassen.",
    "Bild und Rahmen wurden getrennt voneinander gefunden.",
    "Quelle des Gestanks war ein Fass im Keller der Schule.",
    "Teilen wollten sie die Beute im Wald hinter der Mühle.",
    "Sie teilen die Geschichte vieler Familien im Dorf.",
    "Video und Ton des Überfalls wertet die Polizei noch aus.",
    "Newsletter im Namen der Stadt hatten Unbekannte verschickt.",
    "Anzeige erstattete der Nachbar erst am folgenden Montag.",
    "Die Spenden gehen an ein Kinderheim in Tarvien.",
    "Die Redaktion des Schulblatts will den Text nicht zurückziehen.",
    "Der Chefredakteur der Werkszeitung wurde freigesprochen.",
    "Das könnte sie den Sitz im Kreistag kosten.",
    "Hier geht es um mehr als eine Brücke.",
    "Ihre Nachbarn lobten sie. Sie selbst will dazu nichts sagen.",
    "Der Verein hat eine eigene App und einen Kanal bei Telegram.",
];

const WORDS: &[&str] = &[
    "Deich", "Mühle", "Rat", "Schule", "Hafen", "Acker", "Brücke", "Kran", "Kapelle", "Markt", "Wehr",
    "Turm", "alte", "neue", "lange", "stille", "ferne", "helle", "kennt", "baut", "sucht", "meidet", "zählt",
    "prüft", "im", "am", "hinter", "vor", "ohne", "mit", "und", "oder", "auch", "noch", "schon", "kaum",
    "dort", "selten", "gern", "wieder",
];

/// Numbers that one number is the beginning of.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        let text = words.join(" ");
        text[..1].to_uppercase() + &text[1..]
    }

    /// Two or three sentences.
    fn paragraph(&mut self) -> String {
        let count = 2 + self.below(2);
        (0..count).map(|_| self.words(9) + ".").collect::<Vec<_>>().join(" ")
    }
}

/// How an archive is written down.
#[derive(Clone, Copy, Debug)]
enum Make {
    Page,
    Scraped,
    Markdown,
    Lines,
    Collector,
    Wrapped,
}

use Make::*;

/// A file of the make.
fn write(make: Make, outlet: usize, title: &str, paragraphs: &[String]) -> (&'static str, String) {
    let name = ["Elbkurier", "Nordwarte", "Tagesbote", "Rheinwarte", "Deichblick"][outlet];
    let body = paragraphs.join("\n\n");
    let record = match make {
        Page => {
            let text = paragraphs.iter().fold(String::new(), |all, p| all + &format!("<p>{p}</p>"));
            let class = ["entry-content", "article__body", "sc-1a2b3c", "field--name-body", "text"][outlet];
            let markup = format!(
                "<!DOCTYPE html><title>{title} | {name}</title><meta property=\"og:site_name\" content=\"{name}\"><nav><a href=/>Start</a> <a href=/s>Sport</a></nav>\
                 <main><h1>{title}</h1><div class=\"{class}\">{text}</div></main><footer><p>Impressum</p><p>Alle Angaben ohne Gewähr, {name}.</p></footer>"
            );
            return ("html", markup);
        }
        Scraped => {
            let title = format!("{title} – {name} Politik");
            return (
                "txt",
                format!("{title}\n\n{title}\n\nQuelllink\n\n{body}\n\nFolgen Sie {name} auf Telegram\n"),
            );
        }
        Markdown => return ("md", format!("---\ntitle: \"{title}\"\nsource: {name}\n---\n\n{body}\n")),
        Lines => serde_json::json!({"title": title, "body": body, "source": name}),
        Collector => {
            serde_json::json!({"title": title, "maintext": paragraphs.join("\n"), "source_domain": format!("{name}.example")})
        }
        Wrapped => {
            serde_json::json!({"data": {"attributes": {"headline": title, "content": paragraphs.iter().fold(String::new(), |all, p| all + &format!("<p>{p}</p>"))}}})
        }
    };
    ("json", record.to_string())
}

/// Where in an article the sentence stands.
#[derive(Clone, Copy, Debug)]
enum At {
    First,
    Middle,
    Last,
    Anywhere,
}

/// The pages, among `all`, that have the sentence and lost it.
fn lost(
    make: Make,
    sentence: &str,
    at: At,
    (planted, all, outlets): (usize, usize, usize),
    seed: u64,
) -> String {
    let mut dice = Dice(seed);
    let mut files = Vec::new();
    for page in 0..all {
        let mut paragraphs: Vec<String> = (0..3).map(|_| dice.paragraph()).collect();
        if page < planted {
            let place = match at {
                At::First => 0,
                At::Middle => 2,
                At::Last => 3,
                At::Anywhere => dice.below(4),
            };
            paragraphs.insert(place, sentence.to_owned());
        }
        let title = dice.words(5);
        // So that every outlet has its share of the planted.
        let (ending, text) = write(make, page % outlets, &title, &paragraphs);
        files.push((format!("{page:03}.{ending}"), text));
    }
    let read = read_files(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    assert_eq!(read.len(), all);
    let mut lost = String::new();
    for reading in read.into_iter().take(planted) {
        let Ok(reading) = reading else { panic!("{reading:?}") };
        let article = &reading.article;
        if !plain(&format!("{}\n{}", article.teaser, article.body)).contains(&plain(sentence)) {
            let rule = reading.left_out.iter().find(|left| plain(&left.text).contains(&plain(sentence)));
            writeln!(lost, "{make:?} {at:?} {} {:?}: {sentence}", article.path, rule.map(|r| r.rule))
                .unwrap();
        }
    }
    lost
}

/// Sentences of words that mean nothing, with any end.
fn sentence() -> impl Strategy<Value = String> {
    let made = (any::<u64>(), 4..12_usize, proptest::sample::select(vec![".", "!", "?"]));
    prop_oneof![
        3 => proptest::sample::select(SENTENCES).prop_map(str::to_owned),
        1 => made.prop_map(|(seed, count, end)| Dice(seed).words(count) + end),
    ]
}

fn make() -> impl Strategy<Value = Make> {
    proptest::sample::select(vec![Page, Scraped, Markdown, Lines, Collector, Wrapped])
}

fn place() -> impl Strategy<Value = At> {
    proptest::sample::select(vec![At::First, At::Middle, At::Last, At::Anywhere])
}

/// Each sentence in each make, in all of a few pages, in one, and in half of them.
#[test]
fn every_known_sentence_is_found_in_every_make() {
    let mut all_lost = String::new();
    for sentence in SENTENCES {
        for make in [Page, Scraped, Markdown, Lines, Collector, Wrapped] {
            for (at, planted) in [(At::First, 6), (At::Middle, 1), (At::Last, 6), (At::Anywhere, 3)] {
                all_lost += &lost(make, sentence, at, (planted, 6, 1), 7);
            }
        }
    }
    assert!(all_lost.is_empty(), "{all_lost}");
}

proptest! {
    // Each case reads an archive of up to 200 pages.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_sentence_is_found_whatever_else_the_archive_holds(
        make in make(),
        sentence in sentence(),
        at in place(),
        (planted, all) in (1..=200_usize).prop_flat_map(|all| (1..=all, Just(all))),
        outlets in 1..=5_usize,
        seed in any::<u64>(),
    ) {
        let lost = lost(make, &sentence, at, (planted, all, outlets), seed);
        prop_assert!(lost.is_empty(), "{}", lost);
    }
}
