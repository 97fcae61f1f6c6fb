"""Our addresses are ours alone: what a route does not take is refused, not shown as a page."""

from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send


class _Refusal:
    """Answers every method with one status; it has no words of its own."""

    def __init__(self, status: int, allowed: frozenset[str] = frozenset()) -> None:
        self._answer = Response(status_code=status)
        if allowed:
            self._answer.headers["Allow"] = ", ".join(sorted(allowed))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope, receive, send)


def bounded(routes: Sequence[Route]) -> list[Route]:
    """The routes; 405 for any other method at their addresses, 404 for anything else below them."""
    taken: dict[str, frozenset[str]] = {}
    for route in routes:
        taken[route.path] = taken.get(route.path, frozenset()) | frozenset(route.methods or ())
    wrong_method = [Route(path, _Refusal(405, methods)) for path, methods in taken.items()]
    first_parts = {path.split("/")[1] for path in taken}
    below = [Route(f"/{part}/{{rest:path}}", _Refusal(404)) for part in sorted(first_parts)]
    return [*routes, *wrong_method, *below]
