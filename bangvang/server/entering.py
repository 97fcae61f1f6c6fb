"""What the ways in have in common: the cookie of a new session, the language, the page shown."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bangvang import clock
from bangvang.campaign import campaign
from bangvang.entry import pages
from bangvang.entry.visitors import COOKIE, cookie_for, token_of
from bangvang.entry.way_back import BACK
from bangvang.server.providers import providers
from bangvang.server.visiting import address_of, is_secure
from bangvang.store import Store
from bangvang.store.sessions import LONGEST, end_session
from bangvang.text import LANGUAGES, Words

UNSTORED = {"Cache-Control": "no-store"}


def entered(request: Request, store: Store, token: str, answer: Response) -> Response:
    """The answer with a session nobody has known before; one there was has ended."""
    earlier = token_of(store, request.cookies)
    if earlier:
        end_session(store, earlier, address_of(request), clock.real(campaign().time_zone))
    answer.set_cookie(
        COOKIE,
        cookie_for(store, token),
        max_age=int(LONGEST.total_seconds()),
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="strict",
    )
    return answer


def ways(words: Words, back: str) -> list[tuple[str, str]]:
    """The other ways in: the address that leads to a provider, and its name."""
    given = {BACK: back, "lang": words.language}
    return [
        (f"{pages.OUTSIDE}?{urlencode({'provider': each.key, **given})}", each.title)
        for each in providers()
    ]


def words_of(asked: Mapping[str, str]) -> Words:
    """The words of the language asked for."""
    language = asked.get("lang", "")
    return Words(language if language in LANGUAGES else "vi")


def shown(page: str, status: int = HTTPStatus.OK) -> Response:
    """A page of the door, which nobody keeps."""
    return HTMLResponse(page, status, UNSTORED)
