"""Measures by their names: what a search for words leads to where figures are meant."""

# Whose names have every one of `$words`, the shortest name first: those with figures of most authorities.
CALLED = """
    with figures as (
        select measure, local_authority_key from marts.fct_own_values
        union
        select measure, local_authority_key from marts.fct_official_values where value is not null
    )
    select measures.measure, measures.label, count(*) as authorities
    from marts.dim_measures as measures
    inner join figures using (measure)
    where len(list_filter($words, lambda word: not contains(lower(measures.label), word))) = 0
    group by measures.measure, measures.label
    order by length(measures.label), authorities desc, measures.label
    limit $most
"""
