//! Verbal prefixes.
//!
//! Separable ones take ge- and zu- behind them (`ab-ge-sagt`), inseparable ones stand in the place of ge- (`ver-standen`);
//! both may come together (`an-er-kannt`). Also here: what verbs take like a separable prefix (`teil-genommen`).
//! Source: grammar (Duden, verbal prefixes and particles), by hand.

/// Letters of the longest row of [`is_separable`].
pub(super) const LONGEST: usize = 14;

/// Whether `prefix` is a separable prefix.
#[rustfmt::skip]
pub(super) fn is_separable(prefix: &[u8]) -> bool {
    match prefix.len() {
        2 => matches!(prefix, b"ab" | b"an" | b"da" | b"um" | b"zu"),
        3 => matches!(prefix, b"auf" | b"aus" | b"bei" | b"dar" | b"ein" | b"gut" | b"her" | b"hin" | b"hof" | b"los" | b"mit" | b"neu" | b"not" | b"rad" | b"ran" | b"rum" | b"tot" | b"vor" | b"weg"),
        4 => matches!(prefix, b"acht" | b"dran" | b"drin" | b"dUnn" | b"fehl" | b"feil" | b"fein" | b"fern" | b"fest" | b"fort" | b"frei" | b"haus" | b"heim" | b"hier" | b"hoch" | b"hohn" | b"hops" | b"inne" | b"irre" | b"kalt" | b"klar" | b"kopf" | b"kund" | b"kurz" | b"lahm" | b"lang" | b"lieb" | b"miss" | b"nach" | b"nahe" | b"quer" | b"rauf" | b"raus" | b"rein" | b"rUck" | b"rund" | b"seil" | b"sUss" | b"teil" | b"tief" | b"treu" | b"Uber" | b"voll" | b"wach" | b"wahr" | b"warm" | b"wert" | b"wett" | b"wohl" | b"wund"),
        5 => matches!(prefix, b"bauch" | b"bevor" | b"blank" | b"bloss" | b"breit" | b"dabei" | b"daher" | b"dahin" | b"daran" | b"davon" | b"davor" | b"dazu" | b"dicht" | b"drauf" | b"drein" | b"durch" | b"einzu" | b"empor" | b"flach" | b"flott" | b"fremd" | b"gegen" | b"gross" | b"herab" | b"heran" | b"herum" | b"hinab" | b"hinan" | b"hinzu" | b"kehrt" | b"klein" | b"krank" | b"krumm" | b"offen" | b"preis" | b"rUber" | b"schau" | b"schOn" | b"stand" | b"statt" | b"staub" | b"still" | b"stoss" | b"umher" | b"umhin" | b"Ubrig" | b"unter" | b"voran" | b"vorab" | b"wider" | b"zugute" | b"zuvor"),
        4..=6 => matches!(prefix, b"dazu" | b"zugute" | b"bekannt" | b"bereit" | b"darauf" | b"darein" | b"drUber" | b"einher" | b"falsch" | b"fertig" | b"gerade" | b"gesund" | b"gleich" | b"glatt" | b"haften" | b"heilig" | b"herauf" | b"heraus" | b"herbei" | b"herein" | b"hervor" | b"hinauf" | b"hinaus" | b"hinein" | b"hintan" | b"hinten" | b"hinweg" | b"hAngen" | b"kaputt" | b"kennen" | b"leicht" | b"liegen" | b"nieder" | b"pleite" | b"runter" | b"sauber" | b"schief" | b"schwer" | b"sicher" | b"sitzen" | b"stecken" | b"stehen" | b"straff" | b"stramm" | b"Uberein" | b"voraus" | b"vorbei" | b"vorher" | b"vorhin" | b"vorweg" | b"weiter" | b"wieder" | b"zurUck" | b"zutage" | b"zuteil" | b"zurecht"),
        _ => matches!(prefix, b"abwArts" | b"aneinander" | b"aufeinander" | b"aufwArts" | b"auseinander" | b"auswArts" | b"bankrott" | b"beieinander" | b"beisammen" | b"bekannt" | b"dagegen" | b"dahinter" | b"daneben" | b"dazwischen" | b"drauflos" | b"drunter" | b"durcheinander" | b"einwArts" | b"entgegen" | b"entlang" | b"entzwei" | b"gefangen" | b"gegeneinander" | b"gegenUber" | b"herUber" | b"herunter" | b"hierher" | b"hierhin" | b"hindurch" | b"hinterdrein" | b"hinterher" | b"hinUber" | b"hinunter" | b"ineinander" | b"maschine" | b"miteinander" | b"nebenher" | b"richtig" | b"rUckwArts" | b"schlecht" | b"schwarz" | b"spazieren" | b"stecken" | b"trocken" | b"Uberein" | b"verloren" | b"voneinander" | b"vorlieb" | b"vorUber" | b"vorwArts" | b"wichtig" | b"zueinander" | b"zunichte" | b"zurecht" | b"zusammen" | b"zuwider" | b"zwischen"),
    }
}

/// Whether `prefix` is an inseparable prefix, alone or behind a separable one.
pub(super) fn is_inseparable(prefix: &[u8]) -> bool {
    const ROWS: [&[u8]; 14] = [
        b"be", b"emp", b"ent", b"er", b"ge", b"miss", b"ver", b"zer", b"Uber", b"unter", b"hinter", b"wider",
        b"um", b"durch",
    ];
    ROWS.iter()
        .any(|row| prefix.strip_suffix(*row).is_some_and(|before| before.is_empty() || is_separable(before)))
}
