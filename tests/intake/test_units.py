"""Which unit the words of a row name, and when they name none."""

from collections.abc import Callable

import pytest

from bangvang.intake import Batch

Prepared = Callable[..., Batch]
Said = dict[str, str]


def place(prepared: Prepared, said: Said, unit_id: str | None = None) -> tuple[str | None, ...]:
    """upper_id, grassroots and reason of one row that says this."""
    head = {"upper": "LĐLĐ", "unit": "Đơn vị", "grassroots": "CĐCS"}
    columns = [head[field] for field in said]
    batch = prepared(
        [["Tên sáng kiến", "Họ tên", *columns], ["Cải tiến", "Lê Văn A", *said.values()]], unit_id
    )
    if batch.refused.height:
        return None, None, batch.refused["reason"].item()
    return (*batch.booked.select("upper_id", "grassroots").row(0), None)


@pytest.mark.parametrize(
    "text",
    ["D-BA-DINH", "Ba Đình", "BA ĐÌNH", "ba dinh", "LĐLĐ quận Ba Đình", "LDLD Q.Ba Dinh", "Q. Ba Đình", "Quận Ba Đình",
     "Liên đoàn Lao động quận Ba Đình", "Công đoàn quận Ba Đình", "CĐ Ba Đình", "LĐLĐ quận Ba Đình - TP Hà Nội",
     "Quận Ba Đình, Hà Nội", "LĐLĐ  Quận  Ba Đình "],
)  # fmt: skip
def test_an_upper_union_is_known_by_many_spellings(prepared: Prepared, text: str) -> None:
    assert place(prepared, {"upper": text}) == ("D-BA-DINH", None, None)
    assert place(prepared, {"unit": text}) == ("D-BA-DINH", None, None)


@pytest.mark.parametrize(
    ("text", "unit_id"),
    [
        ("TX. Sơn Tây", "D-SON-TAY"),
        ("Công đoàn ngành Giáo dục Hà Nội", "S-GIAO-DUC"),
        ("CĐN Giáo dục", "S-GIAO-DUC"),
        ("NTL", "D-NAM-TU-LIEM"),
        ("H. Gia Lâm", "D-GIA-LAM"),
    ],
)
def test_short_forms_are_written_out(prepared: Prepared, text: str, unit_id: str) -> None:
    assert place(prepared, {"upper": text}) == (unit_id, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "LĐLĐ quận Ba Đình / Nguyễn Văn An",
        "Quận Ba Đình; ThS. Lê Thị Hoà",
        "LĐLĐ Q. Ba Đình\nĐ/c Trần Bình",
        "LĐLĐ quận Ba Đình (Bùi Thị Xuân)",
        "Ba Đình - Phạm Hùng",
    ],
)
def test_a_leader_behind_the_unit_is_no_part_of_its_name(prepared: Prepared, text: str) -> None:
    assert place(prepared, {"upper": text}) == ("D-BA-DINH", None, None)
    assert place(prepared, {"unit": text}) == ("D-BA-DINH", None, None)


@pytest.mark.parametrize(
    ("text", "union"),
    [
        ("CĐCS May 10 - Chủ tịch: Nguyễn Văn An", "CĐCS May 10"),
        ("CĐCS May 10 / Nguyễn Văn An", "CĐCS May 10"),
        ("CĐCS May 10 (Chủ tịch CĐ: Đ/c Nguyễn Văn An)", "CĐCS May 10"),
        ("CĐCS May 10\nĐ/c Trần Bình", "CĐCS May 10"),
        ("Trường THCS Đống Đa, hiệu trưởng Lê Thị Hoà", "Trường THCS Đống Đa"),
        ("Trường THCS Đống Đa; ThS. Lê Thị Hoà", "Trường THCS Đống Đa"),
        # a position before it, an address behind it
        ("Giáo viên, Trường THCS Đống Đa", "Trường THCS Đống Đa"),
        ("Phó hiệu trưởng - Trường THCS Đống Đa", "Trường THCS Đống Đa"),
        ("Trường THCS Đống Đa, 12 Đặng Tiến Đông, Đống Đa", "Trường THCS Đống Đa"),
        ("Trường THCS Đống Đa (số 12A ngõ Gốc Đề)", "Trường THCS Đống Đa"),
        ("CĐCS May 10\nĐịa chỉ: phường Sài Đồng", "CĐCS May 10"),
        ("Tổ Toán - Trường THCS Đống Đa", "Trường THCS Đống Đa"),
        ("Phòng Kế toán, CĐCS May 10", "CĐCS May 10"),
        # names to their end
        ("Phòng Giáo dục và Đào tạo - UBND quận", None),
        ("Đội Quản lý thị trường số 4 - Trường", None),
        ("Công ty May 10 - Chi nhánh 2 Hà Nội", None),
        ("Giáo viên cốt cán, cụm 4", None),
        ("Công ty A - Hoàng Mai", None),
        ("Công ty Dệt may - Hoàng Thị Loan", None),
        ("Trường THPT / Nguyễn Bỉnh Khiêm", None),
        ("Trường THCS Nguyễn Du / Hà Đông", None),
        ("Công ty May 10 - Chủ tịch Hồ Chí Minh ở Việt Bắc", None),
        ("Khu di tích Chủ tịch Hồ Chí Minh", None),
    ],
)
def test_a_leader_behind_a_grassroots_union_is_no_part_of_its_name(
    prepared: Prepared, text: str, union: str | None
) -> None:
    booked = ("D-BA-DINH", union or text, None)
    assert place(prepared, {"upper": "Ba Đình", "unit": text}) == booked
    assert place(prepared, {"grassroots": text}, unit_id="D-BA-DINH") == booked


