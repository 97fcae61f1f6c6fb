"""Whether the server lives and is ready: for whoever watches over it, and with nothing about anybody."""

import asyncio
import os
import tempfile
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bangvang.server.log import LOG
from bangvang.server.visiting import visitor_of
from bangvang.store import Store, current
from bangvang.store.backup import backups, last_rehearsed
from bangvang.store.frozen import seen_by

_PATIENCE = 5.0  # seconds for the disk to answer
_looking: "dict[Store, asyncio.Task[bool]]" = {}


async def _healthz(request: Request) -> JSONResponse:
    """200 where the database can be read and its disk written, otherwise 503."""
    store = current()
    ready = await _ready(store)
    told: dict[str, object] = {"live": True, "ready": ready}
    if ready:
        seen = seen_by(store, visitor_of(request))  # a freeze hides that something came
        told |= {"data_version": seen.version, **await run_in_threadpool(_copies, store)}
    return JSONResponse(told, 200 if ready else 503, {"Cache-Control": "no-store"})


async def _ready(store: Store) -> bool:
    """One look at a time, however many ask; a disk that does not answer is not ready."""
    looking = _looking.get(store)
    if looking is None or looking.done():
        looking = _looking[store] = asyncio.create_task(run_in_threadpool(works, store))
    try:
        return await asyncio.wait_for(asyncio.shield(looking), _PATIENCE)
    except TimeoutError:
        return False


def works(store: Store) -> bool:
    """Whether the database answers and its disk takes what is written."""
    try:
        store.select("select version from data_version", {})
        with tempfile.TemporaryFile(dir=store.path.resolve().parent) as trial:
            trial.write(bytes(4096))
            trial.flush()
            os.fsync(trial.fileno())
    except Exception:
        LOG.exception("not ready")
        return False
    return True


def _copies(store: Store) -> dict[str, str | None]:
    made = next((backup.made_at for backup in backups(store)), None)
    return {"last_backup": _moment(made), "last_rehearsal": _moment(last_rehearsed(store))}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


routes = [Route("/healthz", _healthz)]
