"""The door: signing in and out, and choosing a pass phrase. Plain pages that need no script."""

from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bangvang import clock
from bangvang.campaign import campaign
from bangvang.entry import pages, signing_in
from bangvang.entry.signing_in import MustChange, Refused
from bangvang.entry.visitors import COOKIE, token_of, whose
from bangvang.entry.way_back import BACK, DOOR, way_back
from bangvang.server.entering import UNSTORED, entered, shown, ways, words_of
from bangvang.server.visiting import address_of, is_from_here
from bangvang.store import Store, current
from bangvang.store.accounts import Account, AccountTrouble, account_named
from bangvang.store.keys import KeyMissing
from bangvang.store.sessions import end_session
from bangvang.text import Words

_MOST_FIELDS = 10


async def _door(request: Request) -> Response:
    """The form; for whoever is signed in, the own account."""
    words, back = words_of(dict(request.query_params)), way_back(request.query_params.get(BACK, ""))
    known = whose(current(), request.cookies)
    if known is None:
        return _form(words, back)
    has_phrase = account_named(current(), known.name).phrase_hash is not None
    return shown(pages.own(words, back, known.name, known.role, has_phrase=has_phrase))


async def _sign_in(request: Request) -> Response:
    """303 with the cookie of a new session; 403 with the form for whoever may not come in."""
    given = await _given(request)
    if given is None:
        return Response(status_code=HTTPStatus.FORBIDDEN)
    words, back, store = words_of(given), way_back(given.get(BACK, "")), current()
    name, phrase = given.get("name", ""), given.get("phrase", "")
    at, place = clock.real(campaign().time_zone), address_of(request)
    try:
        token = await run_in_threadpool(signing_in.sign_in, store, name, phrase, place, at)
    except Refused as refused:
        told = pages.refusal(words, refused.wait)
        return _form(words, back, told, name)
    except KeyMissing:  # the same for a right and a wrong phrase: neither can be put on record
        return _form(words, back, words("door.no_key"), name)
    except MustChange as due:
        return shown(pages.change(words, back, due.ticket, is_once=True))
    return _come_in(request, store, token, back)


async def _change(request: Request) -> Response:
    """The form for a new pass phrase; the door for whoever is not signed in."""
    words, back = words_of(dict(request.query_params)), way_back(request.query_params.get(BACK, ""))
    if whose(current(), request.cookies) is None:
        return RedirectResponse(DOOR, HTTPStatus.SEE_OTHER)
    return shown(pages.change(words, back, "", is_once=False))


async def _changed(request: Request) -> Response:
    """A new phrase, and a new session in place of all before; 403 with the form where it is refused."""
    given = await _given(request)
    if given is None:
        return Response(status_code=HTTPStatus.FORBIDDEN)
    words, back, store = words_of(given), way_back(given.get(BACK, "")), current()
    at, place = clock.real(campaign().time_zone), address_of(request)
    ticket, fresh = given.get("ticket", ""), given.get("fresh", "")
    try:
        account = await run_in_threadpool(_owner, request, store, given)
        if account is None:
            return _form(words, back, words("door.late"))
        if fresh != given.get("again"):
            raise AccountTrouble("phrases_differ")
        token = await run_in_threadpool(signing_in.change, store, account, fresh, place, at)
    except (Refused, AccountTrouble) as trouble:
        told = (
            pages.refusal(words, trouble.wait)
            if isinstance(trouble, Refused)
            else words.label("account_trouble", trouble.code)
        )
        page = pages.change(words, back, ticket, told, is_once=bool(ticket))
        return shown(page, HTTPStatus.FORBIDDEN)
    return _come_in(request, store, token, back)


def _owner(request: Request, store: Store, given: dict[str, str]) -> Account | None:
    """Whose phrase is to be changed: by a ticket, or by a session and the phrase known. Raises Refused."""
    if given.get("ticket"):
        return signing_in.holder(store, given["ticket"])
    known = whose(store, request.cookies)
    if known is None:
        return None
    at, place = clock.real(campaign().time_zone), address_of(request)
    return signing_in.proven(store, known.name, given.get("phrase", ""), place, at)


async def _sign_out(request: Request) -> Response:
    """Ends this session, or every one of its account, and takes the cookie away."""
    given = await _given(request)
    if given is None:
        return Response(status_code=HTTPStatus.FORBIDDEN)
    store, at = current(), clock.real(campaign().time_zone)
    token = token_of(store, request.cookies)
    if token:
        everywhere = given.get("everywhere") == "1"
        end_session(store, token, address_of(request), at, everywhere=everywhere)
    answer = RedirectResponse(way_back(given.get(BACK, "")), HTTPStatus.SEE_OTHER, UNSTORED)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def _form(words: Words, back: str, told: str = "", name: str = "") -> Response:
    """The form, and the providers; 403 where it tells why nobody came in."""
    page = pages.sign_in(words, back, told, name, ways(words, back))
    return shown(page, HTTPStatus.FORBIDDEN if told else HTTPStatus.OK)


def _come_in(request: Request, store: Store, token: str, back: str) -> Response:
    return entered(request, store, token, RedirectResponse(back, HTTPStatus.SEE_OTHER, UNSTORED))


async def _given(request: Request) -> dict[str, str] | None:
    """The fields of a form that a page of ours has sent; None for all else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if not is_from_here(request) or kind != "application/x-www-form-urlencoded":
        return None
    try:
        text = (await request.body()).decode("ascii")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        return None


routes = [
    Route(DOOR, _door),
    Route(DOOR, _sign_in, methods=["POST"]),
    Route(pages.CHANGE, _change),
    Route(pages.CHANGE, _changed, methods=["POST"]),
    Route(pages.OUT, _sign_out, methods=["POST"]),
]
