with
source as (
    select * from {{ source('landing', 'observations') }}
),

renamed as (
    select
        observation_id,
        rendition_id,
        section,
        paragraph,
        page,
        line,
        quote,
        char_start,
        char_end,
        reported_label,
        {{ normalised_label('reported_label') }} as normalised_label,
        value,
        value_printed,
        value_start,
        value_end,
        unit,
        qualifier,
        nullif(comparator, 'own') as comparator,
        polarity_printed,
        is_change,
        period_kind,
        period_start,
        period_end,
        period_basis,
        reading,
        table_number,
        row_number,
        column_number,
        is_label_lost,
        is_total,
        cell,
        recognition_confidence
    from source
)

select * from renamed
