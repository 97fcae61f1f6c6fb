"""Books, withdraws, checkpoints, backs up and restores without end, telling each: until killed.

One line on standard output before what may be found done or not done when the kill comes, and one
after it is acknowledged: `booked <batch id> <rows>`, `withdrawn <batch id>`, `backup <name>`,
`restoring <name>`, `restored <name>`, `checkpoint`.
"""

import sys
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from bangvang.access import SYSTEM
from bangvang.store import Store, book, seed, withdraw
from bangvang.store.backup import back_up, backups, restore_backup, sweep
from tests.known import batch, line

AT = datetime(2022, 5, 19, 18)
UPPERS = ("D-BA-DINH", "D-DONG-DA", "S-GIAO-DUC", "Z-KCN-CX")


def main(database: Path, turn: int) -> None:
    chance = Random(turn)
    store = Store(f"duckdb:///{database}")
    sweep(database)
    seed(store)
    print("open", flush=True)
    copies = [one.path.name for one in backups(store) if one.kind == "daily"]
    for step in count():
        at = AT + timedelta(days=turn, seconds=10 * step)
        kept = _book(store, turn, step, chance)
        if chance.random() < 0.2:
            withdraw(store, kept, SYSTEM, AT, "nhầm")
            print("withdrawn", kept, flush=True)
        if chance.random() < 0.2:
            with store.transaction(quiet=True) as cursor:
                cursor.commit()
                cursor.execute("checkpoint")
                cursor.begin()
            print("checkpoint", flush=True)
        if chance.random() < 0.15:
            copies.append(back_up(store, "daily", SYSTEM, at).path.name)
            print("backup", copies[-1], flush=True)
        there = [name for name in copies if (database.parent / "backups" / name).exists()]
        if chance.random() < 0.1 and there:
            name = chance.choice(there)
            print("restoring", name, flush=True)
            restore_backup(store, name, SYSTEM, at)
            print("restored", name, flush=True)


def _book(store: Store, turn: int, step: int, chance: Random) -> str:
    rows = chance.randint(1, 60)
    lines = [
        line(f"Sáng kiến {turn} {step} {row}", f"Người {row % 7}", chance.choice(UPPERS))
        for row in range(rows)
    ]
    (receipt,) = book(store, [batch(*lines, content=f"{turn} {step}".encode())], SYSTEM, AT)
    print("booked", receipt.batch_id, rows, flush=True)
    return receipt.batch_id


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
