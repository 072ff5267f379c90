use super::{DateRole, date_in, date_line, dates_in, looks_like_a_date};
use crate::Moment;
use proptest::prelude::*;

proptest! {
    #[test]
    fn no_line_panics(
        line in "(Stand: |am |, | \\| |\\n|\\PC|[0-9.:/-]|[0-9]{2}\\.|12\\.05\\.2024|Mai|May|Uhr|aktualisiert|\\(|\\)|vom){0,120}",
    ) {
        let _ = (date_line(&line), looks_like_a_date(&line));
        let first = date_in(&line);
        if let Some((_, at)) = &first {
            prop_assert!(line.get(at.clone()).is_some_and(|date| !date.is_empty()));
        }
        let dates = dates_in(&line);
        prop_assert_eq!(first, dates.first().map(|date| (date.date, date.at.clone())));
        prop_assert!(dates.len() <= 8);
        prop_assert!(dates.is_sorted_by(|a, b| a.at.end <= b.at.start));
        prop_assert!(dates.iter().all(|date| line.get(date.at.clone()).is_some() && date.at.end <= 400));
    }

    #[test]
    fn a_date_that_is_found_is_one_that_is_read(
        day in 1i8..=28, month in 1i8..=12, year in 1000i16..=9999, form in 0usize..6,
        before in "(Von Erika Muster|Stand: |\\(|Politik \\| |am )", after in "( Lokales|\\)|, Wien|| \\| Politik)",
    ) {
        let date = match form {
            0 => format!("{day}.{month}.{year}"),
            1 => format!("{day:02}.{month:02}.{year}, 14:30 Uhr"),
            2 => format!("{year}-{month:02}-{day:02}"),
            3 => format!("{day}/{month}/{year}"),
            4 => format!("{day}. Mrz. {year}"),
            _ => format!("May {day}, {year}"),
        };
        let line = format!("{before}{date}{after}");
        let meant = Moment::parse(&date).unwrap();
        prop_assert_eq!(date_in(&line), Some((meant, before.len()..before.len() + date.len())), "{}", line);
    }
}

#[test]
fn date_lines_are_distinguished_from_sentences() {
    for (line, date) in [
        ("12. Mai 2024, 14:30 Uhr", Some("2024-05-12T14:30:00+02:00")),
        ("Donnerstag, 12.05.2024", Some("2024-05-12")),
        ("Zuletzt aktualisiert am 12. Mai 2024 um 8:05 Uhr", Some("2024-05-12T08:05:00+02:00")),
        ("2024-05-12", Some("2024-05-12")),
        ("Wien, am 9. Jänner 2025", Some("2025-01-09")),
        ("22. Oktober 2024 | 11:05 Uhr", Some("2024-10-22T11:05:00+02:00")),
        ("Altenbruck, den 12. Mai 2024", Some("2024-05-12")),
        ("Frankfurt am Main, den 12. Mai 2024", Some("2024-05-12")),
        ("Wien, 9. Jänner 2025", Some("2025-01-09")),
        ("So., 12.05.24, 14:30 Uhr", Some("2024-05-12T14:30:00+02:00")),
        ("14:30 Uhr, 12.05.2024", Some("2024-05-12T14:30:00+02:00")),
        ("Stand: 14.30 Uhr | 12. Mai 2024", Some("2024-05-12T14:30:00+02:00")),
        ("Letzte Änderung: 12.05.2024", Some("2024-05-12")),
        ("Datum der letzten Änderung: 12.05.2024", Some("2024-05-12")),
        ("Geändert am Sonntag, den 12. Mrz. 2024", Some("2024-03-12")),
        ("Update vom 12. Mai 2024", Some("2024-05-12")),
        ("Erstellungsdatum 12.05.2024", Some("2024-05-12")),
        ("Gepostet: 12/05/2024", Some("2024-05-12")),
        ("Published on May 12, 2024", Some("2024-05-12")),
        ("Last modified: 12 May 2024 2:30 pm", Some("2024-05-12T14:30:00+02:00")),
        ("Online seit 12.05.2024", Some("2024-05-12")),
        ("Überarbeitet: 2024-05-12 14:30", Some("2024-05-12T14:30:00+02:00")),
        ("12.05.2024 (aktualisiert)", Some("2024-05-12")),
        ("12.05.2024, 14:30 Uhr, aktualisiert", Some("2024-05-12T14:30:00+02:00")),
        ("(Stand: 12.05.2024)", Some("2024-05-12")),
        ("Stand: 12. Mai 2024.", Some("2024-05-12")),
        ("📅 12.05.2024", Some("2024-05-12")),
        ("Bald, so hofft er am 9. Jänner 2025", None),
        ("Am 12. Mai 2024 kam Lawrow", None),
        ("12. Mai 2024: Lawrow kommt", None),
        ("12. Mai 2024:", None),
        ("Treffen am 12.05.2024", None),
        ("Stand: 12.05.2024 | Aktualisiert: 13.05.2024", None),
        ("Stand: 20240512", None),
        ("20240512", None),
        ("1715517000", None),
        ("Mai 2024", None),
        ("Politik", None),
        ("", None),
    ] {
        assert_eq!(date_line(line).map(|d| d.to_string()).as_deref(), date, "{line}");
    }
}

