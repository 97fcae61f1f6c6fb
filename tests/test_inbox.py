"""Files put into the inbox become drafts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bangvang.server.inbox import TAKEN, take_in, watched
from tests.known import Known


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    campaign = Known(tmp_path)
    yield campaign
    campaign.drop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    (inbox / TAKEN).mkdir(parents=True)
    return inbox


def test_a_file_at_rest_becomes_a_draft_and_leaves_the_inbox(known: Known, folder: Path) -> None:
    (folder / "gửi.csv").write_bytes(b"goc")
    sizes = take_in(known.store, folder, {})
    assert known.ask("drafts").is_empty()
    assert take_in(known.store, folder, sizes) == {}
    assert known.ask("drafts").select("file_name", "arrived_by").rows() == [("gửi.csv", "inbox")]
    assert (folder / TAKEN / "gửi.csv").read_bytes() == b"goc"


def test_a_file_that_still_grows_is_left_alone(known: Known, folder: Path) -> None:
    growing = folder / "a.csv"
    growing.write_bytes(b"go")
    sizes = take_in(known.store, folder, {})
    growing.write_bytes(b"goc")
    sizes = take_in(known.store, folder, sizes)
    assert known.ask("drafts").is_empty()
    take_in(known.store, folder, sizes)
    assert known.ask("drafts").height == 1


def test_hidden_and_lock_files_are_no_files(known: Known, folder: Path) -> None:
    for name in (".DS_Store", "~$a.xlsx"):
        (folder / name).write_bytes(b"x")
    take_in(known.store, folder, take_in(known.store, folder, {}))
    assert known.ask("drafts").is_empty()


def test_two_files_of_one_name_are_both_kept(known: Known, folder: Path) -> None:
    for content in (b"mot", b"hai"):
        (folder / "a.csv").write_bytes(content)
        take_in(known.store, folder, take_in(known.store, folder, {}))
    assert known.ask("drafts").height == 2
    assert (folder / TAKEN / "a.csv").read_bytes() == b"mot"
    assert (folder / TAKEN / "a (2).csv").read_bytes() == b"hai"


def test_the_watcher_makes_its_folder_and_stops_with_the_server(
    known: Known, tmp_path: Path
) -> None:
    with watched(known.store, tmp_path / "new"):
        assert (tmp_path / "new" / TAKEN).is_dir()
