with
statements as (
    select
        *,
        -- Two documents that give no date may mean different days: an undated value is its document's own.
        {{ hashed_key([
            'gss_code', 'measure', 'breakdown', 'comparator', 'unit', 'period_kind', 'period_start', 'period_end',
            "if(period_end is null, document_id, '')"
        ]) }} as measure_value_id
    from {{ ref('int_statements') }}
    where is_current and value is not null and measure_status <> 'unlabelled' and gss_code is not null
),

ranked as (
    select
        *,
        row_number() over (
            partition by measure_value_id
            order by
                reading <> 'table' and not contains(lower(coalesce(section, '')), 'information about this') asc,
                qualifier <> 'exact' asc,
                document_date desc nulls last,
                seen_order asc,
                char_start asc,
                value_start asc,
                observation_id asc
        ) as preference
    from statements
)

select
    observation_id,
    measure_value_id,
    preference = 1 as is_preferred,
    count(*) over same_value as statements,
    count(distinct document_id) over same_value as documents,
    count(distinct value) over same_value as distinct_values,
    max(lowest_value) over same_value <= min(highest_value) over same_value as is_agreed
from ranked
window same_value as (partition by measure_value_id)
