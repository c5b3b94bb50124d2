"""A page of a PDF as a picture, with the passage of one statement drawn in."""

from __future__ import annotations

from explorer.page import Asked, File, NotHere
from explorer.passages import passage

PATH = "/evidence/{kind}/{id}/page-{page:int}.png"


def show(asked: Asked) -> File:
    """The picture; raises NotHere where the statement's document has no PDF, NoDocument where it is not kept."""
    one = passage(asked.connection, asked.path["kind"], asked.path["id"])
    pdf = one.picture_of
    if pdf is None:
        raise NotHere("this document was received as a text: it has no page to look at")
    picture = asked.documents.page_picture(
        pdf["file_sha256"], pdf["document_file"], asked.path["page"], one.printed_at, one.value
    )
    return File(picture, "image/png")
