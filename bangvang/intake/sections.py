"""Sections: whose the rows below a section row are.

I. LĐLĐ quận Ba Đình       an upper union, down to the next one
Trường Mầm non Hoa Sen     a grassroots union, down to the next section
Khối văn phòng             right below it: a part of that union
Khối doanh nghiệp          after rows of it: the union's end, or another part of it? Somebody has to say
Hapro                      a union that nobody knows, a group, a row without author? Somebody has to say
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import polars as pl

from bangvang.fold import fold
from bangvang.intake.content import is_workplace
from bangvang.intake.headings import OF_THE_UNIT
from bangvang.intake.phrases import UNIT_WORDS, WORKPLACE
from bangvang.intake.private import scrubbed
from bangvang.intake.totals import without_count
from bangvang.intake.units import NOTHING_CHOSEN, Directory, without_number
from bangvang.roster import Roster

NO_UNIONS: Mapping[int, str] = MappingProxyType({})
#: What somebody may say a section is: the union of the rows below; a group of rows that name none;
#: a part of the union above; a registration, incompletely written.
ANSWERS = ("union", "group", "part", "row")
_WORKPLACE = re.compile(f"{UNIT_WORDS}|{WORKPLACE.removeprefix('(?i)')}")
_LABEL = re.compile(r"^(?:tên\s+)?đơn vị\s*:\s*", re.IGNORECASE)
_BULLET = re.compile(r"^[-–—*•+]+\s*")
_GROUP = re.compile(
    r"^(?:khoi|cum|linh vuc|nhom|phan|muc|danh muc|danh sach|loai|noi dung|giai doan|sang kien|giai phap|de tai|cap)\b"
)
#: No title begins so: "Đợt 1", "Tháng 5/2022", "Sáng kiến cấp cơ sở".
_SURELY_GROUP = re.compile(
    r"^(?:(?:dot|thang|quy|tuan|nam)\s+[\divx]|(?:sang kien|giai phap|de tai) cap\b)"
)
#: Teams of a union; a department may have a union of its own, unless the list is one union's.
#: "Tổ chức hội thi", "Khoa học dữ liệu", "Phòng chống cháy" are titles.
_TEAM = re.compile(
    r"^(?:tổ(?! chức)|đội(?! ngũ)|khoa(?! học)|bộ môn|chuyền|phân xưởng)(?: [^\s]+){1,5}$",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"^(?:phòng(?! (?:chống|ngừa|cháy|tránh))|ban|văn phòng|bộ phận|xưởng)\s", re.IGNORECASE
)
_OWN_WORD = re.compile(r"^(?:cdcs|cong doan co so)\b")  # as who mends a file is told to write
_UNION = re.compile(r"^(?:ldld|lien doan|cong doan|cdn?)\b")
_UPPER = re.compile(
    r"^(?:ldld|lien doan lao dong|cdn|(?:cong doan|cd) (?:nganh|tong cong ty|tct|vien chuc|cac (?:kcn|khu)))\b"
)


#: text, whether it is doubtful, whether its column is one of unions
_Look = tuple[str, bool, bool]
_LOOKS = ("section", "is_doubt", "names_union")


@dataclass(frozen=True)
class _Section:
    """Whose the rows below a section row are."""

    upper_above: str | None = None  #: the last upper union that had a section of its own
    upper: str | None = None
    union: str | None = None
    open: str | None = None  #: the name of which somebody has to say what it is
    is_divided: bool = False  #: whether groups stand below the union


def with_sections(
    rows: pl.DataFrame,
    roster: Roster,
    unions: Mapping[int, str] = NO_UNIONS,
    answers: Mapping[str, str] = NOTHING_CHOSEN,
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
    sender: str | None = None,
) -> pl.DataFrame:
    """The rows with `section_upper`, `section_grassroots` and `section_open`, filled down from
    section rows; `why` and `is_doubt` say what became of those that are doubtful.

    `unions`: the grassroots union that a table's own sheet or letterhead names, by its number.
    `answers`: folded name -> one of ANSWERS. `chosen`: folded name -> the unit it was said to mean.
    `sender`: the unit of the file.
    """
    own = (
        pl.col("table").replace_strict(unions, default=None, return_dtype=pl.String)
        if unions
        else pl.lit(None, pl.String)
    )
    nothing = pl.lit(None, pl.String)
    if rows["section"].null_count() == rows.height:
        none = {"section_upper": nothing, "section_grassroots": own, "section_open": nothing}
        return rows.with_columns(**none)
    rows = rows.with_columns(scrubbed(rows["section"]))
    is_head = pl.col("section").is_not_null()
    rows = rows.with_columns(head=is_head.cast(pl.Int64).cum_sum().over("table"))
    heads = _heads(rows)
    kinds = _kinds(heads, roster, answers, chosen, sender)
    told, became = _walked(heads, kinds, unions)
    place = rows.select("table", "head").join(
        heads.select("table", "head", at=pl.int_range(pl.len())),
        on=["table", "head"],
        how="left",
        maintain_order="left",
    )["at"]
    return (
        rows.with_columns(
            section_upper=pl.Series([one.upper for one in told], dtype=pl.String).gather(place),
            section_grassroots=pl.Series(
                [None if one.open else one.union for one in told], dtype=pl.String
            ).gather(place),
            section_open=pl.Series([one.open for one in told], dtype=pl.String).gather(place),
            became=pl.when(is_head).then(pl.Series(became, dtype=pl.String).gather(place)),
        )
        .with_columns(
            section_grassroots=pl.when(pl.col("section_open").is_null()).then(
                pl.coalesce(
                    "section_grassroots", pl.when(pl.col("section_upper").is_null()).then(own)
                )
            ),
            why=pl.when(pl.col("became") == "section")
            .then(pl.lit("section"))
            .when(pl.col("became") == "row")
            .then(None)
            .otherwise("why"),
            is_doubt=pl.col("is_doubt") & pl.col("became").is_null(),
        )
        .drop("head", "became")
    )


def _heads(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per section row: table, head (its number in the table), the _LOOKS, and `below`,
    how many registrations stand between it and the next."""
    is_row = pl.col("why").is_null() & pl.col("section").is_null()
    below = rows.filter(is_row).group_by("table", "head").agg(below=pl.len())
    in_column_of_unions = pl.any_horizontal(pl.col(OF_THE_UNIT).is_not_null()) & pl.all_horizontal(
        pl.col("title", "person").is_null()
    )
    return (
        rows.filter(pl.col("section").is_not_null())
        .with_columns(names_union=in_column_of_unions)
        .select("table", "head", *_LOOKS)
        .join(below, on=["table", "head"], how="left", maintain_order="left")
        .with_columns(pl.col("below").fill_null(0))
    )


