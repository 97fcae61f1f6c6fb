"""How fast every question is answered, cold: `python -m benchmarks.board --keep FOLDER`.

A campaign of so many registrations is made and counted by the store itself; then every question of
`queries/` is asked, each time with other parameters, past every cache: milliseconds from question
to frame, half of the asks and 95 % of them. Polars and pandas answer some of the questions from
all registrations in memory: what a board would cost without counts kept at commit. A board over
its budget (design.md §6) is marked; a list of rows has the time a person waits for a page.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bangvang.query import text
from bangvang.store import Store
from benchmarks.campaigns import kept
from benchmarks.plain import PLAIN, Plain, plain
from benchmarks.questions import LISTS, asked, names

#: milliseconds, 95 % of the asks: up to 1 M registrations and above; of a list of rows
BUDGET, BUDGET_ABOVE, BUDGET_OF_A_LIST = 50, 150, 150
_MILLION = 1_000_000


def milliseconds(works: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """The median and the 95th percentile of works done once each."""
    taken = []
    for work in works:
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    ordered = sorted(taken)
    return ordered[len(ordered) // 2], ordered[round(0.95 * (len(ordered) - 1))]


def budget(name: str, count: int) -> int:
    """What 95 % of the asks may take, in milliseconds."""
    if name in LISTS:
        return BUDGET_OF_A_LIST
    return BUDGET if count <= _MILLION else BUDGET_ABOVE


def told(store: Store, name: str, count: int, times: int, beside: Plain | None) -> str:
    """One line: what a question took."""
    works = [partial(store.select, text(name), each) for each in asked(store, name, times)]
    half, most = milliseconds(works)
    line = f"{count:>12,}  {name:<20} {half:>9.1f} {most:>9.1f}"
    if beside and name in PLAIN:
        in_polars, in_pandas = PLAIN[name]
        polars, _ = milliseconds([partial(in_polars, beside.polars)] * 3)
        pandas, _ = milliseconds([partial(in_pandas, beside.pandas)] * 3)
        line += f" {polars:>9.0f} {pandas:>9.0f}"
    else:
        line += f" {'':>9} {'':>9}"
    kind = "list" if name in LISTS else "board"
    return f"{line}  {kind:<5} {'OVER ' + str(budget(name, count)) if most > budget(name, count) else ''}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[100_000, _MILLION])
    parser.add_argument("--keep", type=Path, help="folder in which the campaigns are kept")
    parser.add_argument("--only", nargs="+", help="questions; else all")
    parser.add_argument("--without", nargs="+", default=["registrations_out"])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--no-plain", action="store_true", help="without Polars and pandas")
    wanted = parser.parse_args()
    print(
        f"{'registrations':>12} {'question':<20} {'p50 ms':>9} {'p95 ms':>9} {'Polars':>9} {'pandas':>9}"
    )
    for count in wanted.counts:
        with kept(wanted.keep, count) as store:
            beside = None if wanted.no_plain else plain(store)
            for name in wanted.only or [one for one in names() if one not in wanted.without]:
                print(told(store, name, count, wanted.times, beside), flush=True)


if __name__ == "__main__":
    main()
