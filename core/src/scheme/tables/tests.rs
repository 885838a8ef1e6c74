use super::*;

fn places(shape: Shape) -> Vec<u16> {
    match shape {
        Shape::Pointer(elem) | Shape::Slice(elem) | Shape::Map(elem) => vec![elem],
        Shape::SchemaOrBool(elem) => vec![elem],
        Shape::SchemaOrArray(elem) => vec![elem, SCHEMAS],
        Shape::SchemaOrStringArray(elem) => vec![elem, STRINGS],
        Shape::Struct { first, count } => all_fields(first, count).iter().map(|field| field.typ).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_place_exists() {
    for typ in fields::TYPES {
        assert!(usize::from(typ.name) < fields::NAME_ENDS.len());
        assert!(usize::from(typ.package) < fields::PACKAGES.len());
        for place in places(typ.shape) {
            assert!(usize::from(place) < fields::TYPES.len());
        }
        if let Shape::Struct { first, count } = typ.shape {
            assert_eq!(all_fields(first, count).len(), usize::from(count));
        }
    }
    for field in fields::FIELDS {
        assert!(!field.name().is_empty());
        assert!(usize::from(field.path_omit >> 2) < fields::PATHS.len());
    }
    for kind in fields::KINDS {
        assert!(matches!(shape(kind.typ), Shape::Struct { .. }), "{}", name(kind.name));
    }
}

#[test]
fn in_no_release_has_a_struct_a_member_twice() {
    for release in Release::all() {
        let bit = release_bit(release);
        for typ in fields::TYPES {
            let Shape::Struct { first, count } = typ.shape else { continue };
            let mut names: Vec<_> =
                all_fields(first, count).iter().filter(|field| field.is_in(bit)).map(Field::name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{}", name(typ.name));
        }
    }
}

#[test]
fn every_resource_of_a_release_has_its_kind() {
    for release in Release::all() {
        let bit = release_bit(release);
        for row in ROWS.iter().filter(|row| crate::scheme::recorded_resources(release).any(|other| other == *row)) {
            // The options of the proxies, of exec and of the like are kinds too.
            assert!(type_of(&row.gvk(), bit).is_some(), "{release} {row:?}");
        }
    }
}

#[test]
fn types_are_named_as_go_names_them() {
    let pod = type_of(&Gvk::new("", "v1", "Pod"), release_bit(Release::V1_37)).unwrap();
    assert_eq!(go_name(pod), "v1.Pod");
    let names: Vec<String> = (0..).take(fields::TYPES.len()).map(go_name).collect();
    for wanted in [
        "[]v1.Container",
        "map[string]string",
        "map[string][]uint8",
        "*int32",
        "v1.ResourceList",
        "intstr.IntOrString",
        "bool",
    ] {
        assert!(names.iter().any(|name| name == wanted), "{wanted}");
    }
}
