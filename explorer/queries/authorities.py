"""What the first page asks: when was published what, and which authorities there are with how much of each."""

PUBLISHED = """
    select
        publication.published_at,
        publication.oversight_version,
        (select count(*) from reporting.documents where outcome <> 'refused' and counted_under is null) as documents,
        (select count(*) from reporting.observations where value is not null) as figures,
        (select count(*) from reporting.judgements where grade is not null) as judgements,
        (select count(*) from reporting.findings) as findings,
        (select count(*) from reporting.discrepancies) as contradictions
    from meta.publication as publication
"""

AUTHORITIES = """
    with documents as (
        select
            local_authority_key,
            count(*) as documents,
            max(coalesce(published_date, letter_date, meeting_date, fieldwork_end_date)) as read_until
        from reporting.documents
        where outcome <> 'refused' and counted_under is null
        group by local_authority_key
    ),
    overall as (
        select local_authority_key, grade, grade_printed, judged_on
        from reporting.judgement_timeline
        where area = 'overall' and grade is not null
        qualify row_number() over (
            partition by local_authority_key
            order by is_standing desc, judged_on desc nulls last, judgement_id
        ) = 1
    ),
    -- Some frameworks grade areas alone: from the first inspection under one no overall grade stands.
    areas_alone as (
        select judged.local_authority_key, min(judged.judged_on) as no_overall_since
        from reporting.judgement_timeline as judged
        left join overall using (local_authority_key)
        where judged.area = 'overall' and judged.status = 'not_in_framework'
            and (overall.judged_on is null or judged.judged_on > overall.judged_on)
        group by judged.local_authority_key
    )
    select
        authorities.local_authority_key,
        authorities.local_authority,
        -- Two may have one name, one after the other: then each says until or from when it is.
        if(count(*) over (partition by authorities.local_authority) > 1, authorities.valid_from, null) as named_from,
        if(count(*) over (partition by authorities.local_authority) > 1, authorities.valid_to, null) as named_until,
        authorities.region,
        coalesce(documents.documents, 0) as documents,
        documents.read_until,
        overall.grade,
        overall.grade_printed,
        overall.judged_on,
        areas_alone.no_overall_since
    from marts.dim_local_authorities as authorities
    left join documents using (local_authority_key)
    left join overall using (local_authority_key)
    left join areas_alone using (local_authority_key)
    where authorities.la_type <> 'country'
        -- "Stoke on Trent" is Stoke-on-Trent.
        and contains(replace(lower(authorities.local_authority), '-', ' '), replace(lower($named), '-', ' '))
    order by authorities.local_authority, authorities.valid_to desc nulls first
"""
