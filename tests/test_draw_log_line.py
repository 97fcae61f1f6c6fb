"""A line of the log as it is read: before → after, in the reader's words."""

import json

import pytest

from bangvang.draw.log_line import told
from bangvang.text import Words


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        (
            {"why": "nhầm", "before": "committed", "after": "withdrawn"},
            "đang tính → đã rút; lý do: nhầm",
        ),
        (
            {"before": {"clock": None, "sample": "1"}, "after": {"clock": "x", "sample": "1"}},
            "đồng hồ: – → x",
        ),
        ({"before": None, "after": {"name": "Giao ban"}}, "tên: – → Giao ban"),
        (
            {
                "rows": [
                    {"unit_id": "D-BA-DINH", "from_day": "2022-05-19", "before": 100, "amount": 150}
                ]
            },
            "D-BA-DINH 100 → 150 (19/05/2022)",
        ),
        (
            {
                "rows": [
                    {
                        **{"unit_id": "D-BA-DINH", "measure": "initiatives", "basis": "assigned"},
                        **{"block": "enterprise", "amount": 1500, "status": "published"},
                    }
                ]
            },
            "D-BA-DINH – → 1500 (sáng kiến, chỉ tiêu giao, doanh nghiệp, số chính thức)",
        ),
        ({"rows": [], "count": 3}, "số dòng: 3"),
        ({"before": "open", "after": "booked"}, "đang chờ → đã ghi"),
        (
            {"before": {"choices": "{}"}, "after": {"choices": '{"has_sender": true}'}},
            "cách đọc: đã đổi",
        ),
        ({"file_name": "a.csv", "accepted": 0}, "tệp: a.csv"),
        ({"by": "phrase"}, "bằng: mật khẩu"),
        ({"role": "admin"}, "vai trò: quản trị"),
        ({"text": "staff", "due_on": "2022-05-21"}, "nội dung: staff; hạn: 21/05/2022"),
        ({"moment": "2022-05-19T18:00:00"}, "thời điểm: 18:00 19/05/2022"),
        (
            {"registrants": 2, "rows": 3, "blanked": {"12": "9f", "7": "0a"}},
            "số người: 2; số dòng không ghi: 3; che dòng nhật ký: 7, 12",
        ),
        (
            {"chained": {"lines": 6, "head": "ab", "broken_at": None}},
            "nối lại chuỗi nhật ký, số dòng: 6; mã cuối của chuỗi cũ: ab",
        ),
        ({}, ""),
    ],
)
def test_a_change_reads_as_what_it_was_and_what_it_is(
    details: dict[str, object], sentence: str
) -> None:
    assert told(json.dumps(details), Words("vi")) == sentence


def test_of_many_rows_the_first_are_told_and_how_many_more_there_are() -> None:
    rows = [{"unit": f"U{n}", "before": n, "after": n + 1} for n in range(20)]
    sentence = told(json.dumps({"rows": rows}), Words("vi"))
    assert sentence.startswith("U0 0 → 1; U1 1 → 2")
    assert sentence.endswith("và 12 dòng khác")
