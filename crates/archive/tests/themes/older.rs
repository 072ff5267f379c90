//! Themes of other times and for other readers: tables, lines parted by `br`, AMP, print, data,
//! saved pages.

use super::boilerplate::*;
use super::modern::{bem, wordpress};
use super::page_article::{PageArticle, comments, cookies, each, links, related};

/// A layout of tables, letters by `font`; nothing has a class.
pub fn tables(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let body = a.body(|text| format!("<p><font face=\"Arial\" size=\"2\">{text}</font></p>\n"), "");
    let lead = a.lead(|text| format!("<p><font face=\"Arial\" size=\"2\"><b>{text}</b></font></p>"));
    let byline = a.byline(|name| format!("<font size=\"1\">Von {name}</font><br>"));
    let date = a.dateline(|_, date| format!("<font size=\"1\">{date}</font><br>"));
    let menu = NAVIGATION
        .iter()
        .map(|label| {
            format!(
                "<tr><td bgcolor=\"#ccccff\"><a href=\"/x.htm\"><font size=\"1\">{label}</font></a></td></tr>"
            )
        })
        .collect::<String>();
    format!(
        "<html><head>{}</head><body bgcolor=\"#ffffff\"><table width=\"760\" cellpadding=\"0\"><tr><td colspan=\"3\"><img src=\"logo.gif\" alt=\"{source}\"></td></tr>\
         <tr><td width=\"140\" valign=\"top\"><table>{menu}</table></td><td width=\"480\" valign=\"top\"><font size=\"1\">{section}</font><br>{date}<font size=\"5\"><b><h1>{title}</h1></b></font>{byline}\
         {lead}{body}</td><td width=\"140\" valign=\"top\"><table><tr><td><font size=\"1\"><b>Anzeige</b></font></td></tr><tr><td><font size=\"1\">{ADVERT}</font></td></tr>{}</table></td></tr>\
         <tr><td colspan=\"3\" align=\"center\"><font size=\"1\"><a href=\"/i\">Impressum</a> | <a href=\"/d\">Datenschutz</a></font></td></tr></table></body></html>",
        a.head(),
        related(|headline, _| format!(
            "<tr><td><a href=\"/y.htm\"><font size=\"1\">{headline}</font></a></td></tr>"
        ))
    )
}

/// One element, its paragraphs parted by two line's ends.
pub fn line_breaks(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let lead = a.lead(|text| format!("<b>{text}</b><br><br>\n"));
    let byline = a.byline(|name| format!("Von {name}<br>"));
    let date = a.dateline(|_, date| format!("{date}<br>"));
    format!(
        "<html><head>{}</head><body><div id=\"menue\">{}</div><center><h1>{title}</h1></center><div id=\"seite\">{section}<br>{date}{byline}<br>{lead}{}</div>\
         <div id=\"kommentare\"><h3>Was andere meinen</h3>{}</div><div id=\"fuss\">{source}<br>{}</div></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        a.paragraphs.join("<br><br>\n"),
        comments(|name, date, text| format!("<b>{name}</b> ({date})<br>{text}<br><br>")),
        FOOTER.join("<br>")
    )
}

/// Plain `div`s, without a paragraph.
pub fn divs(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let body =
        a.body(|text| format!("<div>{text}</div>"), &format!("<div><a href=\"/w\">{}</a></div>", READ_ON[0]));
    let lead = a.lead(|text| format!("<div><b>{text}</b></div>"));
    let byline = a.byline(|name| format!("<div>Von {name}</div>"));
    let date = a.dateline(|_, date| format!("<div>{date}</div>"));
    format!(
        "<!DOCTYPE html><html><head>{}</head><body><div><div>{}</div><div><div>{section}</div><div class=\"headline\">{title}</div>{date}{byline}{lead}<div>{body}</div></div>\
         <div>{}</div><div><div>{source}</div>{}</div></div></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        related(|headline, teaser| format!(
            "<div><a href=\"/x\"><div>{headline}</div><div>{teaser}</div></a></div>"
        )),
        each("div", FOOTER)
    )
}

