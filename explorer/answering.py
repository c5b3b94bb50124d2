"""A page as what was asked for: HTML, one of its tables as CSV, one of its charts as SVG, PNG or specification."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from explorer.charts import drawing
from explorer.page import Chart, Elsewhere, File, NotHere, Shown, Table
from explorer.rendering import Templates
from warehouse.spreadsheet import defused


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Part = TypeVar("Part", bound=_Named)


def answer(request: Request, shown: Shown, templates: Templates) -> Response:
    """The response to a request; raises NotHere for a table or chart that the page does not have."""
    if isinstance(shown, File):
        return Response(shown.content, media_type=shown.media_type, headers={"Cache-Control": "no-cache"})
    if isinstance(shown, Elsewhere):
        return RedirectResponse(shown.address, 303)
    wanted = request.query_params.get("as", "html")
    if wanted == "csv":
        table = _part(shown.tables, request.query_params.get("table"), "table")
        return _download(as_csv(table), "text/csv; charset=utf-8", f"{table.name}.csv")
    if wanted in ("svg", "png", "vega"):
        chart = _part(shown.charts, request.query_params.get("chart"), "chart")
        return _drawn(chart, wanted, is_download=request.query_params.get("save") == "yes")
    if wanted != "html":
        raise NotHere(f"a page is not had as {wanted}: as csv, svg or png")
    return Response(templates.page(request, shown), media_type="text/html")


def as_csv(table: Table) -> bytes:
    """A line of names and a line a row; a text that a spreadsheet would run begins with an apostrophe."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(table.answer.columns)
    lines.writerows(_cells(row.values()) for row in table.answer.rows)
    # With its mark, without which Excel takes UTF-8 for something else.
    return written.getvalue().encode("utf-8-sig")


def _cells(values: Iterable[Any]) -> list[Any]:
    return [defused(value) if isinstance(value, str) else value for value in values]


def _drawn(chart: Chart, wanted: str, *, is_download: bool) -> Response:
    specification = chart.specified
    if wanted == "vega":
        return JSONResponse(specification)
    content = drawing.svg(specification) if wanted == "svg" else drawing.png(specification)
    media_type = "image/svg+xml" if wanted == "svg" else "image/png"
    if is_download:
        return _download(content, media_type, f"{chart.name}.{wanted}")
    return Response(content, media_type=media_type)


def _download(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _part(parts: Sequence[Part], name: str | None, kind: str) -> Part:
    found = next((part for part in parts if part.name == name), None)
    if found is None:
        there = ", ".join(part.name for part in parts) or "none"
        raise NotHere(f"this page has no {kind} {name or 'without a name'}; there is: {there}")
    return found
