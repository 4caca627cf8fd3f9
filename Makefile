# `make help` lists the targets. Needs Python 3.11 or later with venv, git and a network; what is missing is named.
# PYTHON=/path/to/python3.12 chooses the Python; PYTEST_ADDOPTS and ARGS="-k name" reach pytest.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: check clean data format help lint lock mutation opa policies regal setup spoiling test types wheel-test
unexport PYTHONHOME PYTHONPATH
export PYTHON

bin := .venv/bin

check: setup ## Evaluate the root program, then examples/real-exports
	@echo '$$ hipaactl check'
	@$(bin)/hipaactl check
	@sh scripts/check-real-exports.sh

test: setup ## Run the whole test suite (ARGS="..." for pytest)
	@$(bin)/python -m pytest $(ARGS)

mutation: setup ## Change every rule in every place; a rule test must notice (ARGS="--only policies/hipaa/breach")
	@$(bin)/python tests/mutation $(ARGS)

spoiling: setup ## Spoil every field of the programs' records; a control must notice (ARGS="--only systems")
	@$(bin)/python tests/spoiling $(ARGS)

lint: setup ## Style, formatting, import direction, shell scripts
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .
	@$(bin)/lint-imports --no-cache --no-logo
	@for script in scripts/*.sh; do sh -n "$$script" || exit 1; done; bash -n .ci/run

types: setup ## Strict mypy over src/, tests/mutation and tests/spoiling
	@$(bin)/mypy
	@MYPYPATH=src:tests $(bin)/mypy -p mutation -p spoiling

format: setup ## Rewrite the code in the style that lint asks for
	@$(bin)/ruff check --fix-only --quiet .
	@$(bin)/ruff format .

data: setup ## Compile reference/ into the data that the package ships
	@$(bin)/python scripts/compile_regulation.py

wheel-test: setup ## Build the wheel, install it elsewhere, run the suite on it
	@sh scripts/wheel-test.sh $(ARGS)

opa: .tools/bin/opa ## Build the pinned OPA into .tools/bin (needs Go)
.tools/bin/opa: scripts/build-policy-tools.sh
	@sh scripts/build-policy-tools.sh opa

regal: .tools/bin/regal ## Build the pinned regal, OPA's linter, into .tools/bin (needs Go)
.tools/bin/regal: scripts/build-policy-tools.sh scripts/regal/go.mod scripts/regal/go.sum
	@sh scripts/build-policy-tools.sh regal

policies: setup opa regal ## Check, test, format-check and lint policies/ with OPA itself and regal
	@sh scripts/check-policies.sh

setup: ## Create or update .venv from the locked dependencies
	@sh scripts/setup.sh

lock: ## Write requirements/*.txt from pyproject.toml (UPGRADE=1 takes newer versions)
	@UPGRADE=$(UPGRADE) sh scripts/lock.sh

clean: ## Remove everything that make and the tools made
	@rm -rf .venv .tools build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | sort | awk -F'|' '{printf "make %-11s %s\n", $$1, $$2}'
