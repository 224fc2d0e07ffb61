# Yanlu 言录: `make serve` reads a corpus and shows it; `make test` checks everything. `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
CORPUS = corpus
HOST =
PORT =
STATEMENTS = 10_000
GOLD =
TEXTS =

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Without build isolation a source package is built by the setuptools of the lock file, whose hash was checked.
INSTALL := @$(PIP) install -qq --no-build-isolation
HASHED := $(INSTALL) --require-hashes

# A virtual environment whose Python is gone (a Debian upgrade, a moved folder) is made anew, whatever its stamps say.
ifeq ($(shell $(BIN)/python -c 'print("works")' 2>/dev/null),)
.PHONY: $(VENV)/venv.stamp
endif

.DEFAULT_GOAL := help
.PHONY: help serve test test-env bench bench-ingest bench-gold bench-search bench-pages pictures lock format clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12
	@echo 'Variables: CORPUS=folder HOST=address PORT=number (serve), PYTHON=python3.12 (the first time), VENV=folder'

serve: $(VENV)/run.stamp ## install, migrate, read CORPUS, serve on http://127.0.0.1:8000
	$(BIN)/python -m app migrate
	$(BIN)/python -m app ingest '$(CORPUS)' || test $$? -eq 1
	$(BIN)/python -m app serve $(if $(HOST),--host '$(HOST)') $(if $(PORT),--port '$(PORT)')

test: test-env ## install what the tests need, then lint, types and all tests
	@$(BIN)/python tests/parts.py

test-env: $(VENV)/test.stamp ## install what the tests need

bench: $(VENV)/test.stamp ## characters a second of each stage; TEXTS=folder of other plain texts than the samples
	$(BIN)/python -m tests.benchmarks.bench_stages $(if $(TEXTS),--texts '$(TEXTS)')

bench-ingest: $(VENV)/test.stamp ## a large folder through ingest: time and memory; STATEMENTS=100_000
	$(BIN)/python -m tests.benchmarks.bench_ingest --statements $(STATEMENTS)

bench-gold: $(VENV)/test.stamp ## how right the reader is on documents with their meaning beside them; GOLD="--held --verbose"
	$(BIN)/python -m tests.benchmarks.bench_gold $(GOLD)

bench-search: $(VENV)/test.stamp ## pages of search beside tantivy, FTS5 and ripgrep; STATEMENTS=100_000
	$(BIN)/python -m tests.benchmarks.bench_search --statements $(STATEMENTS)

bench-pages: $(VENV)/test.stamp ## server time of every kind of page, first loads in Chromium; STATEMENTS=100_000
	$(BIN)/python -m tests.benchmarks.bench_pages --statements $(STATEMENTS)

pictures: $(VENV)/test.stamp ## take the pictures in docs/pictures with Debian's Chromium
	PYTHONPATH=. $(BIN)/python docs/take_pictures.py

format: $(VENV)/test.stamp ## mend what ruff can mend
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

clean: ## remove the environment, caches and build leftovers; the database in var/ stays
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/venv.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  'Yanlu needs Python 3.11 or newer as "$(PYTHON)": apt install python3 python3-venv (Debian 12 or newer),' \
	  'or name another one: make PYTHON=python3.12 …' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo \
	  'Python has no venv module, which Yanlu needs for its packages: apt install python3-venv' >&2; exit 1; }
	@echo 'Making a virtual environment in $(VENV) …'
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/venv.stamp requirements/build.txt requirements/run.txt pyproject.toml
	@echo 'Installing the packages of requirements/run.txt into $(VENV) …'
	$(HASHED) -r requirements/build.txt
	$(HASHED) -r requirements/run.txt
	$(INSTALL) --no-deps --no-index --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.txt
	@echo 'Installing the packages of requirements/test.txt into $(VENV) …'
	$(HASHED) -r requirements/test.txt
	@touch $@

# The lock files hold for Python 3.11 and every later one; test.txt decides the versions of run.txt too.
define COMPILE
	@echo '# Made by "make lock" from pyproject.toml for Python 3.11 and newer; do not edit.' >requirements/$(1).new
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --annotation-style line $(2) >>requirements/$(1).new
	@mv requirements/$(1).new requirements/$(1).txt
endef

lock: $(VENV)/venv.stamp ## choose versions anew and write requirements/*.txt with their hashes
	$(HASHED) -r requirements/lock.txt
	$(call COMPILE,lock,--upgrade --group lock)
	$(call COMPILE,build,--upgrade --group build)
	$(call COMPILE,test,--upgrade --group test pyproject.toml)
	$(call COMPILE,run,--constraint requirements/test.txt pyproject.toml)
