"""The questions that README.md and the analyst's first hour ask, with the answers printed below them."""

from __future__ import annotations

import re

from dagster_project.paths import PROJECT

ASKED = {"README.md": 5, "docs/tutorial.md": 15}
"""Pages with the number of their questions."""
QUESTIONS = [
    (page, question, printed)
    for page in ASKED
    for question, printed in re.findall(
        r"```sql\n(.*?)```\n\n```text\n(.*?)```", (PROJECT / page).read_text(encoding="utf-8"), re.S
    )
]
"""Page, SQL and answer."""
