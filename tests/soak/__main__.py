"""Kill -9 at random moments of commits, checkpoints, migrations, backups and restores: `python -m tests.soak --kills 200`."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.soak.kills import Found, kill

asked = argparse.ArgumentParser(description=__doc__)
asked.add_argument("--kills", type=int, default=200)
asked.add_argument("--first", type=int, default=0, help="number of the first turn: other moments")
chosen = asked.parse_args()
found = Found()
with tempfile.TemporaryDirectory() as folder:
    for turn in range(chosen.first, chosen.first + chosen.kills):
        kill(Path(folder), turn, found)
told = ", ".join(f"{count} of a {kind}" for kind, count in sorted(found.kills.items()))
sys.stdout.write(
    f"{found.kills.total()} kills ({told}), {found.ledger.acknowledged} acknowledged writes, "
    f"{len(found.lost)} lost, {len(found.torn)} torn, "
    f"opened in {1000 * found.slowest_opening:.0f} ms at most\n"
)
sys.exit("\n".join([*found.lost, *found.torn]) or 0)