def name_of(section: str) -> str:
    """A section's name without number, label and count: "I. Đơn vị: Trường A (2 SK)" -> "Trường A"."""
    bare = _BULLET.sub("", without_number(_BULLET.sub("", section)))
    return without_count(_LABEL.sub("", bare)) or section


def names_workplace(name: str) -> bool:
    """Whether a text begins as names of workplaces do, with or without accents."""
    return bool(_WORKPLACE.match(name)) or is_workplace(name)


def names_group(name: str) -> bool:
    """Whether a name begins as those of groups do: "Khối doanh nghiệp"."""
    return bool(_GROUP.match(fold(name)) or _SURELY_GROUP.match(fold(name)))


def _kinds(
    heads: pl.DataFrame,
    roster: Roster,
    answers: Mapping[str, str],
    chosen: Mapping[str, str],
    sender: str | None,
) -> dict[_Look, tuple[str, str]]:
    """The name in each section row, and what it is: one of ANSWERS, upper, guest (another upper
    union in a list of its sender's), of_another (a union of such a one), heading (of a
    group), team, department, or ask."""
    looks = heads.select(_LOOKS).unique(maintain_order=True).rows()
    names = {look: name_of(look[0]) for look in looks}
    directory = Directory(roster, names.values(), chosen)
    file_upper = directory.upper_of(sender)
    told = {}
    for look, name in names.items():
        kind = answers.get(fold(name)) or _kind(name, directory, look)
        if kind == "upper" and file_upper:
            # "Giáo dục" in the list of a district is a group, or the sector's union
            upper_id = directory.meaning(name).upper_id
            is_other = upper_id is not None and upper_id != file_upper
            is_guest = is_other and not _UNION.match(fold(name))
            if is_guest and chosen.get(fold(name)):
                kind = "guest"
            elif is_guest and not names_workplace(name):
                kind = "ask"
        told[look] = (name, kind)
    return told


