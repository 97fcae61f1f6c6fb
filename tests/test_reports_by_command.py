"""`report`, `data` and `national` on the command line, here and handed over to a server."""

import io
import json
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from bangvang import __main__ as command_line
from bangvang.access import SYSTEM
from bangvang.commands import Answer, named_files, read_files, run, understand
from bangvang.commands.make_report import REPORTS
from bangvang.store import set_setting
from bangvang.store.cuts import make_cut
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, some


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """What the campaign of every test is a copy of."""
    campaign = Known(tmp_path_factory.mktemp("made"))
    set_setting(campaign.store, {"clock": AT.isoformat()}, SYSTEM, AT)
    campaign.book(*some(3, CAU_GIAY, "2022-05-10"), *some(2, BA_DINH, "2022-05-18"))
    return campaign


@pytest.fixture
def known(made: Known, tmp_path: Path) -> Iterator[Known]:
    campaign = made.copied(tmp_path)
    yield campaign
    campaign.drop()


def typed(known: Known, *arguments: str | Path) -> Answer:
    asked = understand([str(argument) for argument in arguments])
    return run(asked, read_files(named_files(asked)), known.store)


@pytest.mark.parametrize("form", REPORTS)
def test_every_report_is_made(known: Known, form: str) -> None:
    answer = typed(known, "report", form)
    assert (answer.exit_code, answer.errors) == (0, "")
    if form in ("brief", "press"):
        assert "5 sáng kiến" in answer.output
        assert not answer.file
    else:
        assert answer.file.startswith("1-trieu-sang-kien_")
        assert b64decode(answer.content)


def test_the_name_of_the_file_can_be_given(known: Known, tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    told = command_line.written(typed(known, "report", "xlsx", "--output", path))
    assert told.exit_code == 0
    assert str(path) in told.output
    assert openpyxl.load_workbook(path).worksheets[0]["A1"].value == "Bảng xếp hạng — số sáng kiến"


def test_a_file_that_cannot_be_written_is_told(known: Known, tmp_path: Path) -> None:
    told = command_line.written(
        typed(known, "report", "png", "--output", tmp_path / "none" / "a.png")
    )
    assert (told.exit_code, told.output) == (1, "")
    assert "Không ghi được tệp" in told.errors


def test_the_options_of_a_report_are_those_of_the_board(known: Known) -> None:
    answer = typed(known, "report", "xlsx", "--kind", "district", "--as-of", "2022-05-17")
    rows = list(
        openpyxl.load_workbook(io.BytesIO(b64decode(answer.content)))
        .worksheets[0]
        .iter_rows(values_only=True)
    )
    assert "Quận, huyện" in str(rows[2][0])
    assert "Tính đến hết ngày 17/05/2022" in str(rows[2][0])
    assert rows[6][2] == "LĐLĐ quận Cầu Giấy"


def test_a_search_finds_with_and_without_accents(known: Known) -> None:
    for words in ("cau giay", "Cầu Giấy"):
        rows = json.loads(typed(known, "board", "--json", "--search", words).output)
        assert [row["unit_id"] for row in rows] == [CAU_GIAY]


def test_teams_are_ranked_too(known: Known) -> None:
    known.book(line("A", "An", CAU_GIAY, team="Tổ 1"))
    rows = json.loads(typed(known, "board", "--json", "--level", "team").output)
    assert ("Tổ 1", 1) in [(row["unit_name"], row["initiatives"]) for row in rows]


def test_a_cut_is_shown_by_its_name_or_its_id_and_an_unknown_one_is_refused(known: Known) -> None:
    cut_id = make_cut(known.store, "Chốt tuần", AT, SYSTEM, AT)
    known.book(*some(4, BA_DINH, "2022-05-19"))
    for named in ("chot tuan", str(cut_id)):
        answer = typed(known, "board", "--json", "--cut", named)
        counts = {row["unit_id"]: row["initiatives"] for row in json.loads(answer.output)}
        assert (counts[CAU_GIAY], counts[BA_DINH]) == (3, 2)
    moved = json.loads(typed(known, "board", "--json", "--compare", "Chốt tuần").output)
    assert {row["unit_id"]: row["movement"] for row in moved}[BA_DINH] == 1
    answer = typed(known, "board", "--cut", "Chốt năm")
    assert (answer.exit_code, "Chốt tuần" in answer.errors) == (2, True)


def test_movement_of_a_cut_is_told_from_the_cut_before_it_as_on_the_screen(known: Known) -> None:
    make_cut(known.store, "Tuần trước", datetime(2022, 5, 12, 18), SYSTEM, AT)
    make_cut(known.store, "Chốt tuần", AT, SYSTEM, AT)
    asked = ("board", "--json", "--cut", "Chốt tuần")
    before = typed(known, *asked).output
    known.book(*some(20, BA_DINH, "2022-05-10"))
    assert typed(known, *asked).output == before
    assert typed(known, *asked, "--compare", "2022-05-12").output != before


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("what", ["board", "registrations"])
def test_data_comes_in_both_forms(known: Known, what: str, form: str) -> None:
    answer = typed(known, "data", what, "--form", form)
    assert answer.file.endswith(f".{form}")
    read = pl.read_csv if form == "csv" else pl.read_parquet
    rows = read(io.BytesIO(b64decode(answer.content)))  # type: ignore[operator]
    assert rows.height == (5 if what == "registrations" else 45)


def test_a_national_table_is_tried_and_brought_in(known: Known, tmp_path: Path) -> None:
    path = tmp_path / "toan-quoc.csv"
    path.write_text(
        "Đơn vị,Sáng kiến\nHà Nội,5\nThanh Hoá,9\nNghệ An,x\nTổng cộng,14\n", encoding="utf-8"
    )
    tried = typed(known, "national", path, "--dry-run")
    assert "thử, chưa ghi gì. Đọc được 2 dòng; gạt ra 1" in tried.output
    assert "dòng 4: số sáng kiến không đọc được “x”" in tried.output
    assert known.ask("national_days").height == 0
    done = typed(known, "national", path, "--as-of", "2022-05-18")
    assert (done.exit_code, "đã ghi" in done.output) == (0, True)
    rows = known.ask("national", as_of=AT.date(), compare=None)
    assert rows.select("unit", "initiatives", "rank_initiatives").rows() == [
        ("Thanh Hoá", 9, 1),
        ("LĐLĐ thành phố Hà Nội", 5, 2),
    ]


@pytest.mark.parametrize(("name", "code"), [("none.csv", 1), ("words.csv", 1)])
def test_a_file_that_is_no_national_table_fails_with_its_reason(
    known: Known, tmp_path: Path, name: str, code: int
) -> None:
    (tmp_path / "words.csv").write_text("a,b\nc,d\n", encoding="utf-8")
    answer = typed(known, "national", tmp_path / name)
    assert answer.exit_code == code
    assert "Không" in answer.output
    assert known.ask("national_days").height == 0


def test_a_report_survives_its_way_through_a_server(known: Known) -> None:
    """A server answers with JSON: what comes back is what was made."""
    answer = typed(known, "report", "png")
    back = Answer(**json.loads(json.dumps(answer.__dict__)))
    assert back == answer
    assert b64decode(back.content).startswith(b"\x89PNG")
