"""The application as its users meet it: a server of its own on a fresh database."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.admitted import Door

HOUSE = Path(__file__).parents[2]
SECONDS_TO_START = 180  # the first loads the sample, on a machine that may be busy
SECONDS_TO_STOP = 10
DATABASE = "t.duckdb"


@dataclass(frozen=True)
class Server:
    """A running server; `log` is the file of all it prints, `database` the URL of its database."""

    port: int
    database: str
    log: Path
    process: subprocess.Popen[bytes]
    door: Door

    def cookie(self, role: str = "admin") -> str:
        """The cookie of somebody who is signed in with this role."""
        return self.door.cookie(role)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Ends the server and the child processes in which it reads workbooks."""
        if self.process.returncode is not None:
            return
        self._signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(SECONDS_TO_STOP)
        self._signal(signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def is_healthy(self) -> bool:
        """Whether the server answers; plain HTTP, so that no proxy setting comes between."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def wait_until_healthy(self) -> None:
        """Returns when the server answers; RuntimeError with its log when it ends or stays silent."""
        give_up_at = time.monotonic() + SECONDS_TO_START
        while not self.is_healthy():
            if self.process.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError(f"The server did not start. Its log:\n{self.log.read_text()}")
            time.sleep(0.1)


def start_server(folder: Path, port: int | None = None, **settings: str) -> Server:
    """Starts `app.py` with its database in `folder` and with `settings` as environment variables."""
    port = port or _free_port()
    database = f"duckdb:///{folder / DATABASE}"
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith("BANGVANG_")
    }
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
    }
    log = folder / "server.log"
    with log.open("ab") as log_file:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py"]
            + [f"--{name}={value}" for name, value in options.items()],
            cwd=HOUSE,
            env={**inherited, "PYTHONUNBUFFERED": "1", "BANGVANG_DB": database, **settings},
            stdin=subprocess.DEVNULL,
            stdout=log_file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(port, database, log, process, Door(port, folder / DATABASE))
    try:
        server.wait_until_healthy()
    except BaseException:
        server.stop()
        raise
    return server


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
