"""How a table is understood, a step a module: cells, grid, blocks side by side, roles, labels, periods, units."""
