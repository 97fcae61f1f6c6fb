"""The store: the one place that opens the database, and its only writer."""

from bangvang.store.booking import Change, Effect, Receipt, book, effect, restore, withdraw
from bangvang.store.database import (
    DEFAULT_URL,
    DatabaseBusy,
    DatabaseUnknown,
    Parameter,
    Store,
    current,
)
from bangvang.store.seed import empty, load_national, roster, seed, set_setting, setting

__all__ = [
    "DEFAULT_URL",
    "Change",
    "DatabaseBusy",
    "DatabaseUnknown",
    "Effect",
    "Parameter",
    "Receipt",
    "Store",
    "book",
    "current",
    "effect",
    "empty",
    "load_national",
    "restore",
    "roster",
    "seed",
    "set_setting",
    "setting",
    "withdraw",
]
