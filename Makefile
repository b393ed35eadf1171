# Two commands do everything: `make run` and `make test`. Python 3.11+ and make are all they need.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
# torch comes first and pinned: without a CUDA card the plain wheel would bring gigabytes for nothing.
TORCH  := torch==2.13.0

.PHONY: run test check lint bench index clean help

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/' | column -t -s:

run: $(READY) index ## Set up, build the index, start the API and the page
	@trap 'kill $$api 2>/dev/null' EXIT INT TERM; \
	$(BIN)/fieldguide serve & api=$$!; \
	$(BIN)/fieldguide ui

index: $(READY) ## Fetch the encoder where needed, build the search index
	$(BIN)/fieldguide index fetch-model
	$(BIN)/fieldguide index build

test: $(READY) ## Set up and run the tests
	@./tests/browser.sh
	$(BIN)/fieldguide index fetch-model
	$(BIN)/pytest

lint: $(READY) ## Style, types, direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test ## Exactly what CI runs
	$(BIN)/fieldguide corpus check

bench: $(READY) index ## Measure time, memory and size; writes bench/report.json and bench/report.md
	$(BIN)/python -m bench.run

$(READY): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --disable-pip-version-check $(TORCH)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt --group dev -e ".[ui]"
	touch $@

clean: ## Remove the environment, the index and what tests left behind
	rm -rf $(VENV) .fieldguide artefacts .mypy_cache .ruff_cache .pytest_cache .hypothesis
