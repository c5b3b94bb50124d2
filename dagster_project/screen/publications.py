"""The publications that can be gone back to, on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from warehouse.kept_publications import Publication


def show_publications(console: Console, standing: Publication | None, kept: Sequence[Publication]) -> None:
    """Prints what stands and what is kept, the latest first, with what its refresh changed."""
    listed = [one for one in kept if standing is None or one.run_id != standing.run_id]
    if standing is None and not listed:
        console.print("Nothing is published or kept yet: run `oversight refresh`.")
        return
    table = Table(show_edge=False)
    for title in ("published at (UTC)", "", "rows", "values added, changed, withdrawn", "MB"):
        table.add_column(title, justify="left" if title in ("published at (UTC)", "") else "right")
    for one in sorted([*([standing] if standing else []), *listed], key=lambda one: one.published_at, reverse=True):
        size = f"{one.path.stat().st_size / 1e6:.1f}"
        stands = "stands" if one is standing else ""
        table.add_row(str(one.published_at)[:19], stands, f"{one.rows:,}", f"{one.differences:,}", size)
    console.print(table)
    console.print("`oversight rollback --to TIME` puts one back.")
