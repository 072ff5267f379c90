//! Words that most compounds of the German press are made of. They help small archives, which may
//! have `Sicherheitsrat` and never `Rat`; a large archive has them all.
//!
//! Source: by hand. Each is an exact term, followed, after a slash, by the linking element that the
//! word takes as a modifier; `-` is a lost -e.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Endings of forms that any of the words may have.
const ENDINGS: [&str; 7] = ["n", "en", "s", "es", "e", "in", "innen"];

/// Grouped by linking element, in no other order.
const SEED: &str = "
    stadt land rat recht haus bau welt zeit feld sport kultur musik film buch bild text wort spiel ball platz punkt preis markt geld bank
    werk stoff kraft strom wasser luft licht waerme energie atom gas oel kohle stahl holz auto rad bahn flug schiff hafen fluss see meer
    berg wald tier fisch obst brot bier wein fleisch milch gift krebs herz hirn blut haut arm fuss kopf hand mund zahn auge ohr finger
    papier netz daten computer internet medien presse radio fernsehen telefon brief post paket karte plan ziel weg pfad tor dach wand
    fenster tuer zimmer raum saal halle buero klima umwelt natur chemie physik technik mathematik kunst theater
    kino oper tanz mode stil form farbe ton schall chor lied steuer zoll lohn renten kredit konto kasse boerse aktien fonds zins haushalt
    kosten kauf handel export import firma konzern industrie fabrik lager ware produkt marke muell abfall abgas auspuff motor reifen
    partei wahl volk partner frieden krieg militaer armee waffe panzer rakete bombe terror gewalt mord raub dieb polizei justiz straf
    zivil sozial finanz innen aussen ober mittel haupt neben klein gross hoch tief alt neu jung frei fern nah rund gegen grund sonder
    eltern mutter vater bruder schwester baby senior team trainer spieler schuetze torwart liga pokal turnier rekord lauf sprung
    politik lage rolle frage thema linie reise ferien hotel restaurant kueche kaffee tee zucker salz oktober november dezember januar
    februar maerz april mai juni juli august september montag dienstag mittwoch donnerstag freitag samstag sonntag nacht abend
    nord sued west ost europa china russland ukraine amerika afrika asien nato reform konflikt krise gipfel kanzler minister
    praesident chef vize general oberst haft prozess klage zeuge akte protokoll bericht artikel magazin blatt druck test impf corona
    pflege arzt klinik patient notfall virus grippe drogen alkohol tabak schutz dienst amt vertrag antrag beruf
    umsatz gewinn verlust boden schnee eis regen sturm hitze wind sonne mond stern nebel wetter
    staat/s sicherheit/s freiheit/s gesundheit/s krankheit/s mehrheit/s minderheit/s einheit/s arbeit/s wirtschaft/s wissenschaft/s
    gesellschaft/s gemeinschaft/s landschaft/s botschaft/s mannschaft/s gewerkschaft/s regierung/s verfassung/s verwaltung/s
    versicherung/s forschung/s bildung/s erziehung/s ausbildung/s entwicklung/s verteidigung/s zeitung/s meinung/s handlung/s
    verhandlung/s ordnung/s leistung/s leitung/s rechnung/s wohnung/s siedlung/s versorgung/s ernaehrung/s bewegung/s beziehung/s
    entscheidung/s loesung/s stimmung/s abstimmung/s sitzung/s rettung/s sicherung/s steuerung/s planung/s wahrung/s waehrung/s
    foerderung/s migration/s integration/s information/s produktion/s aktion/s kommission/s koalition/s opposition/s fraktion/s
    revolution/s nation/s region/s station/s position/s union/s demonstration/s investition/s operation/s organisation/s institution/s
    religion/s inflation/s universitaet/s qualitaet/s identitaet/s kapazitaet/s elektrizitaet/s leben/s unternehmen/s verfahren/s
    schaden/s verkehr/s betrieb/s bezirk/s gebiet/s gericht/s gesetz/es verein/s verband/s vertrag/s antrag/s auftrag/s
    vorstand/s aufsicht/s eigentum/s koenig/s krieg/s frieden/s glaube/ns beruf/s geschaeft/s gefaengnis gewinn/s anspruch/s einkommen/s
    mitglied/s mitglieder vermoegen/s anwalt/s ausschuss ausland/s inland/s heimat bischof/s zukunft/s herkunft/s geburt/s hochzeit/s alter/s rueckzug/s
    einsatz bestand/s zustand/s widerstand/s waffenstillstand/s angriff/s eingriff/s monat/s mittag/s
    bund/es land/es tag/es jahr/es gott/es geist/es meer/es leib/es stand/es
    kind/er bild/er land/er haus/er buch/er lied/er volk/er rad/er kleid/er
    strasse/n woche/n stunde/n minute/n sprache/n familie/n frau/en mensch/en student/en praesident/en soldat/en polizist/en
    journalist/en asyl nummer/n kirche/n gemeinde/n kunde/n name/ns wolke/n sonne/n bauer/n lampe/n maschine/n
    karte/n kette/n rose/n tasche/n flasche/n strecke/n brille/n waffe/n rakete/n grenze/n reihe/n stelle/n seite/n quelle/n
    rente/n miete/n kranke/n gruppe/n klasse/n hund/e pferd/e schwein/e tag/e weg/e
    schule/- sprache/- ende/- erde/- kirche/- grenze/- wolle/- farbe/- schreib lese fahr lehr lern wohn
    lehrer schueler leiter fuehrer helfer sprecher vertreter richter kaempfer fahrer fahrzeug zeug teil anteil zahl
    anzahl menge quote rate wert grad stufe phase zeitraum dauer beginn anfang schluss folge reihe serie gruppe kreis runde
    treffen besuch gespraech rede vortrag debatte streit kampf schlacht sieg niederlage erfolg opfer taeter held star
    gefahr risiko angst sorge not mangel armut reichtum schuld pflicht verbot gebot gefuehl sinn wille macht kontrolle pruefung
    verfassungsgericht gerichtshof parlament senat kabinett ministerium behoerde zentrale stelle filiale messe kongress konferenz
    tagung forum buendnis allianz abkommen pakt embargo sanktion massnahme projekt programm konzept modell system struktur
    insel kueste ufer strand tal schlucht wueste zone grenze front bruecke tunnel mauer turm burg schloss dom kloster
    museum archiv bibliothek galerie denkmal friedhof park garten spielplatz stadion becken anlage geraet maschine instrument
    koerper seele leiche geburt tod hochzeit feier fest jubilaeum kalender uhr datum termin frist pause urlaub
    meister weltmeister mann frau maedchen junge kerl familie leute bevoelkerung bewohner buerger buergermeister nachbar freund feind
    winter sommer herbst fruehling fruehjahr ferien lieferung/s verteilung/s beteiligung/s verbindung/s veranstaltung/s erklaerung/s
    aerztin tuer real grundlage halle zug lehre suche pruefung bremse decke deckel miete wende ausstieg bau abbau aufbau ausbau
    gast wirt kellner koch baecker metzger bauer gaertner handwerker arbeiter angestellte beamte soldat offizier spion agent
