"""`key`: where the keys of the database stand, and a new one in place of the last."""

from bangvang import clock
from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.commands.answer import Answer, both
from bangvang.commands.asked import Key
from bangvang.store import Store
from bangvang.store.keys import KeyMissing, keyring
from bangvang.store.originals import rotate


def tell_of_keys(store: Store, asked: Key) -> Answer:
    """The key file and its keys; after `rotate` everything kept is sealed under a new one.

    Raises KeyMissing.
    """
    if asked.what == "rotate":
        files = rotate(store, SYSTEM, clock.real(campaign().time_zone))
        said = both("cli.key_rotated", files=files, path=keyring(store).path)
    else:
        held = keyring(store)
        held.of_persons()
        said = both("cli.key_there", path=held.path, keys=len(held.keys))
    return Answer(0, said + "\n")


def without_key(missing: KeyMissing) -> Answer:
    """What is missing, what it stops, and what goes on without it."""
    return Answer(1, errors=both("key.missing", path=missing.path, key_id=missing.key_id) + "\n")
