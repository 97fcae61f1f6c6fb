"""A file that is dropped while the page runs anew is asked for all the same.

The browser asks by its live line where a file may go, and shows nothing until it is told. Streamlit
puts the answer among the elements of the page, and a run that begins before they are sent throws
them away: whoever drops a file just as a colleague books one waits for ever.
"""

from functools import wraps

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_ANSWER = "file_urls_response"


def keep_answers() -> None:
    """From here on the answers about files outlive the run of the page that follows them."""
    clear = ForwardMsgQueue.clear
    if hasattr(clear, "__wrapped__"):
        return

    @wraps(clear)
    def cleared(
        self: ForwardMsgQueue,
        retain_lifecycle_msgs: bool = False,
        fragment_ids_this_run: list[str] | None = None,
    ) -> None:
        answers = [each for each in self._queue if each.WhichOneof("type") == _ANSWER]
        clear(self, retain_lifecycle_msgs, fragment_ids_this_run)
        if retain_lifecycle_msgs and fragment_ids_this_run is None:
            self._queue += answers

    ForwardMsgQueue.clear = cleared  # type: ignore[method-assign]
