"""The file a batch came from."""

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known, line


def test_an_unknown_batch_has_no_file(known: Known) -> None:
    answer = known.ask("original", batch_id="không có")
    assert answer.columns == ["file_name", "file_hash", "content"]
    assert answer.height == 0


def test_each_batch_has_its_own_file_also_when_withdrawn(known: Known) -> None:
    contents = [b"\x00\xff\r\n", "Đống Đa".encode("utf-16")]
    receipts = [
        known.book(line("T", str(number)), content=content)
        for number, content in enumerate(contents)
    ]
    withdraw(known.store, receipts[0].batch_id, SYSTEM, AT)
    for receipt, content in zip(receipts, contents, strict=True):
        answer = known.ask("original", batch_id=receipt.batch_id)
        assert answer["file_name"].to_list() == [receipt.file_name]
        assert known.original(receipt.batch_id) == content
