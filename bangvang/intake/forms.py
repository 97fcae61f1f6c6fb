"""Forms: where in a sheet of labelled lines one form ends and the next begins.

Tên sáng kiến: Cải tiến quy trình hàn
Tác giả:       Nguyễn Văn A
Tác giả:       Trần Thị B          another form, though its labels come in another order
Tên sáng kiến: Giá treo khuôn

Of all ways to cut the lines the cheapest is taken: every form has its price, what it lacks, and
every label that comes back in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bangvang.intake.headings import OF_THE_UNIT

_LONGEST = 60  # lines of one form
_FORM, _AWAY_FROM_A_GAP = 5, 2
_LACKS = {"title": 11, "person": 11, "unit": 1}
_LACKS_BOTH = 20  # title and author: no form of its own
#: a label comes back with another value: worse than two forms of which each lacks something
_AGAIN = {"title": 21, "person": 21, "co_authors": 0, **dict.fromkeys(OF_THE_UNIT, 30)}
_ANOTHER_AGAIN = 8
_NEXT_AUTHOR = 6  # right below the first
#: the same value comes back, or another label says it: "Họ tên" of the author, and of who signs
_LIKE = {"title": 2, "person": 2, **dict.fromkeys(OF_THE_UNIT, 3)}


@dataclass(frozen=True)
class Line:
    """A labelled line of a sheet; `value` is None where nothing was filled in."""

    row: int
    field: str
    label: str
    key: str  #: the label folded, without its number; none of a letterhead's
    value: str | None
    is_below_a_gap: bool  #: whether a blank row stands above it, or one without a label

    @property
    def kind(self) -> str:
        return "unit" if self.field in OF_THE_UNIT else self.field


@dataclass(frozen=True)
class Form:
    """The lines of one form, without those that may as well be of the form beside it."""

    row: int  #: on which it begins
    lines: tuple[Line, ...]


def forms_in(lines: Sequence[Line]) -> list[Form]:
    """The forms from top to bottom. A title, author or unit that may be of either is of neither."""
    if all(sum(line.field == field for line in lines) <= 1 for field in ("title", "person")):
        return [Form(lines[0].row, tuple(lines))] if lines else []
    lines = _with_letterhead(lines)
    late, early = _starts(lines, prefers_last=True), _starts(lines, prefers_last=False)
    if len(late) != len(early):
        early = late
    spans = zip(_spans(late, len(lines)), _spans(early, len(lines)), strict=True)
    return [
        Form(
            lines[span.start].row,
            tuple(lines[at] for at in span if at in other or lines[at].kind not in _LACKS),
        )
        for span, other in spans
    ]


def _spans(starts: list[int], end: int) -> list[range]:
    return [range(*both) for both in zip(starts, [*starts[1:], end], strict=True)]


def _starts(lines: Sequence[Line], *, prefers_last: bool) -> list[int]:
    """Where the forms begin; of cuts of one price the last, or the first."""
    says_unit = any(line.kind == "unit" for line in lines)
    #: of the lines above each: the lowest price, and where the last form among them begins
    cheapest: list[tuple[int, int]] = [(0, 0)]
    prices = [
        list(_prices(lines[at : at + _LONGEST], says_unit=says_unit)) for at in range(len(lines))
    ]
    for end in range(1, len(lines) + 1):
        choices = [
            (cheapest[start][0] + prices[start][end - start - 1], start)
            for start in range(max(0, end - _LONGEST), end)
        ]
        lowest = min(price for price, _ in choices)
        starts = [start for price, start in choices if price == lowest]
        cheapest.append((lowest, starts[-1] if prefers_last else starts[0]))
    starts, end = [], len(lines)
    while end:
        end = cheapest[end][1]
        starts.append(end)
    return starts[::-1]


def _prices(lines: Sequence[Line], *, says_unit: bool) -> Iterator[int]:
    """The price of a form of the first line, of the first two lines …"""
    lacking = {kind: price for kind, price in _LACKS.items() if kind != "unit" or says_unit}
    price = _FORM + (0 if lines[0].is_below_a_gap else _AWAY_FROM_A_GAP)
    for at, line in enumerate(lines):
        price += _price_again(line, lines[:at])
        lacking.pop(line.kind, None)
        lacks_both = {"title", "person"} <= lacking.keys()
        yield price + sum(lacking.values()) + lacks_both * _LACKS_BOTH


def _price_again(line: Line, above: Sequence[Line]) -> int:
    """What it costs that a line stands in one form with those above it."""
    alike = [one for one in above if one.field == line.field]
    if not alike:
        return 0
    same = [one for one in alike if one.key == line.key]
    is_same_value = any(one.value == line.value for one in alike if one.value)
    if is_same_value or (not same and line.field != "title"):
        return _LIKE.get(line.field, 0)
    if line.field == "person" and above[-1] == alike[-1] and not line.is_below_a_gap:
        return _NEXT_AUTHOR
    return _AGAIN.get(line.field, _ANOTHER_AGAIN)


def _with_letterhead(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a letterhead without a key: a form below says its unit anew."""
    gaps = (at for at, line in enumerate(lines) if at and line.is_below_a_gap)
    head = next(gaps, 0)
    if any(line.kind != "unit" for line in lines[:head]):
        return list(lines)
    return [*(replace(line, key="") for line in lines[:head]), *lines[head:]]
