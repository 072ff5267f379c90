//! What tells one version of the analysis from another.

use crate::analyzer::Analyzer;

/// Words and word shapes that exercise each rule of the chain: a change of a rule shows here.
const PROBE: &str = "Sicherheit sicher sich Sicherheiten Häuser Haus Lawrows Lawrow Selenskyjs Museen Firmen Autos \
    Politiker Politik Politikerinnen Bürger:innen BürgerInnen Lehrer*in E.ON CDU/CSU Nord-Stream-2 G20 12:30 2.500,50 §218a z.B. \
    daß Kuß STRASSE Straße Mueller Müller Orbán Erdoğan Лавров ging gegangen aufgemacht anzufangen wandern sammelte \
    Ergebnisse Kapitalismus Kinder Länder Bild Gesicht schönsten größeren Wälder verlor O'Neill Zeitungen Königinnen \
    geredet abgeordneten vorzustellen lächelt rudern Themen Zentrum Wien spielend Freundschaften möglichkeit teuer dunkle der sich über Öl";

/// The terms of a fixed text in every zone. Two versions of this crate whose probes are equal may share an index; the
/// index manifest holds a hash of it.
pub fn probe() -> String {
    let mut out = String::new();
    Analyzer::new().analyze(PROBE, |t| {
        out.push_str(&format!("{}:{}:{}:{}\n", t.position, t.exact, t.stem, t.function_word));
    });
    out
}
