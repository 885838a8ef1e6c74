//! Reading objects together with the place of each value.

#[cfg(any(feature = "admission", feature = "services", feature = "ipam"))]
use std::collections::BTreeMap;
#[cfg(feature = "ipam")]
use std::net::IpAddr;

#[cfg(feature = "ipam")]
use ipnet::IpNet;

#[cfg(feature = "ipam")]
use crate::gotext::ip::{parse_cidr_sloppy, parse_ip_sloppy};
use crate::json::{Kind, Node, Pointer};
use crate::objects::ObjectsError;

/// A value in one of the objects, with its place in the list of objects.
#[derive(Debug, Clone)]
pub(crate) struct Place<'a> {
    pub(crate) node: Node<'a>,
    pub(crate) at: Pointer,
}

type Read<T> = Result<T, ObjectsError>;

impl<'a> Place<'a> {
    /// The error that a field below this place is missing.
    pub(crate) fn missing(&self, path: &[&str]) -> ObjectsError {
        ObjectsError::Missing { at: path.iter().fold(self.at.clone(), |at, name| at.join(*name)) }
    }

    /// The value of a member; `None` if it is absent or null.
    pub(crate) fn member(&self, name: &str) -> Option<Self> {
        let node = self.node.member(name).filter(|node| !node.is_null())?;
        Some(Self { node, at: self.at.join(name) })
    }

    /// The value of a member where null leaves what was there: a string, a number or a boolean that is no pointer.
    fn field(&self, name: &str) -> Option<Self> {
        Some(Self { node: self.node.field(name)?, at: self.at.join(name) })
    }

    /// The member, an object.
    #[cfg(any(feature = "admission", feature = "services", feature = "ipam"))]
    pub(crate) fn object(&self, name: &str) -> Read<Option<Self>> {
        let Some(place) = self.member(name) else { return Ok(None) };
        place.expect(Kind::Object, "an object")?;
        Ok(Some(place))
    }

    /// The elements of the member, a list.
    pub(crate) fn list(&self, name: &str) -> Read<Vec<Self>> {
        let Some(list) = self.member(name) else { return Ok(Vec::new()) };
        list.expect(Kind::Array, "a list")?;
        Ok(list.node.elements().enumerate().map(|(index, node)| Self { node, at: list.at.join(index) }).collect())
    }

    /// The elements of the member, a list of objects; Go reads null as an empty list.
    #[cfg(any(feature = "admission", feature = "services", feature = "ipam"))]
    pub(crate) fn objects(&self, name: &str) -> Read<Vec<Self>> {
        let list = self.list(name)?;
        for place in list.iter().filter(|place| !place.node.is_null()) {
            place.expect(Kind::Object, "an object")?;
        }
        Ok(list)
    }

    /// The member, a string.
    pub(crate) fn text(&self, name: &str) -> Read<Option<String>> {
        self.field(name).map(|place| place.as_text()).transpose()
    }

    /// The member, a pointer to a string, which a null unsets.
    #[cfg(any(feature = "admission", feature = "services", feature = "ipam"))]
    pub(crate) fn text_pointer(&self, name: &str) -> Read<Option<String>> {
        self.member(name).map(|place| place.as_text()).transpose()
    }

    /// The member, a list of strings.
    #[cfg(any(feature = "admission", feature = "services", feature = "ipam"))]
    pub(crate) fn texts(&self, name: &str) -> Read<Vec<String>> {
        self.list(name)?.iter().map(Self::as_text).collect()
    }

    /// The member, an object whose values are strings.
    #[cfg(any(feature = "admission", feature = "services", feature = "ipam"))]
    pub(crate) fn text_map(&self, name: &str) -> Read<BTreeMap<String, String>> {
        let Some(object) = self.object(name)? else { return Ok(BTreeMap::new()) };
        object
            .node
            .members()
            .map(|member| {
                let name = member.name().into_owned();
                let value = Self { node: member.value, at: object.at.join(&name) }.as_text()?;
                Ok((name, value))
            })
            .collect()
    }

    /// The member, an int32.
    #[cfg(any(feature = "services", feature = "ipam"))]
    pub(crate) fn integer(&self, name: &str) -> Read<Option<i32>> {
        self.field(name).map(|place| place.as_integer()).transpose()
    }

