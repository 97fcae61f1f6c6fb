"""A chart as browsers get it: no row is lost, and it is drawn once for all who look."""

from collections.abc import Callable

import polars as pl
import pytest

from bangvang.charts import countdown, movement
from bangvang.charts.drawn import drawn
from bangvang.text import Words
from tests.known import Known, line
from tests.pages.visit import Visit
from tests.test_bump import DAYS, history

DRAWING = [("movement", movement, "bump"), ("countdown", countdown, "course")]


def test_the_rows_stand_beside_the_specification_as_they_were() -> None:
    chart = movement.bump(history(DAYS), [], DAYS[1], Words("vi"))
    given = [part.data for part in chart.layer if isinstance(part.data, pl.DataFrame)]
    spec = drawn(chart)
    named = [layer["data"]["name"] for layer in spec["layer"]]
    assert len(given) == len(named)
    for rows, name in zip(given, named, strict=True):
        assert pl.read_ipc_stream(spec["datasets"][name]).equals(rows)


def test_a_chart_is_read_aloud_in_our_words_alone() -> None:
    spec = drawn(movement.bump(history(DAYS), [], DAYS[1], Words("vi")))
    assert spec["description"] == "Biểu đồ: thứ hạng các đơn vị qua từng ngày"
    assert spec["config"]["aria"] is False


def test_a_chart_of_the_same_rows_is_the_same_to_the_browser() -> None:
    one, two = (drawn(movement.bump(history(DAYS), [], DAYS[1], Words("vi"))) for _ in range(2))
    assert one["datasets"] == two["datasets"]
    other = drawn(movement.bump(history(DAYS[:3]), [], DAYS[1], Words("vi")))
    assert other["datasets"] != one["datasets"]


@pytest.mark.parametrize(("page", "room", "name"), DRAWING)
def test_a_chart_is_drawn_once_for_all_visitors_and_again_after_a_commit(
    known: Known, monkeypatch: pytest.MonkeyPatch, page: str, room: object, name: str
) -> None:
    times: list[str] = []
    true: Callable[..., object] = getattr(room, name)

    def counted(*told: object) -> object:
        times.append(name)
        return true(*told)

    monkeypatch.setattr(room, name, counted)
    shown = [_chart(Visit(page)) for _ in range(2)]
    assert len(times) == 1
    assert shown[0] == shown[1]
    known.book(line("Mới", "Người mới", "D-CAU-GIAY", "2022-05-19"))
    assert _chart(Visit(page)) != shown[0]
    assert len(times) == 2


def _chart(visit: Visit) -> str:
    """The first chart of the page, its rows included."""
    return str(visit.app.get("vega_lite_chart")[0].proto)
