# Two commands do all set-up on a machine with Python 3.11 or later and make:
#   make demo   install into .venv and check the notice in examples/
#   make test   install the development tools too and run everything CI runs

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
WHEEL_VENV := build/wheel-venv
WHEEL_BIN := $(WHEEL_VENV)/bin
PIP := -m pip --disable-pip-version-check --quiet
PACK := examples/rectify-lint-example-pack
NOTICE := examples/notice.txt

# For a checkout what installing a wheel does by itself: bytecode, and the store of compiled expressions (see setup.py).
# Repeated when a source has changed: a store for other rules is ignored, and a start takes three times as long.
PREPARE = $(BIN)/python -m compileall -q src rules && $(BIN)/python -m rectify_lint.precompile >/dev/null \
	&& touch $(VENV)/.stamp-store
SOURCES := $(shell find src rules -name '*.py' -o -name '_index.json')

.PHONY: demo test lint types contracts generated unit properties wheel pack bench accuracy format clean

# The example has findings, so exit code 1 is success.
demo: $(VENV)/.stamp-install $(VENV)/.stamp-store
	@$(BIN)/rectify-lint check $(NOTICE); code=$$?; \
	if [ $$code -eq 1 ]; then exit 0; fi; \
	echo "make demo: expected findings (exit code 1), got exit code $$code" >&2; exit 1

test: lint types contracts generated unit properties wheel pack

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.stamp-install: $(BIN)/python pyproject.toml
	$(BIN)/python $(PIP) install --editable .
	@$(PREPARE)
	@touch $@

$(VENV)/.stamp-dev: $(BIN)/python pyproject.toml
	$(BIN)/python $(PIP) install --editable '.[dev]'
	@$(PREPARE)
	@touch $@ $(VENV)/.stamp-install

$(VENV)/.stamp-store: $(SOURCES) | $(VENV)/.stamp-install
	@$(PREPARE)

lint: $(VENV)/.stamp-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# mypy needs rules/ under the name of its installed package.
types: $(VENV)/.stamp-dev
	@mkdir -p $(VENV)/typing && ln -sfn "$(CURDIR)/rules" $(VENV)/typing/rectify_lint_rules
	MYPYPATH=src:$(VENV)/typing $(BIN)/mypy -p rectify_lint -p rectify_lint_rules -p tests.accuracy

contracts: $(VENV)/.stamp-dev
	$(BIN)/lint-imports

# Generated files must be up to date.
generated: $(VENV)/.stamp-dev
	$(BIN)/python -m rectify_lint.grammar.build --check
	$(BIN)/python -m rectify_lint.rules.index --check

# Tests of single modules and of whole documents; these have to reach the required coverage.
unit: $(VENV)/.stamp-dev $(VENV)/.stamp-store
	$(BIN)/pytest --numprocesses auto --cov --cov-report term $(addprefix --ignore=tests/,browser cli property)

# Random notices, and the HTML report in a browser, without coverage, in little more than half the time.
properties: $(VENV)/.stamp-dev $(VENV)/.stamp-store
	$(BIN)/pytest --numprocesses auto tests/property tests/browser

# The command line as users have it: the wheel in an environment of its own, away from the checkout.
wheel: $(VENV)/.stamp-dev
	rm -rf build/dist $(WHEEL_VENV)
	$(BIN)/python -m build --outdir build/dist .
	$(PYTHON) -m venv $(WHEEL_VENV)
	$(WHEEL_BIN)/python $(PIP) install "$$(echo build/dist/*.whl)[ledger,pdf,report,xlsx]"
	RECTIFY_LINT="$(CURDIR)/$(WHEEL_BIN)/rectify-lint" $(BIN)/pytest --numprocesses auto tests/cli

# The example pack, installed beside the wheel as users would install one.
pack: wheel
	$(WHEEL_BIN)/python $(PIP) install ./$(PACK) pytest
	$(WHEEL_BIN)/python -m pytest --rootdir $(PACK) $(PACK)

bench: $(VENV)/.stamp-install $(VENV)/.stamp-store
	$(BIN)/python bench/run.py

# Plant faults in the clean notices of the corpus, one at a time, and write docs/accuracy.md.
accuracy: $(VENV)/.stamp-dev
	$(BIN)/python -m tests.accuracy

format: $(VENV)/.stamp-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist .coverage .coverage.* htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis
