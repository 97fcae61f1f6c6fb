"""Two initiatives side by side, with the words in which they differ."""

from difflib import SequenceMatcher
from html import escape
from typing import Any

from bangvang.fold import fold
from bangvang.text import Words

_SIDES = ("first", "second")


def pair(row: dict[str, Any], words: Words) -> str:
    """One pair as a card: how alike, what speaks for it, and both initiatives."""
    kind = "across" if row["across"] else "within"
    marks = [
        words("duplicates.likeness", percent=words.percent(row["likeness"])),
        words.label("pair_kind", kind),
    ]
    if row["is_namesake"]:
        marks.append(words("duplicates.namesake"))
    if row["across"] and fold(row["first_unit"]) == fold(row["second_unit"]):
        marks.append(words("duplicates.namesake_union"))
    if row["state"] != "waiting":
        marks.append(_decided(row, words))
    chips = "".join(f"<li>{escape(mark)}</li>" for mark in marks)
    titles = differing(row["first_title"], row["second_title"])
    sides = "".join(
        _side(row, side, title, words) for side, title in zip(_SIDES, titles, strict=True)
    )
    return f'<div class="bv-pair"><ul>{chips}</ul><div>{sides}</div></div>'


def differing(first: str, second: str) -> tuple[str, str]:
    """Both titles as HTML; the words that only one has, or has elsewhere, are marked."""
    one, other = first.split(), second.split()
    match = SequenceMatcher(
        None, [fold(word) for word in one], [fold(word) for word in other], autojunk=False
    )
    steps = match.get_opcodes()
    return (
        " ".join(_words(one[a:b], how) for how, a, b, _, _ in steps if a < b),
        " ".join(_words(other[c:d], how) for how, _, _, c, d in steps if c < d),
    )


def _words(run: list[str], how: str) -> str:
    text = escape(" ".join(run))
    return text if how == "equal" else f"<mark>{text}</mark>"


def _side(row: dict[str, Any], side: str, title: str, words: Words) -> str:
    place = words("duplicates.place", union=row[f"{side}_unit"], upper=row[f"{side}_upper"])
    if row[f"{side}_unit"] == row[f"{side}_upper"]:
        place = row[f"{side}_upper"]
    told = words(
        "duplicates.told",
        day=words.day(row[f"{side}_day"]),
        file=row[f"{side}_file"],
        row=row[f"{side}_row"],
    )
    return (
        f"<section><small>{escape(words.label('pair_side', side))}</small><h3>{title}</h3>"
        f"<p><b>{escape(row[f'{side}_persons'])}</b><br>{escape(place)}</p>"
        f"<small>{escape(told)}</small></section>"
    )


def _decided(row: dict[str, Any], words: Words) -> str:
    state = words.label("pair_state", row["state"])
    if row["decided_at"] is None:
        return state
    at = row["decided_at"]
    return words("duplicates.decided", state=state, by=row["decided_by"], at=f"{at:%H:%M %d/%m}")
