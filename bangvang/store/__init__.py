"""The store: the one place that opens the database, and its only writer."""

from bangvang.store.booking import Effect, Receipt, book, effect
from bangvang.store.database import (
    DEFAULT_URL,
    DatabaseBusy,
    DatabaseUnknown,
    Parameter,
    Store,
    current,
)
from bangvang.store.effects import Change, Likeness
from bangvang.store.moving import BatchUnknown, effect_of_move, restore, withdraw
from bangvang.store.quotas import set_quotas
from bangvang.store.seed import empty, load_national, roster, seed, set_setting, setting

__all__ = [
    "DEFAULT_URL",
    "BatchUnknown",
    "Change",
    "DatabaseBusy",
    "DatabaseUnknown",
    "Effect",
    "Likeness",
    "Parameter",
    "Receipt",
    "Store",
    "book",
    "current",
    "effect",
    "effect_of_move",
    "empty",
    "load_national",
    "restore",
    "roster",
    "seed",
    "set_quotas",
    "set_setting",
    "setting",
    "withdraw",
]
