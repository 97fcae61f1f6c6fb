"""The way back: after signing in one goes where one came from, and never to another site."""

from urllib.parse import urlsplit

DOOR = "/vao"
HOME = "/"
BACK = "ve"  #: the parameter that names where one came from


def way_back(asked: str) -> str:
    """The address asked for where it is a page of this server, else the first page."""
    plain = asked.isprintable() and "\\" not in asked and not any(map(str.isspace, asked))
    if not plain or not asked.startswith("/") or asked.startswith("//"):
        return HOME
    parts = urlsplit(asked)
    leads_here = not parts.scheme and not parts.netloc
    return asked if leads_here and not parts.path.startswith(DOOR) else HOME
