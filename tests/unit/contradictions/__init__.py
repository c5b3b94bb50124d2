"""Every contradiction rule on what it must find and on the near misses that it must not."""
