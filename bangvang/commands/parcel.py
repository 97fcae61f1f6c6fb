"""A command on its way to a server: its words, and the files it names, as JSON."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence

from bangvang.commands.files import File, Trouble


def packed(arguments: Sequence[str], files: Iterable[File]) -> bytes:
    """`{"arguments": […], "files": [{"name", "content" in base64} or {"name", "trouble"}]}`."""
    command = {"arguments": list(arguments), "files": [_plain(file) for file in files]}
    return json.dumps(command).encode()


def opened(parcel: bytes) -> tuple[list[str], list[File]]:
    """The arguments and files of a packed command. Raises ValueError, TypeError or KeyError."""
    command = json.loads(parcel)
    files = [_file(plain) for plain in command["files"]]
    return [str(argument) for argument in command["arguments"]], files


def _plain(file: File) -> dict[str, str]:
    if isinstance(file.content, Trouble):
        return {"name": file.name, "trouble": file.content}
    return {"name": file.name, "content": b64encode(file.content).decode()}


def _file(plain: dict[str, str]) -> File:
    if "trouble" in plain:
        return File(str(plain["name"]), Trouble(plain["trouble"]))
    return File(str(plain["name"]), b64decode(plain["content"], validate=True))
