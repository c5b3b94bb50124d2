"""What the view of compared authority-years asks, over what `reporting.compare` and `reporting.ranked` give."""

COMPARED = """
    select
        compared.subject_kind,
        compared.subject,
        compared.label,
        compared.breakdown,
        compared.member,
        compared.local_authority_key,
        compared.is_reference,
        compared.value,
        compared.qualifier,
        compared.unit,
        compared.grade,
        compared.status,
        compared.as_at_start,
        compared.as_at_end,
        compared.is_common_date,
        compared.official_value,
        compared.official_source,
        compared.rate,
        compared.rate_low,
        compared.rate_high,
        compared.rate_unit,
        compared.printed_rate,
        compared.denominator_source,
        compared.ratio,
        compared.ratio_low,
        compared.ratio_high,
        compared.comparable,
        compared.reason,
        compared.document_file,
        compared.page,
        figures.observation_id,
        judgements.judgement_id
    from (select *, row_number() over () as position from {compared}) as compared
    left join marts.fct_comparable_values as figures
        on compared.local_authority_key = figures.local_authority_key
            and compared.year = figures.year
            and compared.subject_kind = 'measure'
            and compared.subject = figures.measure
            and compared.breakdown = figures.breakdown
            and compared.as_at_end is not distinct from figures.period_end
            and compared.value is not distinct from figures.value
    left join marts.fct_comparable_judgements as judgements
        on compared.local_authority_key = judgements.local_authority_key
            and compared.year = judgements.year
            and compared.subject_kind = 'judgement'
            and compared.subject = judgements.area
            and judgements.grade is not null
    qualify row_number() over (
        partition by compared.subject_kind, compared.subject, compared.breakdown, compared.member, compared.as_at_end
        order by figures.observation_id, judgements.judgement_id
    ) = 1
    order by compared.position
"""
RANKED = """
    select
        label, breakdown, member, rank, rank_low, rank_high, ranked, value, unit, status, as_at_end,
        rate, rate_low, rate_high, rate_unit, england_rate, beside_england, others_rate, beside_others, is_reference
    from reporting.ranked($reference, $others)
    order by label, breakdown, rank
"""
YEARS = """
    select year, is_inspected_year, documents
    from marts.dim_authority_years
    where local_authority = $local_authority and documents > 0
    order by year desc
"""
VINTAGES = "select distinct vintage from marts.bridge_statistical_neighbours order by vintage desc"