";

/// The words of the seed.
static WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words().map(|(word, _)| word).collect());

/// The words as modifiers, with their linking elements.
static MODIFIERS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| words().map(|(_, modifier)| modifier).collect());

/// Whether `word` is one of the seed.
pub(super) fn is_word(word: &str) -> bool {
    WORDS.contains(word)
}

/// Whether `word` is one of the seed, or a form of one.
pub(super) fn is_form(word: &str) -> bool {
    let is_form =
        |ending: &&str| word.strip_suffix(*ending).is_some_and(|base| base.len() > 3 && is_word(base));
    is_word(word) || ENDINGS.iter().any(is_form)
}

/// Whether `modifier`, with its linking element, is a word of the seed.
pub(super) fn is_modifier(modifier: &str) -> bool {
    MODIFIERS.contains(modifier)
}

/// Each word of the seed, with its form as a modifier.
fn words() -> impl Iterator<Item = (&'static str, String)> {
    SEED.split_whitespace().map(|row| match row.split_once('/') {
        None => (row, row.to_owned()),
        Some((word, "-")) => (word, word.trim_end_matches('e').to_owned()),
        Some((word, linking)) => (word, format!("{word}{linking}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::exact;

    #[test]
    fn the_seed_stays_small_and_is_folded() {
        let count = words().count();
        assert!((500..=1000).contains(&count), "{count}");
        for (word, _) in words() {
            assert_eq!(exact(word), word);
        }
    }
}
