"""`sample`: loads the sample campaign."""

from bangvang import sample_loading
from bangvang.commands.answer import Answer, both
from bangvang.store import Store


def load_sample(store: Store) -> Answer:
    """Loads the sample campaign; exit code 1 where the database is in use already."""
    if sample_loading.load_when_empty(store):
        return Answer(0, f"{both('cli.sample_loaded')}\n")
    return Answer(1, errors=f"{both('cli.sample_refused', path=store.path)}\n")
