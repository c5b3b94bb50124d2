"""The explorer as an application: an address a view, the stylesheet and the scripts, and what it says of errors."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import duckdb
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from explorer.answering import answer
from explorer.charts import drawing
from explorer.documents import Documents, NoDocument
from explorer.page import Asked, NotHere, Page
from explorer.published import Published
from explorer.rendering import Templates
from explorer.security import OnThisMachine
from explorer.views import View, all_views, navigation
from ingest.errors import OversightError
from warehouse.authority_years import NotThere
from warehouse.connect import NothingPublished

STATIC = Path(__file__).parent / "static"
TITLES = {404: "Not here", 405: "Only reading", 503: "Nothing to show yet"}
OTHER_VERSION = "the published file is not of this version of Oversight: refresh it first"


def make_app(published: Path, snapshots: Path, hosts: Collection[str]) -> Starlette:
    """The application over one published file and the received documents behind it, for these names of this host."""
    file, documents, templates = Published(published), Documents(snapshots), Templates(navigation())

    def endpoint(view: View) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            with file.reading() as connection:
                asked = Asked(connection, documents, request.path_params, _query(request))
                return answer(request, view.show(asked), templates)

        return show

    def said(request: Request, error: Exception) -> Response:
        status, sentence = _in_words(error)
        page = Page("error.html", TITLES.get(status, "It went wrong"), {"status": status, "sentence": sentence})
        return Response(templates.page(request, page), status, media_type="text/html")

    return Starlette(
        routes=[
            *(Route(view.PATH, endpoint(view), name=view.PATH) for view in all_views()),
            Route("/scripts/vega.js", _vega),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(OnThisMachine, hosts=hosts), Middleware(GZipMiddleware, compresslevel=4)],
        exception_handlers={HTTPException: said, OversightError: said, duckdb.CatalogException: said},
    )


def _vega(request: Request) -> Response:
    """The script that draws charts; it changes with the package alone."""
    return Response(drawing.script(), media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})


def _query(request: Request) -> dict[str, list[str]]:
    return {name: request.query_params.getlist(name) for name in request.query_params}


def _in_words(error: Exception) -> tuple[int, str]:
    if isinstance(error, NothingPublished):
        return 503, str(error)
    if isinstance(error, duckdb.CatalogException):
        return 503, OTHER_VERSION
    if isinstance(error, NotHere | NotThere | NoDocument):
        return 404, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, "There is no page of this address."
    return 500, str(error)


def warm() -> None:
    """Makes what takes long once: the script of the charts, and the first chart."""
    drawing.script()
    drawing.svg({"data": {"values": [{}]}, "mark": "point"})
