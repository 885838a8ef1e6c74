//! The VPC CNI of AWS: who has which address, when it was freed, and how many ranges each ENI has.

use std::collections::BTreeMap;

use nocluster::ipam::aws::{
    AwsError, AwsEvent, AwsOutcome, DataStore, Eni, EniCidr, Environment, Limits, PoolManager, PoolOp, Settings,
};

use super::draw::Draw;

/// How many addresses and prefixes each ENI has, as the changes say.
type Ranges = BTreeMap<String, i64>;

fn replay(ranges: &mut Ranges, op: &PoolOp) {
    match op {
        PoolOp::AddAddresses { eni, count, .. } => *ranges.get_mut(eni).unwrap() += count,
        PoolOp::AttachEni { eni, count, .. } => assert_eq!(ranges.insert(eni.clone(), *count), None, "{op:?}"),
        PoolOp::FreeCidrs { eni, cidrs, .. } => *ranges.get_mut(eni).unwrap() -= cidrs.len() as i64,
        PoolOp::DetachEni { eni, .. } => assert!(ranges.remove(eni).is_some(), "{op:?}"),
        _ => {}
    }
}

/// An instance with warm targets, on which Pods come and go while the pool manager runs.
pub(super) fn history(bytes: &[u8]) {
    let mut draw = Draw::new(bytes);
    let mut environment = Environment::new();
    for name in ["WARM_ENI_TARGET", "WARM_PREFIX_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "IP_COOLDOWN_PERIOD"] {
        if draw.below(2) == 0 {
            environment.insert(name.to_owned(), draw.below(9).to_string());
        }
    }
    environment.insert("ENABLE_PREFIX_DELEGATION".to_owned(), (draw.below(2) == 0).to_string());
    environment.insert("MAX_ENI".to_owned(), (1 + draw.below(4)).to_string());
    let settings = Settings::read(&environment).unwrap();
    let limits = Limits::of(draw.of(&["m5.large", "t3.micro"])).unwrap();
    let (most, cooldown) = (settings.enis(&limits) as usize, settings.cooldown);
    let mut store = DataStore::new(&settings);
    store.add_eni(Eni::new("eni-1", true)).unwrap();
    let mut ipamd = PoolManager::new(store, settings, limits, Some(110));
    let mut ranges = Ranges::from([("eni-1".to_owned(), 0)]);
    let (mut held, mut freed) = (BTreeMap::<String, String>::new(), BTreeMap::<String, i64>::new());
    while draw.has_more() {
        let at = ipamd.now() + draw.below(12) as i64;
        let pod = format!("p{}", draw.below(40));
        let event = match draw.below(12) {
            0..=5 => AwsEvent::Assign(pod.clone()),
            6..=8 => AwsEvent::Unassign(pod.clone()),
            9 => AwsEvent::Stats,
            10 if draw.below(4) == 0 => AwsEvent::ManageToFixedPoint,
            _ => AwsEvent::ManageOnce,
        };
        let total =
            |ipamd: &PoolManager| ipamd.store.enis().iter().flat_map(Eni::cidrs).map(EniCidr::size).sum::<i64>();
        let cools = |freed: &BTreeMap<String, i64>, address: &str| {
            freed.get(address).is_some_and(|freed| at - freed <= cooldown)
        };
        let decision = ipamd.take(&event, at);
        match &decision.outcome {
            Ok(AwsOutcome::AddressHeld { of }) => {
                assert_eq!(held.get(&pod), Some(&of.address), "a Pod keeps its address")
            }
            Ok(AwsOutcome::AddressAssigned { of, again }) => {
                assert!(held.values().all(|address| *address != of.address), "{} has two Pods", of.address);
                assert!(!cools(&freed, &of.address), "{} cools", of.address);
                assert_eq!(*again, freed.contains_key(&of.address));
                held.insert(pod, of.address.clone());
            }
            Ok(AwsOutcome::AddressReleased { of }) => {
                assert_eq!(held.remove(&pod), Some(of.address.clone()));
                freed.insert(of.address.clone(), at);
            }
            Ok(AwsOutcome::Counted { stats }) => {
                let assigned = held.len() as i64;
                assert_eq!(
                    (stats.total, stats.assigned, stats.available),
                    (total(&ipamd), assigned, total(&ipamd) - assigned)
                );
                assert_eq!(
                    stats.cooling,
                    freed.keys().filter(|ip| !held.values().any(|held| held == *ip) && cools(&freed, ip)).count()
                        as i64
                );
                assert_eq!(
                    stats.prefixes,
                    ipamd.store.enis().iter().flat_map(Eni::cidrs).filter(|range| range.is_prefix()).count() as i64
                );
            }
            Err(AwsError::NoAvailableAddress { .. }) => {
                let cooling =
                    freed.keys().filter(|ip| !held.values().any(|held| held == *ip) && cools(&freed, ip)).count();
                assert_eq!(total(&ipamd), (held.len() + cooling) as i64, "an address is free and does not cool");
            }
            Err(AwsError::UnknownPod) => assert!(!held.contains_key(&pod)),
            Ok(AwsOutcome::FixedPoint { .. }) => {
                let mut again = ipamd.clone();
                let done = again.take(&AwsEvent::ManageToFixedPoint, again.now());
                assert_eq!(done.ops, [], "a fixed point of {environment:?}");
            }
            _ => {}
        }
        decision.ops.iter().for_each(|op| replay(&mut ranges, op));
        let now: Ranges = ipamd.store.enis().iter().map(|eni| (eni.id.clone(), eni.cidrs().len() as i64)).collect();
        assert_eq!(ranges, now, "the changes of {decision:?}");
        assert!(now.len() <= most.max(1), "more ENIs than {most}");
        // An address that went with its range has no past.
        let known: Vec<String> =
            ipamd.store.enis().iter().flat_map(Eni::cidrs).flat_map(|range| range.freed().into_keys()).collect();
        freed.retain(|address, _| known.contains(address));
    }
}
