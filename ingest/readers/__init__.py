"""What stands in a passage: numbers, periods, judgements, statistics, tables, findings. One module a thing."""
