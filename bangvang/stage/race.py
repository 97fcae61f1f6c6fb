"""The clock of the race: which day it shows now, running, stopped or moved by hand."""

from dataclasses import dataclass, replace

SPEEDS = (1.0, 2.0, 4.0)
DAYS_A_SECOND = 4.0  #: at speed 1


@dataclass(frozen=True)
class Race:
    """The race stood on day number `day` (from 0) at the time `at`, in seconds."""

    day: float
    at: float
    runs: bool
    speed: float = 1.0
    last: float = 0.0  #: number of the last day, once it is known

    @classmethod
    def begun(cls, now: float, *, runs: bool) -> "Race":
        return cls(0.0, now, runs)

    def day_at(self, now: float) -> float:
        """The day shown, fractions included."""
        if not self.runs:
            return self.day
        return min(self.day + (now - self.at) * self.speed * DAYS_A_SECOND, self.last)

    def toggled(self, now: float) -> "Race":
        """Stopped, or on its way again; from the end it begins anew."""
        day = self.day_at(now)
        if day >= self.last:
            return replace(self, day=0.0, at=now, runs=True)
        return replace(self, day=day, at=now, runs=not self.runs)

    def moved(self, day: float, now: float) -> "Race":
        """Put on a day by hand: it stands there."""
        return replace(self, day=min(max(day, 0.0), self.last), at=now, runs=False)

    def sped(self, speed: float, now: float) -> "Race":
        return replace(self, day=self.day_at(now), at=now, speed=speed)
