"""What a finding says of practice: its direction, its themes, and what it asks to be put right."""
