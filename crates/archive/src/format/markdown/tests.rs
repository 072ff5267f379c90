use super::*;
use crate::boilerplate::Learned;
use crate::format::Reading;
use crate::kind::FileKind;
use crate::left_out::NoArticle;
use crate::list::SourceFile;
use crate::place::Place;
use nachlese_article::FieldName;
use proptest::prelude::*;

fn try_named(name: &str, text: &str) -> Result<Reading, Rejection> {
    let file = SourceFile::named(name, FileKind::Markdown);
    read(text, Source { file: &file, place: Place::Whole })?.finish(Place::Whole, &Learned::default())
}

fn named(name: &str, text: &str) -> Reading {
    try_named(name, text).unwrap()
}

/// Paragraphs and what is left out of a text below a head.
fn below_a_head(text: &str) -> (Vec<String>, Vec<(Rule, String)>) {
    let reading = named("rat.md", &format!("---\ntitle: Rat tagt\n---\n{text}"));
    assert_eq!(reading.article.title, "Rat tagt");
    let paragraphs = reading.article.body.split("\n\n").map(str::to_owned).collect();
    (paragraphs, reading.left_out.into_iter().map(|left| (left.rule, left.text)).collect())
}

const TEXT: &str = "Der Gemeinderat hat am Montag nach langer Debatte beschlossen, die Brücke zu erneuern.";

#[test]
fn markdown_is_read_into_paragraphs() {
    for (text, paragraphs) in [
        ("Der Rat\ntagt *heute*.\n\nEs **regnet**.", vec!["Der Rat tagt heute.", "Es regnet."]),
        ("Der Rat  \ntagt\\\nheute.", vec!["Der Rat tagt heute."]),
        (
            "## Zwischentitel\nText.\n\nUnterstrichen\n------\nText.",
            vec!["Zwischentitel", "Text.", "Unterstrichen", "Text."],
        ),
        (
            "- Brücke\n- Schule\n  und Rathaus\n\n1. Eins\n2. Zwei\n\n\n3. Mai: Brücke\n7. Mai: Schule",
            vec!["Brücke", "Schule und Rathaus", "1. Eins", "2. Zwei", "3. Mai: Brücke", "7. Mai: Schule"],
        ),
        ("| Jahr | Zahl |\n|---|---|\n| 2024 | 7 |\n| 2025 | |", vec!["Jahr, Zahl", "2024, 7", "2025"]),
        ("> Wir bauen.\n>\n> Bald.", vec!["Wir bauen.", "Bald."]),
        (
            "Ein [Bericht](https://elbkurier.example/rat \"mehr\") sagt, <https://elbkurier.example>.",
            vec!["Ein Bericht sagt, https://elbkurier.example."],
        ),
        ("Haushalt[^1] steht.\n\n[^1]: Stand Mai.", vec!["Haushalt steht.", "Stand Mai."]),
        ("```\nZeile eins\nZeile zwei\n```\n\nText.", vec!["Zeile eins Zeile zwei", "Text."]),
        (
            "Absatz.\n\n    Eingerückt mit [Link](x).\n\nAbsatz.",
            vec!["Absatz.", "Eingerückt mit Link.", "Absatz."],
        ),
        ("Der <span class=x>Rat</span> tagt.<br>Heute.", vec!["Der Rat tagt. Heute."]),
        (
            "<div>\n<p>Erster</p>\n<p>Zweiter</p>\n</div>\n\n<script>\nlet a = 1;\n</script>\n\nText.",
            vec!["Erster", "Zweiter", "Text."],
        ),
        ("5 * 3 * 2 sind 30 & 3 < 4", vec!["5 * 3 * 2 sind 30 & 3 < 4"]),
        ("Eins\n\n***\n\nZwei", vec!["Eins", "Zwei"]),
    ] {
        assert_eq!(below_a_head(text).0, paragraphs, "{text}");
    }
}

#[test]
fn what_is_left_out_is_listed() {
    for (text, rule, left) in [
        ("![Der Saal](saal.jpg)\n\nText.", Rule::Caption, "Der Saal"),
        (
            "{{< figure src=\"a.jpg\" caption=\"Der Saal\" >}}\n\nText.",
            Rule::Boilerplate,
            "{{< figure src=\"a.jpg\" caption=\"Der Saal\" >}}",
        ),
        ("{% include mehr.html %}\nText.", Rule::Boilerplate, "{% include mehr.html %}"),
        ("import Bild from './bild'\n\nText.", Rule::Boilerplate, "import Bild from './bild'"),
        ("# Rat tagt\n\nText.", Rule::Headline, "Rat tagt"),
        (
            "Text.\n\n<ul class=\"commentlist\"><li>\n\nStimmt **so**.\n\n</li></ul>",
            Rule::Comments,
            "Stimmt so.",
        ),
    ] {
        let (paragraphs, left_out) = below_a_head(text);
        assert_eq!(paragraphs, ["Text."], "{text}");
        assert_eq!(left_out, [(rule, left.to_owned())], "{text}");
    }
}

