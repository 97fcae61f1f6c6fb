"""The store: the one place that opens the database, and its only writer."""

from bangvang.store.booking import Effect, Receipt, book, effect
from bangvang.store.database import (
    DEFAULT_URL,
    Parameter,
    Store,
    current,
)
from bangvang.store.effects import Change, Likeness
from bangvang.store.faults import NotRead, NotWritten
from bangvang.store.members import set_members
from bangvang.store.moving import (
    BatchGone,
    BatchMoved,
    BatchUnknown,
    effect_of_move,
    restore,
    withdraw,
)
from bangvang.store.national import Correction, correct_national, load_national
from bangvang.store.quotas import QuotaEffect, effect_of_quotas, set_quotas
from bangvang.store.seed import empty, roster, seed, set_setting, setting
from bangvang.store.unusable import (
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseForeign,
    DatabaseGone,
    DatabaseKeyMissing,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnknown,
    DatabaseUnusable,
    DiskFull,
    MigrationFailed,
)

__all__ = [
    "DEFAULT_URL",
    "BatchGone",
    "BatchMoved",
    "BatchUnknown",
    "Change",
    "Correction",
    "DatabaseBusy",
    "DatabaseCorrupt",
    "DatabaseForeign",
    "DatabaseGone",
    "DatabaseKeyMissing",
    "DatabaseNewer",
    "DatabaseReadOnly",
    "DatabaseUnknown",
    "DatabaseUnusable",
    "DiskFull",
    "Effect",
    "Likeness",
    "MigrationFailed",
    "NotRead",
    "NotWritten",
    "Parameter",
    "QuotaEffect",
    "Receipt",
    "Store",
    "book",
    "correct_national",
    "current",
    "effect",
    "effect_of_move",
    "effect_of_quotas",
    "empty",
    "load_national",
    "restore",
    "roster",
    "seed",
    "set_members",
    "set_quotas",
    "set_setting",
    "setting",
    "withdraw",
]
