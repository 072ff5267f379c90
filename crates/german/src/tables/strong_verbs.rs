//! Strong and irregular verbs, with their stems by ablaut: `geh`: `ging`, `gang`.
//!
//! A row is the stem of an infinitive and the stems of its other forms: past, subjunctive,
//! participle, second and third person. Regular endings follow them. If another word has the same
//! stem, a sign says which forms belong to that word:
//!
//! - `:n`, a noun without umlaut in the plural: no ending, -e, -en. `Schnitt`, `Schnitte` and `er
//!   schnitt`, but `schnittst` is the verb's.
//! - `:u`, a noun with umlaut in the plural: no ending, -e. `Stand` and `er stand`, but `standen`
//!   is the verb's.
//! - `:e`, a noun in -e: -e, -en. `Gabe`, `Gaben` and `er gab`.
//! - `:p`, no other word, but a stem of participles alone: all forms except ge-...-en, ver-...-en.
//!   `gegangen`; not `Gang`.
//! - `:f`, the same, written with its ge-: all except -en. `gegessen`.
//! - `:b`, another verb: all except the one without ending. `gelang`, `gelangen`.
//! - `:0`, any word: no ending; with an ending, a shorter row decides. `Angebot`, `angeboten`.
//! - `:-`, a word that only looks like a form: all. `bekannt`, `kannte`.
//!
//! Not listed: forms that are another verb's (`führe` of `fahren` is a form of `führen`, `tränke`
//! of `trinken` one of `tränken`). Source: the lists of strong verbs of any German grammar, by
//! hand.

use super::trie::{Trie, TrieBuilder};
use std::sync::LazyLock;

/// Infinitive stems with the other stems of each verb.
#[rustfmt::skip]
pub(crate) const VERBS: &[(&str, &str)] = &[
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

/// Which forms are another word's: the signs of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
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

/// The stems, searched from the end of a word; [`decode`] reads the values.
pub(crate) static STEMS: LazyLock<Trie> = LazyLock::new(|| {
    let mut trie = TrieBuilder::new();
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
    trie.build()
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

/// The claim stands in the bits above these, which hold the number of the row, from 1.
const CLAIM_SHIFT: usize = 12;

/// The claim on a stem and the row of its verb in [`VERBS`], from its value in [`STEMS`].
pub(crate) fn decode(value: u16) -> (Claim, usize) {
    let value = usize::from(value);
    let claim = CLAIMS.get(value >> CLAIM_SHIFT).map_or(Claim::All, |(_, claim)| *claim);
    (claim, (value & ((1 << CLAIM_SHIFT) - 1)).saturating_sub(1))
}
