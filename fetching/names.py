"""Names of fetched files: readable, of no more than one folder, and an address's own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

LONGEST_NAME = 100
"""Bytes of a name before the digits and the ending; most systems take 255 for the whole."""
_NOT_IN_A_NAME = re.compile(r"[^\w .,&()'-]+")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def file_name(address: str, disposition: str | None, title: str, ending: str) -> str:
    """The name for what an address gave: what the host calls it, else the last part of the address, else its title.

    The first digits of the address's hash keep two of one name apart. No path is left in it, no leading dot and no
    sign that a shell or another system takes for more than a letter.
    """
    last = PurePosixPath(unquote(urlsplit(address).path)).name
    named = _told_by(disposition) or (last if _ENDING.search(last) else "") or title or last
    digits = hashlib.sha256(address.encode()).hexdigest()[:8]
    return f"{_plain(named) or 'document'}-{digits}{ending}"


def _told_by(disposition: str | None) -> str:
    """The file name in a Content-Disposition header, by RFC 6266."""
    if not disposition:
        return ""
    message = Message()
    message["Content-Disposition"] = disposition
    return message.get_filename() or ""


def _plain(named: str) -> str:
    base = named.replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = _NOT_IN_A_NAME.sub(" ", unicodedata.normalize("NFC", _ENDING.sub("", base)))
    short = " ".join(plain.split()).strip(". ").encode()[:LONGEST_NAME].decode("utf-8", "ignore")
    return short.strip(". -'")
