package main

// seeds are Corefiles from which the random ones are made.
var seeds = []string{
	`.:53 {
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success cluster.local
       disable denial cluster.local
    }
    loop
    reload
    loadbalance
}
`,
	`cluster.local:53 {
    errors
    cache {
        success 9984 30
        denial 9984 5
        prefetch 10 1m 20%
        serve_stale 1h verify
        servfail 10s
    }
    kubernetes cluster.local {
        pods verified
        endpoint_pod_names
        namespaces shop bank
        noendpoints
        ignore empty_service
        startup_timeout 3s
    }
    log . {
        class denial error
    }
}

.:53 {
    forward . 1.1.1.1 8.8.8.8:5353 tls://9.9.9.9 [2001:db8::1]:53 {
        except internal.example 10.0.0.0/8
        force_tcp
        expire 20s
        max_fails 3
        tls_servername dns.example
        health_check 5s no_rec domain health.example
        policy sequential
        max_idle_conns 3
        next NXDOMAIN SERVFAIL
        failover SERVFAIL REFUSED
    }
}
`,
	`(common) {
    errors
    log
    # shared by all
    cache 60 example.org
}

example.org, example.com {
    import common
    whoami
}

tls://example.net grpc://example.net {
    import common
    any
}
`,
	`{$NAME}:1053 {
    hosts /etc/coredns/hosts shop.example {
        10.0.0.1 one.shop.example two.shop.example
        fd00::1  six.shop.example
        no_reverse
        ttl 60
        reload 10s
        fallthrough
    }
    reload 10s 2s
    loadbalance round_robin
    prometheus localhost:9153
}
`,
	`. {
    rewrite stop {
        name regex (.*)\.my\.domain {1}.svc.cluster.local answer auto
    }
    rewrite name exact one.example two.example
    rewrite name suffix .old.example .new.example
    rewrite type ANY HINFO
    rewrite class CH IN
    rewrite ttl example.org 60
    rewrite continue name substring a b
    rewrite edns0 local set 0xffee abcd
    template IN A example.org {
        match "^ip-(?P<a>[0-9]*)-(?P<b>[0-9]*)[.]example[.]org[.]$"
        answer "{{ .Name }} 60 IN A 10.0.{{ .Group.a }}.{{ .Group.b }}"
        fallthrough
    }
    template ANY ANY {
        rcode NXDOMAIN
    }
    autopath @kubernetes
    kubernetes cluster.local
    forward . 127.0.0.1
}
`,
	`10.0.0.0/23 2001:db8::/33 {
    log . "{remote} {name}"
    errors stdout {
        stacktrace
        consolidate 5m ".* i/o timeout$" warning
        consolidate 30s "^Failed to .+"
    }
    health :8081
    ready :8182 {
        monitor continuously
    }
    bind 127.0.0.1 ::1 {
        except ::1
    }
}
example.org:53
    whoami
    debug
`,
	"import blocks.conf\r\n. {\r\n\timport extra.conf\r\n\timport sub/*.conf\r\n\tforward example.org /etc/coredns/upstream.conf\r\n}\r\n",
	"example.org\n",
	"a.example b.example,\nc.example {\n  log\n}\n",
	". {\n  health {\n    lameduck 5s {\n    }\n  }\n  cache {\n    success 5 {\n      denial 6\n    }\n  }\n}\n",
	". {\n  forward . 1.1.1.1\n  {\n    force_tcp\n  }\n}\n",
	"",
}
