"""What only a person can decide: asked, never guessed, and obeyed once it is answered."""

from collections.abc import Callable
from datetime import date

import pytest

from bangvang.intake import Batch, Choices, Question

Prepared = Callable[..., Batch]
HEAD = ["STT", "Tên sáng kiến", "Họ và tên", "Đơn vị", "Ngày nộp"]
STANLEY = "Công ty TNHH Điện Stanley Việt Nam"


def rows_of(unit: str = "Ba Đình", days: tuple[str, ...] = ("04/05/2022",)) -> list[list[str]]:
    return [HEAD, *([str(at), "Cải tiến", "Lê Văn A", unit, day] for at, day in enumerate(days, 1))]


def of_grassroots(*names: str) -> list[list[str]]:
    head = ["STT", "Tên sáng kiến", "Họ và tên", "LĐLĐ", "CĐCS"]
    return [head, *([str(at), f"Sáng kiến số {at}", "Lê Văn A", "Gia Lâm", name] for at, name in enumerate(names, 1))]  # fmt: skip


def only(batch: Batch) -> Question:
    (question,) = batch.questions
    return question


# --- units


@pytest.mark.parametrize("text", ["Từ Liêm", "LĐLĐ huyện Từ Liêm"])
def test_a_spelling_of_several_units_is_asked_about(prepared: Prepared, text: str) -> None:
    batch = prepared(rows_of(text, ("04/05/2022", "05/05/2022")))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.rows) == ("unit_ambiguous", text, 2)
    assert [code for code, _ in asked.options] == ["D-BAC-TU-LIEM", "D-NAM-TU-LIEM"]
    assert asked.options[0][1] == "Liên đoàn Lao động quận Bắc Từ Liêm"
    assert batch.refused["reason"].to_list() == ["unit_ambiguous"] * 2


def test_an_answered_unit_is_booked_there(prepared: Prepared) -> None:
    batch = prepared(rows_of("Từ Liêm"), choices=Choices(units=(("tu liem", "D-NAM-TU-LIEM"),)))
    assert batch.booked["upper_id"].to_list() == ["D-NAM-TU-LIEM"]
    assert batch.questions == ()


def test_a_unit_handed_back_stays_refused_and_is_not_asked_again(prepared: Prepared) -> None:
    batch = prepared(rows_of("Từ Liêm"), choices=Choices(units=(("tu liem", ""),)))
    assert batch.refused["reason"].to_list() == ["unit_ambiguous"]
    assert batch.questions == ()


@pytest.mark.parametrize(
    ("text", "unit_id"),
    [
        ("LĐLĐ quận Cầu Giấi", "D-CAU-GIAY"),
        ("Cau Gay", "D-CAU-GIAY"),
        ("Phường Ba Đình", "D-BA-DINH"),
        ("UBND quận Cầu Giấy", "D-CAU-GIAY"),
        ("Giáo dụcc", "S-GIAO-DUC"),
        ("Cty TNHH Điện Stanley VN", "G-STANLEY"),
    ],
)
def test_a_near_name_is_proposed_and_not_booked(
    prepared: Prepared, text: str, unit_id: str
) -> None:
    batch = prepared(rows_of(text))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.options[0][0]) == ("unit_near", text, unit_id)
    assert asked.likeness is not None
    assert asked.likeness >= 75
    assert batch.refused["reason"].to_list() == ["unit_unknown"]


@pytest.mark.parametrize("text", ["Cầu Giây", "H. Gia Lam Ha Noi"])
def test_the_same_name_when_folded_needs_no_answer(prepared: Prepared, text: str) -> None:
    batch = prepared(rows_of(text))
    assert (batch.accepted, batch.questions) == (1, ())


def test_a_near_name_is_sought_among_units_of_its_kind(prepared: Prepared) -> None:
    assert prepared(rows_of("Công đoàn ngành Cầu Giấi")).questions == ()


@pytest.mark.parametrize("text", ["Trường Tiểu học Ba Đình", "Công ty Ánh Sao", "Phòng Kế toán"])
def test_workplaces_are_no_near_names(prepared: Prepared, text: str) -> None:
    batch = prepared(rows_of(text))
    assert batch.questions == ()
    assert batch.refused["reason"].to_list() == ["unit_unknown"]


def test_a_grassroots_union_chosen_for_a_text_is_booked_by_its_own_name(
    prepared: Prepared,
) -> None:
    answered = Choices(units=(("stanley gia lam", "G-STANLEY"),))
    for unit_id in (None, "D-GIA-LAM"):
        batch = prepared(rows_of("Stanley, Gia Lâm"), unit_id, choices=answered)
        assert batch.booked.select("upper_id", "grassroots").rows() == [("D-GIA-LAM", STANLEY)]


