"""What the view of compared authority-years asks, over what `reporting.compare` and `reporting.ranked` give."""

from warehouse.comparing import OF_SUBJECTS

# {compared} is what is held of reporting.compare, or that function itself; so is {ranked}.
COMPARED = f"""
    select
        subject_kind, subject, label, breakdown, member, local_authority_key, is_reference, value, qualifier, unit,
        grade, status, as_at_start, as_at_end, is_common_date, official_value, official_source, rate, rate_low,
        rate_high, rate_unit, printed_rate, denominator_source, ratio, ratio_low, ratio_high, comparable, reason, note,
        document_file, page, observation_id, judgement_id
    from {{compared}}
    where {OF_SUBJECTS}
"""
RANKED = f"""
    select
        subject, label, breakdown, member, rank, rank_low, rank_high, ranked, value, unit, status, as_at_start,
        as_at_end, rate, rate_low, rate_high, rate_unit, denominator, england_rate, beside_england, others_rate,
        beside_others, is_reference, local_authority_key, observation_id, official_source,
        document_file
    from {{ranked}}
    where {OF_SUBJECTS}
"""
SUBJECTS = """
    select distinct held.subject, held.label, held.theme, areas.area is not null as is_judgement
    from {held} as held
    left join marts.dim_judgement_areas as areas on held.subject = areas.area
    order by is_judgement desc, held.theme nulls last, held.label
"""
# A rate that is printed is ranked with the count beside it: both names lead there.
RANKED_SUBJECTS = """
    select distinct measures.measure as subject, measures.label, measures.theme, false as is_judgement
    from {held} as held
    inner join marts.dim_measures as measures on held.subject in (measures.measure, measures.measure || '_rate')
        or measures.measure = held.subject || '_rate'
    order by measures.theme nulls last, measures.label
"""
RANKED_AS = """
    select distinct held.subject
    from {held} as held
    inner join marts.dim_measures as measures on held.subject = regexp_replace(measures.measure, '_rate$', '')
    where lower($measure) in (measures.measure, lower(measures.label))
"""
# Official figures of the authority that all are compared with, newer than the one of it that is compared.
NEWER = f"""
    with compared as (
        select local_authority_key, subject, max(as_at_end) as as_at_end
        from {{held}}
        where is_reference and {OF_SUBJECTS}
        group by all
    )
    select official.measure, measures.label, measures.unit, official.value, official.period_start,
        official.period_end, official.official_value_id
    from compared
    inner join marts.fct_official_values as official
        on compared.local_authority_key = official.local_authority_key
            and compared.subject = official.measure
            and official.period_end > compared.as_at_end
    inner join marts.dim_measures as measures on official.measure = measures.measure
    where official.is_latest and official.value is not null
    qualify row_number() over (partition by official.measure order by official.period_end desc) = 1
    order by measures.label
"""
UNREAD = """
    select distinct years.authority_year, years.local_authority
    from marts.dim_authority_years as years
    anti join (
        select local_authority_key from reporting.documents where outcome <> 'refused'
    ) as documents using (local_authority_key)
    where list_contains($members, years.authority_year)
    order by list_position($members, years.authority_year)
"""
# What the catalogue says against comparing a grade with that of another framework.
RESERVES = """
    select judgement_id, framework, comparability_note
    from marts.fct_judgements
    where list_contains($judgements, judgement_id)
"""
# Of an authority without an inspection in any year that is compared the latest that was read.
GRADES = """
    with held as (
        select local_authority_key, min(list_position($members, authority_year)) as place
        from marts.dim_authority_years
        where list_contains($members, authority_year)
        group by local_authority_key
    ),
    judged as (
        select
            years.authority_year, held.place, judged.*,
            list_contains($members, years.authority_year) as is_held,
            max(judged.year) over of_authority as latest,
            bool_or(list_contains($members, years.authority_year)) over of_authority as has_held
        from marts.fct_comparable_judgements as judged
        inner join marts.dim_authority_years as years using (local_authority_key, year)
        inner join held using (local_authority_key)
        where judged.is_judged_in_year
        window of_authority as (partition by judged.local_authority_key)
    )
    select
        judged.authority_year as member, judged.is_held, areas.area, areas.label, judged.given_grade as grade,
        judged.status, judged.fieldwork_end_date, frameworks.label as framework_label, judged.comparability_note,
        judged.judgement_id
    from judged
    inner join marts.dim_judgement_areas as areas using (area)
    inner join marts.dim_frameworks as frameworks using (framework)
    where judged.is_held or (not judged.has_held and judged.year = judged.latest)
    order by judged.place, judged.year, areas.sort_order
"""
VINTAGES = "select distinct vintage from marts.bridge_statistical_neighbours order by vintage desc"
