//! Plurals that do not add an ending to the singular: `Museen`, `Firmen`.
//!
//! Source: grammar (plurals of foreign words), by hand. A row also matches the head of a compound.
//! Not listed: plurals that are another word's singular (`Daten` is not `Datum` to a reader).

/// Plural and singular. After `^` a plural matches only the whole word.
#[rustfmt::skip]
pub(crate) const PLURALS: &[(&str, &str)] = &[
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
