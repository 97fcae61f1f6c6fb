"""What the last files brought: the difference between two versions of the board, unit by unit."""

from datetime import date, timedelta
from threading import Lock

from bangvang.screen.frame import View
from bangvang.stage.drawn import WEEK

_Standing = tuple[int, dict[str, int], list[tuple[str, int]]]

_last: dict[tuple[str, date, str], _Standing] = {}
_lock = Lock()


def gains(look: View) -> list[tuple[str, int]]:
    """Units whose count changed when the board moved last, the greatest change first.

    It is told from the two boards themselves, so that it always agrees with them; a server that
    has just started knows of no change yet.
    """
    phase = look.phase()
    key = (look.store.url, look.as_of, phase.period_id)
    # with the comparison that the leaderboard's slide asks for too: one answer serves both
    compare = look.as_of - timedelta(days=WEEK)
    board = look.ask("leaderboard", **look.board(phase, compare=compare))
    counts = dict(zip(board["unit_id"], board["initiatives"], strict=True))
    names = dict(zip(board["unit_id"], board["display_name"], strict=True))
    with _lock:
        version, before, told = _last.get(key, (look.store.version, counts, []))
        if version < look.store.version:
            changed = {unit: count - before.get(unit, 0) for unit, count in counts.items()}
            moved = sorted(
                ((unit, n) for unit, n in changed.items() if n), key=lambda each: -each[1]
            )
            told = [(names[unit], n) for unit, n in moved] or told
        _last[key] = (look.store.version, counts, told)
    return told
