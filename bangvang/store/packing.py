"""Packing: a large text file is kept packed, a fifth of its size; all others are kept as they came."""

from pyarrow import Codec

_MARK = b"bangvang/zstd\n"  # stands before what is packed, and the length unpacked after it
_LENGTH = 8  # bytes
_LARGE = 1 << 20  # bytes
_SAMPLE = 1 << 16
_codec = Codec("zstd", compression_level=1)


def packed(content: bytes) -> bytes:
    """The bytes as they are kept in the database."""
    is_like_packed = content.startswith(_MARK)  # so that nothing a file holds is ever unpacked
    if not (is_like_packed or (len(content) >= _LARGE and _shrinks(content[:_SAMPLE]))):
        return content
    length = len(content).to_bytes(_LENGTH, "little")
    return _MARK + length + bytes(_codec.compress(content, asbytes=True))


def unpacked(kept: bytes) -> bytes:
    """The bytes as they came."""
    if not kept.startswith(_MARK):
        return kept
    start = len(_MARK) + _LENGTH
    length = int.from_bytes(kept[len(_MARK) : start], "little")
    return bytes(_codec.decompress(memoryview(kept)[start:], length, asbytes=True))


def _shrinks(sample: bytes) -> bool:
    """Whether packing pays; workbooks are packed already."""
    return len(_codec.compress(sample, asbytes=True)) * 2 < len(sample)
