# make pack: set up and build the quarterly pack; make test: set up and run the tests; make gallery: paint the docs' pictures.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: pack setup gallery test test-all lint clean

pack: setup
	$(BIN)/reportgen build quarterly 2023-24-q1

gallery: setup
	$(BIN)/reportgen build gallery 2023-24-q1
	$(BIN)/python docs/gallery/make_pictures.py

setup: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

test: setup
	$(BIN)/pytest -n 2

test-all: setup
	$(BIN)/pytest -n 2 -m 'slow or not slow'

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf build
