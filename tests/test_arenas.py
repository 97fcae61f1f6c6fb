"""What threads free is shared by all, on Linux."""

import subprocess
import sys

import pytest

THREADS = 12
MANY = f"""
import re, threading

{{first}}
together, kept = threading.Barrier({THREADS} + 1), []

def work():
    kept.append(bytearray(100_000))
    together.wait()
    together.wait()

for _ in range({THREADS}):
    threading.Thread(target=work).start()
together.wait()
starts = re.findall(r"^([0-9a-f]+)-[0-9a-f]+ rw", open("/proc/self/maps").read(), re.MULTILINE)
print(sum(int(start, 16) % 2**26 == 0 for start in starts))
together.wait()
"""


def arenas(first: str) -> int:
    """How many arenas there are, beside the first, as many threads hold memory at once."""
    done = subprocess.run(
        [sys.executable, "-c", MANY.format(first=first)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="another C library")
def test_many_threads_share_few_arenas() -> None:
    assert arenas("import bangvang") <= 1 < arenas("")
