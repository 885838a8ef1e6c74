//! The order of a module's functions: those that look alike stand beside each other.
//!
//! gzip finds what it has seen in the last 32 KiB. The copies that the compiler makes of one generic function are further
//! apart than that in a module of a megabyte. A function's place is its number, so every mention of it is renumbered;
//! nothing else changes.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of functions and pieces, each with a place in the lists made here"
)]

use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

use super::Outcome;

/// How many bytes gzip looks back.
const WINDOW: usize = 32 * 1024;
/// How many bytes make a piece that two functions share, or do not.
const PIECE: usize = 7;
/// A piece that more functions share is never far away.
const COMMON: usize = 30;

/// The module with its functions in the order of their likeness. The same module gives the same bytes.
pub(super) fn by_likeness(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut numbers: Vec<u32> = (0..u32::try_from(imported + bodies.len())?).collect();
    for (place, function) in order.iter().enumerate() {
        numbers[imported + function] = u32::try_from(imported + place)?;
    }
    let mut out = Module::new();
    Renumbering { order, numbers }.parse_core_module(&mut out, Parser::new(0), module)?;
    Ok(out.finish())
}

/// Writes a module again, with its own functions in an order, and all functions by their new numbers.
struct Renumbering {
    order: Vec<usize>,
    numbers: Vec<u32>,
}

impl Reencode for Renumbering {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(self.numbers[number as usize])
    }

    fn parse_function_section(
        &mut self,
        out: &mut FunctionSection,
        types: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = types.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &function in &self.order {
            out.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, out: &mut CodeSection, bodies: CodeSectionReader<'_>) -> Result<(), Error> {
        let bodies = bodies.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            utils::parse_function_body(self, out, bodies[function].clone())?;
        }
        Ok(())
    }
}

/// Begins with the largest function. Next comes the one of which the most is in the window already.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let mut window = Window::new(bodies);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order: Vec<usize> = Vec::new();
    let (mut oldest, mut size) = (0, 0);
    while let Some((place, &next)) = left.iter().enumerate().max_by_key(|&(_, &function)| {
        let length = bodies[function].len();
        // In thousandths; a little more than the length, so that the shortest functions do not lead.
        (window.known[function] * 1000 / (length + 20), length, function)
    }) {
        left.swap_remove(place);
        order.push(next);
        window.enter(next);
        size += bodies[next].len();
        while size > WINDOW && order[oldest] != next {
            window.leave(order[oldest]);
            size -= bodies[order[oldest]].len();
            oldest += 1;
        }
    }
    order
}

/// What gzip has before it.
struct Window {
    /// The pieces of each function, and the functions that hold each piece.
    pieces: Vec<Vec<usize>>,
    holders: Vec<Vec<usize>>,
    /// How often each piece is in the window, and how many of a function's pieces are.
    present: Vec<usize>,
    known: Vec<usize>,
}

impl Window {
    fn new(bodies: &[&[u8]]) -> Self {
        let mut found: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (function, body) in bodies.iter().enumerate() {
            for piece in body.windows(PIECE) {
                let holders = found.entry(piece).or_default();
                if holders.last() != Some(&function) {
                    holders.push(function);
                }
            }
        }
        let holders: Vec<Vec<usize>> =
            found.into_values().filter(|holders| (2..COMMON).contains(&holders.len())).collect();
        let mut pieces = vec![Vec::new(); bodies.len()];
        for (piece, holders) in holders.iter().enumerate() {
            for &function in holders {
                pieces[function].push(piece);
            }
        }
        let (present, known) = (vec![0; holders.len()], vec![0; bodies.len()]);
        Self { pieces, holders, present, known }
    }

    fn enter(&mut self, function: usize) {
        for &piece in &self.pieces[function] {
            self.present[piece] += 1;
            if self.present[piece] == 1 {
                self.holders[piece].iter().for_each(|&holder| self.known[holder] += 1);
            }
        }
    }

    fn leave(&mut self, function: usize) {
        for &piece in &self.pieces[function] {
            self.present[piece] -= 1;
            if self.present[piece] == 0 {
                self.holders[piece].iter().for_each(|&holder| self.known[holder] -= 1);
            }
        }
    }
}
