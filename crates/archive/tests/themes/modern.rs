//! Themes as sites have them today: systems of content, frameworks of classes, shadow trees.

use super::boilerplate::*;
use super::page_article::{PageArticle, comments, cookies, each, links, related};

/// WordPress: what the article is about, and in which state it is, stands in its classes.
pub fn wordpress(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let box_between = format!(
        "<div class=\"wp-block-group related-posts\"><p><a href=\"/faehre\">{}</a></p></div>",
        READ_ON[0]
    );
    let (head, body, tags) = (a.head(), a.p(&box_between), a.tags());
    let lead = a.lead(|text| format!("<p class=\"has-medium-font-size\"><strong>{text}</strong></p>"));
    let byline = a.byline(|name| {
        format!("<span class=\"author vcard\">Von <a class=\"url fn n\" href=\"/author/1\">{name}</a></span>")
    });
    let date = a.dateline(|iso, date| format!("<span class=\"posted-on\"><time class=\"entry-date published\" datetime=\"{iso}\">{date}</time></span>"));
    let comments = comments(|name, date, text| {
        format!(
            "<li class=\"comment even depth-1\"><article class=\"comment-body\"><footer class=\"comment-meta\"><b class=\"fn\">{name}</b> <span class=\"says\">sagt:</span> <time>{date}</time></footer><div class=\"comment-content\"><p>{text}</p></div><div class=\"reply\"><a href=\"#r\">Antworten</a></div></article></li>"
        )
    });
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{head}</head>\n<body class=\"post-template-default single single-post postid-123 single-format-standard has-sidebar no-comments-off\">\n\
         <div id=\"cookie-law-info-bar\">{}</div><header id=\"masthead\" class=\"site-header\"><p class=\"site-title\"><a href=\"/\">{source}</a></p><nav id=\"site-navigation\">{}</nav></header>\n\
         <div id=\"content\" class=\"site-content\"><main id=\"main\"><article id=\"post-123\" class=\"post-123 type-post status-publish format-standard has-post-thumbnail hentry category-kommentar tag-dsgvo tag-cookies tag-newsletter comments-open\">\n\
         <header class=\"entry-header\"><span class=\"cat-links\"><a href=\"/c\">{section}</a></span><h1 class=\"entry-title\">{title}</h1><div class=\"entry-meta\">{date} {byline}</div></header>\n\
         <figure class=\"post-thumbnail\"><img src=\"a.jpg\" alt=\"\"><figcaption class=\"wp-caption-text\">{CAPTION}</figcaption></figure>\n\
         <div class=\"entry-content\">{lead}{body}<div class=\"sharedaddy\">{}</div></div>\n\
         <footer class=\"entry-footer\"><div class=\"tags-links\">{tags}</div></footer></article>\n\
         <div class=\"author-info\"><h2 class=\"author-title\">Über die Autorin</h2><p class=\"author-bio\">{AUTHOR}</p></div>\n\
         <div id=\"comments\" class=\"comments-area\"><h2 class=\"comments-title\">8 Gedanken dazu</h2><ol class=\"comment-list\">{comments}</ol></div></main>\n\
         <aside id=\"secondary\" class=\"widget-area\"><section class=\"widget\"><h2>{}</h2>{}</section></aside></div>\n\
         <footer id=\"colophon\">{}</footer></body></html>",
        cookies("p"),
        links(NAVIGATION.iter().copied()),
        links(SHARE.iter().copied()),
        NEWSLETTER[0],
        each("p", &NEWSLETTER[1..]),
        each("p", FOOTER)
    )
}

