"""The editor of a table's cells: fetched where a table can be edited, for whoever may."""

import pytest

from bangvang.screen import cell_editor
from tests.known import Known
from tests.pages.visit import Visit


def components(visit: Visit) -> list[str]:
    return [each.proto.component_name for each in visit.app.get("bidi_component")]


def test_streamlit_has_the_scripts_by_these_names() -> None:
    assert [name.split(".")[0] for name in cell_editor.files()] == [
        "data-grid-overlay-editor",
        "number-overlay-editor",
    ]


@pytest.mark.parametrize(
    ("page", "part"), [("campaign", "quotas"), ("campaign", "members"), ("national", "quotas")]
)
def test_it_is_fetched_before_somebody_types(known: Known, page: str, part: str) -> None:
    visit = Visit(page, {"muc": part})
    assert visit.app.data_editor
    assert "bangvang_cell_editor" in str(components(visit))


def test_viewers_fetch_none(known: Known, from_elsewhere: None) -> None:
    assert "bangvang_cell_editor" not in str(components(Visit("national")))
