//! Names of months and days of the week, folded, in German, English and, for Swiss pages, French.

const MONTHS: [(i8, &[&str]); 12] = [
    (1, &["januar", "jaenner", "jaen", "jan", "january", "janvier", "janv"]),
    (2, &["februar", "feber", "febr", "feb", "february", "fevrier", "fevr"]),
    (3, &["maerz", "marz", "maer", "mrz", "march", "mar", "mars"]),
    (4, &["april", "apr", "avril", "avr"]),
    (5, &["mai", "may"]),
    (6, &["juni", "jun", "juno", "june", "juin"]),
    (7, &["juli", "jul", "july", "juillet", "juil"]),
    (8, &["august", "aug", "aout"]),
    (9, &["september", "sept", "sep", "septembre"]),
    (10, &["oktober", "okt", "october", "oct", "octobre"]),
    (11, &["november", "nov", "novembre"]),
    (12, &["dezember", "dez", "december", "dec", "decembre"]),
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "mo", "di", "mi", "do", "fr", "sa", "so", "mon", "die", "mit", "don", "fre", "sam", "son",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

/// The number of a month by its folded name or abbreviation.
pub(crate) fn month(name: &str) -> Option<i8> {
    MONTHS.iter().find(|(_, names)| names.contains(&name)).map(|(month, _)| *month)
}

/// Whether a folded word names a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}