/// Utility classes: they tell how things look, and have words of other trades in them.
pub fn utilities(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let between = format!(
        "<div class=\"my-8 rounded bg-slate-100 p-4 print:hidden\"><a class=\"font-bold\" href=\"/d\">{}</a></div>",
        READ_ON[0]
    );
    let body = a.body(
        |text| {
            format!(
                "<p class=\"mb-4 text-lg leading-relaxed text-premium print:text-black md:flex\">{text}</p>"
            )
        },
        &between,
    );
    let lead = a.lead(|text| format!("<p class=\"mb-6 text-xl font-semibold text-ad-dark\">{text}</p>"));
    let byline = a.byline(|name| format!("<span class=\"text-sm font-medium\">Von {name}</span>"));
    let date = a.dateline(|iso, date| {
        format!("<time class=\"text-sm text-gray-500\" datetime=\"{iso}\">{date}</time>")
    });
    let cards = related(|headline, teaser| {
        format!(
            "<a class=\"block rounded shadow\" href=\"/x\"><h3 class=\"text-base\">{headline}</h3><p class=\"text-sm line-clamp-2\">{teaser}</p></a>"
        )
    });
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body class=\"antialiased overflow-hidden\">\
         <div class=\"sticky top-0 z-50 flex\"><nav class=\"flex\">{}</nav></div>\
         <div class=\"container mx-auto grid grid-cols-12 print:block\"><div class=\"col-span-8 sidebar-none\"><span class=\"uppercase tracking-wide\">{section}</span>\
         <h1 class=\"text-4xl font-bold\">{title}</h1><div class=\"flex gap-2\">{byline}{date}</div>\
         <div class=\"relative\"><img src=\"a.jpg\"><div class=\"caption text-xs\">{CAPTION}</div></div>\
         <div class=\"prose max-w-none\">{lead}{body}</div>\
         <div class=\"flex gap-2 print:hidden\">{}</div></div>\
         <div class=\"col-span-4\"><h2>Mehr von hier</h2>{cards}</div></div>\
         <form class=\"bg-blue-50\">{}<input type=email><button>Anmelden</button></form>\
         <footer class=\"bg-black\"><p>© {source}</p>{}</footer></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        links(SHARE.iter().copied()),
        each("p", NEWSLETTER),
        each("p", FOOTER)
    )
}

/// Classes that a build has made of names and hashes.
pub fn modules(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let between = format!(
        "<div class=\"RelatedBox_root__9kLm2\"><h3><a href=\"/f\">{}</a></h3><p>{}</p></div>",
        RELATED[0].0, RELATED[0].1
    );
    let body = a.body(|text| format!("<p class=\"Paragraph_text__b2C3d\">{text}</p>"), &between);
    let lead = a.lead(|text| format!("<p class=\"Article_lead__q8Rt5\">{text}</p>"));
    let byline = a.byline(|name| format!("<div class=\"Byline_root__77aBc\">Von {name}</div>"));
    let date =
        a.dateline(|iso, date| format!("<time class=\"Meta_date__Zz9y1\" datetime=\"{iso}\">{date}</time>"));
    let comments = comments(|name, date, text| {
        format!("<div class=\"CommentItem_root__k3J4h\"><b>{name}</b><span>{date}</span><p>{text}</p></div>")
    });
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body><div id=\"__next\"><div class=\"Header_root__1aB2c\">{}</div>\
         <div class=\"Article_root__a1B2c\"><div class=\"Article_kicker__d4E5f\">{section}</div><h1 class=\"Article_title__g6H7i\">{title}</h1>{byline}{date}\
         <div class=\"Article_body__x7Yz1\">{lead}{body}</div><div class=\"ShareBar_root__m1N2o\">{}</div>\
         <div class=\"PaywallTeaser_root__p3Q4r\">{}</div></div>\
         <div class=\"CommentSection_root__s5T6u\"><h2>Kommentare</h2>{comments}</div>\
         <div class=\"Footer_root__v7W8x\"><span>{source}</span>{}</div></div></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        each("button", SHARE),
        each("p", PAYWALL),
        each("p", FOOTER)
    )
}

/// Classes without any name.
pub fn nameless(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let between = format!(
        "<div class=\"sc-9z8y7x ijKlMn\">{}<button class=\"sc-btn\">Inhalt laden</button></div>",
        each("p", EMBED)
    );
    let body = a.body(|text| format!("<p class=\"sc-1a2b3c eUurZs\">{text}</p>"), &between);
    let lead = a.lead(|text| format!("<p class=\"sc-4d5e6f gHiJkL\"><b>{text}</b></p>"));
    let byline = a.byline(|name| format!("<div class=\"sc-7g8h9i\">Von {name}</div>"));
    let date = a.dateline(|iso, date| {
        format!("<div class=\"sc-0j1k2l\"><time datetime=\"{iso}\">{date}</time></div>")
    });
    let cards = related(|headline, teaser| {
        format!("<div class=\"sc-card\"><a href=\"/x\"><h3>{headline}</h3><p>{teaser}</p></a></div>")
    });
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body><div id=\"root\"><header class=\"sc-aa bBcCdD\">{}</header>\
         <section class=\"sc-bb\"><div class=\"sc-cc\">{section}</div><h1 class=\"sc-dd\">{title}</h1>{byline}{date}\
         <figure class=\"sc-ee\"><img src=\"a.jpg\"><figcaption>{CAPTION}</figcaption></figure><div class=\"sc-ff\">{lead}{body}</div></section>\
         <div class=\"sc-gg\"><h2>Das wird gerade gelesen</h2>{cards}</div><footer class=\"sc-hh\"><p>{source}</p>{}</footer></div></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        each("p", FOOTER)
    )
}

