//! Bars, for terminals and as pictures.

use std::fmt::Write;

/// A bar of at most `columns` columns, to the eighth of one; what is more than nothing is seen.
pub(crate) fn bar(value: f64, most: f64, columns: usize) -> String {
    const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    if value <= 0.0 || most <= 0.0 {
        return String::new();
    }
    let eighths = ((value / most).min(1.0) * columns as f64 * 8.0).round().max(1.0) as usize;
    let mut bar = "█".repeat(eighths / 8);
    bar.extend(EIGHTHS.get(eighths % 8).filter(|part| **part != ' '));
    bar
}

/// One bar of a picture.
pub(crate) struct Column {
    pub(crate) label: String,
    /// What is said of it where the pointer rests.
    pub(crate) title: String,
    /// `None` where there is nothing that it could be measured by.
    pub(crate) value: Option<f64>,
}

const WIDTH: f64 = 800.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 40.0;

/// Columns whose labels are written, at most.
const LABELS: usize = 10;

/// A picture of columns side by side, with a scale, whose lines stand at `whole` numbers where
/// values are; gaps are hatched.
pub(crate) fn svg(title: &str, unit: &str, whole: bool, columns: &[Column]) -> String {
    let mut out = String::new();
    let most = columns.iter().filter_map(|column| column.value).fold(0.0, f64::max);
    let step = if whole { step(most).max(1.0) } else { step(most) };
    let top = if most > 0.0 { (most / step).ceil() * step } else { 1.0 };
    let (width, height) = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
    let each = width / columns.len().max(1) as f64;
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\" \
         role=\"img\">\n<title>{0}</title>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
         <pattern id=\"gap\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"6\" height=\"6\" fill=\"#f4f4f4\"/><rect width=\"2\" height=\"6\" fill=\"#ddd\"/></pattern>\n\
         <text x=\"{LEFT}\" y=\"18\" font-size=\"15\" font-weight=\"bold\" fill=\"#222\">{0}</text>\n\
         <text x=\"{LEFT}\" y=\"35\" fill=\"#666\">{1}</text>\n",
        escaped(title),
        escaped(unit)
    );
    let mut at = 0.0;
    while at <= top + step / 2.0 {
        let y = TOP + height - at / top * height;
        let _ = writeln!(
            out,
            "<line x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"#ddd\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"#666\">{}</text>",
            WIDTH - RIGHT,
            LEFT - 6.0,
            y + 4.0,
            number(at)
        );
        at += step;
    }
    let every = columns.len().div_ceil(LABELS).max(1);
    for (place, column) in columns.iter().enumerate() {
        let x = LEFT + place as f64 * each;
        let value = column.value.unwrap_or(top);
        let fill = if column.value.is_some() { "#2b6cb0" } else { "url(#gap)" };
        let tall = value / top * height;
        let space = if column.value.is_some() { (each * 0.15).min(3.0) } else { 0.0 };
        let _ = writeln!(
            out,
            "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{tall:.2}\" fill=\"{fill}\"><title>{}</title></rect>",
            x + space / 2.0,
            TOP + height - tall,
            each - space,
            escaped(&column.title)
        );
        if place.is_multiple_of(every) {
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#444\">{}</text>",
                x + each / 2.0,
                TOP + height + 16.0,
                escaped(&column.label)
            );
        }
    }
    let base = TOP + height;
    let _ = writeln!(
        out,
        "<line x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{base:.1}\" y2=\"{base:.1}\" stroke=\"#444\"/>",
        WIDTH - RIGHT
    );
    out.push_str("</svg>\n");
    out
}

/// The distance of two lines of a scale: 1, 2 or 5 of a power of ten, so that some five lines are
/// drawn.
fn step(most: f64) -> f64 {
    if most <= 0.0 {
        return 1.0;
    }
    let rough = (most / 5.0).max(f64::MIN_POSITIVE);
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= rough * 0.999);
    step.filter(|step| step.is_normal()).unwrap_or(1.0)
}

fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A text between tags: what could be read as markup, and what is no character of XML, is not
/// there.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in nachlese_results::safe(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_values() {
        assert_eq!([0.0, 0.001, 4.0, 8.0].map(|value| bar(value, 8.0, 4)), ["", "▏", "██", "████"]);
    }

    #[test]
    fn scales_are_round() {
        assert_eq!([7.0, 100.0, 0.3, 1234.0].map(step), [2.0, 20.0, 0.1, 500.0]);
        // Nothing found is drawn, too: an empty scale of one step, not of endless ones.
        assert_eq!(step(0.0), 1.0);
        let empty =
            svg("", "", true, &[Column { label: String::new(), title: String::new(), value: Some(0.0) }]);
        assert!(empty.len() < 2_000, "{}", empty.len());
    }

    #[test]
    fn a_picture_is_whole_whatever_its_labels_hold() {
        let column = |label: &str, value| Column { label: label.into(), title: label.into(), value };
        let svg = svg("a < b & \"c\"", "", false, &[column("</svg>", Some(2.0)), column("gap", None)]);
        assert!(svg.contains("a &lt; b &amp; &quot;c&quot;") && svg.contains("url(#gap)"), "{svg}");
        assert_eq!(svg.matches("</svg>").count(), 1);
    }
}
