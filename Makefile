# mtlint: everything that is done to this repository, one command each. `make help` lists them.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# Seconds that each fuzzer runs.
FUZZ_SECONDS ?= 60
# Fuzzers that run at once.
FUZZ_JOBS ?= 2

PROGRAM = .build/release/mtlint
# The Swift runtime goes into the program, so that it runs where no Swift is installed.
BUILD = $(SWIFT) build -c release --product mtlint --static-swift-stdlib

.POSIX:
.PHONY: help setup build demo test install new-rule lint-format format release deb reproduce fuzz faults sanitize \
	bench gazetteer clean

help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do \
	  printf '  make %-12s %s\n' "$$name" "$$what"; done

setup: ## installs the Debian packages that are missing, and only those
	@SWIFT="$(SWIFT)" Scripts/setup

build: setup ## builds the program in release: .build/release/mtlint
	$(BUILD)

demo: build ## lints the example article and shows its findings with their fixes
	@echo
	$(PROGRAM) lint --fail-level never Examples/aleppo-2020-02-16.txt

test: setup ## builds and runs all tests
	$(SWIFT) test --disable-xctest

install: build ## puts bin/mtlint and share/mtlint/Glossaries under PREFIX (and DESTDIR)
	Scripts/install $(PROGRAM) "$(DESTDIR)$(PREFIX)"

new-rule: ## writes the skeleton of a rule: NAME=family/name, KIND=pack or swift
	@NAME="$(NAME)" KIND="$(KIND)" FOLDER="$(FOLDER)" Scripts/new-rule

lint-format: ## checks the layout of the Swift sources
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Plugins Tests

format: ## lays the Swift sources out
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Plugins Tests

release: setup ## a stripped program with Swift and ICU inside, packed in dist/
	SWIFT="$(SWIFT)" Scripts/release

deb: release ## a Debian package of it in dist/, proved in a fresh Debian where debootstrap is there
	Scripts/deb
	Tests/Scripts/deb-test

reproduce: release ## builds the release again in another folder and compares the bytes
	SWIFT="$(SWIFT)" Scripts/reproduce

fuzz: setup ## runs each fuzzer for FUZZ_SECONDS
	@if [ -x Tests/Fuzz/run ]; then SWIFT="$(SWIFT)" FUZZ_SECONDS="$(FUZZ_SECONDS)" FUZZ_JOBS="$(FUZZ_JOBS)" Tests/Fuzz/run; \
	else echo "fuzz: there is no Tests/Fuzz/run"; exit 1; fi

faults: build ## breaks disks, inputs and terminals under the program, with 1 GB of input
	MTLINT=$(PROGRAM) FAULTS_FULL=1 Tests/Faults/run

sanitize: setup ## runs the tests under address, undefined behaviour and thread sanitizers
	@SWIFT="$(SWIFT)" Tests/Sanitize/run

bench: setup ## measures speed and accuracy; writes docs/benchmarks
	@if [ -x Benchmarks/run ]; then SWIFT="$(SWIFT)" Benchmarks/run; \
	else echo "bench: there is no Benchmarks/run"; exit 1; fi

gazetteer: build ## downloads and imports a gazetteer of thousands of places
	@if [ -x Scripts/gazetteer ]; then Scripts/gazetteer; \
	else echo "gazetteer: there is no Scripts/gazetteer"; exit 1; fi

clean: ## deletes what builds leave behind
	rm -rf .build .build-asan .build-tsan .build-release .build-fuzz dist
