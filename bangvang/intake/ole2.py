"""OLE2: the container of .xls files, a small file system of streams in sectors of a chain."""

import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_SECTOR = 0xFFFF_FFFA  # this and above are marks, not sectors
_ENTRY = 128  # bytes of one name in the directory


def stream_of(content: bytes, *names: str) -> bytes:
    """The bytes of the first of these streams that is there; empty when none is, or it is broken."""
    try:
        return _stream(content, names)
    except (struct.error, IndexError, ValueError, OverflowError):
        return b""


def _stream(content: bytes, names: tuple[str, ...]) -> bytes:
    sector = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
    directory_start, small_limit, small_table = struct.unpack_from("<I4xII", content, 48)
    table = _table(content, sector)
    directory = _chain(content, table, directory_start, sector, sector)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    for wanted in names:
        for entry in entries:
            (length,) = struct.unpack_from("<H", entry, 64)
            name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if name != wanted or entry[66] != 2:
                continue
            start, size = struct.unpack_from("<II", entry, 116)
            if size >= small_limit:
                return _chain(content, table, start, sector, sector)[:size]
            root = struct.unpack_from("<I", entries[0], 116)[0]
            small = _chain(content, table, root, sector, sector)
            numbers = _chain(content, table, small_table, sector, sector)
            chain = struct.unpack(f"<{len(numbers) // 4}I", numbers[: len(numbers) // 4 * 4])
            return _chain(small, chain, start, 64, 0)[:size]
    return b""


def _table(content: bytes, sector: int) -> tuple[int, ...]:
    """Which sector follows each sector."""
    parts = [number for number in struct.unpack_from("<109I", content, 76) if number < _NO_SECTOR]
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // sector)):
        if more >= _NO_SECTOR:
            break
        numbers = struct.unpack_from(f"<{sector // 4}I", content, (more + 1) * sector)
        parts += [number for number in numbers[:-1] if number < _NO_SECTOR]
        more = numbers[-1]
    bytes_of_table = b"".join(
        content[(part + 1) * sector : (part + 2) * sector]
        for part in parts[: len(content) // sector + 1]
    )
    return struct.unpack(f"<{len(bytes_of_table) // 4}I", bytes_of_table[: len(bytes_of_table) // 4 * 4])  # fmt: skip


def _chain(content: bytes, table: tuple[int, ...], start: int, sector: int, header: int) -> bytes:
    pieces: list[bytes] = []
    while start < len(table) and len(pieces) <= len(table):  # a chain may bite its own tail
        pieces.append(content[header + start * sector : header + (start + 1) * sector])
        start = table[start]
    return b"".join(pieces)
