"""Slides and running orders: what a meeting shows, one after the other. Plain data."""

import json
from dataclasses import asdict, dataclass, fields

#: kind -> what can be chosen about it
KINDS: dict[str, tuple[str, ...]] = {
    "headline": (),
    "leaderboard": ("group", "measure", "pages"),
    "movers": ("group",),
    "quota": ("group",),
    "countdown": (),
    "national": (),
    "moment": ("unit",),
    "race": ("group",),
    "reveal": ("group", "measure"),
    "thanks": (),
    "test": (),
}
GROUPS = ("all", "district", "sector", "zone", "corporation")
MEASURES = ("initiatives", "registrants", "percent", "benefit")
SHORTEST, LONGEST = 3, 600  #: seconds a slide may stand when it turns by itself
_MOST_SLIDES = 100


class OrderUnreadable(ValueError):
    """A running order as text that is none of ours."""


@dataclass(frozen=True)
class Slide:
    """One slide of a running order."""

    kind: str
    group: str = "all"  #: kind of unit
    measure: str = "initiatives"
    pages: bool = False  #: the whole board, page by page, instead of its top
    unit: str = ""  #: id of an upper union; "" for the latest to reach its quota
    seconds: int = 20  #: how long each step stands when the show turns by itself
    notes: str = ""  #: for the presenter's eyes

    def __post_init__(self) -> None:
        known = self.kind in KINDS and self.group in GROUPS and self.measure in MEASURES
        if not known or not SHORTEST <= self.seconds <= LONGEST:
            raise OrderUnreadable(f"no slide of ours: {self!r}")


#: the meeting that needs no preparing
USUAL = (
    Slide("headline"),
    Slide("countdown"),
    Slide("leaderboard"),
    Slide("leaderboard", group="district"),
    Slide("leaderboard", group="sector"),
    Slide("movers"),
    Slide("quota", group="district"),
    Slide("quota", group="sector"),
    Slide("moment"),
    Slide("national"),
    Slide("race", seconds=60),
    Slide("thanks", seconds=60),
)


def written(slides: tuple[Slide, ...]) -> str:
    """The slides as text, for the store."""
    return json.dumps([asdict(slide) for slide in slides], ensure_ascii=False)


def read(text: str) -> tuple[Slide, ...]:
    """The slides of a text; OrderUnreadable when it is none of ours."""
    try:
        rows = json.loads(text)
        slides = tuple(Slide(**{name: row[name] for name in _NAMES if name in row}) for row in rows)
    except (ValueError, TypeError, KeyError) as error:
        raise OrderUnreadable(str(error)) from error
    if not 0 < len(slides) <= _MOST_SLIDES:
        raise OrderUnreadable(f"{len(slides)} slides")
    return slides


_NAMES = tuple(field.name for field in fields(Slide))
