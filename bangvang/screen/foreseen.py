"""What booking a waiting file would change on the board of this moment.

It is found by booking and undoing it, which takes as long as booking: while others book one file
after another it is found anew every half minute, and the page says that it is so old.
"""

from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock
from time import monotonic

import streamlit as st

from bangvang import reading
from bangvang.draw import style
from bangvang.intake import Batch
from bangvang.screen import frame
from bangvang.screen.frame import View
from bangvang.store import Effect, effect
from bangvang.waiting import Draft

_STANDS = 30.0  # seconds for which it stands while others book
_KEPT = 64  # files


@dataclass(frozen=True)
class _Finding:
    of: Hashable  #: the file as decided on, on the board it is looked at
    version: int  #: of the boards
    began: float
    future: "Future[Effect]"

    def stands(self, version: int) -> bool:
        """Whether it is good enough, or still being found, however long that waits for its turn."""
        if not self.future.done():
            return True
        if self.future.cancelled() or self.future.exception():
            return False
        return self.version == version or monotonic() - self.began < _STANDS


_findings: "OrderedDict[str, _Finding]" = OrderedDict()  # by draft
_lock = Lock()


def foreseen(look: View, draft: Draft, batch: Batch) -> tuple[Effect, bool]:
    """What booking the draft would change, and whether others have booked since it was found."""
    of = (look.store.url, look.as_of, draft)
    version = look.store.board_version
    with _lock:
        known = _findings.get(draft.draft_id)
        if known is None or known.of != of or not known.stands(version):
            known = _findings[draft.draft_id] = _begun(look, draft, batch, of, version)
        _findings.move_to_end(draft.draft_id)
        while len(_findings) > _KEPT:
            _findings.popitem(last=False)
    return known.future.result(), known.version != look.store.board_version


def _begun(look: View, draft: Draft, batch: Batch, of: Hashable, version: int) -> _Finding:
    instead_of, again = draft.decisions.instead_of or None, draft.decisions.again
    board = look.board(look.phase())
    began = monotonic()
    future = reading.begun(
        ("effect", of, version, began),
        lambda: effect(
            look.store, batch, look.actor, look.now, board, instead_of=instead_of, again=again
        ),
        about=("effect", draft.draft_id),
    )
    return _Finding(of, version, began, future)


@st.fragment(run_every=_STANDS)
def found_anew(look: View, since: float) -> None:
    """Says that others have booked meanwhile, and lets the page find it anew after a while."""
    if monotonic() - since > _STANDS / 2:
        frame.woken()
        st.rerun()
    st.html(style.note(look.words("upload.effect_before")))
