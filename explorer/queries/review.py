"""What the views of the review list ask: the list of `oversight review`, with what its items are about."""

from warehouse.review import LISTED

ITEMS = f"""
    select listed.*, items.kind_label, items.observation_id, items.discrepancy_id
    from ({LISTED}) as listed
    inner join meta.review_items as items using (review_id)
    order by items.position
"""
KINDS = """
    select kind, any_value(kind_label) as kind_label, count(*) as items
    from meta.review_items
    where is_open
    group by kind
    order by min(position)
"""
ITEM = """
    select
        items.*,
        kinds.accept_means,
        kinds.correct_means,
        kinds.dismiss_means,
        discrepancies.status as contradiction_status
    from meta.review_items as items
    left join marts.dim_review_kinds as kinds using (kind)
    left join reporting.discrepancies as discrepancies using (discrepancy_id)
    where items.review_id = $id
"""
