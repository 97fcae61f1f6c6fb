"""What can be asked on the command line; the fields are the options."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ImportFiles:
    """Bring in registration files."""

    files: Sequence[str]
    unit: str | None = None  #: code of the unit that sent all of them
    received: date | None = None  #: the clock's day when None
    dry_run: bool = False
    json: bool = False


@dataclass(frozen=True)
class ShowBoard:
    """Show the leaderboard."""

    kind: str = "all"
    level: str = "upper"
    measure: str = "initiatives"
    stage: str = "all"
    period: str | None = None  #: the phase that runs when None
    as_of: date | None = None  #: the clock's day when None
    compare: date | None = None
    json: bool = False
    csv: bool = False


@dataclass(frozen=True)
class LoadSample:
    """Load the sample campaign into an empty database."""


Asked = ImportFiles | ShowBoard | LoadSample
