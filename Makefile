# Every target makes what it needs: a virtual environment in .venv, from the versions in constraints.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: demo test lint eval bench sample screenshots integration constraints clean

demo: $(VENV)/core  ## how two outlets told one event, read from seeds/
	@$(BIN)/summarize compare seeds/karabakh-2023

test: lint  ## everything that must pass before a change lands
	$(BIN)/python -m pytest

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(VENV)/dev  ## every prompt and the built-in engine, offline, and the gates: out/eval, out/facts
	$(BIN)/summarize eval --quiet --repeat 3 --prompt analysis@1 --prompt analysis@2 \
		--replay evals/fixtures --gates evals/gates.toml -o out/eval
	$(BIN)/summarize ab --quiet --repeat 3 analysis@1 analysis@2 --replay evals/fixtures -o out/eval
	$(BIN)/summarize eval --quiet --gold evals/facts -o out/facts

bench: $(VENV)/dev  ## the figures of docs/measurements.md; SUMMARIZE_DATA names the labelled news
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.throughput
	$(BIN)/python -m benchmarks.concurrency
	$(BIN)/python -m benchmarks.comparison
	$(BIN)/python -m benchmarks.long_lines
	@if [ -n "$$SUMMARIZE_DATA" ]; then \
		$(BIN)/python -m benchmarks.attribution && $(BIN)/python -m benchmarks.loaded_language; \
	else echo "SUMMARIZE_DATA is not set: attribution and loaded language are not measured"; fi

SAMPLE := docs/samples/harbour-fire

sample: $(VENV)/core  ## the report in docs/samples, from seeds/
	rm -rf $(SAMPLE)
	$(BIN)/summarize compare -q -o $(SAMPLE) seeds/harbour-fire
	rm $(SAMPLE)/*.analysis.json

screenshots: sample $(VENV)/dev  ## docs/images: that report in light, dark, on a phone and on paper
	$(BIN)/python docs/screenshots.py $(SAMPLE)/report.html docs/images

integration: $(VENV)/dev  ## the whole chain against llama.cpp's server and a real model: GGUF=path
	@test -n "$(GGUF)" || { echo "name a model: make integration GGUF=path/to/model.gguf"; exit 2; }
	$(BIN)/python -m tests.integration.local_model $(GGUF)

constraints:  ## renew constraints.txt with the newest versions that pyproject.toml admits
	rm -rf $(VENV)-new && $(PYTHON) -m venv $(VENV)-new
	$(VENV)-new/bin/python -m pip --quiet install -e '.[dev]'
	(head -1 constraints.txt; $(VENV)-new/bin/python -m pip freeze --exclude-editable) > constraints.new
	mv constraints.new constraints.txt && rm -rf $(VENV)-new

clean:
	rm -rf $(VENV) out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Two stamps, so that the demo waits for the core packages alone.
$(VENV)/core: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/dev: $(VENV)/core
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@
