"""Files are kept sealed; the keys stand apart, and without them boards go on."""

import shutil
import stat
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import Store, book, effect, restore, seed, withdraw
from bangvang.store.backup import back_up, restore_backup
from bangvang.store.check import check
from bangvang.store.copying import backup_path
from bangvang.store.database import _open, current
from bangvang.store.drafts import lay_down
from bangvang.store.keys import KeyMissing, keyring, place_of
from bangvang.store.originals import rotate, seal_all
from bangvang.store.sealing import MARK, FileDamaged, kept, opened
from bangvang.store.witness import beside
from tests.earlier import chained_without_a_key
from tests.known import AT, BOARD, Known, batch, line

DAY = date(2022, 5, 19)
FILE = "Nguyễn Thị Hoa;Cải tiến quy trình hàn".encode() * 40
OLD_KEY = "3f" * 32


def contents(known: Known) -> list[bytes]:
    rows = known.store.select(
        "select content from original union all select content from draft", {}
    )
    return rows["content"].to_list()


@pytest.fixture
def older(known: Known) -> Known:
    """As an earlier version left it, closed: files as they came, the key of the marks among the settings."""
    known.book(line("T", "An", person_mark="1980"), line("U", "Bình"), content=FILE)
    draft_id = lay_down(known.store, FILE[:99], "a.csv", DAY, SYSTEM, AT)
    place_of(known.store).unlink()
    with known.store.transaction() as cursor:
        cursor.execute("update original set content = $file", {"file": FILE})
        cursor.execute("update draft set content = $file", {"file": FILE[:99]})
        cursor.execute("delete from setting where name = 'person_key_id'")
        cursor.execute("insert into setting values ('person_key', $key)", {"key": OLD_KEY})
        mark = sha256(f"{OLD_KEY}|1980".encode()).hexdigest()
        cursor.execute(
            "update registrant set mark_hash = $mark where mark_hash <> ''", {"mark": mark}
        )
    known.store.close()
    chained_without_a_key(known.store.path)
    assert draft_id
    return known


def test_no_file_is_kept_in_the_clear(known: Known) -> None:
    receipt = known.book(line("T", "An"), content=FILE)
    draft_id = lay_down(known.store, FILE[:99], "a.csv", DAY, SYSTEM, AT)
    assert all(content.startswith(MARK) for content in contents(known))
    assert not any("Nguyễn".encode() in content for content in contents(known))
    assert known.original(receipt.batch_id) == FILE
    assert known.draft_file(draft_id) == FILE[:99]


def test_the_key_stands_in_a_file_for_its_user_alone_and_nowhere_in_the_database(
    known: Known,
) -> None:
    known.book(line("T", "An", person_mark="1980"), content=FILE)
    place = place_of(known.store)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert place.name == "known.key"
    (key,) = keyring(known.store).keys.values()
    backup = back_up(known.store, "hand", SYSTEM, AT)
    known.store.close()
    for file in (known.store.path, backup.path):
        written = file.read_bytes()
        assert key not in written
        assert key.hex().encode() not in written


def test_a_setting_names_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGVANG_KEY_FILE", str(tmp_path / "khóa" / "bv.key"))
    known = Known(tmp_path)
    receipt = known.book(line("T", "An"), content=FILE)
    assert (tmp_path / "khóa" / "bv.key").exists()
    assert not (known.folder / "known.key").exists()
    assert known.original(receipt.batch_id) == FILE
    known.store.close()


def test_one_persons_marks_are_told_apart_and_say_nothing_without_the_key(known: Known) -> None:
    known.book(line("T", "An", person_mark="1980"), line("U", "An", person_mark="1981"))
    known.book(line("V", "An", person_mark="1980"))
    marks = known.store.select("select mark_hash from registrant", {})["mark_hash"].to_list()
    assert len(set(marks)) == len(marks) == 2
    guesses = {sha256(str(year).encode()).hexdigest() for year in range(1900, 2020)}
    assert not guesses & set(marks)


