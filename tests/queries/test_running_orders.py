import pytest

from bangvang.access import Actor, NotAllowed
from bangvang.stage.slides import Slide, read, written
from bangvang.store.orders import OrderUnknown, drop_order, save_order
from tests.known import AT, Known

PRESENTER = Actor("Lan", "presenter")
SLIDES = written((Slide("headline", notes="Chào"), Slide("thanks")))


def test_none_are_kept_at_first(known: Known) -> None:
    assert known.ask("running_orders").height == 0


def test_an_order_is_kept_with_who_and_when(known: Known) -> None:
    kept = save_order(known.store, None, "Thứ Hai", SLIDES, PRESENTER, AT)
    row = known.ask("running_orders").row(0, named=True)
    assert (row["order_id"], row["name"], row["changed_by"]) == (kept, "Thứ Hai", "Lan")
    assert row["changed_at"] == AT
    assert read(row["slides"])[0].notes == "Chào"


def test_saving_again_takes_the_place_of_the_same_order(known: Known) -> None:
    kept = save_order(known.store, None, "Thứ Hai", SLIDES, PRESENTER, AT)
    save_order(known.store, kept, "Thứ Ba", SLIDES, PRESENTER, AT)
    assert known.ask("running_orders")["name"].to_list() == ["Thứ Ba"]


def test_an_order_thrown_away_is_gone_and_cannot_go_twice(known: Known) -> None:
    kept = save_order(known.store, None, "Thứ Hai", SLIDES, PRESENTER, AT)
    drop_order(known.store, kept, PRESENTER, AT)
    assert known.ask("running_orders").height == 0
    with pytest.raises(OrderUnknown):
        drop_order(known.store, kept, PRESENTER, AT)


def test_only_those_who_present_write_orders(known: Known) -> None:
    viewer = Actor("viewer", "viewer")
    kept = save_order(known.store, None, "Thứ Hai", SLIDES, PRESENTER, AT)
    with pytest.raises(NotAllowed):
        save_order(known.store, kept, "x", SLIDES, viewer, AT)
    with pytest.raises(NotAllowed):
        drop_order(known.store, kept, viewer, AT)
    assert known.ask("running_orders")["name"].to_list() == ["Thứ Hai"]
