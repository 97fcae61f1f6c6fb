"""What a command answers, in both languages of its reader."""

from dataclasses import dataclass

from bangvang.text import Words

VIETNAMESE = Words("vi")
ENGLISH = Words("en")


@dataclass(frozen=True)
class Answer:
    """`output` belongs on standard output, `errors` on standard error, `content` into `file`.

    The file is written where the command was typed, whoever made it.
    """

    exit_code: int
    output: str = ""
    errors: str = ""
    file: str = ""  #: a file name or path; empty when there is no file
    content: str = ""  #: what belongs into the file, in base64


class WrongUsage(Exception):
    """The command cannot be run as it was given; the message says why, in both languages."""

    def answer(self) -> Answer:
        return Answer(2, errors=f"{self}\n")


def both(key: str, **gaps: object) -> str:
    """A sentence in Vietnamese, and under it in English."""
    return f"{VIETNAMESE(key, **gaps)}\n{ENGLISH(key, **gaps)}"


def in_one_line(key: str) -> str:
    """A word in Vietnamese and in English."""
    return f"{VIETNAMESE(key)} · {ENGLISH(key)}"
