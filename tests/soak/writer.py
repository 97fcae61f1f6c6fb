"""Books, withdraws, checkpoints and backs up without end, and says each time what is done: until killed."""

import sys
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from bangvang.access import SYSTEM
from bangvang.store import Store, book, seed, withdraw
from bangvang.store.backup import back_up
from tests.known import batch, line

AT = datetime(2022, 5, 19, 18)


def main(database: Path, turn: int) -> None:
    """One line on standard output per acknowledged write: `booked <batch id> <rows>` and so on."""
    chance = Random(turn)
    store = Store(f"duckdb:///{database}")
    seed(store)
    print("open", flush=True)
    for step in count():
        rows = chance.randint(1, 60)
        lines = [
            line(f"Sáng kiến {turn} {step} {row}", f"Người {row % 7}", chance.choice(UPPERS))
            for row in range(rows)
        ]
        content = f"{turn} {step}".encode()
        (receipt,) = book(store, [batch(*lines, content=content)], SYSTEM, AT)
        print("booked", receipt.batch_id, rows, flush=True)
        if chance.random() < 0.2:
            withdraw(store, receipt.batch_id, SYSTEM, AT, "nhầm")
            print("withdrawn", receipt.batch_id, flush=True)
        if chance.random() < 0.2:
            with store.transaction(quiet=True) as cursor:
                cursor.commit()
                cursor.execute("checkpoint")
                cursor.begin()
            print("checkpoint", flush=True)
        if chance.random() < 0.15:
            back_up(store, "daily", SYSTEM, AT + timedelta(days=turn, seconds=step))
            print("backup", flush=True)


UPPERS = ("D-BA-DINH", "D-DONG-DA", "S-GIAO-DUC", "Z-KCN-CX")

if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
