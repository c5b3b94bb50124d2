{#
  What a label must not say for a measure that is better when higher: "a quarter do not have a dental check" is no share
  of checks. An alias that names the negation itself is exempt.
#}
{% macro negation_words() -%}
    \b(?:not|never|no longer|neither|unable|unsafe|afraid|frightened|unsuitable|overdue|delay\w*|late|missed|lack\w*|longer than|more than (?:\d+ )?(?:days|weeks|months)|need\w* (?:\w+ )?improv\w+|outside (?:of )?(?:the |statutory |required )*time\w*|out of (?:time|date)\w*)\b
{%- endmacro %}

{#
  Words that count nothing of their own: "this number had increased", "per 10,000 children", "national average". A label
  "subject: words" of such words alone has its subject's measure.
#}
{% macro quantity_words() -%}
    (?:\W*\b(?:this|these|those|that|it|they|there|which|when|the|an?|of|to|from|by|at|in|on|for|and|but|or|is|are|was|were|be|been|has|have|had|with|than|about|again|now|then|still|also|only|further|overall|rate|rates|number|numbers|figure|figures|percentage|proportion|share|total|average|level|levels|change|no|same|equivalent|equates?|represents?|representing|compared|increas\w*|decreas\w*|reduc\w*|ris(?:e|en|es|ing)|rose|fall(?:s|en|ing)?|fell|drop\w*|declin\w*|improv\w*|gr[eo]w\w*|went|gone|remain\w*|reached|stands?|stood|up|down|slight\w*|significant\w*|considerabl\w*|high(?:er)?|low(?:er)?|more|fewer|less|above|below|better|worse|similar|per ?(?:10,?000)?|children|young|people|child|years?|months?|weeks?|days?|previous(?:ly)?|earlier|last|england|national\w*|regional\w*|country|whole|as|statistical\w*|neighbours?|local|authorities|authority|councils?|areas|target|respectively|performance|data|shows?|indicates?|dip\w*)\b)*\W*
{%- endmacro %}

{# True where a label or the text around it speaks of care leavers, and the label of nobody else. #}
{% macro speaks_of_care_leavers(label, around) -%}
    regexp_matches(
        lower({{ around }}), 'care.?leav|leaving care|left care|leave care|formerly looked after|former(?:ly)? relevant|\b(?:19|nineteen)\b.{0,20}\b(?:21|twenty-one)\b|\b(?:18|21)\b.{0,12}\b25\b'
    )
    and not regexp_matches(
        {{ label }}, '\b(?:year 1[0-3]|pupils?|16.{0,6}17.year|(?:children|young people) looked after|looked[- ]after children|children in care|cla|lac|social workers|non[- ]looked[- ]after)\b'
    )
{%- endmacro %}

{#
  A label "subject: words" and its two parts as rows of `part` and `words`; parts only where a sentence's own words count
  something. One word alone names no measure, and a table's label begins with its row's name and has no subject.
#}
{% macro parts_of_label(label, is_sentence) -%}
    {%- set own = "regexp_extract(" ~ label ~ ", ': ([^:]*)$', 1)" -%}
    unnest(
        [{part: 'label', words: {{ label }}}]
        || if(
            {{ is_sentence }} and not regexp_full_match({{ own }}, '{{ quantity_words() }}'),
            [
                {part: 'own', words: if(contains({{ own }}, ' '), {{ own }}, '')},
                {part: 'subject', words: regexp_extract({{ label }}, '^(.*): ', 1)}
            ],
            []
        ),
        recursive := true
    )
{%- endmacro %}

{# Number of the first alias, by priority, that fits `words` and their `unit`; `aliases` have their measures' polarity. #}
{% macro first_alias(words, unit, aliases) -%}
    case
        {%- for row in catalogue_rows(aliases, 'alias_number, unit, pattern, polarity', 'alias_number') %}
        when
            {{ unit }} = '{{ row[1] }}' and regexp_matches({{ words }}, '{{ row[2] | replace("'", "''") }}', 'i')
            {%- if row[3] == 'higher_is_better' and 'not ' not in row[2] %} and not is_negated{% endif %}
            then {{ row[0] }}
        {%- endfor %}
        when false then 0
    end
{%- endmacro %}

{# A professional and "who", an incident and "involving": what follows is told of them and counts nothing. #}
{% macro told_of_others() -%}
    ^(.*\b(?:psychologists?|nurses?|teachers?|advis[eo]rs?|mentors?|officers?|managers?|practitioners|professionals|staff|volunteers?|members|representatives|therapists?|councillors|champions)(?: \w+){0,2}? (?:who|which|whose|whom)|.*\b(?:incidents?|episodes?|allegations?|complaints?|meetings?)(?: \w+){0,2}? (?:involving|relating to|concerning|regarding))\b.*$
{%- endmacro %}
