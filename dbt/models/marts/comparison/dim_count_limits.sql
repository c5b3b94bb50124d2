select
    cast(counts.count as double) as counted,
    exact_count_low(cast(counts.count as double), 0.025) as low,
    exact_count_high(cast(counts.count as double), 0.025) as high
from range(0, 100) as counts (count)
