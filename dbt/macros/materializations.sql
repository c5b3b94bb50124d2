{#
  Tables and views are replaced in place. dbt-duckdb builds beside the old relation and swaps names, which here costs
  more than most models take (30 ms each) and buys nothing: nobody reads the build database while it is built.
#}
{% materialization table, adapter='duckdb' %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- do drop_if_of_another_type(target_relation) -%}
    {% call statement('main') -%}
        {%- if config.get('contract').enforced %}
            {{- get_assert_columns_equivalent(compiled_code) }}
            create or replace table {{ target_relation }} {{ get_table_columns_and_constraints() }};
            insert into {{ target_relation }} {{ get_column_names() }} ({{ get_select_subquery(compiled_code) }});
        {%- else %}
            create or replace table {{ target_relation }} as ({{ compiled_code }});
        {%- endif %}
        {{ described(target_relation) }}
    {%- endcall %}
    {{ run_hooks(post_hooks) }}
    {{ adapter.commit() }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% materialization view, adapter='duckdb' %}
    {%- set target_relation = this.incorporate(type='view') -%}
    {%- do drop_if_of_another_type(target_relation) -%}
    {% call statement('main') -%}
        create or replace view {{ target_relation }} as ({{ compiled_code }});
        {{ described(target_relation) }}
    {%- endcall %}
    {{ adapter.commit() }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro drop_if_of_another_type(target_relation) %}
    {%- set existing = load_cached_relation(this) -%}
    {%- if existing is not none and existing.type != target_relation.type -%}
        {%- do adapter.drop_relation(existing) -%}
    {%- endif -%}
{% endmacro %}

{#
  What `persist_docs` asks for, in the statement that makes the relation: dbt's own macro asks the database twice for
  the columns first, which takes longer than most models do. A contract has said by then that they are there.
#}
{% macro described(relation) %}
    {%- if config.persist_relation_docs() and model.description -%}
        {{- alter_relation_comment(relation, model.description) }}
    {%- endif -%}
    {%- if config.persist_column_docs() -%}
        {%- for column in model.columns.values() if column.description %}
            comment on column {{ relation }}.{{ adapter.quote(column.name) }} is {{ duckdb_escape_comment(column.description) }};
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}
