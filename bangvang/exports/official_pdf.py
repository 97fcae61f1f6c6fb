"""The official report as PDF, in a typeface with the measures of Times New Roman."""

from bangvang.exports.harmless import harmless
from bangvang.exports.typeset import typeset
from bangvang.reports.official import Block, Heading, Official, Table


def pdf(report: Official, language: str) -> bytes:
    """A4 with the margins and the head of Nghị định 30/2020."""
    head = {
        name: getattr(report, name)
        for name in (
            "nation",
            "motto",
            "above",
            "issuer",
            "number",
            "place_and_day",
            "kind",
            "about",
            "recipients_head",
            "recipients",
            "on_behalf",
            "signer",
        )
    }
    body = {"body": [_plain(block) for block in report.body], "annex": _plain(report.annex)}
    return typeset("official", head | body | {"language": language})


def _plain(block: Block) -> dict[str, object]:
    if isinstance(block, Table):
        return {
            "kind": "table",
            "title": block.title,
            "head": block.head,
            "rows": [[harmless(cell) for cell in row] for row in block.rows],
            "shares": block.shares,
            "left": block.left,
        }
    return {"kind": "heading" if isinstance(block, Heading) else "paragraph", "text": block.text}
