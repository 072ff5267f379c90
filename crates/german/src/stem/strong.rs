//! Strong and irregular verbs: `ging`, `gegangen`, `gibt` onto their infinitives.
//!
//! A row is the stem of an infinitive and the stems that its other forms have: past, subjunctive, participle, second and
//! third person. Regular endings follow them. Where a stem is also a noun's, a sign says which forms are the noun's:
//!
//! | sign | there is a noun | left to it | example |
//! |---|---|---|---|
//! | `:n` | without umlaut in the plural | no ending, -e, -en | `Schnitt, Schnitte` beside `er schnitt`; `schnittst` is the verb's |
//! | `:u` | with umlaut in the plural | no ending, -e | `Stand` beside `er stand`; `standen` is the verb's |
//! | `:e` | in -e | -e, -en | `Gabe, Gaben` beside `er gab` |
//! | `:p` | (no sign of a noun:) a stem of participles alone | all but ge-...-en, ver-...-en | `gegangen`; not `Gang` |
//! | `:f` | the same, with its ge- | all but -en | `gegessen` |
//! | `:b` | another verb's | all but no ending | `gelang` beside `gelangen` |
//! | `:0` | another word without an ending; with one, a shorter row's | no ending | `Angebot` beside `angeboten` |
//! | `:-` | a word that only looks like a form | all | `bekannt` beside `kannte` |
//!
//! Left out are forms that an own verb has (`führe` of `fahren` is `führen`'s, `tränke` of `trinken` `tränken`'s).
//! Source: grammar (lists of the strong verbs of any German grammar), by hand.

use super::letters::Letters;
use super::prefixes;
use super::trie::{Builder, Trie};
use std::sync::LazyLock;

