//! MHTML: a page that a browser saved in one file, with pictures and style sheets.
//!
//! It is a MIME message. The page is the part that `start=` names, or else the first that is HTML.
//! Its address is in `Snapshot-Content-Location` (Chrome and Edge), or in the part's
//! `Content-Location`.

use super::draft::{Draft, Rejection, Source};
use super::html;
use crate::encoding::decode;
use crate::failure_kind::FailureKind;
use crate::kind;
use crate::left_out::NoArticleReason;
use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use nachlese_article::Origin;

/// Most parts of a message that are read.
const MOST_PARTS: usize = 10_000;

/// Longest address, in bytes; what is longer is data.
const LONGEST_ADDRESS: usize = 2_000;

/// Reads a saved page.
pub(super) fn read(bytes: &[u8], source: Source<'_>) -> Result<Draft, Rejection> {
    // Some programs give this ending to a plain page.
    let head = bytes.get(..bytes.len().min(kind::HEAD_BYTES)).unwrap_or_default();
    if kind::is_page(&String::from_utf8_lossy(head)) {
        return page(bytes, html::declared_encoding(bytes), source);
    }
    // A byte order mark or blank lines may precede the first header.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if bytes.is_empty() {
        return Err(source.no_article(NoArticleReason::Empty));
    }
    let message = parse_mail(bytes)
        .map_err(|error| source.failed(FailureKind::NoMimeMessage { error: error.to_string() }))?;
    let Some(root) = root(&message) else {
        return Err(source.failed(FailureKind::NoPageInMessage));
    };
    let markup = root
        .get_body_raw()
        .map_err(|error| source.failed(FailureKind::PageNotDecoded { error: error.to_string() }))?;
    let declared = root.ctype.params.get("charset").map(String::as_str);
    let mut draft = page(&markup, declared.or_else(|| html::declared_encoding(&markup)), source)?;
    let said =
        [(&message, "Snapshot-Content-Location"), (root, "Content-Location"), (&message, "Content-Location")];
    let address = said.into_iter().find_map(|(part, name)| address(part, name));
    if let Some(url) = address.filter(|_| draft.article.url.is_empty()) {
        draft.article.url = url;
        draft.article.add_missing_origins(|_| Origin::SavedPage);
    }
    Ok(draft)
}

fn page(markup: &[u8], declared: Option<&str>, source: Source<'_>) -> Result<Draft, Rejection> {
    let text = decode(markup, declared).map_err(|kind| source.failed(kind))?;
    html::read(&text, source)
}

/// The part that is the page.
fn root<'m>(message: &'m ParsedMail<'m>) -> Option<&'m ParsedMail<'m>> {
    let pages: Vec<&ParsedMail<'_>> = message.parts().take(MOST_PARTS).filter(|part| is_page(part)).collect();
    let start = message.ctype.params.get("start");
    let named = start.and_then(|start| {
        pages.iter().find(|part| {
            part.headers.get_first_value("Content-ID").is_some_and(|id| inner(&id) == inner(start))
        })
    });
    named.or(pages.first()).copied()
}

fn is_page(part: &ParsedMail<'_>) -> bool {
    matches!(part.ctype.mimetype.as_str(), "text/html" | "application/xhtml+xml")
}

/// An id without the brackets around it.
fn inner(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}

