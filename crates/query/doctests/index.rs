// An index of two articles for the examples in the documentation; its temporary folder is deleted
// when the example ends.
{
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive.jsonl");
    let articles = r#"{"id": "ek-1", "title": "Lawrow reist ab", "teaser": "Der Minister spricht über Sicherheiten.", "body": "Die öffentliche Sicherheit war in Altenwehr das Thema.\n\nLawrows Rede dauerte lange.", "published": "2024-05-12T14:30:00+02:00", "source": "Elbkurier", "section": "Politik", "author": "Erika Muster"}
{"id": "nw-7", "title": "Hochwasser an der Elbe", "body": "Das Wasser steht in den Häusern von Altenwehr.", "published": "2025-01-03", "source": "Nordwarte", "section": "Lokales"}"#;
    std::fs::write(&archive, articles).unwrap();
    let index = folder.path().join("archive.index");
    let options = nachlese_indexer::IndexOptions::new(index, vec![archive]).threads(1).keep(1);
    nachlese_indexer::run(&options, &nachlese_indexer::Quiet).unwrap();
    folder
}
