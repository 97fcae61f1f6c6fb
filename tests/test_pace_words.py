"""The pace in words: every figure with its formula, and the figures in it."""

from datetime import date

import pytest

from bangvang.draw import pace as told
from bangvang.pacing.curve import DayCurve
from bangvang.pacing.pace import Pace, paced_days
from bangvang.pacing.periods import Period, Plan
from bangvang.text import Words

VI = Words("vi")
PHASE = Period("p", "Đợt 2", "Drive 2", "phase", None, date(2022, 5, 1), date(2022, 5, 31), True)
EARLIER = Period("o", "Đợt 1", "Drive 1", "phase", None, date(2022, 3, 1), date(2022, 3, 2), True)
PLAN = Plan(PHASE, None)


def on(day: int, *counts: int, quota: int | None = 310, curve: DayCurve | None = None) -> Pace:
    """The pace on a day of May; the counts are those of its last days, nothing came before."""
    days = [0] * (day - len(counts)) + list(counts)
    return paced_days(days, quota, PLAN, date(2022, 5, day), curve)


def test_the_effort_is_said_in_times_the_current_pace() -> None:
    # 7 in the last full week; 20 days left
    assert told.effort(on(11, 7, 0, quota=55), VI) == "cần gấp 2,4 lần nhịp hiện tại"
    assert told.effort(on(11, 7, 0, quota=19), VI) == "chỉ cần 0,6 lần nhịp hiện tại"
    assert told.effort(on(11, 7, 0, quota=27), VI) == "cần đúng nhịp hiện tại"
    assert told.effort(on(11, 7, 0, quota=2_407), VI) == "cần gấp 120 lần nhịp hiện tại"


def test_what_has_no_effort_says_why() -> None:
    assert told.effort(on(11, 7, 0, quota=7), VI) == "đã đủ chỉ tiêu"
    assert told.effort(on(11, 0, quota=7), VI) == "7 ngày qua chưa có thêm"
    assert told.effort(on(11, 7, 0, quota=None), VI) == ""
    assert told.effort(on(31, 7, 0, quota=70), VI) == ""  # no day left


def test_formulas_hold_their_figures() -> None:
    now = on(21, 100, *[0] * 11, 14, 14, *[0] * 5, 3)
    assert told.needed_formula(now, VI) == (
        "Cần mỗi ngày = (310 − 131) ÷ 10 ngày còn lại, tính cả ngày cuối = 18"
    )
    assert told.current_formula(now, VI) == (
        "Nhịp hiện tại = 28 trong 7 ngày trọn vẹn gần nhất (14/5 – 20/5) ÷ 7 = 4,0/ngày"
    )
    assert told.effort_formula(now, VI) == "18 ÷ 4,0 = 4,5 lần"
    assert told.expected_formula(now, PLAN, VI) == (
        "Phải có đến nay, theo đường thẳng = 0 có trước ngày 1/5 + (310 − 0) × 21/31 ngày = 210"
    )
    assert told.reach_formula(now, VI) == "(310 − 131) ÷ 4,0/ngày = 45 ngày nữa"


def test_in_the_first_days_the_formula_names_the_days_there_are() -> None:
    assert told.current_formula(on(3, 4, 8, 100), VI) == (
        "Nhịp hiện tại = 12 trong 2 ngày trọn vẹn gần nhất (1/5 – 2/5) ÷ 2 = 6,0/ngày"
    )


def test_the_curve_of_the_period_before_is_named_with_its_share() -> None:
    curve = DayCurve(EARLIER, (0, 0.25, 1))
    now = on(31, 50, curve=curve)
    assert told.curve_formula(now, PLAN, curve, VI) == (
        "Theo đường thực tế của Đợt 1, lúc này đã có 100,0% số cuối kỳ: phải có 310; "
        "cứ theo đường ấy thì dừng ở 50"
    )
    assert "Drive 1" in told.curve_formula(now, PLAN, curve, Words("en"))
    assert told.curve_formula(on(31, 50), PLAN, None, VI).startswith("Chưa có kỳ trước nào")
    assert told.curve_formula(on(31, 50, quota=None, curve=curve), PLAN, curve, VI) == ""


def test_the_range_tells_how_it_was_made_and_how_it_did() -> None:
    steady = on(25, *[10] * 25)
    assert told.finish_formula(steady, VI).startswith(
        "Dự kiến, giữa = 250 + 10 × 6 ngày = 310. Dải 20 – 80%: trong 28 ngày trước"
    )
    assert told.tried(steady, VI) == "thử lại trước 6 ngày: đúng 14/14"
    assert "nằm trong dải 14 lần, dưới dải 0, trên dải 0" in told.tried_formula(steady, VI)
    assert told.range_formula(steady, VI).count("\n") == 1


def test_with_few_days_the_range_is_drawn_and_says_so() -> None:
    assert "rút ngẫu nhiên 1.000 lần" in told.finish_formula(on(4, 3, 5, 4, 0), VI)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_where_there_is_nothing_to_tell_nothing_is_told(language: str) -> None:
    words, over = Words(language), on(31, 400)
    for formula in (told.needed_formula, told.effort_formula, told.reach_formula):
        assert formula(over, words) == ""
    assert told.range_formula(over, words) == told.tried(over, words) == ""
    assert told.expected_formula(on(11, 7, quota=None), PLAN, words) == ""


def test_small_paces_keep_a_decimal_and_missing_ones_a_dash() -> None:
    assert [told.per_day(value, VI) for value in (594.08, 9.96, 0.04, 0, None)] == [
        "594/ngày",
        "10,0/ngày",
        "0,0/ngày",
        "0/ngày",
        "–",
    ]
