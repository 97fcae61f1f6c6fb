"""In whose name a command runs."""

from getpass import getuser

from bangvang.access import Actor


def actor() -> Actor:
    """Whoever runs the command; a container may run as a user that has no name."""
    try:
        return Actor(getuser(), "staff")
    except (KeyError, OSError):
        return Actor("python -m bangvang", "staff")
