//! Plurals that are no ending behind the singular: `Museen` is `Museum`, `Firmen` is `Firma`.
//!
//! A row also matches the head of a compound (`Landesmuseen`). Source: grammar (plurals of foreign words), by hand.
//! Not done: plurals that are another word's singular (`Daten` is not `Datum` to a reader).

use super::evidence::Evidence;
use super::letters::Letters;
use super::tails::{self, Table};

/// Plural and singular; a plural behind `^` is the whole word.
#[rustfmt::skip]
pub(super) const PLURALS: &[(&str, &str)] = &[
    ("museen", "museum"), ("jubilAen", "jubilAum"), ("mausoleen", "mausoleum"), ("lyzeen", "lyzeum"), ("kolosseen", "kolosseum"),
    ("zentren", "zentrum"), ("spektren", "spektrum"), ("rhythmen", "rhythmus"), ("zyklen", "zyklus"), ("globen", "globus"),
    ("viren", "virus"), ("bazillen", "bazillus"), ("organismen", "organismus"), ("mechanismen", "mechanismus"),
    ("firmen", "firma"), ("themen", "thema"), ("themata", "thema"), ("dramen", "drama"), ("dogmen", "dogma"), ("prismen", "prisma"),
    ("panoramen", "panorama"), ("schemata", "schema"), ("villen", "villa"), ("pizzen", "pizza"), ("skalen", "skala"), ("aulen", "aula"),
    ("arenen", "arena"), ("konten", "konto"), ("kommata", "komma"), ("risiken", "risiko"), ("fresken", "fresko"), ("saldi", "saldo"),
    ("salden", "saldo"), ("embargen", "embargo"), ("fakten", "faktum"), ("^alben", "album"), ("foren", "forum"), ("individuen", "individuum"),
    ("vakuen", "vakuum"), ("referenden", "referendum"), ("memoranden", "memorandum"), ("addenden", "addendum"), ("visa", "visum"), ("visen", "visum"),
    ("praktika", "praktikum"), ("antibiotika", "antibiotikum"), ("lexika", "lexikon"), ("generika", "generikum"), ("narkotika", "narkotikum"),
    ("atlanten", "atlas"), ("kakteen", "kaktus"), ("praxen", "praxis"),
    ("ministerien", "ministerium"), ("kriterien", "kriterium"), ("gremien", "gremium"), ("stadien", "stadium"), ("medien", "medium"),
    ("laboratorien", "laboratorium"), ("territorien", "territorium"), ("konsortien", "konsortium"), ("stipendien", "stipendium"),
    ("evangelien", "evangelium"), ("gymnasien", "gymnasium"), ("prAsidien", "prAsidium"), ("symposien", "symposium"), ("podien", "podium"),
    ("imperien", "imperium"), ("kuratorien", "kuratorium"), ("sanatorien", "sanatorium"), ("auditorien", "auditorium"), ("moratorien", "moratorium"),
    ("direktorien", "direktorium"), ("krematorien", "krematorium"), ("observatorien", "observatorium"), ("mysterien", "mysterium"), ("aquarien", "aquarium"),
    ("szenarien", "szenario"), ("privilegien", "privileg"), ("prinzipien", "prinzip"), ("materialien", "material"),
    ("mineralien", "mineral"), ("fossilien", "fossil"), ("reptilien", "reptil"), ("indizien", "indiz"), ("adverbien", "adverb"), ("partizipien", "partizip"), ("kollegien", "kollegium"),
    ("radien", "radius"), ("genien", "genius"), ("termini", "terminus"), ("modi", "modus"), ("soli", "solo"), ("tempi", "tempo"), ("celli", "cello"),
    ("sAle", "saal"), ("sAlen", "saal"),
];

/// Uses of a singular from which on a plural is put to it.
const LEARNED: u32 = 4;

/// Endings of plurals, and those of singulars that may belong to them.
const PATTERNS: [(&[u8], &[&[u8]]); 3] = [
    (b"ien", &[b"ium", b"ion"]),
    (b"en", &[b"um", b"us", b"a", b"on", b"is", b"os", b"o"]),
    (b"a", &[b"um", b"on"]),
];

/// Puts a plural of the table into its singular; others where the lexicon has the one and no regular form.
pub(super) fn singular(word: &mut Letters, evidence: Evidence<'_>) {
    let all = word.as_slice();
    if !matches!(all, [_, _, _, .., b'n' | b'a' | b'i' | b'e']) {
        return;
    }
    let length = tails::longest(all, Table::Irregular);
    let row = || {
        PLURALS.iter().find(|(plural, _)| {
            all.ends_with(plural.trim_start_matches('^').as_bytes())
                && plural.trim_start_matches('^').len() == length
        })
    };
    if length > 0
        && let Some((_, singular)) = row()
    {
        word.truncate(all.len() - length);
        word.append(singular.as_bytes());
    } else if !evidence.is_empty() && evidence.is_written_like_a_noun() != Some(false) {
        let known = PATTERNS.iter().find_map(|(plural, singulars)| {
            let head = all.strip_suffix(*plural).filter(|head| head.len() >= 3)?;
            Some((head, learned(head, plural, singulars, evidence)?))
        });
        if let Some((head, singular)) = known {
            let length = head.len();
            word.truncate(length);
            word.append(singular);
        }
    }
}

/// The singular that the lexicon has of `head` and an ending, if the plural is no regular one.
fn learned(
    head: &[u8],
    plural: &[u8],
    singulars: &'static [&'static [u8]],
    evidence: Evidence<'_>,
) -> Option<&'static [u8]> {
    let regular: &[&[u8]] = match plural {
        b"ien" => &[b"ie"],
        b"en" => &[b"", b"e"],
        _ => &[b"as"],
    };
    if regular.iter().any(|ending| evidence.count(head, ending) > 0) {
        return None;
    }
    singulars
        .iter()
        .copied()
        .find(|ending| evidence.count(head, ending) >= LEARNED && evidence.is_singular_of_this(head, ending))
}
