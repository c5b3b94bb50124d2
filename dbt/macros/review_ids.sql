{#
  Names of the items of the review list: the kind of thing, then a hash of where it stands. They stay through a rebuild
  and a change of the reader as long as the document prints the same at the same place: a value is its file, its place in the stored
  text and what is printed there.
#}
{% macro review_id(subject, columns) -%}
    '{{ subject }}_' || {{ hashed_key(columns) }}
{%- endmacro %}

{# A contradiction: its kind and both places, in whatever order they are told. #}
{% macro contradiction_review_id() -%}
    {%- set place_a = 'coalesce(place_a.review_id, document_a.file_sha256 || contradictions.quote_a)' -%}
    {%- set place_b = "coalesce(place_b.review_id, document_b.file_sha256 || contradictions.quote_b, '')" -%}
    {{ review_id('contradiction', [
        'contradictions.kind', 'least(' ~ place_a ~ ', ' ~ place_b ~ ')', 'greatest(' ~ place_a ~ ', ' ~ place_b ~ ')'
    ]) }}
{%- endmacro %}
