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
# The authorities whose names stand in a query (`$words` with a blank between), each with what else is asked; a name
# within another ("Somerset" in "Bath and North East Somerset") is not meant.
NAMED = """
    with found as (
        select distinct
            authorities.local_authority_key,
            authorities.local_authority,
            trim(regexp_replace(lower(names.named), '(?:[''’]s)?[^a-z0-9]+', ' ', 'g')) as called
        from marts.dim_local_authority_names as names
        inner join marts.dim_local_authorities as authorities using (local_authority_key)
        where authorities.valid_to is null and authorities.la_type <> 'country'
            and contains(' ' || $words || ' ', ' ' || called || ' ')
    )
    select local_authority_key, local_authority, trim(replace(' ' || $words || ' ', ' ' || called || ' ', ' ')) as rest
    from found
    where not exists (
        from found as longer
        where longer.called <> found.called and contains(' ' || longer.called || ' ', ' ' || found.called || ' ')
    )
    order by local_authority
    limit $most
"""
