"""The first start: the admin's account is made, and its pass phrase told once, to the console."""

import sys

from bangvang import clock
from bangvang.campaign import campaign
from bangvang.commands import both
from bangvang.store import Store
from bangvang.store.accounts import make_first


def tell(store: Store) -> None:
    """Makes the account where there is none. Its phrase stands nowhere else afterwards."""
    made = make_first(store, clock.real(campaign().time_zone))
    if made:
        name, phrase = made
        sys.stdout.write(f"{both('door.first', name=name, phrase=phrase)}\n")
        sys.stdout.flush()
