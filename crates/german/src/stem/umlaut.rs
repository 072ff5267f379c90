//! Umlauts that are inflection (`Häuser`, `Städte`, `älter`) become plain; all others stay (`führen`, `Sünde`, `schön`).
//!
//! CISTEM and Snowball fold every umlaut, and merge zählen/zahlen, fördern/fordern, führen/fuhren, Bürger/Burger, schön/schon.
//!
//! | form | folded |
//! |---|---|
//! | ends with a noun of [`NOUNS`] | in any form: its verb goes with it (`wünschen`, `Wünsche`, `Wunsch`) |
//! | ends with a noun of [`PLURALS`], before -e, -en or nothing | only there: the verb is another one (`Drücke`, but `drückt`) |
//! | an adjective of [`COMPARED`] that has lost -er or -st | `älter`, `längsten`, but `Länge` |
//!
//! A row also matches the head of a compound or derivation (`Hauptstädte`, `Vorschläge`).
//! Source: grammar (the nouns with umlaut in the plural and adjectives with umlaut in comparison are closed classes), by hand.

use super::evidence::Evidence;
use super::letters::Letters;

/// What the endings that were stripped say of the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stripped {
    /// The plural in -er.
    pub(super) er_plural: bool,
    /// -er or -st, which may be comparison.
    pub(super) compared: bool,
    /// -t, -st, -end: no noun has it.
    pub(super) verbal: bool,
}

/// Nouns with umlaut in the plural, as they are left when endings are off; by last letter.
#[rustfmt::skip]
pub(super) fn nouns(last: u8) -> &'static [&'static str] {
    match last {
        b'b' => &["stab", "korb", "schub", "kalb"],
        b'd' => &["band", "brand", "gewand", "hand", "land", "pfand", "rand", "stand", "strand", "wand", "grund", "lad", "bad", "schad", "fad", "bod", "mund", "mod", "magd"],
        b'f' => &["kampf", "dampf", "krampf", "napf", "senf", "sumpf", "rumpf", "strumpf", "kopf", "topf", "zopf", "knopf", "schopf", "tropf", "hof", "haf", "wolf", "duft", "wurf", "dorf"],
        b'g' => &["gang", "hang", "rang", "strang", "klang", "sarg", "schlag", "trag", "betrag", "flug", "krug", "pflug", "zug", "anzug", "trog", "bog", "sprung", "schwung", "drang", "sang", "empfang", "fang"],
        b'h' => &["bach", "bauch", "schlauch", "strauch", "brauch", "dach", "fach", "krach", "koch", "loch", "bruch", "spruch", "fluch", "tuch", "geruch", "zusammenbruch", "floh", "storch", "marsch", "busch", "bausch", "wunsch", "frosch", "kuh", "rausch"],
        b'k' => &["bank", "schrank", "trank", "bock", "block", "rock", "stock", "pflock", "sack", "zank"],
        b'l' => &["saal", "stall", "wall", "tal", "kanal", "choral", "general", "admiral", "kardinal", "korporal", "spital", "stuhl", "pfahl", "stahl", "maul", "vogel", "mangel", "mantel", "nagel", "sattel", "schnabel", "apfel", "zoll", "knall", "anfall", "vorfall", "unfall", "zufall", "marschall", "einfall"],
        b'm' => &["baum", "raum", "saum", "schaum", "traum", "damm", "kamm", "lamm", "schlamm", "schwamm", "stamm", "darm", "schwarm", "sturm", "turm", "wurm", "strom"],
        b'n' => &["hahn", "kahn", "kran", "zahn", "schwan", "span", "plan", "kaplan", "zaun", "mann", "sohn", "lohn", "ton", "huhn", "horn", "korn", "sporn"],
        b'r' => &["altar", "vater", "mutter", "bruder", "tochter", "schwager", "kloster", "acker", "hammer", "chor", "tenor", "schnur", "bischof"],
        b's' => &["bass", "fass", "pass", "anlass", "erlass", "nachlass", "einlass", "aderlass", "spass", "frass", "glas", "gras", "haus", "laus", "maus", "strauss", "schoss", "kloss", "floss", "ross", "schloss", "stoss", "fluss", "guss", "kuss", "nuss", "schuss", "schluss", "fuss", "gruss", "fuchs", "hals", "^gans", "wachs", "wuchs"],
        b't' => &[
            "^arzt", "barzt", "garzt", "narzt", "sarzt", "rarzt", "farzt", "harzt", "tarzt", "ast", "gast", "mast", "palast", "blatt", "stadt", "vorrat", "draht", "nacht", "pacht", "schacht", "tracht", "schaft", "saft", "kraft",
            "anwalt", "gehalt", "hut", "gut", "not", "haupt", "^haut", "zhaut", "nhaut", "braut", "kraut", "luft", "gruft", "kluft", "zunft", "kunft", "kunst", "gunst", "dunst", "brunst", "brust", "lust", "wurst", "faust", "angst", "papst", "propst", "^abt", "axt",
            "frost", "schwulst", "wulst", "^sucht", "nsucht", "lsucht", "zucht", "frucht", "wort", "kast", "gart", "markt", "stadt", "gott", "bart", "amt",
        ],
        b'z' => &["platz", "satz", "schatz", "latz", "klotz", "holz", "sturz", "kranz", "schwanz", "tanz", "glanz", "schurz"],
        _ => &[],
    }
}