def test_a_known_union_is_known_with_its_leader(prepared: Prepared) -> None:
    text = "CĐCS Điện Stanley / Nguyễn Văn An"
    assert place(prepared, {"unit": text}) == ("D-GIA-LAM", "CĐCS Điện Stanley", None)


def test_a_leader_settles_nothing(prepared: Prepared) -> None:
    assert place(prepared, {"upper": "Từ Liêm / Nguyễn Văn An"})[2] == "unit_ambiguous"
    assert place(prepared, {"upper": "Mèo Vạc / Nguyễn Văn An"})[2] == "unit_unknown"
    assert place(prepared, {"upper": "Nguyễn Văn An / Lê Bình"})[2] == "unit_unknown"


@pytest.mark.parametrize("text", ["Từ Liêm", "LĐLĐ huyện Từ Liêm", "Q. Từ Liêm", "TT"])
def test_what_may_mean_several_units_is_asked_about(prepared: Prepared, text: str) -> None:
    assert place(prepared, {"upper": text})[2] == "unit_ambiguous"
    assert place(prepared, {"unit": text})[2] == "unit_ambiguous"


def test_the_unit_named_for_the_file_settles_what_is_ambiguous(prepared: Prepared) -> None:
    named = place(prepared, {"unit": "Từ Liêm"}, unit_id="D-NAM-TU-LIEM")
    assert named == ("D-NAM-TU-LIEM", None, None)
    assert place(prepared, {"unit": "Từ Liêm"}, unit_id="D-BA-DINH")[2] == "unit_ambiguous"


def test_nothing_is_guessed_from_a_similar_name(prepared: Prepared) -> None:
    assert place(prepared, {"upper": "Ba Định Hà"})[2] == "unit_unknown"
    assert place(prepared, {"unit": "Trường Tiểu học Ba Đình"})[2] == "unit_unknown"
    assert place(prepared, {"unit": "Phường Ba Đình"})[2] == "unit_unknown"


@pytest.mark.parametrize(
    ("said", "unit_id", "placed"),
    [
        # the upper column decides, others name what is below
        ({"upper": "Ba Đình", "unit": "Trường A"}, None, ("D-BA-DINH", "Trường A", None)),
        ({"upper": "Ba Đình", "unit": "Trường A", "grassroots": "CĐCS B"}, None, ("D-BA-DINH", "CĐCS B", None)),
        ({"upper": "Ba Đình", "unit": "Cầu Giấy"}, None, ("D-BA-DINH", "Cầu Giấy", None)),
        ({"upper": "Sao Hoả", "unit": "Ba Đình"}, "D-BA-DINH", (None, None, "unit_unknown")),
        # "Đơn vị" is an upper union, else a grassroots union of the file's unit, else a known one
        ({"unit": "Ba Đình", "grassroots": "CĐCS B"}, None, ("D-BA-DINH", "CĐCS B", None)),
        ({"unit": "Trường A"}, "D-CAU-GIAY", ("D-CAU-GIAY", "Trường A", None)),
        ({"unit": "Công ty TNHH Điện Stanley Việt Nam"}, None, ("D-GIA-LAM", "Công ty TNHH Điện Stanley Việt Nam", None)),
        ({"unit": "Trường A"}, None, (None, None, "unit_unknown")),
        ({"unit": "Trường A", "grassroots": "CĐCS Điện Stanley"}, None, ("D-GIA-LAM", "CĐCS Điện Stanley", None)),
        # only the grassroots union
        ({"grassroots": "CĐCS Điện Stanley"}, None, ("D-GIA-LAM", "CĐCS Điện Stanley", None)),
        ({"grassroots": "CĐCS B"}, "D-BA-DINH", ("D-BA-DINH", "CĐCS B", None)),
        ({"grassroots": "CĐCS B"}, None, (None, None, "unit_missing")),
        # the upper union's own name is no grassroots union
        ({"upper": "Ba Đình", "grassroots": "LĐLĐ quận Ba Đình"}, None, ("D-BA-DINH", None, None)),
        # the city says no more than that the file is from Hanoi
        ({"upper": "LĐLĐ TP Hà Nội", "unit": "Ba Đình"}, None, ("D-BA-DINH", None, None)),
        ({"upper": "LĐLĐ thành phố Hà Nội"}, None, (None, None, "unit_missing")),
        # nothing said
        ({"unit": ""}, "D-BA-DINH", ("D-BA-DINH", None, None)),
        ({"unit": ""}, "G-STANLEY", ("D-GIA-LAM", "Công ty TNHH Điện Stanley Việt Nam", None)),
        ({"unit": ""}, None, (None, None, "unit_missing")),
    ],
)  # fmt: skip
def test_the_most_telling_column_decides(
    prepared: Prepared, said: Said, unit_id: str | None, placed: tuple[str | None, ...]
) -> None:
    assert place(prepared, said, unit_id) == placed


