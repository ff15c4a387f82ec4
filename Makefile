# Each target sets up all that it needs first: a virtual environment in .venv with the locked packages.
#   make report   run every notebook on the articles in seeds/ and write the site: outputs/index.html, with articles of
#                 your own build/site/index.html
#   make demo     the same on demo/, nine invented news items: build/demo/index.html
#   make test     run all checks
#   make lab      open the notebooks in JupyterLab; LAB=... are options of its own
#   make docs     write the documentation: build/docs/index.html
#   make pictures make the README's pictures anew (needs Chromium)
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: report demo test coverage lab docs notebooks pictures bench countries lock clean

# outputs/ is committed, so with articles of your own in seeds/ the site goes where git does not look.
OWN := $(filter-out seeds/us-ukraine-minerals-deal.% seeds/judgements.csv,$(wildcard seeds/*))

report: .venv/ready
	$(BIN)/newsangles report 'seeds/*' --out $(if $(OWN),build/site,outputs)

demo: .venv/ready
	$(BIN)/newsangles report demo --out build/demo

test: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(BIN)/mypy & types=$$!; $(BIN)/pytest notebooks -q; outputs=$$?; wait $$types && exit $$outputs
	$(BIN)/pytest tests --numprocesses 2 --dist loadscope --no-loadscope-reorder -q

# Which lines the tests reach, with the least share that they must. By itself, since tracing makes them 1.4 times slower.
coverage: .venv/ready
	$(BIN)/pytest tests --numprocesses 2 --dist loadscope --no-loadscope-reorder --cov \
		--cov-report term:skip-covered -q

lab: .venv/ready
	$(BIN)/jupyter trust notebooks/*.ipynb  # or JupyterLab would show their outputs without style and figures
	@test "$$(id -u)" != 0 -o -n "$(findstring --allow-root,$(LAB))" || { echo 'make lab: JupyterLab does not run as root,' \
		'where any page could do anything; be another user, or say that you mean it: make lab LAB=--allow-root'; exit 2; }
	$(BIN)/jupyter lab --notebook-dir=. $(LAB)

# The documentation, offline and with every warning an error.
docs: .venv/ready
	$(BIN)/sphinx-build --builder html --quiet --nitpicky --fail-on-warning --keep-going \
		--doctree-dir build/doctrees docs build/docs

# Run the notebooks in place on the seed; they are committed with their outputs, and `make test` compares.
notebooks: .venv/ready
	$(BIN)/jupyter nbconvert --execute --inplace --to notebook --ExecutePreprocessor.record_timing=False \
		notebooks/*.ipynb

# The README's pictures, from the pages of the seed and of the demonstration.
pictures: report demo
	PYTHONPATH=tests $(BIN)/python tools/make_pictures.py

# Speed against spaCy alone and plain papermill, memory, questions, bad input; within one run, since machines differ. It takes
# an hour. TEXTS is any corpus; BENCH="--write" puts the table into docs/speed.md, BENCH="--parts query" measures that alone.
TEXTS ?= seeds
bench: .venv/ready
	$(BIN)/python tools/bench.py $(TEXTS) $(BENCH)

# The list of countries, made anew from rigour, which nothing else needs.
countries: .venv/ready
	$(BIN)/python -m venv .venv/countries
	.venv/countries/bin/pip install --quiet rigour==2.6.1
	.venv/countries/bin/python tools/make_countries.py

# Lock the newest versions that pyproject.toml allows, for every supported Python.
lock: .venv/ready
	$(BIN)/python -m venv .venv/lock
	.venv/lock/bin/pip install --quiet uv
	.venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-header --no-annotate --extra accuracy --extra cluster --extra docs --extra export --extra lab --extra test --extra train --extra widget \
		pyproject.toml --output-file requirements.lock

clean:
	rm -rf .venv build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Newsangles needs Python 3.11 or newer; this is " \
		+ sys.version.split()[0] + "; say which with: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes --no-deps --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -c 'import matplotlib.font_manager'  # builds its font list now, not in somebody's notebook
	@touch $@