/// Bootstrap, with boxes between the paragraphs.
pub fn bootstrap(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let between = format!(
        "<div class=\"card float-right\"><div class=\"card-header\">Das könnte Sie auch interessieren</div><div class=\"card-body\">{}</div></div>\
         <p><a href=\"/p\"><b>{}</b></a></p><div class=\"alert alert-info\">{}</div>",
        related(|headline, teaser| format!(
            "<h5 class=\"card-title\"><a href=\"/x\">{headline}</a></h5><p class=\"card-text\"><a href=\"/x\">{teaser}</a></p>"
        )),
        READ_ON[1],
        each("p", NEWSLETTER)
    );
    let lead = a.lead(|text| format!("<p class=\"lead\">{text}</p>"));
    let byline = a.byline(|name| format!("<span class=\"badge badge-light author\">{name}</span>"));
    let date = a.dateline(|_, date| format!("<span class=\"text-muted date\">{date}</span>"));
    let comments = comments(|name, date, text| {
        format!(
            "<div class=\"media\"><div class=\"media-body\"><h5 class=\"mt-0\">{name} <small>{date}</small></h5>{text}</div></div>"
        )
    });
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body><nav class=\"navbar navbar-expand-lg\">{}</nav>\
         <div class=\"container\"><ol class=\"breadcrumb\"><li class=\"breadcrumb-item\"><a href=\"/\">Start</a></li><li class=\"breadcrumb-item active\">{section}</li></ol>\
         <div class=\"row\"><div class=\"col-md-8\"><h1 class=\"display-4\">{title}</h1><p>{date} {byline}</p>{lead}{}\
         <div class=\"btn-group\">{}</div><div id=\"comments\" class=\"mt-5\"><h4>Leserstimmen</h4>{comments}</div></div>\
         <div class=\"col-md-4\"><div class=\"jumbotron\"><small>Anzeige</small><p><a href=\"/m\">{ADVERT}</a></p></div></div></div></div>\
         <footer class=\"footer\"><span>{source}</span>{}</footer></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        a.p(&between),
        each("button", SHARE),
        each("p", FOOTER)
    )
}

/// TYPO3.
pub fn typo3(a: &PageArticle) -> String {
    let PageArticle { title, source, .. } = a;
    let lead = a.lead(|text| format!("<div class=\"lead\" itemprop=\"description\"><p>{text}</p></div>"));
    let byline = a.byline(|name| format!("<span class=\"news-list-author\">Von {name}</span>"));
    let date = a.dateline(|iso, date| format!("<span class=\"news-list-date\"><time itemprop=\"datePublished\" datetime=\"{iso}\">{date}</time></span>"));
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body id=\"p42\" class=\"page-42 layout-default\"><div class=\"page-header navbar\"><div class=\"main-navigation\">{}</div></div>\
         <div id=\"c117\" class=\"frame frame-default frame-type-list\"><div class=\"news news-single\"><div class=\"article\" itemscope itemtype=\"http://schema.org/Article\">\
         <div class=\"header\"><h1 itemprop=\"headline\">{title}</h1></div><div class=\"footer\"><p>{date} {byline}</p></div>{lead}\
         <div class=\"teaser-text\"></div><div class=\"news-text-wrap\" itemprop=\"articleBody\">{}</div>\
         <div class=\"news-related-wrap\"><h4>Verwandte Nachrichten</h4>{}</div></div></div></div>\
         <div id=\"c118\" class=\"frame frame-type-menu_sitemap\"><h3>{source}</h3>{}</div><div class=\"footer-section\">{}</div></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        a.p(""),
        links(RELATED.iter().map(|(headline, _)| *headline)),
        links(MENU.iter().copied()),
        each("p", FOOTER)
    )
}

