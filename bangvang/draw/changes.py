"""What a write changes on the board, unit by unit: counts, percent of quota, rank with its movement."""

from collections.abc import Sequence
from html import escape

from bangvang.draw.style import movement
from bangvang.store import Change
from bangvang.text import Words

_SHOWN = 8


def changes(found: Sequence[Change], words: Words) -> str:
    """The units whose figures change, before and after; of many the first, and how many more."""
    if not found:
        return f'<p class="bv-note">{escape(words("upload.effect_none"))}</p>'
    drawn = "".join(_change(change, words) for change in found[:_SHOWN])
    more = len(found) - _SHOWN
    if more <= 0:
        return drawn
    return f'{drawn}<p class="bv-note">{escape(words("batches.more_units", count=more))}</p>'


def _change(change: Change, words: Words) -> str:
    before, after = change.initiatives
    lines = [words("upload.effect_count", before=words.number(before), after=words.number(after))]
    if change.percent[1] is not None:
        old, new = (words.percent(value) for value in change.percent)
        lines.append(words("upload.effect_percent", before=old, after=new))
    ranks = [words.number(rank) for rank in change.rank]
    rank = escape(words("upload.effect_rank", before=ranks[0], after=ranks[1]))
    steps = change.rank[0] - change.rank[1] if change.rank[0] and change.rank[1] else None
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f'<div class="bv-change"><b>{escape(change.unit_name)}</b>{told}'
        f"<p>{rank} {movement(steps)}</p></div>"
    )
