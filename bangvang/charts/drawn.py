"""A chart as browsers get it: its specification, and its rows as Arrow beside it.

What Altair and Streamlit do for a chart at every run of a page costs more than all else on it; a
chart drawn once per data version serves every page that shows it.
"""

from hashlib import sha256
from typing import Any

import altair as alt
import polars as pl
import pyarrow as pa


def drawn(chart: alt.LayerChart) -> dict[str, Any]:
    """The Vega-Lite specification; its `datasets` hold Arrow streams by names made of their content.

    The chart itself is used up. Every encoding of it names its type: there are no rows to guess from.
    """
    datasets: dict[str, bytes] = {}
    for part in (chart, *chart.layer):
        if isinstance(part.data, pl.DataFrame):
            rows = _arrow(part.data)
            name = sha256(rows).hexdigest()
            datasets[name] = rows
            part.data = alt.NamedData(name=name)
    spec: dict[str, Any] = chart.to_dict()
    for own in ("continuousWidth", "continuousHeight"):  # Altair's sizes: the page gives its own
        spec["config"]["view"].pop(own, None)
    return spec | {"datasets": datasets}


def _arrow(rows: pl.DataFrame) -> bytes:
    """The rows as a stream that the browser's own reader knows."""
    table, sink = rows.to_arrow(compat_level=pl.CompatLevel.oldest()), pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    stream: bytes = sink.getvalue().to_pybytes()
    return stream
