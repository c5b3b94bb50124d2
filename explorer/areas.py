"""The authority that an address asks for."""

from __future__ import annotations

from explorer.page import Asked
from warehouse.authority_years import authority


def area_of(asked: Asked) -> tuple[str | None, str | None]:
    """Key and name of the authority asked for by `area`, a name or code; neither where none is. Raises NotThere."""
    named = asked.word("area")
    return authority(asked.connection, named) if named else (None, None)
