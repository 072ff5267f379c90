//! What stands around articles: written for these tests, in the tone of those who write such
//! things.

/// Labels and sentences of a navigation.
pub const NAVIGATION: &[&str] = &[
    "Politik",
    "Wirtschaft",
    "Kultur",
    "Sport",
    "Meinung",
    "Haus & Garten",
    "Alle Ressorts auf einen Blick und jeden Morgen neu sortiert.",
    "Finden Sie hier die Nachrichten aus Ihrer Gemeinde.",
    "Rätsel, Wetter, Verkehr",
    "Anzeigenmarkt",
    "Trauer",
    "Leserreisen",
];

/// A menu that is opened by a click.
pub const MENU: &[&str] = &[
    "Mein Konto verwalten und Zustelladresse ändern",
    "Merkliste: Hier finden Sie alle Texte, die Sie gespeichert haben.",
    "Sie sind als Gast auf diesen Seiten unterwegs.",
    "Abmelden",
];

/// A banner that asks for consent.
pub const COOKIES: &[&str] = &[
    "Wir und unsere 214 Partner brauchen Ihre Zustimmung, um Ihnen diese Seiten so zeigen zu können, wie wir uns das vorstellen.",
    "Mit Ihrer Einwilligung legen wir Cookies und ähnliche Kennungen auf Ihrem Gerät ab und lesen sie bei jedem Besuch wieder aus. Dazu gehören die Adresse Ihres Anschlusses, die Art Ihres Geräts und die Seiten, die Sie vorher gesehen haben.",
    "Diese personenbezogenen Daten nutzen wir, um die Reichweite unserer Texte zu messen, um Anzeigen auszuwählen, die zu Ihnen passen, und um zu verhindern, dass Sie dieselbe Anzeige allzu oft sehen müssen. Einige Partner verarbeiten Ihre Daten außerhalb der Europäischen Union, wo ein geringerer Schutz gilt als hierzulande.",
    "Wenn Sie auf „Alles annehmen“ klicken, willigen Sie in sämtliche Zwecke ein, auch in die Weitergabe an Drittanbieter. Unter „Einstellungen“ bestimmen Sie selbst, welchen Zwecken Sie zustimmen und welchen nicht. Ihre Entscheidung merken wir uns für die Dauer von zwölf Monaten.",
    "Sie sind noch keine sechzehn Jahre alt? Dann müssen Ihre Eltern der Verarbeitung zustimmen, bevor wir Ihnen Inhalte mit Werbung zeigen dürfen.",
    "Ihre Einwilligung können Sie jederzeit über den Link am Ende jeder Seite widerrufen, ohne dass Ihnen daraus ein Nachteil entsteht. Was bis dahin geschah, bleibt davon unberührt. Einzelheiten stehen in unserer Datenschutzerklärung und in der Liste unserer Partner.",
    "Möchten Sie gar keine Werbung sehen, so können Sie unsere Seiten für wenige Euro im Monat ohne Tracking lesen. Ihr Zugang gilt dann auf allen Ihren Geräten.",
    "Alles annehmen",
    "Einstellungen",
    "Weiter ohne Einwilligung",
];

/// Other articles: headline and teaser.
pub const RELATED: &[(&str, &str)] = &[
    (
        "Warum die Fähre nach Ostersand nicht mehr ablegt",
        "Der Pächter hat gekündigt, und ein neuer ist nicht in Sicht.",
    ),
    (
        "Bäckerei Klüver schließt nach 114 Jahren",
        "Die Enkelin des Gründers hat niemanden für die Backstube gefunden.",
    ),
    (
        "So teuer wird das neue Hallenbad wirklich",
        "Ein Gutachten rechnet mit einem Drittel mehr als bisher gedacht.",
    ),
    ("Kranich bleibt über den Winter", "Vogelkundler rätseln, was dem Tier am Moor so gut gefällt."),
];

/// Lines between paragraphs that point to other articles.
pub const READ_ON: &[&str] = &[
    "Lesen Sie auch: Warum der Deichgraf seinen Hut nehmen muss",
    "Mehr zum Thema: Was Pendler jetzt wissen müssen",
];

/// An appeal to take a newsletter.
pub const NEWSLETTER: &[&str] = &[
    "Der Abendbrief",
    "Was heute wichtig war, fasst unsere Redaktion jeden Abend um sechs für Sie zusammen.",
    "Mit der Anmeldung erklären Sie sich mit unseren Nutzungsbedingungen einverstanden.",
];

/// An appeal to pay.
pub const PAYWALL: &[&str] = &[
    "Jetzt weiterlesen mit dem Digitalabo",
    "Testen Sie alle Texte vier Wochen lang für einen Euro, danach monatlich kündbar.",
    "Sie haben schon ein Abo? Dann melden Sie sich bitte hier an.",
];

