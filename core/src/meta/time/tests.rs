use super::*;

fn seconds(text: &str) -> String {
    match Time::parse(text, Precision::Seconds) {
        Ok(time) => time.to_text(Precision::Seconds),
        Err(error) => error.to_string(),
    }
}

#[test]
fn times_are_printed_in_utc() {
    for (text, printed) in [
        ("2024-02-29T23:30:00.9-01:30", "2024-03-01T01:00:00Z"),
        ("2024-01-01T1:02:03Z", "2024-01-01T01:02:03Z"),
        ("2024-01-01T00:00:00,5Z", "2024-01-01T00:00:00Z"),
        ("1900-02-28T23:59:59-00:01", "1900-03-01T00:00:59Z"),
        ("2000-02-29T00:00:00+24:60", "2000-02-27T23:00:00Z"),
        ("9999-12-31T23:59:59-23:59", "10000-01-01T23:58:59Z"),
        ("0000-01-01T00:00:00+23:59", "-0001-12-31T00:01:00Z"),
    ] {
        assert_eq!(seconds(text), printed);
    }
}

#[test]
fn the_zero_time_is_that_of_year_one() {
    assert!(Time::parse("0001-01-01T01:00:00+01:00", Precision::Seconds).unwrap().is_zero());
    assert!(!Time::parse("0001-01-01T00:00:00.5Z", Precision::Seconds).unwrap().is_zero());
}

#[test]
fn micro_times_need_six_digits() {
    let micros = |text| Time::parse(text, Precision::Micros).map(|time| time.to_text(Precision::Micros));
    assert_eq!(micros("2024-01-01T00:00:00.123456Z").unwrap(), "2024-01-01T00:00:00.123456Z");
    // Go reads the fraction as a number, with its sign.
    assert_eq!(micros("2024-01-01T00:00:00.+12345Z").unwrap(), "2024-01-01T00:00:00.012345Z");
    let negative = micros("2024-01-01T00:00:00.-12345Z").unwrap_err();
    assert_eq!(negative.to_string(), r#"parsing time "2024-01-01T00:00:00.-12345Z": fractional second out of range"#);
    assert!(micros("2024-01-01T00:00:00.12345Z").is_err());
    assert!(micros("2024-01-01T00:00:00.1234567Z").is_err());
}

#[test]
fn days_and_dates_are_each_others_reverse() {
    for day in (-800_000..3_000_000).step_by(61) {
        let (year, month, date) = date(day);
        assert_eq!(days(year, month, date), day);
    }
}
