//! Why was my webhook not called? Because of a label of the Namespace.

use std::error::Error;

use nocluster::admission::Cluster;
use nocluster::release::Release;
use nocluster_examples::{object, objects};

fn main() -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::new(objects("namespace_label/cluster.yaml")?, Release::V1_37)?;
    let request = cluster.create(object("namespace_label/pod.yaml")?)?.known()?;

    for decision in cluster.match_hooks(&request) {
        println!("{decision}");
    }

    println!("\nEvery gate:");
    for decision in cluster.explain_hooks(&request) {
        for gated in decision.gates.iter().flatten() {
            println!("  {}", serde_json::to_string(gated)?);
        }
    }

    // Without the Namespace the answer is unknown, and names what it needs.
    let mut without = objects("namespace_label/cluster.yaml")?;
    without.retain(|object| object.at("/kind").is_some_and(|kind| !kind.is_str("Namespace")));
    println!("\nThe Namespace is not given:");
    for decision in Cluster::new(without, Release::V1_37)?.match_hooks(&request) {
        println!("{decision}");
    }
    Ok(())
}
