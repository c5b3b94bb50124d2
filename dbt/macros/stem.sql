{#
  The stem of a lower-case English word: plurals, -ing, -ed, -ly, -ness and -ment fall away, so that "fostering",
  "fostered" and "foster" meet. Light on purpose: each step leaves at least three letters, and meaning-changing
  endings (-ation, -ive) stay. What it joins is measured in docs/findings.md.
#}
{% macro stem(word) -%}
    {%- set steps = [
        ("'s?$", ''),
        ('(.{2,})ies$', '\\1y'),
        ('(ss|x|ch|sh)es$', '\\1'),
        ('([^suiy])s$', '\\1'),
        ('(.{2,}[^aeiou]y)s$', '\\1'),
        ('(.{2,})(iness|inesses)$', '\\1y'),
        ('(.{3,})(ness|ments?)$', '\\1'),
        ('(.{2,})ily$', '\\1y'),
        ('(.{3,})ly$', '\\1'),
        ('(.{3,})(ing|ed)$', '\\1'),
        ('([bdgkmnprt])\\1$', '\\1'),
        ('(.{3,})e$', '\\1'),
    ] -%}
{%- endmacro %}
