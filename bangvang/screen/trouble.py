"""When a page fails: the visitor gets a sentence and a number, the log gets the rest."""

import logging
from uuid import uuid4

import streamlit as st

from bangvang.screen import frame
from bangvang.text import Words

_LOG = logging.getLogger("bangvang")


def tell(error: Exception) -> bool:
    """Says on the page that it failed, under a number that stands in the log beside the cause."""
    number = uuid4().hex[:8]
    _LOG.error("page failed", exc_info=error, extra={"told": {"number": number}})
    st.error(Words(frame.language())("trouble.page", number=number))
    return True
