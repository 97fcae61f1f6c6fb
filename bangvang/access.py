"""Who may do what. Nobody may do anything that is not named here."""

from collections.abc import Callable
from dataclasses import dataclass, field

#: role -> what it may do
MAY: dict[str, frozenset[str]] = {
    "stranger": frozenset(),  # nobody signed in, where the boards are not open to everybody
    "viewer": frozenset({"look"}),
    "presenter": frozenset({"look", "present"}),
    "staff": frozenset({"look", "present", "book", "withdraw", "manage", "names"}),
    "admin": frozenset(
        {"look", "present", "book", "withdraw", "manage", "names", "erase", "restore", "accounts"}
    ),
}
#: the roles that an account may have
ROLES = ("viewer", "presenter", "staff", "admin")


class NotAllowed(PermissionError):
    """The actor may not do this. `action` names what was refused."""

    def __init__(self, actor: "Actor", action: str) -> None:
        super().__init__(f"{actor.role} {actor.name!r} may not {action}")
        self.action = action


@dataclass(frozen=True)
class Actor:
    """Somebody at the board, with a role.

    Whoever came in by a cookie is asked for `anew` whenever something must be allowed: what the
    account may do at that very moment counts, not what it was allowed when the page was drawn.
    """

    name: str
    role: str
    place: str = field(default="", compare=False)  #: the address of the machine, for the log
    anew: "Callable[[], Actor] | None" = field(default=None, compare=False, repr=False)
    signed_in: bool = field(default=False, compare=False)

    def may(self, action: str) -> bool:
        return action in MAY.get(self.role, frozenset())

    def must(self, action: str) -> None:
        """Raises NotAllowed unless the actor may do `action` now."""
        now = self.anew() if self.anew else self
        if not now.may(action):
            raise NotAllowed(now, action)


SYSTEM = Actor("bangvang", "admin")
