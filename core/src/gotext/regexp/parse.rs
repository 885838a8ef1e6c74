//! The parser: Go's syntax with the Perl extensions, and Go's errors.
//!
//! Source: golang/go src/regexp/syntax/parse.go

use super::class::Class;
use super::error::RegexpError;
use super::escape::{class, class_escape, count, escape};
use super::group::{Flags, Group};
use super::program::{Code, Instruction, Kind, Piece, Place, Program, Repetition};
use super::text::{error, next, taken};

/// How deep an expression nests at most.
const MOST_HEIGHT: u32 = 1000;
/// How many instructions Go allows.
const MOST_SIZE: u64 = 3_355_443;
/// How often a piece may be repeated, counted repetitions within each other multiplied.
const MOST_COPIES: u64 = 1000;

const BAD_COUNT: &str = "invalid repeat count";

pub(super) fn parse(expression: &str) -> Result<Program, RegexpError> {
    let mut parser = Parser {
        expression,
        flags: Flags::default(),
        groups: vec![Group::default()],
        names: Vec::new(),
        classes: Vec::new(),
        code: Code::default(),
    };
    parser.whole()?;
    Ok(Program { instructions: parser.code.finish(), classes: parser.classes, names: parser.names })
}

struct Parser<'a> {
    expression: &'a str,
    flags: Flags,
    /// The open groups; the first is the whole expression.
    groups: Vec<Group>,
    names: Vec<String>,
    classes: Vec<Class>,
    code: Code,
}

/// Whether all of these pieces are literals of one kind, which become one.
fn literals(pieces: &[Piece]) -> Kind {
    match pieces.first().map(|piece| piece.kind) {
        Some(kind @ Kind::Literal(_)) if pieces.iter().all(|piece| piece.kind == kind) => kind,
        _ => Kind::Other,
    }
}

impl<'a> Parser<'a> {
    fn whole(&mut self) -> Result<(), RegexpError> {
        let mut rest = self.expression;
        // The text from the last repetition on, if nothing stands between it and the next one.
        let mut repeated = "";
        while let Some((character, after)) = next(rest) {
            let mut repetition = "";
            rest = match character {
                '(' if after.starts_with('?') => self.flags_or_group(rest)?,
                '(' => {
                    self.open(Some(""));
                    after
                }
                '|' => {
                    self.alternative()?;
                    after
                }
                ')' => {
                    self.close()?;
                    after
                }
                '^' => self.assert(if self.flags.lines { Place::BeginLine } else { Place::BeginText }, after)?,
                '$' => self.assert(if self.flags.lines { Place::EndLine } else { Place::EndText }, after)?,
                '.' => {
                    let any = if self.flags.dot_newline { Instruction::Any } else { Instruction::AnyButNewline };
                    self.one(any, Kind::Other, false)?;
                    after
                }
                '[' => {
                    let (class, after) = class(rest, self.flags.fold)?;
                    self.in_class(class)?;
                    after
                }
                '*' | '+' | '?' => {
                    repetition = rest;
                    self.repetition(character, rest, after, repeated)?
                }
                '{' => match count(after) {
                    Some((bounds, after)) => {
                        repetition = rest;
                        self.counted(bounds, rest, after, repeated)?
                    }
                    None => {
                        self.literal('{')?;
                        after
                    }
                },
                '\\' => self.escaped(rest, after)?,
                _ => {
                    self.literal(character)?;
                    after
                }
            };
            repeated = repetition;
        }
        if self.groups.len() != 1 {
            return error("missing closing )", self.expression);
        }
        self.end_group()?;
        Ok(())
    }

    fn group(&mut self) -> Result<&mut Group, RegexpError> {
        // The whole expression's group stays to the end.
        let expression = self.expression;
        match self.groups.last_mut() {
            Some(group) => Ok(group),
            None => error("unexpected )", expression),
        }
    }

