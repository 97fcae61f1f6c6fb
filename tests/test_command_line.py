"""The command line: `python -m bangvang import|board|sample`; reports and data have files of their own."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bangvang.access import SYSTEM
from bangvang.commands import (
    Answer,
    File,
    HelpAsked,
    WrongUsage,
    named_files,
    read_files,
    run,
    understand,
)
from bangvang.deciding import Decisions
from bangvang.intake import Choices
from bangvang.store import Store, set_setting, withdraw
from bangvang.store.spellings import learn_layout, learn_spelling
from tests.known import Known
from tests.sources import HOUSE

NOW = datetime(2022, 5, 19, 18, 0)
HEADING = "STT,Tên sáng kiến,Họ và tên,Đơn vị,Công đoàn cơ sở,Ngày đăng ký,Giá trị làm lợi\n"
#: 7 rows: heading, 3 accepted (one a duplicate), 3 refused for three reasons
REGISTRATIONS = (
    HEADING
    + """1,Cải tiến máy cắt,Nguyễn Văn An,LĐLĐ quận Ba Đình,Công ty A,12/05/2022,"1,5 tỷ"
2,Phần mềm chấm công,Trần Thị Bình,LĐLĐ quận Ba Đình,Công ty A,13/05/2022,
3,Phần mềm chấm công,Trần Thị Bình,LĐLĐ quận Ba Đình,Công ty A,13/05/2022,
4,Máy bơm,Lê Văn Cường,LĐLĐ quận Hoàn Kiếm,Công ty B,31/02/2022,
5,,Phạm Thị Dung,LĐLĐ quận Hoàn Kiếm,Công ty B,14/05/2022,
6,Tủ sấy,Vũ Văn Em,Xứ Lạ,,14/05/2022,
"""
).encode()
IMPORT_KEYS = [
    "file",
    "status",
    "batch_id",
    "rows_read",
    "accepted",
    "duplicates",
    "refused",
    "set_aside",
    "refused_by_reason",
    "encoding",
    "letter_total",
    "notes",
    "error",
]
BOARD_KEYS = [
    "unit_id",
    "unit_name",
    "kind",
    "rank",
    "movement",
    "initiatives",
    "registrants",
    "quota",
    "percent",
    "benefit_vnd",
]
BOARD_OPTIONS = [
    "--kind",
    "--level",
    "--cluster",
    "--block",
    "--measure",
    "--stage",
    "--basis",
    "--period",
    "--as-of",
    "--cut",
    "--compare",
    "--search",
    "--json",
    "--csv",
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A seeded database without registrations, its clock stopped on the evening of 19/05/2022."""
    campaign = Known(tmp_path)
    set_setting(campaign.store, {"clock": NOW.isoformat()}, SYSTEM, NOW)
    yield campaign.store
    campaign.drop()


@pytest.fixture
def registrations(tmp_path: Path) -> Path:
    path = tmp_path / "dang-ky.csv"
    path.write_bytes(REGISTRATIONS)
    return path


def command(store: Store, *arguments: str | Path) -> Answer:
    """The command as it runs here or in the server, with the files it names."""
    asked = understand([str(argument) for argument in arguments])
    return run(asked, read_files(named_files(asked)), store)


def imported(store: Store, *arguments: str | Path) -> list[dict[str, object]]:
    answer = command(store, "import", "--json", *arguments)
    files: list[dict[str, object]] = json.loads(answer.output)["files"]
    return files


def board(store: Store, *arguments: str) -> dict[str, dict[str, object]]:
    """The board by unit, in its order."""
    rows = json.loads(command(store, "board", "--json", *arguments).output)
    return {row["unit_id"]: row for row in rows}


def batches(store: Store) -> int:
    return int(store.select("select count(*) from batch", {}).item())


