# Two commands: `make run` and `make test`. Everything else is in `make help`.
.DEFAULT_GOAL := help
PY := .venv/bin/python
# Not `?=`: some shells export a HOST of their own, which is no address to listen on.
HOST = 127.0.0.1
PORT ?= 8000
# Some machines forbid bytecode, and every start then costs seconds.
export PYTHONDONTWRITEBYTECODE :=
export UV_SYSTEM_CERTS := 1

help:  ## Show this help
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile
	@echo "  Settings: PORT=8001, HOST=0.0.0.0, DATABASE_URL=..., PYTHON=/path/to/python3.13"

.venv/.dev-ready: bin/bootstrap requirements/uv.txt requirements/dev.txt
	@bin/bootstrap

.venv/.browser-ready: .venv/.dev-ready requirements/browser.txt
	@bin/bootstrap browser

run: .venv/.dev-ready  ## Start the site with its demonstration content
	@$(PY) manage.py serve --demo --host $(HOST) --port $(PORT)

test: .venv/.dev-ready  ## Run the tests
	@$(PY) -m pytest

dev: .venv/.dev-ready  ## Start the site with debug pages; it restarts when code changes
	@DJANGO_DEBUG=1 $(PY) manage.py serve --demo --reload --host $(HOST) --port $(PORT)

browser: .venv/.browser-ready  ## Run the tests that need Chromium
	@$(PY) -m pytest -m browser -n 0

lint: .venv/.dev-ready  ## Check style, templates and the import contract
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m djlint . --lint --quiet
	@PYTHONPATH=site:. .venv/bin/lint-imports --no-cache --no-logo

bench: .venv/.dev-ready  ## Count queries, CPU time and bytes of every kind of page
	@$(PY) -m benchmarks

messages: .venv/.dev-ready  ## Bring the interface catalogues up to date, and name what is missing
	@$(PY) manage.py messages

lock: .venv/.dev-ready  ## Refresh the locked versions (needs the network)
	@bin/lock

demo-reset: .venv/.dev-ready  ## Build the demonstration content anew; what was edited is lost
	@$(PY) manage.py demo --reset

backup: .venv/.dev-ready  ## Write database and uploaded files to one archive in backups/
	@$(PY) manage.py backup

restore: .venv/.dev-ready  ## Go back to a backup: make restore FILE=backups/...tar.gz
	@$(PY) manage.py restore "$(FILE)"

.PHONY: help run test dev browser lint bench messages lock demo-reset backup restore
