"""Kill -9 at random moments during commits, checkpoints and backups: `python -m tests.soak --kills 200`."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.soak.kills import Found, kill

asked = argparse.ArgumentParser(description=__doc__)
asked.add_argument("--kills", type=int, default=200)
found = Found()
with tempfile.TemporaryDirectory() as folder:
    for turn in range(asked.parse_args().kills):
        kill(Path(folder) / "soak.duckdb", turn, found)
sys.stdout.write(
    f"{found.kills} kills, {found.acknowledged} acknowledged writes, {len(found.lost)} lost, "
    f"{len(found.torn)} torn, opened in {1000 * found.slowest_opening:.0f} ms at most\n"
)
sys.exit("\n".join([*found.lost, *found.torn]) or 0)
