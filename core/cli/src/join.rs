//! JSON objects put together from texts that are JSON already.

/// An object under construction; members come in the order in which they are put.
#[derive(Debug, Default)]
pub(crate) struct Object {
    text: String,
}

impl Object {
    /// A member whose text is JSON.
    pub(crate) fn raw(&mut self, name: &str, json: &str) -> &mut Self {
        self.text.push(if self.text.is_empty() { '{' } else { ',' });
        self.text.push_str(&string(name));
        self.text.push(':');
        self.text.push_str(json);
        self
    }

    pub(crate) fn string(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(name, &string(value))
    }

    pub(crate) fn strings(&mut self, name: &str, values: &[String]) -> &mut Self {
        self.raw(name, &array(values.iter().map(|value| string(value))))
    }

    pub(crate) fn finish(&self) -> String {
        if self.text.is_empty() { "{}".to_owned() } else { format!("{}}}", self.text) }
    }
}

/// An array of JSON texts.
pub(crate) fn array<T: AsRef<str>>(elements: impl IntoIterator<Item = T>) -> String {
    let mut text = String::from("[");
    for (index, element) in elements.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(element.as_ref());
    }
    text.push(']');
    text
}

/// A string as JSON.
pub(crate) fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
