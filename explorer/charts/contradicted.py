"""Points of a chart that are contradicted firmly: each ringed, and the value that another place has as a cross."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from explorer.addresses import evidence_address
from warehouse.words import figure

Row = Mapping[str, Any]
Contradicted = Mapping[str, Row]
"""Rows of what contradicts a value, by its identifier."""
COLOUR = "#8a1c1c"
NOTE = "Ringed: contradicted firmly, and nobody has decided. A cross: the other value."


def told_of(row: Row, contradicted: Contradicted, *, has_other: bool = True) -> dict[str, Any]:
    """What a point says of its contradiction; the other value where the chart has its kind of numbers."""
    found = contradicted.get(row["observation_id"] or "")
    other = found["other_value"] if found and has_other else None
    return {
        "is_contradicted": found is not None,
        "contradicted_by": found["arithmetic"] if found else None,
        "contradiction": f"{evidence_address('value', row['observation_id'])}#table-contradictions" if found else None,
        "other": other,
        "other_said": figure(other, row["unit"]) if other is not None else None,
        "other_evidence": evidence_address("value", found["other_observation_id"]) if found else None,
    }


def layers(x: alt.X) -> list[Any]:
    """Rings and crosses over the data of the chart; what is not contradicted has neither."""
    base = alt.Chart().encode(x=x)
    ring = base.transform_filter("datum.is_contradicted && isValid(datum.value)")
    ring = ring.mark_point(shape="circle", filled=False, size=220, strokeWidth=1.8, opacity=1, color=COLOUR)
    cross = base.transform_filter("isValid(datum.other)")
    cross = cross.mark_point(shape="cross", filled=True, size=70, opacity=1, angle=45, color=COLOUR)
    by = alt.Tooltip("contradicted_by:N", title="Contradicted")
    return [
        ring.encode(y=alt.Y("value:Q", title=None), tooltip=[by], href="contradiction:N"),
        cross.encode(
            y=alt.Y("other:Q", title=None),
            tooltip=[alt.Tooltip("other_said:N", title="The other value"), by],
            href="other_evidence:N",
        ),
    ]
