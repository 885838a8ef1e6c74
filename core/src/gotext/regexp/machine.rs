//! The machine that runs a program over a text, all ways at once.
//!
//! Source: golang/go src/regexp/exec.go

use super::class::Class;
use super::error::NotModelled;
use super::program::{Instruction, Place, Program};

/// The places of a match: first the whole, then each group; `None` is a group that took no part.
pub type Groups = Vec<Option<(usize, usize)>>;

/// Where a way stands that waits for a character, and the positions that it has kept.
type Thread = (usize, Vec<Option<usize>>);

/// What is still to do at one position.
enum Task {
    /// Follow the program from here.
    Follow(usize),
    /// Put a slot back as it was before.
    Restore(usize, Option<usize>),
}

/// The leftmost match in a text, of the ways that lead there the one that is preferred.
///
/// # Errors
///
/// The program is too large, or a class is open.
pub(super) fn find(program: &Program, text: &str) -> Result<Option<Groups>, NotModelled> {
    let Program { instructions, classes, names } = program;
    let program = instructions.as_deref().ok_or(NotModelled)?;
    let slots = names.len().saturating_add(1).saturating_mul(2);
    let mut threads: Vec<Thread> = Vec::new();
    let mut found: Option<Vec<Option<usize>>> = None;
    let mut characters = text.char_indices();
    let mut here = Position { at: 0, before: None, after: text.chars().next() };
    let mut visited = Visited::new(program.len());
    let mut waiting: Vec<Thread> = Vec::new();
    loop {
        visited.clear();
        threads.clear();
        // The ways that wait are followed in the order of preference, then a new one starts, unless one has matched.
        let mut matched = false;
        for (at, kept) in waiting.drain(..) {
            if matched {
                break;
            }
            matched = follow(program, at, kept, here, &mut visited, &mut threads, &mut found);
        }
        if !matched && found.is_none() {
            let mut kept = vec![None; slots];
            set(&mut kept, 0, Some(here.at));
            follow(program, 0, kept, here, &mut visited, &mut threads, &mut found);
        }
        let Some((at, character)) = characters.next() else { break };
        if threads.is_empty() && found.is_some() {
            break;
        }
        for (at, kept) in threads.drain(..) {
            if takes(program.get(at), classes, character)? {
                waiting.push((at.saturating_add(1), kept));
            }
        }
        let at = at.saturating_add(character.len_utf8());
        here = Position { at, before: Some(character), after: characters.clone().next().map(|(_, next)| next) };
    }
    Ok(found.map(|kept| {
        kept.chunks(2)
            .map(|pair| match pair {
                [Some(start), Some(end)] => Some((*start, *end)),
                _ => None,
            })
            .collect()
    }))
}

#[derive(Clone, Copy)]
struct Position {
    at: usize,
    before: Option<char>,
    after: Option<char>,
}

impl Position {
    fn is(self, place: Place) -> bool {
        let word = |character: Option<char>| character.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        let boundary = word(self.before) != word(self.after);
        match place {
            Place::BeginText => self.before.is_none(),
            Place::EndText => self.after.is_none(),
            Place::BeginLine => self.before.is_none_or(|character| character == '\n'),
            Place::EndLine => self.after.is_none_or(|character| character == '\n'),
            Place::WordBoundary => boundary,
            Place::NoWordBoundary => !boundary,
        }
    }
}

/// Follows one way until it waits for a character or matches. True if it matched: what is less preferred is given up.
fn follow(
    program: &[Instruction],
    start: usize,
    mut kept: Vec<Option<usize>>,
    here: Position,
    visited: &mut Visited,
    threads: &mut Vec<Thread>,
    found: &mut Option<Vec<Option<usize>>>,
) -> bool {
    let mut tasks = vec![Task::Follow(start)];
    while let Some(task) = tasks.pop() {
        let at = match task {
            Task::Restore(slot, value) => {
                set(&mut kept, slot, value);
                continue;
            }
            Task::Follow(at) => at,
        };
        if !visited.enter(at) {
            continue;
        }
        let to = |distance: isize| at.saturating_add_signed(distance);
        match program.get(at) {
            Some(&Instruction::Split(first, second)) => {
                tasks.push(Task::Follow(to(second)));
                tasks.push(Task::Follow(to(first)));
            }
            Some(&Instruction::Jump(distance)) => tasks.push(Task::Follow(to(distance))),
            Some(&Instruction::Keep(slot)) => {
                tasks.push(Task::Restore(slot, kept.get(slot).copied().flatten()));
                set(&mut kept, slot, Some(here.at));
                tasks.push(Task::Follow(to(1)));
            }
            Some(&Instruction::Assert(place)) if here.is(place) => tasks.push(Task::Follow(to(1))),
            Some(Instruction::Assert(_)) => {}
            Some(Instruction::Match) => {
                set(&mut kept, 1, Some(here.at));
                *found = Some(kept);
                return true;
            }
            Some(_) => threads.push((at, kept.clone())),
            None => {}
        }
    }
    false
}

fn takes(instruction: Option<&Instruction>, classes: &[Class], character: char) -> Result<bool, NotModelled> {
    Ok(match instruction {
        Some(Instruction::Character(wanted)) => *wanted == character,
        Some(Instruction::Class(class)) => match classes.get(*class) {
            Some(class) => class.contains(character)?,
            None => false,
        },
        Some(Instruction::Any) => true,
        Some(Instruction::AnyButNewline) => character != '\n',
        _ => false,
    })
}

fn set(kept: &mut [Option<usize>], slot: usize, value: Option<usize>) {
    if let Some(place) = kept.get_mut(slot) {
        *place = value;
    }
}

/// Which instructions were reached at this position: the first way to reach one is the preferred one.
struct Visited {
    round: u32,
    rounds: Vec<u32>,
}

impl Visited {
    fn new(length: usize) -> Self {
        Self { round: 0, rounds: vec![0; length] }
    }

    fn clear(&mut self) {
        self.round = self.round.saturating_add(1);
    }

    fn enter(&mut self, at: usize) -> bool {
        self.rounds.get_mut(at).is_some_and(|round| {
            let first = *round != self.round;
            *round = self.round;
            first
        })
    }
}
