"""The sources of the house, read as text and syntax; nothing of them is run."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parents[1]
PAGES = sorted(HOUSE.glob("pages/**/*.py"))
MODULES = sorted(HOUSE.glob("bangvang/**/*.py"))
QUERIES = sorted(HOUSE.glob("queries/*.sql"))
SOURCES = [*HOUSE.glob("app.py"), *PAGES, *MODULES]


def name(path: Path) -> str:
    """The path as the house speaks of it: "pages/show/quota.py"."""
    return path.relative_to(HOUSE).as_posix()


def room(path: Path) -> str:
    """The module or folder a source of bangvang/ stands in: "store" for store.py and store/…"""
    return path.relative_to(HOUSE / "bangvang").parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), path)


def imports(path: Path) -> set[str]:
    """Dotted names of all that the file imports, wherever in it, each with its parents."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = node.module or ""
            if node.level:  # from . import x
                above = path.relative_to(HOUSE).parts[: -node.level]
                package = ".".join([*above, *filter(None, [package])])
            found |= {f"{package}.{alias.name}" for alias in node.names}
    parts = [dotted.split(".") for dotted in found]
    return {".".join(of[:depth]) for of in parts for depth in range(1, len(of) + 1)}


def calls(path: Path, function: str) -> Iterator[ast.Call]:
    """Every `function(…)` and `x.function(…)` of the file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if getattr(called, "id", getattr(called, "attr", None)) == function:
                yield node


def strings(path: Path) -> set[str]:
    """Every string literal of the file but the docstrings; of f-strings their fixed parts."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None
    }
    return {
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    }


def files_in_git() -> list[Path]:
    """Every file that git keeps."""
    # Build machines check out as one user and run as another; git refuses that unless told.
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=HOUSE,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    paths = (HOUSE / path for path in listing.split("\0") if path)
    return [path for path in paths if path.is_file()]
