"""What was freed is shared by all threads, and goes back, on Linux."""

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

BETWEEN = """
{first}

def megabytes():
    (line,) = (each for each in open("/proc/self/status") if each.startswith("VmRSS"))
    return int(line.split()[1]) >> 10

little = []
for _ in range(3):  # the C library sees large pieces come and go, and begins to keep them
    large = [(bytes([1]) * 3_000_000, little.append(bytes([1]) * 2_000)) for _ in range(40)]
    held = megabytes()
    del large
print(held - megabytes())
"""


def told(script: str, first: str) -> int:
    """What a process of its own finds that begins with this line."""
    command = [sys.executable, "-c", script.format(first=first)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def arenas(first: str) -> int:
    """How many arenas there are, beside the first, as many threads hold memory at once."""
    return told(MANY, first)


@pytest.mark.skipif(sys.platform != "linux", reason="another C library")
def test_many_threads_share_few_arenas() -> None:
    assert arenas("import bangvang") <= 1 < arenas("")


@pytest.mark.skipif(sys.platform != "linux", reason="another C library")
def test_large_pieces_go_back_whatever_little_ones_stay_between() -> None:
    assert told(BETWEEN, "import bangvang") > 100 > told(BETWEEN, "")