/// The address in a header, if it is a web address, not that of a file.
fn address(part: &ParsedMail<'_>, name: &str) -> Option<String> {
    let url = part.headers.get_first_value(name)?.trim().to_owned();
    let web = url.starts_with("http://") || url.starts_with("https://");
    (web && url.len() <= LONGEST_ADDRESS && !url.contains(char::is_whitespace)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::FileKind;
    use crate::list::SourceFile;
    use crate::place::Place;
    use crate::{Learned, Reading};
    use nachlese_article::FieldName;
    use proptest::prelude::*;

    const PAGE: &str = "<html><head><title>Rat erneuert Brücke</title></head><body><article><h1>Rat erneuert Brücke</h1>\
        <p>Der Gemeinderat hat am Montag beschlossen, die Brücke über den Fluss zu erneuern, wie die Bürgermeisterin sagte.</p>\
        <p>Das Geld kommt aus der Rücklage, die in den vergangenen Jahren gewachsen ist, sagte der Kämmerer.</p></article></body></html>";

    fn try_read(bytes: &[u8]) -> Result<Reading, Rejection> {
        let file = SourceFile::named("seite.mhtml", FileKind::Mhtml);
        read(bytes, Source { file: &file, place: Place::Whole })?.finish(Place::Whole, &Learned::default())
    }

    fn quoted_printable(bytes: &[u8]) -> String {
        let plain = |b: u8| matches!(b, b' '..=b'<' | b'>'..=b'~');
        bytes
            .chunks(20)
            .map(|chunk| {
                let line: String = chunk
                    .iter()
                    .map(|&b| if plain(b) { char::from(b).to_string() } else { format!("={b:02X}") })
                    .collect();
                format!("{line}=\r\n")
            })
            .collect()
    }

    fn message(headers: &str, part: &str, body: &str) -> String {
        format!(
            "From: <Saved by Blink>\r\n{headers}Subject: Rat\r\nDate: Sun, 12 May 2024 14:30:00 +0200\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n\
             ------MultipartBoundary--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n\
             ------MultipartBoundary--x----\r\n{part}\r\n\r\n{body}\r\n------MultipartBoundary--x------\r\n"
        )
    }

    #[test]
    fn pages_that_browsers_saved_are_read() {
        let url = "https://elbkurier.example/rat";
        let utf8 = quoted_printable(PAGE.as_bytes());
        let windows = quoted_printable(&encoding_rs::WINDOWS_1252.encode(PAGE).0);
        for (headers, part, body) in [
            (
                format!("Snapshot-Content-Location: {url}\r\n"),
                "Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable".to_owned(),
                &utf8,
            ),
            (
                String::new(),
                format!("Content-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {url}"),
                &windows,
            ),
        ] {
            let article = try_read(message(&headers, &part, body).as_bytes()).unwrap().article;
            assert_eq!((article.title.as_str(), article.url.as_str()), ("Rat erneuert Brücke", url));
            assert_eq!(article.provenance.get(FieldName::Url), Some(Origin::SavedPage));
            assert!(article.body.contains("Brücke über den Fluss") && article.body.contains("Rücklage"), "{}", article.body);
            // When it was saved is not when it was published.
            assert_eq!(article.published, None);
        }
    }

    #[test]
    fn a_page_by_this_name_is_read_and_other_messages_fail() {
        assert_eq!(try_read(PAGE.as_bytes()).unwrap().article.title, "Rat erneuert Brücke");
        assert!(matches!(try_read(b""), Err(Rejection::NoArticle(_))));
        let text = message("", "Content-Type: text/plain", "Text");
        assert!(matches!(try_read(text.as_bytes()), Err(Rejection::Failed(_))));
        assert!(matches!(try_read(b"\xFF\xD8\xFF"), Err(Rejection::Failed(_))));
        let file =
            message("Snapshot-Content-Location: file:///tmp/rat.html\r\n", "Content-Type: text/html", PAGE);
        assert_eq!(try_read(file.as_bytes()).unwrap().article.url, "");
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = try_read(&bytes);
        }

        #[test]
        fn no_message_panics(
            headers in "([A-Za-z-]{1,12}: [ -~]{0,20}\r\n){0,3}",
            part in "(Content-(Type|Transfer-Encoding|ID|Location): ?(text/html|base64|quoted-printable|multipart/mixed; boundary=x|\\PC{0,9})(; charset=[a-z0-9-]{0,12})?\r?\n){0,4}",
            body in "(\\PC|=|\r\n|--x|<p>){0,60}",
        ) {
            let _ = try_read(message(&headers, &part, &body).as_bytes());
        }
    }
}
