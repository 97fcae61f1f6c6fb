"""What a slide is drawn from, and what it becomes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from bangvang.pacing.periods import Period
from bangvang.screen import frame, headline
from bangvang.screen.frame import View
from bangvang.screen.headline import City
from bangvang.stage.slides import Slide

SCOPE, BASIS = "all", "assigned"  # what the stage counts, and by which quota
WEEK = 7  # days from which movement is told


@dataclass(frozen=True)
class Drawn:
    """A slide as the screens get it: HTML, how many steps it has, and data that moves on the screen."""

    html: str
    steps: int = 1
    data: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Scene:
    """One slide at one step, in front of one pair of eyes; what it asks is asked once."""

    look: View
    slide: Slide
    step: int
    board_url: str
    is_frozen: bool
    boards: dict[str, Any] = field(default_factory=dict)  #: of a reveal, when it has begun
    gains: Callable[[], list[tuple[str, int]]] = list  #: what the last files brought, when asked

    @cached_property
    def phase(self) -> Period:
        return self.look.phase()

    @cached_property
    def city(self) -> City:
        return headline.city(self.look, self.phase, SCOPE, BASIS)

    @cached_property
    def bands(self) -> dict[str, str | None]:
        return dict(zip(self.everybody["unit_id"], self.everybody["band"], strict=True))

    @cached_property
    def everybody(self) -> pl.DataFrame:
        """Every upper union against its quota."""
        return frame.paced(self.look, self.look.plan(self.phase), SCOPE, BASIS)

    @cached_property
    def judged(self) -> pl.DataFrame:
        """Those of the slide's kind."""
        if self.kind is None:
            return self.everybody
        return self.everybody.filter(pl.col("kind") == self.kind)

    @property
    def reached(self) -> dict[str, str]:
        """The units at 100 % and more: id -> name. A screen that sees a new one celebrates it."""
        won = self.everybody.filter(pl.col("band") == "reached")
        return dict(zip(won["unit_id"], won["display_name"], strict=True))

    @property
    def kind(self) -> str | None:
        """The kind of unit the slide is about; None for all."""
        return None if self.slide.group == "all" else self.slide.group
