//! The program of a regular expression, and how its pieces are put together.
//!
//! Jumps are relative, so a piece can be moved and copied whole.
//!
//! Source: golang/go src/regexp/syntax/{compile,simplify}.go

use super::class::Class;

/// The instructions of a program at most. Go allows some three million; a larger program than ours loads and is not
/// matched.
const MOST_INSTRUCTIONS: usize = 65_536;

/// An expression that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Program {
    /// Its steps; `None` if there are more than [`MOST_INSTRUCTIONS`].
    pub(super) instructions: Option<Vec<Instruction>>,
    /// The classes that the steps name by index.
    pub(super) classes: Vec<Class>,
    /// The names of the groups, from the first on.
    pub(super) names: Vec<String>,
}

/// One step of the machine. A distance counts from the instruction itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instruction {
    /// Takes this character.
    Character(char),
    /// Takes a character of the class with this index.
    Class(usize),
    /// Takes any character.
    Any,
    /// Takes any character but a newline.
    AnyButNewline,
    /// Goes on at the first distance, and if that fails at the second.
    Split(isize, isize),
    /// Goes on at this distance.
    Jump(isize),
    /// Keeps the position in this slot.
    Keep(usize),
    /// Takes nothing; goes on if the position is such a place.
    Assert(Place),
    /// The expression has matched.
    Match,
}

/// A place between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    BeginText,
    EndText,
    BeginLine,
    EndLine,
    WordBoundary,
    NoWordBoundary,
}

/// A repetition: `*`, `+`, `?`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repetition {
    Star,
    Plus,
    Quest,
}

/// What a piece of an expression is, as far as the pieces around it ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    /// Characters as written; whether case does not count for them.
    Literal(bool),
    Repeated(Repetition, bool),
    Other,
}

/// A piece of an expression, whose code is the program from `start` to where the next piece starts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) kind: Kind,
    /// Whether it can match the empty text.
    pub(super) nullable: bool,
    /// How deep it nests.
    pub(super) height: u32,
    /// How many instructions Go would count for it.
    pub(super) size: u64,
    /// How often its innermost part is repeated by counted repetitions.
    pub(super) copies: u64,
}

/// A program while it is written.
#[derive(Debug, Default)]
pub(super) struct Code {
    instructions: Vec<Instruction>,
    overflow: bool,
}

impl Code {
    /// The place of the next instruction.
    pub(super) fn end(&self) -> usize {
        self.instructions.len()
    }

    pub(super) fn push(&mut self, instruction: Instruction) {
        if self.end() < MOST_INSTRUCTIONS {
            self.instructions.push(instruction);
        } else {
            self.overflow = true;
        }
    }

    /// Puts an instruction before the piece that starts at `at` and reaches to the end.
    pub(super) fn insert(&mut self, at: usize, instruction: Instruction) {
        if self.end() < MOST_INSTRUCTIONS && at <= self.end() {
            self.instructions.insert(at, instruction);
        } else {
            self.overflow = true;
        }
    }

    /// Lets a jump at `at` lead to the end.
    pub(super) fn land(&mut self, at: usize) {
        let to = distance(at, self.end());
        if let Some(jump) = self.instructions.get_mut(at) {
            *jump = Instruction::Jump(to);
        }
    }

    /// Repeats the piece that starts at `start`, as `*`, `+` and `?` do; `lazy` prefers fewer.
    pub(super) fn repeat(&mut self, start: usize, repetition: Repetition, lazy: bool, nullable: bool) {
        let length = self.end().saturating_sub(start);
        match repetition {
            Repetition::Quest => self.insert(start, split(1, distance(0, length.saturating_add(1)), lazy)),
            Repetition::Plus => self.push(split(distance(length, 0), 1, lazy)),
            // A loop over what can be empty would lose the order of preference: it is `(x+)?`.
            Repetition::Star if nullable => {
                self.repeat(start, Repetition::Plus, lazy, nullable);
                self.repeat(start, Repetition::Quest, lazy, nullable);
            }
            Repetition::Star => {
                self.insert(start, split(1, distance(0, length.saturating_add(2)), lazy));
                self.push(Instruction::Jump(distance(length.saturating_add(1), 0)));
            }
        }
    }

    /// Repeats the piece that starts at `start` at least `least` and at most `most` times; no `most` is without end.
    pub(super) fn count(&mut self, start: usize, least: usize, most: Option<usize>, lazy: bool, nullable: bool) {
        let piece: Vec<Instruction> = self.instructions.get(start..).unwrap_or_default().to_vec();
        match most {
            Some(0) => self.instructions.truncate(start),
            None if least == 0 => self.repeat(start, Repetition::Star, lazy, nullable),
            None => {
                self.copy(&piece, least.saturating_sub(1));
                let last = self.end().saturating_sub(piece.len());
                self.repeat(last, Repetition::Plus, lazy, nullable);
            }
            Some(most) => {
                self.instructions.truncate(start);
                self.copy(&piece, least);
                // (x(x(x)?)?)?: each may be left out, and with it all after it.
                let optional = most.saturating_sub(least);
                let each = piece.len().saturating_add(1);
                for left in (1..=optional).rev() {
                    self.push(split(1, distance(0, each.saturating_mul(left)), lazy));
                    self.copy(&piece, 1);
                    if self.overflow {
                        return;
                    }
                }
            }
        }
    }

    fn copy(&mut self, piece: &[Instruction], times: usize) {
        let room = MOST_INSTRUCTIONS.saturating_sub(self.end());
        if piece.len().saturating_mul(times) > room {
            self.overflow = true;
            return;
        }
        for _ in 0..times {
            self.instructions.extend_from_slice(piece);
        }
    }

    /// The whole program; `None` if it is longer than allowed.
    pub(super) fn finish(mut self) -> Option<Vec<Instruction>> {
        self.push(Instruction::Match);
        (!self.overflow).then_some(self.instructions)
    }
}

fn split(into: isize, past: isize, lazy: bool) -> Instruction {
    if lazy { Instruction::Split(past, into) } else { Instruction::Split(into, past) }
}

/// How far it is from one place to another. Both lie within a program, so the distance fits.
pub(super) fn distance(from: usize, to: usize) -> isize {
    let (from, to) = (isize::try_from(from).unwrap_or(0), isize::try_from(to).unwrap_or(0));
    to.saturating_sub(from)
}