/// Infinitive stems with the other stems of each verb.
#[rustfmt::skip]
const VERBS: &[(&str, &str)] = &[
    ("back", "buk bUk bAck"), ("befehl", "befahl befAhl befOhl befohl befiehl"), ("empfehl", "empfahl empfAhl empfOhl empfohl empfiehl"),
    ("beginn", "begann begAnn begOnn begonn"), ("beiss", "biss:n"), ("berg", "barg bArg borg:p birg"), ("berst", "barst bArst borst:p birst"),
    ("beweg", "bewog bewOg"), ("bieg", "bog:e bOg"), ("biet", "bot:e bOt angebot:0 verbot:0 gebot:0 aufgebot:0"), ("bind", "band:u bund:p"), ("bitt", "bat bAt gebet:f"),
    ("blas", "blies blAs"), ("bleib", "blieb"), ("brat", "briet brAt"), ("brech", "brach brAch broch brich"), ("brenn", "brannt"),
    ("bring", "bracht brAcht"), ("denk", "dacht dAcht verdacht:- andacht:-"), ("dresch", "drosch drOsch drisch"), ("dring", "drang:u drung:p"),
    ("ess", "ass:e Ass gegess:f iss:n"), ("fahr", "fuhr:e fAhr ausfuhr:- einfuhr:- zufuhr:- abfuhr:-"), ("fall", "fiel fAll:n"), ("fang", "fing fAng:n"), ("fecht", "focht fOcht ficht"),
    ("find", "fand fAnd fund:p"), ("flecht", "flocht flOcht flicht"), ("flieg", "flog flOg"), ("flieh", "floh:u"), ("fliess", "floss:n flOss:n"),
    ("fress", "frass frAss friss"), ("frier", "fror frOr"), ("gAr", "gor gOr"), ("gebAr", "gebor:f gebier"), ("geb", "gab:e gAb gib gieb"),
    ("gedeih", "gedieh"), ("geh", "ging gang:p"), ("geling", "gelang:b gelAng gelung:f"), ("gelt", "galt gAlt gOlt golt gilt"), ("genes", "genas genAs"),
    ("geniess", "genoss:e genOss"), ("gescheh", "geschah geschAh geschieh"), ("gewinn", "gewann gewAnn gewOnn gewonn"), ("giess", "goss:e gOss"),
    ("gleich", "glich"), ("gleit", "glitt"), ("glimm", "glomm glOmm"), ("grab", "grub:e grUb grAb:n"), ("greif", "griff angriff:- begriff:- zugriff:- eingriff:- Ubergriff:- rUckgriff:-"), ("halt", "hielt hAlt"),
    ("hAng", "hing hang:p"), ("hau", "hieb:n"), ("heb", "hob hOb hUb"), ("heiss", "hiess"), ("helf", "half hAlf holf hilf:e hUlf"), ("kenn", "kannt bekannt:-"),
    ("kling", "klang:u klAng:n klung"), ("kneif", "kniff:n"), ("komm", "kam kAm"), ("kriech", "kroch krOch"), ("lad", "lud lUd lAd:n"), ("lass", "liess lAss:n"),
    ("lauf", "lief lAuf:n"), ("leid", "litt"), ("leih", "lieh"), ("les", "las lAs lies last:-"), ("lieg", "lag:e lAg geleg:f verlag:0"), ("lOsch", "losch lisch"), ("erlOsch", "erlosch erlisch"),
    ("lUg", "log:e lOg"), ("meid", "mied"), ("melk", "molk"), ("mess", "mass:n mAss gemAss:- miss:n"), ("nehm", "nahm:e nAhm nomm nimm"), ("nenn", "nannt"),
    ("pfeif", "pfiff:n"), ("preis", "pries"), ("quell", "quoll quOll quill"), ("rat", "riet rAt:e"), ("gerat", "geriet gerAt:-"), ("reib", "rieb"), ("reiss", "riss:n"),
    ("reit", "ritt:n"), ("renn", "rannt"), ("riech", "roch rOch"), ("ring", "rang:u rung:p"), ("rinn", "rann rAnn ronn"), ("ruf", "rief"), ("sauf", "soff sOff sAuf"),
    ("saug", "sog:n sOg"), ("schaff", "schuf schUf"), ("scheid", "schied unterschied:- abschied:-"), ("schein", "schien:e"), ("scheiss", "schiss:n"),
    ("schelt", "scholt schOlt schilt"), ("scher", "schor schOr"), ("schieb", "schob schOb"), ("schiess", "schoss schOss geschoss:f"), ("schlaf", "schlief schlAf:e"),
    ("schlag", "schlug schlUg schlAg:n"), ("schleich", "schlich"), ("schleif", "schliff:n"), ("schliess", "schloss:u schlOss:n"),
    ("schling", "schlang:e schlung"), ("schmeiss", "schmiss:n"), ("schmelz", "schmolz schmOlz schmilz"), ("schneid", "schnitt:n"),
    ("schreck", "schrak schrAk schrock schrick"), ("schreib", "schrieb"), ("schrei", "schrie"), ("schreit", "schritt:n"), ("schweig", "schwieg"),
    ("schwell", "schwoll schwOll schwill"), ("schwimm", "schwamm:u schwAmm:n schwOmm schwomm"), ("schwind", "schwand schwAnd schwund:p"),
    ("schwing", "schwang schwAng schwung:p"), ("schwOr", "schwor schwur:n schwUr:n"), ("seh", "sah sAh sieh"), ("send", "sandt"),
    ("sing", "sang:u sAng:n sung"), ("sink", "sank sAnk sunk"), ("sinn", "sann sAnn sonn:p"), ("sitz", "sass sAss gesess:f"), ("spei", "spie"),
    ("spinn", "spOnn sponn"), ("sprech", "sprach:e sprAch:n sproch sprich"), ("spriess", "spross:e sprOss"), ("spring", "sprang sprAng sprung:p"),
    ("stech", "stach stAch stoch stich:n"), ("steh", "stand:u stAnd:n stUnd"), ("entsteh", "entstand entstUnd"), ("gesteh", "gestand gestUnd"), ("versteh", "verstUnd"), ("stehl", "stahl:u stAhl:n stohl stiehl"),
    ("steig", "stieg anstieg:- aufstieg:- abstieg:- einstieg:- umstieg:- ausstieg:-"), ("sterb", "starb stUrb storb stirb"), ("stieb", "stob stOb"), ("stink", "stank:u stunk"), ("stoss", "stiess stOss:n"),
    ("streich", "strich:n"), ("streit", "stritt"), ("trag", "trug trUg trAg:n betrug:-"), ("treff", "traf trAf troff triff"), ("treib", "trieb antrieb:- betrieb:- vertrieb:- auftrieb:- umtrieb:-"),
    ("tret", "trat trAt tritt rUcktritt:- auftritt:- eintritt:- austritt:- antritt:- zutritt:- beitritt:- Ubertritt:-"), ("trink", "trank:u trunk:p"), ("trUg", "trog:u trOg:n"), ("verderb", "verdarb verdUrb verdorb verdirb"),
    ("verdriess", "verdross"), ("vergess", "vergass vergAss vergiss"), ("verlier", "verlor verlOr"), ("wachs", "wuchs:u wUchs wAchs"), ("wAg", "wog:e wOg"),
    ("wasch", "wusch wUsch wAsch:e"), ("web", "wob wOb"), ("weich", "wich gewicht:-"), ("weis", "wies:e"), ("wend", "wandt verwandt:- gewandt:-"),
    ("werb", "warb wUrb worb wirb"), ("werf", "warf wUrf:n worf wirf"), ("wind", "wand:u wAnd:n wund:p"), ("wiss", "wusst wUsst"),
    ("wring", "wrang wrung"), ("zieh", "zog zOg herzog:-"), ("zwing", "zwang:u zwung"), ("hab", "hatt hAtt hat"), ("mOg", "mocht mOcht mag:e"),
    ("vermOg", "vermag vermocht"), ("woll", "will:e"), ("werd", "wurd wUrd word wird"), ("dUrf", "durft"), ("kOnn", "konnt"), ("mUss", "musst"),
    ("tu", "tAt:n"), ("erschreck", "erschrak erschrAk erschrock erschrick"), ("klimm", "klomm klOmm"), ("pfleg", "pflog"), ("ding", "dung:p"), ("sied", "sott sOtt"), ("trief", "troff:p"),
    ("salz", "salz:p"), ("mahl", "mahl:p"), ("spalt", "spalt:p"),
];

