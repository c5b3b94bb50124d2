"""What a publication does to the values that stood before it."""
