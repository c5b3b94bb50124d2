"""Tests over the real documents beside the repository; skipped where they are not."""
