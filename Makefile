# Readout: `make demo` shows it at work, `make test` runs its tests; both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/bash

.PHONY: install demo test serve check check-all format lint types imports bench lock clean

install: .venv/installed

.venv/installed: requirements.txt requirements-models.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt -r requirements-models.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
