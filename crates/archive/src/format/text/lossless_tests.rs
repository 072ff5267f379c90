//! No word of a text is lost.

use super::draft;
use crate::boilerplate::Learned;
use crate::format::draft::{Reading, Source};
use crate::kind::FileKind;
use crate::list::SourceFile;
use crate::place::Place;
use nachlese_article::Article;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn read(text: &str) -> Option<Reading> {
    let file = SourceFile::named("a.txt", FileKind::Text);
    let draft = draft(text, Source { file: &file, place: Place::Whole }).ok()?;
    draft.finish(Place::Whole, &Learned::default()).ok()
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Everything that was read.
fn everything(reading: &Reading) -> String {
    let Article { title, teaser, body, source, section, author, url, language, .. } = &reading.article;
    let mut all = [title, teaser, body, source, section, author, url, language].map(String::as_str).join(" ");
    for left in &reading.left_out {
        all = format!("{all} {}", left.text);
    }
    all
}

proptest! {
    /// Of a fragment of a page, every word that is no tag.
    #[test]
    fn every_word_of_a_fragment_is_in_the_article_or_left_out(
        parts in proptest::collection::vec(
            "(<p>|</p>|<br>|<div>|</div>|<li>|<b>|</b>|<table><tr><td>|</td><td>|</table>|<h2>|</h2>|<button>|</button>|<pre>|</pre>|<figure>|</figure>|\n|\n\n| )[A-Z][a-z]{1,9}[ .]",
            2..20,
        ),
    ) {
        let text = format!("<p>Rat</p>{}", parts.concat());
        let Some(reading) = read(&text) else { return Ok(()) };
        let read = words(&everything(&reading));
        let bare: String = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text).to_owned() + " ").collect();
        let lost: Vec<String> = words(&bare).difference(&read).cloned().collect();
        prop_assert!(lost.is_empty(), "{:?} of {:?}: {:?}", lost, text, reading);
    }

    #[test]
    fn every_word_is_in_the_article_or_left_out(
        lines in proptest::collection::vec(
            "(Rat tagt|Sport|Lokales|Von Erika Muster|Stand: 3.4.2024|Quelllink|- 3 -|Folgen Sie dem Elbkurier auf Telegram|Datum: 3.4.2024|Titel: Rat tagt|Startseite > Sport|Der Rat hat am Montag beschlossen, die Brücke zu erneuern, und die Bürgermeisterin sagte zu\\.|[A-ZÄ][a-zäß]{1,9} [a-zäß]{1,9}[ .]){1,4}( – Elbkurier| \\| Neue Presse| Sport – Elbkurier)?",
            1..14,
        ),
        gap in "\n{1,3}|\r\n",
    ) {
        let text = lines.join(&gap);
        let Some(reading) = read(&text) else { return Ok(()) };
        let read = words(&everything(&reading));
        let lost: Vec<String> = words(&text).difference(&read).cloned().collect();
        prop_assert!(lost.is_empty(), "{:?} of {:?}: {:?}", lost, text, reading);
    }
}
