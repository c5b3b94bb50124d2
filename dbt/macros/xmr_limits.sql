{#
  Limits of an XmR chart (individual values and moving ranges): the mean and three standard deviations, estimated by the
  mean moving range over d2 = 1.128 (3 / 1.128 = 2.66). Limits may be made with as few as five or six values
  (D. J. Wheeler, Understanding Variation); with fewer than six there are none here.
#}
{% macro xmr_limit(values, moving_range, side, window) -%}
    if(
        count({{ values }}) over {{ window }} >= 6,
        avg({{ values }}) over {{ window }} {{ side }} 3 / 1.128 * avg({{ moving_range }}) over {{ window }}, null
    )
{%- endmacro %}

{# Whether a figure has become better or worse by its polarity; null where neither direction is better. #}
{% macro movement_of(change, polarity) -%}
    case
        when {{ polarity }} is null or {{ polarity }} = 'none' then null
        when {{ change }} = 0 then 'same'
        when ({{ change }} > 0) = ({{ polarity }} = 'higher_is_better') then 'better'
        when {{ change }} is not null then 'worse'
    end
{%- endmacro %}