/// AMP: its own elements for pictures, menus, advertisements and consent.
pub fn amp(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let between = format!(
        "<amp-ad width=300 height=250 type=\"x\"><div placeholder>{ADVERT}</div></amp-ad><amp-embed type=\"taboola\">{}</amp-embed>",
        READ_ON[1]
    );
    let lead = a.lead(|text| format!("<p class=\"amp-wp-lead\">{text}</p>"));
    let byline = a.byline(|name| format!("<div class=\"amp-wp-meta amp-wp-byline\"><span class=\"amp-wp-author author vcard\">{name}</span></div>"));
    let date = a.dateline(|iso, date| {
        format!("<div class=\"amp-wp-meta amp-wp-posted-on\"><time datetime=\"{iso}\">{date}</time></div>")
    });
    format!(
        "<!doctype html><html ⚡ lang=\"de\"><head>{}<style amp-boilerplate>body{{}}</style></head><body>\
         <amp-sidebar id=\"sb\" layout=\"nodisplay\">{}</amp-sidebar><amp-consent id=\"c\" layout=\"nodisplay\"><div id=\"ui\">{}</div></amp-consent>\
         <header class=\"amp-wp-header\"><a href=\"/\">{source}</a></header><article class=\"amp-wp-article\"><header class=\"amp-wp-article-header\"><div>{section}</div><h1 class=\"amp-wp-title\">{title}</h1>{byline}{date}</header>\
         <figure class=\"amp-wp-article-featured-image\"><amp-img src=\"a.jpg\" width=800 height=400></amp-img><figcaption>{CAPTION}</figcaption></figure>\
         <div class=\"amp-wp-article-content\">{lead}{}</div><footer class=\"amp-wp-article-footer\"><amp-social-share type=\"email\"></amp-social-share>{}</footer></article>\
         <footer class=\"amp-wp-footer\">{}</footer></body></html>",
        a.head(),
        links(NAVIGATION.iter().chain(MENU).copied()),
        cookies("p"),
        a.p(&between),
        a.tags(),
        each("p", FOOTER)
    )
}

/// The view for printers.
pub fn print(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let lead = a.lead(|text| format!("<p><em>{text}</em></p>"));
    let byline = a.byline(|name| format!("<p>Von {name}</p>"));
    let date = a.dateline(|_, date| format!("<p>{date}</p>"));
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}<meta name=\"robots\" content=\"noindex\"></head><body class=\"print print-view\" onload=\"window.print()\"><div id=\"print\" class=\"print-content\">\
         <p class=\"print-source\">{source} – {section}</p><h1 class=\"print-title\">{title}</h1>{date}{byline}{lead}<div class=\"print-body\">{}</div><hr>\
         <p class=\"print-footer\">Diesen Text finden Sie im Netz unter: https://www.zeitung.example/text-117.html</p><p>{}</p></div></body></html>",
        a.bare_head(),
        a.p(""),
        FOOTER[4]
    )
}

/// The text in JSON-LD; the page shows its beginning and an appeal.
pub fn stated(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let plain = |text: &str| {
        text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    let mut data = serde_json::json!({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": plain(title), "articleSection": plain(section),
        "articleBody": plain(&a.paragraphs.join("\n\n")), "isAccessibleForFree": false, "publisher": {"@type": "Organization", "name": plain(source)},
    });
    if !a.teaser.is_empty() {
        data["description"] = plain(&a.teaser).into();
    }
    if !a.author.is_empty() {
        data["author"] = serde_json::json!({"@type": "Person", "name": plain(&a.author)});
    }
    if !a.iso.is_empty() {
        data["datePublished"] = a.iso.clone().into();
    }
    let data = data.to_string().replace('<', "\\u003c");
    let lead = a.lead(|text| format!("<p class=\"intro\">{text}</p>"));
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}<script type=\"application/ld+json\">{data}</script></head><body><nav>{}</nav><main><h1>{title}</h1>{lead}\
         <div class=\"paywall-offer\">{}</div></main><footer>{}</footer></body></html>",
        a.bare_head(),
        links(NAVIGATION.iter().copied()),
        each("p", PAYWALL),
        each("p", FOOTER)
    )
}

