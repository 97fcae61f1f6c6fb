"""Two grassroots unions that may be one: what merging them would do, and what was merged."""

from html import escape
from typing import Any

from bangvang.store.merging import MergeEffect
from bangvang.text import Words

_SHOWN = 6  # titles that would count once


def pair(one: str, other: str, words: Words) -> str:
    """Two names on one chip."""
    return words("merging.pair", one=one, other=other)


def effect(found: MergeEffect, gone: str, kept: str, words: Words) -> str:
    """The counts before and after, and the initiatives that both have sent."""
    lines = [
        words(
            "merging.counts",
            unit=name,
            initiatives=words.number(figures[0]),
            registrants=words.number(figures[1]),
        )
        for name, figures in ((gone, found.gone), (kept, found.kept))
    ]
    after = words(
        "merging.after",
        unit=kept,
        initiatives=words.number(found.together[0]),
        registrants=words.number(found.together[1]),
    )
    if found.erased:
        lines.append(words("merging.erased", count=found.erased))
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="bv-understood">{told}<p><b>{escape(after)}</b></p>{_repeated(found, words)}</div>'


def merged(row: dict[str, Any], words: Words) -> str:
    """A row of the question `merged_unions`, in one line."""
    at = row["merged_at"]
    sentence = words(
        "merging.merged",
        gone=row["display_name"],
        kept=row["kept_name"],
        time=f"{at:%H:%M}" if at else "–",
        day=words.day(at.date()) if at else "–",
        actor=row["merged_by"] or "–",
    )
    return f'<p class="bv-question">{escape(sentence)}</p>'


def _repeated(found: MergeEffect, words: Words) -> str:
    count = found.repeated.height
    if not count:
        return f"<p>{escape(words('merging.no_repeated'))}</p>"
    items = "".join(
        f"<li>{escape(title)} — {escape(person)}</li>"
        for title, person in found.repeated.head(_SHOWN).select("title", "person").iter_rows()
    )
    more = count - _SHOWN
    rest = f"<li>{escape(words('merging.more', count=words.number(more)))}</li>" if more > 0 else ""
    head = words("merging.repeated", count=words.number(count))
    return f"<p>{escape(head)}</p><ul>{items}{rest}</ul>"
