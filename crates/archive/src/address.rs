//! Web addresses, normalized so that all spellings of one are equal.
//!
//! Written by hand, not with the `url` crate: indexes hold hashes of normalized addresses, which
//! may change with the index format only, never with a dependency's Unicode tables.

use std::borrow::Cow;
use std::fmt::Write;

/// Beginnings of hosts that show the same pages as the host without them.
const DOORS: &[&str] = &["www.", "m.", "mobil.", "mobile.", "amp."];

/// Names of parameters that only track where a reader came from.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "igshid",
    "yclid",
    "wt_mc",
    "wt_zmc",
    "xtor",
    "ref",
    "ns_mchannel",
    "mc_cid",
    "mc_eid",
    "at_medium",
    "at_campaign",
];

/// Beginnings of such names.
const TRACKING_BEGINNINGS: &[&str] = &["utm_", "wt.mc"];

/// A page that stands for its folder.
const INDEX_PAGE: &str = "index.html";

/// The normalized form of an address: that of `HTTP://www.a.de:80/b/?utm_source=x#c` and of
/// `https://m.a.de/b` is `https://a.de/b`. A text that is no web address is returned as it is.
pub fn normalized(url: &str) -> String {
    let url = url.trim();
    let Some(rest) = behind_scheme(url) else { return url.to_owned() };
    let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut address = format!("https://{}{}", host(authority), folder(&resolved(&encoded(path))));
    for (number, parameter) in parameters(query).iter().enumerate() {
        address.push(if number == 0 { '?' } else { '&' });
        address.push_str(parameter);
    }
    // Some sites of the 2010s name their articles after `#!`.
    if let Some(state) = fragment.strip_prefix('!').filter(|state| !state.is_empty()) {
        address.push_str("#!");
        address.push_str(&encoded(state));
    }
    address
}

/// What follows `http://`, `https://` or `//`.
fn behind_scheme(url: &str) -> Option<&str> {
    ["https://", "http://", "//"].iter().find_map(|scheme| {
        let begins = url.get(..scheme.len())?.eq_ignore_ascii_case(scheme);
        begins.then(|| url.get(scheme.len()..)).flatten()
    })
}

/// The host alone, lower case: without user, default port and beginnings such as `www.`.
fn host(authority: &str) -> String {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_lowercase();
    let mut host = host.as_str();
    loop {
        let ports = [":80", ":443", ":"];
        let short = ports.iter().find_map(|port| host.strip_suffix(port)).unwrap_or(host);
        let short = short.trim_end_matches('.').trim();
        // `m.de` is a domain of its own.
        let mut behind = DOORS.iter().filter_map(|door| short.strip_prefix(door));
        let short = behind.find(|name| name.contains('.')).unwrap_or(short);
        if short == host {
            return host.to_owned();
        }
        host = short;
    }
}

/// Percent-encoding in one spelling: only where needed, in capitals.
fn encoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(unescaped);
        at += if escaped.is_some() { 3 } else { 1 };
        match escaped {
            Some(byte) if is_unreserved(byte) => out.push(char::from(byte)),
            None if is_unreserved(byte) || b"!$&'()*+,;=:@/?[]#".contains(&byte) => {
                out.push(char::from(byte));
            }
            // Also a `%` that escapes nothing.
            escaped => _ = write!(out, "%{:02X}", escaped.unwrap_or(byte)),
        }
    }
    out
}

