"""Ways in which a file gets broken, by accident or on purpose. Each is told by its seed alone."""

import io
import re
import zipfile
import zlib
from random import Random

_PIECES = (
    b"\x00",
    b"\xff\xff\xff\xff",
    b'"',
    b"\r\n",
    b";",
    b"<",
    b"&amp;",
    b'<row r="1048576">',
    b't="e"',
    "Ðường".encode(),
    b"=1+1",
    b"]]>",
    b"</td>",
    b"<table><tr>",
    b"<td rowspan=9 title='",
    b"<!--",
)
_NUMBERS = (b"0", b"-1", b"1048577", b"16384", b"4294967295", b"99999999999999999999")


def mutated(content: bytes, chance: Random) -> bytes:
    """The file after one to three accidents."""
    for _ in range(chance.randint(1, 3)):
        is_package = content.startswith(b"PK") and chance.random() < 0.75
        ways = _OF_PACKAGES if is_package else _OF_BYTES
        try:
            content = chance.choice(ways)(content, chance)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ):
            content = flipped(content, chance)  # it was broken too much to be opened again
    return content


def flipped(content: bytes, chance: Random) -> bytes:
    broken = bytearray(content)
    for _ in range(chance.choice((1, 4, 40))):
        if broken:
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def cut_short(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def with_a_piece_gone(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(1, 2_000) :]


def with_a_piece_twice(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.randrange(1, 2_000)]
    return content[:start] + piece * chance.choice((2, 50)) + content[start:]


def with_something_inside(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + chance.choice(_PIECES) * chance.choice((1, 300)) + content[start:]


def with_another_number(content: bytes, chance: Random) -> bytes:
    numbers = list(re.finditer(rb"(?<=[\"'>,;])\d+", content[:200_000]))
    if not numbers:
        return flipped(content, chance)
    number = chance.choice(numbers)
    return content[: number.start()] + chance.choice(_NUMBERS) + content[number.end() :]


def with_another_length(content: bytes, chance: Random) -> bytes:
    """Two bytes of a binary record, or of anything else, become large or nothing."""
    if len(content) < 600:
        return flipped(content, chance)
    at = chance.randrange(512, len(content) - 2)
    return content[:at] + chance.choice((b"\xff\xff", b"\x00\x00", b"\x0a\x00")) + content[at + 2 :]


_OF_BYTES = (
    flipped,
    cut_short,
    with_a_piece_gone,
    with_a_piece_twice,
    with_something_inside,
    with_another_number,
    with_another_length,
)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


def with_a_broken_part(content: bytes, chance: Random) -> bytes:
    parts = _parts(content)
    name = chance.choice(list(parts))
    return _packed({**parts, name: chance.choice(_OF_BYTES)(parts[name], chance)})


def with_parts_swapped(content: bytes, chance: Random) -> bytes:
    parts = _parts(content)
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    return _packed({**parts, one: parts[other], other: parts[one]})


def without_a_part(content: bytes, chance: Random) -> bytes:
    parts = _parts(content)
    del parts[chance.choice(list(parts))]
    return _packed(parts)


_OF_PACKAGES = (
    with_a_broken_part,
    with_a_broken_part,
    with_a_broken_part,
    with_parts_swapped,
    without_a_part,
    flipped,
    cut_short,
)
