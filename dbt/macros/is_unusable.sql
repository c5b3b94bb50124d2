{#
  Whether a statement's value must not stand for its authority: implausible or dismissed by a person. What a person
  accepted or corrected is as it should be, whatever a bound says.
#}
{% macro is_unusable() -%}
    (coalesce(decision = 'dismissed', false) or (implausible_because is not null and decision is null))
{%- endmacro %}

{# Whether a person said that the statement is the one that counts. #}
{% macro is_chosen() -%}
    coalesce(decision in ('accepted', 'corrected'), false)
{%- endmacro %}
