"""A show: a running order on its way, at one slide. Every move gives a new show."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bangvang.stage.race import Race
from bangvang.stage.slides import Slide

LIVE, REHEARSAL = "live", "rehearsal"
RUSH_SECONDS = 0.9  #: a step while a reveal runs ahead by itself
TOP = 10  #: a reveal that runs ahead stops when so many are left
THEMES = ("dark", "light")


@dataclass(frozen=True)
class Show:
    """One meeting. Times are seconds since 1970; `revision` grows with every change."""

    code: str  #: six digits, with which screens open it
    name: str
    slides: tuple[Slide, ...]
    language: str
    theme: str
    board_url: str  #: where people find the live board, for the last slide
    source: str  #: LIVE or REHEARSAL
    moment: str | None  #: the past moment that the boards show; None: they follow the clock
    started_at: float
    turned_at: float  #: when this step came up
    position: int = 0
    step: int = 0
    steps: int = 1  #: of the present slide, as it was drawn last
    playing: bool = False
    black: bool = False
    rush_to: int | None = None  #: the step at which a reveal that runs ahead stops
    race: Race | None = None
    kept: dict[str, int] = field(default_factory=dict)  #: reveal's place in the order -> its step
    #: reveal's place in the order -> both its boards, since its first step
    boards: dict[str, dict[str, Any]] = field(default_factory=dict)
    revision: int = 0

    @property
    def slide(self) -> Slide:
        return self.slides[self.position]

    @property
    def seconds(self) -> float | None:
        """How long this step stands; None while nothing turns by itself."""
        if self.rush_to is not None:
            return RUSH_SECONDS
        return self.slide.seconds if self.playing else None

    @property
    def is_last(self) -> bool:
        return self.position == len(self.slides) - 1 and self.step >= self.steps - 1


def forth(show: Show, now: float) -> Show:
    """The next step of the slide, else the next slide; the last one stays."""
    if show.step < show.steps - 1:
        step = show.step + 1
        rush = show.rush_to if show.rush_to is not None and step < show.rush_to else None
        return replace(show, step=step, turned_at=now, rush_to=rush)
    if show.position < len(show.slides) - 1:
        return go(show, show.position + 1, now)
    return replace(show, playing=False, rush_to=None)


def back(show: Show, now: float) -> Show:
    """The step before, else the slide before."""
    if show.step > 0:
        return replace(show, step=show.step - 1, turned_at=now, rush_to=None)
    return go(show, show.position - 1, now)


def go(show: Show, position: int, now: float) -> Show:
    """A slide by its place, from 0; a reveal stands where it was left."""
    position = min(max(position, 0), len(show.slides) - 1)
    kept = show.kept | ({str(show.position): show.step} if show.slide.kind == "reveal" else {})
    slide = show.slides[position]
    race = Race.begun(now, runs=show.playing) if slide.kind == "race" else None
    return replace(
        show,
        position=position,
        step=kept.get(str(position), 0),
        steps=1,
        turned_at=now,
        rush_to=None,
        race=race,
        kept=kept,
    )


def rush(show: Show, now: float) -> Show:
    """A reveal runs ahead by itself until the top is left; pressed again, it stops."""
    target = show.steps - 1 - TOP
    if show.slide.kind != "reveal" or show.rush_to is not None or show.step >= target:
        return replace(show, rush_to=None)
    return replace(show, rush_to=target, turned_at=now)


def rewind(show: Show, now: float) -> Show:
    """The slide from its first step; a reveal forgets its boards and takes them anew."""
    boards = {key: rows for key, rows in show.boards.items() if key != str(show.position)}
    race = Race.begun(now, runs=False) if show.race else None
    return replace(show, step=0, turned_at=now, rush_to=None, boards=boards, race=race)


def play(show: Show, now: float) -> Show:
    """Space: the race runs or stops on its slide; elsewhere the show turns by itself, or stops."""
    if show.race:
        return replace(show, race=show.race.toggled(now))
    return replace(show, playing=not show.playing, turned_at=now, rush_to=None)


def black(show: Show) -> Show:
    return replace(show, black=not show.black)


def plain(show: Show) -> dict[str, Any]:
    """The show as plain data, for a file."""
    return asdict(show)


def revived(data: dict[str, Any]) -> Show:
    """The show of plain data."""
    slides = tuple(Slide(**row) for row in data["slides"])
    race = Race(**data["race"]) if data["race"] else None
    return Show(**{**data, "slides": slides, "race": race})
