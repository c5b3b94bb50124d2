"""Twenty people at once in the explorer, while what is published is replaced: `make bench-explorer`."""
