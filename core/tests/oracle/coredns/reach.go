package main

import (
	"reflect"
	"unsafe"
)

// reach gives a field of a value of CoreDNS that other packages may not see, so that a case can set what no Corefile
// says: the clock, the addresses of the machine. It goes through pointers and interfaces on its way.
func reach(value any, path ...string) reflect.Value {
	at := through(reflect.ValueOf(value))
	for _, name := range path {
		field := at.FieldByName(name)
		at = through(reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
	}
	return at
}

func through(value reflect.Value) reflect.Value {
	for (value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface) && !value.IsNil() {
		value = value.Elem()
	}
	return value
}

// field is the field itself, as a variable that can be read and set.
func field[T any](value any, path ...string) *T {
	last := len(path) - 1
	holder := reach(value, path[:last]...)
	return (*T)(unsafe.Pointer(holder.FieldByName(path[last]).UnsafeAddr()))
}