/// Nouns of which the plural is also another verb's infinitive.
#[rustfmt::skip]
fn plurals(last: u8) -> &'static [&'static str] {
    match last {
        b'f' => &["lauf", "kauf"],
        b'g' => &["zwang"],
        b'h' => &["brauch"],
        b'k' => &["druck", "schmuck"],
        b'l' => &["fall", "ball", "schall"],
        b'b' => &["grab"],
        b's' => &["hass"],
        _ => &[],
    }
}

/// Adjectives with umlaut in comparison.
const COMPARED: [&str; 25] = [
    "alt", "arg", "arm", "bang", "blass", "dumm", "fromm", "gesund", "glatt", "grob", "gross", "hart",
    "hoch", "jung", "kalt", "karg", "klug", "krank", "kurz", "lang", "nass", "rot", "scharf", "schwach",
    "stark",
];

/// More of them, not in the other table because the list is long enough to be split for the eye.
const COMPARED_MORE: [&str; 6] = ["warm", "schwarz", "schmal", "nah", "hoh", "gesund"];

/// Makes the umlaut of a word without endings plain if it is inflection.
pub(super) fn fold(word: &mut Letters, stripped: Stripped) {
    let Some(at) = word.as_slice().iter().rposition(u8::is_ascii_uppercase) else { return };
    let folded = word.folded();
    let plain = folded.as_slice();
    let Some(&last) = plain.last() else { return };
    // The row must hold the umlaut: that of `Rückschlag` is not its head's.
    let ends = |rows: &[&str]| {
        rows.iter().any(|row| match row.strip_prefix('^') {
            Some(whole) => plain == whole.as_bytes(),
            None => plain.ends_with(row.as_bytes()) && plain.len() - row.len() <= at,
        })
    };
    let last_vowel =
        !plain.get(at + 1..).is_some_and(|rest| rest.iter().any(|letter| b"aeiouy".contains(letter)));
    let inflected = stripped.er_plural && last_vowel
        || ends(nouns(last))
        || !stripped.verbal && ends(plurals(last))
        || stripped.compared && (ends(&COMPARED) || ends(&COMPARED_MORE));
    if inflected {
        word.fold_from(at);
    }
}

/// Gives a word its umlaut that the lexicon has with one alone: `Lohningen` is read as `Löhningen`, `schluter` as `Schlüter`.
///
/// Readers without umlauts on their keyboards type so; `Muller` stays what it is where there are Mullers.
pub(super) fn restore(word: &mut Letters, evidence: Evidence<'_>) {
    if evidence.is_empty() || evidence.count(word.as_slice(), b"") > 0 {
        return;
    }
    let mut best = (0, None);
    for at in 0..word.as_slice().len() {
        let mut umlauted = *word;
        if umlauted.umlaut(at) {
            let uses = evidence.count(umlauted.as_slice(), b"");
            if uses > best.0 {
                best = (uses, Some(umlauted));
            }
        }
    }
    if let (_, Some(umlauted)) = best {
        *word = umlauted;
    }
}