#[test]
fn title_and_date_come_from_where_they_stand() {
    let reading =
        named("_posts/2024-05-12-rat-tagt.md", &format!("---\nlayout: post\n---\n# Rat tagt\n\n{TEXT}\n"));
    let article = reading.article;
    assert_eq!((article.title.as_str(), article.body.as_str()), ("Rat tagt", TEXT));
    assert_eq!(article.published.unwrap().to_string(), "2024-05-12");
    let origin = |name| article.provenance.get(name);
    assert_eq!(
        (origin(FieldName::Title), origin(FieldName::Body)),
        (Some(Origin::Heading), Some(Origin::Text))
    );
    assert_eq!(origin(FieldName::Published), Some(Origin::FileName));
    let head = format!("---\ntitle: Rat\ndate: 2024-05-13\nteaser: {TEXT}\n---\n{TEXT}\n\nMehr.");
    let article = named("2024-05-12-rat/index.md", &head).article;
    assert_eq!(article.published.unwrap().to_string(), "2024-05-13");
    assert_eq!((article.teaser.as_str(), article.body.as_str()), (TEXT, "Mehr."));
    let article = named("rat.md", &format!("---\ntitle: Rat\nteaser: {TEXT}\n---\n{TEXT}\n")).article;
    assert_eq!((article.teaser.as_str(), article.body.as_str()), ("", TEXT));
    for (name, day) in [
        ("2024-05-12-rat/index.md", Some("2024-05-12")),
        ("2024-05-12.md", Some("2024-05-12")),
        ("2024-13-12-rat.md", None),
        ("2024-05-123.md", None),
        ("2024-05-12/rat.md", None),
        ("ä.md", None),
    ] {
        let date = named(name, &format!("---\ntitle: Rat\n---\n{TEXT}")).article.published;
        assert_eq!(date.map(|date| date.to_string()).as_deref(), day, "{name}");
    }
}

#[test]
fn pages_without_text_are_no_articles() {
    for (name, text) in [
        ("_index.md", "---\ntitle: Alle Berichte aus Altenwehr\ndescription: Was geschah\n---\n"),
        ("berichte/index.md", "---\ntitle: Alle Berichte aus Altenwehr\n---\n{{< liste >}}\n"),
        ("rat.md", "---\ntitle: Berichte\n---\n"),
    ] {
        let rejection = try_named(name, text).unwrap_err();
        let expected =
            NoArticle { path: name.to_owned(), place: Place::Whole, reason: NoArticleReason::NoText };
        assert_eq!(rejection, Rejection::NoArticle(expected), "{name}");
    }
    assert_eq!(
        named("rat.md", "---\ntitle: Rat erneuert Brücke\n---\n").article.title,
        "Rat erneuert Brücke"
    );
    assert_eq!(named("rat.md", &format!("---\ntitle: Rat\nbody: {TEXT}\n---\n")).article.body, TEXT);
    let long = format!("---\ntitle: Rat erneuert Brücke\nbloecke: {}\n---\n", TEXT.repeat(3));
    assert_eq!(
        named("rat.md", &long).unread.iter().map(|unread| unread.key.as_str()).collect::<Vec<_>>(),
        ["bloecke"]
    );
}

#[test]
fn without_a_head_it_is_a_scraped_text() {
    let text = format!(
        "# Rat erneuert Brücke\n\n*Von Erika Muster*\n\n12. Mai 2024\n\n{TEXT}\n\n{TEXT}\n\nFolgen Sie uns auf Telegram"
    );
    let article = named("rat.md", &text).article;
    assert_eq!((article.title.as_str(), article.author.as_str()), ("Rat erneuert Brücke", "Erika Muster"));
    assert_eq!(article.published.unwrap().to_string(), "2024-05-12");
    assert_eq!(article.body, [TEXT, TEXT].join("\n\n"));
    let article = named("rat.md", &format!("Rat erneuert Brücke\nVon Erika Muster\n\n{TEXT}")).article;
    assert_eq!((article.title.as_str(), article.body.as_str()), ("Rat erneuert Brücke", TEXT));
    let nested = format!("{} Tiefe\n\n{TEXT}", ">".repeat(2_000));
    assert!(named("rat.md", &nested).article.body.contains(TEXT));
}

proptest! {
    #[test]
    fn no_text_panics(text in "(\\PC|\n|# |- |> |\\*|_|`|\\[|\\]|\\(|\\)|\\||<p>|</|\\{\\{|\\}\\}|    |---\n|title: ){0,80}") {
        let _ = try_named("rat.md", &text);
        let _ = try_named("rat.md", &format!("---\ntitle: Rat tagt\n---\n{text}"));
    }

    /// Every paragraph is there once, whatever Markdown it is in.
    #[test]
    fn paragraphs_that_were_written_are_read_back_once(
        parts in proptest::collection::vec(("[A-Z][a-zäöüß]{2,9}( [a-zäöü]{2,9}){1,6}\\.", 0usize..9), 1..8),
    ) {
        let text: Vec<String> = parts.iter().map(|(text, shape)| match shape {
            0 => format!("## {text}"),
            1 => format!("- {text}\n"),
            2 => format!("> {text}"),
            3 => format!("<p>{text}</p>"),
            4 => format!("**{text}**"),
            5 => format!("[{text}](https://elbkurier.example)"),
            6 => text.replace(' ', "\n"),
            7 => format!("```\n{text}\n```"),
            _ => text.clone(),
        }).collect();
        let expected: Vec<&str> = parts.iter().map(|(text, _)| text.as_str()).collect();
        let (paragraphs, left_out) = below_a_head(&text.join("\n\n"));
        prop_assert_eq!(paragraphs, expected);
        prop_assert!(left_out.is_empty());
    }
}
