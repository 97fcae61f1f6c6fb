"""What is refused before anything reads it: too much, closed doors, uploads and pages of strangers."""

import os

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bangvang.server.rights import needed
from bangvang.server.visiting import is_from_here, visitor_of

SETTING = "BANGVANG_COMMAND_MB"
_COMMAND_MB = 512.0  # all files of one command, as they travel: a third more than on the disk
_ANYTHING_ELSE = 64 * 1024  # bytes: a press, a form
_LONGEST_PATH, _LONGEST_NAME = 2048, 255  # bytes
_UPLOAD = "/_stcore/upload_file/"  # Streamlit counts these itself, by server.maxUploadSize
#: what Streamlit offers beside its pages, and nobody needs here
_CLOSED = (
    *("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check", "/component/"),
    "/auth/",  # the side door asks Streamlit itself
)


def most_bytes(path: str) -> int | None:
    """How long a request to this path may be; None where the route counts for itself."""
    if path.startswith(_UPLOAD):
        return None
    if path == "/command":
        return int(float(os.environ.get(SETTING, _COMMAND_MB)) * 1024 * 1024)
    return _ANYTHING_ELSE


class Limited:
    """Lets through what may come in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            refused = _refused(HTTPConnection(scope))
            if refused:
                await Response(status_code=refused)(scope, receive, send)
            else:
                await self._app(scope, _counted(receive, most_bytes(scope["path"])), send)
        elif scope["type"] == "websocket" and _is_strange(HTTPConnection(scope)):
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._app(scope, receive, send)


def _refused(request: HTTPConnection) -> int:
    """The status with which a request is refused unread; 0 for one that may come in."""
    path, most = request.scope["path"], most_bytes(request.scope["path"])
    if path.startswith(_CLOSED) or _is_too_long(path):
        return 404
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        return 400
    right = needed(path)
    if right and request.scope["method"] != "OPTIONS" and not visitor_of(request).may(right):
        return 403
    return 413 if most is not None and int(length) > most else 0


def _is_too_long(path: str) -> bool:
    """Whether no file could have this name: Streamlit asks the disk, which takes it for a fault."""
    told = path.encode(errors="surrogateescape")
    return len(told) > _LONGEST_PATH or max(map(len, told.split(b"/"))) > _LONGEST_NAME


def _is_strange(request: HTTPConnection) -> bool:
    """Whether another site's page opens the line. Streamlit would ask the world who that is."""
    return "origin" in request.headers and not is_from_here(request)


def _counted(receive: Receive, most: int | None) -> Receive:
    """The same request, cut off as soon as it is longer than it may be, whatever it said before."""
    if most is None:
        return receive
    had = 0

    async def counted() -> Message:
        nonlocal had
        message = await receive()
        had += len(message.get("body", b""))
        if had > most:
            raise HTTPException(413)
        return message

    return counted
