"""nginx with our own configuration file before a server: only ports and certificate are the test's."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.server import HOUSE, Server
from tests.server.asking import SECONDS

OURS = HOUSE / "docs" / "nginx.conf"
NAME = "bangvang.example.vn"
_MAIN = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/bangvang.conf;
}}
"""


@dataclass(frozen=True)
class Proxy:
    """A running nginx: its ports, and how a client knows it."""

    port: int
    plain_port: int
    trust: ssl.SSLContext


def program() -> str:
    """The nginx of this machine. Where `make test` could have installed one, its absence is a failure."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if found:
        return found
    if os.name != "nt" and os.geteuid() == 0:
        pytest.fail("No nginx found: `make test` installs one.")
    pytest.skip("No nginx on this machine, and only root may install one.")


@contextmanager
def before(server: Server, folder: Path) -> Iterator[Proxy]:
    """nginx before the server, as long as it lasts."""
    nginx, (port, plain) = program(), (_free(), _free())
    certificate, key = _certificate(folder)
    text = OURS.read_text(encoding="utf-8")
    for written, ours in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("/etc/ssl/bangvang/chain.pem", str(certificate)),
        ("/etc/ssl/bangvang/key.pem", str(key)),
        ("127.0.0.1:8501", f"127.0.0.1:{server.port}"),
    ):
        assert len(re.findall(re.escape(written) + r"\b", text)) == 1, written
        text = re.sub(re.escape(written) + r"\b", ours, text)
    (folder / "bangvang.conf").write_text(text, encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=folder), encoding="utf-8")
    running = subprocess.Popen(
        [nginx, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(main)],
        stderr=subprocess.PIPE,
    )
    try:
        _wait_for(port, running)
        yield Proxy(port, plain, ssl.create_default_context(cafile=str(certificate)))
    finally:
        running.terminate()
        running.communicate(timeout=SECONDS)


def _certificate(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "chain.pem", folder / "key.pem"
    asked = f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN={NAME}"
    files = ["-keyout", str(key), "-out", str(certificate), "-addext", f"subjectAltName=DNS:{NAME}"]
    subprocess.run(["openssl", *asked.split(), *files], check=True, capture_output=True)
    return certificate, key


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    give_up_at = time.monotonic() + SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if running.poll() is not None or time.monotonic() > give_up_at:
                told = running.communicate()[1].decode() if running.poll() is not None else ""
                raise RuntimeError(f"nginx did not start. {told}") from None
            time.sleep(0.05)
