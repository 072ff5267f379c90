//! Words that seem to have an ending, but have none: `Zeit` is no form of `zeien`, `Haus` no
//! genitive of `Hau`.
//!
//! A row matches the end of a word: the head of a compound (`Jahreszeit`) or a suffix
//! (`Sicherheit`). After `^` it matches only the whole word (`Test`, because `kauftest` ends like
//! it). Nouns with an umlaut in the plural are such words too; they are in
//! [`umlauts`](super::umlauts). Source: grammar (suffixes of nouns, frequent nouns and adjectives
//! in -t, -s, -n, -nd), by hand.

/// Complete words, and suffixes of such words.
#[rustfmt::skip]
pub(crate) const WORDS: &[&str] = &[
    "^montage", "^rent", "flUcht", "schlAcht", "demontage", "reportage", "sabotage", "^nichte",
    "abend", "advent", "bund", "feind", "freund", "fund", "gegend", "hund", "hintergrund", "jugend", "kind", "leumund",
    "mond", "pfund", "rind", "schund", "schwund", "tausend", "trend", "tugend", "verband", "vorwand", "wind", "wund",
    "jemand", "niemand", "dutzend", "^elend", "gesund", "rund", "blind", "fremd", "geschwind", "dividend", "^legend", "fond",
    "dokument",
    "wend", "spend", "blend", "^end", "beend", "verend", "^vollend", "^send", "versend", "aussend", "entsend", "absend", "einsend", "zusend", "Ubersend",
    "kalend", "wochenend", "jahresend", "lebensend", "kriegsend", "monatsend", "tagesend", "weltend", "saisonend", "ssent",
    "haus", "preis", "kreis", "weis", "eis", "gleis", "hals", "puls", "^fels", "kurs", "^vers", "^mars", "^zins", "^gans",
    "krebs", "fuchs", "^lachs", "^dachs", "^luchs", "^flachs", "^gas", "gras", "glas", "gips", "schnaps", "mops", "klaps",
    "stups", "^los", "kuriOs", "praxis", "basis", "tennis", "chaos", "kosmos", "atlas", "moos", "^mus", "reis", "greis",
    "sechs", "diskurs", "konkurs", "exzess", "kaos", "mais", "raps", "lotus", "^jens", "^hans", "^klaus", "^claus",
    "applaus", "paris", "pils", "^anis", "^iris", "^ananas", "paradies", "kies", "riss", "vlies", "dies", "fries", "^bis",
    "Os", "leis", "gewiss", "konfus", "nervOs", "seriOs",
    "heit", "keit", "schaft", "tAt", "^tat", "list", "rist", "zist", "nist", "tist", "gist", "hist", "dist", "mist", "ment", "dent", "zent", "gent", "lent", "tient", "rrent",
    "rant", "dant", "mant", "gant", "fant", "tant", "vant", "ssant", "zeit", "arbeit", "welt", "^zelt", "geld", "wort", "ort", "^art", "sart", "nart", "rtart", "fahrt", "wert",
    "sport", "port", "staat", "saat", "monat", "rat", "rekord", "wirt", "fort", "hort", "antwort", "konzert", "experiment",
    "stadt", "schritt", "schnitt", "tritt", "gebiet", "dienst", "geist", "gewalt", "gestalt", "gehalt", "inhalt", "anstalt",
    "haushalt", "aufenthalt", "sachverhalt", "asphalt", "gebot", "verbot", "angebot", "aufgebot", "boot", "brot", "schrott",
    "spott", "gott", "bankrott", "recht", "gericht", "bericht", "nachricht", "^licht", "sicht", "schicht", "pflicht",
    "geschicht", "gewicht", "unterricht", "gesicht", "verzicht", "ohnmacht", "vollmacht", "grossmacht", "weltmacht",
    "supermacht", "nacht", "^acht", "pracht", "tracht", "fracht", "schlacht", "andacht", "verdacht", "flucht", "frucht",
    "nsucht", "lsucht", "eifersucht", "zucht", "schlucht", "luft", "kraft", "haft", "saft", "geschAft",
    "gerAt", "schrift", "gift", "stift", "trift", "angst", "kunst", "gunst", "durst", "herbst", "obst", "^ernst", "fUrst",
    "oberst", "forst", "wurst", "verlust", "lust", "brust", "frust", "august", "last", "palast", "gast", "mast", "ast",
    "^rest", "^test", "protest", "^fest", "^nest", "^west", "^ost", "nordost", "sUdost", "^kost", "post", "trost", "rost",
    "frost", "^list", "frist", "twist", "effekt", "projekt", "objekt", "subjekt", "aspekt", "respekt", "defekt", "insekt",
    "sekt", "^akt", "fakt", "takt", "kontakt", "kompakt", "punkt", "produkt", "konflikt", "delikt", "edikt", "architekt",
    "dialekt", "instinkt", "markt", "^amt", "zamt", "damt", "uamt", "tamt", "lamt", "eramt", "gesamt", "samt", "zimt",
    "^abt", "haupt", "konzept", "rezept", "script", "skript", "manuskript", "front", "horizont", "kontinent", "gut", "hut",
    "mut", "wut", "flut", "glut", "blut", "brut", "armut", "minut", "institut", "statut", "akut", "absolut", "^haut",
    "zhaut", "nhaut", "^laut", "braut", "kraut", "maut", "not", "kot", "rot", "tot", "bot", "schlot", "pilot", "idiot",
    "patriot", "zitat", "format", "automat", "diplomat", "soldat", "kandidat", "senat", "resultat", "attentat", "referat",
    "sekretariat", "privat", "separat", "quadrat", "apparat", "heirat", "vorrat", "heimat", "salat", "draht", "naht",
    "blatt", "stett", "brett", "bett", "fett", "ballett", "kabinett", "etikett", "komplett", "nett", "fit", "profit",
    "kredit", "defizit", "limit", "granit", "appetit", "bandit", "poet", "prophet", "planet", "magnet", "paket", "pakt",
    "alphabet", "budget", "internet", "karat", "leut", "sanft", "zukunft", "ankunft", "auskunft", "herkunft", "unterkunft",
    "vernunft", "zunft", "gruft", "duft", "schuft", "kluft", "^schurft", "tret", "biet", "^reit", "leit", "halt", "^gelt",
    "entgelt", "vergelt", "bitt", "leist", "deut", "lAut", "miet", "rett", "tast", "lUft", "heft", "schUtt", "trOst", "rOst",
    "rUst", "^bet", "anbet", "wart", "brat", "schelt", "fecht", "flecht", "fUrcht", "zUcht", "seit", "breit", "weit",
    "bereit", "streit", "gescheit", "kalt", "alt", "hart", "zart", "bart", "start", "schlecht", "leicht", "dicht", "feucht",
    "^echt", "^schlicht", "glatt", "matt", "platt", "satt", "spAt", "perfekt", "direkt", "exakt", "intakt", "abstrakt",
    "korrekt", "konkret", "diskret", "elit", "bunt", "exzellent", "konsequent", "wust", "dunst", "gespenst", "gespinst",
    "kontrast", "ballast", "knast", "bast", "hast", "rast", "quast", "^zweit", "^dritt", "^viert", "^mitt",
    "zehn", "kUhn", "braun", "zaun", "clown",
];

/// Verb forms that end like a row and do have an ending.
pub(crate) const VERBS: &[&str] = &["schaut", "habend", "langsamt"];
