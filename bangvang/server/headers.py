"""What every answer tells the browser: to fetch from nowhere else, and to be framed by nobody else."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bangvang.server.visiting import is_secure

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
_HTTPS_ONLY = "max-age=31536000"  # seconds, a year
_BUT_HERE = "frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
#: what is no page has nothing to run or fetch
_NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
#: the stage's own pages: scripts only from files of ours; a slide places its bars by style
_STAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    f"img-src 'self' data:; connect-src 'self'; frame-src 'self'; {_BUT_HERE}"
)
#: Streamlit's pages: its own files, the one script inside its page by fingerprint, and blobs, from
#: which it runs the scripts of our components; styles are put in as the page is drawn
_PAGES = (
    "default-src 'none'; script-src 'self' blob: {inside}; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data: blob:; media-src 'self'; manifest-src 'self'; "
    f"connect-src 'self' {{lines}}; worker-src 'self' blob:; {_BUT_HERE}"
)
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")
_INSIDE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Guarded:
    """Puts the security headers on every answer, and `Secure` on every cookie of an encrypted line."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        opened = False

        async def guarded(message: Message) -> None:
            nonlocal opened
            if message["type"] in ("http.response.start", "websocket.accept"):
                opened = True
                message.setdefault("headers", [])
                unchanged = message.get("status") == HTTPStatus.NOT_MODIFIED
                _guard(MutableHeaders(scope=message), HTTPConnection(scope), unchanged)
            elif message["type"] == "websocket.close" and not opened:
                headers = MutableHeaders({"content-length": "0"})
                _guard(headers, HTTPConnection(scope), unchanged=False)
                start = {"type": "websocket.http.response.start", "status": 403}
                await send({**start, "headers": headers.raw})
                message = {"type": "websocket.http.response.body", "body": b""}
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] != "lifespan" else send)


def _guard(headers: MutableHeaders, request: HTTPConnection, unchanged: bool) -> None:
    headers.update(_ALWAYS)
    if not unchanged:  # a 304 names no kind, and what it says would replace the kept page's policy
        headers["Content-Security-Policy"] = policy(request, headers.get("content-type", ""))
    if headers.get("access-control-allow-origin") == "*":
        del headers["access-control-allow-origin"]
    if is_secure(request):
        headers["Strict-Transport-Security"] = _HTTPS_ONLY
        cookies = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in cookies:
            marked = "secure" in (part.strip().lower() for part in cookie.split(";"))
            headers.append("set-cookie", cookie if marked else f"{cookie}; Secure")


def policy(request: HTTPConnection, kind: str) -> str:
    """The content policy of an answer of this kind."""
    path = request.scope["path"]
    if not kind.startswith("text/html"):
        return _NOTHING
    if path == "/stage" or path.startswith("/stage/"):
        return _STAGE
    return _PAGES.format(inside=_fingerprints(), lines=_lines(request))


def _lines(request: HTTPConnection) -> str:
    """The live line to this very host, for browsers to which 'self' means no websocket."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        return ""
    return f"{'wss' if is_secure(request) else 'ws'}://{host}"


@cache
def _fingerprints() -> str:
    """The scripts inside Streamlit's page, each by its hash."""
    from streamlit.file_util import get_static_dir  # noqa: PLC0415  (it takes a second to import)

    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    hashes = (sha256(script.encode()).digest() for script in _INSIDE.findall(page))
    return " ".join(f"'sha256-{b64encode(each).decode()}'" for each in hashes)
