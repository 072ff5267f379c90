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
use super::tails::{self, Table};

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

/// Nouns with umlaut in the plural, as they are left when endings are off.
#[rustfmt::skip]
pub(super) const NOUNS: &[&str] = &[
    "stab", "korb", "schub", "kalb",
    "band", "brand", "gewand", "hand", "land", "pfand", "rand", "stand", "strand", "wand", "grund", "lad", "bad", "schad",
    "fad", "bod", "mund", "mod", "magd",
    "kampf", "dampf", "krampf", "napf", "senf", "sumpf", "rumpf", "strumpf", "kopf", "topf", "zopf", "knopf", "schopf",
    "tropf", "hof", "haf", "wolf", "duft", "wurf", "dorf",
    "gang", "hang", "rang", "strang", "klang", "sarg", "schlag", "trag", "betrag", "flug", "krug", "pflug", "zug", "anzug",
    "trog", "bog", "sprung", "schwung", "drang", "sang", "empfang", "fang",
    "bach", "bauch", "schlauch", "strauch", "brauch", "dach", "fach", "krach", "koch", "loch", "bruch", "spruch", "fluch",
    "tuch", "geruch", "zusammenbruch", "floh", "storch", "marsch", "busch", "bausch", "wunsch", "frosch", "kuh", "rausch",
    "bank", "schrank", "trank", "bock", "block", "rock", "stock", "pflock", "sack", "zank",
    "saal", "stall", "wall", "tal", "kanal", "choral", "general", "admiral", "kardinal", "korporal", "spital", "stuhl",
    "pfahl", "stahl", "maul", "vogel", "mangel", "mantel", "nagel", "sattel", "schnabel", "apfel", "zoll", "knall", "anfall",
    "vorfall", "unfall", "zufall", "marschall", "einfall",
    "baum", "raum", "saum", "schaum", "traum", "damm", "kamm", "lamm", "schlamm", "schwamm", "stamm", "darm", "schwarm",
    "sturm", "turm", "wurm", "strom",
    "hahn", "kahn", "kran", "zahn", "schwan", "span", "plan", "kaplan", "zaun", "mann", "sohn", "lohn", "ton", "huhn",
    "horn", "korn", "sporn",
    "altar", "bauer", "vater", "mutter", "bruder", "tochter", "schwager", "kloster", "acker", "hammer", "chor", "tenor", "schnur",
    "bischof",
    "bass", "fass", "pass", "anlass", "erlass", "nachlass", "einlass", "aderlass", "spass", "frass", "glas", "gras", "haus",
    "laus", "maus", "strauss", "schoss", "kloss", "floss", "ross", "schloss", "stoss", "fluss", "guss", "kuss", "nuss",
    "schuss", "schluss", "fuss", "gruss", "fuchs", "hals", "^gans", "wachs", "wuchs",
    "^arzt", "barzt", "garzt", "narzt", "sarzt", "rarzt", "farzt", "harzt", "tarzt", "ast", "gast", "mast", "palast",
    "blatt", "stadt", "vorrat", "^rat", "srat", "drat", "trat", "draht", "nacht", "pacht", "schacht", "tracht", "schaft", "saft", "kraft", "anwalt",
    "gehalt", "hut", "gut", "not", "haupt", "^haut", "zhaut", "nhaut", "braut", "kraut", "luft", "gruft", "kluft", "zunft",
    "kunft", "kunst", "gunst", "dunst", "brunst", "brust", "lust", "wurst", "faust", "angst", "papst", "propst", "^abt",
    "axt", "frost", "schwulst", "wulst", "nsucht", "lsucht", "zucht", "frucht", "wort", "kast", "gart", "markt",
    "gott", "bart", "amt",
    "platz", "satz", "schatz", "latz", "klotz", "holz", "sturz", "kranz", "schwanz", "tanz", "glanz", "schurz",
];

/// Nouns of which the plural is also another verb's infinitive.
#[rustfmt::skip]
pub(super) const PLURALS: &[&str] = &[
    "lauf", "kauf",
    "zwang",
    "brauch",
    "druck", "schmuck",
    "fall", "ball", "schall",
    "grab",
    "hass",
];

/// Adjectives with umlaut in comparison.
pub(super) const COMPARED: &[&str] = &[
    "alt", "arg", "arm", "bang", "blass", "dumm", "fromm", "gesund", "glatt", "grob", "gross", "hart",
    "hoch", "hoh", "jung", "kalt", "karg", "klug", "krank", "kurz", "lang", "nah", "nass", "rot", "scharf",
    "schmal", "schwach", "schwarz", "stark", "warm",
];

/// Makes the umlaut of a word without endings plain if it is inflection.
pub(super) fn fold(word: &mut Letters, stripped: Stripped) {
    let umlaut = word.as_slice().iter().rposition(u8::is_ascii_uppercase);
    let Some(at) = umlaut.filter(|_| word.has_umlauts()) else { return };
    let folded = word.folded();
    let plain = folded.as_slice();
    // The row must hold the umlaut: that of `Rückschlag` is not its head's.
    let ends = |table| tails::longest(plain, table) >= plain.len() - at;
    let last_vowel =
        !plain.get(at + 1..).is_some_and(|rest| rest.iter().any(|letter| b"aeiouy".contains(letter)));
    let inflected = stripped.er_plural && last_vowel
        || ends(Table::UmlautNoun)
        || !stripped.verbal && ends(Table::UmlautPlural)
        || stripped.compared && ends(Table::Compared);
    if inflected {
        word.fold_from(at);
    }
}

/// Gives a noun or name its umlaut that the lexicon has with one alone: `Lohningen` is read as `Löhningen`, `schluter` as `Schlüter`.
///
/// What is known of it then, `None` if nothing was done. Readers without umlauts on their keyboards type so; `Muller` stays what it is where there are Mullers.
pub(super) fn restore<'l>(word: &mut Letters, evidence: Evidence<'l>) -> Option<Evidence<'l>> {
    if evidence.is_empty() || evidence.uses() > 0 {
        return None;
    }
    let mut best: Option<(u32, Letters, Evidence<'l>)> = None;
    for at in 0..word.as_slice().len() {
        let mut umlauted = *word;
        if umlauted.umlaut(at) {
            let of_it = evidence.about(umlauted.as_slice());
            let uses = of_it.uses();
            if of_it.is_capitalised() && best.as_ref().is_none_or(|(most, ..)| uses > *most) {
                best = Some((uses, umlauted, of_it));
            }
        }
    }
    let (_, umlauted, evidence) = best?;
    *word = umlauted;
    Some(evidence)
}
