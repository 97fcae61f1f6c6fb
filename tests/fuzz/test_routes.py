"""Every route, asked in ways nobody would: always an answer, never a failure, nothing changed."""

import secrets

from tests.fuzz.routes import ask, hall, routes

ALWAYS, CHANCE = 300, 150


def test_chance_in_every_part_of_a_request_neither_breaks_nor_changes_anything() -> None:
    seed = secrets.randbelow(10**9)
    with hall() as served:
        always = ask(served, 0, ALWAYS)
        by_chance = ask(served, seed, CHANCE)
    assert always.failures == []
    assert by_chance.failures == [], f"python -m tests.fuzz.routes --first {seed}"
    assert set(routes()) <= {*always.routes, *by_chance.routes}
    assert {200, 404, 405} <= always.answers.keys()
