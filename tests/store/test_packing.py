"""Files are kept packed where that pays, and come back byte for byte."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.store.packing import packed, unpacked

LIST = "".join(f"{n},Cải tiến quy trình hàn,Nguyễn Văn An\n" for n in range(40_000)).encode()
NOISE = Random(7).randbytes(2 << 20)  # noqa: S311


def test_a_large_list_takes_a_fraction_of_its_room() -> None:
    assert len(packed(LIST)) < len(LIST) / 4
    assert unpacked(packed(LIST)) == LIST


@pytest.mark.parametrize("content", [b"", b"x", LIST[:5_000], NOISE])
def test_small_files_and_packed_ones_are_kept_as_they_came(content: bytes) -> None:
    assert packed(content) == content == unpacked(content)


@given(st.binary(max_size=200))
def test_a_file_that_looks_packed_comes_back_as_it_came(content: bytes) -> None:
    alike = packed(LIST)[:22] + content
    assert unpacked(packed(alike)) == alike
    assert unpacked(packed(packed(LIST))) == packed(LIST)
