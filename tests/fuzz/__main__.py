"""`python -m tests.fuzz --cases 2000 [--first 0]`: breaks files in so many ways and reads them."""

import argparse
import sys
import time
import traceback
from collections import Counter

from tests.fuzz.cases import CODES, run_case


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=2_000)
    asked.add_argument("--first", type=int, default=0)
    given = asked.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = (0.0, 0)
    for number in range(given.first, given.first + given.cases):
        start = time.perf_counter()
        try:
            outcome = run_case(number)
            outcomes[outcome if outcome in {"booked", *CODES} else "FAILED"] += 1
        except Exception:
            outcomes["FAILED"] += 1
            sys.stdout.write(f"case {number}\n{traceback.format_exc(limit=-4)}\n")
        slowest = max(slowest, (time.perf_counter() - start, number))
    told = ", ".join(f"{outcome} {times}" for outcome, times in outcomes.most_common())
    sys.stdout.write(
        f"{given.cases} cases: {told}; slowest {slowest[0]:.1f} s (case {slowest[1]})\n"
    )
    return 1 if outcomes["FAILED"] else 0


if __name__ == "__main__":
    sys.exit(main())
