//! The program `nachlese`: arguments in, results out.

mod args;
mod commands;
mod exit_code;
mod fault;
mod hints;
mod output;
mod quantity;
mod settings;
mod terminal;

use clap::Parser;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    fault::remember();
    let args = args::Args::parse_from(args::negations_as_words(std::env::args_os()));
    let settings = settings::Settings::resolve(&args.global);
    let as_json = args.command.prints_json();
    match fault::caught(|| commands::run(args.command, &settings)) {
        Ok(code) => ExitCode::from(code),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let code = exit_code::of_error(&error);
            output::error(&error, code, as_json);
            ExitCode::from(code)
        }
    }
}
