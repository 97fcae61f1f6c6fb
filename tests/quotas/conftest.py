from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bangvang.campaign import campaign
from bangvang.intake import read
from bangvang.quotas import Statement, stated
from bangvang.quotas.headings import Periods
from bangvang.quotas.rows import Usual
from bangvang.store import roster
from tests.intake.files import Rows, xlsx
from tests.known import Known

Take = Callable[..., Statement]


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    """The campaign of `data/`, no registration yet."""
    known = Known(tmp_path)
    yield known
    known.drop()


@pytest.fixture
def take(known: Known) -> Take:
    """What a table says, phase 1 and assigned quotas where it does not say it itself."""

    def taken(
        rows: Rows | bytes, upper_id: str | None = None, name: str = "chi-tieu.xlsx"
    ) -> Statement:
        content = rows if isinstance(rows, bytes) else xlsx(S=rows)
        words = campaign()
        usual = Usual("phase-1", "assigned", date(2022, 5, 19), words.programme, upper_id)
        return stated(read(content, name), roster(known.store), Periods.of(words.periods), usual)

    return taken
