"""What only a person can decide about a waiting file, question by question."""

import streamlit as st

from bangvang.deciding import Given, still_given, taken_back, with_answer
from bangvang.draw import style, upload
from bangvang.fold import fold
from bangvang.intake import Batch, Question
from bangvang.intake.sections import ANSWERS, names_group
from bangvang.intake.units import BELOW, is_below_an_upper
from bangvang.screen import saying
from bangvang.screen.answers import keep
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart
from bangvang.waiting import Draft

_OF_UNITS = ("unit_ambiguous", "unit_near", "unit_unknown")
_OTHER = "?"  # the pill that opens the list of all upper unions
_MANY = 3  # names alone on a row, from which on one press may answer for all
_NAMED = 4  # of them, as many as are named on it
_AT_ONCE = 12  # questions on the screen, the next come as these are answered; and answers


def questions(look: View, draft: Draft, batch: Batch) -> None:
    """Every answer is kept with the draft, and the file is prepared again with it."""
    t = look.words
    names = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
    if not batch.questions:
        _given(look, draft, names)
        return
    st.html(style.section(t("upload.questions", count=len(batch.questions))))
    read = tuple(dict.fromkeys(table.sheet for table in batch.tables))
    _all_are_unions(look, draft, batch, read)
    for question in batch.questions[:_AT_ONCE]:
        said, options = st.columns([2, 3], vertical_alignment="center")
        key = f"hoi-{draft.draft_id}-{question.kind}-{question.within or ''}-{question.subject}"
        means = {code: _meaning(look, question, code, names) for code, _ in question.options}
        first, upper = next(iter(means.values()), ""), names.get(question.within or "", "")
        said.html(upload.question(question, first, upper, t))
        with options:
            answer = _answer(look, question, means, names, key)
        if answer is not None:
            keep(look, draft, decisions=with_answer(draft.decisions, question, answer, read))
    more = len(batch.questions) - _AT_ONCE
    if more > 0:
        st.html(style.note(t("upload.more_questions", count=more)))
    _given(look, draft, names)


def _all_are_unions(look: View, draft: Draft, batch: Batch, read: tuple[str, ...]) -> None:
    """One press for many names that stand alone on a row: each is the union of the rows below it."""
    alone = [
        question
        for question in batch.questions
        if question.kind == "section"
        and question.options[0][0] in ANSWERS
        and not names_group(question.subject)
    ]
    if len(alone) < _MANY:
        return
    more = max(len(alone) - _NAMED, 0)
    names = ", ".join(f"“{question.subject}”" for question in alone[: len(alone) - more])
    key = "upload.all_unions_and_more" if more else "upload.all_unions"
    label = look.words(key, names=names, more=look.words.number(more))
    if st.button(saying.plain(label), key=f"deu-la-{draft.draft_id}"):
        decided = draft.decisions
        for question in alone:
            decided = with_answer(decided, question, "union", read)
        keep(look, draft, decisions=decided)


def _given(look: View, draft: Draft, names: dict[str, str]) -> None:
    """The answers given so far; one that is pressed is taken back, and its question asked again."""
    t, given = look.words, still_given(draft.decisions)
    if not given:
        return
    said = [f"{each.subject}: {_said(look, each, names)} ✕" for each in given]
    head = t("upload.given", count=len(given))
    is_long = len(given) > _AT_ONCE  # so many would part the button from the questions
    if not is_long:
        st.html(style.section(head))
    with st.expander(head) if is_long else st.container():
        pressed = st.pills(
            t("upload.given_hint"),
            range(len(given)),
            format_func=lambda at: saying.plain(said[at]),
            key=f"lai-{draft.draft_id}-{len(draft.decisions.given)}-{len(given)}",
            wrap=True,
        )
    if pressed is not None:
        keep(look, draft, decisions=taken_back(draft.decisions, given[pressed]))


def _said(look: View, given: Given, names: dict[str, str]) -> str:
    """An answer in words."""
    t, answer = look.words, given.answer
    if given.kind in _OF_UNITS or (given.kind == "section" and answer not in ANSWERS):
        if not answer:
            return t("upload.handed_back")
        name = names.get(answer.removesuffix(BELOW), answer)
        return t("upload.below", upper=name) if answer.endswith(BELOW) else name
    if given.kind == "union_near":
        return t("upload.other_union") if fold(answer) == fold(given.subject) else answer
    if given.kind == "column":
        return t.label("column", answer) if answer else t("upload.column_unused")
    return t.label("answer", f"{given.kind}_{answer}")


def _answer(
    look: View, question: Question, means: dict[str, str], names: dict[str, str], key: str
) -> str | None:
    """The code of the answer pressed just now; None while there is none."""
    t = look.words
    if means and question.kind in (*_OF_UNITS, "section"):
        means[_OTHER] = t("upload.other_unit")
    if question.kind in _OF_UNITS:
        means[""] = t("upload.hand_back", rows=t.number(question.rows))
    means = named_apart(means)
    chosen = _any_upper(look, question.subject, names, key) if not question.options else None
    pressed = st.pills(
        saying.plain(question.subject),
        list(means),
        format_func=lambda code: saying.plain(means[code]),
        key=key,
        label_visibility="collapsed",
        wrap=True,
    )
    if pressed == _OTHER:
        return _any_upper(look, question.subject, names, key)
    return chosen or pressed


def _any_upper(look: View, subject: str, names: dict[str, str], key: str) -> str | None:
    """One of all upper unions: the text names it, or a union below it."""
    t = look.words
    is_below = st.checkbox(
        t("upload.is_below"),
        value=is_below_an_upper(subject),
        key=f"{key}-duoi",
    )
    upper_id = st.selectbox(
        saying.plain(subject),
        list(names),
        index=None,
        format_func=lambda code: names.get(code, code),
        placeholder=t("upload.pick_upper"),
        key=f"{key}-tren",
        label_visibility="collapsed",
    )
    return upper_id and upper_id + (BELOW if is_below else "")


def _meaning(look: View, question: Question, code: str, names: dict[str, str]) -> str:
    """An option in words."""
    t, named = look.words, dict(question.options)[code]
    if question.kind in _OF_UNITS or (question.kind == "section" and code not in ANSWERS):
        return names.get(code.removesuffix(BELOW), named)
    if question.kind == "union_near":
        return named or t("upload.other_union")
    if question.kind == "column":
        return t.label("column", code) if code else t("upload.column_unused")
    return t.label("answer", f"{question.kind}_{code}")
