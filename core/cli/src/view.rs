//! Reports for people: plain lines, laid out for the width of the terminal.
//!
//! A report does not know admission; `admit` fills it. Nothing is ever cut: text that does not fit is wrapped.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

/// Everything about one object.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// `Pod shop/web`, `CREATE as alice`, ...
    pub(crate) title: Vec<String>,
    /// Lines below the title.
    pub(crate) notes: Vec<String>,
    pub(crate) sections: Vec<Section>,
    pub(crate) ending: Vec<Ending>,
}

/// A table of webhooks under a heading.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) heading: String,
    /// What the server itself did, before the webhooks.
    pub(crate) steps: Vec<Step>,
    pub(crate) rows: Vec<Row>,
    /// How many webhooks for other resources are not among the rows.
    pub(crate) folded: usize,
}

/// Something that the server itself did.
#[derive(Debug)]
pub(crate) struct Step {
    /// Such as `ServiceAccount`.
    pub(crate) name: String,
    pub(crate) tone: Tone,
    /// The effect.
    pub(crate) detail: String,
    /// The lines that `--explain` adds.
    pub(crate) more: Vec<String>,
}

/// One webhook.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) index: usize,
    pub(crate) configuration: String,
    pub(crate) webhook: String,
    pub(crate) tone: Tone,
    /// The result, in a word or two.
    pub(crate) what: String,
    /// The reason, or the effect.
    pub(crate) detail: String,
    /// The lines that `--explain` adds.
    pub(crate) more: Vec<String>,
}

/// A last line.
#[derive(Debug)]
pub(crate) struct Ending {
    pub(crate) tone: Tone,
    pub(crate) text: String,
}

/// The tone of a result, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Good,
    Bad,
    Open,
    Quiet,
    Plain,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Tone::Good => AnsiColor::Green.on_default(),
            Tone::Bad => AnsiColor::Red.on_default(),
            Tone::Open => AnsiColor::Yellow.on_default(),
            Tone::Quiet => Style::new().dimmed(),
            Tone::Plain => Style::new(),
        }
    }
}

/// Below this many columns a detail goes to a line of its own.
const DETAIL_MIN: usize = 30;

impl Report {
    /// The text; `width` is that of the terminal, without one no line is broken.
    pub(crate) fn render(&self, width: Option<usize>, color: bool) -> String {
        let layout = Layout { width, color };
        let mut out = String::new();
        layout.wrapped(&mut out, 0, 2, &self.title.join("   "), Tone::Plain);
        for note in &self.notes {
            layout.wrapped(&mut out, 0, 2, note, Tone::Quiet);
        }
        for section in &self.sections {
            out.push('\n');
            layout.section(&mut out, section);
        }
        if !self.ending.is_empty() {
            out.push('\n');
        }
        for ending in &self.ending {
            for line in ending.text.split('\n') {
                layout.wrapped(&mut out, 0, 2, line, ending.tone);
            }
        }
        out
    }
}

struct Layout {
    width: Option<usize>,
    color: bool,
}

impl Layout {
    fn section(&self, out: &mut String, section: &Section) {
        out.push_str(&section.heading);
        out.push('\n');
        let name = section.steps.iter().map(|step| step.name.width()).max().unwrap_or(0);
        for step in &section.steps {
            out.push_str(&format!("  {}  ", padded(&step.name, name)));
            self.wrapped_from(out, 4 + name, 4 + name, &step.detail, step.tone);
            for line in &step.more {
                self.wrapped(out, 6, 10, line, Tone::Quiet);
            }
        }
        let widest = |part: fn(&Row) -> usize| section.rows.iter().map(part).max().unwrap_or(0);
        let index = widest(|row| row.index.to_string().len());
        let configuration = widest(|row| row.configuration.width());
        let webhook = widest(|row| row.webhook.width());
        let what = widest(|row| row.what.width());
        let before = 2 + index + 2 + configuration + 2 + webhook + 2 + what + 2;
        for row in &section.rows {
            let (left, right) = (padded(&row.configuration, configuration), padded(&row.webhook, webhook));
            out.push_str(&format!("  {:>index$}  {left}  {right}  ", row.index));
            let own_line =
                self.width.is_some_and(|width| before + DETAIL_MIN > width && before + row.detail.width() > width);
            if row.detail.is_empty() || own_line {
                self.paint(out, row.tone, &row.what);
                out.push('\n');
                if own_line {
                    self.wrapped(out, 6, 6, &row.detail, Tone::Plain);
                }
            } else {
                let padding = what - row.what.width();
                self.paint(out, row.tone, &row.what);
                out.push_str(&" ".repeat(padding + 2));
                self.wrapped_from(out, before, before, &row.detail, Tone::Plain);
            }
            for line in &row.more {
                self.wrapped(out, 6, 10, line, Tone::Quiet);
            }
        }
        if section.folded > 0 {
            let webhooks = if section.folded == 1 { "webhook" } else { "webhooks" };
            let text = format!("{} {webhooks} for other resources (--all shows them)", section.folded);
            self.wrapped(out, 2, 2, &text, Tone::Quiet);
        }
    }

    fn wrapped(&self, out: &mut String, first: usize, next: usize, text: &str, tone: Tone) {
        out.push_str(&" ".repeat(first));
        self.wrapped_from(out, first, next, text, tone);
    }

    /// Text from `column` on, its further lines from `next` on. Only spaces are broken at.
    fn wrapped_from(&self, out: &mut String, column: usize, next: usize, text: &str, tone: Tone) {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let room = |lines: usize| self.width.map(|width| width.saturating_sub(if lines == 0 { column } else { next }));
        for word in text.split(' ') {
            let wanted = line.width() + 1 + word.width();
            if !line.is_empty() && room(lines.len()).is_some_and(|room| wanted > room) {
                lines.push(std::mem::take(&mut line));
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                out.push_str(&" ".repeat(next));
            }
            self.paint(out, tone, line.trim_end());
            out.push('\n');
        }
    }

    fn paint(&self, out: &mut String, tone: Tone, text: &str) {
        out.push_str(&painted(text, if self.color { tone.style() } else { Style::new() }));
    }
}

/// The text in a style, with the codes of terminals around it if the style has any.
pub(crate) fn painted(text: &str, style: Style) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// The text with spaces up to a number of columns.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests;
