//! What a client does, as far as its call says it: the verb, and the objects that go with it.

use crate::admission::request::{ClientRequest, Operation, RequestError, Verb};
use crate::json::Pointer;

/// A call with its verb; the object of a delete becomes the old object.
pub(super) fn with_verb(client: ClientRequest) -> Result<(Verb, ClientRequest), RequestError> {
    let verb = match (client.verb, client.object.is_some(), client.old_object.is_some()) {
        (_, false, false) => return Err(RequestError::NothingGiven),
        (Some(verb), ..) => verb,
        (None, true, true) => Verb::Update,
        (None, true, false) => Verb::Create,
        (None, false, true) => Verb::Delete,
    };
    let missing = |member| Err(RequestError::MissingMember { member, verb });
    let unused = |member| Err(RequestError::NotWithVerb { at: Pointer::root().join(member), member, verb });
    let (object, old_object) = match (verb, client.object, client.old_object) {
        (Verb::Create | Verb::Connect, _, Some(_)) => return unused("oldObject"),
        (Verb::Update, None, _) => return missing("object"),
        (Verb::Update, _, None) if !client.not_stored => return missing("oldObject"),
        (Verb::Delete | Verb::DeleteCollection, Some(object), None) => (None, Some(object)),
        (Verb::Delete | Verb::DeleteCollection, Some(_), Some(_)) => return unused("object"),
        (_, object, old_object) => (object, old_object),
    };
    if verb == Verb::Connect && client.options.is_some() {
        return unused("options");
    }
    Ok((verb, ClientRequest { verb: Some(verb), object, old_object, ..client }))
}

/// The operation that follows from the objects of a call.
pub(super) fn operation_of(client: &ClientRequest) -> Option<Operation> {
    match (&client.object, &client.old_object) {
        (Some(_), Some(_)) => Some(Operation::Update),
        (Some(_), None) => Some(Operation::Create),
        (None, Some(_)) => Some(Operation::Delete),
        (None, None) => None,
    }
}
