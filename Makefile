# `make run` starts the board, `make test` checks everything. Both set up what they need first.
.PHONY: run test bench fuzz soak crowd audit chromium nginx
.SILENT:

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

run: $(INSTALLED)
	exec $(BIN)/streamlit run app.py

# Ends with pytest: whoever reads only the last lines reads the result.
test: $(INSTALLED) chromium nginx
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/pytest --numprocesses auto --dist worksteal -m "not browser"
	exec $(BIN)/pytest --numprocesses auto --dist worksteal -m browser

# pip comes last into a new environment, so one without it was cut short and is made again.
$(INSTALLED): requirements.txt constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "Cần Python 3.11 trở lên; $(PYTHON) là: $$($(PYTHON) --version 2>&1)." >&2; \
	    echo "Python 3.11 or newer is needed. Name another one: make PYTHON=python3.12" >&2; \
	    exit 1; }
	echo "Đang cài thư viện vào .venv, lần đầu mất vài phút … (installing the pinned packages)"
	[ -x $(BIN)/pip ] || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
	    --requirement requirements.txt --constraint constraints.txt
	touch $@

chromium: $(INSTALLED)
	$(BIN)/python -m tests.browser.chromium || { \
	    echo "Đang cài Chromium cho các kiểm thử … (installing Chromium for the browser tests)"; \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	            apt-get install -qq --yes --no-install-recommends chromium >/dev/null; \
	    else \
	        $(BIN)/playwright install chromium; \
	    fi; }

# The tests of docs/nginx.conf drive a real nginx. Only root may install one; others are told so.
nginx:
	PATH="$$PATH:/usr/sbin:/usr/local/sbin"; command -v nginx >/dev/null || { \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        echo "Đang cài nginx cho các kiểm thử … (installing nginx for the tests)"; \
	        apt-get update -qq && DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
	            apt-get install -qq --yes --no-install-recommends nginx openssl >/dev/null; \
	    else \
	        echo "Không có nginx: các kiểm thử về proxy bị bỏ qua. (no nginx: its tests are skipped)"; \
	    fi; }

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks.intake
	$(BIN)/python -m benchmarks.beside
	$(BIN)/python -m benchmarks.duplicates
	$(BIN)/python -m benchmarks.board
	$(BIN)/python -m benchmarks.stage
	$(BIN)/python -m benchmarks.meeting
	$(BIN)/python -m benchmarks.screens

fuzz: $(INSTALLED)
	$(BIN)/python -m tests.fuzz --cases 2000
	exec $(BIN)/python -m tests.fuzz.routes --requests 20000

# Writers, migrations and restores killed 200 times: nothing acknowledged may be lost or torn.
soak: $(INSTALLED)
	exec $(BIN)/python -m tests.soak --kills 200

# 200 viewers and 20 of the staff for ten minutes: errors, lost rows, seconds, memory.
crowd: $(INSTALLED)
	exec $(BIN)/python -m benchmarks.crowd

# Known weaknesses of the pinned packages. Fails where one is found; says so where nobody can be asked.
audit: $(INSTALLED)
	exec $(BIN)/python .ci/audit.py
