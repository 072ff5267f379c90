//! What the README shows is what the program does.

mod picture;

use crate::support::{World, root};

/// The command whose output the README shows, as text and as a picture.
const SHOWN: [&str; 6] = ["search", "--archive", "corpus", "-n", "3", "Lawrow Sicherheit"];

/// What the program prints for [`SHOWN`] in the project's folder.
fn output(color: &str) -> String {
    let world = World::new();
    let mut command = world.command(&SHOWN);
    let output = command.args(["--color", color]).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stderr).unwrap();
    format!("{}\n{said}", String::from_utf8(output.stdout).unwrap().trim_end())
}

#[test]
fn the_output_in_the_readme_is_that_of_the_command() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let command = "$ nachlese search --archive corpus -n 3 \"Lawrow Sicherheit\"\n";
    let block = readme.split_once(command).and_then(|(_, after)| after.split_once("```")).unwrap().0;
    assert_eq!(block, output("never"), "copy it into README.md");
}

/// After a change on purpose: `NACHLESE_RENEW=1 cargo test -p nachlese the_picture`.
#[test]
fn the_picture_in_the_readme_is_that_of_the_command() {
    let picture = picture::svg("nachlese search --archive corpus \"Lawrow Sicherheit\"", &output("always"));
    let path = root().join("docs/search.svg");
    if std::env::var_os("NACHLESE_RENEW").is_some() {
        std::fs::write(&path, &picture).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), picture);
}

#[test]
fn documents_link_to_files_that_exist() {
    let folder = root().join("docs");
    let documents = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let papers =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md"].map(|name| root().join(name));
    let documents = documents.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    for document in documents.chain(papers) {
        let text = std::fs::read_to_string(&document).unwrap();
        for link in text.split("](").skip(1).filter_map(|after| after.split_once(')')).map(|(link, _)| link) {
            let file = link.split('#').next().unwrap_or_default();
            let exists = link.contains("://") || document.with_file_name(file).exists();
            assert!(exists, "{} links to {link}", document.display());
        }
    }
}
