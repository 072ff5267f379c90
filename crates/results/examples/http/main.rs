//! The smallest server: `GET /search?q=Lawrow+Sicherheit` answers with the JSON document that
//! `nachlese search --format json Lawrow Sicherheit` prints.
//!
//!     cargo run --release -p nachlese-results --example http -- INDEX [127.0.0.1:8080]
//!
//! It has no limits, no cache and no log, so it is nothing for the open internet.
#![allow(clippy::print_stdout, reason = "an example prints")]

mod answer;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use nachlese_query::Index;
use std::collections::HashMap;
use std::sync::Arc;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let index = Index::open(args.next().ok_or("usage: http INDEX [ADDRESS]")?)?;
    let address = args.next().unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("http://{}/search?q=", listener.local_addr()?);
    let app = Router::new().route("/search", get(search)).with_state(Arc::new(index));
    Ok(axum::serve(listener, app).await?)
}

type Failure = (StatusCode, String);

async fn search(
    State(index): State<Arc<Index>>,
    Query(asked): Query<HashMap<String, String>>,
) -> Result<impl IntoResponse, Failure> {
    let query = asked.get("q").cloned().ok_or((StatusCode::BAD_REQUEST, "?q= is missing".to_owned()))?;
    // A search takes milliseconds, during which this thread could not serve others.
    let answer = tokio::task::spawn_blocking(move || {
        // If what `nachlese index` has built since cannot be read, the generation before answers.
        let _ = index.refresh();
        answer::json(&index, &query)
    });
    let failed = |error: &dyn std::fmt::Display| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string());
    let document = answer.await.map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], document))
}
