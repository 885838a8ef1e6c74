//! "You cannot do this because it is Tuesday": a status denies nothing as long as `allowed` is true.

use std::error::Error;

use nocluster::admission::{Answer, Cluster, RunVerdict};
use nocluster::release::Release;
use nocluster_examples::{object, objects};

fn main() -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::new(objects("tuesday/webhook.yaml")?, Release::V1_37)?;
    let request = cluster.create(object("tuesday/configmap.yaml")?)?.known()?;

    for (title, file) in [("As written:", "as-written.json"), ("\nWith `allowed: false`:", "corrected.json")] {
        let review = object(&format!("tuesday/{file}"))?;
        let outcome = cluster.run(request.clone(), |_| Answer::Review(review.clone()));
        println!("{title}\n  {}", outcome.verdict.word());
        if let RunVerdict::Denied(status) = &outcome.verdict {
            println!(
                "  the client gets {}: {}\n  as JSON: {}",
                status.code,
                status.message,
                serde_json::to_string(status)?
            );
        }
    }
    Ok(())
}
