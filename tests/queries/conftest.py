from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.known import Known


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    """The campaign of `data/`, no registration yet."""
    campaign = Known(tmp_path)
    yield campaign
    campaign.drop()
