"""Compacting: what was erased leaves the file itself, not only its tables.

DuckDB frees the blocks of rows that are gone and keeps what stood in them until they are used again.
So after an erasing the database is copied anew at the next opening, before anybody asks it anything,
and the copy takes its place.
"""

import logging
from datetime import datetime

from bangvang.access import SYSTEM
from bangvang.store.copying import ANEW, put
from bangvang.store.database import Store
from bangvang.store.faults import NotWritten, must_have_room
from bangvang.store.journal import note
from bangvang.store.keys import KeyMissing

_LOG = logging.getLogger("bangvang")
#: what was erased since the file was copied anew
_ERASED_SINCE = """
select count(*) as lines
from log
where action in ('person_erased', 'original_erased', 'retention', 'emptied')
    and line_no > (select coalesce(max(line_no), 0) from log where action = 'compacted')
"""


def is_due(store: Store) -> bool:
    """Whether something was erased since the file was copied anew."""
    return bool(store.select(_ERASED_SINCE, {})["lines"].item())


def compacted(store: Store, at: datetime) -> Store:
    """The same database in a file without remnants, opened; `store` is closed.

    Where the disk has no room for a second copy, or the log's key is not at hand, the store is given
    back as it was: it is due still.
    """
    draft = store.path.with_name(f"{store.path.name}{ANEW}")
    try:
        store.log_key()
        must_have_room(store.path.parent, store.path.stat().st_size)
        store.copy_to(draft)
    except (KeyMissing, NotWritten) as hindered:
        _LOG.warning("%s: not copied anew: %s", store.path, hindered)
        return store
    store.close()
    if not store.path.with_name(f"{store.path.name}.wal").exists():  # all it held is in the copy
        put(draft, store.path)
    anew = Store(store.url)
    anew.migration, anew.is_behind = store.migration, store.is_behind
    with anew.transaction(quiet=True) as cursor:
        note(cursor, at, SYSTEM, "compacted", None, {"bytes": anew.path.stat().st_size})
    return anew