    /// The member, a pointer to an int32, which a null unsets.
    #[cfg(any(feature = "admission", feature = "services"))]
    pub(crate) fn integer_pointer(&self, name: &str) -> Read<Option<i32>> {
        self.member(name).map(|place| place.as_integer()).transpose()
    }

    #[cfg(any(feature = "admission", feature = "services", feature = "ipam"))]
    fn as_integer(&self) -> Read<i32> {
        let value = self.node.as_i64().and_then(|value| i32::try_from(value).ok());
        value.ok_or_else(|| self.wrong("a whole number of 32 bits"))
    }

    /// The member, a pointer to true or false, which a null unsets.
    #[cfg(any(feature = "services", feature = "ipam"))]
    pub(crate) fn boolean_pointer(&self, name: &str) -> Read<Option<bool>> {
        self.member(name).map(|place| place.as_boolean()).transpose()
    }

    /// The member, true or false; false if it is absent.
    #[cfg(any(feature = "services", feature = "ipam"))]
    pub(crate) fn flag(&self, name: &str) -> Read<bool> {
        Ok(self.field(name).map(|place| place.as_boolean()).transpose()?.unwrap_or_default())
    }

    #[cfg(any(feature = "services", feature = "ipam"))]
    fn as_boolean(&self) -> Read<bool> {
        self.node.as_bool().ok_or_else(|| self.wrong("true or false"))
    }

    /// The member, a list of ranges of addresses.
    #[cfg(feature = "ipam")]
    pub(crate) fn ranges(&self, name: &str) -> Read<Vec<IpNet>> {
        self.list(name)?.iter().map(Self::as_range).collect()
    }

    /// The member, a range of addresses; an empty text is as if it were absent.
    #[cfg(feature = "ipam")]
    pub(crate) fn range(&self, name: &str) -> Read<Option<IpNet>> {
        self.filled(name).map(|place| place.as_range()).transpose()
    }

    /// The member, an address; an empty text is as if it were absent.
    #[cfg(feature = "ipam")]
    pub(crate) fn address(&self, name: &str) -> Read<Option<IpAddr>> {
        let read = |place: Self| parse_ip_sloppy(&place.as_text()?).ok_or_else(|| place.no("an address"));
        self.filled(name).map(read).transpose()
    }

    #[cfg(feature = "ipam")]
    fn filled(&self, name: &str) -> Option<Self> {
        self.member(name).filter(|place| place.node.as_str().as_deref() != Some(""))
    }

    #[cfg(feature = "ipam")]
    fn as_range(&self) -> Read<IpNet> {
        let range = parse_cidr_sloppy(&self.as_text()?).map(|range| range.network());
        range.map_err(|_| self.no("a range of addresses"))
    }

    /// The value, a string; null is read as the empty one.
    fn as_text(&self) -> Read<String> {
        if self.node.is_null() {
            return Ok(String::new());
        }
        self.node.as_str().map(|text| text.into_owned()).ok_or_else(|| self.wrong("a string"))
    }

    pub(crate) fn expect(&self, kind: Kind, expected: &'static str) -> Read<()> {
        if self.node.kind() == kind { Ok(()) } else { Err(self.wrong(expected)) }
    }

    /// The error that the text, or the number, is not what it is expected to be.
    #[cfg(feature = "ipam")]
    pub(crate) fn no(&self, expected: &'static str) -> ObjectsError {
        match self.node.as_str() {
            Some(text) if !text.is_empty() => {
                ObjectsError::WrongType { at: self.at.clone(), expected, found: text.into_owned() }
            }
            _ => self.wrong(expected),
        }
    }

    fn wrong(&self, expected: &'static str) -> ObjectsError {
        let found = match self.node.kind() {
            Kind::Null => "null",
            Kind::Bool => "true or false",
            Kind::Number => "a number",
            Kind::String => "a string",
            Kind::Array => "a list",
            Kind::Object => "an object",
        };
        let found = if self.node.kind() == Kind::Number { self.node.as_number().unwrap_or(found) } else { found };
        ObjectsError::WrongType { at: self.at.clone(), expected, found: found.to_owned() }
    }
}
