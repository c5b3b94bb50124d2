"""The queries of docs/over_time.md, in their order."""

from __future__ import annotations

import re

from dagster_project.paths import PROJECT


def queries_over_time() -> list[str]:
    """The text of each block of SQL."""
    return re.findall(r"```sql\n(.*?)```", (PROJECT / "docs" / "over_time.md").read_text(encoding="utf-8"), re.S)
