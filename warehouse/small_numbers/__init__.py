"""Small numbers of children: which figures are some, and what must be withheld so that none can be known."""