def _kind(name: str, directory: Directory, look: _Look) -> str:
    meaning, folded = directory.meaning(name), fold(name)
    _, is_doubt, is_in_column_of_unions = look
    if meaning.name and meaning.upper_id:
        return "of_another"
    known = {"upper": "upper", "ambiguous": "upper", "grassroots": "union", "shared": "union"}
    if meaning.kind in known:
        return known[meaning.kind]
    says = {
        "heading": meaning.kind == "city" or _SURELY_GROUP.match(folded),
        "team": _TEAM.match(name),
        "upper": _UPPER.match(folded),
        "union": is_in_column_of_unions or _OWN_WORD.match(folded),
    }
    # what may be a title is no group and no workplace by its first word
    says_surely = {
        "heading": names_group(name),
        "department": _DEPARTMENT.match(name),
        "union": names_workplace(name),
    }
    kinds = [*says.items(), *([] if is_doubt else says_surely.items())]
    return next((kind for kind, is_it in kinds if is_it), "ask")


def _walked(
    heads: pl.DataFrame, kinds: Mapping[_Look, tuple[str, str]], unions: Mapping[int, str]
) -> tuple[list[_Section], list[str | None]]:
    """Whose the rows below each section row are, and what became of it: section, row, or nothing yet."""
    told: list[_Section] = []
    became: list[str | None] = []
    table, now, is_right_below = None, _Section(), False
    for number, below, *look in heads.select("table", "below", *_LOOKS).iter_rows():
        if number != table:
            table, now, is_right_below = number, _Section(), False
        text, is_doubt, is_in_column_of_unions = look
        name, kind = kinds[text, is_doubt, is_in_column_of_unions]
        if kind in {"team", "department"}:
            is_union = kind == "department" or is_in_column_of_unions
            is_part = number in unions or (kind == "team" and now.union and not now.open)
            kind = "part" if is_part else "union" if is_union else "ask"
        if kind == "heading":
            now = _below_heading(now, name, is_right_below=is_right_below, has_rows=below > 0)
        else:
            now = _below(now, name, kind)
        told.append(now)
        is_open = is_doubt and kind == "ask"
        became.append("row" if kind == "row" else None if is_open else "section")
        is_right_below = below == 0 and kind != "row"
    return told, became


def _below(before: _Section, name: str, kind: str) -> _Section:
    upper = before.upper_above
    match kind:
        case "upper":
            return _Section(name, name)
        case "guest" | "of_another":  # the next section is the sender's own again
            return _Section(upper, name, None if kind == "guest" else name)
        case "union":
            return _Section(upper, upper, name)
        case "group":
            return _Section(upper, upper)
        case "ask":
            return replace(before, open=name, is_divided=False)
    return before  # a part of what is above, or a row of it


def _below_heading(
    before: _Section, name: str, *, is_right_below: bool, has_rows: bool
) -> _Section:
    """Below "Khối doanh nghiệp": right below a union it is a part of it, and so are the next ones.
    After a union's rows it ends that union, but rows right below it are a question."""
    if is_right_below or before.is_divided:
        return replace(before, is_divided=True)
    if before.union is None and before.open is None and before.upper == before.upper_above:
        return before
    if has_rows:
        return replace(before, open=name)
    return _Section(before.upper_above, before.upper_above)
