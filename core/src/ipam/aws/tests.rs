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
