//! The manual page of the query language, from the text that the library's documentation has.

/// From Markdown, as far as that text uses it: paragraphs and one table, with code between
/// backticks.
pub(crate) fn language(text: &str) -> String {
    let mut page = String::from(
        ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n.TH nachlese-query 7\n.SH NAME\nnachlese-query \\- the query language of nachlese\n\
         .SH DESCRIPTION\n",
    );
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("|---") || line == "| typed | means |" {
            continue;
        }
        if line.is_empty() {
            page.push_str(".PP\n");
            continue;
        }
        match line
            .strip_prefix("| ")
            .and_then(|row| row.strip_suffix(" |"))
            .and_then(|row| row.split_once(" | "))
        {
            Some((typed, means)) => {
                page.push_str(&format!(".TP\n{}\n{}\n", inline(typed), inline(means)));
            }
            None => page.push_str(&format!("{}\n", inline(line))),
        }
    }
    page.push_str(".SH SEE ALSO\n.BR nachlese (1),\n.BR nachlese-search (1)\n");
    page
}

/// Code is bold; what roff would take for a request or an escape is not one.
fn inline(text: &str) -> String {
    let mut out = String::new();
    for (place, part) in text.split('`').enumerate() {
        let part =
            part.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\*(Aq").replace('~', "\\(ti");
        if place % 2 == 1 {
            out.push_str(&format!("\\fB{part}\\fR"));
        } else {
            out.push_str(&part);
        }
    }
    if out.starts_with('.') { format!("\\&{out}") } else { out }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_row_of_the_table_is_a_paragraph_with_a_tag() {
        let page = super::language("Says.\n\n| typed | means |\n|---|---|\n| `-Korea` | not there |\n");
        assert!(page.contains("Says.\n.PP\n.TP\n\\fB\\-Korea\\fR\nnot there\n"), "{page}");
    }
}