def typed(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a person types it, on the database of BANGVANG_DB."""
    return subprocess.run(
        [sys.executable, "-m", "bangvang", *map(str, arguments)],
        cwd=HOUSE,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_a_file_is_imported_and_the_board_shows_it(registrations: Path) -> None:
    booked = typed("import", registrations, "--json")
    assert (booked.returncode, booked.stderr) == (0, "")
    assert json.loads(booked.stdout)["files"][0]["accepted"] == 3
    shown = typed("board", "--csv", "--period", "phase-1", "--as-of", "2022-05-31")
    first = next(csv.DictReader(io.StringIO(shown.stdout)))
    assert list(first) == BOARD_KEYS
    assert (first["unit_id"], first["initiatives"]) == ("D-BA-DINH", "2")


def test_a_broken_file_gives_exit_code_1_and_the_others_are_booked(
    registrations: Path, tmp_path: Path
) -> None:
    (tmp_path / "trong.csv").touch()
    told = typed("import", tmp_path / "trong.csv", registrations)
    assert told.returncode == 1
    assert "[file_empty]" in told.stdout
    assert "đã ghi" in told.stdout
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    "arguments",
    [(), ("import",), ("sing",), ("board", "--kind", "x"), ("board", "--json", "--csv")],
    ids=" ".join,
)
def test_wrong_usage_is_explained_in_both_languages(arguments: tuple[str, ...]) -> None:
    with pytest.raises(WrongUsage, match=r"Lệnh chưa đúng:[\s\S]*Wrong usage:"):
        understand(arguments)


def test_wrong_usage_gives_exit_code_2() -> None:
    told = typed("board", "--as-of", "hôm qua")
    assert (told.returncode, told.stdout) == (2, "")
    assert "YYYY-MM-DD" in told.stderr


def test_an_unusable_database_url_gives_exit_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGVANG_DB", "somewhere")
    told = typed("board")
    assert (told.returncode, told.stdout) == (2, "")
    assert "duckdb:///" in told.stderr


def test_output_is_utf8_whatever_the_terminal(
    registrations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    told = typed("import", registrations, "--dry-run")
    assert "trả lại" in told.stdout


@pytest.mark.parametrize("language", ["Tuỳ chọn", "Options"])
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), ("import", "board", "sample", "BANGVANG_DB", "--help")),
        (
            ("import",),
            ("FILE", "--unit", "--received", "--again", "--dry-run", "--json", "Ví dụ", "Example"),
        ),
        (
            ("board",),
            (*BOARD_OPTIONS, "Ví dụ", "Example"),
        ),
        (("sample",), ("Ví dụ", "Example")),
    ],
    ids=["program", "import", "board", "sample"],
)
def test_the_help_names_every_command_and_option(
    arguments: tuple[str, ...], named: tuple[str, ...], language: str
) -> None:
    with pytest.raises(HelpAsked) as told:
        understand([*arguments, "--help"])
    help_text = told.value.answer().output
    assert not [word for word in (*named, language) if word not in help_text]


def test_an_import_tells_every_count(store: Store, registrations: Path) -> None:
    (outcome,) = imported(store, registrations)
    assert list(outcome) == IMPORT_KEYS
    assert outcome.pop("batch_id")
    assert outcome == {
        "file": str(registrations),
        "status": "committed",
        "rows_read": 7,
        "accepted": 3,
        "duplicates": 1,
        "refused": 3,
        "set_aside": 1,
        "refused_by_reason": {"date_unreadable": 1, "title_missing": 1, "unit_unknown": 1},
        "encoding": "unicode",
        "letter_total": None,
        "notes": [],
        "error": None,
    }


def test_a_dry_run_tells_the_same_counts_and_changes_nothing(
    store: Store, registrations: Path
) -> None:
    version = store.version
    (tried,) = imported(store, registrations, "--dry-run")
    assert (batches(store), store.version) == (0, version)
    assert (tried["status"], tried["batch_id"]) == ("dry_run", None)
    (booked,) = imported(store, registrations)
    own = ("status", "batch_id")
    assert {key: tried[key] for key in tried if key not in own} == {
        key: booked[key] for key in booked if key not in own
    }


def test_a_dry_run_tells_the_reader_what_would_change(store: Store, registrations: Path) -> None:
    told = command(store, "import", "--dry-run", registrations).output
    assert "LĐLĐ quận Ba Đình: 0 → 2 sáng kiến, hạng – → 1" in told


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--unit", "D-HOAN-KIEM")], ids=" ".join)
def test_the_same_bytes_again_are_unchanged_with_the_counts_of_the_booking(
    store: Store, registrations: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    (booked,) = imported(store, registrations)
    renamed = registrations.rename(tmp_path / "ten-khac.csv")
    (again,) = imported(store, renamed, *more)
    assert again == booked | {"file": str(renamed), "status": "unchanged"}
    assert batches(store) == 1


def test_a_file_that_was_withdrawn_is_not_booked_again_unasked_and_it_says_why(
    store: Store, registrations: Path
) -> None:
    (booked,) = imported(store, registrations)
    withdraw(store, str(booked["batch_id"]), SYSTEM, NOW, "gửi nhầm")
    for more in ((), ("--dry-run",)):
        (again,) = imported(store, registrations, *more)
        assert again == booked | {"status": "withdrawn"}
    told = command(store, "import", registrations)
    assert told.exit_code == 0
    assert "đã bị rút, không ghi lại" in told.output
    assert "Lúc 18:00 ngày 19/05/2022, bangvang rút: gửi nhầm." in told.output
    assert "--again" in told.output
    assert batches(store) == 1
    (wanted,) = imported(store, registrations, "--again")
    assert wanted["status"] == "committed"
    assert batches(store) == 2


def test_an_import_tells_the_number_the_file_states_and_what_was_booked_with_a_doubt(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    rows = "1,Máy bơm,Lê An,LĐLĐ quận Ba Đình,Công ty A,,khoảng chừng\n"
    path.write_text(f"{HEADING}{rows}Tổng cộng: 3 sáng kiến,,,,,,\n", encoding="utf-8")
    (tried,) = imported(store, path, "--dry-run")
    assert tried["letter_total"] == 3
    told = command(store, "import", path).output
    assert "Công văn ghi 3 · tệp có 1 sáng kiến" in told
    assert "thiếu 2 so với công văn" in told
    assert "1 dòng có giá trị làm lợi không đọc được" in told
    assert "Cột “Giá trị làm lợi”: dòng 2." in told
    assert "1 dòng không ghi ngày: lấy ngày nhận 19/05/2022." in told
    assert all(note in told for note in tried["notes"])
    assert imported(store, path)[0]["notes"] == [], "nothing was booked now"


NAMESAKES = """Tên sáng kiến,Họ và tên,LĐLĐ,Công đoàn cơ sở
Cải tiến máy cắt,Nguyễn An,LĐLĐ quận Ba Đình,Công ty Hoàng Hà
Cải tiến máy phay,Nguyễn Ba,LĐLĐ quận Cầu Giấy,Công ty Hoàng Hà
"""
OF_CAU_GIAY = """LĐLĐ QUẬN CẦU GIẤY,,
Tên sáng kiến,Họ và tên,Đơn vị
Máy bơm,Trần Cao,Công ty Hoàng Hà
Tủ sấy,Trần Du,
Tủ mát,Trần Vũ,Công ty Hoàng Hà
"""


def test_a_company_of_two_districts_is_the_one_of_the_letterhead_or_of_the_unit_given(
    store: Store, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(NAMESAKES, encoding="utf-8")
    second.write_text(OF_CAU_GIAY, encoding="utf-8")
    command(store, "import", first)
    (tried,) = imported(store, second, "--dry-run")
    assert (tried["accepted"], tried["refused_by_reason"]) == (2, {"unit_missing": 1})
    told = command(store, "import", "--dry-run", second).output
    assert "LĐLĐ quận Cầu Giấy: 1 → 3 sáng kiến" in told
    assert "thêm --unit D-CAU-GIAY" in told
    (tried,) = imported(store, second, "--unit", "D-BA-VI")
    assert (tried["accepted"], tried["refused"]) == (3, 0)
    shown = board(store, "--period", "phase-1", "--as-of", "2022-05-31")
    assert [shown[f"D-{code}"]["initiatives"] for code in ("BA-VI", "CAU-GIAY")] == [3, 1]


def test_the_memory_of_the_sender_holds_on_the_command_line(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEADING + "1,Máy bơm,Lê Văn An,Từ Liêm,,,\n", encoding="utf-8")
    (tried,) = imported(store, path, "--unit", "S-Y-TE", "--dry-run")
    assert tried["refused_by_reason"] == {"unit_ambiguous": 1}
    learn_spelling(store, "Từ Liêm", "D-BAC-TU-LIEM", "S-Y-TE", SYSTEM, NOW)
    (tried,) = imported(store, path, "--unit", "S-Y-TE", "--dry-run")
    assert tried["accepted"] == 1


def test_columns_matched_at_the_desk_are_read_so_on_the_command_line(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Họ và tên,Tên sáng kiến,Ô riêng\nLê Văn An,Giá treo khuôn,Cơ khí\n", encoding="utf-8"
    )
    kept = Decisions(choices=Choices(columns=(("o rieng", "field"),)))
    headings = "ho va ten|o rieng|ten sang kien"
    learn_layout(store, "D-BA-VI", headings, kept.to_json(), SYSTEM, NOW)
    assert imported(store, path, "--unit", "D-BA-VI")[0]["accepted"] == 1
    assert store.select("select field from initiative", {}).item() == "Cơ khí"


def test_a_file_twice_in_one_command_is_booked_once(store: Store, registrations: Path) -> None:
    first, second = imported(store, registrations, registrations)
    assert (first["status"], second["status"]) == ("committed", "unchanged")
    assert first["batch_id"] == second["batch_id"]


def test_a_file_that_cannot_be_opened_fails_alone(
    store: Store, registrations: Path, tmp_path: Path
) -> None:
    missing, folder = tmp_path / "không có.xlsx", tmp_path
    answer = command(store, "import", "--json", missing, folder, registrations)
    gone, closed, booked = json.loads(answer.output)["files"]
    assert answer.exit_code == 1
    assert [gone["status"], closed["status"], booked["status"]] == ["failed", "failed", "committed"]
    assert gone["error"]["code"] == closed["error"]["code"] == "file_unreadable"
    assert gone["error"]["message"] != closed["error"]["message"]
    assert (gone["batch_id"], gone["encoding"], gone["rows_read"]) == (None, None, 0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7 \n\0\1", "unsupported_format"),
        ("a,b\n1,2\n".encode("utf-16"), "no_header_found"),
    ],
)
def test_a_file_that_fails_says_why_in_a_code_and_in_words(
    store: Store, content: bytes, code: str
) -> None:
    answer = run(understand(["import", "--json", "x.xlsx"]), [File("x.xlsx", content)], store)
    error = json.loads(answer.output)["files"][0]["error"]
    assert answer.exit_code == 1
    assert error["code"] == code
    assert error["message"]
    assert "{" not in error["message"]


def test_refused_rows_do_not_fail_a_file_and_are_found_by_their_place(
    store: Store, registrations: Path
) -> None:
    answer = command(store, "import", registrations)
    assert answer.exit_code == 0
    assert "1 dòng trả lại: Thiếu tên sáng kiến\n    dòng 6\n" in answer.output


def test_many_refused_rows_are_told_by_the_first_places(store: Store) -> None:
    content = HEADING + "".join(f"{n},,Lê Văn {n},,,,\n" for n in range(1, 31))
    answer = run(understand(["import", "x.csv"]), [File("x.csv", content.encode())], store)
    assert "dòng 2, 3, 4, 5, 6, 7, 8, 9, 10, 11; và 20 dòng nữa" in answer.output


def test_the_unit_named_for_the_files_is_taken_for_rows_without_one(store: Store) -> None:
    content = "Tên sáng kiến,Họ và tên\nMáy cắt,Nguyễn Văn An\n".encode()
    asked = ["import", "x.csv", "--json", "--unit", "D-CAU-GIAY", "--received", "2022-03-01"]
    run(understand(asked), [File("x.csv", content)], store)
    assert board(store, "--as-of", "2022-02-28")["D-CAU-GIAY"]["initiatives"] == 0
    assert board(store, "--as-of", "01/03/2022")["D-CAU-GIAY"]["initiatives"] == 1


def test_rows_without_a_day_take_the_day_of_the_clock(store: Store) -> None:
    content = "Tên sáng kiến,Họ và tên\nMáy cắt,Nguyễn Văn An\n".encode()
    run(understand(["import", "x.csv", "--unit", "D-CAU-GIAY"]), [File("x.csv", content)], store)
    assert board(store, "--compare", "2022-05-18")["D-CAU-GIAY"]["initiatives"] == 1
    assert board(store, "--as-of", "2022-05-18")["D-CAU-GIAY"]["initiatives"] == 0


@pytest.mark.parametrize("code", ["D-CAUGIAY", "HN", ""])
def test_an_unknown_unit_books_nothing_and_names_similar_codes(
    store: Store, registrations: Path, code: str
) -> None:
    answer = command(store, "import", "--unit", code, registrations)
    assert (answer.exit_code, answer.output, batches(store)) == (2, "", 0)
    assert f"“{code}”" in answer.errors
    assert ("D-CAU-GIAY" in answer.errors) == (code == "D-CAUGIAY")


def test_the_name_of_a_booked_file_tells_no_folder(store: Store, registrations: Path) -> None:
    imported(store, registrations)
    assert store.select("select file_name from batch", {}).item() == registrations.name


def test_the_board_lists_every_upper_unit_and_ranks_those_that_have_something(
    store: Store, registrations: Path
) -> None:
    imported(store, registrations)
    units = board(store)
    first, *others = units.values()
    assert list(first) == BOARD_KEYS
    assert (first["unit_id"], first["unit_name"]) == ("D-BA-DINH", "LĐLĐ quận Ba Đình")
    assert (first["rank"], first["initiatives"], first["registrants"]) == (1, 2, 2)
    assert first["benefit_vnd"] == 1_500_000_000
    assert first["percent"] == pytest.approx(100 * 2 / float(str(first["quota"])))
    assert len(others) == 44
    assert {other["rank"] for other in others} == {None}


def test_movement_is_told_since_a_week_before_unless_asked_and_where_ranked_then(
    store: Store, registrations: Path
) -> None:
    imported(store, registrations)
    assert board(store)["D-BA-DINH"]["movement"] == 0
    assert board(store, "--compare", "2022-05-12")["D-BA-DINH"]["movement"] == 0
    assert board(store, "--compare", "2022-05-11")["D-BA-DINH"]["movement"] is None


def test_the_board_is_narrowed_by_kind_level_stage_and_period(
    store: Store, registrations: Path
) -> None:
    imported(store, registrations)
    assert {unit["kind"] for unit in board(store, "--kind", "sector").values()} == {"sector"}
    (union, *_) = board(store, "--level", "grassroots").values()
    assert (union["unit_name"], union["quota"], union["percent"]) == ("Công ty A", None, None)
    assert board(store, "--stage", "valid")["D-BA-DINH"]["initiatives"] == 0
    assert board(store, "--period", "phase-2")["D-BA-DINH"]["initiatives"] == 0


def test_an_unknown_period_is_answered_with_the_known_ones(store: Store) -> None:
    answer = command(store, "board", "--period", "phase-9")
    assert (answer.exit_code, answer.output) == (2, "")
    assert "phase-1" in answer.errors


def test_the_table_names_its_measure_period_day_and_stage(
    store: Store, registrations: Path
) -> None:
    imported(store, registrations)
    lines = command(store, "board", "--measure", "percent").output.splitlines()
    assert lines[:3] == [
        "Bảng xếp hạng — % chỉ tiêu",
        "1 triệu sáng kiến · Giai đoạn 1",
        "Tính đến 18:00 ngày 19/05/2022 · tăng giảm so với 12/5",
    ]
    assert lines[3].startswith("Tính sáng kiến đã nộp, hợp lệ và chờ xét. %")
    assert " ".join(lines[6].split()) == "1 = LĐLĐ quận Ba Đình 2 2 1.300* 0,2% 1,5 tỷ"
    assert lines[3].endswith("* chỉ tiêu minh hoạ.")
    plain = command(store, "board", "--search", "giao duc").output
    assert "*" not in plain, "its quota is published, and no * is explained"


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless_in_csv(store: Store) -> None:
    name = '=HYPERLINK("x")'
    content = f"Tên sáng kiến;Họ và tên;Công đoàn cơ sở\nMáy cắt;Nguyễn Văn An;{name}\n".encode()
    run(understand(["import", "x.csv", "--unit", "D-CAU-GIAY"]), [File("x.csv", content)], store)
    text = command(store, "board", "--level", "grassroots", "--csv").output
    assert next(csv.DictReader(io.StringIO(text)))["unit_name"] == f"'{name}"
    assert name in {unit["unit_name"] for unit in board(store, "--level", "grassroots").values()}


def test_the_sample_is_refused_where_registrations_are_booked(
    store: Store, registrations: Path
) -> None:
    imported(store, registrations)
    answer = command(store, "sample")
    assert (answer.exit_code, answer.output, batches(store)) == (1, "", 1)
    assert str(store.path) in answer.errors


@pytest.mark.skipif(os.name == "nt", reason="a pipe closed early looks different there")
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    board = subprocess.Popen(
        [sys.executable, "-m", "bangvang", "board", "--csv"],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert board.stdout
    board.stdout.close()
    assert board.communicate()[1] == b""
    assert board.returncode == 0
