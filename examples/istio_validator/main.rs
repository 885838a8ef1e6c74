//! A webhook for custom resources: the server knows them by their CustomResourceDefinition.

use std::error::Error;

use nocluster::admission::{Answer, Asked, Cluster, Post};
use nocluster::json::Document;
use nocluster::release::Release;
use nocluster_examples::{object, objects};

fn main() -> Result<(), Box<dyn Error>> {
    let virtual_service = object("istio_validator/virtualservice.yaml")?;

    println!("The CustomResourceDefinition is not given:");
    let cluster = Cluster::new(objects("istio_validator/webhook.yaml")?, Release::V1_37)?;
    for finding in cluster.findings() {
        println!("  finding at {}: {}", finding.at, finding.reason);
    }
    match cluster.create(virtual_service.clone())? {
        Asked::Known(request) => println!("  a request for {}", request.resource.resource),
        Asked::Unknown(needs) => {
            for need in needs {
                println!("  unknown without {need}");
            }
        }
    }

    println!("\nIt is given:");
    let mut all = objects("istio_validator/webhook.yaml")?;
    all.extend(objects("istio_validator/crds.yaml")?);
    let cluster = Cluster::new(all, Release::V1_37)?;
    let request = cluster.create(virtual_service.clone())?.known()?;
    println!("  a request for {} in version {}", request.resource.group_resource(), request.resource.version);
    for decision in cluster.match_hooks(&request) {
        println!("  {decision}");
    }
    println!("  {}", cluster.run(request, validate));

    println!("\nWith real values, and a validator of our own in the webhook's place:");
    let mut all = objects("istio_validator/corrected.yaml")?;
    all.extend(objects("istio_validator/crds.yaml")?);
    let cluster = Cluster::new(all, Release::V1_37)?;
    let request = cluster.create(virtual_service)?.known()?;
    println!("  {}", cluster.run(request, validate));
    Ok(())
}

/// Denies routes whose weights do not add up to 100.
fn validate(post: &Post) -> Answer {
    let Ok(review) = Document::parse(post.review.as_slice()) else {
        return Answer::Error("no review".to_owned());
    };
    let weights = review.at("/request/object/spec/http/0/route").into_iter().flat_map(|routes| routes.elements());
    let weights = weights.filter_map(|route| route.member("weight")?.as_i64());
    match weights.sum::<i64>() {
        100 => Answer::Allow,
        sum => Answer::Deny { message: format!("the weights add up to {sum}, not to 100"), code: None },
    }
}
