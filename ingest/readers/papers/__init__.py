"""Papers of any council: what their headings print, what kind of paper they are, whose and for which meeting."""
