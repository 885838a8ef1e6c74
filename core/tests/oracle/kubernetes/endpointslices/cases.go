package main

const (
	nodes = `{"apiVersion":"v1","kind":"Node","metadata":{"name":"a","labels":{"topology.kubernetes.io/zone":"eu-1a"}}}
{"apiVersion":"v1","kind":"Node","metadata":{"name":"b"}}
`
	web = `{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"shop","labels":{"team":"front"}},"spec":{"clusterIP":"10.96.0.10","ipFamilies":["IPv4"],"selector":{"app":"web"},"ports":[{"name":"http","port":80,"targetPort":"http"}]}}
`
	headless = `{"apiVersion":"v1","kind":"Service","metadata":{"name":"db","namespace":"shop"},"spec":{"clusterIP":"None","ipFamilies":["IPv4"],"selector":{"app":"db"},"ports":[{"name":"pg","port":5432}]}}
`
	ready = `"conditions":[{"type":"Ready","status":"True"}]`
)

func podOf(app, name, spec, status string) string {
	return `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"` + name + `","namespace":"shop","labels":{"app":"` + app + `"}},"spec":{` + spec + `},"status":{` + status + "}}\n"
}

func webPod(name, port, status string) string {
	return podOf("web", name, `"nodeName":"a","containers":[{"name":"web","ports":[{"name":"http","containerPort":`+port+`}]}]`, status)
}

var cases = []struct{ shows, objects string }{
	{"a ready Pod, its Node with a zone", nodes + web + webPod("web-1", "8080", `"podIP":"10.1.0.1",`+ready)},
	{"a Pod that is not ready is an endpoint that is not ready", nodes + web + webPod("web-1", "8080", `"podIP":"10.1.0.1"`)},
	{"a terminating Pod serves, but is not ready", nodes + web + `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-1","namespace":"shop","labels":{"app":"web"},"deletionTimestamp":"2026-11-01T00:00:00Z"},"spec":{"nodeName":"a"},"status":{"podIP":"10.1.0.1",` + ready + `}}`},
	{"two numbers behind one port name are two slices", nodes + web + webPod("web-1", "8080", `"podIP":"10.1.0.1",`+ready) + webPod("web-2", "9090", `"podIP":"10.1.0.2",`+ready)},
	{"a Pod without the named port is in a slice without ports", nodes + web + podOf("web", "web-1", `"nodeName":"b"`, `"podIP":"10.1.0.1",`+ready)},
	{"a Pod that has ended is no endpoint", nodes + web + webPod("web-1", "8080", `"phase":"Succeeded","podIP":"10.1.0.1"`) + webPod("web-2", "8080", `"phase":"Failed","podIP":"10.1.0.2"`)},
	{"a Pod without an address is no endpoint", nodes + web + webPod("web-1", "8080", `"phase":"Pending"`)},
	{"a Pod without a Node is skipped", nodes + web + podOf("web", "web-1", ``, `"podIP":"10.1.0.1",`+ready)},
	{"no Pod at all: a placeholder", nodes + web},
	{"a label that differs is not selected", nodes + web + podOf("Web", "web-1", `"nodeName":"a"`, `"podIP":"10.1.0.1"`)},
	{"a StatefulSet's Pods have host names", nodes + headless + podOf("db", "db-0", `"nodeName":"a","hostname":"db-0","subdomain":"db"`, `"podIP":"10.1.0.3",`+ready) + podOf("db", "db-1", `"nodeName":"b","hostname":"db-1","subdomain":"other"`, `"podIP":"10.1.0.4",`+ready)},
	{"a headless Service without ports", nodes + `{"apiVersion":"v1","kind":"Service","metadata":{"name":"db","namespace":"shop"},"spec":{"clusterIP":"None","selector":{"app":"db"}}}
` + podOf("db", "db-0", `"nodeName":"a"`, `"podIP":"10.1.0.3"`)},
	{"publishNotReadyAddresses", nodes + `{"apiVersion":"v1","kind":"Service","metadata":{"name":"db","namespace":"shop"},"spec":{"clusterIP":"None","ipFamilies":["IPv4"],"publishNotReadyAddresses":true,"selector":{"app":"db"},"ports":[{"port":5432}]}}
` + podOf("db", "db-0", `"nodeName":"a"`, `"podIP":"10.1.0.3"`) + podOf("db", "db-1", ``, `"podIP":"10.1.0.4"`)},
	{"both families", nodes + `{"apiVersion":"v1","kind":"Service","metadata":{"name":"db","namespace":"shop"},"spec":{"clusterIP":"None","ipFamilies":["IPv6","IPv4"],"selector":{"app":"db"},"ports":[{"port":5432}]}}
` + podOf("db", "db-0", `"nodeName":"a"`, `"podIP":"10.1.0.3","podIPs":[{"ip":"10.1.0.3"},{"ip":"fd00::3"}]`) + podOf("db", "db-1", `"nodeName":"a"`, `"podIP":"10.1.0.4"`)},
	{"podIP counts where podIPs differ", nodes + headless + podOf("db", "db-0", `"nodeName":"a"`, `"podIP":"10.1.0.3","podIPs":[{"ip":"10.1.0.9"},{"ip":"10.1.0.8"}]`)},
	{"podIPs without podIP; addresses are sorted as texts", nodes + headless + podOf("db", "db-0", `"nodeName":"a"`, `"podIPs":[{"ip":"10.1.0.9"},{"ip":"10.1.0.10"}]`)},
	{"addresses are printed again", nodes + headless + podOf("db", "db-0", `"nodeName":"a"`, `"podIP":"010.001.0.3"`)},
	{"a protocol that differs is another port", nodes + `{"apiVersion":"v1","kind":"Service","metadata":{"name":"dns","namespace":"shop"},"spec":{"clusterIP":"10.96.0.10","selector":{"app":"dns"},"ports":[{"name":"dns","port":53,"protocol":"UDP","targetPort":"dns"},{"name":"dns-tcp","port":53,"targetPort":"dns"}]}}
` + podOf("dns", "dns-1", `"nodeName":"a","containers":[{"name":"c","ports":[{"name":"dns","containerPort":1053,"protocol":"UDP"}]}]`, `"podIP":"10.1.0.3",`+ready)},
	{"a sidecar's port is found, an init container's is not", nodes + web + podOf("web", "web-1", `"nodeName":"a","initContainers":[{"name":"i","ports":[{"name":"http","containerPort":1}]},{"name":"s","restartPolicy":"Always","ports":[{"name":"http","containerPort":2}]}]`, `"podIP":"10.1.0.1",`+ready)},
	{"ExternalName has none", nodes + `{"apiVersion":"v1","kind":"Service","metadata":{"name":"ext","namespace":"shop"},"spec":{"type":"ExternalName","externalName":"example.com","selector":{"app":"web"}}}
` + webPod("web-1", "8080", `"podIP":"10.1.0.1"`)},
	{"a Service in deletion gets no new slices", nodes + `{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"shop","deletionTimestamp":"2026-11-01T00:00:00Z"},"spec":{"clusterIP":"10.96.0.10","selector":{"app":"web"}}}
` + webPod("web-1", "8080", `"podIP":"10.1.0.1"`)},
	{"labels of the controller win", nodes + `{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"shop","labels":{"kubernetes.io/service-name":"x","service.kubernetes.io/headless":"y","team":"z"}},"spec":{"clusterIP":"10.96.0.10","selector":{"app":"web"}}}`},
}
