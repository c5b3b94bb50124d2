"""One item of the review list: why it is there, its passage, and what a person says of it."""

from __future__ import annotations

from explorer.answers import ask
from explorer.page import Asked, NotHere, Page, Table
from explorer.queries import review as queries
from explorer.reviewing import UNDO
from warehouse.decisions import Verdict
from warehouse.review import MEANS

PATH = "/review/{id}"


def show(asked: Asked) -> Page:
    """The page of an item; with a form where somebody reviews. Raises NotHere."""
    identifier = asked.path["id"]
    found = ask(asked.connection, queries.ITEM, id=identifier)
    item = found.first
    if item is None:
        raise NotHere(f"no item has the identifier {identifier}: the list of open ones is under Review")
    content = {
        "item": item,
        "reviewer": asked.reviewer,
        "entered": asked.reviewer.standing().get(identifier) if asked.reviewer else None,
        "choices": [(verdict.value, item[MEANS[verdict]]) for verdict in Verdict if item[MEANS[verdict]]],
        "undo": UNDO,
    }
    return Page("review_item.html", "Review", content, tables=[Table("item", "The item", found)])
