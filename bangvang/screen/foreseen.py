"""What booking a waiting file would change on the board of this moment.

It is found by booking and undoing it, which takes as long as booking: while others book one file
after another it is found anew every few seconds, and the page says that it is so old.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

import streamlit as st

from bangvang import reading
from bangvang.draw import style
from bangvang.intake import Batch
from bangvang.screen.frame import WOKEN, View
from bangvang.store import Effect, effect
from bangvang.waiting import Draft

_STANDS = 10.0  # seconds for which it stands while others book
_KEPT = 64  # files


@dataclass(frozen=True)
class _Found:
    of: Hashable  #: the file as decided on, on the board it is looked at
    version: int  #: of the boards
    at: float


_found: "OrderedDict[str, _Found]" = OrderedDict()  # by draft
_lock = Lock()


def foreseen(look: View, draft: Draft, batch: Batch) -> tuple[Effect, bool]:
    """What booking the draft would change, and whether others have booked since it was found."""
    instead_of = draft.decisions.instead_of or None
    board = look.board(look.phase())
    of = (look.store.url, look.as_of, draft)
    with _lock:
        known = _found.get(draft.draft_id)
        if known is None or known.of != of or monotonic() - known.at > _STANDS:
            known = _Found(of, look.store.board_version, monotonic())
        _found[draft.draft_id] = known
        _found.move_to_end(draft.draft_id)
        while len(_found) > _KEPT:
            _found.popitem(last=False)
    found = reading.begun(
        ("effect", of, known.version, known.at),
        lambda: effect(look.store, batch, look.actor, look.now, board, instead_of=instead_of),
        about=("effect", draft.draft_id),
    ).result()
    return found, known.version != look.store.board_version


@st.fragment(run_every=_STANDS)
def found_anew(look: View, since: float) -> None:
    """Says that others have booked meanwhile, and lets the page find it anew after some seconds."""
    if monotonic() - since > _STANDS / 2:
        st.session_state[WOKEN] = True
        st.rerun()
    st.html(style.note(look.words("upload.effect_before")))
