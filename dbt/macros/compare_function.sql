{#
  `reporting.compare('Bradford 2014', ['Bolton 2014', 'Bradford 2022'])` sets any
  authority-years of marts.dim_authority_years side by side, with the columns of reporting.comparison but its set.
  It names tables as the published file does, and uses nothing that DuckDB 1.1 does not know.
-#}
{% macro compare_function() -%}
create or replace macro reporting.compare(reference_year, other_years) as table
with
authority_years as (
    select * from marts.dim_authority_years
),

measures as (
    select * from marts.dim_measures
),

areas as (
    select * from marts.dim_judgement_areas
),

authorities as (
    select * from marts.dim_local_authorities
),

documents as (
    select
        document_id,
        document_file
    from marts.dim_documents
    where not is_superseded
),

observations as (
    select * from reporting.observations
),

judgements as (
    select * from marts.fct_judgements
),

count_limits as (
    select * from marts.dim_count_limits
),

ratio_limits as (
    select * from marts.dim_ratio_limits
),

chosen as (
    select
        'chosen' as comparison_set,
        authority_year as member,
        reference_year as reference,
        local_authority_key,
        year,
        if(authority_year = reference_year, 0, list_position(other_years, authority_year)) as member_order
    from authority_years
    where authority_year = reference_year or list_contains(other_years, authority_year)
),

comparable_values as materialized (
    select told.* from marts.fct_comparable_values as told
    semi join chosen on told.local_authority_key = chosen.local_authority_key
    where not told.is_beside_printed
),

comparable_judgements as (
    select told.* from marts.fct_comparable_judgements as told
    semi join chosen on told.local_authority_key = chosen.local_authority_key and told.year = chosen.year
),

-- What any of them has a value of.
wanted as (
    select
        'chosen' as comparison_set,
        comparable_values.measure,
        comparable_values.breakdown,
        row_number() over (order by measures.label, comparable_values.breakdown) as subject_order
    from comparable_values
    inner join chosen
        on
            comparable_values.local_authority_key = chosen.local_authority_key
            and comparable_values.year = chosen.year
    inner join measures on comparable_values.measure = measures.measure
    where comparable_values.is_headline
    group by comparable_values.measure, comparable_values.breakdown, measures.label
),

{{ compared_figures() }},

compared_measures as (
    select
        member,
        local_authority_key,
        year,
        member_order,
        subject_order,
        measure,
        breakdown,
        observation_id,
        {{ compared_columns() }}
    from compared
),

{{ compared_judgements() }},

compared_judgements as (
    select * exclude (label) from graded
),

{{ comparison_rows() }}

select {{ comparison_columns() }}
from subjects
left join authorities on subjects.local_authority_key = authorities.local_authority_key
left join documents on subjects.document_id = documents.document_id
order by {{ comparison_order() }}
{%- endmacro %}
