//! The address that a page was saved from, which browsers and crawlers note in a comment.
//!
//! | written by | note |
//! |---|---|
//! | browsers | `<!-- saved from url=(0042)https://… -->` |
//! | SingleFile | `Page saved with SingleFile`, then `url: https://…` |
//! | HTTrack | `<!-- Mirrored from elbkurier.example/a.html by HTTrack Website Copier/… -->` |
//! | Wayback Machine | addresses `https://web.archive.org/web/20120216182711/http://…` |

/// How far into a page the note is searched for, in bytes.
const HEAD: usize = 16 << 10;

/// The address that a page was saved from, if it is noted.
pub(super) fn address(markup: &str) -> Option<String> {
    let head = markup.get(..markup.floor_char_boundary(HEAD))?;
    let browser = || {
        let rest = behind(head, "saved from url=(")?;
        Some(rest.split_once(')')?.1)
    };
    let single_file = || behind(behind(head, "Page saved with SingleFile")?, "url:");
    let httrack = || behind(head, "Mirrored from ");
    let found = browser().or_else(single_file).or_else(httrack)?.trim_start();
    let end = found.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(found.len());
    let address = found.get(..end)?;
    let address = if address.contains("://") { address.to_owned() } else { format!("http://{address}") };
    Some(live(&address).to_owned()).filter(|address| address.starts_with("http"))
}

/// The original address of a capture of the Wayback Machine; any other address unchanged.
pub(super) fn live(address: &str) -> &str {
    let Some(at) = address.find("web.archive.org/web/") else { return address };
    let rest = address.get(at..).and_then(|rest| rest.splitn(4, '/').nth(3)).unwrap_or_default();
    if rest.starts_with("http://") || rest.starts_with("https://") { rest } else { address }
}

fn behind<'t>(text: &'t str, what: &str) -> Option<&'t str> {
    text.find(what).and_then(|at| text.get(at + what.len()..))
}

#[cfg(test)]
mod tests {
    use super::{address, live};

    #[test]
    fn notes_of_every_kind_are_read() {
        for (markup, found) in [
            (
                "<!-- saved from url=(0029)https://elbkurier.example/rat -->\n<html>",
                Some("https://elbkurier.example/rat"),
            ),
            (
                "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://elbkurier.example/rat \n saved date: x\n-->",
                Some("https://elbkurier.example/rat"),
            ),
            (
                "<html>\n<!-- Mirrored from www.elbkurier.example/rat.html by HTTrack Website Copier/3.x [XR&CO'2014], Sun -->",
                Some("http://www.elbkurier.example/rat.html"),
            ),
            (
                "<!-- saved from url=(0077)https://web.archive.org/web/20120216182711/http://elbkurier.example/rat -->",
                Some("http://elbkurier.example/rat"),
            ),
            ("<!-- saved from url=(0013)about:internet -->", None),
            ("<html><p>saved from url", None),
        ] {
            assert_eq!(address(markup).as_deref().filter(|a| !a.contains("about:")), found, "{markup}");
        }
    }

    #[test]
    fn captures_are_of_an_address() {
        assert_eq!(
            live("https://web.archive.org/web/20120216im_/https://a.example/b"),
            "https://a.example/b"
        );
        assert_eq!(live("https://a.example/b"), "https://a.example/b");
        assert_eq!(live("https://web.archive.org/web/"), "https://web.archive.org/web/");
    }
}
