//! Output with colours, drawn as a terminal.

use std::fmt::Write as _;

/// Width and height of a character, in pixels.
const CELL: (f64, f64) = (7.8, 18.0);
const MARGIN: f64 = 16.0;

/// How the next characters are shown.
#[derive(Default)]
struct Style {
    bold: bool,
    dim: bool,
    red: bool,
}

impl Style {
    /// Takes the parameters of one escape sequence (SGR).
    fn apply(&mut self, parameters: &str) {
        for parameter in parameters.split(';') {
            match parameter {
                "" | "0" => *self = Style::default(),
                "1" => self.bold = true,
                "2" => self.dim = true,
                "31" => self.red = true,
                other => panic!("the picture has no style {other}"),
            }
        }
    }

    fn class(&self) -> &'static str {
        match self {
            Style { red: true, .. } => "mark",
            Style { bold: true, .. } => "bold",
            Style { dim: true, .. } => "dim",
            _ => "plain",
        }
    }
}

/// A picture of a terminal: the command after a prompt, then its output.
pub(super) fn svg(command: &str, output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let columns = lines.iter().map(|line| visible(line)).max().unwrap_or_default();
    let width = columns as f64 * CELL.0 + 2.0 * MARGIN;
    let height = (lines.len() + 2) as f64 * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, monospace\" font-size=\"13\">\n\
         <style>text {{ white-space: pre; fill: #24292f }} .bold {{ font-weight: bold }} \
         .dim {{ fill: #6e7781 }} .mark {{ font-weight: bold; fill: #cf222e }}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#f6f8fa\"/>\n"
    );
    let _ = writeln!(out, "{}$ {}</text>", at(0), escaped(command));
    for (number, line) in lines.iter().enumerate() {
        let _ = writeln!(out, "{}{}</text>", at(number + 2), spans(line));
    }
    out + "</svg>\n"
}

/// The beginning of the text in a line.
fn at(line: usize) -> String {
    let y = MARGIN + (line as f64 + 0.8) * CELL.1;
    format!("<text x=\"{MARGIN:.0}\" y=\"{y:.1}\" xml:space=\"preserve\">")
}

fn spans(line: &str) -> String {
    let mut style = Style::default();
    let mut out = String::new();
    for (number, piece) in line.split("\u{1b}[").enumerate() {
        let text = if number == 0 {
            piece
        } else {
            let (parameters, text) = piece.split_once('m').unwrap();
            style.apply(parameters);
            text
        };
        if !text.is_empty() {
            let _ = write!(out, "<tspan class=\"{}\">{}</tspan>", style.class(), escaped(text));
        }
    }
    out
}

/// Columns of a line, without its escape sequences.
fn visible(line: &str) -> usize {
    let pieces = line.split("\u{1b}[").enumerate();
    pieces
        .map(|(n, piece)| if n == 0 { piece } else { piece.split_once('m').unwrap().1 }.chars().count())
        .sum()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
