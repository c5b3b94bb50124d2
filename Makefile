# The environment, the run and the checks: every target works from a bare checkout with Python 3.11+ and make.
# `make run DOCUMENTS="dir dir2" DATA=dir` chooses what is read and where the warehouse stands.
# `make diff OLD=<commit> NEW=<commit>` compares what two readers publish; without NEW, the tree as it stands.

DATA ?= data
DOCUMENTS ?= $(if $(wildcard documents/*),documents,specimens)
PORT ?= 3000
EXPLORER_PORT ?= 8350

VENV := .venv
BIN := $(VENV)/bin
ENVIRONMENT := $(VENV)/.made
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do command -v $$name && break; done)

export DO_NOT_TRACK := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
# Nothing is compiled when it is installed: where Python may keep nothing either, every process compiles all of it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run explore test search lint mypy sqlfluff dev exports docs connections bench bench-scale bench-explorer look pictures evaluate diff

run: $(ENVIRONMENT)
	@$(BIN)/oversight refresh $(foreach folder,$(DOCUMENTS),--documents "$(folder)") --data "$(DATA)"

# A file of tests stays in one of the processes; conftest.py says which begin. While one waits, two others work.
test: lint
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

# Other draws than `make test` has of whatever hypothesis thinks of. What falls becomes an example.
search: $(ENVIRONMENT)
	@$(BIN)/python -m pytest tests/fuzz tests/contracts tests/unit --hypothesis-profile anew

lint: $(ENVIRONMENT)
	@$(BIN)/ruff check .
	@$(MAKE) --no-print-directory --jobs 2 mypy sqlfluff

mypy: $(ENVIRONMENT)
	@$(BIN)/mypy

sqlfluff: $(ENVIRONMENT)
	@$(BIN)/sqlfluff lint dbt --disable-progress-bar

dev: $(ENVIRONMENT)
	@$(BIN)/oversight dev $(foreach folder,$(DOCUMENTS),--documents "$(folder)") --data "$(DATA)" --port $(PORT)

# Looks at what is published, in a browser on this machine.
explore: $(ENVIRONMENT)
	@$(BIN)/oversight explore --data "$(DATA)" --port $(EXPLORER_PORT)

exports: $(ENVIRONMENT)
	@$(BIN)/oversight export --to "$(DATA)/exports" --data "$(DATA)"

# Installs each client into an environment of its own: `make connections CLIENTS="pandas 'duckdb 2'"`, or all of them.
connections: $(ENVIRONMENT)
	@$(BIN)/python -m tests.connections "$(DATA)/oversight.duckdb" $(CLIENTS)

docs: $(ENVIRONMENT)
	@OVERSIGHT_BUILD_DATABASE="$(abspath $(DATA))/build/build.duckdb" $(BIN)/dbt docs generate --static \
		--project-dir dbt --profiles-dir dbt --target-path "$(abspath $(DATA))/docs"
	@$(BIN)/python -m warehouse.dictionary "$(DATA)/oversight.duckdb"

bench: $(ENVIRONMENT)
	@$(BIN)/python -m tests.benchmark.reading $(or $(wildcard ../shared/reports),$(DOCUMENTS))

# N documents: `make bench-scale N=10000`; one that was stopped goes on where its papers and readings stand.
bench-scale: $(ENVIRONMENT)
	@$(BIN)/python -m tests.benchmark.scale "$(DATA)/scale" $(or $(N),1000)

# Twenty people at once in the explorer for a minute, over what is published in DATA, which is replaced meanwhile.
bench-explorer: $(ENVIRONMENT)
	@$(BIN)/python -m tests.benchmark.explorer "$(DATA)"

# Every link of the explorer once and every page in Chromium; LOOK="--most 60 --looked 8" for some of each view.
look: $(ENVIRONMENT)
	@$(BIN)/python -m tests.looking "$(DATA)" $(LOOK)

# The walk of README.md as pictures, into DATA/pictures.
pictures: $(ENVIRONMENT)
	@$(BIN)/python -m tests.looking.pictures "$(DATA)"

evaluate: $(ENVIRONMENT)
	@$(BIN)/python -m tests.evaluation

diff: $(ENVIRONMENT)
	@$(BIN)/python -m tests.evaluation.reader_diff $(OLD) $(NEW) --documents $(DOCUMENTS) --listing "$(DATA)/diff"

$(ENVIRONMENT): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: install it, or name it with PYTHON=..."; exit 1; }
	@echo "Making the environment in $(VENV) (once; a few minutes)"
	@if command -v uv >/dev/null; then \
		uv venv --quiet --allow-existing --python "$(PYTHON)" $(VENV) \
		&& uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements.lock \
		&& uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
		"$(PYTHON)" -m venv $(VENV) \
		&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements.lock \
		&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@