#[test]
fn dates_are_found_among_other_words() {
    for (line, date) in [
        ("Von Konrad Wiebe, 17. August 2024", "2024-08-17"),
        ("17.08.2024, 10:00 Uhr | Lesezeit: 3 Min.", "2024-08-17T10:00:00+02:00"),
        ("Veröffentlicht am 17. August 2024 von Konrad Wiebe", "2024-08-17"),
        ("17.08.24, 10:00 Uhr", "2024-08-17T10:00:00+02:00"),
        ("3.5.98 Lokales", "1998-05-03"),
        ("17.08.2024 um 10 Uhr", "2024-08-17T10:00:00+02:00"),
        ("Lokales / Geschichte 14.03.2001", "2001-03-14"),
        ("Von Konrad Wiebe17. August 2024", "2024-08-17"),
        ("Von Konrad Wiebe17.08.24Lokales", "2024-08-17"),
        ("Von Konrad Wiebe17.08.2024, 10:00 UhrLokales", "2024-08-17T10:00:00+02:00"),
        ("Von Konrad Wiebe10:00 Uhr, 17.08.2024", "2024-08-17T10:00:00+02:00"),
        ("Von Konrad WiebeAugust 17, 2024, 10:00 amLokales", "2024-08-17T10:00:00+02:00"),
        ("Von Konrad Wiebe17.08.2024, 10 UhrLokales", "2024-08-17T10:00:00+02:00"),
        ("(2024-05-12)", "2024-05-12"),
        ("Stand:17.08.2024", "2024-08-17"),
        ("Lokales - 10:00 Uhr, 17.08.2024", "2024-08-17T10:00:00+02:00"),
        ("Von Konrad Wiebe, 17/08/2024, Wien", "2024-08-17"),
        ("Von Konrad Wiebe, August 17, 2024, 10:00 am", "2024-08-17T10:00:00+02:00"),
        ("By Konrad Wiebe Aug. 17th, 2024 in Berlin", "2024-08-17"),
        ("Wiebe | 2024/08/17 | Wien", "2024-08-17"),
        ("dpa 2024-08-17T10:00:00+0200 politik", "2024-08-17T10:00:00+02:00"),
        ("Bericht 20240817T080000Z politik", "2024-08-17T10:00:00+02:00"),
        ("Ausgabe Nr. 34, 17. Mrz. 2024", "2024-03-17"),
        ("Ausgabe vom 17. 08. 2024.", "2024-08-17"),
        ("17.08.2024-19.08.2024", "2024-08-17"),
        ("Eintritt am 17.08.2024: 12.50 Euro", "2024-08-17"),
        ("17.08.2024 12.50 Euro", "2024-08-17"),
        ("17.08.2024 TSV – SV 2:1", "2024-08-17"),
        ("2:10, 17.08.2024", "2024-08-17"),
        ("17.08.2024, 10:00 -16:30 Uhr", "2024-08-17T10:00:00+02:00"),
        ("17. August 2024 14 Bilder", "2024-08-17"),
    ] {
        assert_eq!(date_in(line).map(|(date, _)| date.to_string()).as_deref(), Some(date), "{line}");
    }
}

#[test]
fn numbers_that_look_like_dates_are_none() {
    for line in [
        "Seite 3 von 12",
        "10:00 Uhr",
        "Version 1.2.3",
        "Version 12.5.24",
        "v12.5.24",
        "Ver. 12.5.24",
        "192.168.10.12",
        "10.12.20.24",
        "Server 10.12.2024.1",
        "Tel. 030/12345678",
        "Tel. 030 / 12 34 56 78",
        "0171-12-05-2024",
        "12.50",
        "12.50 Euro, 13.20 Euro",
        "1.250.000",
        "ISBN 978-3-16-148410-0",
        "ISBN 3-12-201400-5",
        "2:1",
        "2:1 (1:0)",
        "§ 5.3.21",
        "§5.3.2021",
        "Ziffer 5.3.21",
        "Art. 5.3.21",
        "32.13.24",
        "Artikel 20240512 im Lager",
        "20240512",
        "1715517000",
        "10.10.10 Uhr",
        "12. Mai 24 Tote",
        "12. Mai",
        "Mai 2024",
        "im Mai 12 Tote",
        "Platz 2. 3. 10 Punkte",
        "Saison 2023/24",
        "www.bote.example/2024/05/12/artikel",
    ] {
        assert_eq!(date_in(line), None, "{line}");
        assert_eq!(dates_in(line), [], "{line}");
    }
}