/// Which forms a noun claims.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    None,
    Noun,
    UmlautNoun,
    NounInE,
    Participle,
    FullParticiple,
    AllButBare,
    Bare,
    All,
}

/// The stems; the value of each is its row in [`VERBS`] and, in the four highest bits, its claim.
pub(super) static VARIANTS: LazyLock<Trie> = LazyLock::new(|| {
    let mut trie = Builder::new();
    for (row, (_, stems)) in VERBS.iter().enumerate() {
        for stem in stems.split(' ') {
            let (stem, sign) = stem.split_once(':').unwrap_or((stem, ""));
            let claim = CLAIMS.iter().position(|(known, _)| *known == sign).unwrap_or_default();
            // `getroffen` is of `treffen`, which stands first, and of `triefen`.
            let value = trie.insert(stem.bytes().rev());
            if *value == 0 {
                *value = (claim << CLAIM_SHIFT | (row + 1)) as u16;
            }
        }
    }
    trie.pack()
});

/// Signs and what they stand for.
const CLAIMS: [(&str, Claim); 9] = [
    ("", Claim::None),
    ("n", Claim::Noun),
    ("u", Claim::UmlautNoun),
    ("e", Claim::NounInE),
    ("p", Claim::Participle),
    ("f", Claim::FullParticiple),
    ("b", Claim::AllButBare),
    ("0", Claim::Bare),
    ("-", Claim::All),
];

/// Bits of a row's number.
const CLAIM_SHIFT: usize = 12;

/// Stems that end alike and are one behind the other: `fand` of `empfand`.
const MOST: usize = 4;

/// What follows a stem.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Nothing.
    None,
    /// -e, -en.
    E,
    En,
    /// -st, -t, -est, -et: no noun has these.
    Verbal,
    /// -en as in participles, declined: -ene, -enen ...
    Declined,
}

/// The same word with its verb's infinitive in -en, where it is a form with another stem.
pub(super) fn infinitive(word: &Letters) -> Option<Letters> {
    let all = word.as_slice();
    let endings: [(usize, Ending); 4] = match all {
        [.., b'e', b's', b't'] => {
            [(0, Ending::None), (1, Ending::Verbal), (2, Ending::Verbal), (3, Ending::Verbal)]
        }
        [.., b's', b's', b't'] => {
            [(0, Ending::None), (1, Ending::Verbal), (0, Ending::None), (0, Ending::None)]
        }
        [.., b's', b't'] => [(0, Ending::None), (1, Ending::Verbal), (2, Ending::Verbal), (0, Ending::None)],
        [.., b'e', b't'] => [(0, Ending::None), (1, Ending::Verbal), (2, Ending::Verbal), (0, Ending::None)],
        [.., b't'] => [(0, Ending::None), (1, Ending::Verbal), (0, Ending::None), (0, Ending::None)],
        [.., b'e', b'n', b'e', b'n' | b'r' | b's' | b'm'] => {
            [(4, Ending::Declined), (2, Ending::En), (0, Ending::None), (0, Ending::None)]
        }
        [.., b'e', b'n', b'e'] => {
            [(3, Ending::Declined), (1, Ending::E), (0, Ending::None), (0, Ending::None)]
        }
        [.., b'e', b'n'] => [(2, Ending::En), (0, Ending::None), (0, Ending::None), (0, Ending::None)],
        [.., b'e'] => [(1, Ending::E), (0, Ending::None), (0, Ending::None), (0, Ending::None)],
        _ => [(0, Ending::None); 4],
    };
    for (number, &(cut, ending)) in endings.iter().enumerate() {
        if number > 0 && cut == 0 && ending == Ending::None && endings.first() == Some(&(0, Ending::None)) {
            break;
        }
        let stem = all.get(..all.len() - cut)?;
        match find(stem, ending) {
            Found::Verb { prefix, row } => {
                let mut infinitive = *word;
                infinitive.truncate(prefix);
                infinitive.append(VERBS.get(row)?.0.as_bytes());
                infinitive.append(b"en");
                return Some(infinitive);
            }
            // `Gewicht`, and nothing of it is `gewich` with an ending.
            Found::OtherWord if cut == 0 => return None,
            Found::OtherWord | Found::Nothing => {}
        }
    }
    None
}

