//! Numbers that have names.

/// The number that a name stands for; the case of letters does not count.
pub(super) fn number<N: Copy>(names: &[(N, &str)], text: &str) -> Option<N> {
    names.iter().find(|(_, name)| name.eq_ignore_ascii_case(text)).map(|(number, _)| *number)
}

/// The name of a number.
pub(super) fn name<N: PartialEq>(names: &[(N, &'static str)], number: N) -> Option<&'static str> {
    names.iter().find(|(known, _)| *known == number).map(|(_, name)| *name)
}
