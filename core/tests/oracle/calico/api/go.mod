// The part of Calico that no proxy serves; what is asked here needs nothing of it.
module github.com/projectcalico/api

go 1.26.8
