"""The course of the campaign on a slide: no line strikes a figure through."""

import pytest

from bangvang.stage.course import above


@pytest.mark.parametrize(
    ("quota", "foot"),
    [
        *((None, 274.0), (600.0, 274.0), (100.0, 274.0)),  # none, far below, far above
        *((260.0, 248.0), (274.0, 262.0), (235.0, 223.0)),  # through the figure: it stands over it
        (287.0, 274.0),  # under the figure
    ],
)
def test_the_figure_of_today_keeps_off_the_line_of_the_quota(
    quota: float | None, foot: float
) -> None:
    assert above(300.0, quota) == foot
