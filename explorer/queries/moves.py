"""What the list of moved grades asks: each judgement with another grade than the one of its area before it."""

from explorer.queries.dated import said_of_judgement

# The grade before is the one that may be compared; where none may, the one before it, with the reason: of care leavers
# the one that they had together with children in care, where none of their own is later.
MOVES = f"""
    with joint as (
        select judgement_id
        from reporting.judgement_timeline
        where area = 'in_care' and event_id in (
            select event_id
            from reporting.judgement_timeline
            where area = 'care_leavers' and status = 'not_separately_judged'
        )
    )
    select
        timeline.local_authority,
        timeline.area,
        timeline.area_label,
        earlier.grade as from_grade,
        earlier.grade_printed as from_printed,
        earlier_grades.label as from_label,
        earlier_spells.judged_on as from_date,
        earlier.date_precision as from_precision,
        {said_of_judgement("earlier")} as said_of_from,
        earlier.is_second_hand as from_is_told,
        earlier.judgement_id in (from joint) as from_is_joint,
        timeline.grade as to_grade,
        timeline.grade_printed as to_printed,
        grades.label as to_label,
        spells.judged_on as to_date,
        timeline.date_precision as to_precision,
        {said_of_judgement("timeline")} as said_of_to,
        timeline.is_second_hand as to_is_told,
        timeline.judgement_id in (from joint) as to_is_joint,
        if(timeline.grade_rank > earlier.grade_rank, 'worse', 'better') as moved,
        date_sub('month', earlier_spells.judged_on, spells.judged_on) as months_between,
        timeline.compared_grade is not null as is_comparable,
        if(timeline.compared_grade is null, timeline.comparability_reason, null) as why_not_comparable,
        if(timeline.joint_judgement_id is null, null, timeline.previous_grade_printed) as last_alone_printed,
        if(timeline.joint_judgement_id is null, null, timeline.previous_judged_on) as last_alone_date,
        timeline.document_file,
        timeline.page,
        earlier.judgement_id as from_judgement_id,
        timeline.judgement_id as to_judgement_id,
        timeline.local_authority_key
    from reporting.judgement_timeline as timeline
    inner join marts.fct_judgement_spells as spells using (judgement_id)
    inner join marts.fct_judgements as earlier
        on
            coalesce(spells.compared_judgement_id, spells.joint_judgement_id, spells.previous_judgement_id)
            = earlier.judgement_id
    inner join marts.fct_judgement_spells as earlier_spells on earlier.judgement_id = earlier_spells.judgement_id
    inner join marts.dim_grades as grades on timeline.grade = grades.grade
    inner join marts.dim_grades as earlier_grades on earlier.grade = earlier_grades.grade
    where timeline.grade_rank <> earlier.grade_rank
        and ($moved = 'all' or (timeline.grade_rank > earlier.grade_rank) = ($moved = 'worse'))
        and ($from is null or earlier.grade = $from)
        and ($to is null or timeline.grade = $to)
    order by to_date desc, timeline.local_authority, timeline.area_label
"""
GRADES = "select grade as value, label from marts.dim_grades order by grade_rank, label"
