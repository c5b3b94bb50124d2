"""Stop 6 too: what papers print that cannot all hold, one small rule a kind of contradiction, found by package walk."""
