"""Why a database cannot be opened: each a fact that whoever starts the program can act upon."""

from pathlib import Path


class DatabaseUnknown(Exception):
    """The database URL is of no kind we can open."""


class DatabaseUnusable(Exception):
    """The file cannot be opened as it is. `path` names it, `code` the sentence to show."""

    code = ""

    def __init__(self, path: Path, trouble: str) -> None:
        super().__init__(f"{path}: {trouble}")
        self.path = path
        self.trouble = trouble


class DatabaseBusy(DatabaseUnusable):
    """Another process owns the database."""

    code = "busy"

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is open in another process")


class DatabaseNewer(DatabaseUnusable):
    """A later version of the program wrote this file; this one would lose what it does not know."""

    code = "newer"

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"its schema is {found}, this program knows up to {known}")
        self.found = found
        self.known = known


class DatabaseCorrupt(DatabaseUnusable):
    """The file, or the log beside it, is damaged or is no database at all."""

    code = "corrupt"


class DatabaseGone(DatabaseUnusable):
    """There was a database here, as its witness tells, and there is none any more."""

    code = "gone"


class DatabaseReadOnly(DatabaseUnusable):
    """The file or its folder cannot be written."""

    code = "read_only"


class DiskFull(DatabaseUnusable):
    """There is no room to open the database."""

    code = "disk_full"


class DatabaseForeign(DatabaseUnusable):
    """The file holds something else than a campaign."""

    code = "foreign"


class DatabaseKeyMissing(DatabaseUnusable):
    """It is of an earlier release, and the key that its upgrade needs is not at hand.

    `key_file` says where it was looked for, `key_id` which one it is.
    """

    code = "key_missing"

    def __init__(self, path: Path, key_file: Path, key_id: str) -> None:
        super().__init__(path, f"{key_file} holds no key {key_id}")
        self.key_file = key_file
        self.key_id = key_id


class MigrationFailed(DatabaseUnusable):
    """A step could not be taken; the file is as it was. `step` names it."""

    code = "migration_failed"

    def __init__(self, path: Path, step: str, trouble: str) -> None:
        super().__init__(path, f"{step}: {trouble}")
        self.step = step
