{#
  List of {theme, weight}: for each theme the weights of its phrases, once for every mention in the text and once
  more for every mention in its opening sentence, which says what a passage is about. The phrases of one theme and
  weight are one constant pattern: DuckDB compiles it once for all findings, not once a row.
#}
{% macro theme_scores(text, opening, phrases) -%}
    {%- set alternatives = {} -%}
    {%- for row in catalogue_rows(phrases, 'theme, weight, pattern', 'theme, weight, pattern') -%}
        {%- do alternatives.setdefault(row[0], {}).setdefault(row[1], []).append(row[2] | replace("'", "''")) -%}
    {%- endfor -%}
    [
        {%- for theme, by_weight in alternatives.items() %}
        {
            'theme': '{{ theme }}',
            'weight': 0.0::double
            {%- for weight, patterns in by_weight.items() %}
                + {{ weight }} * {{ mentions(text, opening, '\\b(?:' ~ patterns | join('|') ~ ')\\b') }}
            {%- endfor %}
        },
        {%- endfor %}
        cast(null as struct(theme varchar, weight double))
    ]
{%- endmacro %}

{% macro mentions(text, opening, pattern) -%}
    (len(regexp_extract_all({{ text }}, '{{ pattern }}')) + len(regexp_extract_all({{ opening }}, '{{ pattern }}')))
{%- endmacro %}

{# A passage as the catalogue's phrases meet it: lower case, straight quotes. #}
{% macro normalised_passage(column) -%}
    translate(lower({{ column }}), '‘’', '''''')
{%- endmacro %}

{# The first sentence of a passage; all of it where it has no second. #}
{% macro opening_sentence(column) -%}
    coalesce(nullif(regexp_extract({{ column }}, '^(.*?[.!?])\s', 1), ''), {{ column }})
{%- endmacro %}
