//! RFC 6902 the slow way: trees that are cloned for each operation, and errors by code.

use std::fmt::Write;

/// A JSON value. Atoms keep their text; `class` is the same for atoms of equal value.
#[derive(Debug, Clone)]
pub(crate) enum Tree {
    Atom { text: &'static str, class: u8 },
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

#[derive(Debug, Clone)]
pub(crate) enum Operation {
    Add(String, Tree),
    Remove(String),
    Replace(String, Tree),
    Move(String, String),
    Copy(String, String),
    Test(String, Tree),
}

impl Tree {
    pub(crate) fn print(&self) -> String {
        match self {
            Self::Atom { text, .. } => (*text).to_owned(),
            Self::Array(elements) => format!("[{}]", elements.iter().map(Self::print).collect::<Vec<_>>().join(",")),
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| format!("\"{key}\":{}", value.print()));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        }
    }

    pub(crate) fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Atom { class: a, .. }, Self::Atom { class: b, .. }) => a == b,
            (Self::Array(a), Self::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.equals(b)),
            (Self::Object(a), Self::Object(b)) => {
                let in_b = |key: &str| b.iter().find(|(other, _)| other == key).map(|(_, value)| value);
                a.len() == b.len() && a.iter().all(|(key, value)| in_b(key).is_some_and(|other| value.equals(other)))
            }
            _ => false,
        }
    }

    fn child(&self, token: &str) -> Result<&Self, &'static str> {
        match self {
            Self::Atom { .. } => Err("not-a-container"),
            Self::Object(members) => {
                members.iter().find(|(key, _)| key == token).map(|(_, value)| value).ok_or("path-not-found")
            }
            Self::Array(elements) => elements.get(index(token)?).ok_or("index-out-of-bounds"),
        }
    }

    fn get(&self, path: &str) -> Result<&Self, &'static str> {
        tokens(path).iter().try_fold(self, |tree, token| tree.child(token))
    }

    fn get_mut(&mut self, tokens: &[String]) -> Result<&mut Self, &'static str> {
        let mut tree = self;
        for token in tokens {
            tree.child(token)?;
            tree = match tree {
                Self::Object(members) => &mut members.iter_mut().find(|(key, _)| key == token).ok_or("")?.1,
                Self::Array(elements) => elements.get_mut(index(token)?).ok_or("")?,
                Self::Atom { .. } => return Err(""),
            };
        }
        Ok(tree)
    }

    fn add(&mut self, path: &str, value: Self) -> Result<(), &'static str> {
        let tokens = tokens(path);
        let Some((last, parent)) = tokens.split_last() else {
            *self = value;
            return Ok(());
        };
        match self.get_mut(parent)? {
            Self::Atom { .. } => return Err("not-a-container"),
            Self::Object(members) => match members.iter_mut().find(|(key, _)| key == last) {
                Some((_, old)) => *old = value,
                None => members.push((last.clone(), value)),
            },
            Self::Array(elements) => {
                let at = if last == "-" { elements.len() } else { index(last)? };
                if at > elements.len() {
                    return Err("index-out-of-bounds");
                }
                elements.insert(at, value);
            }
        }
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<Self, &'static str> {
        let tokens = tokens(path);
        let (last, parent) = tokens.split_last().ok_or("cannot-remove-root")?;
        self.get(path)?;
        match self.get_mut(parent)? {
            Self::Object(members) => {
                let at = members.iter().position(|(key, _)| key == last).ok_or("")?;
                Ok(members.remove(at).1)
            }
            Self::Array(elements) => Ok(elements.remove(index(last)?)),
            Self::Atom { .. } => Err(""),
        }
    }

    pub(crate) fn apply(&self, operation: &Operation) -> Result<Self, &'static str> {
        let mut tree = self.clone();
        match operation {
            Operation::Add(path, value) => tree.add(path, value.clone())?,
            Operation::Remove(path) => drop(tree.remove(path)?),
            Operation::Replace(path, value) => {
                *tree.get_mut(&tokens(path))? = value.clone();
            }
            Operation::Test(path, value) => {
                if !tree.get(path)?.equals(value) {
                    return Err("test-failed");
                }
            }
            Operation::Copy(from, path) => {
                let value = tree.get(from)?.clone();
                tree.add(path, value)?;
            }
            Operation::Move(from, path) => {
                tree.get(from)?;
                let (from_tokens, path_tokens) = (tokens(from), tokens(path));
                if from_tokens == path_tokens {
                    return Ok(tree);
                }
                if path_tokens.starts_with(&from_tokens) {
                    return Err("move-into-self");
                }
                let value = tree.remove(from)?;
                tree.add(path, value)?;
            }
        }
        Ok(tree)
    }
}

fn tokens(path: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut escape = false;
    for character in path.chars() {
        match (character, escape) {
            ('/', _) => tokens.push(String::new()),
            ('~', _) => escape = true,
            (character, escaped) => {
                let token = tokens.last_mut().expect("a pointer begins with a slash");
                token.push(match (escaped, character) {
                    (true, '0') => '~',
                    (true, '1') => '/',
                    (_, plain) => plain,
                });
                escape = false;
            }
        }
    }
    tokens
}

fn index(token: &str) -> Result<usize, &'static str> {
    let number: usize = token.parse().map_err(|_| "invalid-index")?;
    if number.to_string() == token { Ok(number) } else { Err("invalid-index") }
}

pub(crate) fn print_patch(operations: &[Operation]) -> String {
    let mut out = String::from("[");
    for (number, operation) in operations.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        let text = match operation {
            Operation::Add(path, value) => format!(r#"{{"op":"add","path":"{path}","value":{}}}"#, value.print()),
            Operation::Remove(path) => format!(r#"{{"path":"{path}","op":"remove"}}"#),
            Operation::Replace(path, value) => {
                format!(r#"{{"value":{},"op":"replace","path":"{path}"}}"#, value.print())
            }
            Operation::Move(from, path) => format!(r#"{{"op":"move","from":"{from}","path":"{path}"}}"#),
            Operation::Copy(from, path) => format!(r#"{{"op":"copy","path":"{path}","from":"{from}"}}"#),
            Operation::Test(path, value) => format!(r#"{{"op":"test","path":"{path}","value":{}}}"#, value.print()),
        };
        write!(out, "{text}").expect("strings take all");
    }
    out + "]"
}
