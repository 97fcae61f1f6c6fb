"""Which titles are near-duplicates, and which only look like it."""

import polars as pl
import pytest

from bangvang.fold import fold
from bangvang.nearness import PAIRS, TITLES, near

Told = tuple[str, str, str, str]  # title, author, union, the union's name


def told(rows: list[Told], first: int = 1) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (number, union, fold(name), fold(title), [fold(author)])
            for number, (title, author, union, name) in enumerate(rows, first)
        ],
        schema=TITLES,
        orient="row",
    )


def found(*rows: Told) -> list[tuple[int, int, bool]]:
    """The pairs among new titles: first, second, across."""
    pairs = near(told(list(rows)), told([]))
    assert pairs.schema == PAIRS
    return pairs.select("first_id", "second_id", "across").rows()


def in_one_union(one: str, other: str) -> bool:
    return bool(found((one, "An", "U", "Công ty A"), (other, "Bình", "U", "Công ty A")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cải tiến đồ gá hàn khung xe đạp", "Cải tiến đồ gá hàn khung xe đạp"),
        ("Cải tiến đồ gá hàn khung xe đạp", "Cai tien do ga han khung xe dap"),
        ("Cải tiến đồ gá hàn khung xe đạp", "Cải tiến đồ gá hàn khug xe đạp"),
        ("Cải tiến đồ gá hàn khung xe đạp", "Cải tiến đồ gá hàn khungxe đạp"),
        ("Cải tiến đồ gá hàn khung xe đạp", "Hàn khung xe đạp: cải tiến đồ gá"),
        ("Nâng cao chất lượng dạy đọc", "Một số biện pháp nâng cao chất lượng dạy đọc"),
        ("Giải pháp nâng cao kỹ năng đọc", "Biện pháp nâng cao kỹ năng đọc"),
        ("Sắp xếp kho vật tư của phân xưởng", "Sắp xếp lại kho vật tư của phân xưởng"),
    ],
)
def test_almost_the_same_words_are_a_pair(one: str, other: str) -> None:
    assert in_one_union(one, other)
    assert in_one_union(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cải tiến may cổ áo mã hàng M832", "Cải tiến may cổ áo mã hàng M796"),
        ("Rèn kỹ năng đọc cho học sinh lớp 4", "Rèn kỹ năng đọc cho học sinh lớp 5"),
        ("Sắp xếp tủ đồ gá tại phân xưởng A", "Sắp xếp tủ đồ gá tại phân xưởng B"),
        ("Báo cáo thi đua quý I của công đoàn", "Báo cáo thi đua quý II của công đoàn"),
        ("Tiết kiệm điện tại chuyền 1", "Tiết kiệm điện tại chuyền 11"),
        ("Tự phục hồi bơm dầu của máy mài bi", "Tự phục hồi băng tải của máy mài bi"),
        ("Dạy trực tuyến môn Toán trên Zoom", "Dạy trực tuyến môn Khoa trên Zoom"),
        ("Xây dựng bảng kiểm tại khoa Nội", "Xây dựng bảng kiểm tại khoa Ngoại"),
        ("Cải tiến đồ gá", "Tiết kiệm nước"),
    ],
)
def test_another_number_code_or_word_is_another_initiative(one: str, other: str) -> None:
    assert not in_one_union(one, other)


def test_one_author_with_one_title_in_one_union_is_no_pair_but_a_duplicate() -> None:
    row = ("Cải tiến đồ gá hàn", "An", "U", "Công ty A")
    assert found(row, row) == []


def test_one_authors_two_spellings_of_a_title_are_a_pair() -> None:
    one = ("Cải tiến đồ gá hàn khung xe đạp", "An", "U", "Công ty A")
    assert found(one, ("Cải tiến đồ gá hàn khug xe đạp", *one[1:])) == [(1, 2, False)]


#: forty titles of the same stock words, so that none of the words is rare
STOCK = [
    (f"Sắp xếp kho hàng {number} theo tuần", f"Người {number}", f"V{number}", "")
    for number in range(40)
]


@pytest.mark.parametrize(
    ("author", "name", "is_pair"),
    [
        ("Bình", "Công ty B", False),
        ("An", "Công ty B", True),
        ("An", "", True),
        ("Bình", "Công ty A", True),
    ],
)
def test_between_unions_a_set_phrase_needs_a_name_in_common(
    author: str, name: str, is_pair: bool
) -> None:
    title = "Sắp xếp kho hàng theo tuần"
    new = [(title, "An", "U", "Công ty A"), (title, author, "W", name)]
    pairs = near(told(new, first=100), told(STOCK))
    assert pairs.select("first_id", "second_id", "across").rows() == [(100, 101, True)] * is_pair


def test_between_unions_rare_words_are_enough() -> None:
    title = "Bảng chun học toán từ tre nứa"
    new = [(title, "An", "U", "Trường A"), (title, "Bình", "W", "Trường B")]
    assert near(told(new, first=100), told(STOCK))["across"].to_list() == [True]


def test_between_unions_titles_must_be_more_alike() -> None:
    one = ("Cải tiến đồ gá hàn khung xe", "An", "U", "Công ty A")
    longer = "Cải tiến đồ gá hàn các khung xe"
    assert found(one, (longer, "Bình", "U", "Công ty A")) == [(1, 2, False)]
    assert found(one, (longer, "An", "W", "Công ty B")) == []


def test_new_titles_meet_booked_ones_but_booked_ones_do_not_meet_each_other() -> None:
    row = ("Cải tiến đồ gá hàn", "An", "U", "A")
    booked = told([row, ("Cải tiến đồ gá hàn", "Bình", "U", "A")])
    pairs = near(told([("Cải tiến đồ gá hàn", "Chi", "U", "A")], first=3), booked)
    assert pairs.select("first_id", "second_id").rows() == [(1, 3)]


def test_a_title_of_many_people_is_paired_with_the_first_of_them_only() -> None:
    rows = [("Cải tiến đồ gá hàn", f"Người {number}", "U", "A") for number in range(2000)]
    pairs = near(told(rows), told([]))
    assert pairs.height == 1999
    assert set(pairs["first_id"]) == {1}


def test_across_unions_the_same_author_comes_before_strangers() -> None:
    title, near_title = "Bảng chun học toán từ tre nứa", "Bảng chun học toán từ tre nưaa"
    author = (near_title, "Bình", "V", "Trường B")
    rows = [(title, "An", "U", "Trường A"), author, (title, "Bình", "W", "Trường C")]
    assert found(*rows) == [(2, 3, True), (1, 2, True)]


def test_nothing_is_near_nothing() -> None:
    assert near(told([]), told([])).schema == PAIRS
    assert found(("5S", "An", "U", "A"), ("2022", "Bình", "U", "A"), ("", "Chi", "U", "A")) == []
