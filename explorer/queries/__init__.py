"""The questions of the views, in SQL over the published schemas; what commands ask as well stands in `warehouse`."""
