"""The values of a published file, and which of two files' values are one: as SQL, for files attached to one connection.

A value stays where it stands in the same place of the same file; else it is the one that its document now gives for
the same quantity, the first of several being the first, by their order in the document.
"""

from __future__ import annotations

VALUES = """
    select
        observation_id, local_authority, gss_code, document_id, document_file, measure, null::varchar as area, unit,
        value, null::varchar as grade, char_start as place,
        concat_ws(chr(31), coalesce(measure, reported_label), breakdown, comparator, unit, period_start, period_end)
            as quantity,
        concat_ws(
            ', ', concat_ws(' ', nullif(qualifier, 'exact'), regexp_replace(value::varchar, '\\.0$', ''), unit),
            coalesce(measure, '“' || reported_label || '”'), nullif(breakdown, ''), comparator,
            if(period_start = period_end, period_end::varchar, period_start || ' to ' || period_end)
        ) as stated
    from {database}.reporting.observations
    union all by name
    select
        local_authority, gss_code, document_id, document_file, coalesce(area, area_printed) as area, grade,
        page as place, chr(31) || coalesce(area, area_printed) as quantity, coalesce(grade, status) as stated
    from {database}.reporting.judgements
"""
"""One row a value or grade that stands: what it is of, where, and all that it states in words."""

PAIRED = """
    with
    was_elsewhere as (
        select *, row_number() over (partition by document_id, quantity order by place, value) as nth
        from was anti join stands using (observation_id)
    ),
    stands_elsewhere as (
        select *, row_number() over (partition by document_id, quantity order by place, value) as nth
        from stands anti join was using (observation_id)
    )
    select a, b
    from (select was as a, observation_id from was)
    inner join (select stands as b, observation_id from stands) using (observation_id)
    union all
    select a, b
    from (select was_elsewhere as a, document_id, quantity, nth from was_elsewhere)
    full join (select stands_elsewhere as b, document_id, quantity, nth from stands_elsewhere)
        using (document_id, quantity, nth)
"""
"""One row a value of `was` or `stands`: `a` as it was, `b` as it stands, null where it is in one of them alone."""
