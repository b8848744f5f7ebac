# Few verbs. Each makes the environment itself, in .venv, and needs nothing but Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PLUGINS := $(wildcard plugins/*)
# One BLAS thread is faster than several on small machines, and leaves the other cores to the tests.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: help setup demo test suite plugins check format docs evaluate bench public clean

help:  ## Show the verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newslens needs Python 3.11 or newer")'
	@echo "Making the environment in .venv (a minute or two, once) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --editable '.[html,testing]' --group dev
	@touch $@

setup: $(READY)  ## Make the environment in .venv

demo: $(READY)  ## Analyse a story of three outlets and show what came out
	@$(BIN)/newslens analyze seeds/flood
	@echo 'The same as a page: .venv/bin/newslens analyze seeds/flood --format html -o flood.html'

test: $(READY)  ## Run the tests, those of newslens beside those of the plugins
	@$(MAKE) --no-print-directory -j2 suite plugins

suite: $(READY)
	$(BIN)/python -m pytest -q --numprocesses auto --maxprocesses 4 --dist worksteal

plugins: $(READY)
	@set -e; for plugin in $(PLUGINS); do echo "$$plugin"; $(BIN)/python -m pytest -q $$plugin; done

check: $(READY)  ## Format, lint, types, import contracts, tests, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m seeds.compile --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@$(MAKE) --no-print-directory -j2 suite plugins

format: $(READY)  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY)  ## Serve the documentation on this machine
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

evaluate: $(READY)  ## Score newslens on the stories in seeds/
	$(BIN)/newslens evaluate --stories seeds

bench: $(READY)  ## Measure speed, start-up, offsets and scaling
	$(BIN)/python -m benchmarks

public: $(READY)  ## Count public names without docstring or type
	@$(BIN)/python -m pip install --quiet --group public
	$(BIN)/interrogate --ignore-private --ignore-semiprivate --ignore-magic --ignore-init-method --ignore-nested-functions --fail-under 100 src/newslens
	PATH="$(CURDIR)/$(BIN):$$PATH" basedpyright --verifytypes newslens --ignoreexternal

clean:  ## Remove what the other verbs made
	rm -rf .venv site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
