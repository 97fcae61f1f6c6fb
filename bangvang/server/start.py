"""What happens when the server starts: the database opens, the sample is loaded when it is empty."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette

from bangvang import sample_loading
from bangvang.commands.answer import both
from bangvang.commands.unopened import migration_told, told
from bangvang.server import (
    daily_backup,
    daily_cut,
    dropping,
    first_entry,
    forgetting,
    guarding,
    handover,
    inbox,
    live,
    log,
    providers,
)
from bangvang.stage import rehearsal, shows
from bangvang.store import DatabaseUnusable, NotWritten, Store, current
from bangvang.store.keys import KeyMissing


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    """Opens the store before the first visitor and tells the command line where the server is."""
    log.begin()
    dropping.keep_answers()
    forgetting.forget_widgets()
    try:
        store = current()
    except DatabaseUnusable as error:
        sys.exit(told(error))
    except NotWritten as refused:
        sys.exit(f"{both(f'not_written.{refused.code}')}\n({refused})")
    if store.is_behind:
        sys.stdout.write(f"{both('unopened.behind', path=store.path)}\n")
    _look_at_keys(store)
    if store.migration:
        sys.stdout.write(f"{migration_told(store.path, store.migration)}\n")
    if os.environ.get("BANGVANG_SAMPLE", "1") != "0" and sample_loading.is_wanted(store):
        sys.stdout.write(
            "  Đang nạp chiến dịch mẫu, khoảng mười giây … Loading the sample campaign.\n"
        )
        sample_loading.load(store)
    first_entry.tell(store)
    _look_at_providers()
    store.on_commit(lambda version: log.committed(version, store.board_version == version))
    store.on_commit(live.announce)
    store.on_commit(shows.announce)
    try:
        inbox_folder = store.path.parent / "inbox"
        with (
            handover.offered(store),
            inbox.watched(store, inbox_folder),
            daily_cut.kept(store),
            daily_backup.kept(store),
            guarding.kept(store),
        ):
            yield
    finally:
        rehearsal.end_all()
        store.close()


def _look_at_keys(store: Store) -> None:
    """Says which key is missing; boards go on without it."""
    try:
        store.log_key()
    except KeyMissing as missing:
        said = both("key.missing", path=missing.path, key_id=missing.key_id)
        sys.stdout.write(f"{said}\n")


def _look_at_providers() -> None:
    """Says what is wrong with the secrets; the board runs without providers then."""
    providers.tell_in_our_log()
    wrong = providers.unfit()
    if wrong:
        sys.stdout.write(f"{both('door.providers_unfit')}\n({wrong})\n")
