"""When a page fails: the visitor gets a sentence and a number, the log gets the rest.

What the disk refuses has a sentence of its own: what failed, and what to do.
"""

import logging
from uuid import uuid4

import streamlit as st

from bangvang.screen import frame
from bangvang.store import NotRead, NotWritten
from bangvang.text import Words

_LOG = logging.getLogger("bangvang")


def tell(error: Exception) -> bool:
    """Says on the page that it failed, under a number that stands in the log beside the cause."""
    t = Words(frame.language())
    if isinstance(error, NotWritten | NotRead):
        _LOG.error("the disk failed: %s", error)
        st.error(told(t, error))
        return True
    number = uuid4().hex[:8]
    _LOG.error("page failed", exc_info=error, extra={"told": {"number": number}})
    st.error(t("trouble.page", number=number))
    return True


def told(t: Words, error: NotWritten | NotRead) -> str:
    """The sentence for what could not be written or read."""
    return t.label("not_written" if isinstance(error, NotWritten) else "not_read", error.code)
