"""A campaign small enough to reckon by hand, as it stands on 19/05/2022 at 18:00.

| unit            | before | 16/5 | 18/5 | 19/5 | quota | rank on 18/5 | rank on 19/5 |
|-----------------|--------|------|------|------|-------|--------------|--------------|
| Ba Đình         |        |      | 3    |      | 10    | 1            | 2            |
| Cầu Giấy        |        | 1    | 1    | 4    | 5     | 2            | 1, reached   |
| Đống Đa         |        | 1    |      |      | 4     | 3            | 3            |
| Giáo dục        |        |      |      |      | 2     |              |              |
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from bangvang.access import SYSTEM
from bangvang.questions import ask
from bangvang.reports.situation import Situation, situation
from bangvang.store import set_setting
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, GIAO_DUC, some

TODAY, YESTERDAY = date(2022, 5, 19), date(2022, 5, 18)


@pytest.fixture(scope="session")
def made_known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """What the campaign of every test is a copy of."""
    campaign = Known(tmp_path_factory.mktemp("known"))
    set_setting(campaign.store, {"clock": AT.isoformat()}, SYSTEM, AT)
    campaign.book(
        *some(3, BA_DINH, "2022-05-18"),
        *some(1, CAU_GIAY, "2022-05-16"),
        *some(1, CAU_GIAY, "2022-05-18"),
        *some(4, CAU_GIAY, "2022-05-19"),
        *some(1, DONG_DA, "2022-05-16"),
    )
    with campaign.store.transaction() as cursor:
        cursor.execute("delete from quota")
    for unit_id, amount in {BA_DINH: 10, CAU_GIAY: 5, DONG_DA: 4, GIAO_DUC: 2, "HN": 20}.items():
        campaign.quota(unit_id, amount)
    campaign.store.close()
    return campaign


@pytest.fixture
def known(made_known: Known, tmp_path: Path) -> Iterator[Known]:
    campaign = made_known.copied(tmp_path)
    yield campaign
    campaign.drop()


@pytest.fixture
def now(known: Known) -> Situation:
    return situation(partial(ask, known.store), AT)
