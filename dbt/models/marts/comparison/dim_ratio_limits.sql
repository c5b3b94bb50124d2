select
    cast(counts.count as integer) as counted,
    cast(others.count as integer) as other_counted,
    exact_ratio_low(cast(counts.count as double), cast(others.count as double), 0.025) as low,
    nullif(exact_ratio_high(cast(counts.count as double), cast(others.count as double), 0.025), 'infinity') as high
from range(0, 100) as counts (count)
cross join range(0, 100) as others (count)
