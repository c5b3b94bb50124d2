"""Stop 6 of the walk: statements meet the catalogue; a measure is given only where every word is accounted for."""