/// What stands where the page would show something of somebody else.
pub const EMBED: &[&str] = &[
    "Empfohlener redaktioneller Inhalt",
    "An dieser Stelle finden Sie einen externen Inhalt, der den Text ergänzt. Sie können ihn sich mit einem Klick anzeigen lassen und wieder ausblenden.",
    "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
];

/// What stands below pictures and films.
pub const CAPTION: &str = "Am frühen Morgen lag noch Nebel über dem Platz vor dem Bahnhof.";
pub const FILM: &str = "Im Film: Unsere Reporterin zeigt, wie es vor Ort aussieht.";

/// About the author.
pub const AUTHOR: &str =
    "schreibt seit elf Jahren über alles, was zwischen Deich und Bahnlinie geschieht, und hält Hühner.";

/// What readers wrote: name, day, and text; together longer than any of the articles.
pub const COMMENTS: &[(&str, &str, &str)] = &[
    (
        "Deichläufer",
        "3. Februar 2025 um 9:14",
        "Das habe ich schon vor Jahren kommen sehen, aber auf unsereinen hört ja in diesem Amt keiner. Meine Nachbarin hat dreimal geschrieben und bis heute keine Antwort erhalten.",
    ),
    (
        "Frau Holle",
        "3. Februar 2025 um 9:31",
        "Also ich finde den Ton hier im Forum inzwischen unerträglich. Wer anderer Meinung ist, wird niedergemacht, und die Moderation schaut seelenruhig zu.",
    ),
    (
        "Kuddel",
        "3. Februar 2025 um 10:02",
        "Guter Text, danke dafür! Endlich schreibt das einmal jemand auf. Ich hätte mir nur gewünscht, dass auch die Zahlen vom letzten Jahr genannt werden, denn die waren noch viel schlimmer.",
    ),
    (
        "Öffentliche Sicherheit",
        "3. Februar 2025 um 10:40",
        "Lawrow hier, Lawrow da, und im eigenen Haus regnet es durchs Dach. Die Ministerin sollte sich lieber um die Krankenhausreform kümmern, statt vor jede Kamera zu treten.",
    ),
    (
        "Sperling57",
        "3. Februar 2025 um 11:25",
        "@Kuddel: Die Zahlen stehen doch im Haushaltsplan, den kann jeder im Rathaus einsehen. Man muss sich nur die Mühe machen und hingehen, statt hier zu jammern.",
    ),
    (
        "Anna N.",
        "3. Februar 2025 um 12:18",
        "Mein Großvater hat damals am Bau mitgearbeitet und immer erzählt, dass an allen Ecken gespart wurde. Dass es so lange gehalten hat, wundert mich mehr als alles andere.",
    ),
    (
        "Der Zweifler",
        "3. Februar 2025 um 14:55",
        "Und wer bezahlt das am Ende wieder? Der kleine Mann, wie immer. Ich kann mich nicht erinnern, wann zuletzt einer von denen da oben für irgendetwas gehaftet hätte.",
    ),
    (
        "Moorhexe",
        "3. Februar 2025 um 16:07",
        "Vielleicht sollte man einfach einmal abwarten, was die Untersuchung ergibt. Bisher weiß doch niemand etwas Genaues, und trotzdem haben alle schon ihr Urteil gefällt.",
    ),
];

/// The end of a page.
pub const FOOTER: &[&str] = &[
    "Impressum",
    "Datenschutz",
    "Nutzungsbedingungen",
    "Mediadaten",
    "Nachdruck und Vervielfältigung nur mit schriftlicher Erlaubnis des Verlags.",
    "Alle Angaben ohne Gewähr, auch die der Lottozahlen.",
    "Wir machen Nachrichten für alle, die hier zu Hause sind.",
];

/// Buttons to share.
pub const SHARE: &[&str] = &["Auf Facebook teilen", "Per WhatsApp versenden", "Drucken", "Merken"];

/// An advertisement.
pub const ADVERT: &str = "Matratzen vom Fachmann aus Kleinwarden, nur noch bis Samstag zum halben Preis.";

/// All sentences of it.
pub fn sentences() -> Vec<String> {
    let lists = [NAVIGATION, MENU, COOKIES, READ_ON, NEWSLETTER, PAYWALL, EMBED, FOOTER, SHARE].concat();
    let pairs = RELATED.iter().flat_map(|(headline, teaser)| [*headline, *teaser]);
    let comments = COMMENTS.iter().map(|(_, _, text)| *text);
    let all = lists.into_iter().chain(pairs).chain(comments).chain([CAPTION, FILM, AUTHOR, ADVERT]);
    let statements = all.flat_map(crate::support::sentences);
    statements.filter(|sentence| sentence.split(' ').count() > 2).collect()
}
