"""What so many documents cost: refresh, one more letter, questions; and questions of ten million observations."""
