"""Who stands behind a request to one of our own routes, from where, and over which line."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from bangvang.access import Actor
from bangvang.entry.visitors import visitor
from bangvang.store import current


def visitor_of(request: HTTPConnection) -> Actor:
    """The actor of a request, by the same rule as on the pages."""
    return visitor(current(), request.cookies, address_of(request))


def address_of(request: HTTPConnection) -> str:
    """The visitor's address: behind a believed proxy what that says, otherwise the other end's own."""
    return request.client.host if request.client else ""


def is_secure(request: HTTPConnection) -> bool:
    """Whether the visitor's line is encrypted, up to this server or to a proxy it believes."""
    return request.url.scheme in ("https", "wss")


def is_from_here(request: HTTPConnection) -> bool:
    """Whether a page of this server sent the request, as the browser says; silence is a no."""
    origin = request.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc == request.headers.get("host", "")
