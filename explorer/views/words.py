"""What the words of the pages mean: intervals, ranges of places, limits, dates, kinds. Every page leads to it."""

from __future__ import annotations

from explorer.page import Asked, Page

PATH = "/words"


def show(asked: Asked) -> Page:
    """The page of words; it shows nothing of a publication."""
    return Page("words.html", "What the words mean")
