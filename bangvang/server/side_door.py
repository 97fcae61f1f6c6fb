"""The side door: signing in at a provider of identities, there and back."""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bangvang import clock
from bangvang.campaign import campaign
from bangvang.entry import pages
from bangvang.entry.identity import Unwelcome, identity, sign_in_as
from bangvang.entry.way_back import BACK, DOOR, way_back
from bangvang.server.entering import entered, shown, ways, words_of
from bangvang.server.providers import CALLBACK, come_back, providers, sent_there
from bangvang.server.visiting import address_of
from bangvang.store import current
from bangvang.store.keys import KeyMissing
from bangvang.text import Words

_LANGUAGE = "lang"


async def _there(request: Request) -> Response:
    """302 to the provider that was pressed; the door with a sentence where it cannot be reached."""
    asked = request.query_params
    words, back = words_of(dict(asked)), way_back(asked.get(BACK, ""))
    pressed = [each for each in providers() if each.key == asked.get("provider")]
    if not pressed:
        return RedirectResponse(DOOR, HTTPStatus.SEE_OTHER)
    # what an earlier try left behind ends here
    request.session.clear()
    answer = await sent_there(request, pressed[0])
    if answer is None:
        told = words("door.unreachable", provider=pressed[0].title)
        return shown(pages.sign_in(words, back, told, ways=ways(words, back)), 502)
    request.session.update({BACK: back, _LANGUAGE: words.language})
    return answer


async def _back(request: Request) -> Response:
    """A session for whoever the provider vouches for and has an account here; 403 for all others."""
    left = {key: str(value) for key, value in request.session.items()}
    words, back, store = words_of(left), way_back(left.get(BACK, "")), current()
    claims = await come_back(request) if providers() else {}
    request.session.clear()
    asked = [each for each in providers() if each.key == claims.get("provider")]
    known = identity(claims, vouches=asked[0].vouches) if asked else None
    at, place = clock.real(campaign().time_zone), address_of(request)
    try:
        if not claims:
            raise Unwelcome("failed")
        token = await run_in_threadpool(sign_in_as, store, known, place, at)
    except Unwelcome as refused:
        return _turned_away(
            words, back, words(f"door.provider_{refused.code}", email=refused.email)
        )
    except KeyMissing:  # nobody's coming in can be put on record
        return _turned_away(words, back, words("door.no_key"))
    # The way here began on another site, on which a browser sends no strict cookie: a page of ours
    # leads on, as a press on it would.
    return entered(request, store, token, shown(pages.on(words, back)))


def _turned_away(words: Words, back: str, told: str) -> Response:
    """403 with the door, and why nobody came in."""
    return shown(pages.sign_in(words, back, told, ways=ways(words, back)), HTTPStatus.FORBIDDEN)


routes = [Route(pages.OUTSIDE, _there), Route(CALLBACK, _back)]