#[test]
fn labels_give_dates_their_role() {
    use DateRole::{AsOf, Published, Unlabelled, Updated};
    for (line, dates) in [
        (
            "Aktualisiert: 13.05.2024, 09:00 Uhr | Veröffentlicht: 12.05.2024, 14:30 Uhr",
            &[(13, Updated), (12, Published)][..],
        ),
        ("Stand 13.05.2024 | Erstellt 12.05.2024", &[(13, AsOf), (12, Published)]),
        ("12.05.2024 | Stand: 13.05.2024", &[(12, Unlabelled), (13, AsOf)]),
        ("Stand: 12.05.2024, 14:30 Uhr", &[(12, Published)]),
        ("12.05.2024 (aktualisiert)", &[(12, Updated)]),
        ("12.05.2024 (zuletzt aktualisiert)", &[(12, Updated)]),
        ("12.05.2024 (aktualisiert 13.05.2024)", &[(12, Unlabelled), (13, Updated)]),
        ("12.05.2024 (aktualisiert: 13.05.2024, 9 Uhr)", &[(12, Unlabelled), (13, Updated)]),
        ("Erstellt am 12.05.2024, zuletzt geändert am 13.05.2024", &[(12, Published), (13, Updated)]),
        ("Veröffentlicht am 12.05.2024 Aktualisiert am 13.05.2024", &[(12, Published), (13, Updated)]),
        ("Veröffentlicht am 12.05.2024Aktualisiert am 13.05.2024", &[(12, Published), (13, Updated)]),
        ("Veröffentlicht 12.05.2024\nGeändert 13.05.2024", &[(12, Published), (13, Updated)]),
        ("Am 12.05.2024 veröffentlicht, am 13.05.2024 aktualisiert", &[(12, Unlabelled), (13, Published)]),
        ("12.05.2024 veröffentlicht | 13.05.2024 aktualisiert", &[(12, Published), (13, Updated)]),
        ("Am 12. Mai 2024 um 14:30 Uhr aktualisiert", &[(12, Updated)]),
        ("Aktualisiert | 12.05.2024", &[(12, Unlabelled)]),
        ("Letzte Änderung: 12.05.2024", &[(12, Updated)]),
        ("Datum der letzten Änderung: 12.05.2024", &[(12, Updated)]),
        ("Update vom 12.05.2024", &[(12, Updated)]),
        ("Datum: 12.05.2024", &[(12, Published)]),
        ("Erstellungsdatum: 12.05.2024", &[(12, Published)]),
        ("Bote vom 12.05.2024", &[(12, Published)]),
        ("Online seit 12.05.2024", &[(12, Published)]),
        ("Gepostet am 12.05.2024", &[(12, Published)]),
        ("Posted on May 12, 2024; last modified May 13, 2024", &[(12, Published), (13, Updated)]),
        ("Published: 12 May 2024 · Updated: 13 May 2024", &[(12, Published), (13, Updated)]),
        ("Publiziert 12.05.2024 / Überarbeitet 13.05.2024", &[(12, Published), (13, Updated)]),
        ("Erschienen: 12.05.2024 – Bearbeitet: 13.05.2024", &[(12, Published), (13, Updated)]),
        ("AKTUALISIERUNG: 12.05.2024", &[(12, Updated)]),
        ("ZULETZT GEA\u{308}NDERT: 12.05.2024", &[(12, Updated)]),
        ("Von Erika Muster, 12. Mai 2024", &[(12, Unlabelled)]),
        ("Standort Wien, 12. Mai 2024", &[(12, Unlabelled)]),
        ("ohne Datum", &[]),
    ] {
        let found: Vec<_> = dates_in(line).iter().map(|date| (date.date.day().day(), date.role)).collect();
        assert_eq!(found, dates, "{line}");
    }
}

#[test]
fn long_lines_are_read_to_a_bound() {
    let many = "12.05.2024 ".repeat(50_000);
    assert_eq!(dates_in(&many).len(), 8);
    // The cut would make a year of two digits.
    let cut = format!("{}12.05.2024", "x ".repeat(196));
    assert_eq!(date_in(&cut), None);
    let whole = format!("{}12.05.2024", "x ".repeat(195));
    assert!(date_in(&whole).is_some());
    for piece in ["1.", "12.05.", "(", "Mai ", "12:", "aktualisiert ", "a", "1", "\u{308}"] {
        let line = piece.repeat(100_000);
        assert_eq!(dates_in(&line), [], "{piece}");
        assert_eq!((date_line(&line), looks_like_a_date(&line)), (None, false), "{piece}");
    }
}

#[test]
fn words_do_not_look_like_dates() {
    for text in [
        "31.02.2024",
        "12. Foo 2024",
        "2024-13-01",
        "12/31/2024",
        "24-05-12",
        "12. Mai",
        "Mai 2024",
        "Sonntag, 32.05.2024",
        "Stand: 31.02.2024",
        "31.02.24",
        "12.05.2024 25:00",
        "2024_05_32",
        "May 35, 2024",
        "12. Fructidor 1802",
    ] {
        assert!(looks_like_a_date(text), "{text}");
    }
    for text in [
        "neulich",
        "2024",
        "",
        "vor 3 Stunden",
        "Seite 3 von 12",
        "Ausgabe 2024",
        "12:30",
        "1715517000",
        "12.50",
        "heute",
        "mai",
    ] {
        assert!(!looks_like_a_date(text), "{text}");
    }
}
