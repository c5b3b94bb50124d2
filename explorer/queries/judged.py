"""What the view of one authority asks of judgements and events; `$key` is its local_authority_key.

A judgement that is told by its month or year alone has no `judged_on`; `told_on` is the last day that this leaves open.
"""

from explorer.queries.dated import said_of_event, said_of_judgement

# Grades of children in care that are those of care leavers too: the framework has none of care leavers alone.
_JOINT = """
    joint as (
        select judgement_id, judged_on, grade_printed
        from reporting.judgement_timeline
        where local_authority_key = $key and area = 'in_care' and grade is not null and event_id in (
            select event_id
            from reporting.judgement_timeline
            where area = 'care_leavers' and status = 'not_separately_judged'
        )
    )"""

STANDING = f"""
    with {_JOINT.strip()}
    select
        if(joint.judgement_id is null, timeline.area_label, timeline.area_printed) as area_label,
        timeline.grade,
        timeline.grade_printed,
        spells.judged_on as told_on,
        timeline.date_precision,
        {said_of_judgement("timeline")} as said_of_date,
        timeline.framework_label,
        timeline.is_second_hand,
        timeline.previous_grade_printed,
        coalesce(timeline.previous_judged_on, earlier_spells.judged_on) as previous_told_on,
        coalesce(earlier.date_precision, 'day') as previous_date_precision,
        {said_of_judgement("earlier")} as said_of_previous_date,
        timeline.area = 'in_care' and timeline.previous_judged_on in (select judged_on from joint) as was_joint_before,
        timeline.joint_judged_on as together_judged_on,
        timeline.joint_grade_printed as together_grade_printed,
        timeline.is_comparable,
        timeline.comparability_reason,
        timeline.document_file,
        timeline.page,
        timeline.quote,
        timeline.judgement_id
    from reporting.judgement_timeline as timeline
    left join marts.fct_judgement_spells as spells on timeline.judgement_id = spells.judgement_id
    left join marts.fct_judgements as earlier on spells.previous_judgement_id = earlier.judgement_id
    left join marts.fct_judgement_spells as earlier_spells on earlier.judgement_id = earlier_spells.judgement_id
    left join joint on timeline.judgement_id = joint.judgement_id
    left join marts.dim_judgement_areas as areas on timeline.area = areas.area
    where timeline.local_authority_key = $key and timeline.is_standing and timeline.grade is not null
    order by areas.sort_order nulls last, timeline.area_label
"""
JUDGED = f"""
    with {_JOINT.strip()}
    select
        timeline.judged_on,
        spells.judged_on as told_on,
        {said_of_judgement("timeline")} as said_of_date,
        timeline.area,
        coalesce(timeline.area_label, timeline.area_printed) as area_label,
        if(joint.judgement_id is null, timeline.area_label, timeline.area_printed) as judged_as,
        timeline.grade,
        timeline.grade_printed,
        grades.label as grade_label,
        timeline.framework_label,
        timeline.is_second_hand,
        timeline.date_precision,
        timeline.document_file,
        timeline.page,
        timeline.quote,
        timeline.judgement_id
    from reporting.judgement_timeline as timeline
    left join marts.fct_judgement_spells as spells using (judgement_id)
    left join joint using (judgement_id)
    left join marts.dim_judgement_areas as areas using (area)
    left join marts.dim_grades as grades using (grade)
    where timeline.local_authority_key = $key and timeline.grade is not null
    order by told_on desc nulls last, areas.sort_order nulls last, area_label, timeline.judgement_id
"""
# Where an inspection has no overall grade, those of its areas are its outcome.
EVENTS = f"""
    with judged as (
        select
            event_id,
            coalesce(
                any_value(grade_printed) filter (area = 'overall'),
                string_agg(distinct graded, '; ' order by graded)
            ) as judgement
        from (select *, concat(area_label, ': ', grade_printed) as graded from reporting.judgement_timeline)
        where local_authority_key = $key and grade is not null
        group by event_id
    )
    select
        coalesce(end_date, reported_date) as happened_on,
        date_precision,
        {said_of_event("oversight_timeline")} as said_of_date,
        event_kind,
        framework,
        outcome_printed,
        judged.judgement,
        areas_covered,
        visit_number,
        standing_overall_judgement,
        is_second_hand,
        told_by_documents,
        document_file,
        page,
        quote,
        event_id
    from reporting.oversight_timeline
    left join judged using (event_id)
    where local_authority_key = $key
    order by happened_on desc nulls last, event_kind, event_id
"""
FRAMEWORKS = """
    select framework, label, valid_from
    from marts.dim_frameworks
    where gives_grades and framework in ('sif', 'ilacs_2018', 'ilacs_2023', 'ilacs_2026')
    order by valid_from
"""
