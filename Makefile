# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# One more than two cores have, as tests that drive a browser wait for it half of their time.
JOBS ?= 3

.PHONY: run test check bench lock samples screenshots docs audit setup clean

setup: $(READY)

# The lock file pins every package with its hashes. uv, where it is there, is ten times faster than pip.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

# Read the samples and open the workbench on them.
run: setup
	$(BIN)/concordance app samples/pdf

# The tests start Python some hundred times. Where the environment forbids compiled modules to be kept, each of them would
# compile everything anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: setup check
	$(BIN)/python -m pytest --numprocesses $(JOBS)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.extraction
	$(BIN)/python -m benchmarks.alignment
	$(BIN)/python -m benchmarks.workbench
	$(BIN)/python -m benchmarks.planted
	$(BIN)/python -m benchmarks.planted_languages
	$(BIN)/python -m benchmarks.comparison

samples: setup
	$(BIN)/python -m samples.typeset

# Pictures of every page in French and Dutch, light and dark, in out/screenshots; of the samples, or of PLACE.
screenshots: setup
	$(BIN)/python -m benchmarks.screenshots $(PLACE)

# The reference pages, written from the code.
docs: setup
	$(BIN)/python -m docs.reference

# Known vulnerabilities of the pinned packages: needs a network. Exit code 2 where nobody could be asked.
audit: setup
	.ci/audit

lock: setup
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --quiet pyproject.toml --group dev --output-file requirements.lock

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
