use super::*;

/// What is held means the same as what was read, also how it overflows, and where it is not what is printed, it is found.
#[test]
fn an_amount_that_prints_as_another_one_is_held_as_it_is() {
    let texts = [
        "1000E",
        "1000000000000000000000",
        "-1000E",
        "2000.0E",
        "12000000E",
        "1500E",
        "999E",
        "1e21",
        "1000Ei",
        "0",
        "1",
        "0.5",
        "-3Gi",
    ];
    for text in texts {
        let read = Quantity::parse(text).unwrap();
        let held = Quantity::parse(&read.held()).unwrap();
        assert_eq!(held, read, "{text}");
        assert_eq!(held.held(), read.held(), "{text}");
        assert_eq!(held.to_string(), read.to_string(), "{text}");
        let differs = read.held() != read.to_string();
        assert_eq!(differs, read != Quantity::parse(&read.to_string()).unwrap(), "{text}");
        assert!(!differs || (held.format, held.big) == (read.format, read.big), "{text}");
        for before in [0, 3, 58, 59, 60, 61, 62, 63, 64, 200] {
            let json = format!("{{\"{}\":\"{}\"}}", "a".repeat(before), read.held());
            assert!(Quantity::may_be_held(json.as_bytes()) || !differs, "{json}");
        }
    }
    assert!(!Quantity::may_be_held(br#"{"name":"EXAMPLE","a":"1500E"}"#));
}

/// Texts from kubernetes/apimachinery pkg/api/resource/quantity_test.go, and what Go 1.26 prints for them.
#[test]
fn amounts_print_as_upstream_prints_them() {
    for (text, printed) in [
        ("0", "0"),
        ("0.5", "500m"),
        ("1.5Gi", "1536Mi"),
        ("1.5Ki", "1536"),
        ("0.3Gi", "322122547200m"),
        ("1e5", "100e3"),
        ("10Ei", "9223372036854775807"),
        ("1000E", "1"),
        ("1000", "1k"),
        ("1.500", "1.500"),
        ("+5", "+5"),
        ("05", "05"),
        ("1E3", "1E3"),
        ("-0", "0"),
        ("-1.5", "-1500m"),
        ("0.0000000001", "1n"),
        ("-0.0000000001", "-1n"),
    ] {
        assert_eq!(Quantity::parse(text).unwrap().to_string(), printed, "{text}");
    }
}

#[test]
fn amounts_are_equal_by_value() {
    let quantity = |text| Quantity::parse(text).unwrap();
    assert_eq!(quantity("1"), quantity("1000m"));
    assert_eq!(quantity("1Ki"), quantity("1024"));
    assert_eq!(quantity("0"), quantity("-0Mi"));
    assert_ne!(quantity("1"), quantity("-1"));
    assert_ne!(quantity("1"), quantity("1.000000001"));
}

#[test]
fn no_amounts_have_upstreams_texts() {
    for (text, error) in [
        ("", QuantityError::QuantityFormat),
        ("1 ", QuantityError::QuantityFormat),
        ("1..2", QuantityError::QuantityFormat),
        ("1kk", QuantityError::QuantitySuffix),
        ("--1", QuantityError::QuantitySuffix),
        ("1e99999999999999999999", QuantityError::QuantitySuffix),
        (".e-12", QuantityError::QuantityNumber),
    ] {
        assert_eq!(Quantity::parse(text).unwrap_err(), error, "{text}");
    }
}

#[test]
fn huge_exponents_and_long_texts_cost_nothing() {
    assert_eq!(
        Quantity::parse("1234567890123456789e2000000000").unwrap().to_string(),
        "123456789012345678900e1999999998"
    );
    assert_eq!(Quantity::parse("1e-2000000000").unwrap().to_string(), "1e-9");
    let long = "9".repeat(100_000);
    assert_eq!(Quantity::parse(&format!("{long}Ki")).unwrap().to_string(), "9223372036854775807");
    assert_eq!(Quantity::parse(&long).unwrap().to_string(), long);
}

/// Source: kubernetes/apimachinery pkg/api/resource/quantity_test.go TestQuantityRoundUp
#[test]
fn amounts_round_away_from_zero() {
    for (text, scale, rounded, exact) in [
        ("9.01", -3, "9.01", true),
        ("9.01", -2, "9.01", true),
        ("9.01", -1, "9.1", false),
        ("9.01", 0, "10", false),
        ("9.01", 1, "10", false),
        ("9.01", 2, "100", false),
        ("-9.01", -2, "-9.01", true),
        ("-9.01", -1, "-9.1", false),
        ("-9.01", 0, "-10", false),
        ("-9.01", 2, "-100", false),
    ] {
        let mut quantity = Quantity::parse(text).unwrap();
        assert_eq!(quantity.round_up(scale), !exact, "{text} {scale}");
        assert_eq!(quantity, Quantity::parse(rounded).unwrap(), "{text} {scale}");
    }
    let mut kept = Quantity::parse("1.500").unwrap();
    assert!(!kept.round_up(-3) && kept.to_string() == "1.500", "an amount that is not rounded keeps its text");
}

/// Source: kubernetes/apimachinery pkg/api/resource/quantity_test.go TestAdd, TestQuantityAddZeroPreservesSuffix
#[test]
fn a_sum_is_exact_and_has_the_format_of_the_first() {
    for (a, b, sum) in [
        ("10", "1e1", "20"),
        ("10", "1", "11"),
        ("50", "0", "50"),
        ("0", "50", "50"),
        ("0", "0", "0"),
        ("0", "100Mi", "100Mi"),
        ("100Mi", "0", "100Mi"),
        ("1Gi", "512Mi", "1536Mi"),
        ("5", "-7", "-2"),
        ("7", "-7", "0"),
        ("-0.5", "1", "500m"),
    ] {
        let mut total = Quantity::parse(a).unwrap();
        total.add(&Quantity::parse(b).unwrap());
        assert_eq!(total.to_string(), sum, "{a} + {b}");
    }
    let mut total = Quantity::parse("1e2147483000").unwrap();
    total.add(&Quantity::parse("1").unwrap());
    assert_eq!(total, Quantity::parse("1e2147483000").unwrap(), "what is far smaller is left out, at once");
}

/// Source: kubernetes/apimachinery pkg/api/resource/quantity_test.go TestQuantityCmp
#[test]
fn amounts_are_ordered_by_value() {
    use std::cmp::Ordering::{Equal, Greater, Less};
    for (a, b, order) in [
        ("0", "0", Equal),
        ("100m", "50m", Greater),
        ("50m", "100m", Less),
        ("10000T", "100Gi", Greater),
        ("-1", "0", Less),
        ("-2", "-1", Less),
        ("1Ki", "1024", Equal),
    ] {
        let (a, b) = (Quantity::parse(a).unwrap(), Quantity::parse(b).unwrap());
        assert_eq!((a.cmp_value(&b), b.cmp_value(&a)), (order, order.reverse()), "{a} {b}");
    }
}

/// What is taken for plain is checked by the way that all other amounts go.
#[test]
fn a_plain_amount_prints_as_it_is_written_and_is_round_and_small() {
    let numbers = ["1", "7", "8", "64", "512", "999", "0", "00", "064", "1000", "1024", "1.5", "-1", "+1", ""];
    let units = ["m", "", "k", "M", "G", "Ki", "Mi", "Gi", "n", "u", "T", "P", "E", "Ti", "Pi", "Ei", "e3", "Mi ", "K"];
    let mut plain = 0;
    for text in numbers.iter().flat_map(|number| units.map(|unit| format!("{number}{unit}"))) {
        let json = crate::json::Document::parse(format!("\"{text}\"")).unwrap();
        if Quantity::is_plain(json.root()) {
            let read = Quantity::parse(&text).unwrap();
            assert_eq!(read.to_string(), text);
            assert!(!read.is_large() && !read.big && read.exponent >= -3, "{text}");
            plain += 1;
        }
    }
    assert_eq!(plain, 6 * 8);
}
