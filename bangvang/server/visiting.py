"""Who stands behind a request to one of our own routes."""

from urllib.parse import urlsplit

from starlette.requests import Request

from bangvang.access import Actor, visitor


def visitor_of(request: Request) -> Actor:
    """The actor of a request, by the same rule as on the pages."""
    return visitor(request.client.host if request.client else None, dict(request.headers))


def is_from_here(request: Request) -> bool:
    """Whether a page of this server sent the request, as the browser says; silence is a no."""
    origin = request.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc == request.headers.get("host", "")
