"""Every request has a number: it stands in the answer, in the log, and in what a failure tells."""

import secrets
import time

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bangvang.server.log import LOG, happened, number
from bangvang.server.visiting import address_of
from bangvang.text import LANGUAGES, Words

#: Streamlit's own roads: not worth a line each, unless they fail
_SILENT = ("/_stcore/", "/static", "/media/", "/component/", "/app/static/")
_KNOWN = (400, 403, 404, 405, 413, 500, 503)


class Numbered:
    """Gives each request a number, and a line in the log; an error without words gets its sentence."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        number.set(secrets.token_hex(4))
        if scope["type"] == "http":
            await self._answered(scope, receive, send)
        else:
            await self._spoken(scope, receive, send)

    async def _spoken(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A live line: what is no message of a page ends it, and is told in one line of the log."""
        try:
            await self._app(scope, receive, send)
        except Exception:
            LOG.exception("live line failed")

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _Answer(scope, send)
        began = time.perf_counter()
        try:
            await self._app(scope, receive, answer.send)
        except Exception:
            LOG.exception("request failed")
            if (
                answer.status
            ):  # half an answer: the line is cut, so that nobody takes it for a whole
                raise ConnectionAbortedError(f"request {number.get()}") from None
            await Response(status_code=500)(scope, receive, answer.send)
        if answer.status >= 400 or not scope["path"].startswith(_SILENT):
            happened(
                "request",
                method=scope["method"],
                route=_route(scope),
                status=answer.status,
                milliseconds=round(1000 * (time.perf_counter() - began)),
                bytes=answer.size,
                address=address_of(HTTPConnection(scope)),
            )


class _Answer:
    """An answer on its way out: numbered, and with words where it failed without any."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._words = b""
        self.status = 0
        self.size = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = self._begun(message)
        elif message["type"] == "http.response.body":
            if self._words and not message.get("more_body"):
                message = {**message, "body": self._words}
            self.size += len(message.get("body", b""))
        await self._send(message)

    def _begun(self, message: Message) -> Message:
        self.status = message["status"]
        headers = [*message.get("headers", []), (b"x-request-id", (number.get() or "").encode())]
        if self.status >= 400 and (b"content-length", b"0") in headers:
            said = sentence(Request(self._scope), self.status)
            headers = [pair for pair in headers if pair[0] not in (b"content-length",)]
            headers += [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(said.encode())).encode()),
            ]
            self._words = b"" if self._scope["method"] == "HEAD" else said.encode()
        return {**message, "headers": headers}


def sentence(request: HTTPConnection, status: int) -> str:
    """What went wrong and the number to name, in the visitor's language."""
    asked = request.query_params.get("lang") or request.headers.get("accept-language", "")[:2]
    words = Words(asked if asked in LANGUAGES else "vi")
    what = words.label("http", str(status if status in _KNOWN else 400))
    return f"{what} {words('http.number', number=number.get())}"


async def wordless(_: Request, error: Exception) -> Response:
    """The answer to what a route refuses by raising: its status; the words come by `Numbered`."""
    status, headers = 500, None
    if isinstance(error, HTTPException):
        status, headers = error.status_code, error.headers
    return Response(status_code=status, headers=headers)


def _route(scope: Scope) -> str:
    """The address as the program names it: what a visitor may have put into it is left out."""
    path: str | None = getattr(scope.get("route"), "path", None)
    return "unread" if path is None else path or "page"
