# The portal's commands. Each makes or renews the folder .venv first, and works from a fresh clone.

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for name in .venv/bin/python python3 python3.13 python3.12 python3.11; do \
	$$name -c '$(SUPPORTED)' 2>/dev/null && echo $$name && exit; done; echo python3)
HOST = 127.0.0.1
PORT ?= 8000
ARGS ?=
COMPILE := pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url $(ARGS)

# `exec` below lets what ends make end the portal or the tests as well, not a shell in between.

.DEFAULT_GOAL := help
.PHONY: help run test lint format messages schema lock environment development

help:
	@echo "make run        serve the portal on http://127.0.0.1:8000 (PORT=8123 elsewhere)"
	@echo "make test       run the tests on every database and browser at hand (ARGS=\"-k chair\")"
	@echo "make lint       check style, types, migrations, deployment, catalogues and the API schema"
	@echo "make format     put Python in order"
	@echo "make messages   collect the strings to translate, compile the catalogues (needs gettext)"
	@echo "make schema     write the description of the API, docs/api-schema.yaml"
	@echo "make lock       write the hashed requirements from the .in files (ARGS=--upgrade for newer ones)"

run: environment
	@exec env HOST="$(HOST)" PORT="$(PORT)" .venv/bin/python tools/run.py

test: development
	@exec .venv/bin/python tools/test.py $(ARGS)

lint: development
	@.venv/bin/python tools/lint.py

format: development
	.venv/bin/ruff check --fix-only --quiet .
	.venv/bin/ruff format --quiet .

messages: development
	.venv/bin/python manage.py makemessages --all --no-obsolete --add-location file \
		--ignore .venv --ignore var --ignore tests
	.venv/bin/python manage.py compilemessages --ignore .venv

schema: development
	.venv/bin/python manage.py spectacular --validate --fail-on-warn --file docs/api-schema.yaml

lock: development
	.venv/bin/uv $(COMPILE) requirements.in --output-file requirements.txt
	.venv/bin/uv $(COMPILE) requirements-dev.in --output-file requirements-dev.txt

environment:
	@$(PYTHON) tools/environment.py requirements.txt

development:
	@$(PYTHON) tools/environment.py requirements-dev.txt
