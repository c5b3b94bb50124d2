{#- The model in force in a year is the last one made by then. -#}
with
members as (
    select * from {{ ref('int_comparison_members') }}
),

neighbours as (
    select * from {{ ref('stg_statistical_neighbours') }}
),

models as (
    select distinct vintage
    from neighbours
),

in_force as (
    select
        members.comparison_set,
        members.member,
        members.local_authority_key,
        members.year,
        members.member_order,
        max(models.vintage) filter (where models.vintage <= members.year) as vintage,
        string_agg(models.vintage::varchar, ' and ' order by models.vintage) as held
    from members
    cross join models
    group by all
)

select
    in_force.comparison_set,
    in_force.member,
    in_force.local_authority_key,
    in_force.year,
    in_force.member_order,
    in_force.vintage,
    neighbours.neighbour_key,
    neighbours.neighbour_rank,
    neighbours.closeness,
    case
        when in_force.vintage is null
            then format(
                'The neighbours of {} are not known: the DfE''s model in force in {} is not held, only those of {}, '
                'which were drawn from data of later years.', in_force.member, in_force.year, in_force.held
            )
        when neighbours.neighbour_key is null
            then format('The DfE''s model of {} has no neighbours of this authority.', in_force.vintage)
        else format('The DfE''s model of {}, in force in {}.', in_force.vintage, in_force.year)
    end as reason
from in_force
left join neighbours
    on in_force.local_authority_key = neighbours.local_authority_key and in_force.vintage = neighbours.vintage
