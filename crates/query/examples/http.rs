//! The smallest server: `GET /search?q=Lawrow+Sicherheit` answers with JSON.
//!
//!     cargo run --release -p nachlese-query --example http -- INDEX [127.0.0.1:8080]
//!
//! Nothing here is for the open internet: no limits, no cache, no log.
#![allow(clippy::print_stdout, reason = "an example prints")]

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use nachlese_query::{Hits, Index, SearchOptions};
use std::collections::HashMap;
use std::sync::Arc;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let index = Index::open(args.next().ok_or("usage: http INDEX [ADDRESS]")?)?;
    let listener =
        tokio::net::TcpListener::bind(args.next().unwrap_or_else(|| "127.0.0.1:8080".to_owned())).await?;
    println!("http://{}/search?q=", listener.local_addr()?);
    let app = Router::new().route("/search", get(search)).with_state(Arc::new(index));
    Ok(axum::serve(listener, app).await?)
}

type Answer = Result<Json<Hits>, (StatusCode, String)>;

async fn search(State(index): State<Arc<Index>>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let query = asked.get("q").cloned().ok_or((StatusCode::BAD_REQUEST, "?q= is missing".to_owned()))?;
    // A search takes milliseconds, but of a thread that others wait for.
    let found = tokio::task::spawn_blocking(move || {
        // What `nachlese index` has built since is taken up; where it cannot be read, the generation before answers.
        let _ = index.refresh();
        index.search(&query, &SearchOptions::default())
    });
    let failed = |error: &dyn std::fmt::Display| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string());
    found.await.map_err(|error| failed(&error))?.map(Json).map_err(|error| failed(&error))
}
