use super::*;

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