/// When an entry of the ticker was written: a reader of one wants to know, so that it may stay.
pub const ENTRY_TIME: &str = "17.05 Uhr";

/// A ticker: each paragraph an entry with its time.
pub fn ticker(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let entries = a.body(|text| format!("<article class=\"liveblog-entry\"><time class=\"liveblog-entry__time\">{ENTRY_TIME}</time><div class=\"liveblog-entry__text\"><p>{text}</p></div><div class=\"liveblog-entry__share\"><a href=\"#e\">Auf Facebook teilen</a></div></article>"), "");
    let lead = a.lead(|text| format!("<p class=\"liveblog-intro\">{text}</p>"));
    let byline = a.byline(|name| format!("<span class=\"byline\">Von {name}</span>"));
    let date = a.dateline(|iso, date| format!("<time class=\"published\" datetime=\"{iso}\">{date}</time>"));
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body><header><nav>{}</nav></header><main><span class=\"kicker\">{section}</span><h1>{title}</h1>{date}{byline}{lead}\
         <div class=\"liveblog\">{entries}</div><button>Mehr laden</button></main><aside>{}</aside><footer><p>{source}</p>{}</footer></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        links(RELATED.iter().map(|(headline, _)| *headline)),
        each("p", FOOTER)
    )
}

/// The banner about consent before all else, with a headline of its own; a film below the headline.
pub fn consent_first(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let lead = a.lead(|text| format!("<p class=\"standfirst\">{text}</p>"));
    let byline = a
        .byline(|name| format!("<div class=\"author-line\"><span class=\"author-name\">{name}</span></div>"));
    let date = a.dateline(|_, date| format!("<div class=\"article-date\">Veröffentlicht am {date}</div>"));
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body><div id=\"cmp\" class=\"cmp-layer\" role=\"dialog\" aria-modal=\"true\"><div class=\"cmp-consent-text\"><h1>Wir brauchen Ihre Zustimmung</h1>{}</div></div>\
         <div class=\"offcanvas\" hidden>{}</div><div class=\"top\">{}</div><div class=\"content\"><div class=\"article-head\"><span>{section}</span><h1>{title}</h1>{date}{byline}{lead}</div>\
         <div class=\"video-player\"><p class=\"video-caption\">{FILM}</p></div><div class=\"article-text\">{}</div>\
         <div class=\"author-box\"><strong>Zur Person</strong><p>{AUTHOR}</p></div></div><div class=\"footer\"><p>{source}</p>{}</div></body></html>",
        a.head(),
        cookies("div"),
        each("p", MENU),
        links(NAVIGATION.iter().copied()),
        a.p(""),
        each("p", FOOTER)
    )
}

/// A page that a browser has saved, its text in quoted-printable.
pub fn saved(a: &PageArticle) -> String {
    let mut coded = String::new();
    for byte in wordpress(a).bytes() {
        match byte {
            b'\n' => coded += "\r\n",
            b' '..=b'~' if byte != b'=' => coded.push(char::from(byte)),
            _ => coded += &format!("={byte:02X}"),
        }
        if coded.len() - coded.rfind("\r\n").map_or(0, |at| at + 2) > 70 {
            coded += "=\r\n";
        }
    }
    mhtml("quoted-printable", &coded)
}

/// … and in base64.
pub fn saved_base64(a: &PageArticle) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut coded = String::new();
    for (at, three) in bem(a).as_bytes().chunks(3).enumerate() {
        let bits =
            three.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for digit in 0..=three.len() {
            coded.push(char::from(DIGITS[bits >> (18 - 6 * digit) & 63]));
        }
        coded += &"=".repeat(3 - three.len());
        if at % 19 == 18 {
            coded += "\r\n";
        }
    }
    mhtml("base64", &coded)
}

fn mhtml(encoding: &str, coded: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.zeitung.example/text-117.html\r\nSubject: Text\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"----rand\"\r\n\r\n------rand\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: {encoding}\r\nContent-Location: https://www.zeitung.example/text-117.html\r\n\r\n{coded}\r\n------rand--\r\n"
    )
}