/// Drupal, with its fields.
pub fn drupal(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let lead = a.lead(|text| format!("<div class=\"field field--name-field-teaser field--type-string-long field--label-hidden field__item\">{text}</div>"));
    let byline =
        a.byline(|name| format!("<div class=\"field field--name-field-author field__item\">{name}</div>"));
    let date = a.dateline(|iso, date| {
        format!("<div class=\"node__submitted\">Eingereicht am <time datetime=\"{iso}\">{date}</time></div>")
    });
    let comments = comments(|name, date, text| {
        format!(
            "<article class=\"comment js-comment\"><div class=\"comment__meta\">{name} am {date}</div><div class=\"field--name-comment-body\"><p>{text}</p></div></article>"
        )
    });
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body class=\"path-node page-node-type-article toolbar-fixed sidebar-second\"><div class=\"region region-primary-menu\">{}</div>\
         <main role=\"main\"><div class=\"region region-content\"><h1 class=\"page-title\"><span>{title}</span></h1><article class=\"node node--type-article node--promoted node--view-mode-full\">{date}{byline}\
         <div class=\"node__content\">{lead}<div class=\"clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item\">{}</div>\
         <div class=\"field field--name-field-tags\"><div class=\"field__label\">{section}</div>{}</div></div>\
         <section class=\"field field--name-field-comment comment-wrapper\"><h2>Kommentare</h2>{comments}</section></article></div></main>\
         <aside class=\"layout-sidebar-second\">{}</aside><footer class=\"site-footer\">{source}{}</footer></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        a.p(""),
        a.tags(),
        each("p", NEWSLETTER),
        each("p", FOOTER)
    )
}

/// Blocks, elements and modifiers; the text in sections with headings of their own.
pub fn bem(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let sections = a.body(|text| format!("<section class=\"article__section article__section--text\"><p class=\"article__paragraph\">{text}</p></section>"),
        &format!("<section class=\"article__section article__section--recommendation\"><a class=\"teaser teaser--inline\" href=\"/k\"><span class=\"teaser__kicker\">Vogelkunde</span> {}</a></section>", RELATED[3].0));
    let lead = a.lead(|text| format!("<p class=\"article__intro\">{text}</p>"));
    let byline =
        a.byline(|name| format!("<span class=\"article__byline\">Von <a href=\"/n\">{name}</a></span>"));
    let date =
        a.dateline(|iso, date| format!("<time class=\"article__date\" datetime=\"{iso}\">{date}</time>"));
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body class=\"page page--article\"><div class=\"page__nav nav nav--main\">{}</div>\
         <div class=\"page__content\"><div class=\"article article--open article--has-comments\"><span class=\"article__section-name\">{section}</span><h1 class=\"article__headline\">{title}</h1>\
         <div class=\"article__meta\">{byline}{date}</div>{lead}<div class=\"article__body\">{sections}</div><div class=\"article__share share share--bottom\">{}</div>\
         <div class=\"article__author-box author-box\"><p>{AUTHOR}</p></div></div><div class=\"page__teasers\">{}</div></div>\
         <div class=\"page__footer footer\"><p>{source}</p>{}</div></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        links(SHARE.iter().copied()),
        related(|headline, teaser| format!(
            "<div class=\"teaser\"><h3 class=\"teaser__headline\"><a href=\"/x\">{headline}</a></h3><p class=\"teaser__text\">{teaser}</p></div>"
        )),
        each("p", FOOTER)
    )
}

/// Elements of the page's own, the text in a shadow tree.
pub fn shadow(a: &PageArticle) -> String {
    let PageArticle { title, source, section, .. } = a;
    let lead = a.lead(|text| format!("<p slot=\"lead\">{text}</p>"));
    let byline = a.byline(|name| format!("<news-byline>Von {name}</news-byline>"));
    let date = a.dateline(|iso, date| format!("<time datetime=\"{iso}\">{date}</time>"));
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head>{}</head><body><news-header><template shadowrootmode=\"open\"><nav>{}</nav></template></news-header>\
         <news-consent><template shadowrootmode=open><div role=\"dialog\" class=\"consent\">{}</div></template></news-consent>\
         <news-article><template shadowrootmode=open><style>p {{ margin: 0 }}</style><div class=\"kicker\">{section}</div><h1>{title}</h1>{byline}{date}\
         <div class=\"text\">{lead}{}</div><share-bar>{}</share-bar></template></news-article>\
         <template id=\"teaser\"><h3>Platzhalter</h3><p>{ADVERT}</p></template>\
         <news-footer><template shadowrootmode=open><footer><p>{source}</p>{}</footer></template></news-footer></body></html>",
        a.head(),
        links(NAVIGATION.iter().copied()),
        cookies("p"),
        a.p(""),
        each("button", SHARE),
        each("p", FOOTER)
    )
}
