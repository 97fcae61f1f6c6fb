"""Near units: upper and grassroots unions that an unknown name may be a slip or a cousin of."""

import re
from collections import defaultdict
from collections.abc import Sequence

import polars as pl
from rapidfuzz import fuzz, process

from bangvang.fold import fold
from bangvang.intake.likeness import MOST_PROPOSED, likeness, near
from bangvang.intake.units import variants
from bangvang.roster import Roster

_NEAR = 80
_FURTHER = 10  # points below the likest; "LĐLĐ quận" alone makes all districts alike
_SHORT = 5  # letters; in a shorter name one wrong letter is another name
_MOST_NAMES = 500  # different names of one file that are compared
#: Words that say of which kind a unit is; a name is compared with units of that kind only.
_KINDS = (
    (re.compile(r"\b(?:quan|huyen|thi xa|q|h|tx)\b"), "district"),
    (re.compile(r"\b(?:nganh|cdn)\b"), "sector"),
    (re.compile(r"\b(?:kcn|khu cong nghiep|che xuat)\b"), "zone"),
    (re.compile(r"\b(?:tong cong ty|tct)\b"), "corporation"),
)
#: Wards of 2025 carry names of districts, committees carry them too: close, and never the same.
_COUSIN = re.compile(
    r"^(?:(?:ubnd|uy ban nhan dan|phuong|p|xa|dang uy|truc thuoc|cum|khoi)\s+)+(?=\S)"
)


def near_units(texts: Sequence[str], roster: Roster) -> dict[str, list[tuple[str, int]]]:
    """Text -> (unit_id, likeness) of what it is nearly, the likest first; others are left out."""
    upper = roster.units.filter(pl.col("level") == "upper").select("unit_id", "kind")
    spelled = roster.spellings.join(upper, on="unit_id").filter(~pl.col("ambiguous"))
    keys: dict[str, dict[str, str]] = defaultdict(dict)
    for spelling, unit_id, kind in spelled.select("spelling", "unit_id", "kind").iter_rows():
        for key in variants(spelling):
            keys[kind][key] = unit_id
    kept = list(texts[:_MOST_NAMES])
    found = {text: alike for text in kept if (alike := _of_text(text, keys))}
    grassroots = roster.units.filter(pl.col("level") == "grassroots")
    ids = dict(grassroots.select("name", "unit_id").iter_rows())
    for text, alike in near([text for text in kept if text not in found], ids).items():
        found[text] = [(ids[name], points) for name, points in alike]
    return found


def _of_text(text: str, keys: dict[str, dict[str, str]]) -> list[tuple[str, int]]:
    plain = fold(text)
    kinds = [kind for words, kind in _KINDS if words.search(plain)] or list(keys)
    best: dict[str, int] = {}
    for form in dict.fromkeys(
        form for one in (plain, _COUSIN.sub("", plain)) for form in variants(one)
    ):
        if len(form) < _SHORT:
            continue
        for kind in kinds:
            for key, _, _ in process.extract(
                form, keys.get(kind, {}).keys(), scorer=fuzz.ratio, score_cutoff=_NEAR - 10, limit=8
            ):
                points = likeness(form, key)
                unit_id = keys[kind][key]
                if points >= _NEAR and len(key) >= _SHORT:
                    best[unit_id] = max(points, best.get(unit_id, 0))
    likest = max(best.values(), default=0)
    kept = ((unit_id, points) for unit_id, points in best.items() if points > likest - _FURTHER)
    return sorted(kept, key=lambda one: (-one[1], one[0]))[:MOST_PROPOSED]
