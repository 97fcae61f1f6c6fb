"""What a page no longer shows, its session lets go of.

Streamlit throws away the value of a widget that has left the page, and keeps what the widget was
made of, its options and its functions with all that they hold, for as long as the page stays open:
a clerk who books two hundred files a day would leave all of them in the server's memory.

What a component hears of its triggers is kept: Streamlit never counts it among a page's widgets.
"""

from functools import wraps

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import is_element_id
from streamlit.runtime.state.session_state import SessionState, _is_stale_widget


def forget_widgets() -> None:
    """From here on a widget goes whole when its value goes."""
    remove = SessionState._remove_stale_widgets
    if hasattr(remove, "__wrapped__"):
        return

    @wraps(remove)
    def removed(self: SessionState, active_widget_ids: frozenset[str]) -> None:
        remove(self, active_widget_ids)
        context = get_script_run_ctx()
        if context is None:
            return
        made_of, parts = self._new_widget_state.widget_metadata, context.fragment_ids_this_run
        for widget_id, metadata in list(made_of.items()):
            if not is_element_id(widget_id):  # of the triggers
                continue
            bound = widget_id in self._query_param_bound_widget_ids  # the address speaks of it
            if not bound and _is_stale_widget(metadata, active_widget_ids, parts):
                del made_of[widget_id]

    SessionState._remove_stale_widgets = removed  # type: ignore[method-assign]