    /// Adds a piece, whose code is written.
    fn add(&mut self, piece: Piece) -> Result<(), RegexpError> {
        self.check(piece)?;
        self.group()?.pieces.push(piece);
        Ok(())
    }

    fn check(&self, piece: Piece) -> Result<(), RegexpError> {
        if piece.size > MOST_SIZE {
            return error("expression too large", self.expression);
        }
        if piece.height > MOST_HEIGHT {
            return error("expression nests too deeply", self.expression);
        }
        Ok(())
    }

    fn one(&mut self, instruction: Instruction, kind: Kind, nullable: bool) -> Result<(), RegexpError> {
        let start = self.code.end();
        self.code.push(instruction);
        self.add(Piece { start, kind, nullable, height: 1, size: 1, copies: 1 })
    }

    fn assert(&mut self, place: Place, after: &'a str) -> Result<&'a str, RegexpError> {
        self.one(Instruction::Assert(place), Kind::Other, true)?;
        Ok(after)
    }

    fn literal(&mut self, character: char) -> Result<(), RegexpError> {
        let fold = self.flags.fold;
        let instruction = if fold && (character.is_ascii_alphabetic() || !character.is_ascii()) {
            let mut class = Class::default();
            class.add(u32::from(character), u32::from(character), true);
            self.keep(class)
        } else {
            Instruction::Character(character)
        };
        self.one(instruction, Kind::Literal(fold), false)
    }

    fn in_class(&mut self, class: Class) -> Result<(), RegexpError> {
        let instruction = self.keep(class);
        self.one(instruction, Kind::Other, false)
    }

    /// The instruction for a class, which is kept once if it was the last one too.
    fn keep(&mut self, class: Class) -> Instruction {
        if self.classes.last() != Some(&class) {
            self.classes.push(class);
        }
        Instruction::Class(self.classes.len().saturating_sub(1))
    }

    /// Opens a group; one with a name, which may be empty, keeps its place.
    fn open(&mut self, name: Option<&str>) {
        let capture = name.map(|name| {
            self.names.push(name.to_owned());
            self.names.len().saturating_mul(2)
        });
        if let Some(slot) = capture {
            self.code.push(Instruction::Keep(slot));
        }
        let start = self.code.end();
        self.groups.push(Group { capture, flags: self.flags, start, ..Group::default() });
    }

    /// The pieces of this alternative as one.
    fn sequence(&mut self) -> Result<Piece, RegexpError> {
        let group = self.group()?;
        let start = group.start;
        let pieces = std::mem::take(&mut group.pieces);
        let piece = match pieces.as_slice() {
            [] => Piece { start, kind: Kind::Empty, nullable: true, height: 1, size: 1, copies: 1 },
            [piece] => *piece,
            pieces => Piece {
                start,
                kind: literals(pieces),
                nullable: pieces.iter().all(|piece| piece.nullable),
                // Letters beside each other are one literal.
                height: match literals(pieces) {
                    Kind::Literal(_) => 1,
                    _ => pieces.iter().map(|piece| piece.height).max().unwrap_or(0).saturating_add(1),
                },
                size: pieces.iter().map(|piece| piece.size).sum(),
                copies: pieces.iter().map(|piece| piece.copies).max().unwrap_or(1),
            },
        };
        self.check(piece)?;
        Ok(piece)
    }

    /// The alternatives of the group so far, this one among them, as one piece.
    fn alternatives(&mut self) -> Result<Piece, RegexpError> {
        let piece = self.sequence()?;
        let Some(before) = self.group()?.before else { return Ok(piece) };
        let piece = Piece {
            start: before.start,
            kind: if before.kind == Kind::Empty && piece.kind == Kind::Empty { Kind::Empty } else { Kind::Other },
            nullable: before.nullable || piece.nullable,
            height: before.height.max(piece.height.saturating_add(1)),
            size: before.size.saturating_add(piece.size).saturating_add(1),
            copies: before.copies.max(piece.copies),
        };
        Ok(piece)
    }

    /// Reads `|`: this alternative ends, the next one starts.
    fn alternative(&mut self) -> Result<(), RegexpError> {
        let first = self.group()?.before.is_none();
        let mut piece = self.alternatives()?;
        if first {
            piece.height = piece.height.saturating_add(1);
        }
        let start = self.group()?.start;
        let past = self.code.end().saturating_add(2);
        self.code.insert(start, Instruction::Split(1, super::program::distance(start, past)));
        let jump = self.code.end();
        self.code.push(Instruction::Jump(1));
        let end = self.code.end();
        let group = self.group()?;
        group.jumps.push(jump);
        group.before = Some(piece);
        group.start = end;
        Ok(())
    }

    /// Ends the group and gives it as one piece.
    fn end_group(&mut self) -> Result<(Piece, Group), RegexpError> {
        let piece = self.alternatives()?;
        self.check(piece)?;
        let expression = self.expression;
        let Some(group) = self.groups.pop() else { return error("unexpected )", expression) };
        for &jump in &group.jumps {
            self.code.land(jump);
        }
        Ok((piece, group))
    }

    fn close(&mut self) -> Result<(), RegexpError> {
        if self.groups.len() < 2 {
            self.alternatives()?;
            return error("unexpected )", self.expression);
        }
        let (mut piece, group) = self.end_group()?;
        self.flags = group.flags;
        if let Some(slot) = group.capture {
            self.code.push(Instruction::Keep(slot.saturating_add(1)));
            piece.start = piece.start.min(group.start).saturating_sub(1);
            piece.kind = Kind::Other;
            piece.height = piece.height.saturating_add(1);
            piece.size = piece.size.saturating_add(2);
        }
        self.add(piece)
    }

    /// `(?:`, `(?P<name>`, `(?<name>`, `(?i)`, `(?i:` and their like; `text` starts with `(?`.
    fn flags_or_group(&mut self, text: &'a str) -> Result<&'a str, RegexpError> {
        // Go wants one more letter behind the opening than these.
        let named =
            [("(?P<", 4), ("(?<", 3)].into_iter().find(|&(open, least)| text.starts_with(open) && text.len() > least);
        if let Some((open, _)) = named {
            let Some(end) = text.find('>') else { return error("invalid named capture", text) };
            let (capture, rest) = text.split_at(end.saturating_add(1));
            let name = capture.get(open.len()..end).unwrap_or_default();
            if name.is_empty() || !name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric()) {
                return error("invalid named capture", capture);
            }
            self.open(Some(name));
            return Ok(rest);
        }
        let mut flags = self.flags;
        let (mut on, mut seen) = (true, false);
        let mut rest = text.get(2..).unwrap_or_default();
        while let Some((character, after)) = next(rest) {
            rest = after;
            let flag = match character {
                'i' => &mut flags.fold,
                'm' => &mut flags.lines,
                's' => &mut flags.dot_newline,
                'U' => &mut flags.lazy,
                '-' if on => {
                    (on, seen) = (false, false);
                    continue;
                }
                ':' | ')' if on || seen => {
                    if character == ':' {
                        self.open(None);
                    }
                    self.flags = flags;
                    return Ok(rest);
                }
                _ => break,
            };
            *flag = on;
            seen = true;
        }
        error("invalid or unsupported Perl syntax", taken(text, rest))
    }

    /// Takes `?` behind a repetition and gives what follows, whether it is lazy, and the piece that is repeated.
    fn repeatable(
        &mut self,
        text: &str,
        after: &'a str,
        repeated: &str,
    ) -> Result<(&'a str, bool, Piece), RegexpError> {
        let (after, lazy) = after.strip_prefix('?').map_or((after, self.flags.lazy), |rest| (rest, !self.flags.lazy));
        if !repeated.is_empty() {
            return error("invalid nested repetition operator", taken(repeated, after));
        }
        match self.group()?.pieces.pop() {
            Some(piece) => Ok((after, lazy, piece)),
            None => error("missing argument to repetition operator", taken(text, after)),
        }
    }

    fn repetition(&mut self, sign: char, text: &str, after: &'a str, repeated: &str) -> Result<&'a str, RegexpError> {
        let (after, lazy, piece) = self.repeatable(text, after, repeated)?;
        let (repetition, more) = match sign {
            '*' => (Repetition::Star, 2),
            '+' => (Repetition::Plus, 1),
            _ => (Repetition::Quest, 1),
        };
        self.repeat(piece, repetition, lazy, more)?;
        Ok(after)
    }

    fn repeat(&mut self, piece: Piece, repetition: Repetition, lazy: bool, more: u64) -> Result<(), RegexpError> {
        let kind = Kind::Repeated(repetition, lazy);
        let same = piece.kind == Kind::Empty || piece.kind == kind;
        if !same {
            self.code.repeat(piece.start, repetition, lazy, piece.nullable);
        }
        self.add(Piece {
            kind: if same { piece.kind } else { kind },
            nullable: piece.nullable || repetition != Repetition::Plus,
            height: piece.height.saturating_add(1),
            size: piece.size.saturating_add(more),
            ..piece
        })
    }

    fn counted(
        &mut self,
        (least, most): (u64, Option<u64>),
        text: &str,
        after: &'a str,
        repeated: &str,
    ) -> Result<&'a str, RegexpError> {
        if least > MOST_COPIES || most.is_some_and(|most| most > MOST_COPIES || most < least) {
            return error(BAD_COUNT, taken(text, after));
        }
        let (after, lazy, piece) = self.repeatable(text, after, repeated)?;
        let times = most.unwrap_or(least);
        let size = match most {
            None if least == 0 => piece.size.saturating_add(2),
            None => piece.size.saturating_mul(least).saturating_add(1),
            Some(most) => piece.size.saturating_mul(most).saturating_add(most.saturating_sub(least)),
        };
        let grown = Piece {
            kind: Kind::Other,
            nullable: piece.nullable || least == 0,
            height: piece.height.saturating_add(1),
            size: size.max(1),
            copies: if most == Some(0) { 1 } else { piece.copies.saturating_mul(times.max(1)) },
            ..piece
        };
        self.check(grown)?;
        if times >= 2 && grown.copies > MOST_COPIES {
            return error(BAD_COUNT, taken(text, after));
        }
        let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        self.code.count(piece.start, number(least), most.map(number), lazy, piece.nullable);
        self.add(grown)?;
        Ok(after)
    }

    /// What follows a backslash outside a class; `text` starts with it.
    fn escaped(&mut self, text: &'a str, after: &'a str) -> Result<&'a str, RegexpError> {
        if let Some((letter, rest)) = next(after) {
            let place = match letter {
                'A' => Some(Place::BeginText),
                'z' => Some(Place::EndText),
                'b' => Some(Place::WordBoundary),
                'B' => Some(Place::NoWordBoundary),
                _ => None,
            };
            if let Some(place) = place {
                return self.assert(place, rest);
            }
            if letter == 'C' {
                return error("invalid escape sequence", taken(text, rest));
            }
            if letter == 'Q' {
                let (letters, rest) = rest.split_once("\\E").unwrap_or((rest, ""));
                for letter in letters.chars() {
                    self.literal(letter)?;
                }
                return Ok(rest);
            }
        }
        if let Some((class, rest)) = class_escape(text, self.flags.fold)? {
            self.in_class(class)?;
            return Ok(rest);
        }
        let (code, rest) = escape(text)?;
        match char::from_u32(code) {
            Some(character) => self.literal(character)?,
            // A surrogate is no character and matches nothing.
            None => self.in_class(Class::default())?,
        }
        Ok(rest)
    }
}
