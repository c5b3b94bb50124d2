"""How a sentence states a figure: what it counts, in which unit, how exactly, beside whom and for when."""
