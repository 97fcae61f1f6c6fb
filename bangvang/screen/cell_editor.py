"""The editor of a table's cells, fetched before somebody types in one.

Streamlit fetches it when the first cell is typed in, and a key pressed before it is there is lost:
of a quick "61234" the page got 1234.
"""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.file_util import get_static_dir

_FILES = "*-overlay-editor.*.js"

# as the page itself would name it: the browser fetches a script of one name once
_fetcher = st.components.v2.component(
    "bangvang_cell_editor",
    js="""
    export default function ({ data }) {
      const page = document.querySelector('script[type="module"][src*="/js/"]');
      for (const file of page ? data.files : []) import(new URL(file, page.src).href).catch(() => {});
    }
    """,
)


def fetch() -> None:
    """Has the browser fetch it; what a page with an editable table ends with."""
    _fetcher(data={"files": files()}, key="cell-editor", height=1)


@cache
def files() -> list[str]:
    """The names of Streamlit's scripts that a cell is edited by."""
    return sorted(file.name for file in (Path(get_static_dir()) / "static" / "js").glob(_FILES))
