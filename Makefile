# The chores. Every path is relative, so that the checkout may lie in a folder whose name has a space.

PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input --quiet install --constraint constraints.txt
APT := DEBIAN_FRONTEND=noninteractive apt-get -q -y

.PHONY: demo test lint docs bench fuzz clean exiftool
.DELETE_ON_ERROR:

# Two examples, judged on the day that they are delivered: the first has to be shut (1), the second open (0). No ExifTool is needed.
demo: .venv/gate
	@$(call judge,night-ferry,1); $(call judge,night-ferry-cleared,0); exit $${unexpected:-0}

judge = printf '\n$$ gate check examples/$(1) --today 2026-11-20\n'; .venv/bin/gate check examples/$(1) --today 2026-11-20; code=$$?; \
	echo "exit $$code"; [ $$code -eq $(2) ] || { echo "expected exit $(2)" >&2; unexpected=1; }

test: lint exiftool
	$(PY) -m pytest --numprocesses 2 --dist loadfile

lint: .venv/tools
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/zizmor --offline --strict-collection --collect=actions --collect=pre-commit .
	.venv/bin/check-jsonschema --builtin-schema vendor.github-actions action.yml
	.venv/bin/pre-commit validate-manifest .pre-commit-hooks.yaml
	.venv/bin/pre-commit validate-config .pre-commit-config.yaml

# The tables in docs/, out of the rules, the profiles and the guidelines as they stand.
docs: .venv/gate
	$(PY) -m docs.pages

# All of it takes a quarter of an hour; `make bench ONLY="start media"` measures a part.
bench: .venv/tools exiftool .venv/node
	$(PY) -m benchmarks $(ONLY)

# Ten thousand broken files of each type that gate reads itself; `make fuzz ONLY=image/png` breaks one of them.
fuzz: .venv/tools
	$(PY) -m tests.fuzz $(ONLY)

# An ExifTool that is newer than Debian's, to be measured against where there is npm.
.venv/node: .venv/pip
	@if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --prefix $@ exiftool-vendored.pl@13.59.3; \
		else echo 'npm is missing, so gate is measured against the ExifTool of this system' >&2; fi

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Debian keeps ensurepip, which a new environment needs, in a package of its own.
.venv/pip: constraints.txt
	@python3 -c 'import ensurepip' 2>/dev/null || \
		if [ "$$(id -u)" -eq 0 ]; then $(APT) update && $(APT) install python3-venv; \
		else echo 'python3 cannot make environments here; run: sudo apt-get install python3-venv' >&2; exit 1; fi
	python3 -m venv .venv
	$(PIP) pip hatchling editables
	@touch $@

# The build runs in .venv itself, so that constraints.txt holds for its tools too.
.venv/gate: pyproject.toml .venv/pip
	$(PIP) --no-build-isolation --editable .
	@touch $@

.venv/tools: .venv/gate
	$(PIP) --group test --group lint
	@touch $@

exiftool:
	@command -v exiftool >/dev/null || { \
		[ "$$(id -u)" -eq 0 ] && $(APT) update && $(APT) install libimage-exiftool-perl; } || \
		echo 'ExifTool is missing, so media cannot be read; run: sudo apt-get install libimage-exiftool-perl' >&2
