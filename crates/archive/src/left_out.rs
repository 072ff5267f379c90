//! What is in no article, and why: every paragraph and every record has an outcome.

use crate::place::Place;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A paragraph of a page or a text that is not in its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The rule that left it out.
    pub rule: Rule,
    /// The paragraph.
    pub text: String,
}

/// Why a paragraph is not in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// It lies in what surrounds articles: navigation, page footer, sidebar.
    Surroundings,
    /// It lies outside the part of the page that is the article.
    OutsideArticle,
    /// It lies in a list of links, or is one.
    Links,
    /// It belongs to another article on the page.
    OtherArticle,
    /// Readers wrote it.
    Comments,
    /// It asks for consent.
    Consent,
    /// It asks to pay.
    Paywall,
    /// It stands below a picture.
    Caption,
    /// The page does not show it.
    Hidden,
    /// It states a date, a byline or a source, which are fields of the article.
    Facts,
    /// It is the headline, or a variant of it.
    Headline,
    /// It is a label between headline and text, or a heading without a text below it.
    Label,
    /// By its words it belongs to no article: an appeal to share, a label, a credit.
    Boilerplate,
    /// It follows the last paragraph and speaks for the page.
    Footer,
    /// It is about the author.
    AboutTheAuthor,
    /// The article has it already.
    Repeated,
    /// It is learned boilerplate: it recurs at the edge of its outlet's articles.
    Learned,
}

impl Rule {
    /// All of them, in their order.
    pub const ALL: [Rule; 17] = [
        Rule::Surroundings,
        Rule::OutsideArticle,
        Rule::Links,
        Rule::OtherArticle,
        Rule::Comments,
        Rule::Consent,
        Rule::Paywall,
        Rule::Caption,
        Rule::Hidden,
        Rule::Facts,
        Rule::Headline,
        Rule::Label,
        Rule::Boilerplate,
        Rule::Footer,
        Rule::AboutTheAuthor,
        Rule::Repeated,
        Rule::Learned,
    ];

    /// Its name in reports: `outside-article`.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Surroundings => "surroundings",
            Rule::OutsideArticle => "outside-article",
            Rule::Links => "links",
            Rule::OtherArticle => "other-article",
            Rule::Comments => "comments",
            Rule::Consent => "consent",
            Rule::Paywall => "paywall",
            Rule::Caption => "caption",
            Rule::Hidden => "hidden",
            Rule::Facts => "facts",
            Rule::Headline => "headline",
            Rule::Label => "label",
            Rule::Boilerplate => "boilerplate",
            Rule::Footer => "footer",
            Rule::AboutTheAuthor => "about-the-author",
            Rule::Repeated => "repeated",
            Rule::Learned => "learned",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A file or record that was read and is no article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NoArticle {
    /// The file, below the archive.
    pub path: String,
    /// Where in it.
    #[serde(default, skip_serializing_if = "Place::is_whole")]
    pub place: Place,
    /// What it is instead.
    pub reason: NoArticleReason,
}

/// What a record is instead of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoArticleReason {
    /// There is no text in it.
    Empty,
    /// It asks for consent before it shows the article.
    ConsentWall,
    /// It asks whether the reader is a machine.
    BotCheck,
    /// It reports that there is no such page, or that something failed.
    ErrorPage,
    /// It lists articles: a front page, a section, a search.
    FrontPage,
    /// A list of links, a form, a player: there is no text in it.
    NoText,
    /// A record of something else: a picture, a settings file.
    OtherRecord,
}

impl fmt::Display for NoArticleReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            NoArticleReason::Empty => "empty",
            NoArticleReason::ConsentWall => "a consent wall",
            NoArticleReason::BotCheck => "a bot check",
            NoArticleReason::ErrorPage => "an error page",
            NoArticleReason::FrontPage => "a front page or a list of articles",
            NoArticleReason::NoText => "no text in it but what surrounds an article",
            NoArticleReason::OtherRecord => "a record of something else",
        })
    }
}

impl fmt::Display for NoArticle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}: no article: {}", self.path, self.place, self.reason)
    }
}
