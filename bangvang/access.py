"""Who may do what. Nobody may do anything that is not named here."""

from dataclasses import dataclass, field

#: role -> what it may do
MAY: dict[str, frozenset[str]] = {
    "viewer": frozenset({"look"}),
    "presenter": frozenset({"look", "present"}),
    "staff": frozenset({"look", "present", "book", "withdraw", "manage", "names"}),
    "admin": frozenset(
        {"look", "present", "book", "withdraw", "manage", "names", "erase", "restore", "accounts"}
    ),
}

_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
_PASSED_ON = ("forwarded", "via", "x-real-ip")


class NotAllowed(PermissionError):
    """The actor may not do this. `action` names what was refused."""

    def __init__(self, actor: "Actor", action: str) -> None:
        super().__init__(f"{actor.role} {actor.name!r} may not {action}")
        self.action = action


@dataclass(frozen=True)
class Actor:
    """Somebody at the board, with a role."""

    name: str
    role: str
    place: str = field(default="", compare=False)  #: the address of the machine, for the log

    def may(self, action: str) -> bool:
        return action in MAY.get(self.role, frozenset())

    def must(self, action: str) -> None:
        """Raises NotAllowed unless the actor may do `action`."""
        if not self.may(action):
            raise NotAllowed(self, action)


SYSTEM = Actor("bangvang", "admin")


def visitor(address: str | None, headers: dict[str, str]) -> Actor:
    """The actor behind a request: an admin at this machine itself, a viewer from anywhere else.

    A request that a proxy passed on, or that names another host, is from elsewhere.
    """
    names = {name.lower(): value for name, value in headers.items()}
    host = names.get("host", "").rsplit(":", 1)[0].strip("[]")
    local = address in _THIS_MACHINE and host in _THIS_MACHINE
    passed_on = any(name in _PASSED_ON or name.startswith("x-forwarded-") for name in names)
    if local and not passed_on:
        return Actor("staff", "admin", address or "")
    return Actor("viewer", "viewer", address or "")
