"""What a document tells second hand: earlier judgements, inspections and visits."""
