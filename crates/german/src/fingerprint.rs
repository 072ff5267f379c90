//! The fingerprint of the analysis: it differs between versions that cannot share an index.

use crate::analyzer::Analyzer;
use crate::learn::{LexiconBuilder, Vocabulary};
use crate::lexicon::Lexicon;
use std::sync::Arc;

/// Words that exercise each rule of the chain, so that a change of a rule changes the probe.
const PROBE: &str = "Sicherheit sicher sich Sicherheiten Häuser Haus Lawrows Lawrow Selenskyjs Museen Firmen Autos \
    Politiker Politik Politikerinnen Bürger:innen BürgerInnen Lehrer*in E.ON CDU/CSU Nord-Stream-2 G20 12:30 2.500,50 §218a z.B. \
    daß Kuß STRASSE Straße Mueller Müller Orbán Erdoğan Лавров ging gegangen aufgemacht anzufangen wandern sammelte \
    Ergebnisse Kapitalismus Kinder Länder Bild Gesicht schönsten größeren Wälder verlor O'Neill Zeitungen Königinnen \
    geredet abgeordneten vorzustellen lächelt rudern Themen Zentrum Wien spielend Freundschaften möglichkeit teuer dunkle der sich über Öl Delphin Theil Cöln Schifffahrt Sicher-\nheit Ko\u{FB00}er bot Ärztin Polens Walterss Innen- und Außenminister, Ein- und Ausfuhr \
    Bundessicherheitsrat Klimaschutz Stadtteilschule Ratsmitglieder Лавров Київ Lavrov Schewtschenko Shevchenko Zelenskyy Čapek \
    mag log erlosch Verlag Angebot Gewicht Last Betrug Herzogin Willen Magen \
    verwendet vollendet verendet Wochenende Kalender Gründerinnen Maler Interessent";

/// Sentences for a lexicon, for the rules that consult it.
const ARCHIVE: &str = "Gestern sprach Kanzler Willy Brandt in Löhningen. Der Brand ist gelöscht. Auch Geert Wilders kam. Im Novum stand ein \
    wildes Tier. Dort traf Präsident Joe Biden auf Helmut Kohl, und es gab Kohle. Man nennt es Reform, Kollaps, Status. \
    Das Schiff liegt im Hafen. Er las Hafis.";

/// Words that this lexicon decides about.
const DECIDED: &str = "Brandt Brandts Brand Lohningen Wilders Biden Bidens Noven Kohl Kohle Kohlen Kollaps Kollapses Status Hafen";

/// The terms of fixed texts in every level, without a lexicon and with one. Two versions of this
/// crate with equal probes may share an index; the manifest of an index holds a hash of the probe.
pub fn probe() -> String {
    let mut builder = LexiconBuilder::default();
    (0..30).for_each(|_| builder.add_text(ARCHIVE));
    let bytes = builder.finish(&Vocabulary::default());
    let mut out: String = bytes.iter().take(8).map(|byte| char::from(*byte)).collect();
    // A lexicon that was just written is valid.
    let lexicon = Arc::new(Lexicon::from_bytes(Box::new(bytes)).unwrap_or_default());
    for (mut analyzer, text) in [(Analyzer::new(), PROBE), (Analyzer::with_lexicon(lexicon), DECIDED)] {
        analyzer.analyze(text, |t| {
            let lists =
                [t.parts, t.names, t.prefixes].map(|terms| terms.iter().collect::<Vec<_>>().join(" "));
            let (position, exact, stem) = (t.position, t.exact, t.stem);
            out.push_str(&format!("{position}:{exact}:{stem}:{}:{lists:?}\n", t.function_word));
        });
    }
    out
}
