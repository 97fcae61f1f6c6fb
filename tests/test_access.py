"""Who may do what: nothing that is not named, and only this machine is staff."""

import pytest

from bangvang.access import MAY, SYSTEM, Actor, NotAllowed, visitor

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


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
@pytest.mark.parametrize("host", ["localhost:8501", "localhost", "127.0.0.1:8501", "[::1]:8501"])
def test_this_machine_itself_is_admin(address: str, host: str) -> None:
    assert visitor(address, {"Host": host}) == Actor("staff", "admin")


@pytest.mark.parametrize(
    "address",
    ["192.168.1.20", "10.0.0.1", "203.0.113.7", "fe80::1", "127.0.0.1.evil.example", "", None],
)
def test_another_machine_is_a_viewer_whatever_host_it_names(address: str | None) -> None:
    assert visitor(address, {"Host": "localhost:8501"}) == Actor("viewer", "viewer")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "board.example"},
        {"Host": "board.example:8501"},
        {"Host": "192.168.1.5:8501"},
        {"Host": "localhost.evil.example:8501"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": ""},
        {},
    ],
)
def test_a_request_to_another_host_or_none_is_a_viewers(headers: dict[str, str]) -> None:
    assert visitor("127.0.0.1", headers).role == "viewer"


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For",
        "x-forwarded-for",
        "X-FORWARDED-FOR",
        "X-Real-IP",
        "Forwarded",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "Via",
    ],
)
def test_a_request_that_a_proxy_passed_on_is_a_viewers(header: str) -> None:
    for value in ("203.0.113.7", "127.0.0.1", ""):
        assert visitor("127.0.0.1", {"Host": "localhost:8501", header: value}).role == "viewer"


def test_names_of_headers_are_read_in_any_case() -> None:
    assert visitor("127.0.0.1", {"HOST": "localhost:8501"}).role == "admin"
    assert visitor("127.0.0.1", {"hOsT": "board.example"}).role == "viewer"
