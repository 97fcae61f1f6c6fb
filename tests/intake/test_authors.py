import pytest

from bangvang.intake.authors import split_authors
from bangvang.intake.stages import stage_of

A, B, C = "Nguyễn Văn A", "Trần Thị B", "Lê Văn C"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (A, [A]),
        (f"{A}, {B}", [A, B]),
        (f"{A}; {B}", [A, B]),
        (f"{A} & {B}", [A, B]),
        (f"{A}\n{B}", [A, B]),
        (f"{A} và {B}", [A, B]),
        (f"{A}, {B} VÀ {C}", [A, B, C]),
        (f"1. {A} 2. {B}", [A, B]),
        (f"1) {A}\n2) {B}", [A, B]),
        (f"- {A}\n- {B}", [A, B]),
        (f"{A} - {B}", [A, B]),
        (f"{A} (chủ trì), {B}", [A, B]),
        (f"{A}({B} ghi hộ", [A]),
        (f"Ông {A}, bà {B}", [A, B]),
        (f"Đ/c {A}", [A]),
        (f"ThS. {A}; PGS.TS. {B}; BSCKII. {C}", [A, B, C]),
        (f"TS {A}", [A]),
        (f"ĐD. {A}; KTV {B}; NHS {C}", [A, B, C]),
        (f"Đồng chí {A}", [A]),
        (f"Tác giả: {A}", [A]),
        (f"{A} - Trưởng phòng Kỹ thuật", [A]),
        (f"{A}, Giám đốc", [A]),
        (f"{A} 0912 345 678", [A]),
        (f"{A}, a@b.vn", [A]),
        (f"{A}, {A}", [A]),
        ("Đào Thị Vàng", ["Đào Thị Vàng"]),
        ("Bà Văn Tâm", ["Văn Tâm"]),
        ("Tô Thị Ông Đạm", ["Tô Thị Ông Đạm"]),
        ("H'Mai Niê-Kdăm", ["H'Mai Niê-Kdăm"]),
        ("12", []),
        ("-", []),
    ],
)
def test_an_author_cell_gives_its_names(cell: str, names: list[str]) -> None:
    assert split_authors(cell) == names


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Hợp lệ", "valid"),
        ("Đạt", "valid"),
        ("Đã công nhận", "valid"),
        ("Được duyệt", "valid"),
        ("Chờ xét", "pending"),
        ("Đang được tổ chức công đoàn xem xét", "pending"),
        ("Chưa xét", "pending"),
        ("Chờ công nhận", "pending"),
        ("Chưa được công nhận", "pending"),
        ("Không hợp lệ", "rejected"),
        ("Không đạt", "rejected"),
        ("KHONG DAT", "rejected"),
        ("Loại", "rejected"),
        ("Từ chối", "rejected"),
        ("Đã nộp", "submitted"),
        ("Mới", "submitted"),
    ],
)
def test_the_words_of_a_status_say_the_stage(text: str, stage: str) -> None:
    assert stage_of(text) == stage