fn unescaped(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok().filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// A path without `.` and `..`, by RFC 3986.
fn resolved(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.iter().fold(String::new(), |path, part| path + "/" + part)
}

/// A path without a final slash or index page, which name the same page as the folder.
fn folder(path: &str) -> &str {
    let mut path = path;
    loop {
        let short = path.trim_end_matches('/');
        let short = short.strip_suffix(INDEX_PAGE).filter(|folder| folder.ends_with('/')).unwrap_or(short);
        if short == path {
            return path;
        }
        path = short;
    }
}

/// The parameters that can identify an article, sorted by name.
fn parameters(query: &str) -> Vec<String> {
    let all = query.split('&').filter(|parameter| !parameter.is_empty()).map(encoded);
    let mut kept: Vec<String> = all.filter(|parameter| !is_tracking(name(parameter))).collect();
    // Stable: the order of parameters with one name may matter.
    kept.sort_by(|a, b| name(a).cmp(name(b)));
    kept
}

fn name(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or(parameter)
}

fn is_tracking(name: &str) -> bool {
    let name: Cow<'_, str> = match name.bytes().any(|b| b.is_ascii_uppercase()) {
        true => name.to_ascii_lowercase().into(),
        false => name.into(),
    };
    TRACKING.contains(&&*name) || TRACKING_BEGINNINGS.iter().any(|begins| name.starts_with(begins))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_an_address_are_equal() {
        for (address, spellings) in [
            (
                "https://elbkurier.example/a/7",
                &[
                    "http://elbkurier.example/a/7",
                    "HTTPS://WWW.Elbkurier.Example:443/a/7/",
                    "//m.elbkurier.example:80/a/7",
                    "https://mobil.elbkurier.example/a/7/index.html",
                    "https://www.amp.elbkurier.example./a/7#kommentare",
                    "http://leserin@elbkurier.example/a/./b/../7?utm_source=x&UTM_Medium=y&fbclid=z",
                    "https://elbkurier.example/%61/%37?wt.mc_id=1&wt_zmc=2&ref=rss&",
                ][..],
            ),
            ("https://a.example/b?id=7&x=1", &["http://a.example/b/?x=1&gclid=q&id=7#top"]),
            ("https://a.example", &["http://www.a.example/", "https://a.example/index.html?"]),
            ("https://a.example/#!artikel/7", &["http://a.example#!artikel/7"]),
            (
                "https://a.example/%C3%BCber%20uns",
                &["https://a.example/über uns", "//a.example/%c3%bcber%20uns"],
            ),
            ("https://müller.example/a", &["http://MÜLLER.example/a"]),
            ("https://a.example/b//c", &["http://a.example/b//c/"]),
            ("https://m.de/a", &["http://m.de/a"]),
        ] {
            for spelling in spellings {
                assert_eq!(normalized(spelling), normalized(address), "{spelling}");
            }
        }
        assert_eq!(normalized("http://www.a.example/b/?utm_source=x"), "https://a.example/b");
    }

    #[test]
    fn addresses_of_different_articles_stay_different() {
        for (one, other) in [
            ("https://a.example/?id=1", "https://a.example/?id=2"),
            ("https://a.example/x?seite=all", "https://a.example/x"),
            ("https://a.example/#!1", "https://a.example/#!2"),
            ("https://a.example/A", "https://a.example/a"),
            ("https://a.example/a%2Fb", "https://a.example/a/b"),
            ("https://a.example:8080/", "https://a.example/"),
            ("https://sport.a.example/", "https://a.example/"),
            ("https://a.example/x?b=1&b=2", "https://a.example/x?b=2&b=1"),
            ("https://a.example/meinindex.html", "https://a.example/mein"),
            ("https://a.example/b//c", "https://a.example/b/c"),
        ] {
            assert_ne!(normalized(one), normalized(other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_no_address_is_left_as_it_is() {
        for name in ["", "ek-2024-001", "a/b/../c.html?x=1#2", "urn:uuid:7", "ftp://a.example/", "http:/a"] {
            assert_eq!(normalized(name), name);
        }
    }

    proptest! {
        #[test]
        fn a_normalized_address_is_normalized(
            scheme in "(http://|HTTPS://|//|)",
            host in "(www\\.|m\\.|amp\\.|a@){0,3}[a-zÄİ.: %@]{0,8}(:80|:443|:|\\.){0,2}",
            path in "(/|\\.|index\\.html|%|2[eEfF]|%2e|%41|[a-zü #?]){0,12}",
            query in "(\\?|#|!|&|=|utm_x|ref|b|%|25|\\pC){0,10}",
        ) {
            let once = normalized(&format!("{scheme}{host}{path}{query}"));
            prop_assert_eq!(normalized(&once), once);
        }

        #[test]
        fn any_text_is_taken(text in "\\PC{0,40}") {
            let once = normalized(&text);
            prop_assert_eq!(normalized(&once), once);
        }
    }
}
