select * from {{ ref('int_local_authority_names') }}
order by named
