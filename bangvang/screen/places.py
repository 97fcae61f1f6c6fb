"""The pages: where each stands, its address, and what one must be allowed to do to open it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """`pages/<room>/<name>.py`, at `/<address>`, for whoever may do `right`."""

    room: str  #: show, manage: the section of the navigation
    name: str
    address: str
    right: str = "look"
    is_fresh: bool = False  #: what moves on it is drawn by `fresh`: it seldom needs to run again

    @property
    def script(self) -> str:
        """The page's file, seen from the shell."""
        return f"../../pages/{self.room}/{self.name}.py"


#: in the order of the navigation; the first one is what a visitor sees first
PLACES = (
    Place("show", "leaderboard", "bang-xep-hang", is_fresh=True),
    Place("show", "movement", "dien-bien"),
    Place("show", "cuts", "moc-chot"),
    Place("show", "quota", "chi-tieu", is_fresh=True),
    Place("show", "clusters", "cum-thi-dua", is_fresh=True),
    Place("show", "countdown", "dem-nguoc"),
    Place("show", "coverage", "do-phu"),
    Place("show", "national", "ca-nuoc"),
    Place("show", "unit", "don-vi"),
    Place("show", "score", "diem-thi-dua"),
    Place("manage", "upload", "nap", "book"),
    Place("manage", "batches", "cac-lan-nap", "withdraw"),
    Place("manage", "duplicates", "trung-lap", "manage"),
    Place("manage", "units", "danh-muc", "manage"),
    Place("manage", "campaign", "chien-dich", "manage"),
    Place("manage", "support", "ho-tro", "manage"),
    Place("manage", "stage", "trinh-chieu", "present"),
    Place("manage", "reports", "bao-cao", "manage"),
    Place("manage", "privacy", "du-lieu-ca-nhan", "names"),
    Place("manage", "accounts", "tai-khoan", "accounts"),
    Place("manage", "system", "he-thong", "restore"),
)


def place_at(address: str) -> Place:
    """The page of this address; the first one where there is none."""
    return next((place for place in PLACES if place.address == address), PLACES[0])
