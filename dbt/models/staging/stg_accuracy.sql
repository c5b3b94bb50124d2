with
source as (
    select * from {{ source('catalogue', 'accuracy') }}
),

renamed as (
    select
        field,
        document_kind,
        metric,
        cast("right" as integer) as number_right,
        cast(judged as integer) as number_judged,
        cast(share as double) as share,
        cast(low as double) as share_low,
        cast(high as double) as share_high,
        labelled_set,
        cast(labelled_on as date) as labelled_date,
        set_digest,
        cast(measured_on as date) as measured_date
    from source
)

select * from renamed
