# Everything a contributor runs. Needs python3 (3.11 or later) and make; `make` alone lists the targets.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Compiled files are kept, whatever the environment says: the tests start many programs.
export PYTHONDONTWRITEBYTECODE :=
STAMP := $(VENV)/.installed
COMPILED := compiled/.made
SOURCES := $(shell find newsgen templates glossary -name __pycache__ -prune -o -type f -print 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help env demo test quick lint golden schemas bench quality clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

env: $(STAMP) $(COMPILED) ## Make the virtual environment, and what a start need not make anew

# The pip of an old Python takes twice as long; none compiles on all cores. Some packages hold files of Python 2.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo '$(PYTHON) is missing or older than 3.11: install a newer Python, or say make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo 'this Python cannot make virtual environments: apt install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q pip -c constraints.txt
	$(BIN)/pip install -q --no-compile -e '.[dev,cluster]' -c constraints.txt
	@$(BIN)/python -m compileall -qq -j 0 -x '/tests?/' $(VENV)/lib || true
	@touch $@

$(COMPILED): $(STAMP) $(SOURCES)
	@$(BIN)/python -m newsgen.building $(@D)
	@$(BIN)/python -m compileall -q newsgen $(@D)
	@touch $@

demo: env ## Write the articles of the example days, New York's and Seoul's, to output/ and print them
	$(BIN)/newsgen today --demo --out output
	$(BIN)/newsgen today --edition kr-close --demo --out output

test: env ## Run the tests on all cores
	$(BIN)/pytest -n auto --dist worksteal

quick: env ## Run what a change is tried with: no browser, no WordPress, nothing marked slow
	$(BIN)/pytest -n auto --dist worksteal -m 'not slow'

lint: env ## Check style, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: env ## Write the expected articles anew; look at the difference before you commit it
	$(BIN)/python -m tests.golden

schemas: env ## Write the published JSON Schemas anew
	$(BIN)/python -c 'from pathlib import Path; from newsgen.outputs.schemas import publish; publish(Path("docs/schemas"))'

bench: env ## Run every benchmark
	$(BIN)/python -m benchmarks

quality: env ## Measure how all recorded articles read, and the glossary; writes docs/quality.md, docs/glossary.md
	$(BIN)/pip install -q -e '.[quality]' -c constraints.txt
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.terms --write

clean: ## Remove environment, caches and builds; articles are the newsroom's and stay
	rm -rf $(VENV) build compiled dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -path ./output -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
