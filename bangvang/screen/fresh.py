"""What stands on a page and follows the data by itself: the script does not run for it.

A page draws it once. From then on the page's ear asks for it at the route `/fresh` whenever the
data moves. However many screens show the same, it is made and packed once per data version.
"""

import gzip
import json
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape
from http import HTTPStatus
from threading import Lock

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bangvang.screen import frame
from bangvang.screen.frame import View
from bangvang.server.visiting import visitor_of

_KEPT = 4096  # pieces: one for each choice on a board that somebody made
_AT_ONCE = 32  # pieces of one page
_FASTEST = 1  # of gzip: a board shrinks to a tenth all the same
_ANY = "vi"  # the language of an answer whose pieces have each their own


@dataclass(frozen=True)
class _Piece:
    """What one place of a page shows: drawn by `draw` of `what`, in one language, of one day."""

    draw: Callable[..., str]
    what: tuple[Hashable, ...]
    language: str
    day: date | None  #: None: as time goes on

    def html(self, look: View) -> str:
        return look.once(self.draw, *self.what, make=partial(self.draw, look, *self.what))


_names: dict[_Piece, str] = {}
_pieces: "OrderedDict[str, _Piece]" = OrderedDict()  # the one asked for last is the last
_lock = Lock()


def html(look: View, draw: Callable[..., str], *what: Hashable) -> None:
    """Draws the HTML `draw(look, *what)`, and lets it follow the data.

    It is asked for with later looks too: it must be the same for all who look, be told all it needs
    by `what`, and draw nothing itself.
    """
    piece = _Piece(draw, what, look.words.language, look.day)
    name = escape(_named(piece))
    st.html(f'<div class="bv-fresh" data-fresh="{name}">{piece.html(look)}</div>')


def _named(piece: _Piece) -> str:
    with _lock:
        name = _names.setdefault(piece, secrets.token_urlsafe(9))
        _pieces[name] = piece
        _pieces.move_to_end(name)
        while len(_pieces) > _KEPT:
            _, oldest = _pieces.popitem(last=False)
            del _names[oldest]
        return name


async def _answer(request: Request) -> Response:
    """The pieces named by `?what=` as they are now: the version, and the HTML of each that is known.

    A name that nobody knows, after a restart, is left out: the page runs again then.
    """
    actor = visitor_of(request)
    if not actor.may("look"):
        return Response(status_code=HTTPStatus.FORBIDDEN)
    names = tuple(request.query_params.get("what", "").split(",")[:_AT_ONCE])
    look = frame.seen(actor, _ANY, None)
    packed = look.kept(_packed, *names)
    if isinstance(packed, bytes):
        return _sent(request, packed)
    made = partial(look.once, _packed, *names, make=partial(_packed, look, names))
    return _sent(request, await run_in_threadpool(made))


def _packed(look: View, names: tuple[str, ...]) -> bytes:
    """The answer as gzip packs it."""
    version, pieces = look.store.board_version, {}
    for name in names:
        with _lock:
            piece = _pieces.get(name)
        if piece:
            pieces[name] = piece.html(frame.seen(look.actor, piece.language, piece.day))
    body = json.dumps({"version": version, "pieces": pieces}, ensure_ascii=False)
    return gzip.compress(body.encode(), _FASTEST)


def _sent(request: Request, packed: bytes) -> Response:
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(packed), media_type="application/json", headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(packed, media_type="application/json", headers=headers)


routes = [Route("/fresh", _answer)]
