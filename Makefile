# make run: the dashboard on http://127.0.0.1:8501. make check: what needs no server and no browser. make test: all but the rare tests (EVERYTHING=1).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Compiled once for all processes that tests start; pip would compile all that is never imported too.
unexport PYTHONDONTWRITEBYTECODE
PARALLEL := --numprocesses=auto --dist=loadgroup --no-loadscope-reorder

.PHONY: run check lint types contracts test bench docs lock holes clean

run: $(VENV)/run
	$(BIN)/streamlit run app.py --server.headless=$(if $(CI),true,false) --server.port=8501

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target types contracts

types:
	$(BIN)/mypy --num-workers=2

contracts:
	$(BIN)/lint-imports
	$(BIN)/python -m data.check

# Without what starts servers and browsers, without the publishers' own files, with fewer random examples.
check: lint
	PUBLISHED_FILES= $(BIN)/pytest -m "not whole" --hypothesis-profile=quick $(PARALLEL)

test: lint
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest $(PARALLEL)

bench: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks

docs: $(VENV)/dev
	$(BIN)/python -m data.document

# Versions and digests of all that requirements.txt needs, for Python 3.11 and newer on every system.
lock: $(VENV)/dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.txt -o requirements.lock

holes: $(VENV)/dev
	$(BIN)/python -m tests.holes

$(VENV)/run: requirements.lock
	$(PYTHON) -c "import sys; sys.exit('Python 3.11 or newer is needed: make PYTHON=python3.11 run') if sys.version_info < (3, 11) else None"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --no-compile --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/run
	$(BIN)/pip install --no-compile --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
