use crate::Moment;
use jiff::civil::Date;
use proptest::prelude::*;

fn read(text: &str) -> Option<String> {
    Moment::parse(text).ok().map(|moment| moment.to_string())
}

const DAY: &str = "2024-05-12";
const TIME: &str = "2024-05-12T14:30:00+02:00";

#[test]
fn days_are_read_in_any_form() {
    for text in [
        "12.05.24",
        "12.5.24",
        "12. 5. 24",
        "12. Mai 24",
        "12. Mai ’24",
        "12.Mai 2024",
        "12.Mai.2024",
        "12 Mai 2024",
        "12. MAI 2024",
        "12. mai 2024",
        "12-Mai-2024",
        "12-May-2024",
        "12-05-2024",
        "12‑05‑2024",
        "12/05/2024",
        "12/5/2024",
        "12/05/24",
        "12 / 05 / 2024",
        "12/May/2024",
        "2024-05-12",
        "2024-5-12",
        "2024/05/12",
        "2024/5/12",
        "2024.05.12",
        "20240512",
        "May 12, 2024",
        "May 12 2024",
        "may 12, 2024",
        "May 12th, 2024",
        "12th May 2024",
        "12 May 2024",
        "12 May, 2024",
        "12 mai 2024",
        "dimanche 12 mai 2024",
        "12.\u{a0}Mai\u{a0}2024",
        "\u{200b}12.05.2024",
        "\"2024-05-12\"",
        "12.\n  Mai 2024",
    ] {
        assert_eq!(read(text).as_deref(), Some(DAY), "{text}");
    }
}

#[test]
fn months_are_known_by_all_their_names() {
    for (month, names) in [
        (1, "Januar Jänner Jaenner Jan. Jän. January janvier"),
        (2, "Februar Feber Feb. Febr. February février"),
        (3, "März Maerz Ma\u{308}rz MÄRZ Mär. Mrz. Mrz March Mar. mars"),
        (4, "April Apr. avril"),
        (5, "Mai May"),
        (6, "Juni Jun. June juin"),
        (7, "Juli Jul. July juillet"),
        (8, "August Aug. août"),
        (9, "September Sep. Sept. septembre"),
        (10, "Oktober Okt. October Oct. octobre"),
        (11, "November Nov. novembre"),
        (12, "Dezember Dez. December Dec. décembre"),
    ] {
        for name in names.split(' ') {
            let day = format!("2024-{month:02}-05");
            for text in [format!("5. {name} 2024"), format!("{name} 5th, 2024")] {
                assert_eq!(read(&text).as_deref(), Some(day.as_str()), "{text}");
            }
        }
    }
}

#[test]
fn times_are_read_behind_and_before_a_day() {
    for text in [
        "12.05.2024 14:30",
        "12.05.24 14:30",
        "12.05.2024, 14:30 Uhr",
        "12.05.2024, 14.30 Uhr",
        "12.05.2024 um 14.30",
        "12.05.2024 14.30",
        "12.05.2024, um 14:30 Uhr",
        "12.05.2024 | 14:30 Uhr",
        "12.05.2024 // 14:30",
        "12.05.2024 - 14:30 Uhr",
        "12.05.2024 – 14:30 Uhr",
        "12.05.2024 · 14:30 Uhr",
        "12.05.2024 • 14:30",
        "12.05.2024; 14:30",
        "12.05.2024 @ 14:30",
        "12.05.2024 (14:30 Uhr)",
        "12.05.2024, 14 Uhr 30",
        "12.05.2024, 14h30",
        "12.05.2024, 14:30h",
        "12. Mai 2024 um 14:30:00 Uhr",
        "12. Mai 2024, 14:30 Uhr MESZ",
        "12. Mai 2024, 14:30 Uhr (MESZ)",
        "14:30 Uhr, 12.05.2024",
        "14:30, 12.05.2024",
        "14:30 12.05.2024",
        "14.30 Uhr | 12. Mai 2024",
        "14 Uhr 30, 12. Mai 2024",
        "14:30 Uhr am 12. Mai 2024",
        "14:30 am 12. Mai 2024",
        "um 14.30 am Sonntag, den 12. Mai 2024",
        "14:30:00 - 12.05.2024",
        "May 12, 2024 2:30 pm",
        "May 12, 2024 2:30 PM",
        "May 12, 2024, 2:30pm",
        "May 12, 2024 at 2:30 p.m.",
        "2:30 PM, May 12, 2024",
        "2024/05/12 14:30",
        "2024.05.12 14:30:00",
        "2024-5-12 14:30",
        "12/05/2024 14:30",
        "12/05/2024, 14:30:00",
    ] {
        assert_eq!(read(text).as_deref(), Some(TIME), "{text}");
    }
    for (text, date) in [
        ("12.05.2024, 14 Uhr", "2024-05-12T14:00:00+02:00"),
        ("14 Uhr, 12.05.2024", "2024-05-12T14:00:00+02:00"),
        ("14 Uhr 12.05.2024", "2024-05-12T14:00:00+02:00"),
        ("14 Uhr 12. Mai 2024", "2024-05-12T14:00:00+02:00"),
        ("14 Uhr 12 Mai 2024", "2024-05-12T14:00:00+02:00"),
        ("May 12, 2024 2 pm", "2024-05-12T14:00:00+02:00"),
        ("May 12, 2024 12:05 am", "2024-05-12T00:05:00+02:00"),
        ("May 12, 2024 12:05 pm", "2024-05-12T12:05:00+02:00"),
        ("2024-05-12T24:00", "2024-05-13T00:00:00+02:00"),
        ("12.05.2024, 24 Uhr", "2024-05-13T00:00:00+02:00"),
        ("31.12.2024 24:00", "2025-01-01T00:00:00+01:00"),
        ("12.05.2024 14:30:60", "2024-05-12T14:30:59+02:00"),
    ] {
        assert_eq!(read(text).as_deref(), Some(date), "{text}");
    }
}

