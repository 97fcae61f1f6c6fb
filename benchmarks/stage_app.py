"""The app as `benchmarks.stage` and `benchmarks.screens` measure it: every commit's moment goes to a file.

`streamlit run benchmarks/stage_app.py`; the file is named by BENCH_COMMITS.
"""

import os
import time
from pathlib import Path

import streamlit as st

from bangvang.routes import middleware, routes
from bangvang.server import start
from bangvang.store import current

_FILE = Path(os.environ["BENCH_COMMITS"]).open("a", buffering=1)  # noqa: SIM115  (as long as it runs)
current().on_commit(lambda version: _FILE.write(f"{version} {time.time()}\n"))

app = st.App(
    str(Path(__file__).parents[1] / "bangvang" / "screen" / "shell.py"),
    lifespan=start.lifespan,
    routes=routes,
    middleware=middleware,
)
