"""What the first page asks: when was published what, and which authorities there are with how much of each."""

from explorer.queries.dated import precision_of_told_date, said_of_judgement, said_of_told_date, told_date_of

PUBLISHED = """
    select
        publication.published_at,
        publication.oversight_version,
        (select count(*) from reporting.documents where outcome <> 'refused' and counted_under is null) as documents,
        (select count(distinct document_file) from reporting.documents where outcome <> 'refused') as files,
        (select count(*) from reporting.observations where value is not null) as figures,
        (select count(*) from reporting.judgements where grade is not null) as judgements,
        (select count(*) from reporting.findings) as findings,
        (select count(*) from reporting.discrepancies) as contradictions
    from meta.publication as publication
"""

AUTHORITIES = f"""
    with documents as (
        select
            local_authority_key,
            count(*) as documents,
            max({told_date_of("documents")}) as read_until,
            arg_max({said_of_told_date("documents")}, {told_date_of("documents")}) as said_of_read_until,
            arg_max({precision_of_told_date("documents")}, {told_date_of("documents")}) as precision_of_read_until,
            -- Of an authority whose documents have no date, any of their kinds.
            coalesce(arg_max(kind, {told_date_of("documents")}), min(kind)) as kind_of_read_until
        from reporting.documents
        where outcome <> 'refused' and counted_under is null
        group by local_authority_key
    ),
    overall as (
        select
            timeline.local_authority_key, timeline.grade, timeline.grade_printed, grades.label as grade_label,
            spells.judged_on as told_on, timeline.date_precision,
            {said_of_judgement("timeline")} as said_of_date
        from reporting.judgement_timeline as timeline
        inner join marts.fct_judgement_spells as spells using (judgement_id)
        inner join marts.dim_grades as grades on timeline.grade = grades.grade
        where timeline.area = 'overall' and timeline.grade is not null
        qualify row_number() over (
            partition by timeline.local_authority_key
            order by timeline.is_standing desc, spells.judged_on desc nulls last, timeline.judgement_id
        ) = 1
    ),
    -- Some frameworks grade areas alone: from the first inspection under one no overall grade stands.
    areas_alone as (
        select judged.local_authority_key, min(judged.judged_on) as no_overall_since
        from reporting.judgement_timeline as judged
        left join overall using (local_authority_key)
        where judged.area = 'overall' and judged.status = 'not_in_framework'
            and (overall.told_on is null or judged.judged_on > overall.told_on)
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
        documents.said_of_read_until,
        documents.precision_of_read_until,
        documents.kind_of_read_until,
        overall.grade,
        overall.grade_printed,
        overall.grade_label,
        overall.told_on,
        date_sub('year', overall.told_on, cast((select published_at from meta.publication) as date)) as years_ago,
        overall.date_precision,
        overall.said_of_date,
        areas_alone.no_overall_since
    from marts.dim_local_authorities as authorities
    left join documents using (local_authority_key)
    left join overall using (local_authority_key)
    left join areas_alone using (local_authority_key)
    where authorities.la_type <> 'country'
        -- "Stoke on Trent" is Stoke-on-Trent.
        and contains(replace(lower(authorities.local_authority), '-', ' '), replace(lower($named), '-', ' '))
    order by documents.documents is null, authorities.local_authority, authorities.valid_to desc nulls first
"""
