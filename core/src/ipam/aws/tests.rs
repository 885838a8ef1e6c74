use super::*;

#[test]
fn the_table_is_sorted_and_has_every_type() {
    let names: Vec<_> = Limits::all().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 1391);
    assert!(names.is_sorted_by(|a, b| a < b));
    assert_eq!(Limits::sources().count(), 2);
    for (name, limits) in Limits::all() {
        assert_eq!(Limits::of(name), Some(limits), "{name}");
        let shorter: String = name.chars().skip(1).collect();
        for near in [shorter, format!("{name}0"), name.replace('.', "-")] {
            assert!(Limits::of(&near).is_none() || names.contains(&near.as_str()), "{near}");
        }
    }
    for none in ["", " ", "#", "a", "zzz", "\n", "é"] {
        assert_eq!(Limits::of(none), None, "{none}");
    }
}

/// Source: aws/amazon-vpc-cni-k8s misc/eni-max-pods.txt
#[test]
fn the_table_gives_each_row_of_eni_max_pods() -> Result<(), Box<dyn std::error::Error>> {
    let settings = Settings::read(&Environment::new())?;
    let mut rows = 0;
    for row in include_str!("../../../tests/vectors/rows/ipam/eni-max-pods.txt").lines() {
        let (name, pods) = row.split_once(' ').ok_or("no row")?;
        let limits = Limits::of(name).ok_or(name)?;
        let most = MaxPods::of(&limits, &settings, None);
        assert_eq!((Some(most.allowed), most.table), (pods.parse().ok(), pods.parse().ok()), "{name}");
        rows += 1;
    }
    assert_eq!(rows, 1391);
    Ok(())
}

#[test]
fn the_first_network_card_is_the_default_one() {
    for (name, limits) in Limits::all() {
        assert_eq!(limits.network_cards.first(), Some(&limits.enis), "{name}");
    }
    let many = Limits::all().filter(|(_, limits)| limits.network_cards.len() > 1);
    assert_eq!(many.count(), 71);
}

/// A small generator: the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn instance(dice: &mut Dice) -> Result<(PoolManager, i64, i64), Box<dyn std::error::Error>> {
    let mut environment = Environment::new();
    let names = ["WARM_ENI_TARGET", "WARM_PREFIX_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "IP_COOLDOWN_PERIOD"];
    for name in names {
        if dice.roll(2) == 0 {
            environment.insert(name.to_owned(), dice.roll(9).to_string());
        }
    }
    environment.insert("ENABLE_PREFIX_DELEGATION".to_owned(), (dice.roll(2) == 0).to_string());
    environment.insert("MAX_ENI".to_owned(), (1 + dice.roll(4)).to_string());
    let settings = Settings::read(&environment)?;
    let limits = Limits::of("m5.large").ok_or("no such type")?;
    let (most, cooldown) = (i64::from(settings.enis(&limits)), settings.cooldown);
    let mut store = DataStore::new(&settings);
    store.add_eni(Eni::new("eni-1", true))?;
    Ok((PoolManager::new(store, settings, limits, Some(110)), most, cooldown))
}

/// No address has two Pods and none is given out while it cools; a Pod keeps its address; the numbers are those that a
/// recount finds; there are never more ENIs than the instance takes.
#[test]
fn random_histories_keep_the_laws_of_addresses() -> Result<(), Box<dyn std::error::Error>> {
    let mut dice = Dice(13);
    for _ in 0..400 {
        let (mut ipamd, most, cooldown) = instance(&mut dice)?;
        // A naive model: who has which address, and when it was freed.
        let mut held = std::collections::BTreeMap::<String, String>::new();
        let mut freed = std::collections::BTreeMap::<String, i64>::new();
        let mut at = 0;
        for _ in 0..60 {
            at = ipamd.now().max(at) + i64::try_from(dice.roll(12))?;
            let pod = format!("p{}", dice.roll(40));
            let event = match dice.roll(10) {
                0..5 => AwsEvent::Assign(pod.clone()),
                5..8 => AwsEvent::Unassign(pod.clone()),
                8 => AwsEvent::ManageOnce,
                _ => AwsEvent::Stats,
            };
            let decision = ipamd.take(&event, at);
            match decision.outcome {
                Ok(AwsOutcome::AddressHeld { of }) => assert_eq!(held.get(&pod), Some(&of.address)),
                Ok(AwsOutcome::AddressAssigned { of, .. }) => {
                    assert!(held.values().all(|address| *address != of.address), "{} has two Pods", of.address);
                    assert!(freed.get(&of.address).is_none_or(|freed| at - freed > cooldown), "{} cools", of.address);
                    held.insert(pod, of.address);
                }
                Ok(AwsOutcome::AddressReleased { of }) => {
                    assert_eq!(held.remove(&pod), Some(of.address.clone()));
                    freed.insert(of.address, at);
                }
                Ok(AwsOutcome::Counted { stats }) => {
                    let ranges = || ipamd.store.enis().iter().flat_map(Eni::cidrs);
                    let total: i64 = ranges().map(EniCidr::size).sum();
                    let prefixes = ranges().filter(|range| range.is_prefix()).count();
                    assert_eq!((stats.total, stats.prefixes), (total, i64::try_from(prefixes)?));
                    assert_eq!((stats.assigned, stats.available), (i64::try_from(held.len())?, total - stats.assigned));
                }
                _ => {}
            }
            assert!(i64::try_from(ipamd.store.enis().len())? <= most.max(1));
            // An address that went with its range has no past.
            let names: Vec<String> =
                ipamd.store.enis().iter().flat_map(Eni::cidrs).flat_map(|range| range.freed().into_keys()).collect();
            freed.retain(|address, _| names.contains(address));
        }
    }
    Ok(())
}
