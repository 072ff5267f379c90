//! Credits and what looks like one.

use super::*;
use proptest::prelude::*;

/// The agencies of a text whose lines are given, joined.
fn of(text: &str) -> String {
    let mut found = in_lines(text.lines());
    found.dedup();
    found.join(" ")
}

#[test]
fn credits_name_agencies() {
    for (text, agencies) in [
        // Datelines.
        ("Berlin (dpa) - Der Rat tagt.\nEs regnet.", "dpa"),
        ("Stuttgart (dpa/lsw) - Über Projekte.", "dpa"),
        ("Hamburg (dpa) – Im Hafen.", "dpa"),
        ("Istanbul (dpa)\u{A0}- Die Türkei.", "dpa"),
        ("Düsseldorf (dpa). Das Gericht.", "dpa"),
        ("FRANKFURT (dpa-AFX Broker) - Ausgewählte Werte.", "dpa"),
        ("BERLIN, 17. Nov (Reuters) - Deutsche Bahn.", "Reuters"),
        ("Frankfurt am Main (AFP/dpa) - Die Bank.", "AFP dpa"),
        ("Berlin (dts Nachrichtenagentur) – Der Bund.", "dts"),
        ("Bielefeld (ots) Der Verein.", "ots"),
        ("(Berlin (dpa)) Auch in der Union.", "dpa"),
        ("Bern (Keystone-SDA) - Der Nationalrat.", "Keystone-SDA"),
        ("Rom (ANSA) - Der Papst.", "ANSA"),
        ("MOSKAU (Interfax) - Die Bank.", "Interfax"),
        ("Moskau (TASS/RIA Nowosti) - Der Kreml.", "TASS RIA Nowosti"),
        ("NEW YORK (AP) — The council.", "AP"),
        ("London (Bloomberg) -- Die Bank.", "Bloomberg"),
        ("BERLIN taz/dpa | Jahrelang zieht er durch Berlin.", "dpa"),
        ("BERLIN afp | Jahrelang.", "AFP"),
        // Behind a sentence.
        ("Der Rat tagt. (dpa)", "dpa"),
        ("Der Rat tagt. (dpa/lno)", "dpa"),
        ("„Es regnet.“ (dpa, AFP)", "dpa AFP"),
        ("Er sprach von „Regen“. (AFP)", "AFP"),
        ("Der Rat tagt. (Tsp, dpa, Reuters, kna)", "dpa Reuters KNA"),
        ("Der Rat tagt. (mit dpa, AFP)", "dpa AFP"),
        ("Der Rat tagt. (Mit Material von dts)", "dts"),
        ("Der Rat tagt. (Quelle: dts)", "dts"),
        ("Der Rat tagt. (APA, 12.9.2015)", "APA"),
        ("Der Rat tagt. (APA/red – 8.8. 2015)", "APA"),
        ("Der Rat tagt. (APA; 5.2.2016) Ergebnisse des Tages", "APA"),
        ("Der Rat tagt. (Anne-Beatrice Muster, dpa)", "dpa"),
        ("Der Rat tagt. (APA 4.9.2015)", "APA"),
        ("Der Rat tagt. (Tsp mit dpa)", "dpa"),
        ("BERSUM / ALTENWEHR (dpa-AFX) - Die Werft.", "dpa"),
        ("Bayern gewann. (SID)", "SID"),
        ("Die Kirche wächst. (epd)", "epd"),
        ("Die Kirche wächst. (epd.)", "epd"),
        ("Der Rat tagt.\n(dpa/KNA)", "dpa KNA"),
        ("Der Rat tagt. dpa", "dpa"),
        ("Sie sagte „Regen“. fk/Ha/dma/dpa", "dpa"),
        ("Der Rat tagt.\nrt/dpa", "dpa"),
        ("Der Rat tagt.\n© dpa-AFX", "dpa"),
        ("Der Rat tagt.\n© 2024 AFP", "AFP"),
        ("Der Rat tagt.\nQuelle: ntv.de, mau/dpa", "dpa"),
        ("Mit Material von dpa\nDer Rat tagt.\nEs regnet.\nEs schneit.\nEs taut.", "dpa"),
        (
            "Der Rat tagt.\nDieser Text wurde mit Material der Nachrichtenagenturen AFP und Reuters erstellt.",
            "AFP Reuters",
        ),
        // Bylines.
        ("Von Erika Muster, dpa\nDer Rat tagt.\nEs regnet.", "dpa"),
        ("Von Erika Muster und Jan Beispiel, dpa\nDer Rat tagt.", "dpa"),
        ("Von dpa-Korrespondentin Erika Muster\nDer Rat tagt.", "dpa"),
    ] {
        assert_eq!(of(text), agencies, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_credit_names_none() {
    for text in [
        // Pictures.
        "Foto: dpa",
        "Bild: AFP\nDer Rat tagt.",
        "Der Rat im Saal. (Foto: dpa)",
        "Der Rat im Saal Bild: dpa",
        "© Sebastian Muster (dpa)\nDer Rat tagt.\nEs regnet.\nEs schneit.\nEs taut.",
        "© dpa\nDer Rat tagt.\nEs regnet.\nEs schneit.\nEs taut.\nEs friert.",
        "Symbolbild: Der Rat. dpa",
        "FOTO:  dpa, fve fpt",
        "Jan Muster/dpa +++ dpa-Bildfunk +++",
        // What is reported about agencies.
        "Der Rat tagt, sagte ein Sprecher der dpa.",
        "Das berichtet die Nachrichtenagentur Reuters.",
        "Die akute schlaffe Lähmung (AFP) ist selten.",
        "Der Evangelische Pressedienst (epd) - seit 1910 - berichtet.",
        "Agence France-Presse (AFP) - eine Agentur.",
        "Der Rat tagt. (AFP berichtete zuerst darüber.)",
        "Einer Meldung der epd. zufolge tagt der Rat",
        "Der Rat tagt, meldet epd.",
        "AFP: Arbeiter einer Fabrik.",
        "Von AP bis Reuters waren alle da.",
        // Other words.
        "Die Agentur für Arbeit (BA) meldet Zahlen.",
        "Nürnberg (Agentur für Arbeit) - Die Zahl steigt.",
        "Sid Muster singt. (Sid)",
        "Der Bürgermeister Michael Bloomberg gibt auf.",
        "So zitiert man richtig. (APA, 2019)",
        "Die Regeln der American Psychological Association (APA) gelten.",
        "Capa und Apatin liegen am Fluss. (Capa)",
        "Das Wasser steigt. (Elbe, Saale)",
        "Der Rat tagt. (3. Mai 2024)",
        "Mit Material von der Baustelle baute er ein Haus.",
        "Tassen (TASSEN) gibt es hier.",
    ] {
        assert_eq!(of(text), "", "{text}");
    }
}

#[test]
fn bylines_name_agencies_beside_people() {
    for (byline, agencies) in [
        ("dpa", "dpa"),
        ("Von Marco Muster und Sunrita Beispiel, dpa", "dpa"),
        ("Fabian Muster; dpa; Reuters", "dpa Reuters"),
        ("Paula Muster; SDA", "Keystone-SDA"),
        ("dpa/AFP", "dpa AFP"),
        ("mit Material von dpa", "dpa"),
        ("Erika Muster (dpa)", "dpa"),
        ("dpa-AFX", "dpa"),
        ("Reuters", "Reuters"),
        ("AP", "AP"),
        ("Sid Muster", ""),
        ("Sid", ""),
        ("Agentur für Arbeit", ""),
        ("Michael Bloomberg", ""),
        ("Apa Muster", ""),
        ("", ""),
    ] {
        assert_eq!(in_byline(byline).join(" "), agencies, "{byline}");
    }
}

#[test]
fn lines_that_are_in_no_article_are_read_by_why_they_are_in_none() {
    for (rule, line, agencies) in [
        (Rule::Label, "dpa", "dpa"),
        (Rule::Footer, "(dpa/lby)", "dpa"),
        (Rule::Boilerplate, "Quelle: dpa/AFP", "dpa AFP"),
        (Rule::Boilerplate, "© dpa-AFX", "dpa"),
        // Whose picture it is.
        (Rule::Boilerplate, "© dpa", ""),
        (Rule::Boilerplate, "Foto: dpa", ""),
        (Rule::Caption, "dpa", ""),
        (Rule::OtherArticle, "Berlin (dpa) - Es regnet.", ""),
    ] {
        assert_eq!(in_left_out(rule, line).join(" "), agencies, "{rule}: {line}");
    }
}

#[test]
fn no_spelling_means_two_agencies() {
    let all: Vec<String> = AGENCIES
        .iter()
        .flat_map(|(name, others)| others.iter().chain([name]))
        .map(|spelling| spelling.to_lowercase())
        .collect();
    let distinct: std::collections::HashSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
}

proptest! {
    #[test]
    fn no_line_panics(text in "(\\PC|[\n(),/©.|-]|dpa|AFP|Berlin |Von |Mit Material ){0,60}") {
        let _ = (of(&text), in_byline(&text), in_left_out(Rule::Footer, &text));
    }

    /// What is found stands in the text, under some spelling.
    #[test]
    fn nothing_is_made_up(text in "(Berlin |\\(dpa\\)|\\(afp, rtr\\)|[a-z.]{1,5} |\n|- ){0,20}") {
        let lower = text.to_lowercase();
        for name in in_lines(text.lines()) {
            let (_, others) = AGENCIES.iter().find(|(known, _)| *known == name).unwrap();
            let mut spellings = others.iter().chain([&name]);
            prop_assert!(spellings.any(|spelling| lower.contains(&spelling.to_lowercase())));
        }
    }
}
