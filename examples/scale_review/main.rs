//! An AdmissionReview for `deployments/scale`, written by hand: what would no server send, and who would be called?

use std::error::Error;

use nocluster::admission::{ClientRequest, Cluster, Operation, Request};
use nocluster::json::Document;
use nocluster::meta::{Gvk, Gvr, UserInfo};
use nocluster::release::Release;
use nocluster_examples::{object, objects};

fn main() -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::new(objects("scale_review/webhook.yaml")?, Release::V1_37)?;
    for (title, file) in [("As written:", "as-written.json"), ("\nCorrected:", "corrected.json")] {
        println!("{title}");
        let request = request(&cluster, &object(&format!("scale_review/{file}"))?)?;
        let findings = cluster.request_findings(&request);
        println!("  {} findings", findings.len());
        for finding in findings {
            println!("  {}: {}", finding.at, finding.reason);
        }
        for decision in cluster.match_hooks(&request) {
            println!("  {decision}");
        }
    }
    Ok(())
}

/// The request of a review, as it is written.
fn request(cluster: &Cluster, review: &Document) -> Result<Request, Box<dyn Error>> {
    let part = |name: &str| review.at(&format!("/request/{name}"));
    let text = |name: &str| part(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    let given = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
    let kind = Gvk::new(text("kind/group"), text("kind/version"), text("kind/kind"));
    let client = ClientRequest {
        object: part("object").map(|node| node.to_document()),
        old_object: part("oldObject").map(|node| node.to_document()),
        resource: Some(Gvr::new(text("resource/group"), text("resource/version"), text("resource/resource"))),
        sub_resource: text("subResource"),
        name: given("name"),
        namespace: given("namespace"),
        user_info: part("userInfo").map(UserInfo::read).transpose()?,
        ..ClientRequest::default()
    };
    Ok(cluster.fill_in(Some(kind), Operation::parse(&text("operation")), client)?.known()?)
}
