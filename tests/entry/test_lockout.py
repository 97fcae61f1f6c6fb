"""Who guesses waits: by name, by address, longer every time, and across a restart."""

from datetime import datetime, timedelta

import pytest
from starlette.testclient import TestClient

from bangvang import clock, phrases
from bangvang.entry.key import fingerprint
from bangvang.entry.signing_in import MustChange, Refused, sign_in
from bangvang.store import Store
from bangvang.store.attempts import Subject, counted
from tests.admitted import ZONE
from tests.entry.house import House, signed_in
from tests.known import Known

NOON = datetime(2026, 5, 19, 12)
NAME, ADDRESS = Subject("name", 5), Subject("address", 20)


def waits(store: Store, times: int, at: datetime = NOON) -> list[int]:
    """Seconds told to somebody who fails again and again, always as soon as he may."""
    told = []
    for _ in range(times):
        wait = counted(store, (NAME, ADDRESS), None, "here", at)
        told.append(int(wait.total_seconds()))
        if wait:
            at += wait
            counted(store, (NAME, ADDRESS), None, "here", at)
    return told


def test_five_failures_are_free_and_then_every_wait_is_twice_as_long(known: Known) -> None:
    assert waits(known.store, 13) == [0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900]


def test_what_was_counted_is_forgotten_after_a_day(known: Known) -> None:
    waits(known.store, 8)
    assert waits(known.store, 5, NOON + timedelta(hours=26)) == [0] * 5


def test_a_restart_changes_nothing_of_it(known: Known) -> None:
    waits(known.store, 5)
    known.store.close()
    known.store = Store(known.store.url)
    assert counted(known.store, (NAME, ADDRESS), None, "here", NOON) == timedelta(seconds=15)


def test_many_names_from_one_address_shut_the_address(known: Known) -> None:
    for number in range(20):
        assert not counted(known.store, (Subject(str(number), 5), ADDRESS), None, "here", NOON)
    assert counted(known.store, (Subject("another", 5), ADDRESS), None, "here", NOON)
    assert not counted(known.store, (Subject("another", 5), Subject("b", 20)), None, "b", NOON)


@pytest.mark.parametrize("exists", [True, False])
def test_a_name_that_no_account_has_is_shut_the_same_way(house: House, exists: bool) -> None:
    name = house.newcomer()[0] if exists else "nobody"
    told = []
    for _ in range(6):
        with pytest.raises(Refused) as refused:
            sign_in(house.store, name, "wrong", "far away", NOON)
        told.append(refused.value.wait.total_seconds())
    assert told == [0, 0, 0, 0, 0, 15]


def test_behind_a_shut_name_even_the_right_phrase_is_not_tried(house: House) -> None:
    name, phrase = house.newcomer()
    for _ in range(5):
        with pytest.raises(Refused):
            sign_in(house.store, name, "wrong", "far away", NOON)
    with pytest.raises(Refused):
        sign_in(house.store, name, phrase, "at the desk", NOON)
    with pytest.raises(MustChange):
        sign_in(house.store, name, phrase, "at the desk", NOON + timedelta(seconds=16))


def guessed(house: House, place: str, times: int, at: datetime) -> None:
    """So many failures from one address, each at another name."""
    address = Subject(fingerprint(house.store.path, f"address {place}"), 20)
    for _ in range(times):
        counted(house.store, (address,), None, place, at)


def test_who_has_an_account_gains_no_guesses_at_others_by_signing_in_between(house: House) -> None:
    own = house.newcomer()
    guessed(house, "cafe", 18, NOON)
    for _ in range(2):
        with pytest.raises(MustChange):
            sign_in(house.store, *own, "cafe", NOON)
    guessed(house, "cafe", 2, NOON)
    with pytest.raises(Refused) as refused:
        sign_in(house.store, *own, "cafe", NOON)
    assert refused.value.wait


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Client-IP"])
def test_no_header_makes_a_guesser_somebody_else(
    house: House, client: TestClient, header: str
) -> None:
    guessed(house, "testclient", 19, clock.real(ZONE))
    client.headers[header] = "10.0.0.1"
    assert "Đã sai nhiều lần" not in signed_in(client, "somebody", "wrong").text
    client.headers[header] = "10.9.9.9"
    assert "Đã sai nhiều lần" in signed_in(client, "somebody else", "wrong").text


def test_failures_and_locks_are_on_record_without_what_was_typed(
    house: House, client: TestClient
) -> None:
    name, _ = house.newcomer()
    for _ in range(6):
        signed_in(client, name, "wrong")
        signed_in(client, "a pass phrase in the wrong field", "x")
    failures = house.log("sign_in_failed")
    assert {line["subject"] for line in failures} >= {name, None}
    assert {line["place"] for line in failures[-5:]} == {"testclient"}
    assert house.log("sign_in_shut")[-1]["actor"] == "viewer"
    assert "wrong field" not in str(failures) + str(house.log("sign_in_shut"))


def test_made_phrases_can_be_typed_on_every_keyboard_and_are_not_guessed() -> None:
    assert phrases.BITS >= 60
    assert len(set(phrases.SYLLABLES)) == len(phrases.SYLLABLES)
    made = {phrases.generated() for _ in range(200)}
    assert len(made) == 200
    for phrase in made:
        assert phrase.isascii()
        assert phrase == phrase.lower()
        assert phrases.weakness(phrase, "admin") is None


def test_a_phrase_is_the_same_however_its_letters_are_composed() -> None:
    kept = phrases.hashed("mùa xuân nho nhỏ")
    assert phrases.fits(kept, "  mu\u0300a xua\u0302n nho nho\u0309 ")
    assert not phrases.fits(kept, "mua xuan nho nho")
    assert not phrases.fits(None, "mùa xuân nho nhỏ")
    assert not phrases.fits("no hash", "mùa xuân nho nhỏ")