# --- grassroots unions


def test_a_union_nearly_known_is_booked_as_written_and_asked_about(prepared: Prepared) -> None:
    batch = prepared(of_grassroots("Cty Điện Stanley VN", "Cty Điện Stanley VN"))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.rows) == ("union_near", "Cty Điện Stanley VN", 2)
    assert [code for code, _ in asked.options] == [STANLEY, "Cty Điện Stanley VN"]
    assert batch.booked["grassroots"].unique().to_list() == ["Cty Điện Stanley VN"]


def test_an_answered_union_is_booked_by_the_known_name(prepared: Prepared) -> None:
    answered = Choices(unions=(("Cty Điện Stanley VN", STANLEY),))
    batch = prepared(of_grassroots("CTY ĐIỆN STANLEY VN"), choices=answered)
    assert batch.booked["grassroots"].to_list() == [STANLEY]
    assert batch.questions == ()


def test_a_union_said_to_be_another_is_not_asked_about_again(prepared: Prepared) -> None:
    answered = Choices(unions=(("Cty Điện Stanley VN", "Cty Điện Stanley VN"),))
    assert prepared(of_grassroots("Cty Điện Stanley VN"), choices=answered).questions == ()


def test_the_same_name_when_folded_is_no_question(prepared: Prepared) -> None:
    batch = prepared(of_grassroots(STANLEY.upper(), "Công ty  TNHH Dien Stanley Viet Nam"))
    assert batch.questions == ()


def test_names_of_one_file_that_are_nearly_the_same_are_asked_about_once(
    prepared: Prepared,
) -> None:
    names = ["Trường Mầm non Hoa Sen", "Trường Mầm non Hoa Sen", "Trường MN Hoa Sen"]
    asked = only(prepared(of_grassroots(*names)))
    assert (asked.subject, asked.options[0][0]) == (names[2], names[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường THCS số 1", "Trường THCS số 2"),
        ("Công ty Cơ khí Gia Phát", "Công ty Cơ khí Gia Phúc"),
        ("Trường Tiểu học Thành Công A", "Trường Tiểu học Thành Công B"),
        ("Trường THPT Minh Quang", "Trường THPT Quang Minh"),
        ("Công ty Tân An", "Công ty Tân Anh"),
        ("Trường Mầm non Hoa Sen", "Trường Mầm non Hoa Hồng"),
    ],
)
def test_different_names_are_different_unions(prepared: Prepared, one: str, other: str) -> None:
    assert prepared(of_grassroots(one, other)).questions == ()


# --- the order of days


MONTH_FIRST = ("05/13/2022", "04/28/2022", "05/04/2022")


def test_a_column_that_proves_the_month_first_waits(prepared: Prepared) -> None:
    batch = prepared(rows_of(days=MONTH_FIRST))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.rows) == ("day_order", "Ngày nộp", 3)
    assert [code for code, _ in asked.options] == ["month", "day"]
    assert batch.refused["reason"].to_list() == ["date_unreadable"] * 3


def test_the_answer_says_which_number_is_the_month(prepared: Prepared) -> None:
    month_first = prepared(rows_of(days=MONTH_FIRST), choices=Choices(day_first=False))
    assert month_first.booked["registered_on"].to_list() == [
        date(2022, 5, 13),
        date(2022, 4, 28),
        date(2022, 5, 4),
    ]
    day_first = prepared(rows_of(days=MONTH_FIRST), choices=Choices(day_first=True))
    assert day_first.booked["registered_on"].to_list() == [date(2022, 4, 5)]
    assert month_first.questions == day_first.questions == ()


@pytest.mark.parametrize("days", [("13/05/2022", "05/14/2022"), ("04/05/2022", "05/04/2022")])
def test_without_proof_the_day_is_first(prepared: Prepared, days: tuple[str, ...]) -> None:
    assert prepared(rows_of(days=days)).questions == ()


def test_real_dates_in_a_column_of_text_are_what_they_are(prepared: Prepared) -> None:
    days = ("2022-05-04 00:00:00", "05/13/2022", "44685")
    batch = prepared(rows_of(days=days))
    assert batch.booked["row"].to_list() == [2, 4]
    assert only(batch).rows == 1


def test_no_question_is_asked_of_a_tidy_file(prepared: Prepared) -> None:
    assert prepared(rows_of()).questions == ()
