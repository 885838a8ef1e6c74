//! `corefile`: what is wrong with a Corefile, as a compiler prints it.

use crate::Folder;

#[test]
fn findings_with_their_lines() {
    let text = ".:53 {\n\tforwarding . 9.9.9.9\n\thosts {\n\t\t*.* a.example\n\t}\n\timport more\n\tkubernetes cluster.local\n}\n";
    let folder = Folder::new().with("Corefile", text);
    folder.run("corefile @Corefile --path Corefile").is("corefile");
}

#[test]
fn of_a_long_line_that_is_shown_which_stands_around_the_word() {
    let ran = Folder::new().with("Corefile", "} ".repeat(20_000)).run("corefile @Corefile");
    assert_eq!(ran.code, 1);
    assert_eq!((ran.stdout.matches("error[").count(), ran.stdout.matches("info[").count()), (1000, 1));
    // Two hundred characters on both sides of the word, the ends of the line left out, the number of the line.
    let longest = ran.stdout.lines().map(|line| line.chars().count()).max();
    assert_eq!(longest, Some(2 * 200 + 2 + "1 | ".len()));
    assert!(ran.stdout.contains(&format!("\n1 | …{}…\n  | {}^\n", "} ".repeat(200), " ".repeat(201))));
}
