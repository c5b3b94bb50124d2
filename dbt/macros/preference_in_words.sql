{#
  Why a statement of `ranked` goes before the others of its quantity, or behind the one that goes first: the first thing
  in which it differs from the next, or from the first. Null where it is the only one.
#}
{% macro preference_in_words() -%}
    case
        when count(*) over same_value = 1 then null
        when is_tied and not {{ is_chosen() }}
            then 'None is preferred: papers of one day print different values, and nothing says which is right.'
        when preference = 1 then concat(
            if(
                is_ambiguous or {{ is_unusable() }},
                'None is preferred; this goes first: ',
                format('Preferred to {} other{}: ', count(*) over same_value - 1, if(count(*) over same_value > 2, 's', ''))
            ),
            {{ difference_in_words('lead', '') }}
        )
        else concat('Behind another: ', {{ difference_in_words('first_value', ' not') }})
    end
{%- endmacro %}

{# The thing in which a statement differs from the one that `beside` gives, the weightiest first. #}
{% macro difference_in_words(beside, turned) -%}
    {%- set things = [
        [is_unusable(), 'another cannot be what its measure says, or was dismissed', 'it cannot be what its measure says, or was dismissed'],
        ['not ' ~ is_chosen(), 'a person decided for it', 'a person decided for the other'],
        ['is_part', 'it is the total, others are parts', 'it is a part beside a total'],
        ['recognition_confidence is not null', 'others were recognised in a picture', 'it was recognised in a picture'],
        ['is_in_text', 'it stands in a table or in area statistics, others in running text',
         'it stands in running text, the other in a table or in area statistics'],
        ['is_ambiguous', 'the paper of another gives several values of it in one place',
         'its paper gives several values of it in one place'],
        ["qualifier <> 'exact'", 'it is printed as exact', 'it is not printed as exact']
    ] -%}
    case
        {%- for thing, ahead, behind in things %}
            when ({{ thing }}) <> {{ beside }}({{ thing }}) over by_preference
                then '{{ behind if turned else ahead }}.'
        {%- endfor %}
        when document_date is distinct from {{ beside }}(document_date) over by_preference
            then '{{ 'its paper is older, or without a date' if turned else 'its paper is the latest' }}.'
        when document_id = {{ beside }}(document_id) over by_preference and value = {{ beside }}(value) over by_preference
            then '{{ 'its paper says the same before' if turned else 'its paper says it here first, and the same again' }}.'
        when document_id = {{ beside }}(document_id) over by_preference
            then '{{ 'its paper gives another value before' if turned else 'its paper says it here first, and another value later' }}.'
        else '{{ 'a paper of the same day that says the same came first' if turned else 'of papers of one day that say the same it came first' }}.'
    end
{%- endmacro %}
