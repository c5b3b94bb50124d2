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
    select official.measure, measures.label, measures.unit, official.value, official.period_end,
        official.official_value_id
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
GRADES = """
    select
        years.authority_year as member, areas.area, areas.label, judged.given_grade as grade, judged.status,
        judged.fieldwork_end_date, frameworks.label as framework_label, judged.comparability_note, judged.judgement_id
    from marts.dim_authority_years as years
    inner join marts.fct_comparable_judgements as judged using (local_authority_key, year)
    inner join marts.dim_judgement_areas as areas using (area)
    inner join marts.dim_frameworks as frameworks using (framework)
    where judged.is_judged_in_year and list_contains($members, years.authority_year)
    order by list_position($members, years.authority_year), areas.sort_order
"""
VINTAGES = "select distinct vintage from marts.bridge_statistical_neighbours order by vintage desc"