ROWS = [["Tên sáng kiến", "Họ tên"], ["Cải tiến", "Lê Văn A"]]


@pytest.mark.parametrize(
    ("above", "file_name", "proposed"),
    [
        ([["LIÊN ĐOÀN LAO ĐỘNG TP HÀ NỘI"], ["LĐLĐ QUẬN CẦU GIẤY"]], "a.csv", ("D-CAU-GIAY", "letterhead")),
        ([["LĐLĐ quận Bắc Từ Liêm năm 2022"]], "LDLD_CauGiay.csv", ("D-BAC-TU-LIEM", "letterhead")),
        ([], "LDLD_CauGiay_12-5.xlsx", ("D-CAU-GIAY", "file_name")),
        ([], "Danh sach LĐLĐ quận Ba Đình.xlsx", ("D-BA-DINH", "file_name")),
        ([["Ba Đình và Cầu Giấy"]], "a.csv", (None, None)),
        ([["LĐLĐ Từ Liêm"]], "a.csv", (None, None)),
        ([], "danh sách.csv", (None, None)),
    ],
)  # fmt: skip
def test_the_unit_a_file_names_is_proposed_and_not_used(
    prepared: Prepared,
    above: list[list[str]],
    file_name: str,
    proposed: tuple[str | None, str | None],
) -> None:
    batch = prepared([*above, *ROWS], file_name=file_name)
    assert (batch.proposed_unit_id, batch.proposed_from) == proposed
    assert batch.refused["reason"].to_list() == ["unit_missing"]


def test_the_unit_named_by_the_user_is_used(prepared: Prepared) -> None:
    batch = prepared(ROWS, unit_id="D-CAU-GIAY")
    assert batch.unit_id == "D-CAU-GIAY"
    assert batch.booked["upper_id"].to_list() == ["D-CAU-GIAY"]


@pytest.mark.parametrize(
    "written",
    [
        "CĐCS Công ty May 10, LĐLĐ quận Ba Đình",
        "CĐCS Công ty May 10 (LĐLĐ Q. Ba Đình)",
        "CĐCS Công ty May 10 - LĐLĐ quận Ba Đình",
        "CĐCS Công ty May 10 thuộc LĐLĐ quận Ba Đình",
    ],
)
def test_a_union_named_with_its_upper_union_is_placed_below_it(
    prepared: Callable[..., Batch], written: str
) -> None:
    rows = [["STT", "Họ tên", "Tên sáng kiến", "Đơn vị"], ["1", "An", "Giá treo khuôn", written]]
    (booked,) = prepared(rows).booked.select("upper_id", "grassroots").rows()
    assert booked == ("D-BA-DINH", "CĐCS Công ty May 10")


def test_an_address_behind_a_union_is_not_its_upper_union(
    prepared: Callable[..., Batch],
) -> None:
    rows = [
        ["STT", "Họ tên", "Tên sáng kiến", "Đơn vị"],
        ["1", "An", "Giá treo khuôn", "Công ty May 10, quận Ba Đình"],
    ]
    assert prepared(rows).refused["reason"].to_list() == ["unit_unknown"]
