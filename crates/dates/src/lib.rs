//! German dates and time spans of news articles.
