"""Who may do what: nothing that is not named."""

import pytest

from bangvang.access import MAY, SYSTEM, Actor, NotAllowed

ACTIONS = (
    *("look", "present", "book", "withdraw", "manage", "names"),
    *("erase", "restore", "accounts"),
)
ALLOWED = {
    ("viewer", "look"),
    ("presenter", "look"),
    ("presenter", "present"),
    ("staff", "look"),
    ("staff", "present"),
    ("staff", "book"),
    ("staff", "withdraw"),
    ("staff", "manage"),
    ("staff", "names"),
    *(("admin", action) for action in ACTIONS),
}
STRANGE_ROLES = ("", "Admin", "Staff", "STAFF", "staff ", "viewers", "root", "*")
STRANGE_ACTIONS = ("", "Look", "look ", "book_all", "delete", "*")


@pytest.mark.parametrize("role", [*MAY, *STRANGE_ROLES])
@pytest.mark.parametrize("action", [*ACTIONS, *STRANGE_ACTIONS])
def test_nobody_may_do_what_is_not_named(role: str, action: str) -> None:
    actor = Actor("ai đó", role)
    allowed = (role, action) in ALLOWED
    assert actor.may(action) is allowed
    if allowed:
        actor.must(action)
    else:
        with pytest.raises(NotAllowed) as refused:
            actor.must(action)
        assert refused.value.action == action


def test_the_table_names_no_role_and_no_action_beside_these() -> None:
    assert {(role, action) for role, actions in MAY.items() for action in actions} == ALLOWED


def test_what_was_refused_is_told_with_the_name_and_the_role() -> None:
    with pytest.raises(NotAllowed, match=r"viewer 'khách' may not book"):
        Actor("khách", "viewer").must("book")
    assert issubclass(NotAllowed, PermissionError)


def test_the_system_itself_may_do_all() -> None:
    assert all(SYSTEM.may(action) for action in ACTIONS)
