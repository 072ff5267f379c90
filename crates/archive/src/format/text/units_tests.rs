use super::*;
use proptest::prelude::*;

const LONG_TEXT: &str = "Der Gemeinderat hat am Montag nach langer Debatte beschlossen, die Brücke über den Fluss zu erneuern und \
    dafür Geld aus der Rücklage zu nehmen, wie die Bürgermeisterin mitteilte. Die Arbeiten beginnen im Mai.";

const SHORT_TEXT: &str = "Der Verein freut sich über das Geld, das ihm eine Stiftung aus der Nachbarstadt am Freitag \
    überwiesen hat.";

/// A text with lines of at most `width` characters, as editors wrap it.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().unwrap();
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            *line = format!("{line} {word}").trim().to_owned();
        }
    }
    lines.join("\n")
}

#[test]
fn lines_that_are_no_paragraph_stay_lines() {
    for text in [
        "Rat erneuert Brücke – Unser Blick\nRat erneuert Brücke\nVon Erika Muster\n12. Mai 2024, 14:30 Uhr",
        "Der Nebel steigt vom Fluss herauf,\nDie Brücke steht im Grau,\nDer Morgen weckt die Stadt nicht auf,\nDer Himmel wird nicht blau.",
        "- Brücke\n- Schule, die im Mai\n- Rathaus",
        "1. Altenwehr 12 Punkte\n2. Neustadt 9 Punkte\n3. Fluss 1 Punkt",
        "• Brücke\n• Schule",
        "Jahr | Einwohner der Stadt\n2023 | 4.120\n2024 | 4.180",
        "Der Rat tagt am Montag im Saal.\nDie Brücke wird im Mai erneuert.",
        "Rat tagt\nSport\nVon Erika Muster",
    ] {
        assert_eq!(units(text), text.lines().collect::<Vec<_>>());
    }
}

#[test]
fn blocks_are_distinguished() {
    for (text, expected) in [
        ("Rat\tund Bürger\n\n- 3 -\n\x0CWeiter", vec!["Rat und Bürger", "- 3 -", "Weiter"]),
        ("Rat tagt\rSport\r\rText", vec!["Rat tagt", "Sport", "Text"]),
        ("die Innen-\nund Außenminister", vec!["die Innen- und Außenminister"]),
        ("das Nord-\n\nSüd-Gefälle", vec!["das Nord-", "Süd-Gefälle"]),
        ("- Brücke\n  über den Fluss\n- Schule", vec!["- Brücke über den Fluss", "- Schule"]),
        ("", vec![]),
        (" \n\t\n\r\n", vec![]),
    ] {
        assert_eq!(units(text), expected, "{text:?}");
    }
    let long = "Der Rat tagt. ".repeat(2_000);
    assert_eq!(units(&long), [long.trim()]);
}

#[test]
fn indented_first_lines_begin_paragraphs() {
    let indented = |text: &str| wrapped(&format!("\u{1}\u{1}\u{1}{text}"), 60).replace('\u{1}', " ");
    let text = [LONG_TEXT, SHORT_TEXT, LONG_TEXT].map(indented).join("\n");
    assert_eq!(units(&text), [LONG_TEXT, SHORT_TEXT, LONG_TEXT]);
}

#[test]
fn a_headline_above_a_wrapped_paragraph_stays_one() {
    let text = format!("Rat erneuert Brücke\n{}", wrapped(LONG_TEXT, 60));
    assert_eq!(units(&text), ["Rat erneuert Brücke", LONG_TEXT]);
}

#[test]
fn a_dash_in_front_of_a_wrapped_line_begins_no_list() {
    let text = LONG_TEXT.replace(" nach langer Debatte", " – nach langer Debatte –");
    for width in 30..=80 {
        assert_eq!(units(&wrapped(&text, width)), [text.as_str()], "{width}");
    }
}

proptest! {
    #[test]
    fn wrapped_paragraphs_are_whole_again(width in 30usize..=80, feed in "\n|\r\n") {
        let text = format!(
            "Rat erneuert Brücke\n\n{}\n\n{}\n\nZwischentitel\n\n{}\n",
            wrapped(LONG_TEXT, width), wrapped(SHORT_TEXT, width), wrapped(LONG_TEXT, width),
        );
        let expected = ["Rat erneuert Brücke", LONG_TEXT, SHORT_TEXT, "Zwischentitel", LONG_TEXT];
        prop_assert_eq!(units(&text.replace('\n', &feed)), expected);
    }

    #[test]
    fn every_letter_is_in_a_unit(text in "([A-Za-zäß0-9.,:|\u{AD}\t \n\r\x0C-]|- |und ){0,200}") {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&units(&text).concat()), letters(&text));
    }
}
