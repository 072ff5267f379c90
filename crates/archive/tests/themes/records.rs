//! Articles as collectors, interfaces and databases write them down.

use nachlese_archive::Article;
use serde_json::{Value, json};

/// What a record's text, outlet, date and author are taken from.
fn date(a: &Article) -> Value {
    a.published.map_or(Value::Null, |date| date.to_string().into())
}

fn text(a: &Article) -> String {
    a.body.clone()
}

fn paragraphs(a: &Article) -> Vec<&str> {
    a.body.split("\n\n").collect()
}

fn markup(a: &Article) -> String {
    paragraphs(a).iter().map(|text| format!("<p>{}</p>\n", super::page_article::escaped(text))).collect()
}

/// One list of all.
fn list(articles: &[Article], one: impl Fn(&Article) -> Value) -> String {
    Value::Array(articles.iter().map(one).collect()).to_string()
}

/// A line each.
fn lines(articles: &[Article], one: impl Fn(&Article) -> Value) -> String {
    articles.iter().map(|article| one(article).to_string() + "\n").collect()
}

pub fn own(a: &[Article]) -> String {
    lines(
        a,
        |a| json!({"title": a.title, "teaser": a.teaser, "body": a.body, "published": date(a), "source": a.source, "author": a.author}),
    )
}

pub fn german(a: &[Article]) -> String {
    list(
        a,
        |a| json!({"Überschrift": a.title, "Vorspann": a.teaser, "Text": text(a), "Veröffentlicht": date(a), "Quelle": a.source, "Verfasser": a.author}),
    )
}

pub fn news_please(a: &[Article]) -> String {
    lines(
        a,
        |a| json!({"maintext": text(a).replace("\n\n", "\n"), "title": a.title, "title_page": format!("{} - {}", a.title, a.source), "description": a.teaser, "date_publish": date(a), "date_modify": null, "date_download": "2025-06-01 10:00:00", "source_domain": "www.zeitung.example", "authors": if a.author.is_empty() { vec![] } else { vec![&a.author] }, "language": "de"}),
    )
}

pub fn trafilatura(a: &[Article]) -> String {
    list(
        a,
        |a| json!({"title": a.title, "author": a.author, "hostname": "zeitung.example", "date": date(a), "fingerprint": "a1b2", "id": null, "comments": comments(), "raw_text": format!("{} {}", a.teaser, text(a)), "text": text(a).replace("\n\n", "\n"), "sitename": a.source, "excerpt": a.teaser, "tags": "dsgvo;cookies"}),
    )
}

/// The texts of comments, as a collector joins them.
fn comments() -> String {
    super::boilerplate::COMMENTS.iter().map(|(_, _, text)| *text).collect::<Vec<_>>().join("\n")
}

pub fn newspaper(a: &[Article]) -> String {
    lines(
        a,
        |a| json!({"source_url": "https://www.zeitung.example", "title": a.title, "text": text(a), "keywords": ["dsgvo"], "authors": if a.author.is_empty() { vec![] } else { vec![&a.author] }, "publish_date": date(a), "meta_description": a.teaser, "meta_lang": "de", "meta_data": {"og": {"title": a.title, "site_name": a.source}}}),
    )
}

pub fn fundus(a: &[Article]) -> String {
    list(
        a,
        |a| json!({"title": a.title, "body": {"summary": [a.teaser], "sections": [{"headline": [], "paragraphs": paragraphs(a)}]}, "publishing_date": date(a), "authors": if a.author.is_empty() { vec![] } else { vec![&a.author] }, "publisher": a.source, "topics": [], "free_access": true}),
    )
}

pub fn scrapy(a: &[Article]) -> String {
    lines(
        a,
        |a| json!({"headline": a.title, "lead": a.teaser, "paragraphs": paragraphs(a), "datetime": date(a), "scraped_at": "2025-06-01T10:00:00Z", "source": a.source, "author": a.author}),
    )
}

pub fn feed(a: &[Article]) -> String {
    let item = |(at, a): (usize, &Article)| json!({"id": format!("x{at}"), "title": a.title, "content_html": markup(a), "content_text": text(a), "summary": a.teaser, "date_published": date(a), "authors": [{"name": a.author}]});
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "Zeitung", "items": a.iter().enumerate().map(item).collect::<Vec<_>>()}).to_string()
}

pub fn wordpress(a: &[Article]) -> String {
    list(
        a,
        |a| json!({"type": "post", "title": {"rendered": super::page_article::escaped(&a.title)}, "content": {"rendered": markup(a), "protected": false}, "excerpt": {"rendered": format!("<p>{}</p>\n", super::page_article::escaped(&a.teaser))}, "date": date(a), "modified": "2025-06-01T08:00:00", "author": 7, "categories": [3], "yoast_head_json": {"og_site_name": a.source, "author": a.author}}),
    )
}

pub fn elasticsearch(a: &[Article]) -> String {
    let hit = |(at, a): (usize, &Article)| json!({"_index": "n", "_id": format!("x{at}"), "_score": 1.0, "_source": {"title": a.title, "teaser": a.teaser, "content": text(a), "published_at": date(a), "source": a.source, "author": a.author}});
    json!({"took": 3, "hits": {"total": {"value": a.len()}, "hits": a.iter().enumerate().map(hit).collect::<Vec<_>>()}}).to_string()
}

pub fn mongodb(a: &[Article]) -> String {
    let one = |(at, a): (usize, &Article)| {
        let date = a.published.map_or(Value::Null, |date| json!({"$date": date.to_string()}));
        json!({"_id": {"$oid": format!("5f1e{at:020}")}, "title": a.title, "teaser": a.teaser, "text": text(a), "published": date, "source": {"name": a.source}, "author": a.author}).to_string() + "\n"
    };
    a.iter().enumerate().map(one).collect()
}

pub fn pretty(a: &Article) -> String {
    let record = json!({"article": {"title": a.title, "subtitle": a.teaser, "content": paragraphs(a), "author": {"name": a.author}, "date": date(a), "publisher": {"name": a.source}}});
    serde_json::to_string_pretty(&record).unwrap()
}
