"""What kind of file it is, told from its first bytes and never from its name."""

import io
import re
import struct
import zipfile
import zlib

from bangvang.intake.batch import FileRefused

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
#: First bytes of files that are certainly not tables of text.
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"MZ",
    b"\x7fELF",
    b"PAR1",
    b"SQLite",
    b"MIME-Version:",
)
_MARKUP = re.compile(
    rb"<(?:\?xml|html|head|body|meta|style|title|table|div|center|font|(?:ss:)?workbook)\b|<!"
)
_SPREADSHEETML = b"urn:schemas-microsoft-com:office:spreadsheet"
_OPENING = 8_192
_TABLE = re.compile(rb"\x00?".join(bytes([letter]) for letter in b"<table"), re.IGNORECASE)
_BLANK = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
_BOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x002F, 0x0085


def kind_of(content: bytes) -> str:
    """xlsx, xlsb, ods, xls, html, spreadsheetml or csv. Raises FileRefused for files that are none of them."""
    if not content[:4096].strip(_BLANK) and not content.strip(_BLANK):
        raise FileRefused("file_empty")
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content)
    if content.startswith(OLE2):
        return _kind_of_ole2(content)
    if content.startswith(_FOREIGN):
        raise FileRefused("unsupported_format")
    opening = _letters_of(content[:_OPENING])
    if _MARKUP.match(opening):
        return _kind_of_markup(opening, content)
    return "csv"


def _letters_of(content: bytes) -> bytes:
    """ASCII letters of a text in any encoding, without byte order marks: enough to know tags."""
    return content.translate(None, b"\x00\xff\xfe\xef\xbb\xbf").lstrip().lower()


def _kind_of_markup(opening: bytes, content: bytes) -> str:
    if _SPREADSHEETML in opening:
        return "spreadsheetml"
    if _TABLE.search(content):
        return "html"
    raise FileRefused("unsupported_format")


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "xl/workbook.bin" in names:
                return "xlsb"
            if "mimetype" in names:
                with package.open("mimetype") as member:
                    if member.read(100).decode("ascii", "replace").strip().startswith(_ODS):
                        return _unless_encrypted_ods(package, names)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
    ) as broken:
        raise FileRefused("file_unreadable") from broken
    raise FileRefused("unsupported_format")


def _unless_encrypted_ods(package: zipfile.ZipFile, names: set[str]) -> str:
    if "META-INF/manifest.xml" in names:
        with package.open("META-INF/manifest.xml") as manifest:
            if b"encryption-data" in manifest.read(1 << 20):
                raise FileRefused("file_encrypted")
    return "ods"


def _kind_of_ole2(content: bytes) -> str:
    if len(content) < 512 or _directory_starts_at(content) + 128 > len(content):
        raise FileRefused("file_unreadable")  # cut off
    if _has_stream(content, "EncryptedPackage"):
        raise FileRefused("file_encrypted")
    if not (_has_stream(content, "Workbook") or _has_stream(content, "Book")):
        raise FileRefused("unsupported_format")
    if _is_encrypted_biff(content):
        raise FileRefused("file_encrypted")
    return "xls"


def _directory_starts_at(content: bytes) -> int:
    """Byte at which the header says the directory of streams begins."""
    (sector_bits,) = struct.unpack_from("<H", content, 30)
    (first_sector,) = struct.unpack_from("<I", content, 48)
    return 512 + int(first_sector) * (1 << min(int(sector_bits), 12))


def _has_stream(content: bytes, name: str) -> bool:
    """Whether the directory names this stream: 64 bytes of padded name, then its length in bytes."""
    letters = name.encode("utf-16-le") + b"\x00\x00"
    return letters.ljust(64, b"\x00") + struct.pack("<H", len(letters)) in content


def _is_encrypted_biff(content: bytes) -> bool:
    """Whether the workbook stream opens with a FilePass record; it stands before the first sheet's."""
    for start in range(512, len(content) - 8, 512):
        record, size = struct.unpack_from("<HH", content, start)
        if record != _BOF or size not in (8, 16):
            continue
        position = start
        while position + 4 <= min(len(content), start + 512):
            record, size = struct.unpack_from("<HH", content, position)
            if record == _FILEPASS:
                return True
            if record == _BOUNDSHEET:
                return False
            position += 4 + size
    return False
