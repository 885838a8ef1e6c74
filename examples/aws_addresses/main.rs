//! What is often said about Pods and ENIs on AWS, beside what the instance's limits and the VPC CNI say.

use std::error::Error;

use nocluster::ipam::aws::{AwsEvent, DataStore, Eni, Environment, Limits, MaxPods, PoolManager, Settings};

fn settings(names: &[(&str, &str)]) -> Result<Settings, Box<dyn Error>> {
    let environment: Environment =
        names.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Ok(Settings::read(&environment)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("\"Each ENI has two addresses, a primary and a secondary one.\"");
    println!("  Wrong count: its own, which no Pod gets, and as many more as the instance type allows.");
    for name in ["m5.large", "r8gd.medium"] {
        let limits = Limits::of(name).ok_or("no such type")?;
        println!("  {name}: {} ENIs, each with 1 + {} addresses", limits.enis, limits.slots());
    }

    println!("\"The number of Pods depends on the instance type.\"");
    println!("  Right, by ENIs times addresses; here without and with prefixes:");
    for name in ["m5.large", "r8gd.medium"] {
        let limits = Limits::of(name).ok_or("no such type")?;
        for names in [&[][..], &[("ENABLE_PREFIX_DELEGATION", "true")]] {
            let pods = MaxPods::of(&limits, &settings(names)?, Some(2));
            let recommended = pods.recommended.ok_or("no recommendation")?;
            println!("  {name}: {} Pods, by {}; recommended are {recommended}", pods.allowed, pods.reason);
        }
    }

    println!("\"As many ENIs are attached as there are Pods, and an ENI is tied to a Pod.\"");
    println!("  Wrong: a Pod gets an address, and an ENI comes when few addresses are left.");
    let limits = Limits::of("m5.large").ok_or("no such type")?;
    let settings = settings(&[("WARM_IP_TARGET", "1")])?;
    let mut store = DataStore::new(&settings);
    store.add_eni(Eni::new("eni-1", true))?;
    let mut ipamd = PoolManager::new(store, settings, limits.clone(), Some(29));
    for pod in 0..=12 {
        if pod > 0 {
            let at = ipamd.now();
            ipamd.take(&AwsEvent::Assign(format!("pod-{pod}")), at);
        }
        let at = ipamd.now();
        ipamd.take(&AwsEvent::ManageToFixedPoint, at);
        if [0, 1, 8, 9, 12].contains(&pod) {
            let enis = ipamd.store.enis().iter().map(|eni| eni.cidrs().len().to_string()).collect::<Vec<_>>();
            println!("  m5.large with {pod} Pods and WARM_IP_TARGET=1: ENIs with {} addresses", enis.join(" + "));
        }
    }
    let branches = limits.branch_enis.ok_or("not known")?;
    println!(
        "  Only a Pod with security groups of its own has an ENI, a branch: an m5.large takes {branches} of these."
    );

    println!("\"A node of Fargate runs one Pod.\"");
    println!("  Right: {}.", MaxPods::of_fargate().reason);

    println!("\"aws-node is a DaemonSet.\"");
    println!("  Right: it holds ipamd and installs the CNI plugin; it does not run on Fargate.");

    println!("\"eni-max-pods.txt is in the repository of the EKS AMI.\"");
    let source = Limits::sources().next().and_then(|source| source.split(' ').next()).ok_or("no source")?;
    println!("  It was: {source} has it as misc/eni-max-pods.txt, with {} types.", Limits::all().count());
    Ok(())
}