#[test]
fn zones_are_read_by_offset_and_by_name() {
    for text in [
        "2024-05-12 12:30:00 UTC",
        "2024-05-12 12:30 UTC",
        "2024-05-12 14:30:00 +0200",
        "2024-05-12 14:30:00 +02:00",
        "2024-05-12 14:30:00 +02",
        "2024-05-12 12:30:00+00:00",
        "2024-05-12 12:30:00.123456 +0000 UTC",
        "2024-05-12T14:30:00.000+0200",
        "2024-05-12T14:30:00,000+0200",
        "2024-5-12T14:30:00+0200",
        "2024-05-12 14:30:00 Europe/Berlin",
        "2024-05-12T14:30[Europe/Berlin]",
        "2024-05-12T14:30:00+02:00[Europe/Berlin]",
        "2024-05-12 14:30 Europe/Vienna",
        "2024-05-12 08:30 America/New_York",
        "2024-05-12 08:30 America/Port-au-Prince",
        "2024-05-12T14:30 MESZ",
        "2024-05-12T14:30 CEST",
        "2024-05-12T12:30 GMT",
        "2024-05-12 14:30 UTC+2",
        "2024-05-12 14:30 UTC+02:00",
        "2024-05-12 05:30:00 -0700",
        "2024-05-12 05:30:00 −07:00",
        // Written in summer, too, and meant as local time.
        "2024-05-12T14:30 MEZ",
        "2024-05-12T14:30 CET",
        "20240512T123000Z",
        "20240512T1230Z",
        "20240512T143000",
        "20240512T143000+0200",
        "20240512143000",
        "202405121430",
        "Sun May 12 2024 14:30:00 GMT+0200 (CEST)",
        "Sun May 12 2024 14:30:00 GMT+0200 (Mitteleuropäische Sommerzeit)",
        "Sun May 12 2024 12:30:00 GMT+0000 (Coordinated Universal Time)",
        "Sun May 12 14:30:00 CEST 2024",
        "Sun May 12 12:30:00 UTC 2024",
        "Sun May 12 14:30:00 2024",
        "So 12. Mai 14:30:00 CEST 2024",
        "Sun, 12 May 2024 14:30:00 CEST",
        "Sun, 12 May 2024 14:30:00 MESZ",
        "Sun, 12 May 2024 12:30:00 GMT",
        "Sun, 12 May 2024 12:30:00 UTC",
        "Sun, 12 May 2024 08:30:00 EDT",
        "Sunday, 12-May-24 12:30:00 GMT",
        "So, 12 Mai 2024 14:30:00 +0200",
        "12/May/2024:14:30:00 +0200",
        "1715517000",
        "1715517000.0",
        "1715517000000",
        "\"1715517000000\"",
    ] {
        assert_eq!(read(text).as_deref(), Some(TIME), "{text}");
    }
    // The hour that is repeated in autumn.
    assert_eq!(read("27.10.2024, 2:30 MESZ").as_deref(), Some("2024-10-27T02:30:00+02:00"));
    assert_eq!(read("27.10.2024, 2:30 MEZ").as_deref(), Some("2024-10-27T02:30:00+01:00"));
}

