// The part of Calico that no proxy serves: here the types that its IPAM is compiled with.
module github.com/projectcalico/api

go 1.26.8

require k8s.io/apimachinery v0.29.15
