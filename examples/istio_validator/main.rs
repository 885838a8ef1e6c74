//! A webhook for custom resources: the server knows them by their CustomResourceDefinition.

use std::error::Error;

use nocluster::admission::{Asked, Cluster};
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
    let request = cluster.create(virtual_service)?.known()?;
    println!("  a request for {} in version {}", request.resource.group_resource(), request.resource.version);
    for decision in cluster.match_hooks(&request) {
        println!("  {decision}");
    }
    Ok(())
}
