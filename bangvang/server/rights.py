"""Which right a request needs before anything reads it, by where it goes. The first fitting line holds.

Pages are not here: their address brings Streamlit's empty page, which asks over its own line for
what `screen/places.py` lets this visitor have. What a route needs beyond this it checks itself.
"""

#: start of the path -> what the visitor must be allowed to do; '' for everybody
NEEDS: tuple[tuple[str, str], ...] = (
    ("/_stcore/upload_file/", "book"),  # a file that nobody asked for fills the memory all the same
    ("/media/", "look"),  # what pages offer for download; `owning.py` asks whose it is
    ("/events", "look"),
    ("/fresh", "look"),
    ("/stage/static/", ""),
    ("/stage/", "look"),
    ("/stage", ""),  # it shows strangers to the door itself
    ("/command", ""),  # it takes the secret of the server's own user
)


def needed(path: str) -> str:
    """The right without which a request to this path is refused; '' for none."""
    return next((right for start, right in NEEDS if path.startswith(start)), "")
