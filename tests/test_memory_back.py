"""A bad file, or a very long one, takes memory for a moment: the process that read it gives it back."""

import subprocess
import sys

import pytest

from tests.sources import HOUSE

#: bytes more than before that are nobody's fault: caches, and pages that are freed a little later
ROOM = 96 << 20
SCRIPT = """
import os, re, sys, tempfile
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep

from bangvang.access import SYSTEM
from bangvang.store.drafts import lay_down, put_away
from bangvang.waiting import drafts, let_go, prepared
from tests.intake.bombs import zip_bomb
from tests.intake.test_hostile import FAR_CELL
from tests.known import Known

AT = datetime(2022, 5, 19, 18)
HEAD, ROW = "Tên sáng kiến,Họ tên,Đơn vị\\n", "Khay,An,LĐLĐ quận Ba Đình\\n"


def held():
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\\s+(\\d+)", status)[1]) << 10


def take(content, name):
    "Drops the file on the desk, reads and checks it, and puts it away, as the page does."
    lay_down(known.store, content, name, AT.date(), SYSTEM, AT)
    (draft,) = drafts(known.ask("drafts"))
    reading = prepared(known.store, draft)
    refused = reading.exception()
    told = refused.code if refused else str(reading.result().rows_read)
    put_away(known.store, draft.draft_id, "discarded", SYSTEM, AT)
    let_go(draft)
    return told


with tempfile.TemporaryDirectory() as folder:
    known = Known(Path(folder))
    take((HEAD + ROW).encode(), "a.csv")
    before = held()
    told = [
        take(zip_bomb(3 << 30), "bom.xlsx"),
        take(FAR_CELL, "xa.xlsx"),
        take((HEAD + 1_048_575 * ROW).encode(), "dai.csv"),
    ]
    until = monotonic() + 40
    while held() > before + int(sys.argv[1]) and monotonic() < until:
        sleep(0.2)  # the allocator of Polars keeps what is free for some seconds
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    print(*told, held() - before, len(children.split()))
    known.drop()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="tells memory otherwise")
def test_memory_is_back_where_it_was_after_a_bomb_a_far_cell_and_a_full_sheet() -> None:
    command = [sys.executable, "-c", SCRIPT, str(ROOM)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HOUSE)
    assert ran.returncode == 0, ran.stderr[-2000:]
    *told, more, children = ran.stdout.split()
    assert told == ["file_too_large", "file_too_large", "1048576"]
    assert int(more) <= ROOM, f"{int(more) >> 20} MB are held"
    assert children == "0", "no reader is left"