#[test]
fn days_of_the_week_and_places_may_stand_before() {
    for (text, date) in [
        ("Sonntag, 12. Mai 2024", DAY),
        ("Sonntag 12. Mai 2024", DAY),
        ("Sonntag, den 12. Mai 2024", DAY),
        ("So 12.05.24", DAY),
        ("So. 12.05.2024", DAY),
        ("Sunday, May 12, 2024", DAY),
        ("Sun, May 12th 2024", DAY),
        ("Sonntag | 12.05.2024", DAY),
        ("Sonntag, 2024-05-12", DAY),
        ("So., 12.05.2024, 14:30 Uhr", TIME),
        ("Sonntag 12. Mai 2024 14:30", TIME),
        ("Sonntag, 14:30 Uhr, 12.05.2024", TIME),
        ("Altenbruck, den 12. Mai 2024", DAY),
        ("Wien, am 9. Jänner 2025", "2025-01-09"),
        ("Frankfurt am Main, den 12. Mai 2024", DAY),
        ("Halle (Saale), den 12.05.2024", DAY),
        ("Neustadt a. d. Weinstraße, den 12. Mai 2024", DAY),
        ("Bad Neuenahr-Ahrweiler, am Sonntag, den 12. Mai 2024, 14:30 Uhr", TIME),
    ] {
        assert_eq!(read(text).as_deref(), Some(date), "{text}");
    }
}

#[test]
fn years_of_two_digits_are_as_posix_has_them() {
    for (text, date) in [
        ("5.3.21", "2021-03-05"),
        ("5.3.69", "1969-03-05"),
        ("5.3.99", "1999-03-05"),
        ("5.3.00", "2000-03-05"),
        ("5.3.68", "2068-03-05"),
        ("2021-03-5", "2021-03-05"),
        ("2021-3-5", "2021-03-05"),
        ("Dec. 5th, 2023", "2023-12-05"),
        ("12. Mär. 2024", "2024-03-12"),
    ] {
        assert_eq!(read(text).as_deref(), Some(date), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_date_is_refused() {
    for text in [
        "Mai 2024",
        "12. Mai",
        "Mai 12",
        "05/2024",
        "32.13.24",
        "05/24/2024",
        "24-05-12",
        "12.05.0999",
        "12. Mai 0824",
        "12.05.20245",
        "12.05.2024 25:00",
        "12.05.2024 24:01",
        "12.05.2024 14:60",
        "12.05.2024 14",
        "12.05.2024 99",
        "12.05.2024 14:30 nachts",
        "12.05.2024 14:30 Xyz/Abc",
        "12.05.2024 13.05.2024",
        "May 12, 2024 14:30 pm",
        "Sonntag",
        "Stand: 12.05.2024",
        "vom 12.05.2024",
        "den 12.05.2024",
        "Wien, 9. Jänner",
        "192.168.10.12",
        "10.12.20.24",
        "1.2.3",
        "12.50",
        "99999999",
        "99999",
        "12345678901234567890",
        "171551700000000000",
        "-1715517000",
        "2024-05-12T",
        "2024-05-12T14",
        "T14:30",
        "14:30",
        "14:30 Uhr",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_pieces_panic(
        text in "([0-9]{1,4}|[0-9]{8}|[-., :/|+()\\[\\]]|Mai|May|So|Uhr|um|am|pm|T|Z|UTC|GMT|MEZ|den|Europe/Berlin|\\PC){0,14}",
    ) {
        if let Ok(moment) = Moment::parse(&text) {
            prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment), "{}", text);
        }
    }

    #[test]
    fn a_number_is_the_same_as_text(
        // Twelve digits may be a date that is written out.
        count in prop_oneof![100_000_000i64..100_000_000_000, 1_000_000_000_000i64..10_000_000_000_000],
    ) {
        prop_assert_eq!(Moment::parse(&count.to_string()).ok(), Moment::from_unix(count));
    }

    #[test]
    fn a_time_is_one_time_in_any_spelling(
        year in 1970i16..=2068, month in 1i8..=12, day in 1i8..=31, hour in 0i8..24, minute in 0i8..60,
    ) {
        let meant = Date::new(year, month, day).ok().map(|date| {
            let local = date.at(hour, minute, 0, 0);
            Moment::parse(&local.to_string()).unwrap()
        });
        let name = ["Jän.", "Feber", "Mrz.", "April", "May", "Juni", "Jul", "Aug.", "Sept.", "Oct", "Nov.", "Dez."]
            [month as usize - 1];
        let half = format!("{}:{minute:02} {}", (hour + 11) % 12 + 1, if hour < 12 { "am" } else { "PM" });
        let short = year % 100;
        for text in [
            format!("{day}.{month}.{short:02} {hour}:{minute:02}"),
            format!("Mo., {day:02}.{month:02}.{year} | {hour:02}.{minute:02} Uhr"),
            format!("{day}. {name} {year}, {hour} Uhr {minute:02}"),
            format!("{name} {day}, {year} {half}"),
            format!("{hour}:{minute:02} Uhr, {day}. {name} {year}"),
            format!("{day}/{month}/{year} // {hour:02}:{minute:02}"),
            format!("Wien, am {day}. {name} {year} um {hour}.{minute:02}"),
            format!("{year}/{month}/{day} {hour:02}:{minute:02} Europe/Berlin"),
            format!("{year}{month:02}{day:02}T{hour:02}{minute:02}"),
        ] {
            prop_assert_eq!(Moment::parse(&text).ok(), meant, "{}", text);
        }
    }
}
