{#
  Which way a printed change goes, rise or fall: its sign, else the word of moving nearest to it, behind it first
  ("a 2% reduction", "fell by 12"). Null where nothing says so, as in most cells of tables.
#}
{% macro direction_of_change() -%}
    {%- set rising = 'increas|rise|rising|rose|grow|grew|higher|longer|slower|more|up' -%}
    {%- set falling = 'decreas|reduc|fall|fell|drop|declin|lower|shorter|faster|quicker|fewer|less|down' -%}
    {%- set moving -%}
        coalesce(
            nullif(regexp_extract({{ words_after(40) }}, '^[^0-9.;]*?\b({{ rising }}|{{ falling }})', 1), ''),
            regexp_extract({{ words_before(60) }}, '.*\b({{ rising }}|{{ falling }})[^0-9.;]*$', 1)
        )
    {%- endset -%}
    case
        when value < 0 then 'fall'
        when reading = 'table' then if(starts_with(trim(value_printed), '+'), 'rise', null)
        when regexp_matches({{ moving }}, '^({{ rising }})') then 'rise'
        when regexp_matches({{ moving }}, '^({{ falling }})') then 'fall'
    end
{%- endmacro %}
