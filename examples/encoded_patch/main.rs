//! A webhook answers with a patch in base64: first with a placeholder as its uid, then with the uid of the request.

use std::error::Error;

use nocluster::admission::{Answer, Cluster, RunVerdict};
use nocluster::release::Release;
use nocluster_examples::{object, objects};

fn main() -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::new(objects("encoded_patch/webhook.yaml")?, Release::V1_37)?;
    let request = cluster.create(object("encoded_patch/deployment.yaml")?)?.known()?;

    for (title, file) in [("As written:", "as-written.json"), ("\nWith the uid of the request:", "corrected.json")] {
        let review = object(&format!("encoded_patch/{file}"))?;
        let outcome = cluster.run(request.clone(), |post| {
            println!("{title}\n  the webhook is sent uid {}", post.uid);
            Answer::Review(review.clone())
        });
        println!("  {}", outcome.verdict.word());
        if let RunVerdict::Denied(status) = &outcome.verdict {
            println!("  the client gets {}: {}", status.code, status.message);
        }
        for call in &outcome.calls {
            if let Some(patch) = &call.patch {
                println!("  its patch: {}", patch.document());
            }
        }
        if let Some(replicas) = outcome.object.as_ref().and_then(|object| object.at("/spec/replicas")) {
            println!("  replicas: {}", String::from_utf8_lossy(replicas.text()));
        }
    }
    Ok(())
}
