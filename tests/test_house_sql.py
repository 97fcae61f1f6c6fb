"""Every file of queries/ is one question, told in its head, in SQL that other engines read too."""

import ast
import re
from pathlib import Path

import duckdb
import pytest

from tests.sources import QUERIES, SOURCES, calls, name

each_query = pytest.mark.parametrize("query", QUERIES, ids=name)

#: what differs between engines, or answers differently tomorrow -> what to write instead
AVOIDED = {
    r"\bselect\s+(distinct\s+)?(\w+\.)?\*": "name every column",
    r",\s*(\w+\.)?\*": "name every column",
    r"\b(now|today|get_current_\w+)\s*\(|\b(current|local)_?(date|timestamp|time)\b": "$as_of",
    r"\b(un)?pivot\b": "sum(…) filter (where …)",
    r"\basof\b": "row_number() and a filter",
    r"\b(group|order)\s+by\s+all\b": "name the columns",
    r"\bby\s+name\b": "the same columns in the same order",
    r"\bexclude\b": "name every column",
    r"\b(generate_series|unnest)\b|\brange\s*\(": "join the calendar",
    r"\brange\s+between\b[^()]*\binterval\b": "a ROWS frame over the calendar",
    r"\bquantile(_\w+)?\s*\(": "median, or Polars",
    r"\b(arg_max|arg_min|max_by|min_by)\s*\(": "row_number() and a filter",
    r"\bextract\s*\(\s*(iso)?dow\b|\b(iso|day_?of_?|week)(dow|week|day)\s*\(": "Polars",
    r"\bwith\s+recursive\b": "the columns of the unit that name what stands above it",
    r"/(?!\s*(?:cast\s*\(\s*)?nullif\s*\(|\s*\d*[1-9])": "divide by nullif(…, 0)",
    r"\bcollate\b": "sort Vietnamese names by name_order",
}
_NOT_CODE = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.S)


def head(query: Path) -> list[str]:
    """The comment lines a query opens with, without their dashes."""
    lines = query.read_text(encoding="utf-8").splitlines()
    first_code = next(at for at, line in enumerate(lines) if not line.startswith("--"))
    return [line.removeprefix("--").strip() for line in lines[:first_code]]


def body(query: Path) -> str:
    """The SQL in lower case, without comments and with every text literal emptied."""
    sql = query.read_text(encoding="utf-8")
    return _NOT_CODE.sub(lambda m: "''" if m[0].startswith("'") else " ", sql).strip().lower()


@each_query
def test_a_query_opens_with_its_question_and_its_grain(query: Path) -> None:
    question, grain, *_ = head(query)
    assert question.endswith("?")
    assert re.search(r"\brows?\b", grain, re.I), "line 2 says what one row is"


@each_query
def test_a_query_is_one_select(query: Path) -> None:
    (statement,) = duckdb.extract_statements(query.read_text(encoding="utf-8"))
    assert statement.type == duckdb.StatementType.SELECT
    assert body(query).startswith(("select", "with"))


@each_query
def test_the_head_tells_every_parameter_and_no_other(query: Path) -> None:
    (statement,) = duckdb.extract_statements(query.read_text(encoding="utf-8"))
    told = [m[1] for line in head(query) if (m := re.match(r"\$(\w+): \S", line))]
    assert sorted(told) == sorted(statement.named_parameters)


@each_query
def test_a_query_keeps_to_the_sql_that_every_engine_reads(query: Path) -> None:
    sql = body(query)
    found = [
        f"{met[0]!r}: rather {better}"
        for pattern, better in AVOIDED.items()
        for met in re.finditer(pattern, sql)
    ]
    assert not found


def test_every_query_is_asked_and_every_question_has_its_file() -> None:
    asked = {
        argument.value
        for source in SOURCES
        for call in calls(source, "ask")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert asked == {query.stem for query in QUERIES}
