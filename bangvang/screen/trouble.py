"""When a page fails: the visitor gets a sentence and a number, the log gets the rest.

What the disk refuses has a sentence of its own: what failed, and what to do.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st

from bangvang.access import NotAllowed
from bangvang.screen import frame, saying, who
from bangvang.store import NotRead, NotWritten
from bangvang.store.drafts import DraftUnknown
from bangvang.store.keys import KeyMissing
from bangvang.store.sealing import FileDamaged
from bangvang.text import Words

_LOG = logging.getLogger("bangvang")


def tell(error: Exception) -> bool:
    """Says on the page that it failed, under a number that stands in the log beside the cause."""
    if isinstance(error, NotWritten | NotRead):
        _tell_of_the_disk(error)
        return True
    if isinstance(error, NotAllowed):
        who.refused_press(Words(frame.language()))
        return True
    if isinstance(error, DraftUnknown):
        st.info(Words(frame.language())("upload.gone"))
        return True
    number = uuid4().hex[:8]
    known = of_files(error)
    if known:
        _LOG.error("page stopped", extra={"told": {"why": str(error)}})
        st.error(saying.plain(known))
        return True
    _LOG.error("page failed", exc_info=error, extra={"told": {"number": number}})
    st.error(Words(frame.language())("trouble.page", number=number))
    return True


@contextmanager
def of_the_disk() -> Iterator[None]:
    """Says below what a page has shown so far what the disk did not take or give."""
    try:
        yield
    except (NotWritten, NotRead) as error:
        _tell_of_the_disk(error)


def _tell_of_the_disk(error: NotWritten | NotRead) -> None:
    _LOG.error("the disk failed: %s", error)
    table = "not_written" if isinstance(error, NotWritten) else "not_read"
    st.error(Words(frame.language()).label(table, error.code))


def of_files(error: BaseException | None) -> str | None:
    """What to do where files that are kept cannot be opened; None for any other trouble."""
    t = Words(frame.language())
    if isinstance(error, KeyMissing):
        return t("key.missing", path=error.path, key_id=error.key_id)
    return t("key.damaged") if isinstance(error, FileDamaged) else None