def test_an_older_database_is_sealed_and_its_key_moved_out_at_the_next_start(
    older: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANGVANG_DB", older.store.url)
    older.store = current()
    before = older.board().rows()
    assert seal_all(older.store, keyring(older.store)) == 2
    assert seal_all(older.store, keyring(older.store)) == 0
    assert all(content.startswith(MARK) for content in contents(older))
    settings = older.store.select("select name from setting", {})["name"].to_list()
    assert "person_key" not in settings
    assert OLD_KEY.encode() not in place_of(older.store).read_bytes()  # it is written in base64
    assert bytes.fromhex(OLD_KEY) in keyring(older.store).keys.values()
    older.book(line("T", "An", person_mark="1980"))  # the same person: counted once
    assert older.board().rows() == before
    assert check(older.store) == []
    _open.pop(older.store.url)


def test_a_backup_of_an_earlier_version_brings_its_key_out_again(older: Known) -> None:
    path = older.store.path
    backup = backup_path(path, AT, "hand")
    backup.parent.mkdir()
    shutil.copyfile(path, backup)
    for file in (path, beside(path)):
        file.unlink()
    older.store = Store(older.store.url)  # a new database, with a key of its own
    seed(older.store)
    older.book(line("V", "Chi"))
    restore_backup(older.store, backup.name, SYSTEM, AT.replace(hour=19))
    assert older.store.select("select value from setting where name = 'person_key'", {}).is_empty()
    assert check(older.store) == []  # the log goes on under the key it had
    before = older.board().rows()
    older.book(line("T", "An", person_mark="1980"))
    assert older.board().rows() == before
    older.store.close()
    older.store = Store(older.store.url)
    assert check(older.store) == []


@pytest.mark.parametrize("harm", ["gone", "another"])
def test_without_its_key_boards_go_on_and_files_wait(known: Known, harm: str) -> None:
    receipt = known.book(line("T", "An", person_mark="1980"), content=FILE)
    place = place_of(known.store)
    right = place.read_text(encoding="utf-8")
    place.unlink()
    if harm == "another":
        with_another = Known(known.folder / "khác")
        keyring(with_another.store)
        place.write_bytes(place_of(with_another.store).read_bytes())
    assert known.standing("D-CAU-GIAY")["initiatives"] == 1
    with pytest.raises(KeyMissing, match=r"known\.key holds no key"):
        known.original(receipt.batch_id)
    with pytest.raises(KeyMissing):
        known.book(line("U", "Bình"))
    with pytest.raises(KeyMissing):
        effect(known.store, batch(line("U", "Bình")), SYSTEM, AT, BOARD)
    assert (place.exists(), known.store.version) == (harm == "another", known.store.version)
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)  # the log's key is in memory
    restore(known.store, receipt.batch_id, SYSTEM, AT)
    known.store.close()
    known.store = Store(known.store.url)
    version = known.store.version
    assert known.standing("D-CAU-GIAY")["initiatives"] == 1
    with pytest.raises(KeyMissing, match=r"known\.key holds no key"):
        withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert known.store.version == version
    assert [found.what for found in check(known.store)] == ["log_key_missing"]
    place.write_text(right, encoding="utf-8")
    assert known.original(receipt.batch_id) == FILE
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert check(known.store) == []


def test_what_was_changed_or_put_in_anothers_place_is_not_opened(known: Known) -> None:
    keys = keyring(known.store)
    whole = kept(FILE, keys)
    file_hash = sha256(FILE).hexdigest()
    assert opened(whole, file_hash, keys) == FILE
    for harmed in (
        whole[:-1] + bytes([whole[-1] ^ 1]),
        whole[:40],
        whole[: len(MARK) + 8],
        FILE + b"x",  # put in unsealed
    ):
        with pytest.raises(FileDamaged):
            opened(harmed, file_hash, keys)
    with pytest.raises(FileDamaged):
        opened(kept(b"khac", keys), file_hash, keys)


def test_two_seals_of_one_file_differ(known: Known) -> None:
    keys = keyring(known.store)
    assert kept(FILE, keys) != kept(FILE, keys)


def test_a_new_key_seals_everything_anew_and_older_backups_still_open(known: Known) -> None:
    receipt = known.book(line("T", "An", person_mark="1980"), content=FILE)
    draft_id = lay_down(known.store, FILE[:99], "a.csv", DAY, SYSTEM, AT)
    backup = back_up(known.store, "hand", SYSTEM, AT)
    before = set(contents(known))
    assert rotate(known.store, SYSTEM, AT) == 2
    assert not before & set(contents(known))
    assert (known.original(receipt.batch_id), known.draft_file(draft_id)) == (FILE, FILE[:99])
    known.book(line("T", "An", person_mark="1980"))
    assert known.standing("D-CAU-GIAY")["registrants"] == 1
    restore_backup(known.store, backup.path.name, SYSTEM, AT.replace(hour=19))
    assert known.original(receipt.batch_id) == FILE
    with pytest.raises(NotAllowed):
        rotate(known.store, Actor("tổ", "staff"), AT)


def test_the_key_of_a_store_outlives_its_opening(known: Known) -> None:
    receipt = known.book(line("T", "An"), content=FILE)
    url = known.store.url
    known.store.close()
    known.store = Store(url)
    assert known.original(receipt.batch_id) == FILE
    assert book(known.store, [batch(line("T", "An"), content=FILE)], SYSTEM, AT)[0].status == (
        "unchanged"
    )
