# Everything a developer or a new user runs. Needs Python 3.11 and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup run examples test test-all lint bench docs lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

# The application in the browser with its demo docket; PORT=8080 for another port.
run: setup
	$(BIN)/openimr serve --demo --port $(or $(PORT),8000)

# The pipeline without the application: case folders into worksheets and draft letters.
examples: setup
	$(BIN)/openimr examples build -o examples/built
	$(BIN)/openimr review examples/built/* -o out

test: setup lint
	$(BIN)/pytest -q -n auto -m "not slow"

test-all: setup lint
	$(BIN)/pytest -q -n auto

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The peers live in an environment of their own, so that none of their dependencies reaches the product.
bench: .venv-bench/.installed
	PYTHONPATH=src .venv-bench/bin/python -m benchmarks $(ARGS)

.venv-bench/.installed: benchmarks/requirements.lock
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.lock
	@touch $@

docs: setup
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

lock:
	uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --extra dev --extra web --extra postgres pyproject.toml build-requirements.in -o requirements.lock
	uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --extra web pyproject.toml benchmarks/requirements.in -o benchmarks/requirements.lock

clean:
	rm -rf $(VENV) .venv-bench out examples/built site .mypy_cache .ruff_cache .pytest_cache
