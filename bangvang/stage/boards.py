"""The two boards of a reveal: what the hall knows, and the truth, taken once when it begins."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import polars as pl

from bangvang.screen.frame import View
from bangvang.stage import looks
from bangvang.stage.drawn import BASIS, SCOPE, WEEK
from bangvang.stage.reveal import rows_of
from bangvang.stage.show import Show
from bangvang.stage.slides import Slide
from bangvang.store.frozen import frozen


def first_board(look: View, slide: Slide, *, is_frozen: bool) -> pl.DataFrame:
    """What the reveal begins with: the frozen board, else the one of a week ago."""
    if is_frozen:
        return _asked(look, slide)
    earlier = replace(look, moment=look.moment - timedelta(days=WEEK))
    return _asked(earlier, slide)


def with_boards(show: Show) -> Show:
    """A show on a reveal that has begun, with both boards as they stand at its first step."""
    key = str(show.position)
    if show.slide.kind != "reveal" or not show.step or key in show.boards:
        return show
    store = looks.store_of(show)
    is_frozen = frozen(store) is not None
    hall, live = looks.hall(show), looks.unmasked(show)
    first = first_board(hall, show.slide, is_frozen=is_frozen)
    began = hall.moment if is_frozen else hall.moment - timedelta(days=WEEK)
    taken: dict[str, Any] = {
        "rows": rows_of(first, _asked(live, show.slide)),
        "from": began.isoformat(),
        "to": live.moment.isoformat(),
    }
    return replace(show, boards=show.boards | {key: taken})


def _asked(look: View, slide: Slide) -> pl.DataFrame:
    kind = None if slide.group == "all" else slide.group
    asked = look.board(look.phase(), kind=kind, scope=SCOPE, basis=BASIS, measure=slide.measure)
    return look.ask("leaderboard", **asked)
