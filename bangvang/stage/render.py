"""Slides become what the screens get: drawn once per data version, however many screens ask."""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from threading import Lock

from starlette.concurrency import run_in_threadpool

from bangvang.screen.frame import View
from bangvang.stage import looks
from bangvang.stage.drawn import Drawn, Scene
from bangvang.stage.gains import gains
from bangvang.stage.kinds import (
    countdown,
    headline,
    leaderboard,
    moment,
    movers,
    national,
    quota,
    race,
    reveal,
    test,
    thanks,
)
from bangvang.stage.show import Show
from bangvang.store.frozen import frozen

DRAWING: dict[str, Callable[[Scene], Drawn]] = {
    "headline": headline.draw,
    "leaderboard": leaderboard.draw,
    "movers": movers.draw,
    "quota": quota.draw,
    "countdown": countdown.draw,
    "national": national.draw,
    "moment": moment.draw,
    "race": race.draw,
    "reveal": reveal.draw,
    "thanks": thanks.draw,
    "test": test.draw,
}
_KEPT = 256

Key = tuple[object, ...]
_drawn: "OrderedDict[Key, tuple[Drawn, bytes]]" = OrderedDict()
_lock = Lock()
_drawing: dict[Key, asyncio.Future[tuple[Drawn, bytes]]] = {}


def key_of(show: Show, look: View) -> Key:
    """What a drawn slide hangs on: when none of it changed, neither did the slide."""
    return (
        look.store.url,
        look.store.board_version,
        look.as_of,
        show.moment,
        show.language,
        show.board_url,
        show.slide,
        show.step,
        # a reveal's boards are taken once; whether they are is all that can change
        show.slide.kind == "reveal"
        and (show.code, show.position, str(show.position) in show.boards),
    )


def drawn(show: Show, look: View) -> tuple[Drawn, bytes]:
    """The present step of a show as seen with `look`: drawn, and as JSON for the screens."""
    key = key_of(show, look)
    with _lock:
        if key in _drawn:
            _drawn.move_to_end(key)
            return _drawn[key]
    boards = show.boards.get(str(show.position), {})
    is_frozen = frozen(looks.store_of(show)) is not None
    scene = Scene(
        look, show.slide, show.step, show.board_url, is_frozen, boards, partial(gains, look)
    )
    made = DRAWING[show.slide.kind](scene)
    told = {"html": made.html, "data": made.data, "reached": scene.reached}
    whole = made, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    with _lock:
        _drawn[key] = whole
        while len(_drawn) > _KEPT:
            _drawn.popitem(last=False)
    return whole


async def drawn_once(show: Show, look: View) -> tuple[Drawn, bytes]:
    """The same, for many screens that ask in one moment: one of them draws, the others wait."""
    key = key_of(show, look)
    if key in _drawn:
        return _drawn[key]
    if key not in _drawing:
        work = asyncio.ensure_future(run_in_threadpool(drawn, show, look))
        _drawing[key] = work
        work.add_done_callback(lambda _: _drawing.pop(key, None))
    return await asyncio.shield(_drawing[key])
