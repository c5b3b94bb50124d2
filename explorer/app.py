"""The explorer as an application: an address a view, the stylesheet and the scripts, and what it says of errors."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qsl

import duckdb
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from explorer.answering import answer
from explorer.charts import drawing
from explorer.documents import Documents, NoDocument
from explorer.page import Asked, NotHere, Page, Shown
from explorer.published import Published
from explorer.rendering import Templates, address_of
from explorer.reviewing import LONGEST_FORM, NotOurs, Reviewer
from explorer.security import READING, OnThisMachine
from explorer.sources import with_imprint
from explorer.views import View, all_views, navigation, review_item
from ingest.errors import OversightError
from ingest.stores import Store, StoreFault
from warehouse.authority_years import NotThere
from warehouse.connect import NothingPublished
from warehouse.entered import EntryError

STATIC = Path(__file__).parent / "static"
TITLES = {404: "Not here", 405: "Only reading", 400: "Not entered", 403: "Not entered", 503: "Nothing to show yet"}
OF_OTHER_VERSIONS = (duckdb.CatalogException, duckdb.BinderException)
"""What a published file raises that has not the tables, or not the columns, of this version."""
OTHER_VERSION = "the published file is not of this version of Oversight: refresh it first"
DAMAGED = "the published file is damaged: refresh, which makes it again"


def make_app(published: Path, snapshots: Store, hosts: Collection[str], reviewer: Reviewer | None = None) -> Starlette:
    """The application over one published file and the received documents behind it, for these names of this host.

    Nothing is written unless there is a `reviewer`, who decides about items of the review list.
    """
    file, documents, templates = Published(published), Documents(snapshots), Templates(navigation())
    first = Lock()  # taken by the first answer, and never given back

    def endpoint(view: View) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            publication = file.newest()

            def made() -> Shown:
                with publication.reading() as connection:
                    asked = Asked(connection, documents, request.path_params, _query(request), reviewer)
                    return with_imprint(connection, view.show(asked))

            # What was decided stands in no publication: a reviewer's pages are made anew.
            shown = made() if reviewer else publication.shown.get(address_of(request), made)
            response = answer(request, shown, templates)
            if first.acquire(blocking=False):
                response.background = BackgroundTask(drawing.script)
            return response

        return show

    def said(request: Request, error: Exception) -> Response:
        status, sentence = _in_words(error)
        page = Page("error.html", TITLES.get(status, "It went wrong"), {"status": status, "sentence": sentence})
        return Response(templates.page(request, page), status, media_type="text/html")

    return Starlette(
        routes=[
            *(Route(view.PATH, endpoint(view), name=view.PATH) for view in all_views()),
            *([_deciding(file, reviewer)] if reviewer else []),
            Route("/scripts/vega.js", _vega),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[
            Middleware(OnThisMachine, hosts=hosts, methods=(*READING, "POST") if reviewer else READING),
            Middleware(GZipMiddleware, compresslevel=4),
        ],
        exception_handlers=dict.fromkeys((HTTPException, OversightError, *OF_OTHER_VERSIONS, duckdb.IOException), said),
    )


def _deciding(file: Published, reviewer: Reviewer) -> Route:
    """The one address that takes a form: what the reviewer says of an item."""

    def enter(request: Request, form: dict[str, str]) -> Response:
        with file.newest().reading() as connection:
            reviewer.enter(connection, request.path_params["id"], form)
        return RedirectResponse(request.url.path, 303)

    async def decide(request: Request) -> Response:
        return await run_in_threadpool(enter, request, await _form(request))

    return Route(review_item.PATH, decide, methods=["POST"])


def _vega(request: Request) -> Response:
    """The script that draws charts; it changes with the package alone."""
    return Response(drawing.script(), media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})


def _query(request: Request) -> dict[str, list[str]]:
    return {name: request.query_params.getlist(name) for name in request.query_params}


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form of ours, each with its last value; raises NotOurs for one of anybody else.

    A browser says the origin of every form that it posts.
    """
    if "origin" not in request.headers:
        raise NotOurs("a decision comes from a page of the explorer")
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > LONGEST_FORM:
            raise NotOurs("a decision is some sentences at most")
    return dict(parse_qsl(content.decode("utf-8", "replace")))


def _in_words(error: Exception) -> tuple[int, str]:
    if isinstance(error, NothingPublished | StoreFault):
        return 503, str(error)
    if isinstance(error, OF_OTHER_VERSIONS):
        return 503, OTHER_VERSION
    if isinstance(error, duckdb.IOException):
        return 503, DAMAGED
    if isinstance(error, NotHere | NotThere | NoDocument):
        return 404, str(error)
    if isinstance(error, NotOurs):
        return 403, str(error)
    if isinstance(error, EntryError):
        return 400, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, "There is no page of this address."
    return 500, str(error)
