"""Names: in full for staff, masked or hidden for all others."""

import polars as pl
import pytest

from bangvang.access import Actor
from bangvang.naming import Form, form_for, form_on_boards, masked, told, told_in


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Nguyễn Văn An", "Nguyễn V. A."),
        ("Đặng Đình Ưng", "Đặng Đ. Ư."),
        ("Lê  Hoa", "Lê H."),
        ("An", "A."),
        ("", "."),
        ("…", "…"),
    ],
)
def test_a_masked_name_keeps_the_family_and_the_first_letters(name: str, short: str) -> None:
    assert masked(name) == short


@pytest.mark.parametrize("switch", [None, "staff", "", "all", "full"])
@pytest.mark.parametrize("role", ["viewer", "presenter", "", "STAFF"])
def test_names_are_hidden_unless_the_campaign_says_otherwise(role: str, switch: str | None) -> None:
    assert form_for(Actor("ai", role), switch) is Form.HIDDEN
    assert told("Nguyễn Văn An", Form.HIDDEN) == ""


@pytest.mark.parametrize("role", ["viewer", "presenter"])
def test_a_campaign_may_show_them_masked_and_never_more(role: str) -> None:
    assert form_for(Actor("ai", role), "masked") is Form.MASKED


def test_what_the_hall_may_see_never_tells_a_name_in_full() -> None:
    forms = [form_on_boards(switch) for switch in (None, "staff", "full", "masked")]
    assert forms == [Form.HIDDEN, Form.HIDDEN, Form.HIDDEN, Form.MASKED]


@pytest.mark.parametrize("switch", [None, "masked", "staff"])
@pytest.mark.parametrize("role", ["staff", "admin"])
def test_staff_see_them_in_full(role: str, switch: str | None) -> None:
    assert form_for(Actor("ai", role), switch) is Form.FULL


def test_several_names_in_a_cell_are_told_each() -> None:
    rows = pl.DataFrame({"persons": ["Nguyễn Văn An, Lê Hoa", None], "title": ["T", "U"]})
    assert told_in(rows, Form.MASKED, "persons")["persons"].to_list() == [
        "Nguyễn V. A., Lê H.",
        None,
    ]
    assert told_in(rows, Form.HIDDEN, "persons")["persons"].to_list() == ["", None]
    assert told_in(rows, Form.FULL, "persons").equals(rows)
