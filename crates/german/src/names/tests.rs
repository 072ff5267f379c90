use super::*;
use crate::learn::{LexiconBuilder, Vocabulary};
use crate::normalize::{exact, lower};
use proptest::prelude::*;

fn keys_with(word: &str, lexicon: &Lexicon) -> Vec<String> {
    let (mut low, mut out) = (String::new(), Vec::new());
    lower(word, &mut low);
    keys(&low, lexicon, &mut |key| out.push(key.to_owned()));
    out
}

fn keys_of(word: &str) -> Vec<String> {
    keys_with(word, &Lexicon::empty())
}

fn share_a_key(a: &str, b: &str) -> bool {
    keys_of(a).iter().any(|key| keys_of(b).contains(key))
}

fn lexicon(rows: &str, texts: &[&str]) -> Lexicon {
    let mut builder = LexiconBuilder::default();
    texts.iter().for_each(|text| builder.add_text(text));
    Lexicon::from_bytes(Box::new(builder.finish(&Vocabulary::parse(rows).unwrap()))).unwrap()
}

/// A row is one name; each spelling must find the others.
#[test]
fn spellings_of_a_name_share_a_key() {
    for row in [
        "Lawrow Lavrov Lavroff Лавров",
        "Selenskyj Selenski Zelensky Zelenskyy Zelenskyi Зеленский Зеленський",
        "Tschernobyl Chernobyl Чернобыль Tschornobyl Chornobyl Чорнобиль",
        "Schoigu Shoigu Шойгу",
        "Medwedew Medvedev Медведев Медведєв",
        "Chruschtschow Khrushchev Chruščov Хрущёв Хрущев",
        "Gorbatschow Gorbachev Gorbačov Горбачёв Горбачев",
        "Jelzin Yeltsin Ельцин Єльцин",
        "Kusnezow Kuznetsov Кузнецов",
        "Chmelnyzkyj Chmelnyzky Khmelnytskyi Хмельницький",
        "Tschechow Chekhov Čechov Чехов",
        "Luhansk Lugansk Луганск Луганськ",
        "Bohdan Bogdan Богдан",
        "Wassiljew Vasilyev Vasiliev Васильев",
        "Tatjana Tatiana Tatyana Татьяна",
        "Alexander Aleksandr Александр",
        "Jelena Elena Yelena Елена",
        "Jalta Yalta Ялта",
        "Juri Jurij Yuri Yuriy Юрий",
        "Đoković Djokovic Djoković Dschokowitsch Ђоковић Джокович",
        "Schröder Schroeder Шрёдер",
        "Achmatow Akhmatov Ахматов",
        "Tarnowo Tarnovo Търново",
        "Bykau Bykaŭ Быкаў",
        "Sgurowka Zgurovka Згуровка",
        "Potjomkin Potyomkin Potemkin Потёмкин Потемкин",
    ] {
        let all: Vec<_> = row.split(' ').collect();
        let shared =
            keys_of(all[0]).into_iter().any(|key| all.iter().all(|name| keys_of(name).contains(&key)));
        let lexicon = Lexicon::empty();
        let one = |a: &str, b: &str| may_be_one(&exact(a), &exact(b), &lexicon);
        let unlike = "Bohdan Bogdan Tatjana Tatiana Tatyana Alexander Aleksandr Jelena Elena Yelena Jalta Yalta Juri Yuri Schröder Schroeder";
        for pair in all.windows(2).filter(|pair| !pair.iter().all(|name| unlike.contains(name))) {
            assert!(one(pair[0], pair[1]), "{pair:?}");
        }
        assert!(shared, "{:?}", all.iter().map(|name| (name, keys_of(name))).collect::<Vec<_>>());
    }
    // Atlases write it against the rules.
    assert!(share_a_key("Zhurivka", "Згурівка"));
}

#[test]
fn different_names_share_no_key() {
    for (a, b) in [
        ("Merkel", "Morkel"),
        ("Putin", "Patin"),
        ("Gogol", "Hegel"),
        ("Lawrow", "Laurow"),
        ("Kiew", "Kuwe"),
        ("Iwanow", "Iwanowa"),
        ("Schukow", "Chukov"),
        ("Minsk", "Pinsk"),
        ("Jalta", "Alta"),
        ("Юрий", "Uri"),
        ("Sotschi", "Сочинение"),
    ] {
        assert!(!share_a_key(a, b), "{a} {:?} and {b} {:?}", keys_of(a), keys_of(b));
    }
}

#[test]
fn ordinary_words_have_no_keys() {
    let lexicon = lexicon(
        "viel\t900\nviele\t700\nvielen\t300\nvieles\t50\nvieler\t30\nlawrow\t40\nlawrows\t6\nlawrowe\t1\n\
         kiew\t90\nkiewer\t30\nkiews\t9\nheute\t900\t10\nkrim\t90\t90\n",
        &[],
    );
    for word in
        ["viele", "Vielen", "Sicherheit", "Regierungserklärung", "heute", "unter", "und", "G20", "§218a"]
    {
        assert_eq!(keys_with(word, &lexicon), [""; 0], "{word}");
    }
    for name in ["Lawrow", "Kiew", "Krim", "Schoigu"] {
        assert!(!keys_with(name, &lexicon).is_empty(), "{name}");
    }
}

#[test]
fn a_genitive_has_the_keys_of_the_name() {
    let lexicon = lexicon("lawrow\t40\nlawrows\t6\nparis\t40\npari\t1\n", &[]);
    assert!(keys_with("Lawrows", &lexicon).contains(&keys_of("Лавров")[0]));
    assert_eq!(keys_with("Paris", &lexicon), ["PARIS"]);
}

#[test]
fn capitals_of_the_archive_decide_and_not_those_of_the_word() {
    let lexicon = lexicon(
        "",
        &[
            "Gestern traf Sergej Lawrow ein. Dort sprach Sergej Lawrow, und Minister Lawrow schwieg, wie Sergej Lawrow sagte.",
            "Er hat es gestern lawine genannt, gestern lawine, und wieder lawine, und noch einmal lawine.",
        ],
    );
    assert!(!keys_with("lawrow", &lexicon).is_empty());
    assert_eq!(keys_with("lawrow", &lexicon), keys_with("LAWROW", &lexicon));
    assert_eq!(keys_with("Lawine", &lexicon), [""; 0]);
}

proptest! {
    #[test]
    fn any_word_has_few_keys_each_once(word in "\\PC{0,60}|[a-zäöüßšчхёъщʹ]{0,60}|(h|z|ch|oe){0,20}|[а-яёєіїўђћ]{0,50}") {
        let keys = keys_of(&word);
        prop_assert!(keys.len() <= MAX_KEYS);
        for (at, key) in keys.iter().enumerate() {
            prop_assert!(!keys[..at].contains(key));
            prop_assert!(key.len() >= 3 && key.bytes().all(|b| b.is_ascii_uppercase()));
        }
    }

    #[test]
    fn case_and_spelt_out_umlauts_change_nothing(word in "[a-zäöüß]{1,16}|[а-яёєії]{1,16}") {
        let spelt = word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
        prop_assert_eq!(keys_of(&word), keys_of(&word.to_uppercase()));
        prop_assert_eq!(keys_of(&word), keys_of(&spelt));
    }
}
