//! `PodTopologyLabels`: a Pod that is bound to a Node gets the zone and the region of the Node.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/podtopologylabels/admission.go

use crate::admission::assumption::Assumption;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::scheme::decoded::Struct;

pub(super) fn admit(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    if !attributes.is_for("", "pods") || !attributes.cluster.release().copies_topology_labels() {
        return Ok(());
    }
    let (object, node) = match attributes.request.sub_resource.as_str() {
        "" => {
            let pod = attributes.expect(object, "Pod")?;
            let node = pod.open("spec").map(|spec| spec.text("nodeName").into_owned());
            (pod, node.unwrap_or_default())
        }
        "binding" => {
            let binding = attributes.expect(object, "Binding")?;
            let target = binding.open("target").filter(|target| target.text("kind") == "Node");
            let node = target.map(|target| target.text("name").into_owned());
            (binding, node.unwrap_or_default())
        }
        _ => return Ok(()),
    };
    if node.is_empty() {
        return Ok(());
    }
    let Some(labels) = attributes.cluster.stored().nodes.get(&node) else {
        effects.assume(Assumption::Node { name: node });
        return Ok(());
    };
    let Some(metadata) = object.open("metadata") else { return Ok(()) };
    for (key, value) in labels {
        metadata.set_entry_text("labels", (*key).to_owned(), value.clone());
    }
    Ok(())
}