/// What a stem is.
enum Found {
    /// Where its prefixes end, without ge-, and which verb follows.
    Verb {
        prefix: usize,
        row: usize,
    },
    /// A word that only looks like a form.
    OtherWord,
    Nothing,
}

/// Which verb's form `stem` is; the longest row decides.
fn find(stem: &[u8], ending: Ending) -> Found {
    let mut rows = [(0, 0); MOST];
    let mut number = 0;
    VARIANTS.walk(stem.iter().rev(), |length, value| {
        if let Some(row) = rows.get_mut(number) {
            *row = (length, usize::from(value));
            number += 1;
        }
    });
    for &(length, value) in rows.iter().take(number).rev() {
        let head = stem.get(..stem.len() - length).unwrap_or_default();
        let claim = CLAIMS.get(value >> CLAIM_SHIFT).map_or(Claim::All, |(_, claim)| *claim);
        match fits(head, stem, claim, ending) {
            Some(prefix) => return Found::Verb { prefix, row: (value & ((1 << CLAIM_SHIFT) - 1)) - 1 },
            None if claim == Claim::All || claim == Claim::Bare && ending == Ending::None => {
                return Found::OtherWord;
            }
            None if claim == Claim::FullParticiple => return Found::Nothing,
            None => {}
        }
    }
    Found::Nothing
}

/// Whether a stem with such a claim can stand behind `head` and before `ending`: the length of the prefix, ge- left out.
fn fits(head: &[u8], stem: &[u8], claim: Claim, ending: Ending) -> Option<usize> {
    // `gebracht`, `gekannt`: a weak participle of a stem that changes. `geriet` is no participle.
    // No participle has an umlaut: `Gesprächen`, `Geräten`.
    let umlauted = stem.iter().any(u8::is_ascii_uppercase);
    let is_mixed = [b"cht".as_slice(), b"ndt", b"nnt", b"sst", b"rft"].iter().any(|end| stem.ends_with(end));
    let prefixed = |head: &[u8]| head.is_empty() || prefixes::is_separable(head);
    let participle = matches!(ending, Ending::En | Ending::Declined);
    // ge-...-en, ge-...-t
    if let Some(before) = head.strip_suffix(b"ge")
        && prefixed(before)
        && (participle && !umlauted && !matches!(claim, Claim::FullParticiple | Claim::All)
            || claim == Claim::None && is_mixed)
    {
        return Some(before.len());
    }
    // No noun begins with these and ends like a verb's past: `entstand`, `erklang`.
    let claim = match (head, claim) {
        (b"er" | b"ent" | b"zer", Claim::Noun | Claim::UmlautNoun | Claim::NounInE) => Claim::None,
        _ => claim,
    };
    let free = match claim {
        Claim::None => ending != Ending::Declined || prefixes::is_inseparable(head),
        Claim::Noun => ending == Ending::Verbal,
        Claim::UmlautNoun => matches!(ending, Ending::Verbal | Ending::En),
        Claim::NounInE => matches!(ending, Ending::Verbal | Ending::None),
        Claim::Participle => participle && prefixes::is_inseparable(head),
        Claim::FullParticiple => participle,
        Claim::AllButBare => ending == Ending::None,
        Claim::Bare | Claim::All => false,
    };
    (free && (prefixed(head) || prefixes::is_inseparable(head))).then_some(head.len())
}
