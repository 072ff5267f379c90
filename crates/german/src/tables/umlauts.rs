//! Words whose inflected forms have an umlaut: `Haus, Häuser`, `alt, älter`.
//!
//! Source: grammar, by hand. The nouns with an umlaut in the plural and the adjectives with an
//! umlaut in comparison are closed classes. A row also matches the head of a compound or of a
//! derived word.

/// Nouns with an umlaut in the plural, without endings.
#[rustfmt::skip]
pub(crate) const NOUNS: &[&str] = &[
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

/// The same, where the plural is also the infinitive of another verb.
#[rustfmt::skip]
pub(crate) const PLURALS: &[&str] = &[
    "lauf", "kauf",
    "zwang",
    "brauch",
    "druck", "schmuck",
    "fall", "ball", "schall",
    "grab",
    "hass",
];

/// Adjectives with an umlaut in comparison.
pub(crate) const COMPARED: &[&str] = &[
    "alt", "arg", "arm", "bang", "blass", "dumm", "fromm", "gesund", "glatt", "grob", "gross", "hart",
    "hoch", "hoh", "jung", "kalt", "karg", "klug", "krank", "kurz", "lang", "nah", "nass", "rot", "scharf",
    "schmal", "schwach", "schwarz", "stark", "warm",
];
