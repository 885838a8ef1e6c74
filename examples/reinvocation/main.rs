//! Two webhooks, the second of which adds a container that the first one has not seen: it is called again.

use std::error::Error;

use nocluster::admission::{Answers, Cluster};
use nocluster::release::Release;
use nocluster_examples::{object, objects};

fn main() -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::new(objects("reinvocation/cluster.yaml")?, Release::V1_37)?;
    let request = cluster.create(object("reinvocation/pod.yaml")?)?.known()?;
    let answers = Answers::read(object("reinvocation/answers.json")?.root(), &cluster)?;

    let outcome = cluster.run_recorded(request, &answers);
    for call in &outcome.calls {
        println!("pass {}: {} {}", call.round + 1, call.hook.name, call.outcome.code());
        if let Some(object) = &call.object_after {
            for container in object.at("/spec/containers").into_iter().flat_map(|containers| containers.elements()) {
                println!("  {}", container.to_document());
            }
        }
    }
    for skipped in &outcome.skipped {
        println!("pass {}: {}", skipped.round + 1, skipped.decision);
    }
    println!("{} after {} passes", outcome.verdict.word(), outcome.passes);
    Ok(())
}
